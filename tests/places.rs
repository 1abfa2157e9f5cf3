//! Where one was: from session to session, and where that is of no use.

use crate::stage::Stage;
use std::{fs, path::Path};

fn archive(folder: &Path) {
    let line = |number: usize| {
        let text = format!("Sentence of {number}, and so on to the end of the line.\\n").repeat(60);
        format!(
            "{{\"title\": \"Briefing {number}\", \"text\": \"{text}\", \"date\": \"2024-01-{number:02}\"}}\n"
        )
    };
    let lines: String = (1..=28).map(line).collect();
    fs::write(folder.join("a.jsonl"), lines).expect("written");
}

fn open(folder: &Path) -> Stage {
    let paths = vec![folder.join("a.jsonl")];
    Stage::open_keeping(80, 24, paths, folder.join("state"))
}

#[test]
fn the_next_session_opens_a_text_where_it_was_left() {
    let folder = tempfile::tempdir().expect("a folder");
    archive(folder.path());
    let mut stage = open(folder.path());
    stage.press("1 2 j Enter").press("9 j");
    let left = stage.app().reader.place;
    assert!(left > 0, "{}", stage.text());
    stage.leave();
    let mut stage = open(folder.path());
    assert_eq!((stage.app().list.cursor, stage.app().reader.place), (0, 0));
    stage.press("1 2 j Enter");
    assert_eq!(stage.app().reader.place, left);
}

#[test]
fn a_file_that_is_damaged_costs_the_places_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    archive(folder.path());
    let mut stage = open(folder.path());
    stage.press("1 2 j Enter").press("9 j");
    stage.leave();
    fs::write(folder.path().join("state/places.jsonl"), "\u{1b}]0;pwned\n").expect("written");
    let mut stage = open(folder.path());
    stage.press("1 2 j Enter");
    assert_eq!(stage.app().reader.place, 0, "{}", stage.text());
}
