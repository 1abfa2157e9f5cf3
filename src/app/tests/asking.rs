//! What was asked before: kept, walked and searched.

use super::stage::{Stage, news};
use crate::{
    app::popup::{Facets, Popup, SavedRow},
    job::{Counting, Job},
    query::{facet::Facet, saved::Saved},
};

/// A stage on which these were asked, one after the other.
fn after(queries: &[&str]) -> Stage {
    let mut stage = Stage::new(news());
    for query in queries {
        ask(&mut stage, query);
    }
    stage
}

fn ask(stage: &mut Stage, query: &str) {
    stage.press("/ Ctrl-u");
    stage.type_text(query);
    stage.press("Enter");
}

fn line(stage: &Stage) -> &str {
    stage.app.prompt.as_ref().map_or("", |prompt| &prompt.text)
}

#[test]
fn what_is_kept_with_enter_is_noted_once_and_what_is_left_with_esc_is_not() {
    let mut stage = after(&["jane", "rain", "rain", "jane"]);
    assert_eq!(stage.asked, ["jane", "rain", "jane"]);
    stage.press("/ Ctrl-u");
    stage.type_text("acme");
    stage.press("Esc");
    assert_eq!(stage.asked.len(), 3);
    ask(&mut stage, "date:202x");
    stage.press("Esc");
    assert_eq!(stage.asked.len(), 3);
}

#[test]
fn a_query_that_led_to_an_article_is_noted_however_it_came() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab Enter");
    assert!(stage.asked.is_empty());
    stage.press("Enter");
    assert_eq!(stage.asked, ["person:\"Jane Doe\""]);
}

#[test]
fn up_in_an_empty_line_walks_through_what_was_asked_in_earlier_sessions_too() {
    let mut stage = Stage::new(news());
    stage.app.recall_asked(vec!["bank".into(), "rain".into()]);
    stage.press("/ Up");
    assert_eq!(
        (line(&stage), stage.app.query.text.as_str()),
        ("rain", "rain")
    );
    stage.press("Up Up");
    assert_eq!(line(&stage), "bank");
    stage.press("Down Down");
    assert_eq!(line(&stage), "");
}

#[test]
fn ctrl_r_finds_older_and_older_lines_and_letters_narrow() {
    let mut stage = after(&["acme rain", "jane", "rain", "acme"]);
    stage.press("/ Ctrl-u Ctrl-r");
    assert_eq!(line(&stage), "acme");
    stage.type_text("AI");
    assert_eq!(line(&stage), "rain");
    stage.press("Ctrl-r");
    assert_eq!(line(&stage), "acme rain");
    stage.press("Ctrl-r");
    let failed = |stage: &Stage| {
        let search = stage
            .app
            .prompt
            .as_ref()
            .and_then(|prompt| prompt.search.clone());
        search.is_some_and(|search| search.has_failed)
    };
    assert!(failed(&stage) && line(&stage) == "acme rain");
    // A shorter word may have a newer match.
    stage.press("Backspace");
    assert_eq!((line(&stage), failed(&stage)), ("acme", false));
    stage.press("Enter");
    assert!(stage.app.prompt.is_none());
    assert_eq!(stage.app.query.text, "acme");
}

#[test]
fn ctrl_r_finds_scattered_letters_where_no_line_has_them_together() {
    let mut stage = after(&["treaty date:1919", "jane doe", "trains", "rain"]);
    stage.press("/ Ctrl-u Ctrl-r");
    for (letters, found) in [
        ("tr", "trains"),
        ("ty", "treaty date:1919"),
        ("9", "treaty date:1919"),
    ] {
        stage.type_text(letters);
        assert_eq!(line(&stage), found, "{letters}");
    }
    stage.press("Backspace Backspace Backspace Backspace Backspace");
    stage.type_text("jnd");
    assert_eq!(line(&stage), "jane doe");
}

