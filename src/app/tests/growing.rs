//! A corpus that grows, names that are counted, and a corpus loaded again.

use super::stage::{Stage, news, numbered};
use crate::{
    app::{Effect, Msg, NOTHING_TO_READ, popup::Popup},
    config::Settings,
    corpus::ArticleId,
    job::{Course, Job, NameRow, Report},
};

fn named() -> Settings {
    Settings {
        has_entities: true,
        ..Settings::default()
    }
}

#[test]
fn a_cursor_that_was_not_moved_stays_on_the_newest() {
    let mut stage = Stage::new(numbered(3));
    stage.load(numbered(10), true);
    assert_eq!((stage.app.list.cursor, stage.selected()), (0, "headline 9"));
}

#[test]
fn a_moved_cursor_stays_on_its_article_and_its_row_on_the_screen() {
    let mut stage = Stage::new(numbered(200));
    stage.press("1 0 0 G");
    let (title, depth) = (
        stage.selected().to_owned(),
        stage.app.list.cursor - stage.app.list.top,
    );
    stage.load(numbered(500), true);
    assert_eq!(stage.selected(), title);
    assert_eq!(stage.app.list.cursor - stage.app.list.top, depth);
}

#[test]
fn one_filter_is_under_way_at_a_time_while_loading() {
    let mut stage = Stage::empty(Settings::default());
    stage.is_held = true;
    for count in 1..=5 {
        stage.load(numbered(count), false);
    }
    let filters = |stage: &Stage| {
        stage
            .waiting
            .iter()
            .filter(|(job, _)| matches!(job, Job::Filter(_)))
            .count()
    };
    assert_eq!(filters(&stage), 1);
    stage.answer();
    assert_eq!(
        stage.app.list.view.total, 5,
        "the corpus it has grown to is filtered after that"
    );
}

#[test]
fn progress_is_drawn_by_the_per_cent() {
    let mut stage = Stage::empty(Settings::default());
    stage.load(numbered(1), false);
    stage.is_held = true;
    assert!(!stage.load(numbered(2), false).is_dirty);
    assert!(stage.load(numbered(200), false).is_dirty);
    assert!(stage.app.status.loading.is_some());
    stage.load(numbered(200), true);
    assert_eq!(stage.app.status.loading, None);
}

#[test]
fn names_are_looked_for_once_loading_is_done() {
    let mut stage = Stage::empty(named());
    stage.is_held = true;
    stage.load(numbered(2), false);
    let asks = |stage: &Stage| {
        stage
            .waiting
            .iter()
            .any(|(job, _)| matches!(job, Job::Extract(_)))
    };
    assert!(!asks(&stage));
    stage.load(numbered(2), true);
    assert!(asks(&stage));
}

#[test]
fn a_query_for_names_is_asked_again_as_names_are_found() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("person:\"Jane Doe\"");
    stage.press("Enter");
    stage.is_held = true;
    let found = |done| {
        Report::Extracting(Course {
            done,
            total: 3,
            rate: 1,
        })
    };
    stage.send(Msg::Report(found(1)));
    assert!(matches!(stage.waiting[0].0, Job::Filter(_)));
    assert!(stage.app.status.extracting.is_some());
    stage.send(Msg::Report(found(3)));
    assert_eq!(stage.app.status.extracting, None);
}

#[test]
fn the_time_left_goes_by_the_rate_and_is_unknown_without_one() {
    let left = |done, total, rate| Course { done, total, rate }.seconds_left();
    assert_eq!(left(40, 100, 20), Some(3));
    assert_eq!(left(41, 100, 20), Some(3));
    assert_eq!(left(100, 100, 20), Some(0));
    assert_eq!(left(40, 100, 0), None);
}

#[test]
fn new_counts_keep_the_cursor_on_its_name() {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab j");
    let entity = stage.app.entity_under_cursor();
    let rows: Vec<NameRow> = [1, 0]
        .map(|entity| NameRow {
            entity,
            here: 1,
            articles: 9,
            ..NameRow::default()
        })
        .to_vec();
    stage.send(Msg::Report(Report::Counted(ArticleId(2), rows.into())));
    assert_eq!(stage.app.entity_under_cursor(), entity);
    assert_eq!(stage.app.entities.cursor, 0);
}

#[test]
fn a_reload_keeps_the_list_until_the_new_one_is_as_long() {
    let mut stage = Stage::new(numbered(100));
    stage.press("5 0 G F5");
    let title = stage.selected().to_owned();
    let article = stage.app.list.selected();
    stage.load(numbered(10), false);
    assert_eq!(
        (stage.app.corpus.len(), stage.app.list.selected()),
        (100, article)
    );
    stage.load(numbered(100), true);
    assert_eq!(stage.selected(), title);
    stage.press("F5");
    stage.load(numbered(10), true);
    assert_eq!(
        (stage.app.corpus.len(), stage.app.list.line_count()),
        (10, 10)
    );
}

#[test]
fn an_unreadable_article_says_why_and_the_next_one_is_shown() {
    let mut stage = Stage::new(numbered(2));
    stage.is_held = true;
    stage.press("j");
    let generation = stage.app.reader.wanted;
    let why = "`a.json` changed on disk".to_owned();
    stage.send(Msg::Report(Report::Unreadable(
        generation,
        ArticleId(0),
        why.clone(),
    )));
    assert_eq!(stage.app.reader.problem, Some(why));
    assert!(stage.app.reader.prepared.is_none());
    stage.is_held = false;
    stage.press("k");
    assert_eq!(stage.app.reader.problem, None);
}

#[test]
fn a_reload_finds_the_article_again_under_another_number() {
    let mut stage = Stage::new(numbered(20));
    stage.press("5 G Tab 9 j F5");
    let (title, place) = (stage.selected().to_owned(), stage.app.reader.place);
    let mut written = numbered(20);
    written.insert(0, ("an older one".into(), "Text.".into()));
    stage.load(written, true);
    assert_eq!(
        (stage.selected(), stage.app.reader.place),
        (title.as_str(), place)
    );
}

#[test]
fn an_archive_without_articles_is_left_at_once() {
    let mut stage = Stage::empty(Settings::default());
    stage.load(Vec::new(), false);
    assert!(stage.effects.is_empty(), "there may be more to come");
    stage.load(Vec::new(), true);
    assert!(matches!(stage.effects[..], [Effect::Quit(NOTHING_TO_READ)]));
}

#[test]
fn an_archive_that_is_gone_when_loaded_again_says_so_and_shows_no_old_text() {
    let mut stage = Stage::new(numbered(20));
    stage.press("5 G F5");
    stage.load(Vec::new(), true);
    let is_quitting = |effect: &Effect| matches!(effect, Effect::Quit(_));
    assert!(!stage.effects.iter().any(is_quitting));
    let message = stage.app.status.message.as_ref();
    assert_eq!(
        message.map(|said| &*said.text),
        Some("no articles any more")
    );
    assert_eq!(stage.app.popup, Some(Popup::Problems { top: 0, cursor: 0 }));
    assert!(stage.app.reader.prepared.is_none());
    assert_eq!(stage.app.list.line_count(), 0);
}
