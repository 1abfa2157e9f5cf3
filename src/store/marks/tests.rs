//! What was marked is there at the next start, and after whatever befell the log.

use super::*;
use proptest::prelude::*;
use serde_json::json;
use std::{fs, path::PathBuf, thread};

fn folder() -> (tempfile::TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let state = root.path().join("state/dateline");
    (root, state)
}

fn book(state: &Path) -> Book {
    let (book, problem) = load(Some(state));
    assert_eq!(problem, None);
    book
}

fn star(id: &str, is_on: bool) -> Done {
    (id.into(), Change::Star(is_on))
}

fn starred(book: &Book, id: &str) -> bool {
    let mark = book.marks().of(IdKey::of(id));
    mark.is_some_and(|mark| mark.is_starred)
}

#[test]
fn what_was_marked_is_there_at_the_next_start() {
    let (_root, state) = folder();
    let mut first = book(&state);
    let done = [
        star("a", true),
        ("a".into(), Change::Read(true)),
        ("b".into(), Change::Tag("fraud".to_owned(), true)),
        ("b".into(), Change::Note("check the \"date\"".to_owned())),
        star("c", true),
        star("c", false),
    ];
    assert_eq!(first.keep(&done, 1_000).unwrap(), []);
    let next = book(&state);
    assert_eq!(next.marks(), first.marks());
    let b = next.marks().of(IdKey::of("b")).unwrap();
    assert_eq!(
        (&*b.tags, b.note.as_deref()),
        (&["fraud".to_owned()][..], Some("check the \"date\""))
    );
    assert!(!starred(&next, "c"));
}

#[test]
fn a_clock_that_was_set_back_loses_nothing() {
    let (_root, state) = folder();
    book(&state).keep(&[star("a", true)], 2_000).unwrap();
    book(&state).keep(&[star("a", false)], 1_000).unwrap();
    assert!(!starred(&book(&state), "a"));
    book(&state).keep(&[star("a", true)], 0).unwrap();
    assert!(starred(&book(&state), "a"));
}

#[test]
fn two_of_us_at_once_lose_nothing_and_learn_of_each_other() {
    let (_root, state) = folder();
    thread::scope(|scope| {
        for who in ["one", "other"] {
            let state = &state;
            scope.spawn(move || {
                let mut book = book(state);
                for at in 0..40 {
                    book.keep(&[star(&format!("{who} {at}"), true)], at)
                        .unwrap();
                }
            });
        }
    });
    let mut all = book(&state);
    assert_eq!(all.held.len(), 80);
    let mut other = book(&state);
    other.keep(&[star("one 1", false)], 100).unwrap();
    assert_eq!(all.read_on().unwrap(), [star("one 1", false)]);
    other.keep(&[star("new", true)], 100).unwrap();
    assert_eq!(
        all.keep(&[star("mine", true)], 100).unwrap(),
        [star("new", true)]
    );
    assert_eq!(all.read_on().unwrap(), [], "what is ours is no news");
}

#[test]
fn a_long_log_becomes_a_snapshot_in_which_each_field_has_one_line() {
    let (_root, state) = folder();
    let mut all = book(&state);
    let mut other = book(&state);
    let done: Vec<Done> = (0..6_000)
        .map(|at| star(&format!("article {}", at % 50), at % 2 == 0))
        .collect();
    all.keep(&done, 1).unwrap();
    all.keep(&done, 2).unwrap();
    let lines = |name| {
        fs::read_to_string(state.join(name))
            .unwrap()
            .lines()
            .count()
    };
    assert_eq!((lines("marks.log"), lines("marks.snap")), (0, 50 + 1));
    assert_eq!(book(&state).marks(), all.marks());
    other.keep(&[star("late", true)], 3).unwrap();
    assert_eq!(other.marks(), book(&state).marks());
    assert!(starred(&other, "article 0") && starred(&other, "late"));
}

