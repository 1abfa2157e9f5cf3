//! A corpus that changes under the open screen: a sentence instead of the text, never the text of another article.

use crate::stage::Stage;
use dateline::config::Settings;
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

const SENTENCE: &str = "changed on disk: reload with F5";

fn line(number: usize, body: &str) -> String {
    format!(
        "{{\"title\": \"Briefing {number}\", \"text\": \"{body} {number}. Nothing else was said by the desk in Geneva that day.\", \
         \"date\": \"2024-03-{number:02}\"}}\n"
    )
}

fn lines(body: &str, numbers: impl Iterator<Item = usize>) -> String {
    numbers.map(|number| line(number, body)).collect()
}

/// Opens twenty articles, changes their file, moves on, and returns what is on the screen.
fn after(change: impl Fn(&Path)) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("news.jsonl");
    fs::write(&path, lines("Original", 1..=20)).expect("written");
    let mut stage = open(&path);
    assert!(stage.text().contains("Original 20."), "{}", stage.text());
    change(&path);
    stage.press("9 j");
    stage.text()
}

fn open(path: &Path) -> Stage {
    Stage::open_with(80, 24, vec![PathBuf::from(path)], Settings::default())
}

#[test]
fn a_file_cut_to_nothing() {
    let text = after(|path| fs::write(path, "").expect("written"));
    assert!(
        text.contains(SENTENCE) && !text.contains("Original"),
        "{text}"
    );
}

#[test]
fn a_file_cut_in_the_middle_of_a_record() {
    let whole = lines("Original", 1..=20);
    let text =
        after(|path| fs::write(path, whole.split_at(whole.len() / 2 + 13).0).expect("written"));
    assert!(text.contains(SENTENCE), "{text}");
}

#[test]
fn a_file_of_garbage() {
    let garbage: Vec<u8> = (0_u32..4_000)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let text = after(|path| fs::write(path, &garbage).expect("written"));
    assert!(text.contains(SENTENCE), "{text}");
}

#[test]
fn a_file_replaced_by_other_articles_of_the_same_length() {
    let text = after(|path| {
        let other = path.with_extension("new");
        fs::write(&other, lines("Foreign!", (1..=20).rev())).expect("written");
        fs::rename(other, path).expect("renamed");
    });
    assert!(
        text.contains(SENTENCE) && !text.contains("Foreign"),
        "{text}"
    );
}

#[test]
fn articles_of_one_headline_that_changed_places() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("news.jsonl");
    let briefing = |body: &str, day: u32| {
        format!(
            "{{\"title\": \"Morning briefing\", \"text\": \"{body} in Geneva.\", \"date\": \"2024-03-{day:02}\"}}\n"
        )
    };
    let days = |days: [u32; 3]| {
        days.map(|day| briefing(&format!("What day {day} brought"), day))
            .concat()
    };
    fs::write(&path, days([1, 2, 3])).expect("written");
    let mut stage = open(&path);
    fs::write(&path, days([2, 1, 3])).expect("written");
    let text = stage.press("j").text();
    assert!(
        text.contains(SENTENCE) && !text.contains("day 1 brought"),
        "{text}"
    );
}

#[test]
fn a_file_that_grew_is_read_as_before() {
    let more = lines("Original", 1..=20) + &lines("Later", 21..=25) + "{\"half";
    let text = after(|path| fs::write(path, &more).expect("written"));
    assert!(text.contains("Original 11."), "{text}");
}

#[test]
fn a_file_that_is_gone() {
    let text = after(|path| fs::remove_file(path).expect("removed"));
    assert!(text.contains("file removed"), "{text}");
}

#[test]
fn a_file_that_may_no_longer_be_read() {
    let text = after(|path| {
        fs::set_permissions(path, fs::Permissions::from_mode(0o0)).expect("its owner may");
    });
    // the superuser reads everything
    assert!(
        text.contains("permission denied") || text.contains("Original 11."),
        "{text}"
    );
}

#[test]
fn a_file_replaced_by_a_pipe_does_not_block() {
    let text = after(|path| {
        fs::remove_file(path).expect("removed");
        assert!(
            std::process::Command::new("mkfifo")
                .arg(path)
                .status()
                .expect("mkfifo")
                .success()
        );
    });
    assert!(text.contains("a named pipe, not a file"), "{text}");
}
