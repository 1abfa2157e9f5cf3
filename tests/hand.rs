//! The user's hand on names, from key to file and to the next start.

use crate::stage::Stage;
use insta::assert_snapshot;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn archive() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/stage.jsonl")
}

fn open(columns: u16, rows: u16, state: &Path) -> Stage {
    Stage::open_naming(columns, rows, vec![archive()], state.to_owned())
}

/// A screen on the archive with a state folder of its own, in the names of the first article, on Jane Doe.
fn names(columns: u16, rows: u16) -> (Stage, tempfile::TempDir) {
    let home = tempfile::tempdir().expect("a folder for the state");
    let mut stage = open(columns, rows, &home.path().join("state"));
    stage.press("Tab Tab g");
    (stage, home)
}

/// What is kept, once there is something.
fn kept(stage: &mut Stage, home: &tempfile::TempDir, lines: usize) -> String {
    let path = home.path().join("state/entities.jsonl");
    let read = || fs::read_to_string(&path).unwrap_or_default();
    stage.wait_until(|| path.exists() && read().lines().count() == lines);
    read()
}

#[test]
fn names_a_name_may_be_are_offered_the_likely_ones_marked() {
    let (mut stage, _home) = names(80, 24);
    assert_snapshot!(stage.press("=").type_in("j").snapshot());
}

#[test]
fn a_wide_window_keeps_the_text_in_sight() {
    let (mut stage, _home) = names(200, 50);
    assert_snapshot!(stage.press("=").type_in("r").snapshot());
}

#[test]
fn kinds_fit_a_small_window_and_one_cell_is_enough() {
    let (mut stage, _home) = names(40, 10);
    assert_snapshot!(stage.press("R o").snapshot());
    stage.resize(1, 1).press("Esc = x Esc X U").resize(80, 24);
    assert!(stage.text().contains("Jane Doe"), "{}", stage.text());
}

#[test]
fn a_merge_holds_in_the_pane_the_list_and_the_next_session_until_it_is_taken_back() {
    let (mut stage, home) = names(120, 40);
    stage.press("=").type_in("rossi").press("Enter");
    assert!(
        stage.text().contains("Jane Doe is Maria Rossi"),
        "{}",
        stage.text()
    );
    let text = kept(&mut stage, &home, 1);
    assert!(
        text.contains(r#""op":"merge","label":"PERSON","name":"Jane Doe""#),
        "{text}"
    );
    // The cursor is on her, and her articles are those of both.
    stage.press("Enter");
    assert_eq!(stage.app().query.text, "person:\"Maria Rossi\"");
    assert_eq!(stage.app().list.view.matches().len(), 4, "{}", stage.text());
    let mut again = open(120, 40, &home.path().join("state"));
    again.press("Tab Tab g p");
    assert!(
        again.text().contains("Jane Doe is Maria Rossi"),
        "{}",
        again.text()
    );
    again.press("Esc U");
    assert!(
        again.text().contains("(an earlier session)"),
        "{}",
        again.text()
    );
    kept(&mut again, &home, 0);
    again
        .press("/")
        .type_in("person:\"Maria Rossi\"")
        .press("Enter");
    assert_eq!(again.app().list.view.matches().len(), 1, "{}", again.text());
}

#[test]
fn what_is_no_name_leaves_the_list_that_was_narrowed_to_it() {
    let (mut stage, _home) = names(120, 40);
    stage.press("Enter");
    let before = stage.app().list.view.matches().len();
    assert!(before > 1, "{}", stage.text());
    stage.press("Tab Tab g X");
    assert_eq!(stage.app().list.view.matches().len(), 0, "{}", stage.text());
    stage.press("U");
    assert_eq!(
        stage.app().list.view.matches().len(),
        before,
        "{}",
        stage.text()
    );
}

#[test]
fn a_folder_that_cannot_be_written_says_so_and_the_session_loses_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("file");
    fs::write(&file, "x").expect("a file");
    let mut stage = open(120, 40, &file.join("state"));
    stage.press("Tab Tab g X");
    stage.wait_for("holds until you leave");
    let shown = stage.app().reader.prepared.clone().expect("an article");
    let names = |stage: &Stage| {
        let shown = stage.app().reader.prepared.clone().expect("an article");
        shown
            .extraction
            .entities
            .iter()
            .any(|entity| entity.name == "Jane Doe")
    };
    assert!(!names(&stage), "{:?}", shown.extraction);
    // Once there is room, all of it is kept, in order.
    fs::remove_file(&file).expect("gone");
    stage.press("U");
    stage.press("X");
    let path = file.join("state/entities.jsonl");
    let read = || fs::read_to_string(&path).unwrap_or_default();
    stage.wait_until(|| read().lines().count() == 1);
    assert!(read().contains(r#""op":"dismiss""#), "{}", read());
    assert!(!names(&stage));
}
