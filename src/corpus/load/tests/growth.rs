//! Files that grow, come, change and go after they were read: what is added is what a fresh start would find, and no more
//! is read than that.

use super::*;
use crate::corpus::ArticleId;
use proptest::{prelude::*, test_runner::RngSeed};
use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    path::PathBuf,
    sync::Arc,
};

mod folder;
pub(super) use folder::Seen;
use folder::{Folder, LONG, line, lines, long};

#[test]
fn lines_added_to_a_long_file_are_read_alone() {
    let mut folder = Folder::of(&[("a.jsonl", &long())]);
    let before = folder.corpus.clone();
    folder.append("a.jsonl", lines(LONG..LONG + 12));
    // The beginning is not looked at again: nobody notices that it is something else now.
    let file = OpenOptions::new()
        .write(true)
        .open(folder.path("a.jsonl"))
        .unwrap();
    std::os::unix::fs::FileExt::write_all_at(&file, b"#", 0).unwrap();
    folder.follow(Zeal::Add);
    assert_eq!((folder.corpus.len(), folder.changed_count), (LONG + 12, 0));
    assert!(folder.corpus.continues(&before));
    let last = folder.corpus.read(ArticleId(LONG as u32 + 11)).unwrap();
    assert!(last.body.contains("131 things"));
}

#[test]
fn half_a_line_is_taken_once_it_is_whole() {
    for text in [line(0), long()] {
        let mut folder = Folder::of(&[("a.jsonl", &text)]);
        let count = folder.corpus.len();
        let next = line(9_999);
        let (half, rest) = next.split_at(40);
        folder.append("a.jsonl", half);
        folder.follow(Zeal::Add);
        assert_eq!(folder.corpus.len(), count);
        assert_eq!(folder.corpus.rejections(), [], "it may be being written");
        folder.append("a.jsonl", rest);
        folder.follow(Zeal::Add);
        assert_eq!(folder.corpus.len(), count + 1);
        assert_eq!(folder.seen(), folder.fresh());
    }
}

#[test]
fn half_a_line_is_told_of_when_it_is_asked_for_and_taken_back_when_it_goes_on() {
    let mut folder = Folder::of(&[("a.jsonl", &long())]);
    let next = line(9_999);
    let (half, rest) = next.split_at(40);
    folder.append("a.jsonl", half);
    folder.follow(Zeal::Renew);
    assert_eq!(folder.corpus.rejections().len(), 1);
    folder.append("a.jsonl", rest);
    folder.follow(Zeal::Add);
    assert_eq!(folder.corpus.rejections(), []);
    assert_eq!(folder.seen(), folder.fresh());
}

#[test]
fn new_files_are_added_and_old_ones_are_not_read_again() {
    let mut folder = Folder::of(&[("a.jsonl", &long()), ("c.jsonl", &lines(0..3))]);
    let before = folder.corpus.clone();
    folder.append("b.jsonl", lines(10..14));
    folder.append("sub/d.json", line(20));
    folder.follow(Zeal::Add);
    assert_eq!(folder.corpus.len(), before.len() + 5);
    assert!(folder.corpus.continues(&before));
    assert_eq!(folder.seen(), folder.fresh(), "in the order of the files");
}

#[test]
fn an_empty_file_that_is_written_to_is_no_problem_any_more() {
    let mut folder = Folder::of(&[("a.jsonl", ""), ("b.jsonl", &lines(0..2))]);
    assert_eq!(reasons(&folder.corpus), [(None, "empty file".to_owned())]);
    folder.append("a.jsonl", line(7));
    folder.follow(Zeal::Add);
    assert_eq!(reasons(&folder.corpus), []);
    assert_eq!(folder.seen(), folder.fresh());
}

#[test]
fn pieces_added_to_a_compressed_file_are_unpacked_alone() {
    let packed = |text: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let mut folder = Folder::of(&[]);
    folder.append("a.jsonl.gz", packed(&long()));
    folder.follow(Zeal::Renew);
    let before = folder.corpus.clone();
    let next = packed(&lines(LONG..LONG + 5));
    let (half, rest) = next.split_at(20);
    folder.append("a.jsonl.gz", half);
    folder.follow(Zeal::Add);
    assert_eq!((folder.corpus.len(), folder.changed_count), (LONG, 0));
    folder.append("a.jsonl.gz", rest);
    folder.follow(Zeal::Add);
    assert_eq!((folder.corpus.len(), folder.changed_count), (LONG + 5, 0));
    assert!(folder.corpus.continues(&before));
    assert_eq!(folder.seen(), folder.fresh());
}

