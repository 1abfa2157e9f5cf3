//! Pivots, and the way back.

use super::stage::{Stage, news};
use crate::app::Pane;

#[test]
fn a_pivot_narrows_and_backspace_comes_back_to_where_one_was() {
    let mut stage = Stage::new(news());
    stage.press("Tab 9 j Tab");
    let place = stage.app.reader.place;
    stage.press("Enter");
    assert_eq!(stage.app.query.text, "person:\"Jane Doe\"");
    assert_eq!(
        (stage.app.list.line_count(), stage.app.focus),
        (2, Pane::List)
    );
    stage.press("j");
    assert_eq!(stage.selected(), "Bank opens");
    stage.press("Backspace");
    assert_eq!(
        (stage.app.query.text.as_str(), stage.selected()),
        ("", "Minister talks")
    );
    assert_eq!(
        (stage.app.focus, stage.app.reader.place),
        (Pane::Entities, place)
    );
    stage.press("]");
    assert_eq!(
        (stage.app.list.line_count(), stage.selected()),
        (2, "Bank opens")
    );
}

#[test]
fn q_takes_back_a_pivot_before_it_quits() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab Enter q");
    assert_eq!((stage.app.query.text.as_str(), stage.quit()), ("", None));
    assert_eq!(stage.app.focus, Pane::Entities);
    stage.press("q q");
    assert_eq!(stage.quit(), Some(0));
}

#[test]
fn pivots_add_up_and_the_same_one_twice_does_not() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab Enter Tab Tab j Enter");
    assert_eq!(
        stage.app.query.text,
        "person:\"Jane Doe\" person:\"John Roe\""
    );
    assert_eq!(stage.app.list.line_count(), 1);
    stage.press("Tab Tab Enter");
    assert!(stage.message().starts_with("already narrowed"));
    stage.press("Backspace Backspace Backspace");
    assert_eq!(
        (stage.message(), stage.app.query.text.as_str()),
        ("nothing to go back to", "")
    );
}

#[test]
fn a_word_typed_after_a_pivot_is_one_of_its_own() {
    let mut stage = Stage::new(news());
    stage.press("Tab 9 j Tab Enter /");
    stage.type_text("rain");
    stage.press("Enter");
    assert_eq!(stage.app.query.text, "person:\"Jane Doe\" rain");
    assert_eq!(stage.app.query.error, None);
}
