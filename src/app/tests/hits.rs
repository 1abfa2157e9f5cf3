//! `c`: every hit in its context, and the way to it and back.

use super::stage::{Stage, news};
use crate::{
    app::{Pane, popup::Popup},
    job::Sought,
};

fn lines(stage: &Stage) -> Vec<(&str, &str)> {
    let lines = stage.app.hits.lines.iter();
    lines
        .map(|line| {
            (
                line.around.left.rsplit(' ').nth(1).unwrap_or(""),
                &*line.around.hit,
            )
        })
        .collect()
}

fn cursor(stage: &Stage) -> Option<usize> {
    match stage.app.popup {
        Some(Popup::Hits { cursor, .. }) => Some(cursor),
        _ => None,
    }
}

fn narrowed(words: &str) -> Stage {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text(words);
    stage.press("Enter");
    stage
}

#[test]
fn the_words_of_the_query_are_shown_in_the_order_of_the_list() {
    let mut stage = narrowed("rain");
    stage.press("c");
    assert_eq!(
        lines(&stage),
        [("left", "rain"), ("", "Rain"), ("More", "rain")]
    );
    assert_eq!(stage.app.hits.total, 2);
}

#[test]
fn enter_goes_to_the_hit_and_backspace_back() {
    let mut stage = narrowed("rain");
    stage.press("c j j Enter");
    assert_eq!(
        (stage.app.popup.is_none(), stage.app.focus),
        (true, Pane::Reader)
    );
    assert_eq!(
        (stage.selected(), stage.app.reader.hit),
        ("Weather", Some(1))
    );
    assert!(stage.app.reader.place > 0);
    stage.press("c");
    assert_eq!(cursor(&stage), Some(2));
    stage.press("q Backspace");
    assert_eq!(
        (stage.selected(), stage.app.focus),
        ("Minister talks", Pane::List)
    );
}

#[test]
fn closing_leaves_the_reader_where_it_was() {
    let mut stage = narrowed("rain");
    stage.press("Enter 5 j");
    let place = stage.app.reader.place;
    for close in ["q", "Esc"] {
        stage.press(&format!("c j {close}"));
        assert_eq!(
            (stage.app.reader.place, stage.app.focus),
            (place, Pane::Reader)
        );
        assert_eq!(stage.app.query.text, "rain");
    }
}

#[test]
fn on_a_name_its_mentions_are_shown() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab c");
    assert!(
        matches!(&stage.app.hits.sought, Some(Sought::Names(names)) if names[0].1 == "Jane Doe")
    );
    assert_eq!(lines(&stage).len(), 3);
    stage.press("j Enter");
    let mention = stage.app.reader.mention.expect("on the name");
    let shown = stage.app.reader.prepared.clone().expect("an article");
    let entity = shown.extraction.mentions[mention].entity as usize;
    assert_eq!(shown.extraction.entities[entity].name, "Jane Doe");
}

#[test]
fn a_query_that_asks_for_a_name_has_its_mentions() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab Enter c");
    assert_eq!(stage.app.query.text, "person:\"Jane Doe\"");
    assert_eq!(lines(&stage).len(), 3);
}

#[test]
fn without_words_nothing_is_read() {
    let mut stage = Stage::new(news());
    stage.press("c Enter");
    assert!(stage.app.hits.sought.is_none() && cursor(&stage).is_some());
    assert!(stage.app.is_settled());
}

#[test]
fn a_window_that_is_closed_is_no_longer_read_for() {
    let mut stage = narrowed("rain");
    stage.is_held = true;
    stage.press("c Esc");
    assert!(!stage.app.hits.are_awaited());
    stage.is_held = false;
    stage.answer();
    assert!(stage.app.hits.lines.is_empty());
}

#[test]
fn another_list_under_the_open_window_is_read_anew_and_the_cursor_stays_on_its_hit() {
    let mut stage = narrowed("rain");
    stage.press("c j");
    let mut more = news();
    more.push(("Newer than all".to_owned(), "It came with rain.".to_owned()));
    stage.load(more, true);
    assert_eq!(lines(&stage).len(), 4);
    assert_eq!(cursor(&stage), Some(2));
}
