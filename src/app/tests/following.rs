//! Files that change after they were loaded: what is new waits or comes in, and nothing moves by itself.

use super::stage::{Stage, Written, entry, numbered};
use crate::{
    app::{Effect, Msg},
    config::Settings,
    corpus::load::{Followed, Progress},
    job::{Job, Report},
    query::View,
};

/// The files have become so: more articles, some files changed, some of those gone.
fn followed(stage: &mut Stage, written: Vec<Written>, changed_count: usize, gone_count: usize) {
    let mut corpus = stage.app.corpus.clone();
    let fresh = written.iter().skip(corpus.len());
    corpus.push(
        fresh
            .map(|(headline, body)| entry(headline, body))
            .collect(),
    );
    stage.written = written;
    stage.send(Msg::Report(Report::Followed(Followed {
        corpus,
        changed_count,
        gone_count,
    })));
}

/// The worker has looked at everything and found only additions.
fn looked(stage: &mut Stage) {
    let corpus = stage.app.corpus.clone();
    stage.send(Msg::Report(Report::Loading(Progress {
        corpus,
        is_complete: true,
        ..Progress::default()
    })));
}

/// What of the list is on the screen.
fn rows(stage: &Stage) -> (String, usize, usize, usize) {
    let list = &stage.app.list;
    let title = stage.selected().to_owned();
    (
        title,
        list.cursor - list.top,
        list.view.rows.len(),
        stage.app.reader.place as usize,
    )
}

fn reloads(stage: &Stage) -> Vec<bool> {
    let all = |(job, _): &(Job, String)| match job {
        Job::Reload { is_all } => Some(*is_all),
        _ => None,
    };
    stage.waiting.iter().filter_map(all).collect()
}

#[test]
fn what_is_new_waits_and_nothing_moves() {
    let mut stage = Stage::new(numbered(200));
    stage.press("1 0 0 G Tab 9 j");
    let before = rows(&stage);
    followed(&mut stage, numbered(212), 0, 0);
    assert_eq!(stage.app.status.new_count, 12);
    assert_eq!(rows(&stage), before);
    assert_eq!(stage.app.corpus.len(), 200);
    followed(&mut stage, numbered(215), 0, 0);
    assert_eq!(stage.app.status.new_count, 15, "counted from what is shown");
}

#[test]
fn f5_brings_it_in_under_a_cursor_that_stays() {
    for keys in ["g", "1 0 0 G", "1 0 0 G Tab 9 j"] {
        let mut stage = Stage::new(numbered(200));
        stage.press(keys);
        let before = rows(&stage);
        followed(&mut stage, numbered(212), 0, 0);
        stage.press("F5");
        looked(&mut stage);
        let (title, depth, _, place) = before;
        // At the very top there is no room above.
        let depth = if keys == "g" { 12 } else { depth };
        let top = stage.app.list.cursor - stage.app.list.top;
        assert_eq!(stage.selected(), title, "{keys}");
        assert!(top == depth || keys == "g", "{keys}: {top} {depth}");
        assert_eq!(stage.app.reader.place as usize, place, "{keys}");
        assert_eq!(stage.app.list.view.rows.len(), 212);
        assert_eq!(stage.app.status.new_count, 0);
        assert_eq!(stage.message(), "12 new articles");
    }
}

#[test]
fn a_cursor_that_was_never_moved_stays_on_what_is_being_read() {
    let mut stage = Stage::new(numbered(20));
    followed(&mut stage, numbered(23), 0, 0);
    stage.press("F5");
    looked(&mut stage);
    assert_eq!(stage.selected(), "headline 19");
}

#[test]
fn an_article_found_in_its_text_stays_while_the_texts_are_searched_again() {
    let mut stage = Stage::new(numbered(20));
    stage.press("/");
    stage.type_text("headline");
    stage.press("Enter 3 j Tab 9 j");
    let (title, _, _, place) = rows(&stage);
    stage.is_held = true;
    followed(&mut stage, numbered(22), 0, 0);
    stage.press("F5");
    let mut filters = stage.waiting.iter().filter_map(|(job, _)| match job {
        Job::Filter(job) => Some(job.generation),
        _ => None,
    });
    let generation = filters.next_back().expect("the list is asked for again");
    let by_headline = View {
        searched: Some((0, 22)),
        total: 22,
        ..View::default()
    };
    stage.send(Msg::Report(Report::Filtered(generation, by_headline)));
    assert_eq!(stage.selected(), title);
    stage.answer();
    let (now, _, count, place_now) = rows(&stage);
    assert_eq!((now, count, place_now), (title, 22, place));
    assert!(place > 0, "it was not at the top");
}

