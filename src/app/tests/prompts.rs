//! Prompts: editing through keys, completion, help, palette.

use super::stage::{Stage, news, numbered};
use crate::{
    app::{Effect, Msg, popup::Popup, prompt::PromptKind},
    keys::Action,
    query::saved::Saved,
};

#[test]
fn what_is_pasted_goes_into_the_prompt_and_nowhere_else() {
    let mut stage = Stage::new(news());
    assert!(!stage.send(Msg::Paste("q".into())).is_dirty);
    stage.press("/");
    stage.send(Msg::Paste("jane\ndoe".into()));
    assert_eq!(
        (stage.app.query.text.as_str(), stage.app.list.line_count()),
        ("jane doe", 2)
    );
}

#[test]
fn keys_are_letters_while_typing() {
    let mut stage = Stage::new(news());
    stage.press("/ q Q j 5");
    assert_eq!(
        (stage.app.query.text.as_str(), stage.quit()),
        ("qQj5", None)
    );
    stage.press("Left Backspace Home Delete End");
    stage.type_text("x");
    assert_eq!(stage.app.query.text, "Q5x");
}

#[test]
fn tab_completes_fields_then_what_they_hold() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("pe");
    stage.press("Tab");
    assert_eq!(stage.app.query.text, "person:");
    stage.press("End");
    stage.type_text("j");
    stage.press("Tab");
    assert_eq!(stage.app.query.text, "person:\"Jane Doe\"");
    stage.press("Tab");
    assert_eq!(stage.app.query.text, "person:\"John Roe\"");
    stage.press("Ctrl-u");
    stage.type_text("outlet:");
    stage.press("Tab");
    assert_eq!(stage.app.query.text, "outlet:Echo");
    // What was typed meanwhile is not written over.
    stage.press("Ctrl-u");
    stage.type_text("outlet:");
    stage.is_held = true;
    stage.press("Tab x");
    stage.is_held = false;
    stage.answer();
    assert_eq!(stage.app.query.text, "outlet:x");
    stage.press("Ctrl-u");
    stage.type_text("outlet:");
    stage.is_held = true;
    stage.press("Tab");
    stage.send(Msg::Paste("y".to_owned()));
    stage.is_held = false;
    stage.answer();
    assert_eq!(stage.app.query.text, "outlet:y");
}

#[test]
fn suspend_works_while_typing_and_ctrl_c_only_leaves_the_prompt() {
    let mut stage = Stage::new(news());
    stage.press("/ Ctrl-z Ctrl-c");
    assert!(matches!(stage.effects[..], [Effect::Suspend]));
    assert!(stage.app.prompt.is_none());
}

#[test]
fn help_scrolls_and_is_searched() {
    let mut stage = Stage::new(news());
    stage.press("? 5 j");
    let Some(Popup::Help { context, .. }) = stage.app.popup.clone() else {
        panic!("no help");
    };
    let all = stage.app.help_rows(context).len();
    stage.press("/");
    stage.type_text("copy the path");
    let rows = stage.app.help_rows(context);
    assert!(rows.len() < all && rows[0].0 == Action::CopyPath);
    stage.press("Esc");
    assert_eq!(
        (
            stage.app.help_rows(context).len(),
            stage.app.prompt.is_none()
        ),
        (all, true)
    );
    stage.press("Esc");
    assert!(stage.app.popup.is_none());
}

#[test]
fn enter_keeps_what_the_help_was_searched_for_and_keys_are_keys_again() {
    let mut stage = Stage::new(news());
    stage.press("? /");
    stage.type_text("copy");
    let Some(Popup::Help { context, .. }) = stage.app.popup.clone() else {
        panic!("no help");
    };
    let found = stage.app.help_rows(context);
    stage.press("Enter n j");
    assert!(stage.app.prompt.is_none());
    assert_eq!(stage.app.help_rows(context), found);
    stage.press("/");
    stage.type_text("path");
    stage.press("Esc");
    assert_eq!(stage.app.help_rows(context), found, "as before");
    stage.press("Esc");
    assert!(stage.app.popup.is_none());
}

#[test]
fn the_palette_says_where_something_works_that_is_done_in_a_window() {
    let mut stage = Stage::new(news());
    stage.press(":");
    stage.type_text("exclude");
    stage.press("Enter");
    assert_eq!(stage.message(), "`exclude` works in the counts");
}

#[test]
fn the_palette_runs_what_is_under_its_cursor() {
    let mut stage = Stage::new(numbered(3));
    stage.press(":");
    stage.type_text("zen");
    assert_eq!(
        stage.app.prompt.as_ref().map(|prompt| prompt.kind),
        Some(PromptKind::Palette)
    );
    stage.press("Enter");
    assert!(stage.app.is_zen && stage.app.popup.is_none() && stage.app.prompt.is_none());
    stage.press("q :");
    stage.type_text("copy-url");
    stage.press("Enter");
    assert_eq!(stage.copied(), ["https://echo.example/2"]);
    stage.press(": Down Down Esc");
    assert!(stage.app.popup.is_none() && stage.app.prompt.is_none());
}

#[test]
fn up_and_ctrl_r_bring_back_what_the_palette_ran() {
    let mut stage = Stage::new(numbered(3));
    let line = |stage: &Stage| stage.app.prompt.as_ref().map(|prompt| prompt.text.clone());
    for typed in ["zen", "copy head"] {
        stage.press(":");
        stage.type_text(typed);
        stage.press("Enter");
    }
    stage.press(": Up");
    assert_eq!(line(&stage).as_deref(), Some("copy-headline"));
    stage.press("Up Enter");
    assert!(!stage.app.is_zen, "the first line is run again");
    stage.press(": Ctrl-r");
    stage.type_text("co");
    stage.press("Enter Enter");
    assert_eq!(stage.copied().len(), 2);
    // In the commands Up moves as long as it leads anywhere.
    stage.press(": Down Up");
    assert_eq!(line(&stage).as_deref(), Some(""));
    stage.press("Up");
    assert_eq!(line(&stage).as_deref(), Some("copy-headline"));
}

#[test]
fn tags_notes_and_names_typed_before_come_back() {
    let mut stage = Stage::new(numbered(3));
    for (key, line) in [("t", "war"), ("a", "check the date")] {
        stage.press(key);
        stage.type_text(line);
        stage.press("Enter j");
        stage.press(key);
        stage.press("Up");
        let prompt = stage.app.prompt.as_ref().expect("it is typed in");
        assert_eq!(prompt.text, line);
        stage.press("Esc");
    }
}

#[test]
fn the_palette_can_open_a_prompt() {
    let mut stage = Stage::new(numbered(3));
    stage.press(":");
    stage.type_text("filter");
    stage.press("Enter");
    assert_eq!(
        stage.app.prompt.as_ref().map(|prompt| prompt.kind),
        Some(PromptKind::Filter)
    );
}

#[test]
fn tab_puts_a_saved_query_in_the_place_of_its_name() {
    let mut stage = Stage::new(news());
    let saved = |name: &str, query: &str| Saved {
        name: name.to_owned(),
        query: query.to_owned(),
    };
    let all = [saved("Rain", "rain date:2024"), saved("the banks", "bank")];
    stage.app.recall_saved(all.to_vec());
    for (typed, found) in [
        ("@ra", "rain date:2024"),
        ("@BANK", "bank"),
        ("@none", "@none"),
    ] {
        stage.press("/ Ctrl-u");
        stage.type_text(typed);
        stage.press("Tab Enter");
        assert_eq!(stage.app.query.text, found);
    }
}
