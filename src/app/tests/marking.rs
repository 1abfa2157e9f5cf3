//! What the reader does with articles: read, star, tag, note, and all of it taken back.

use super::stage::{Stage, news, numbered};
use crate::corpus::ArticleId;

fn signs(stage: &Stage) -> String {
    let articles = (0..stage.written.len() as u32).rev();
    articles
        .map(|at| stage.app.sign_of(ArticleId(at)))
        .collect()
}

#[test]
fn r_reads_and_unreads_and_m_puts_a_star_there_and_takes_it_away() {
    let mut stage = Stage::new(numbered(4));
    assert_eq!(signs(&stage), "****");
    stage.press("r j m");
    assert_eq!(signs(&stage), " M**");
    stage.press("r");
    assert_eq!(signs(&stage), " m**");
    stage.press("m k r");
    assert_eq!(signs(&stage), "* **");
}

#[test]
fn an_article_that_is_opened_is_read_and_one_that_is_looked_at_from_the_list_is_not() {
    let mut stage = Stage::new(numbered(4));
    stage.press("j j");
    assert!(stage.marking.read().is_empty());
    stage.press("Enter");
    assert_eq!(stage.marking.read(), [1]);
    stage.press("r q j");
    assert!(
        stage.marking.read().is_empty(),
        "unread again, though it is in the text"
    );
    stage.press("k Enter");
    assert_eq!(stage.marking.read(), [1], "opened again");
}

#[test]
fn turning_to_the_next_article_in_the_text_reads_it_and_passing_through_does_not() {
    let mut stage = Stage::new(numbered(4));
    stage.press("Tab Tab Tab");
    assert!(stage.marking.read().is_empty());
    stage.press("Enter J J");
    assert_eq!(stage.marking.read(), [1, 2, 3]);
}

#[test]
fn all_of_the_list_are_read_and_one_key_takes_it_back() {
    let mut stage = Stage::new(numbered(40));
    stage.press("r A");
    assert_eq!(stage.marking.read().len(), 40);
    stage.press("U");
    assert_eq!(stage.marking.read(), [39]);
    stage.press("U");
    assert!(stage.marking.read().is_empty());
    stage.press("U");
    assert_eq!(stage.message(), "nothing to take back");
}

#[test]
fn n_with_nothing_to_look_for_goes_to_the_next_unread_and_the_quote_to_the_next_star() {
    let mut stage = Stage::new(numbered(6));
    stage.press("j r j r j m g n");
    assert_eq!(stage.selected(), "headline 2");
    stage.press("n N");
    assert_eq!(stage.selected(), "headline 2");
    stage.press("N");
    assert_eq!(stage.selected(), "headline 5");
    stage.press("N");
    assert_eq!(stage.message(), "no more unread articles");
    stage.press("'");
    assert_eq!(stage.selected(), "headline 2");
    stage.press("'");
    assert_eq!(stage.message(), "no more starred articles");
}

#[test]
fn a_tag_is_completed_and_taken_away_again() {
    let mut stage = Stage::new(numbered(2));
    stage.press("t");
    stage.type_text("la");
    stage.press("Tab Enter");
    let tags = |stage: &Stage| stage.marking.of(ArticleId(1)).tags;
    assert_eq!(tags(&stage), ["later on"]);
    stage.press("t");
    stage.type_text("new");
    stage.press("Enter T Tab Enter");
    assert_eq!(tags(&stage), ["new"], "of several it is asked which");
    stage.press("T");
    assert!(tags(&stage).is_empty(), "the only one goes at once");
    stage.press("T");
    assert_eq!(stage.message(), "no tag of yours");
    stage.press("U U");
    assert_eq!(tags(&stage), ["later on", "new"]);
}

#[test]
fn a_dot_does_the_last_change_again_and_never_a_movement() {
    let mut stage = Stage::new(numbered(4));
    stage.press(".");
    assert_eq!(
        stage.message(),
        "nothing was done yet that could be done again"
    );
    stage.press("m j . j J .");
    assert_eq!(signs(&stage), "MM*M");
    stage.press("g t");
    stage.type_text("later");
    stage.press("Enter j . j .");
    let tags = |at: u32| stage.marking.of(ArticleId(at)).tags;
    assert_eq!([tags(3), tags(2), tags(1)], [["later"]; 3]);
    assert!(stage.app.prompt.is_none(), "nothing is asked again");
}

#[test]
fn a_note_is_typed_shown_and_mended() {
    let mut stage = Stage::new(numbered(2));
    let note = |stage: &Stage| stage.marking.of(ArticleId(1)).note;
    stage.press("a");
    stage.type_text("ask");
    stage.press("Enter a");
    stage.type_text(" again");
    stage.press("Enter");
    assert_eq!(note(&stage).as_deref(), Some("ask again"));
    stage.press("a Ctrl-u Esc");
    assert!(note(&stage).is_some());
    stage.press("a Ctrl-u Enter");
    assert_eq!(note(&stage), None);
}

#[test]
fn a_note_about_a_passage_quotes_it_behind_what_was_noted_before() {
    let mut stage = Stage::new(news());
    stage.press("a");
    stage.type_text("ask");
    stage.press("Enter Enter V a");
    stage.type_text("who says so?");
    stage.press("Enter");
    let article = stage.app.list.selected().expect("an article");
    let note = stage.marking.of(article).note.expect("a note");
    let (before, about) = note.split_once("; \u{201c}").expect("a passage");
    assert_eq!(before, "ask");
    let (quoted, words) = about.split_once("\u{201d}: ").expect("what is said of it");
    assert_eq!(words, "who says so?");
    let body = &stage.written[article.0 as usize].1;
    let (first, last) = quoted.split_once(" \u{2026} ").unwrap_or((quoted, quoted));
    assert!(body.contains(first) && body.contains(last), "{quoted}");
    assert!(stage.app.reader.selection.is_none());
}

#[test]
fn marks_and_names_are_taken_back_in_their_order() {
    let mut stage = Stage::new(news());
    stage.press("m Tab Tab X r U");
    let mark = stage.marking.of(ArticleId(2));
    assert!(mark.is_starred && !mark.is_read && stage.app.said.len() == 1);
    stage.press("U");
    assert!(stage.app.said.is_empty() && stage.marking.of(ArticleId(2)).is_starred);
    stage.press("U");
    assert!(!stage.marking.of(ArticleId(2)).is_starred);
}

#[test]
fn keys_pressed_before_the_answers_are_here_are_done_in_their_order() {
    let mut stage = Stage::new(numbered(3));
    stage.is_held = true;
    stage.press("m U m r U");
    stage.answer();
    assert_eq!(signs(&stage), "M**");
}