#[test]
fn what_a_newer_version_wrote_stays_as_it_is() {
    let (_root, state) = folder();
    let mut all = book(&state);
    all.keep(&[star("a", true)], 1).unwrap();
    let line = |line: serde_json::Value| sealed(line.as_object().unwrap().clone());
    let strange =
        line(json!({"v": 1, "op": "place", "id": "a", "at": 7, "t": 5, "w": "x", "n": 1}));
    let newer =
        line(json!({"v": 2, "op": "star", "id": "b", "on": "half", "t": 5, "w": "x", "n": 1}));
    let more = line(
        json!({"v": 1, "op": "star", "id": "c", "on": true, "colour": "red", "t": 5, "w": "x", "n": 1}),
    );
    let before = fs::read_to_string(state.join("marks.log")).unwrap();
    fs::write(
        state.join("marks.log"),
        [&*before, &strange, &newer, &more, &strange].concat(),
    )
    .unwrap();
    let mut all = book(&state);
    assert!(starred(&all, "c") && !starred(&all, "b"));
    let log = all.log.as_mut().unwrap();
    let writing = log.write().unwrap();
    log.compact(&writing, live).unwrap();
    let kept = fs::read_to_string(state.join("marks.snap")).unwrap();
    let lines = [&*before, &strange, &newer, &more].concat();
    assert!(kept.starts_with(&lines) && kept.lines().count() == lines.lines().count() + 1);
}

#[test]
fn damage_is_told_once_and_copied_aside() {
    let (_root, state) = folder();
    book(&state)
        .keep(&[star("a", true), star("b", true)], 1)
        .unwrap();
    let path = state.join("marks.log");
    let mut bytes = fs::read(&path).unwrap();
    bytes[20] ^= 4;
    fs::write(&path, &bytes).unwrap();
    let (damaged, problem) = load(Some(&state));
    assert!(!starred(&damaged, "a") && starred(&damaged, "b"));
    let problem = problem.unwrap();
    assert!(
        problem.starts_with("1 line of your marks cannot be read: copied aside to `"),
        "{problem}"
    );
    assert_eq!(fs::read(state.join("marks.log.damaged")).unwrap(), bytes);
    assert!(starred(&book(&state), "b"));
}

#[test]
fn without_a_folder_marks_hold_and_are_not_kept() {
    let (mut book, problem) = load(None);
    assert_eq!(problem, None);
    assert!(matches!(
        book.keep(&[star("a", true)], 1),
        Err(StoreError::NoFolder)
    ));
    assert!(lines(&[star("a", true)], 1).contains("\"star\""));
}

/// Twelve marks in a log, and where each line ends.
fn log() -> (Vec<u8>, Vec<usize>) {
    let (_root, state) = folder();
    let mut all = book(&state);
    for at in 0..12 {
        all.keep(&[star(&format!("article {at}"), true)], at)
            .unwrap();
    }
    let bytes = fs::read(state.join("marks.log")).unwrap();
    let ends = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect();
    (bytes, ends)
}

fn count_of(state: &Path, bytes: &[u8]) -> usize {
    fs::create_dir_all(state).unwrap();
    for file in fs::read_dir(state).unwrap().flatten() {
        fs::remove_file(file.path()).unwrap();
    }
    fs::write(state.join("marks.log"), bytes).unwrap();
    let (book, _) = load(Some(state));
    book.held.len()
}

#[test]
fn a_log_cut_at_any_byte_keeps_every_mark_before_the_cut() {
    let (bytes, ends) = log();
    let (_root, state) = folder();
    for cut in 0..=bytes.len() {
        let whole = ends.iter().filter(|end| **end <= cut).count();
        assert_eq!(count_of(&state, &bytes[..cut]), whole, "cut at {cut}");
    }
}

#[test]
fn a_byte_flipped_anywhere_costs_two_marks_at_most() {
    let (bytes, ends) = log();
    let (_root, state) = folder();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xFF, bytes[at] ^ b'\n'] {
            let mut flipped = bytes.clone();
            flipped[at] ^= flip;
            let left = count_of(&state, &flipped);
            assert!(
                left + 2 >= ends.len(),
                "{left} left: byte {at} by {flip:02x}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_as_a_log_are_read_and_written_after(log in prop::collection::vec(any::<u8>(), 0..400), snap in prop::collection::vec(any::<u8>(), 0..200)) {
        let (_root, state) = folder();
        fs::create_dir_all(&state).unwrap();
        fs::write(state.join("marks.log"), log).unwrap();
        fs::write(state.join("marks.snap"), snap).unwrap();
        let (mut all, _) = load(Some(&state));
        all.keep(&[star("a", true)], 1).unwrap();
        prop_assert!(starred(&load(Some(&state)).0, "a"));
    }
}
