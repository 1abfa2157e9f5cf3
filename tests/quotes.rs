//! Who said what, in the pane of the names: a group of its own, and from its rows into the text.

use crate::stage::Stage;
use dateline::{app::Pane, config::Settings};
use insta::assert_snapshot;
use std::fs;
use tempfile::TempDir;

/// An article in which a person and a ministry speak, far down and over more than a line.
fn open(columns: u16, rows: u16) -> (Stage, TempDir) {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("news.jsonl");
    let filler = "The talks went on for a day and a night in the old town hall.\n\n".repeat(12);
    let body = format!(
        "GENEVA, March 5 - Minister Jane Doe met bankers on Tuesday.\n\n{filler}\"We will sell the branch in Lugano before the summer, and not a day later than that,\" Doe said. \
         \"No,\" said John Featherstonehaugh-Smythe.\n\n\"The sale needs our consent,\" the Defence Ministry said on Monday."
    );
    let record = serde_json::json!({
        "id": "a", "headline": "Minister meets bankers", "published": "2024-03-05T14:02:00Z", "body": body,
    });
    fs::write(&path, format!("{record}\n")).expect("a file");
    let settings = Settings {
        has_entities: true,
        ..Settings::default()
    };
    (Stage::open_with(columns, rows, vec![path], settings), home)
}

/// Goes down to the first quote: it is the first row whose speaker is quoted.
fn stand_on_quote(stage: &mut Stage) {
    stage.press("Tab Tab");
    let is_on_quote = |stage: &Stage| {
        let app = stage.app();
        let shown = app.reader.prepared.as_ref().expect("an article is open");
        app.quote_under_cursor(shown).is_some()
    };
    let mut steps = 0;
    while !is_on_quote(stage) {
        assert!(steps < 20, "no quote:\n{}", stage.text());
        stage.press("j");
        steps += 1;
    }
}

#[test]
fn quotes_are_a_group_with_speakers_first() {
    let (mut stage, _home) = open(120, 40);
    stand_on_quote(&mut stage);
    assert_snapshot!(stage.snapshot());
}

#[test]
fn in_a_narrow_pane_a_quote_still_says_who_and_what() {
    let (mut stage, _home) = open(24, 14);
    stand_on_quote(&mut stage);
    assert_snapshot!(stage.snapshot());
}

#[test]
fn enter_goes_to_the_words_in_the_text() {
    let (mut stage, _home) = open(60, 16);
    stand_on_quote(&mut stage);
    stage.press("Enter");
    assert_eq!(stage.app().focus, Pane::Reader);
    assert!(
        stage.text().contains("We will sell the branch"),
        "{}",
        stage.text()
    );
    assert!(stage.app().query.text.is_empty(), "the list is as it was");
    assert_snapshot!(stage.snapshot());
}

#[test]
fn peek_tells_all_the_words() {
    let (mut stage, _home) = open(80, 24);
    stand_on_quote(&mut stage);
    stage.press("p");
    let words = stage.text().replace("\n|", " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("not a day later than that"), "{words}");
}

#[test]
fn a_digit_hides_quotes_and_shows_them_again() {
    let (mut stage, _home) = open(120, 40);
    stand_on_quote(&mut stage);
    let row = stage.text().lines().find_map(|line| {
        let before = line.split_once(" QUOTES")?.0;
        before.chars().next_back()
    });
    let digit = row.expect("a heading with a digit").to_string();
    stage.press(&digit);
    assert!(!stage.text().contains("QUOTES"), "{}", stage.text());
    assert!(stage.text().contains("quotes hidden"), "{}", stage.text());
    stage.press(&digit);
    assert!(stage.text().contains("QUOTES"), "{}", stage.text());
}

#[test]
fn what_is_done_to_names_is_not_done_to_quotes() {
    let (mut stage, _home) = open(120, 40);
    stand_on_quote(&mut stage);
    stage.press("X");
    assert!(
        stage.text().contains("no entity under the cursor"),
        "{}",
        stage.text()
    );
}
