//! The index of words on the screen: asked for, told of, used, and done without.

use crate::stage::Stage;
use std::{fs, path::Path};

/// The fixture archive with a folder to keep an index in.
fn open(home: &Path) -> Stage {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/stage.jsonl");
    Stage::open_keeping(120, 40, vec![path], home.to_owned())
}

fn index(stage: &mut Stage) {
    stage.press(":").type_in("index").press("Enter");
}

#[test]
fn it_is_made_when_asked_for_and_again_says_that_it_is_up_to_date() {
    let home = tempfile::tempdir().expect("a folder");
    let mut stage = open(home.path());
    index(&mut stage);
    stage.wait_for("the index is up to date: 12 articles");
    stage.press("/ Esc F6");
    stage.wait_for("the index is up to date: 12 articles");
    stage.press("F2");
    stage.wait_for("the words of all texts");
}

#[test]
fn a_search_shows_the_same_with_it_and_lights_up_the_same() {
    let home = tempfile::tempdir().expect("a folder");
    let mut stage = open(home.path());
    let queries = [
        "body:minister",
        "body:\"the bank\"",
        "body:minist* !body:Bank",
    ];
    let search = |stage: &mut Stage| {
        queries.map(|query| {
            stage
                .press("/ Ctrl-u")
                .type_in(query)
                .press("Enter")
                .press("G g");
            stage
                .snapshot()
                .lines()
                .skip(2)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
    };
    let without = search(&mut stage);
    let mut stage = open(home.path());
    index(&mut stage);
    stage.wait_for("up to date");
    stage.press("/ Esc");
    assert_eq!(search(&mut stage), without);
}

#[test]
fn where_none_can_be_kept_that_is_said_and_searching_goes_on() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(
        home.path().join("cache"),
        "a file where the folder should be",
    )
    .expect("written");
    let mut stage = open(home.path());
    index(&mut stage);
    stage.wait_for("texts are searched without an index");
    stage.press("/").type_in("body:minister").press("Enter");
    assert!(stage.text().contains("3/12"), "{}", stage.text());
    let mut stage = Stage::open(120, 40);
    index(&mut stage);
    stage.wait_for("no cache folder");
}