#[test]
fn an_array_written_anew_has_changed_and_is_read_when_asked_for() {
    let array = |count: usize| {
        let records: Vec<String> = (0..count)
            .map(|number| line(number).trim().to_owned())
            .collect();
        format!("[{}]", records.join(",\n"))
    };
    let mut folder = Folder::of(&[("a.json", &array(2_000))]);
    fs::write(folder.path("a.json"), array(2_003)).unwrap();
    folder.follow(Zeal::Add);
    assert_eq!((folder.corpus.len(), folder.changed_count), (2_000, 1));
    folder.follow(Zeal::Renew);
    assert_eq!((folder.corpus.len(), folder.changed_count), (2_003, 0));
    assert_eq!(folder.seen(), folder.fresh());
}

#[test]
fn files_cut_replaced_and_removed_are_counted_and_nothing_else_happens() {
    let mut folder = Folder::of(&[
        ("a.jsonl", &long()),
        ("b.jsonl", &lines(0..3)),
        ("c.jsonl", &lines(5..9)),
        ("d.jsonl", &lines(0..1)),
    ]);
    let before = folder.corpus.clone();
    fs::write(folder.path("a.jsonl"), lines(0..4)).unwrap();
    fs::write(folder.path("new"), lines(7..20)).unwrap();
    fs::rename(folder.path("new"), folder.path("b.jsonl")).unwrap();
    fs::remove_file(folder.path("c.jsonl")).unwrap();
    folder.append("d.jsonl", line(1));
    folder.follow(Zeal::Add);
    assert_eq!(folder.changed_count, 3);
    assert_eq!(
        folder.corpus.len(),
        before.len() + 1,
        "what grew is added even so"
    );
    assert!(folder.corpus.continues(&before));
    folder.follow(Zeal::Renew);
    assert_eq!(folder.changed_count, 0);
    assert_eq!(folder.seen(), folder.fresh());
}

#[test]
fn of_a_folder_only_the_file_that_has_changed_is_read_anew() {
    let mut folder = Folder::of(&[
        ("a.jsonl", &lines(0..5)),
        ("b.jsonl", &lines(5..9)),
        ("c.jsonl", &lines(9..12)),
    ]);
    let before = folder.corpus.clone();
    fs::write(folder.path("b.jsonl"), lines(20..22)).unwrap();
    folder.follow(Zeal::Renew);
    assert_eq!((folder.corpus.len(), folder.changed_count), (10, 0));
    assert_eq!(folder.seen(), folder.fresh());
    let first = |corpus: &Corpus| Arc::clone(&corpus.segments()[0]);
    assert!(Arc::ptr_eq(&first(&before), &first(&folder.corpus)));
}

#[test]
fn a_file_that_is_put_back_as_it_was_has_not_changed() {
    let mut folder = Folder::of(&[("a.jsonl", &lines(0..5))]);
    fs::write(folder.path("a.jsonl"), "").unwrap();
    assert_eq!(folder.follow(Zeal::Add).changed_count, 1);
    fs::write(folder.path("a.jsonl"), lines(0..5)).unwrap();
    assert_eq!(folder.follow(Zeal::Add).changed_count, 0);
}

#[test]
fn a_new_file_that_sorts_before_those_a_map_was_made_from_is_not_read_otherwise_than_by_a_fresh_start()
 {
    let with = |text: &str, summary: &str| {
        format!(
            "{{\"title\":\"Harbour opens\",\"summary\":\"{summary}\",\"content\":\"{text}\",\"date\":\"2024-03-01\"}}"
        )
    };
    let mut folder = Folder::of(&[
        (
            "m.json",
            &with("", "The harbour opened on Monday after the storm."),
        ),
        (
            "n.json",
            &with("", "The harbour opened on Tuesday after the storm."),
        ),
    ]);
    for number in 0..9 {
        let name = format!("a{number}.json");
        folder.append(
            &name,
            with(
                "The harbour opened at noon, and the boats went out.",
                "Opened.",
            ),
        );
        folder.follow(Zeal::Add);
    }
    folder.follow(Zeal::Renew);
    assert_eq!(folder.seen(), folder.fresh());
}

