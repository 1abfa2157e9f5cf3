//! `x`: who appears with a name, and the way to the articles that name both.

use super::stage::{Stage, news};
use crate::app::{
    Pane,
    popup::{Company, Popup},
};

fn window(stage: &Stage) -> &Company {
    match &stage.app.popup {
        Some(Popup::Company(window)) => window,
        other => panic!("no company: {other:?}"),
    }
}

#[test]
fn enter_narrows_to_the_articles_that_name_both_and_backspace_comes_back() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab x");
    assert_eq!(window(&stage).name, "Jane Doe");
    let names: Vec<_> = window(&stage)
        .companions()
        .iter()
        .map(|row| &*row.name)
        .collect();
    assert_eq!(names, ["John Roe", "Acme Bank"]);
    stage.press("j Enter");
    assert_eq!(
        stage.app.query.text,
        "person:\"Jane Doe\" with:\"Acme Bank\""
    );
    assert_eq!(
        (stage.app.focus, stage.app.popup.is_none()),
        (Pane::List, true)
    );
    stage.press("Backspace");
    assert_eq!(
        (&*stage.app.query.text, stage.app.focus),
        ("", Pane::Entities)
    );
}

#[test]
fn in_the_text_it_is_about_the_name_one_stepped_to() {
    let mut stage = Stage::new(news());
    stage.press("Enter e e x");
    assert_eq!(window(&stage).name, "John Roe");
    stage.press("q x");
    assert_eq!(window(&stage).name, "John Roe");
}

#[test]
fn a_window_that_is_closed_is_no_longer_counted_for() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab");
    stage.is_held = true;
    stage.press("x Esc");
    stage.is_held = false;
    stage.answer();
    assert!(stage.app.popup.is_none() && stage.app.is_settled());
}

#[test]
fn without_a_name_there_is_no_company() {
    let mut stage = Stage::new(vec![(
        "Quiet".to_owned(),
        "Nothing is named here.".to_owned(),
    )]);
    stage.press("Tab x");
    assert!(stage.app.popup.is_none());
    assert_eq!(stage.message(), "no name under the cursor");
}
