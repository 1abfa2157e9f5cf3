//! Verdicts kept and taken back, on a disk that fails and in a file that is damaged.

use super::*;
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf, thread};

fn folder() -> (tempfile::TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let state = root.path().join("state/dateline");
    (root, state)
}

fn named(kind: Kind, name: &str) -> Named {
    let name = name.to_owned();
    Named { kind, name }
}

/// A verdict of each sort.
fn three() -> [Verdict; 3] {
    let weiler = named(Kind::Person, "Karin Weiler");
    let verdict = |about, ruling| Verdict { about, ruling };
    [
        verdict(named(Kind::Person, "Weiler"), Ruling::Merge(weiler)),
        verdict(named(Kind::Person, "Orbit"), Ruling::Retype(Kind::Org)),
        verdict(named(Kind::Org, "Breaking"), Ruling::Dismiss),
    ]
}

fn give(state: &Path, verdicts: &[Verdict]) {
    let changes: Vec<Change> = verdicts.iter().cloned().map(Change::Give).collect();
    keep(Some(state), &changes).unwrap();
}

#[test]
fn nothing_is_made_before_there_is_something_to_keep() {
    let (root, state) = folder();
    assert_eq!(load(Some(&state)).kept, []);
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    assert_eq!((load(None).kept.len(), load(None).problem), (0, None));
}

#[test]
fn verdicts_are_kept_in_their_order_for_their_owner_alone() {
    let (_root, state) = folder();
    for verdict in three() {
        give(&state, &[verdict]);
    }
    let loaded = load(Some(&state));
    assert_eq!(
        (loaded.kept.as_slice(), loaded.problem),
        (&three()[..], None)
    );
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (mode(state.clone()), mode(state.join(LINES.name))),
        (0o700, 0o600)
    );
}

#[test]
fn one_is_taken_back_and_of_two_alike_the_newer_one() {
    let (_root, state) = folder();
    let [merge, retype, dismiss] = three();
    let all = [
        merge.clone(),
        dismiss.clone(),
        retype.clone(),
        merge.clone(),
    ];
    give(&state, &all);
    let back = [Change::TakeBack(merge.clone())];
    keep(Some(&state), &back).unwrap();
    assert_eq!(load(Some(&state)).kept, [merge, dismiss, retype]);
}

#[test]
fn a_damaged_line_costs_itself_and_the_file_is_copied_aside_once() {
    let (_root, state) = folder();
    give(&state, &three());
    let good = fs::read_to_string(state.join(LINES.name)).unwrap();
    for bad in [
        "{\"v\":1,\"op\":\"merge\",\"label\":\"PERSON\",\"name\":\"A\"}",
        "{\"v\":1,\"op\":\"retype\",\"label\":\"PERSON\",\"name\":\"A\",\"to\":\"WIZARD\"}",
        "{\"v\":1,\"op\":\"dismiss\",\"label\":\"ORG\",\"name\":\" \"}",
        "{\"op\":3}",
        "{\"v\":1,\"op\":\"dis",
        "[]",
        "\u{0}\u{0}",
    ] {
        fs::write(state.join(LINES.name), format!("{bad}\n{good}")).unwrap();
        let loaded = load(Some(&state));
        assert_eq!(loaded.kept, three(), "{bad}");
        let problem = loaded.problem.unwrap_or_default();
        assert!(problem.starts_with("1 line of what was said"), "{problem}");
        assert_eq!(
            fs::read_to_string(state.join(LINES.name)).unwrap(),
            good,
            "{bad}"
        );
        assert!(load(Some(&state)).problem.is_none());
    }
}

#[test]
fn a_file_cut_at_any_byte_gives_all_whole_lines_before_it() {
    let (_root, state) = folder();
    give(&state, &three());
    let bytes = fs::read(state.join(LINES.name)).unwrap();
    for cut in 0..bytes.len() {
        let (good, damaged) = LINES.read(&bytes[..cut]);
        let whole = memchr::memchr_iter(b'\n', &bytes[..cut]).count();
        assert!(good.len() + damaged >= whole);
        assert!(good.len() >= whole, "cut at {cut}");
    }
}

#[test]
fn what_a_newer_version_says_is_kept_as_it_is() {
    let (_root, state) = folder();
    fs::create_dir_all(&state).unwrap();
    let newer = "{\"v\":2,\"op\":\"split\",\"label\":\"SPELL\",\"name\":\"A\"}\n";
    fs::write(state.join(LINES.name), newer).unwrap();
    let [merge, ..] = three();
    give(&state, std::slice::from_ref(&merge));
    let loaded = load(Some(&state));
    assert_eq!(
        (loaded.kept.as_slice(), loaded.problem),
        (&[merge][..], None)
    );
    let text = fs::read_to_string(state.join(LINES.name)).unwrap();
    assert!(text.starts_with(newer), "{text}");
}

#[test]
fn a_name_with_control_characters_comes_back_unable_to_act() {
    let (_root, state) = folder();
    let about = named(Kind::Org, "Orb\u{1b}[31m\u{202e}it\n\u{7f}");
    let ruling = Ruling::Dismiss;
    give(&state, &[Verdict { about, ruling }]);
    let bytes = fs::read(state.join(LINES.name)).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.lines().count(), 1);
    assert!(
        text.trim_end().is_ascii() && !text.contains('\u{1b}'),
        "{text}"
    );
    let kept = load(Some(&state)).kept;
    let name = &kept[0].about.name;
    assert!(
        name.starts_with("Orb") && !name.chars().any(char::is_control),
        "{name}"
    );
    assert!(!name.contains('\u{202e}'), "{name}");
}

#[test]
fn a_folder_that_cannot_be_written_says_so_and_loses_nothing() {
    let (root, state) = folder();
    give(&state, &three());
    let [merge, ..] = three();
    // Something else stands where the new file would be written: root may write anywhere else.
    fs::create_dir(state.join(format!("{}.new", LINES.name))).unwrap();
    let refused = keep(Some(&state), &[Change::TakeBack(merge)]).unwrap_err();
    assert!(refused.to_string().starts_with("cannot write"), "{refused}");
    assert_eq!(load(Some(&state)).kept, three());
    let beneath = root.path().join("file");
    fs::write(&beneath, "").unwrap();
    let below = beneath.join("state");
    assert!(keep(Some(&below), &[]).is_err());
    assert_eq!(load(Some(&below)).kept, []);
    assert!(
        keep(None, &[])
            .unwrap_err()
            .to_string()
            .contains("--state DIR")
    );
}

#[test]
fn two_of_us_at_once_keep_both() {
    let (_root, state) = folder();
    let [one, two, _] = three();
    thread::scope(|scope| {
        for verdict in [&one, &two] {
            let state = &state;
            scope.spawn(move || {
                for _ in 0..5 {
                    give(state, std::slice::from_ref(verdict));
                }
            });
        }
    });
    assert_eq!(load(Some(&state)).kept.len(), 10);
}

#[test]
fn ten_thousand_verdicts_are_kept_and_found() {
    let (_root, state) = folder();
    let verdict = |number| Verdict {
        about: named(Kind::Person, &format!("Jane Number{number}")),
        ruling: Ruling::Merge(named(Kind::Person, "Jane Doe")),
    };
    let all: Vec<Verdict> = (0..10_000).map(verdict).collect();
    give(&state, &all);
    assert_eq!(load(Some(&state)).kept, all);
}
