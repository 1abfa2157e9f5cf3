//! Pivots, and the way back.

use super::stage::{Stage, news};
use crate::app::{Pane, popup::Popup};

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
fn the_way_back_leads_to_the_name_and_the_row_one_was_at() {
    let body = "Jane Doe met John Roe of Acme Bank.";
    let written = (0..90).map(|at| (format!("headline {at}"), body.to_owned()));
    let mut stage = Stage::new(written.collect());
    stage.press("5 0 G 1 0 k Tab Tab j");
    let seen = |stage: &Stage| {
        let app = &stage.app;
        let row = app.list.cursor - app.list.top;
        (stage.selected().to_owned(), row, app.entity_under_cursor())
    };
    let before = seen(&stage);
    assert!(before.1 > 0 && before.2 == Some(1), "{before:?}");
    for keys in ["Enter J Ctrl-o", "Enter g Ctrl-o", "Enter G J Backspace"] {
        stage.press(keys);
        assert_eq!(seen(&stage), before, "{keys}");
    }
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

#[test]
fn enter_on_a_name_in_the_text_pivots_and_p_tells_of_it() {
    let mut stage = Stage::new(news());
    stage.press("Enter e p");
    assert!(matches!(&stage.app.popup, Some(Popup::Peek(peek)) if peek.title == "Jane Doe"));
    stage.press("q Enter");
    assert_eq!(
        (stage.app.query.text.as_str(), stage.app.focus),
        ("person:\"Jane Doe\"", Pane::List)
    );
    // Out of sight it is no longer stood on.
    stage.press("Ctrl-o G Enter");
    assert_eq!(
        (stage.app.query.text.as_str(), stage.app.is_zoomed),
        ("", true)
    );
}
