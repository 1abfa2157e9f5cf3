//! `|`: what a command gets, and from where.

use super::stage::{Stage, news};
use crate::app::{Effect, Piped};

/// What was last given to a command.
fn piped(stage: &Stage) -> (&str, &Piped) {
    let mut effects = stage.effects.iter().rev();
    let pipe = effects.find_map(|effect| match effect {
        Effect::Pipe { command, piped } => Some((command.as_str(), piped)),
        _ => None,
    });
    pipe.expect("a command was run")
}

#[test]
fn a_command_gets_the_article_under_the_cursor_as_typed() {
    let mut stage = Stage::new(news());
    let headline = stage.selected().to_owned();
    stage.press("|");
    stage.type_text(" wc -l; $X ");
    stage.press("Enter");
    let (command, piped) = piped(&stage);
    assert_eq!(command, " wc -l; $X ");
    assert!(piped.text.starts_with(&format!("{headline}\n")));
    assert!(piped.text.ends_with('\n'));
    let facts: Vec<_> = piped.facts.iter().map(|(name, _)| *name).collect();
    let names = "ID HEADLINE URL FILE LINE PUBLISHED OUTLET";
    let names: Vec<_> = names
        .split(' ')
        .map(|name| format!("DATELINE_{name}"))
        .collect();
    assert_eq!(facts, names);
    assert_eq!(piped.facts[1].1, headline);
}

#[test]
fn a_selected_passage_goes_alone_and_is_then_dropped() {
    let mut stage = Stage::new(news());
    stage.press("Enter v |");
    let line = stage.app.reader.prepared.clone().expect("an article");
    let line = line.lines[0].span.of(&line.article.body).to_owned();
    stage.type_text("cat");
    stage.press("Enter");
    assert_eq!(piped(&stage).1.text, format!("{line}\n"));
    assert_eq!(stage.app.reader.selection, None);
}

#[test]
fn esc_and_an_empty_line_run_nothing() {
    let mut stage = Stage::new(news());
    stage.press("| Enter Space Enter");
    assert!(stage.app.prompt.is_some());
    stage.press("Esc");
    let is_pipe = |effect: &Effect| matches!(effect, Effect::Pipe { .. });
    assert!(!stage.effects.iter().any(is_pipe));
}

#[test]
fn commands_typed_before_come_back() {
    let mut stage = Stage::new(news());
    for command in ["wc", "sort"] {
        stage.press("|");
        stage.type_text(command);
        stage.press("Enter");
    }
    stage.press("| Up Up");
    assert_eq!(stage.app.prompt.as_ref().expect("a prompt").text, "wc");
    stage.press("Enter | Ctrl-r Enter Enter");
    assert_eq!(piped(&stage).0, "wc");
}

#[test]
fn articles_that_come_in_while_one_types_do_not_take_its_place() {
    let mut stage = Stage::new(news());
    let headline = stage.selected().to_owned();
    stage.press("|");
    stage.type_text("cat");
    let mut more = news();
    more.push(("Newer than all".to_owned(), "It came late.".to_owned()));
    stage.load(more, true);
    stage.press("Enter");
    assert!(piped(&stage).1.text.starts_with(&headline));
}

#[test]
fn what_is_typed_before_the_article_is_there_is_a_command_all_the_same() {
    let mut stage = Stage::new(news());
    stage.is_held = true;
    stage.press("j |");
    stage.type_text("cat");
    stage.press("Enter");
    assert_eq!(stage.message(), "the article is still being read");
    stage.is_held = false;
    stage.answer();
    stage.press("Enter");
    let headline = stage.selected().to_owned();
    let (command, piped) = piped(&stage);
    assert_eq!(
        (command, piped.facts[1].1.as_str()),
        ("cat", headline.as_str())
    );
}

#[test]
fn without_an_article_there_is_nothing_to_pipe() {
    let mut stage = Stage::new(Vec::new());
    stage.press("|");
    assert!(stage.app.prompt.is_none());
    assert!(stage.app.status.message.is_some());
}