#[test]
fn esc_brings_back_the_line_the_search_began_with_and_then_what_was_before_the_prompt() {
    let mut stage = after(&["rain", "jane"]);
    stage.press("/");
    stage.type_text(" doe");
    stage.press("Left Ctrl-r");
    stage.type_text("ra");
    assert_eq!(stage.app.query.text, "rain");
    stage.press("Esc");
    assert_eq!(
        (line(&stage), stage.app.query.text.as_str()),
        ("jane doe", "jane doe")
    );
    stage.type_text("x");
    assert_eq!(line(&stage), "jane doxe");
    stage.press("Esc");
    assert_eq!(stage.app.query.text, "jane");
}

#[test]
fn an_editing_key_takes_the_line_that_was_found() {
    let mut stage = after(&["rain", "jane", "doe"]);
    stage.press("/ Ctrl-u Ctrl-r Ctrl-r Ctrl-a");
    stage.type_text("!");
    assert_eq!(line(&stage), "!jane");
    // Up goes on from there.
    stage.press("Ctrl-u Ctrl-r Ctrl-r End Up");
    assert_eq!(line(&stage), "rain");
}

#[test]
fn with_nothing_typed_before_ctrl_r_says_so() {
    let mut stage = Stage::new(news());
    stage.press("/ Ctrl-r");
    assert_eq!(stage.message(), "nothing was typed before");
    assert!(
        stage
            .app
            .prompt
            .as_ref()
            .is_some_and(|prompt| prompt.search.is_none())
    );
}

/// Saves the query in force under a name.
fn save(stage: &mut Stage, name: &str) {
    stage.press("@ S");
    stage.type_text(name);
    stage.press("Enter");
}

/// The rows of the window: name, query, count.
fn rows(stage: &Stage) -> Vec<(String, String, Option<usize>)> {
    let Some(Popup::Saved(window)) = &stage.app.popup else {
        panic!("no window");
    };
    let rows = &window.rows;
    let parts = |row: &SavedRow| (row.saved.name.clone(), row.saved.query.clone(), row.count);
    rows.iter().map(parts).collect()
}

#[test]
fn a_query_is_saved_counted_and_put_in_force_with_a_way_back() {
    let mut stage = after(&["jane"]);
    save(&mut stage, "Jane");
    stage.press("Esc");
    ask(&mut stage, "rain");
    save(&mut stage, "down");
    let row = |name: &str, query: &str, count| (name.to_owned(), query.to_owned(), Some(count));
    assert_eq!(
        rows(&stage),
        [row("down", "rain", 2), row("Jane", "jane", 2)]
    );
    stage.press("j Enter");
    assert_eq!(stage.app.query.text, "jane");
    assert!(stage.app.popup.is_none());
    stage.press("Backspace");
    assert_eq!(stage.app.query.text, "rain");
    assert!(stage.app.is_settled());
}

#[test]
fn a_saved_query_is_put_in_force_by_its_name_in_the_filter_too() {
    let mut stage = after(&["jane"]);
    save(&mut stage, "Jane D");
    stage.press("Esc");
    ask(&mut stage, "@jane d");
    assert_eq!(
        (stage.app.query.text.as_str(), stage.app.list.line_count()),
        ("jane", 2)
    );
}

#[test]
fn what_is_forgotten_or_replaced_comes_back_with_undo() {
    let mut stage = after(&["jane"]);
    save(&mut stage, "one");
    stage.press("Esc");
    ask(&mut stage, "rain");
    save(&mut stage, "ONE");
    assert_eq!(rows(&stage)[0].1, "rain");
    stage.press("x");
    assert!(rows(&stage).is_empty() && stage.saved.is_empty());
    stage.press("U");
    assert_eq!(rows(&stage)[0].1, "rain");
    stage.press("U");
    assert_eq!((rows(&stage)[0].1.as_str(), stage.saved.len()), ("jane", 1));
    stage.press("U U");
    assert!(rows(&stage).is_empty());
    assert_eq!(stage.message(), "nothing to take back");
}

