//! Files and problems on the screen: the same account as `dateline inspect` prints, at every size.

use crate::stage::Stage;
use dateline::config::Settings;
use insta::assert_snapshot;
use std::path::PathBuf;

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

/// An archive of two shapes with records left out, duplicates and a stub; its folder is not said in the rows.
fn open(columns: u16, rows: u16) -> Stage {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, to) in [
        ("twins.jsonl", "twins.jsonl"),
        ("cli/damaged.jsonl", "damaged.jsonl"),
    ] {
        std::fs::copy(data(from), folder.path().join(to)).expect("a file");
    }
    // The name in the title row is that of the stage: rows are cut at their paths, which differ from run to run.
    let mut stage = Stage::open_with(
        columns,
        rows,
        vec![folder.path().into()],
        Settings::default(),
    );
    stage.press("F2");
    stage
}

#[test]
fn the_account_is_there_at_every_size() {
    for (columns, rows) in [(80, 24), (40, 10), (120, 40), (200, 60)] {
        let mut stage = open(columns, rows);
        let first = stage.text();
        assert!(first.contains("10 articles"), "{columns}x{rows}\n{first}");
        stage.press("G");
        assert!(
            stage.text().contains(".jsonl: "),
            "{columns}x{rows}\n{}",
            stage.text()
        );
    }
}

#[test]
fn facts_shapes_roles_and_what_was_left_out_are_told() {
    let text = open(200, 60).text();
    for words in [
        "articles   10, published",
        "duplicates 3, 2 of them another version",
        "undated    1",
        "one record a line",
        "headline   100% high   title",
        "left out   2",
        "not valid JSON",
        "files      2",
    ] {
        assert!(text.contains(words), "no `{words}` in\n{text}");
    }
}

#[test]
fn enter_on_what_was_left_out_tells_more_and_esc_comes_back() {
    let mut stage = open(120, 40);
    stage.press("/").type_in("byte").press("Enter Enter");
    for words in ["reason", "line", "byte", "shape"] {
        assert!(
            stage.text().contains(words),
            "no `{words}` in\n{}",
            stage.text()
        );
    }
    stage.press("Esc");
    assert!(stage.text().contains(", byte "), "{}", stage.text());
    stage.press("Esc");
    assert!(
        !stage.text().contains("Files and problems"),
        "{}",
        stage.text()
    );
}

#[test]
fn a_file_of_guesses_says_so_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("odd.jsonl");
    let line = "{\"name\":\"Pier opens at noon\",\"created_at\":\"2024-03-05\",\"text\":\"The pier opens at noon, the harbour office said, and the boats that have waited since Sunday go home one by one while the crowd on the quay looks on and the band of the fire brigade plays what it always plays when something opens here, which is not often.\"}";
    std::fs::write(&path, format!("{line}\n{line}\n{line}\n")).expect("a file");
    let mut stage = Stage::open_with(80, 24, vec![path], Settings::default());
    assert!(
        stage
            .text()
            .contains("a guess: headline from `name`, published from `created_at`"),
        "{}",
        stage.text()
    );
    stage.press("j");
    assert!(!stage.text().contains("a guess"), "{}", stage.text());
}

#[test]
fn the_window_of_a_file() {
    let stage = {
        let mut stage = Stage::open_with(80, 24, vec![data("twins.jsonl")], Settings::default());
        stage
            .press("F2")
            .press("/")
            .type_in("headline")
            .press("Enter");
        stage
    };
    assert_snapshot!(stage.snapshot());
}
