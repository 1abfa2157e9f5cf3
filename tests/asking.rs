//! What was asked: from the prompt to the file, and to the next session.

use crate::stage::Stage;
use dateline::config::Settings;
use insta::assert_snapshot;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn archive() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/stage.jsonl")
}

fn open(columns: u16, rows: u16, folder: &Path) -> Stage {
    Stage::open_naming(columns, rows, vec![archive()], folder.to_owned())
}

/// What is kept in a file of the state folder, once it has so many lines.
fn kept(stage: &mut Stage, folder: &Path, name: &str, lines: usize) -> String {
    let path = folder.join(name);
    let read = || fs::read_to_string(&path).unwrap_or_default();
    stage.wait_until(|| path.exists() && read().lines().count() == lines);
    read()
}

#[test]
fn what_was_asked_is_there_in_the_next_session() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("state");
    let mut stage = open(120, 40, &folder);
    stage.press("/").type_in("talks").press("Enter");
    stage
        .press("/ Ctrl-u")
        .type_in("outlet:\"Le Soir\"")
        .press("Enter");
    let text = kept(&mut stage, &folder, "history.jsonl", 2);
    assert!(
        text.ends_with("\"query\":\"outlet:\\\"Le Soir\\\"\"}\n"),
        "{text}"
    );
    let mut again = open(120, 40, &folder);
    again.press("/ Ctrl-r").type_in("alk");
    assert_eq!(again.app().query.text, "talks");
}

#[test]
fn the_search_through_what_was_asked_shows_what_is_sought() {
    let home = tempfile::tempdir().expect("a folder");
    let mut stage = open(80, 24, &home.path().join("state"));
    stage.press("/").type_in("bank").press("Enter");
    stage.press("/ Ctrl-u").type_in("treaty").press("Enter");
    assert_snapshot!(stage.press("/ Ctrl-u Ctrl-r").type_in("an").snapshot());
}

#[test]
fn a_folder_that_cannot_be_written_says_so_once_and_the_session_remembers() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("file");
    fs::write(&file, "x").expect("a file");
    let mut stage = open(120, 40, &file.join("state"));
    stage.press("/").type_in("talks").press("Enter");
    stage.wait_for("remembered until you leave");
    stage.press("/ Ctrl-u").type_in("bank").press("Enter");
    stage.press("/ Ctrl-u Ctrl-r Ctrl-r");
    assert!(
        !stage.text().contains("until you leave"),
        "{}",
        stage.text()
    );
    assert_eq!(stage.app().query.text, "talks");
}

/// A screen on which two queries are saved, one of which looks into texts, with the window open.
fn saved(columns: u16, rows: u16) -> (Stage, tempfile::TempDir) {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("state");
    let mut stage = open(columns, rows, &folder);
    stage.press("/").type_in("org:\"Acme Bank\"").press("Enter");
    stage.press("f S").type_in("banks").press("Enter Esc");
    stage.press("/ Ctrl-u").type_in("body:talks").press("Enter");
    stage.press("@ S").type_in("Talks").press("Enter");
    kept(&mut stage, &folder, "queries.jsonl", 2);
    (stage, home)
}

#[test]
fn saved_queries_stand_with_their_counts() {
    let (stage, _home) = saved(80, 24);
    assert_snapshot!(stage.snapshot());
}

#[test]
fn one_of_another_session_and_one_written_by_hand_are_there_and_a_wrong_one_says_why() {
    let (mut stage, home) = saved(120, 30);
    let folder = home.path().join("state");
    let text = fs::read_to_string(folder.join("queries.jsonl")).expect("kept");
    let by_hand = "{\"name\":\"wrong\",\"query\":\"date:202x\"}\n";
    fs::write(folder.join("queries.jsonl"), format!("{text}{by_hand}")).expect("written");
    stage.press("Esc f");
    assert!(stage.text().contains("date: wants"), "{}", stage.text());
    let mut again = open(120, 30, &folder);
    again.press("f Enter");
    assert_eq!(again.app().query.text, "org:\"Acme Bank\"");
    again.press("f x");
    kept(&mut again, &folder, "queries.jsonl", 2);
    again.press("U");
    kept(&mut again, &folder, "queries.jsonl", 3);
}

