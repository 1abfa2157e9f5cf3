//! Movement in the list and in the text.

use super::stage::{Stage, news, numbered};
use crate::{
    app::{Msg, Pane},
    config::Settings,
    keys::Key,
};

#[test]
fn counts_move_that_many_lines_and_stop_at_the_ends() {
    let mut stage = Stage::new(numbered(1_000));
    for (keys, cursor) in [
        ("j", 1),
        ("5 j", 6),
        ("3 k", 3),
        ("9 9 9 9 j", 999),
        ("g", 0),
        ("3 0 G", 29),
        ("G", 999),
    ] {
        stage.press(keys);
        assert_eq!(stage.app.list.cursor, cursor, "{keys}");
    }
}

#[test]
fn the_cursor_of_the_list_stays_in_view_with_a_margin() {
    let mut stage = Stage::new(numbered(1_000));
    let height = stage.app.list_page();
    stage.press("1 0 0 G");
    assert_eq!(stage.app.list.top, 99 + 2 + 1 - height);
    stage.press("g");
    assert_eq!(stage.app.list.top, 0);
}

#[test]
fn the_preview_follows_the_cursor() {
    let mut stage = Stage::new(numbered(3));
    assert!(stage.top_text().starts_with("Paragraph 0 of 2"));
    stage.press("j");
    assert!(stage.top_text().starts_with("Paragraph 0 of 1"));
}

#[test]
fn a_late_article_is_thrown_away() {
    let mut stage = Stage::new(numbered(3));
    stage.is_held = true;
    stage.press("j");
    let (first, _) = stage.waiting[0].clone();
    stage.press("j");
    let mut late = std::collections::VecDeque::from([(first, String::new())]);
    std::mem::swap(&mut late, &mut stage.waiting);
    stage.answer();
    assert!(
        stage.top_text().starts_with("Paragraph 0 of 2"),
        "the old article stays"
    );
    stage.waiting = late;
    stage.answer();
    assert!(stage.top_text().starts_with("Paragraph 0 of 0"));
}

#[test]
fn the_text_scrolls_by_lines_pages_and_to_a_line() {
    let mut stage = Stage::new(numbered(1));
    stage.press("Enter");
    let height = stage.app.geometry.text.unwrap().height as usize;
    for (keys, top) in [
        ("j", 1),
        ("3 j", 4),
        ("k", 3),
        ("g", 0),
        ("Space", height - 2),
        ("b", 0),
        ("d", height / 2),
        ("3 0 G", 29),
        ("G", usize::MAX),
    ] {
        stage.press(keys);
        let last_top = stage.app.reader.prepared.as_ref().unwrap().lines.len() - height;
        assert_eq!(stage.app.reader.top_line(), top.min(last_top), "{keys}");
    }
}

#[test]
fn space_at_the_end_of_the_text_does_nothing_more() {
    let mut stage = Stage::new(numbered(3));
    stage.press("Enter G");
    let place = stage.app.reader.place;
    let outcome = stage.press("Space");
    assert!(!outcome.is_dirty);
    assert_eq!((stage.app.reader.place, stage.app.list.cursor), (place, 0));
}

#[test]
fn paragraphs_are_stepped_through() {
    let mut stage = Stage::new(numbered(1));
    stage.press("Enter }");
    assert!(stage.top_text().starts_with("Paragraph 1 of"));
    stage.press("2 }");
    assert!(stage.top_text().starts_with("Paragraph 3 of"));
    stage.press("{");
    assert!(stage.top_text().starts_with("Paragraph 2 of"));
}

#[test]
fn capital_j_goes_to_the_next_article_from_the_text_and_keeps_the_focus() {
    let mut stage = Stage::new(numbered(3));
    stage.press("Enter 5 j J");
    assert_eq!((stage.app.focus, stage.app.reader.place), (Pane::Reader, 0));
    assert_eq!(stage.selected(), "headline 1");
    stage.press("J J");
    assert_eq!(
        (stage.selected(), stage.message()),
        ("headline 0", "last article")
    );
    stage.press("9 K");
    assert_eq!(stage.selected(), "headline 2");
}

