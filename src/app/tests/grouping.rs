//! Rows under headings: the cursor among them, and groups folded away.

use super::stage::{Stage, numbered};
use crate::app::{Effect, Msg, Pane, list::ListLine};

/// Thirty articles in groups of ten, newest first.
fn grouped() -> Stage {
    let mut stage = Stage::new(numbered(30));
    stage.press("z g");
    stage
}

/// The lines of the list: headings by number (`+` when folded), articles by headline.
fn lines(stage: &Stage) -> Vec<String> {
    let list = &stage.app.list;
    let shown = (0..)
        .map_while(|line| list.line(line))
        .map(|line| match line {
            ListLine::Article(row) => stage.written[row.article.0 as usize].0.clone(),
            ListLine::Group { number, is_folded } => {
                format!("{}{number}", if is_folded { "+" } else { "" })
            }
            ListLine::Seam { .. } => "seam".to_owned(),
        });
    shown.collect()
}

#[test]
fn headings_stand_between_the_rows_and_the_cursor_on_the_first_article() {
    let stage = grouped();
    let lines = lines(&stage);
    assert_eq!(lines.len(), 33);
    assert_eq!((&*lines[0], &*lines[11], &*lines[22]), ("0", "1", "2"));
    assert_eq!(
        (stage.app.list.cursor, stage.selected()),
        (1, "headline 29")
    );
}

#[test]
fn what_was_under_the_cursor_stays_there_when_groups_come_and_go() {
    let mut stage = Stage::new(numbered(30));
    stage.press("1 5 G z g");
    assert_eq!(
        (stage.app.list.cursor, stage.selected()),
        (16, "headline 15")
    );
    stage.press("z G");
    assert_eq!(
        (stage.app.list.cursor, stage.selected()),
        (14, "headline 15")
    );
    assert!(stage.app.list.view.groups.is_none());
}

#[test]
fn every_grouping_comes_in_turn_and_none_at_last() {
    let mut stage = grouped();
    let mut seen = Vec::new();
    while let Some(by) = stage.app.list.grouping {
        seen.push(by.name());
        stage.press("z g");
    }
    assert_eq!(
        seen,
        ["day", "week", "month", "section"],
        "one outlet, no names"
    );
    assert_eq!(stage.message(), "not grouped");
}

#[test]
fn on_a_heading_nothing_of_the_text_that_is_still_shown_is_taken() {
    let mut stage = grouped();
    stage.press("k");
    assert!(stage.selected().is_empty() && !stage.top_text().is_empty());
    for keys in [
        "y y", "y t", "y u", "y c", "y q", "y j", "y p", "o", "a", "t", "p", "|",
    ] {
        stage.press("j k");
        stage.press(keys);
        assert_eq!(stage.message(), "no article", "{keys}");
    }
    stage.press("Tab v");
    assert!(stage.message() == "no article" && stage.app.reader.selection.is_none());
    assert!(
        stage
            .effects
            .iter()
            .all(|effect| matches!(effect, Effect::Expire(_)))
    );
}

#[test]
fn on_a_heading_the_text_that_is_still_shown_follows_the_query() {
    let mut stage = grouped();
    stage.press("/");
    stage.type_text("words");
    stage.press("Enter g");
    let hits = |stage: &Stage| {
        stage
            .app
            .reader
            .prepared
            .as_ref()
            .map_or(0, |shown| shown.hits.len())
    };
    assert!(stage.selected().is_empty() && hits(&stage) > 0);
    stage.press("Esc");
    assert!(stage.selected().is_empty(), "still on the heading");
    assert_eq!(hits(&stage), 0);
}

#[test]
fn enter_and_za_fold_the_group_and_open_it_again() {
    let mut stage = grouped();
    stage.press("j j z a");
    assert_eq!(lines(&stage)[..3], ["+0", "1", "headline 19"]);
    assert_eq!(stage.app.list.cursor, 0);
    stage.press("Enter");
    assert_eq!(lines(&stage)[..2], ["0", "headline 29"]);
    assert_eq!((stage.app.list.cursor, stage.app.focus), (0, Pane::List));
}

