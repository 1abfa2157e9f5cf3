//! Finding in the text, hits and mentions, and going on to other articles.

use super::stage::{Stage, news, numbered};
use crate::{
    app::{Msg, Pane},
    entity::Kind,
};

fn found(pattern: &str) -> Stage {
    let mut stage = Stage::new(news());
    stage.press("Enter /");
    stage.type_text(pattern);
    stage.press("Enter");
    stage
}

#[test]
fn enter_stands_on_the_first_hit_and_n_on_the_next() {
    let mut stage = found("jane");
    assert_eq!((stage.app.reader.hit, stage.app.reader.place), (Some(0), 0));
    stage.press("n");
    assert_eq!(stage.app.reader.hit, Some(1));
    assert!(stage.app.reader.place > 0, "scrolled to it");
    stage.press("N");
    assert_eq!(stage.app.reader.hit, Some(0));
}

#[test]
fn n_after_the_last_hit_crosses_into_the_next_article_that_has_one() {
    let mut stage = found("jane");
    stage.press("n n");
    assert_eq!(
        (stage.selected(), stage.app.reader.hit),
        ("Bank opens", Some(0))
    );
    assert_eq!(stage.app.focus, Pane::Reader);
    stage.press("n");
    assert_eq!(
        (stage.selected(), stage.message()),
        ("Bank opens", "no more hits")
    );
    stage.press("N");
    assert_eq!(
        (stage.selected(), stage.app.reader.hit),
        ("Minister talks", Some(1))
    );
}

#[test]
fn a_hit_that_is_not_here_yet_is_stood_on_when_it_comes() {
    let mut stage = Stage::new(news());
    stage.press("Enter");
    stage.is_held = true;
    stage.press("/");
    stage.type_text("left");
    stage.press("Enter");
    assert_eq!(stage.app.reader.hit, None);
    stage.answer();
    assert_eq!(stage.app.reader.hit, Some(0));
    assert!(stage.app.reader.place > 0);
}

#[test]
fn esc_leaves_the_text_as_it_was() {
    let mut stage = found("jane");
    stage.press("n");
    let place = stage.app.reader.place;
    stage.press("/");
    stage.type_text("rain");
    stage.press("Esc");
    assert_eq!(stage.app.reader.find.as_deref(), Some("jane"));
    assert_eq!(
        (stage.app.reader.place, stage.app.reader.hit),
        (place, Some(1))
    );
}

#[test]
fn ctrl_c_stops_a_walk_and_its_answer_is_thrown_away() {
    let mut stage = found("jane");
    stage.is_held = true;
    stage.press("n n");
    assert!(stage.app.status.is_walking);
    stage.press("Ctrl-c");
    assert!(!stage.app.status.is_walking);
    stage.answer();
    assert_eq!((stage.selected(), stage.quit()), ("Minister talks", None));
}

#[test]
fn a_walk_does_not_pull_the_cursor_from_where_the_user_went() {
    let mut stage = found("jane");
    stage.is_held = true;
    stage.press("n n J");
    stage.answer();
    assert_eq!(stage.selected(), "Weather");
}

#[test]
fn n_follows_the_words_of_the_query_when_nothing_is_looked_for() {
    let mut stage = Stage::new(news());
    let first = stage.selected().to_owned();
    stage.press("n");
    assert_ne!(stage.selected(), first, "the next that was not read");
    stage.press("g");
    stage.press("/");
    stage.type_text("rain");
    stage.press("Enter n");
    assert_eq!(
        (stage.selected(), stage.app.reader.hit),
        ("Minister talks", Some(0))
    );
    stage.press("n");
    assert_eq!(
        (stage.selected(), stage.app.reader.hit),
        ("Weather", Some(0))
    );
}

#[test]
fn e_steps_through_mentions_and_the_pane_follows() {
    let mut stage = Stage::new(news());
    stage.press("e e");
    assert_eq!(stage.app.reader.mention, Some(1));
    assert_eq!(stage.app.entities.cursor, 1, "John Roe");
    stage.press("e");
    assert!(stage.app.reader.place > 0);
    assert_eq!(stage.app.entities.cursor, 0, "Jane Doe");
    stage.press("e");
    assert_eq!(stage.message(), "last mention");
    stage.press("E");
    assert_eq!(stage.app.reader.mention, Some(1));
}