#[test]
fn a_resize_keeps_the_sentence_on_top() {
    let mut stage = Stage::new(numbered(1));
    stage.press("Enter 1 1 j");
    let before = stage.app.reader.place;
    for (columns, rows) in [(80, 24), (60, 20), (40, 10), (200, 60), (120, 40)] {
        stage.send(Msg::Resized(columns, rows));
        let prepared = stage.app.reader.prepared.clone().unwrap();
        let top = prepared.lines[stage.app.reader.top_line()].span;
        assert_eq!(stage.app.reader.place, before);
        assert!(top.start <= before && before <= top.end, "{columns}x{rows}");
        assert_eq!(
            Some(prepared.columns),
            stage.app.geometry.text.map(|text| text.width)
        );
    }
}

#[test]
fn capital_j_passes_the_seam_and_the_fold() {
    let mut stage = Stage::new(numbered(4));
    stage.fuzzy_count = 2;
    stage.load(numbered(5), true);
    assert_eq!(stage.app.list.line_count(), 4);
    stage.press("9 J");
    assert_eq!(stage.selected(), "headline 2");
    stage.press("~ J");
    assert_eq!((stage.selected(), stage.app.list.cursor), ("headline 1", 4));
    stage.press("K");
    assert_eq!((stage.selected(), stage.app.list.cursor), ("headline 2", 2));
}

#[test]
fn enter_on_the_seam_unfolds_and_folds() {
    let mut stage = Stage::new(numbered(1));
    stage.fuzzy_count = 2;
    stage.load(numbered(5), true);
    stage.press("G");
    assert_eq!(stage.selected(), "", "on the seam");
    stage.press("Enter");
    assert_eq!((stage.app.list.line_count(), stage.app.list.cursor), (6, 3));
    stage.press("G ~");
    assert_eq!(
        (stage.app.list.line_count(), stage.app.list.cursor),
        (4, 3),
        "on the fold"
    );
}

#[test]
fn a_key_that_changes_nothing_draws_nothing() {
    let mut stage = Stage::new(numbered(3));
    assert!(!stage.press("k").is_dirty);
    assert!(!stage.press("x").is_dirty);
    assert!(stage.press("j").is_dirty);
    assert!(!stage.send(Msg::Key(Key::ctrl('s'))).is_dirty);
}

#[test]
fn an_empty_archive_has_nothing_to_move_in() {
    let mut stage = Stage::empty(Settings::default());
    stage.send(Msg::Resized(120, 40));
    stage.load(Vec::new(), false);
    for keys in [
        "j", "G", "Enter", "j", "e", "n", "*", "y y", "o", "p", "v", "J", "Tab", "1", "Enter", "~",
        "s", "Esc", "z",
    ] {
        stage.press(keys);
    }
    assert_eq!(stage.quit(), None);
    let mut one = Stage::new(news().into_iter().take(1).collect());
    one.press("j k J K G g");
    assert_eq!(one.selected(), "Bank opens");
}

#[test]
fn a_text_is_opened_again_where_it_was_left() {
    let mut stage = Stage::new(numbered(5));
    stage.press("Tab 9 j");
    let first = stage.app.reader.place;
    stage.press("J 4 j");
    let second = stage.app.reader.place;
    assert!(first > second && second > 0);
    stage.press("K");
    assert_eq!(stage.app.reader.place, first);
    stage.press("Tab Tab j j");
    assert_eq!(stage.app.reader.place, 0, "one that nobody has read");
    stage.press("k");
    assert_eq!(stage.app.reader.place, second);
    stage.press("F5");
    stage.load(numbered(6), true);
    stage.press("j j k k");
    assert_eq!(stage.app.reader.place, second, "after all was loaded again");
}

#[test]
fn a_walk_to_a_hit_goes_there_wherever_the_text_was_left() {
    let mut stage = Stage::new(news());
    stage.press("Tab 3 0 j /");
    stage.type_text("rain");
    stage.press("Enter");
    let hits = |stage: &Stage| (stage.selected().to_owned(), stage.app.reader.hit);
    let before = hits(&stage);
    stage.press("n N");
    assert_eq!(hits(&stage), before);
}
