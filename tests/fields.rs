//! The fields window: what plays which role, moved by hand, kept, taken back and forgotten.

use crate::stage::Stage;
use insta::assert_snapshot;
use std::{fs, path::PathBuf};

fn archive() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/fields.jsonl")
}

/// A screen on the archive, with a state folder of its own.
fn stage(columns: u16, rows: u16) -> (Stage, tempfile::TempDir) {
    let home = tempfile::tempdir().expect("a folder for the state");
    let stage = Stage::open_keeping(columns, rows, vec![archive()], home.path().join("state"));
    (stage, home)
}

fn kept(home: &tempfile::TempDir) -> String {
    fs::read_to_string(home.path().join("state/maps.jsonl")).unwrap_or_default()
}

/// Moves the role under the cursor to the path whose row begins so.
fn pick(stage: &mut Stage, path: &str) {
    stage.press("Enter g");
    let at = stage
        .app()
        .fields_paths()
        .iter()
        .position(|known| known == path);
    let at = at.unwrap_or_else(|| unreachable!("no `{path}` among the paths"));
    for _ in 0..at {
        stage.press("j");
    }
    stage.press("Enter");
}

#[test]
fn roles_stand_beside_the_paths_they_may_be_moved_to() {
    let (mut stage, _home) = stage(80, 24);
    assert_snapshot!(stage.press("F4").snapshot());
}

#[test]
fn a_wide_window_has_examples_beside_the_roles() {
    let (mut stage, _home) = stage(200, 50);
    assert_snapshot!(stage.press("F4 j Enter").snapshot());
}

#[test]
fn a_small_window_has_one_list_at_a_time() {
    let (mut stage, _home) = stage(40, 10);
    stage.press("F4 j");
    assert_snapshot!("small_roles", stage.snapshot());
    assert_snapshot!("small_paths", stage.press("Tab j").snapshot());
}

#[test]
fn the_palette_finds_it_by_map_and_one_cell_is_enough() {
    let (mut stage, _home) = stage(80, 24);
    stage.press(":").type_in("map").press("Enter");
    assert!(stage.text().contains("Fields of ."), "{}", stage.text());
    stage
        .resize(1, 1)
        .press("j Enter j Enter x u w")
        .resize(80, 24);
    assert!(stage.text().contains("TIDE"), "{}", stage.text());
}

#[test]
fn a_moved_role_shows_at_once_what_it_makes_of_the_articles() {
    let (mut stage, _home) = stage(80, 24);
    stage.press("F4");
    pick(&mut stage, "kicker");
    assert!(stage.text().contains("by you"), "{}", stage.text());
    stage.press("j");
    pick(&mut stage, "parts[].chunk");
    assert_snapshot!(stage.snapshot());
}

#[test]
fn esc_leaves_without_a_change() {
    let (mut stage, home) = stage(80, 24);
    let before = stage.press("j").text();
    stage.press("F4");
    pick(&mut stage, "kicker");
    stage.press("Esc");
    assert_eq!(stage.text(), before);
    assert_eq!(kept(&home), "");
}

#[test]
fn what_is_kept_is_read_anew_with_the_cursor_where_it_was_and_found_at_the_next_start() {
    let (mut stage, home) = stage(80, 24);
    stage.press("j j F4");
    pick(&mut stage, "kicker");
    stage.press("j");
    pick(&mut stage, "content.text");
    stage.press("w");
    stage.wait_for("map kept");
    assert!(
        stage.text().contains(">* ") && stage.text().contains("Boats should stay in port"),
        "{}",
        stage.text()
    );
    assert!(
        kept(&home).contains(r#""headline":["kicker"]"#),
        "{}",
        kept(&home)
    );
    let again = Stage::open_keeping(80, 24, vec![archive()], home.path().join("state"));
    assert!(
        again.text().contains("Ferry back in service"),
        "{}",
        again.text()
    );
}

#[test]
fn u_takes_back_one_change_after_the_other() {
    let (mut stage, _home) = stage(80, 24);
    let before = stage.press("F4").text();
    pick(&mut stage, "kicker");
    stage.press("x");
    assert!(stage.text().contains("(off)"), "{}", stage.text());
    stage.press("u");
    assert!(
        stage.text().contains("by you") && !stage.text().contains("(off)"),
        "{}",
        stage.text()
    );
    stage.press("U");
    assert_eq!(stage.text(), before);
    stage.press("u");
    assert!(
        stage.text().contains("nothing to take back"),
        "{}",
        stage.text()
    );
}

#[test]
fn a_role_is_switched_off_and_on_again() {
    let (mut stage, _home) = stage(80, 24);
    stage.press("F4");
    let before = stage.press("j j").text();
    stage.press("x");
    assert!(
        stage.text().contains("published: switched off by you"),
        "{}",
        stage.text()
    );
    stage.press("x");
    assert_eq!(stage.text(), before);
}

#[test]
fn a_map_is_forgotten_by_resetting_it() {
    let (mut stage, home) = stage(80, 24);
    let detected = stage.press("F4").text();
    pick(&mut stage, "kicker");
    stage.press("w");
    stage.wait_for("map kept");
    stage.press("F4");
    stage.press("D");
    assert_eq!(stage.text(), detected);
    stage.press("w");
    stage.wait_for("map forgotten");
    assert_eq!(kept(&home), "");
    assert!(stage.text().contains("TIDE"), "{}", stage.text());
}

#[test]
fn the_help_of_the_window_comes_back_to_it() {
    let (mut stage, _home) = stage(80, 24);
    stage.press("F4");
    pick(&mut stage, "kicker");
    let before = stage.text();
    stage.press("?");
    assert!(
        stage.text().contains("Keys live in the fields"),
        "{}",
        stage.text()
    );
    assert!(stage.text().contains("Keep the fields"), "{}", stage.text());
    stage.press("Esc");
    assert_eq!(stage.text(), before);
}

#[test]
fn a_state_folder_that_cannot_be_written_keeps_the_map_until_one_leaves_and_says_so() {
    let (_, home) = stage(80, 24);
    let file = home.path().join("file");
    fs::write(&file, "x").expect("a file");
    let mut stage = Stage::open_keeping(80, 24, vec![archive()], file.join("state"));
    stage.press("F4");
    pick(&mut stage, "kicker");
    stage.press("w");
    stage.wait_for("the map holds until you leave");
    stage.wait_for("Ferry back in service");
}

#[test]
fn wire_text_has_no_fields() {
    let home = tempfile::tempdir().expect("a folder");
    let wire = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/cli/wire.txt");
    let mut stage = Stage::open_keeping(80, 24, vec![wire], home.path().to_owned());
    stage.press("F4");
    assert!(
        stage.text().contains("no fields to choose from"),
        "{}",
        stage.text()
    );
}
