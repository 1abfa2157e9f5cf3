//! Files and problems: moving in it, searching it, going on from a line.

use super::stage::{Stage, news, numbered};
use crate::{
    app::{
        Pane,
        popup::{Peek, Popup},
    },
    index::census::About,
};

fn cursor(stage: &Stage) -> Option<usize> {
    match stage.app.popup {
        Some(Popup::Problems { cursor, .. }) => Some(cursor),
        _ => None,
    }
}

/// Stands on the first line about an article.
fn stand_on_article(stage: &mut Stage) {
    let account = &stage.app.account;
    let is_article = |at: &usize| {
        account
            .line(*at)
            .is_some_and(|line| matches!(line.about, About::Article(_)))
    };
    let at = (0..account.len())
        .find(is_article)
        .expect("an undated article");
    for _ in 0..at {
        stage.press("j");
    }
}

#[test]
fn f2_counts_and_the_cursor_moves_over_its_lines() {
    let mut stage = Stage::new(news());
    stage.press("F2");
    let first = stage.app.account.line(0).map(|line| line.text);
    assert_eq!(first.as_deref(), Some("3 articles"));
    stage.press("j j k");
    assert_eq!(cursor(&stage), Some(1));
    stage.press("G");
    assert_eq!(cursor(&stage), Some(stage.app.account.len() - 1));
    stage.press("q");
    assert!(stage.app.popup.is_none());
}

#[test]
fn enter_on_an_article_goes_there() {
    let mut stage = Stage::new(news());
    stage.press("F2");
    stand_on_article(&mut stage);
    stage.press("Enter");
    assert!(stage.app.popup.is_none());
    assert_eq!(
        (stage.selected(), stage.app.focus),
        ("Bank opens", Pane::Reader)
    );
}

#[test]
fn an_article_that_does_not_match_says_so_and_the_window_stays() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("minister");
    stage.press("Enter F2");
    stand_on_article(&mut stage);
    stage.press("Enter");
    assert_eq!(stage.message(), "this article does not match the filter");
    assert!(cursor(&stage).is_some());
}

#[test]
fn a_search_narrows_the_lines_and_esc_brings_them_back() {
    let mut stage = Stage::new(news());
    stage.press("F2");
    let all = stage.app.account.len();
    stage.press("/");
    stage.type_text("outlets");
    assert_eq!(stage.app.account.len(), 1);
    stage.press("Esc");
    assert_eq!((stage.app.account.len(), cursor(&stage)), (all, Some(0)));
    stage.press("/");
    stage.type_text("undated");
    stage.press("Enter j");
    assert!(stage.app.prompt.is_none());
    assert_eq!(stage.app.account.len(), 1);
    stage.press("F2");
    assert_eq!(
        stage.app.account.len(),
        all,
        "opened anew it shows everything"
    );
}

#[test]
fn what_is_opened_from_it_comes_back_to_it() {
    let mut stage = Stage::new(news());
    stage.press("F2 j");
    let under = stage.app.popup.clone().map(Box::new);
    let mut peek = Peek::of(String::new(), Vec::new());
    peek.under = under;
    stage.app.popup = Some(Popup::Peek(peek));
    stage.press("Esc");
    assert_eq!(cursor(&stage), Some(1));
    stage.press("Esc");
    assert!(stage.app.popup.is_none());
}

#[test]
fn it_follows_the_corpus_while_it_grows() {
    let mut stage = Stage::new(numbered(2));
    stage.press("F2 G");
    stage.load(numbered(40), true);
    let first = stage.app.account.line(0).map(|line| line.text);
    assert_eq!(first.as_deref(), Some("40 articles"));
    assert!(cursor(&stage).is_some_and(|cursor| cursor < stage.app.account.len()));
}
