//! What was asked before: kept, walked and searched.

use super::stage::{Stage, news};

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