#[test]
fn the_window_of_saved_queries_fits_where_there_is_no_room() {
    let (mut stage, _home) = saved(40, 10);
    assert!(stage.text().contains("banks"), "{}", stage.text());
    stage.resize(1, 1).press("Esc f j x U Esc").resize(80, 24);
    assert_eq!(stage.app().query.text, "body:talks");
}

#[test]
fn counts_by_outlet_stand_with_their_shares() {
    let mut stage = Stage::open(80, 24);
    assert_snapshot!(stage.press("%").snapshot());
}

/// Three articles with languages and tags.
fn harbour(folder: &Path) -> PathBuf {
    let path = folder.join("news.jsonl");
    let lines = [
        r#"{"title": "Harbour reopens", "lang": "en", "tags": ["Port", "Trade"], "body": "The harbour reopened on Monday."}"#,
        r#"{"title": "Hafen wieder offen", "lang": "de", "tags": ["port"], "body": "Der Hafen ist seit Montag wieder offen."}"#,
        r#"{"title": "Ferry late", "tags": [], "body": "The ferry was late, and they said that it will be late again."}"#,
    ];
    fs::write(&path, lines.join("\n")).expect("written");
    path
}

#[test]
fn tab_offers_what_the_list_holds_with_its_counts() {
    let home = tempfile::tempdir().expect("a folder");
    let mut stage = Stage::open_with(80, 24, vec![harbour(home.path())], Settings::default());
    stage.press("/").type_in("tag:").press("Tab");
    assert_eq!(stage.app().query.text, "tag:Port");
    assert!(stage.text().contains("Port 2  Trade 1"), "{}", stage.text());
    stage.press("Tab");
    assert_eq!(stage.app().query.text, "tag:Trade");
    assert_eq!(stage.app().list.view.matches().len(), 1);
    // Only what is left by the words before it.
    stage.press("Ctrl-u").type_in("lang:de tag:").press("Tab");
    assert_eq!(stage.app().query.text, "lang:de tag:Port");
    stage.press("Ctrl-u").type_in("tag:xyz").press("Tab");
    assert_eq!(stage.app().query.text, "tag:xyz");
}

#[test]
fn languages_and_tags_are_read_and_counted_and_narrow_the_list() {
    let home = tempfile::tempdir().expect("a folder");
    let mut stage = Stage::open_with(80, 24, vec![harbour(home.path())], Settings::default());
    stage.press("% l l");
    let text = stage.text();
    let count = |name: &str| {
        let mut rows = text
            .lines()
            .filter(|row| row.contains(" 1 ") || row.contains(" 2 "));
        rows.find(|row| row.contains(name)).map(str::to_owned)
    };
    assert!(
        count(" en ").is_some_and(|row| row.contains(" 2 ")),
        "{text}"
    );
    assert!(
        count(" de ").is_some_and(|row| row.contains(" 1 ")),
        "{text}"
    );
    stage.press("l");
    assert!(stage.text().contains("Port"), "{}", stage.text());
    stage.press("Enter Esc");
    assert_eq!(stage.app().query.text, "tag:\"Port\"");
    assert_eq!(stage.app().list.view.matches().len(), 2);
}

#[test]
fn a_label_opens_its_names_and_a_name_narrows_the_list() {
    let mut stage = Stage::open(120, 40);
    stage.press("% l l l l");
    assert!(stage.text().contains("PERSON"), "{}", stage.text());
    stage.press("l");
    let before = stage.text();
    assert!(
        before.contains("Jane Doe") && before.contains('#'),
        "{before}"
    );
    stage.press("Enter");
    assert!(
        stage.app().query.text.starts_with("person:\""),
        "{}",
        stage.text()
    );
    stage.press("l l l");
    assert!(stage.text().contains("2024-03-0"), "{}", stage.text());
    stage.press("l").press("Enter Esc");
    assert!(
        stage.app().query.text.ends_with(" date:2024-03"),
        "{}",
        stage.text()
    );
    let shown = stage.app().list.view.matches().len();
    assert!(shown > 0);
    stage.resize(1, 1).press("% l - Esc").resize(80, 24);
}