#[test]
fn all_groups_fold_and_open_at_once() {
    let mut stage = grouped();
    stage.press("1 4 G z M");
    assert_eq!(lines(&stage), ["+0", "+1", "+2"]);
    assert_eq!(stage.app.list.cursor, 1, "on the heading of its group");
    stage.press("z R");
    assert_eq!(lines(&stage).len(), 33);
    assert_eq!(stage.selected(), "headline 18", "where it was");
}

#[test]
fn going_on_passes_headings_and_opens_what_is_folded() {
    let mut stage = grouped();
    stage.press("1 1 G z a");
    assert_eq!(lines(&stage)[..2], ["+0", "1"]);
    stage.press("J");
    assert_eq!(stage.selected(), "headline 29", "the row below the heading");
    stage.press("9 J J");
    assert_eq!(stage.selected(), "headline 19", "past the next heading");
    stage.press("K");
    assert_eq!(stage.selected(), "headline 20");
}

#[test]
fn a_walk_goes_from_group_to_group() {
    let mut stage = grouped();
    stage.press("z M Tab /");
    stage.type_text("of 15 has");
    stage.press("Enter n");
    assert_eq!(stage.selected(), "headline 15");
}

#[test]
fn the_fuzzy_rows_have_groups_of_their_own_below_the_seam() {
    let mut stage = Stage::new(numbered(30));
    stage.fuzzy_count = 15;
    stage.press("z g");
    assert_eq!(lines(&stage).last().map(String::as_str), Some("seam"));
    stage.press("~");
    let lines = lines(&stage);
    let seam = lines.iter().position(|line| line == "seam");
    assert_eq!((seam, lines.len()), (Some(17), 35));
    assert_eq!(lines[18], "2");
}

/// The rows of the pane at which the lines in sight begin, headings as `-`, articles as `=`.
fn rows(stage: &Stage) -> String {
    let mut rows = String::new();
    for line in stage.app.list.in_sight(stage.app.geometry.list_room()) {
        let sign = match line.line {
            ListLine::Article(_) => "=",
            ListLine::Group { .. } | ListLine::Seam { .. } => "-",
        };
        assert_eq!(rows.len(), usize::from(line.depth));
        rows += &sign.repeat(usize::from(line.height));
    }
    rows
}

#[test]
fn a_heading_takes_one_row_where_an_article_takes_two() {
    let mut stage = grouped();
    assert_eq!(
        rows(&stage),
        format!("-{}-{}", "=".repeat(20), "=".repeat(12))
    );
    stage.press("z M");
    assert_eq!(rows(&stage), "---");
}

#[test]
fn the_cursor_stays_in_view_among_headings_of_one_row() {
    let mut stage = grouped();
    for key in ["j", "k", "Ctrl-f", "Ctrl-b", "G", "g"] {
        for _ in 0..40 {
            stage.press(key);
            let list = &stage.app.list;
            let mut lines = list.in_sight(stage.app.geometry.list_room());
            assert!(lines.any(|line| line.index == list.cursor), "{key}");
            assert_eq!(
                list.in_sight(stage.app.geometry.list_room())
                    .next()
                    .unwrap()
                    .index,
                list.top
            );
        }
    }
}

#[test]
fn a_click_among_headings_stands_on_what_it_hit() {
    let mut stage = grouped();
    let list = stage.app.geometry.list.unwrap();
    stage.press("F3");
    for (depth, line) in [(0, 0), (1, 1), (2, 1), (3, 2), (21, 11), (22, 12)] {
        stage.send(Msg::Click(list.x + 1, list.y + depth));
        assert_eq!(stage.app.list.cursor, line, "{depth} rows down");
    }
}
