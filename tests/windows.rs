//! Hits in context, co-mentions and the timeline: from the key to the window and on into the list, with real workers.

use crate::stage::Stage;
use dateline::{
    app::Pane,
    config::{Colours, Settings, Theme, theme::ThemeName},
};
use insta::assert_snapshot;
use std::path::PathBuf;

fn narrowed(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::open(columns, rows);
    stage.press("/").type_in("acme").press("Enter");
    stage
}

#[test]
fn every_hit_stands_in_its_context() {
    let mut stage = narrowed(120, 40);
    stage.press("c j");
    assert_snapshot!(stage.snapshot());
}

#[test]
fn in_a_small_window_a_hit_stands_in_the_middle_too() {
    let mut stage = narrowed(40, 10);
    stage.press("c");
    assert_snapshot!(stage.snapshot());
}

#[test]
fn enter_goes_to_the_hit_in_the_text() {
    let mut stage = narrowed(80, 24);
    stage.press("c").press("j");
    let line = stage.app().hits.lines.get(1).expect("a second hit");
    let (article, start) = (line.article, line.start);
    assert!(start.is_some(), "in a text");
    stage.press("Enter");
    let app = stage.app();
    let shown = app.reader.prepared.as_ref().expect("an article");
    let hit = app.reader.hit.and_then(|hit| shown.hits.get(hit));
    assert_eq!((shown.id, hit.map(|hit| hit.start)), (article, start));
    assert_eq!(app.focus, Pane::Reader);
}

#[test]
fn the_mentions_of_a_name_are_hits_too() {
    let mut stage = Stage::open(120, 40);
    stage.press("Tab Tab c");
    let hits: Vec<_> = stage
        .app()
        .hits
        .lines
        .iter()
        .map(|line| line.around.hit.clone())
        .collect();
    assert!(hits.len() > 1, "{hits:?}");
    assert!(hits.iter().all(|hit| hit == "Jane Doe"), "{hits:?}");
}

#[test]
fn who_appears_with_a_name_is_counted_in_articles_and_sentences() {
    let mut stage = Stage::open(80, 24);
    stage.press("Tab Tab x");
    assert_snapshot!(stage.snapshot());
    let row = stage.text();
    let row = row
        .lines()
        .rfind(|line| line.starts_with("|>"))
        .expect("a cursor");
    let count: usize = row
        .split_whitespace()
        .rev()
        .find_map(|word| word.parse().ok())
        .expect("a count");
    assert!(count > 0, "{row}");
    stage.press("Enter");
    assert!(
        stage
            .app()
            .query
            .text
            .starts_with("person:\"Jane Doe\" with:")
    );
    assert!(stage.app().list.match_count() > 0);
    stage.press("Backspace");
    assert_eq!(stage.app().query.text, "");
}

#[test]
fn the_timeline_has_a_bar_for_each_day_and_narrows_to_it() {
    let mut stage = Stage::open(80, 24);
    stage.press("i");
    assert_snapshot!(stage.snapshot());
    stage.press("Enter Esc");
    assert!(stage.app().query.text.starts_with("date:2024"));
    assert!(stage.app().list.match_count() > 0);
}

#[test]
fn windows_can_be_drawn_in_any_size() {
    for key in ["c", "x", "i"] {
        let mut stage = narrowed(80, 24);
        stage.press("Tab Tab").press(key);
        for (columns, rows) in [(20, 6), (1, 1), (40, 10), (200, 60)] {
            stage.resize(columns, rows);
        }
    }
}

#[test]
fn in_a_small_window_the_counts_stand_whole() {
    let mut stage = Stage::open(40, 10);
    stage.press("Tab Tab x");
    let text = stage.text();
    assert!(text.contains("art  sent"), "{text}");
    let row = text.lines().find(|line| line.contains("Acme Bank"));
    let counts = row.map(|row| {
        row.split_whitespace()
            .filter(|word| word.parse::<u32>().is_ok())
    });
    assert_eq!(counts.map(Iterator::count), Some(2), "{text}");
}

#[test]
fn a_wide_window_has_both_below_the_names() {
    let mut stage = Stage::open(200, 60);
    stage.press("Tab Tab j");
    assert_snapshot!(stage.snapshot());
    stage.press("x");
    assert!(stage.text().contains("With John Roe"), "{}", stage.text());
    stage.press("Esc i");
    assert!(stage.text().contains("Timeline of 12"), "{}", stage.text());
}

#[test]
fn a_window_just_wide_enough_has_both_in_ascii_and_without_colours() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/stage.jsonl");
    let settings = Settings {
        has_entities: true,
        is_ascii: true,
        theme: Theme::named(ThemeName::Mono, Colours::None),
        ..Settings::default()
    };
    let mut stage = Stage::open_with(160, 40, vec![path], settings);
    stage.press("&").type_in("acme").press("Enter");
    assert_snapshot!(stage.snapshot());
}

#[test]
fn a_wide_window_that_is_low_has_only_names_and_a_smaller_one_on_the_way_changes_nothing() {
    let mut stage = Stage::open(200, 19);
    assert_snapshot!(stage.snapshot());
    stage.resize(200, 60);
    let before = stage.text();
    assert!(before.contains("CO-MENTIONED WITH Jane Doe"), "{before}");
    stage.resize(120, 40);
    assert!(!stage.text().contains("TIMELINE"), "{}", stage.text());
    stage.resize(200, 60);
    assert_eq!(stage.text(), before);
}