#[test]
fn e_in_the_pane_steps_through_one_name_only() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab e e");
    assert_eq!(
        (stage.app.reader.mention, stage.app.focus),
        (Some(2), Pane::Entities)
    );
}

#[test]
fn a_star_goes_to_the_next_article_with_the_name() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab *");
    assert_eq!(
        (stage.selected(), stage.app.entities.cursor),
        ("Bank opens", 0)
    );
    assert_eq!(stage.app.reader.mention, Some(1));
    stage.press("*");
    assert_eq!(stage.message(), "no more articles with this entity");
    stage.press("#");
    assert_eq!(stage.selected(), "Minister talks");
}

#[test]
fn a_digit_hides_a_kind_and_shows_it_again() {
    let mut stage = Stage::new(news());
    stage.press("G Tab Tab");
    assert_eq!(stage.selected(), "Bank opens");
    stage.press("1");
    assert_eq!(stage.message(), "people hidden");
    stage.press("e e");
    assert_eq!(
        stage.app.reader.mention,
        Some(2),
        "hidden people are passed over"
    );
    stage.press("1");
    assert_eq!(
        (stage.message(), stage.app.entities.hidden.len()),
        ("people shown", 0)
    );
    stage.press("9");
    assert_eq!(stage.message(), "no such kind of entity here");
}

#[test]
fn in_a_narrow_window_a_hit_brings_the_text_to_the_screen() {
    let mut stage = Stage::new(news());
    stage.send(Msg::Resized(60, 20));
    stage.press("/");
    stage.type_text("rain");
    stage.press("Enter n");
    assert_eq!(stage.app.focus, Pane::Reader);
}

#[test]
fn a_pattern_that_is_nowhere_says_so() {
    let mut stage = Stage::new(numbered(2));
    stage.press("Enter /");
    stage.type_text("zebra");
    stage.press("Enter");
    assert!(stage.message().starts_with("not in this article"));
    stage.press("n");
    assert_eq!(stage.message(), "no more hits");
}

#[test]
fn n_goes_on_to_an_article_that_matches_by_its_headline_alone() {
    let storms = [
        ("Storm ends", "Nothing fell."),
        ("Quiet day", "A storm fell."),
    ];
    let storms = storms.map(|(headline, body)| (headline.into(), body.into()));
    let mut stage = Stage::new(storms.into());
    stage.press("/");
    stage.type_text("storm");
    stage.press("Enter n");
    assert_eq!(
        (stage.selected(), stage.app.reader.hit),
        ("Quiet day", Some(0))
    );
    stage.press("n");
    assert_eq!(
        (stage.selected(), stage.app.reader.hit),
        ("Storm ends", None)
    );
    assert!(stage.message().starts_with("not in the text"));
    stage.press("n");
    assert_eq!(stage.message(), "no more hits");
    stage.press("N");
    assert_eq!(
        (stage.selected(), stage.app.reader.hit),
        ("Quiet day", Some(0))
    );
}

#[test]
fn the_walk_from_article_to_article_keeps_the_entity_it_began_with() {
    let bodies = [
        "Jane Doe rose.",
        "Acme Bank heard J. Doe.",
        "Jane Doe spoke.",
    ];
    let written = bodies.map(|body| (body.to_owned(), body.to_owned()));
    let mut stage = Stage::new(written.into());
    stage.press("Enter e *");
    assert_eq!(stage.selected(), bodies[1]);
    stage.press("*");
    assert_eq!(stage.selected(), bodies[0], "not one of Acme Bank");
    stage.press("# #");
    assert_eq!(stage.selected(), bodies[2]);
    stage.press("* k j *");
    assert_eq!(stage.message(), "no more articles with this entity");
    assert_eq!(stage.selected(), bodies[1], "begun anew, with Acme Bank");
}

#[test]
fn one_stands_on_an_entity_by_whichever_of_its_names_the_article_has() {
    let mut stage = Stage::new(news());
    let names = ["Doe of Geneva", "John Roe"].map(str::to_owned);
    stage.app.stand_on_name(Kind::Person, &names);
    let called = stage.app.name_under_cursor().map(|(_, name)| name);
    assert_eq!(called.as_deref(), Some("John Roe"));
}