#[test]
fn without_a_filter_there_is_nothing_to_save_and_a_name_is_wanted() {
    let mut stage = Stage::new(news());
    stage.press("f S");
    assert_eq!(stage.message(), "no filter to save");
    stage.press("Esc");
    ask(&mut stage, "jane");
    stage.press("f S Enter");
    assert_eq!(stage.message(), "type a name");
    stage.press("Esc Esc");
    assert!(stage.app.popup.is_none() && stage.saved.is_empty());
}

#[test]
fn a_saved_query_that_cannot_be_read_says_why_and_changes_nothing() {
    let mut stage = after(&["jane"]);
    stage.saved = vec![Saved {
        name: "wrong".into(),
        query: "date:202x".into(),
    }];
    stage.press("f Enter");
    assert!(
        stage.message().starts_with("cannot read the query"),
        "{}",
        stage.message()
    );
    assert_eq!(stage.app.query.text, "jane");
    assert!(stage.app.popup.is_some());
}

#[test]
fn counts_of_a_window_that_is_closed_are_wanted_no_more() {
    let mut stage = after(&["jane"]);
    save(&mut stage, "Jane");
    stage.press("Esc");
    stage.is_held = true;
    stage.press("f");
    stage.answer();
    stage.press("Esc");
    let last = stage.waiting.back().map(|(job, _)| job);
    let is_nothing =
        |job: &Job| matches!(job, Job::Count(job) if matches!(job.what, Counting::Nothing));
    assert!(last.is_none_or(is_nothing));
    stage.is_held = false;
    stage.answer();
    assert!(stage.app.is_settled());
}

/// The window of counts.
fn facets(stage: &Stage) -> &Facets {
    match &stage.app.popup {
        Some(Popup::Facets(facets)) => facets,
        other => panic!("no counts: {other:?}"),
    }
}

#[test]
fn a_value_narrows_the_list_and_the_counts_follow() {
    let mut stage = Stage::new(news());
    stage.press("%");
    let first = |stage: &Stage| {
        facets(stage)
            .value(0)
            .map(|value| (value.name.clone(), value.count))
    };
    assert_eq!(first(&stage), Some(("Echo".to_owned(), 3)));
    stage.press("Enter");
    assert_eq!(stage.app.query.text, "outlet:^\"echo\"$");
    assert!(stage.app.is_settled());
    // Back and forward with the window open.
    stage.press("Backspace");
    assert_eq!(stage.app.query.text, "");
    assert_eq!(first(&stage), Some(("Echo".to_owned(), 3)));
    stage.press("]");
    assert_eq!(stage.app.query.text, "outlet:^\"echo\"$");
    stage.press("Esc Backspace");
    assert_eq!(stage.app.query.text, "");
    ask(&mut stage, "jane");
    stage.press("%");
    assert_eq!(first(&stage), Some(("Echo".to_owned(), 2)));
    stage.press("!");
    assert_eq!(stage.app.query.text, "jane !outlet:^\"echo\"$");
}

#[test]
fn facets_come_round_in_both_directions_and_values_are_sorted_two_ways() {
    let mut stage = Stage::new(news());
    stage.press("%");
    for facet in &Facet::TURN[1..] {
        stage.press("Tab");
        assert_eq!(facets(&stage).facet, *facet);
        assert_eq!(facets(&stage).is_by_name, facet.is_dated());
    }
    stage.press("l");
    assert_eq!(facets(&stage).facet, Facet::Outlet);
    stage.press("h h");
    assert_eq!(facets(&stage).facet, Facet::Month);
    stage.press("s");
    assert!(!facets(&stage).is_by_name);
    // Nothing here has a date.
    stage.press("Enter");
    assert_eq!(stage.message(), "nothing to choose from");
}
