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
fn the_next_session_begins_where_the_last_one_was_left() {
    let folder = tempfile::tempdir().expect("a folder");
    archive(folder.path());
    let mut stage = open(folder.path());
    stage.press("1 2 j Enter").press("9 j");
    let far = |stage: &Stage| (stage.app().reader.place, stage.app().list.cursor);
    let (left, text) = (far(&stage), stage.text());
    assert!(
        left == (left.0, 12) && left.0 > 0 && text.contains("Briefing 16"),
        "{text}"
    );
    stage.leave();
    let mut stage = open(folder.path());
    assert_eq!(far(&stage), left);
    stage.press("K J");
    assert_eq!(far(&stage), left, "the text is where it was too");
}

#[test]
fn an_article_that_is_gone_and_a_file_that_is_damaged_cost_the_place_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    archive(folder.path());
    let mut stage = open(folder.path());
    stage.press("1 2 j Enter 9 j");
    stage.leave();
    let kept = folder.path().join("state/places.jsonl");
    let good = fs::read_to_string(&kept).expect("kept");
    fs::write(&kept, good.replace("Briefing 16", "Nobody's")).expect("written");
    let stage = open(folder.path());
    assert_eq!(stage.app().list.cursor, 0, "{}", stage.text());
    fs::write(&kept, "\u{1b}]0;pwned\n").expect("written");
    let stage = open(folder.path());
    assert_eq!(stage.app().list.cursor, 0, "{}", stage.text());
}

#[test]
fn a_file_that_was_written_anew_is_opened_at_the_same_headline() {
    let folder = tempfile::tempdir().expect("a folder");
    archive(folder.path());
    let mut stage = open(folder.path());
    stage.press("1 2 j");
    stage.leave();
    let path = folder.path().join("a.jsonl");
    let text = fs::read_to_string(&path).expect("read");
    let later: Vec<&str> = text.lines().skip(3).collect();
    fs::write(&path, later.join("\n")).expect("written");
    let stage = open(folder.path());
    assert_eq!(stage.app().list.cursor, 12, "{}", stage.text());
}