#[test]
fn f5_says_so_when_there_is_nothing_new() {
    let mut stage = Stage::new(numbered(20));
    stage.press("5 G F5");
    let title = stage.selected().to_owned();
    assert!(!stage.app.is_settled(), "the worker looks at the files");
    looked(&mut stage);
    assert_eq!(
        (stage.message(), stage.selected()),
        ("nothing new", title.as_str())
    );
    assert!(stage.app.is_settled());
}

#[test]
fn new_articles_pass_the_query_in_force() {
    let mut stage = Stage::new(numbered(20));
    stage.press("/");
    stage.type_text("headline 1");
    stage.press("Enter");
    followed(&mut stage, numbered(22), 0, 0);
    stage.press("F5");
    looked(&mut stage);
    assert_eq!(stage.app.query.text, "headline 1");
    assert_eq!(stage.app.list.view.total, 22);
}

#[test]
fn who_follows_gets_it_at_once_and_keeps_the_article() {
    let mut stage = Stage::new(numbered(20));
    stage.app.status.is_following = true;
    let title = stage.selected().to_owned();
    followed(&mut stage, numbered(22), 0, 0);
    assert_eq!(stage.app.list.view.rows.len(), 22);
    assert_eq!(stage.selected(), title);
    assert_eq!((stage.app.status.new_count, stage.message()), (0, ""));
}

#[test]
fn files_that_changed_are_counted_and_left_alone() {
    let mut stage = Stage::new(numbered(20));
    stage.is_held = true;
    followed(&mut stage, numbered(20), 2, 1);
    assert_eq!(stage.app.status.changed_count, 2);
    assert!(reloads(&stage).is_empty());
}

#[test]
fn who_follows_gets_what_was_replaced_but_keeps_what_is_gone() {
    let mut stage = Stage::new(numbered(20));
    stage.is_held = true;
    stage.app.status.is_following = true;
    followed(&mut stage, numbered(20), 1, 1);
    assert!(reloads(&stage).is_empty());
    followed(&mut stage, numbered(20), 2, 1);
    assert_eq!(reloads(&stage), [false]);
}

#[test]
fn everything_is_loaded_again_once_an_article_could_not_be_read() {
    let mut stage = Stage::new(numbered(20));
    stage.is_held = true;
    stage.press("F5");
    assert_eq!(reloads(&stage), [false]);
    stage.app.reader.problem = Some("`a.json` changed on disk".into());
    stage.press("F5");
    assert_eq!(reloads(&stage), [false, true]);
}

#[test]
fn names_of_new_articles_are_looked_for_once_they_are_taken_in() {
    let named = Settings {
        has_entities: true,
        ..Settings::default()
    };
    let mut stage = Stage::with(named, numbered(20));
    stage.is_held = true;
    stage.waiting.clear();
    let asked = |stage: &Stage| {
        let count = |(job, _): &(Job, String)| match job {
            Job::Extract(corpus) => Some(corpus.len()),
            _ => None,
        };
        stage.waiting.iter().filter_map(count).collect::<Vec<_>>()
    };
    followed(&mut stage, numbered(22), 0, 0);
    assert!(asked(&stage).is_empty());
    stage.press("F5");
    assert_eq!(asked(&stage), [22]);
}

#[test]
fn who_follows_waits_for_the_first_article() {
    let mut stage = Stage::empty(Settings::default());
    stage.app.status.is_following = true;
    stage.load(Vec::new(), true);
    assert!(
        !stage
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Quit(_)))
    );
    followed(&mut stage, numbered(1), 0, 0);
    assert_eq!(stage.selected(), "headline 0");
}
