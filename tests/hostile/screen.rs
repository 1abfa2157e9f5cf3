//! The screen and the clipboard: every attack is walked over, opened, looked at in full and copied.

use super::{ATTACKS, assert_harmless, attacks, is_forbidden};
use crate::stage::Stage;
use dateline::config::Settings;

/// Marks on one base.
const MARKS: usize = 4;

/// Code points in one cell.
const CODE_POINTS: usize = 12;

fn open(columns: u16, rows: u16) -> Stage {
    let settings = Settings {
        has_entities: true,
        ..Settings::default()
    };
    Stage::open_with(columns, rows, vec![attacks()], settings)
}

/// No cell holds more than a letter and its marks, and nothing that acts.
fn assert_screen_harmless(stage: &Stage) {
    for cell in stage.symbols() {
        assert!(
            !cell.chars().any(is_forbidden),
            "{cell:?}\n{}",
            stage.text()
        );
        assert!(cell.chars().count() <= CODE_POINTS, "{cell:?}");
        let marks = cell
            .chars()
            .filter(|mark| matches!(*mark as u32, 0x300..=0x36f | 0x483..=0x489 | 0x20d0..=0x20ff));
        assert!(marks.count() <= MARKS, "{cell:?}");
    }
}

#[test]
fn no_cell_and_no_copy_carries_an_attack_on_an_ssh_window() {
    let mut stage = open(80, 24);
    for _ in 0..ATTACKS {
        for keys in ["Enter", "p", "Esc Esc y y y u y t y c y q y j y p j"] {
            stage.press(keys);
            assert_screen_harmless(&stage);
        }
    }
    assert!(
        stage.copied().len() >= ATTACKS * 5,
        "{}",
        stage.copied().len()
    );
    for copied in stage.copied() {
        assert_harmless(copied, "a copy");
    }
}

#[test]
fn no_cell_holds_an_attack_in_three_columns_or_in_a_corner() {
    for (columns, rows) in [(160, 50), (23, 7)] {
        let mut stage = open(columns, rows);
        for _ in 0..ATTACKS {
            assert_screen_harmless(&stage);
            stage.press("j");
        }
    }
}

#[test]
fn the_fields_of_an_attack_are_harmless() {
    let mut stage = open(80, 24);
    stage.press("F4");
    assert!(stage.text().contains("Fields of"), "{}", stage.text());
    assert_screen_harmless(&stage);
    let path_count = stage.app().fields_paths().len();
    stage.press("Tab g");
    for _ in 0..path_count {
        assert_screen_harmless(&stage);
        stage.press("j");
    }
    stage.press("Enter Esc j j j F4");
    assert_screen_harmless(&stage);
}

#[test]
fn every_attack_is_found_by_its_name() {
    let mut stage = open(80, 24);
    for name in [
        "window_title_by_osc_0",
        "lone_escape",
        "bidi_override",
        "combining_flood",
        "no_id_and",
    ] {
        stage.press("/").type_in(&format!("'{name}"));
        assert_eq!(
            stage.app().list.view.rows.len(),
            1,
            "{name}:\n{}",
            stage.text()
        );
        stage.press("Esc");
    }
}

#[test]
fn no_command_is_given_an_attack() {
    let mut stage = open(80, 24);
    for _ in 0..ATTACKS {
        stage.press("| c a t Enter j");
    }
    assert_eq!(stage.piped().count(), ATTACKS * 8);
    for given in stage.piped() {
        assert_harmless(given, "a command");
        assert!(!given.contains('\0'));
    }
}

#[test]
fn hits_in_context_co_mentions_and_the_timeline_are_harmless() {
    for (columns, rows) in [(80, 24), (200, 60), (40, 10)] {
        let mut stage = open(columns, rows);
        stage.press("&").type_in("/[^ ]+/").press("Enter c");
        assert!(stage.app().hits.lines.len() > ATTACKS, "{}", stage.text());
        for _ in 0..40 {
            assert_screen_harmless(&stage);
            stage.press("Space");
        }
        stage.press("Esc Tab Tab x");
        assert_screen_harmless(&stage);
        stage.press("Esc i");
        assert_screen_harmless(&stage);
    }
}