#[test]
fn a_list_that_waits_for_what_it_lists_is_not_added_to() {
    let item = |number| {
        format!(
            "{{\"title\":\"Briefing {number}\",\"url\":\"https://echo.example/{number}\",\"date\":\"2024-03-01\"}}"
        )
    };
    let list = format!("{{\"items\":[{}]}}", [1, 2, 3].map(item).join(","));
    let mut folder = Folder::of(&[("a.jsonl", &lines(1..3)), ("list.json", &list)]);
    folder.append("a.jsonl", line(3));
    folder.follow(Zeal::Add);
    assert!(folder.changed_count > 0);
    folder.follow(Zeal::Renew);
    assert_eq!(folder.seen(), folder.fresh());
}

#[test]
fn a_glob_matches_what_has_come() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("a.data"), lines(0..3)).unwrap();
    let options = Options {
        paths: vec![root.path().join("*.data")],
        ..Options::default()
    };
    let mut folder = Folder::loaded(root, options);
    folder.append("b.data", lines(3..5));
    folder.append("c.other", lines(3..5));
    folder.follow(Zeal::Add);
    assert_eq!(folder.headlines().len(), 5);
}

#[test]
fn a_load_that_was_stopped_is_not_added_to() {
    let mut folder = Folder::of(&[("a.jsonl", &lines(0..3))]);
    folder.loaded.load(&mut |_| ControlFlow::Break(()));
    folder.append("a.jsonl", line(3));
    folder.follow(Zeal::Renew);
    assert_eq!(folder.corpus.len(), 4);
}

/// Something that happens to a folder.
#[derive(Debug, Clone)]
enum Step {
    Append(usize, usize),
    Part(usize, usize),
    Single(u8),
    Cut(usize),
    Remove(usize),
    Follow,
    Renew,
}

const NAMES: [&str; 4] = ["b.jsonl", "d.jsonl", "f/a.jsonl", "m.json"];

fn step() -> impl Strategy<Value = Step> {
    let name = || 0..NAMES.len();
    prop_oneof![
        4 => (name(), 1_usize..6).prop_map(|(name, count)| Step::Append(name, count)),
        3 => (name(), 1_usize..150).prop_map(|(name, length)| Step::Part(name, length)),
        3 => any::<u8>().prop_map(Step::Single),
        1 => name().prop_map(Step::Cut),
        1 => name().prop_map(Step::Remove),
        4 => Just(Step::Follow),
        1 => Just(Step::Renew),
    ]
}

fn take(folder: &mut Folder, step: &Step, number: usize, rests: &mut [String; 4]) {
    match *step {
        Step::Append(name, count) => {
            let text = std::mem::take(&mut rests[name]) + &lines(number..number + count);
            folder.append(NAMES[name], text);
        }
        Step::Part(name, length) => {
            let text = std::mem::take(&mut rests[name]) + &line(number);
            let (part, rest) = text.split_at(length.min(text.len()));
            folder.append(NAMES[name], part);
            rest.clone_into(&mut rests[name]);
        }
        Step::Single(name) => {
            let record = line(number);
            fs::write(folder.path(&format!("{name:03}.json")), record.trim()).unwrap();
        }
        Step::Cut(name) => {
            rests[name].clear();
            let file = OpenOptions::new()
                .write(true)
                .open(folder.path(NAMES[name]));
            let _ = file.and_then(|file| file.set_len(file.metadata()?.len() / 2));
        }
        Step::Remove(name) => {
            rests[name].clear();
            let _ = fs::remove_file(folder.path(NAMES[name]));
        }
        Step::Follow => drop(folder.follow(Zeal::Add)),
        Step::Renew => drop(folder.follow(Zeal::Renew)),
    }
}

proptest! {
    // The same steps each time, so that a run tells of a change and not of luck.
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(1921), ..ProptestConfig::default() })]

    /// In whatever steps an archive grows and changes, once it is asked for it is what a fresh start finds.
    #[test]
    fn growth_in_any_steps_ends_as_a_fresh_start(is_long in any::<bool>(), steps in prop::collection::vec(step(), 1..24)) {
        let first = if is_long { long() } else { lines(0..3) };
        let mut folder = Folder::of(&[("b.jsonl", &first), ("k.jsonl", &lines(0..2))]);
        let mut rests = <[String; 4]>::default();
        for (number, step) in steps.iter().enumerate() {
            let before = folder.corpus.clone();
            take(&mut folder, step, 3_000 + number * 10, &mut rests);
            if matches!(step, Step::Follow) {
                prop_assert!(folder.corpus.continues(&before));
            }
        }
        folder.follow(Zeal::Renew);
        prop_assert_eq!(folder.seen(), folder.fresh());
        prop_assert_eq!(folder.changed_count, 0);
    }
}
