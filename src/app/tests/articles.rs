//! What is done with one article: copying, selecting, its address, all its fields.

use super::stage::{Stage, Written, news, numbered};
use crate::{
    app::{
        Effect, Msg,
        popup::{Peek, Popup},
    },
    config::Settings,
    job::Report,
};

fn one(body: &str) -> Vec<Written> {
    vec![("Bank falls".to_owned(), body.to_owned())]
}

#[test]
fn copies_are_what_their_names_say() {
    let mut stage = Stage::new(one("It fell.\nFast."));
    stage.press("y y y u y t y c y q");
    let expected = [
        "It fell.\nFast.",
        "https://echo.example/0",
        "Bank falls",
        "“Bank falls”, Echo, https://echo.example/0",
        "“It fell.” — Bank falls, Echo, https://echo.example/0",
    ];
    assert_eq!(stage.copied(), expected);
}

#[test]
fn a_selection_grows_with_the_cursor_and_is_copied_as_it_stands() {
    let mut stage = Stage::new(one("One.\nTwo.\nThree."));
    stage.press("Enter v 2 j y y");
    assert_eq!(stage.copied(), ["One.\nTwo."]);
    assert!(matches!(&stage.effects[0], Effect::Copy { what, .. } if what == "3 lines"));
    assert_eq!(stage.app.reader.selection, None);
}

#[test]
fn paragraphs_are_selected_whole_and_a_resize_keeps_them() {
    let mut stage = Stage::new(numbered(1));
    stage.press("Enter } V j");
    stage.send(Msg::Resized(70, 30));
    stage.press("y y");
    let text = stage.copied()[0];
    assert!(text.starts_with("Paragraph 1 of 0") && text.ends_with("next one."));
    assert_eq!(text.lines().count(), 2);
}

#[test]
fn a_narrow_window_on_the_way_leaves_the_lines_selected_that_were() {
    let mut stage = Stage::new(numbered(1));
    stage.press("Enter 3 j v j j");
    let before = stage.app.reader.selection;
    let text = |stage: &Stage| {
        let shown = stage.app.reader.prepared.clone().expect("a text");
        stage.app.selected_text(&shown).map(str::to_owned)
    };
    let selected = text(&stage).expect("a passage");
    stage.send(Msg::Resized(40, 10));
    assert_eq!(text(&stage).as_ref(), Some(&selected));
    stage.send(Msg::Resized(120, 40));
    assert_eq!(stage.app.reader.selection, before);
    stage.send(Msg::Resized(40, 10));
    stage.press("k j y y");
    assert!(stage.copied()[0].starts_with(&selected), "{selected}");
}

#[test]
fn the_quote_of_a_selection_is_on_one_line() {
    let mut stage = Stage::new(one("One.\nTwo."));
    stage.press("Enter v G y q");
    assert!(stage.copied()[0].starts_with("“One. Two.” — Bank falls"));
}

#[test]
fn an_address_is_opened_here_and_shown_and_copied_over_ssh() {
    let mut here = Stage::new(one("Text."));
    here.press("o");
    assert!(matches!(&here.effects[..], [Effect::OpenUrl(url)] if url == "https://echo.example/0"));
    let far = Settings {
        is_remote: true,
        ..Settings::default()
    };
    let mut far = Stage::with(far, one("Text."));
    far.press("o");
    assert!(matches!(&far.app.popup, Some(Popup::Link { .. })));
    assert_eq!(far.copied(), ["https://echo.example/0"]);
    far.press("q");
    assert!(far.app.popup.is_none() && far.quit().is_none());
}

#[test]
fn where_no_program_opens_addresses_they_are_shown_and_copied() {
    let mut stage = Stage::new(one("Text."));
    stage.press("o");
    let (url, why) = (
        "https://echo.example/0",
        "cannot start `xdg-open`: not found",
    );
    stage.send(Msg::Report(Report::Unopened(
        url.to_owned(),
        why.to_owned(),
    )));
    let Some(Popup::Link {
        url: shown,
        warning,
    }) = &stage.app.popup
    else {
        panic!("no address");
    };
    assert_eq!((shown.as_str(), warning.as_deref()), (url, Some(why)));
    assert_eq!(stage.copied(), [url]);
}

#[test]
fn peek_shows_the_fields_and_the_entity() {
    let mut stage = Stage::new(news());
    stage.press("p");
    let Some(Popup::Peek(Peek { lines, .. })) = &stage.app.popup else {
        panic!("no window");
    };
    assert!(lines.contains(&("outlet".to_owned(), "Echo".to_owned())));
    stage.press("q Tab Tab p");
    let Some(Popup::Peek(Peek { title, lines, .. })) = &stage.app.popup else {
        panic!("no window");
    };
    assert_eq!(title, "Jane Doe");
    let mentions = lines.iter().filter(|(label, _)| label == "mention");
    assert_eq!(mentions.count(), 2);
}

#[test]
fn a_long_value_is_scrolled_through_row_by_row_to_its_end() {
    let words: Vec<String> = (0..2_000).map(|number| format!("word{number}")).collect();
    let mut stage = Stage::new(news());
    let lines = vec![
        ("short".to_owned(), "first".to_owned()),
        ("long".to_owned(), words.join(" ")),
    ];
    stage.app.popup = Some(Popup::Peek(Peek::of("Record".to_owned(), lines)));
    stage.send(Msg::Resized(120, 40));
    let top = |stage: &Stage| match &stage.app.popup {
        Some(Popup::Peek(peek)) => {
            let (label, text) = peek.in_sight().next().expect("a row");
            (label.to_owned(), text.to_owned())
        }
        _ => panic!("no window"),
    };
    stage.press("j j");
    let (label, second) = top(&stage);
    assert_eq!(label, "long", "what it is stays in sight");
    assert!(!second.starts_with("word0"), "{second}");
    let word = second.split(' ').next().unwrap_or_default();
    stage.send(Msg::Resized(60, 40));
    assert!(top(&stage).1.contains(word), "a resize keeps the place");
    stage.press("G");
    let seen = |stage: &Stage| match &stage.app.popup {
        Some(Popup::Peek(peek)) => peek.in_sight().count(),
        _ => 0,
    };
    assert_eq!(
        seen(&stage),
        stage.app.popup_height(),
        "the end is not scrolled past"
    );
    stage.press("k u b");
    assert!(!top(&stage).1.contains(word));
    stage.press("g");
    assert_eq!(top(&stage), ("short".to_owned(), "first".to_owned()));
}

#[test]
fn nothing_is_copied_of_an_article_that_is_still_read() {
    let mut stage = Stage::new(news());
    stage.is_held = true;
    stage.press("j y t");
    assert!(stage.copied().is_empty());
    assert_eq!(stage.message(), "the article is still being read");
}
