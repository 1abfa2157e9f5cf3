//! Articles that stand in the archive twice, as one sees them: in one row, opened out, version by version.

use crate::stage::Stage;
use dateline::config::Settings;
use insta::assert_snapshot;
use std::path::PathBuf;

fn open(columns: u16, rows: u16) -> Stage {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/twins.jsonl");
    Stage::open_with(columns, rows, vec![path], Settings::default())
}

#[test]
fn twins_share_a_row_that_counts_them() {
    assert_snapshot!(open(80, 24).snapshot());
}

#[test]
fn a_fold_opened_out_shows_what_is_the_same_and_what_is_older() {
    assert_snapshot!(open(80, 24).press("z R j").snapshot());
}

#[test]
fn a_narrow_list_keeps_the_marks_of_twins() {
    assert_snapshot!(open(120, 40).press("z a").snapshot());
}

#[test]
fn a_corner_of_a_screen_tells_twins_too() {
    assert_snapshot!(open(40, 10).snapshot());
}

#[test]
fn versions_are_walked_and_the_cursor_is_where_it_was_after_a_resize() {
    let mut stage = open(80, 24);
    stage.press("z v");
    assert!(stage.text().contains("version 1 of 2"), "{}", stage.text());
    assert!(stage.text().contains("opens at noon"), "{}", stage.text());
    stage.resize(200, 50);
    assert!(stage.text().contains(">* v1 Pier"), "{}", stage.text());
    stage.press("z M");
    assert!(stage.text().contains("opens at dusk"), "{}", stage.text());
}

#[test]
fn a_star_under_a_fold_is_seen_found_and_taken_away_with_the_fold_closed() {
    let mut stage = open(80, 24);
    stage.press("z a j m z a");
    let starred = |stage: &Stage| stage.text().matches(">M").count();
    assert_eq!(starred(&stage), 1, "{}", stage.text());
    stage.press("G g '");
    assert_eq!(starred(&stage), 1, "{}", stage.text());
    stage.press("m g");
    assert!(!stage.text().contains("| M") && starred(&stage) == 0);
    stage.press("'");
    let said = "no more starred articles";
    assert!(stage.text().contains(said), "{}", stage.text());
}

#[test]
fn what_stands_twice_can_be_asked_for() {
    let mut stage = open(80, 24);
    stage.press("/").type_in("is:dup").press("Enter");
    assert!(stage.text().contains("5/7"), "{}", stage.text());
    stage.press("Esc /").type_in("!is:dup").press("Enter");
    assert!(stage.text().contains("2/7"), "{}", stage.text());
}
