//! Twins in the list: folded, opened out, walked through, while rows come and go.

use super::stage::{Stage, Written};
use crate::{
    app::{Msg, list::ListLine},
    corpus::ArticleId,
    job::{Job, Report},
    query::View,
};

/// Newest first: bread, rain three times the same, pier in two versions.
fn coast() -> Vec<Written> {
    let written = |headline: &str, body: &str| (headline.to_owned(), body.to_owned());
    vec![
        written("Pier", "The pier opens at noon."),
        written("Pier", "The pier opens at dusk, after rain."),
        written("Rain", "Rain fell."),
        written("Rain", "Rain fell."),
        written("Rain", "Rain fell."),
        written("Bread", "Bread is dearer."),
    ]
}

/// The numbers of the articles in the list.
fn listed(stage: &Stage) -> Vec<u32> {
    let lines = (0..).map_while(|line| stage.app.list.line(line));
    lines
        .filter_map(|line| match line {
            ListLine::Article(row) => Some(row.article.0),
            ListLine::Group { .. } | ListLine::Seam { .. } => None,
        })
        .collect()
}

fn under_cursor(stage: &Stage) -> Option<u32> {
    stage.app.list.selected().map(|article| article.0)
}

#[test]
fn twins_have_one_row_and_are_all_counted() {
    let stage = Stage::new(coast());
    assert_eq!(listed(&stage), [5, 2, 1]);
    assert_eq!(stage.app.list.match_count(), 6);
}

#[test]
fn za_opens_a_fold_where_one_stands_and_closes_it_from_any_of_its_rows() {
    let mut stage = Stage::new(coast());
    stage.press("j z a");
    assert_eq!(
        (listed(&stage), under_cursor(&stage)),
        (vec![5, 2, 3, 4, 1], Some(2))
    );
    stage.press("j j z a");
    assert_eq!(
        (listed(&stage), under_cursor(&stage)),
        (vec![5, 2, 1], Some(2))
    );
    stage.press("g z a");
    assert_eq!(stage.message(), "this article stands here once");
}

#[test]
fn all_folds_open_and_close_with_the_cursor_on_what_it_stood_on() {
    let mut stage = Stage::new(coast());
    stage.press("G z R");
    assert_eq!(
        (listed(&stage), under_cursor(&stage)),
        (vec![5, 2, 3, 4, 1, 0], Some(1))
    );
    stage.press("G z M");
    assert_eq!(
        (listed(&stage), under_cursor(&stage)),
        (vec![5, 2, 1], Some(1))
    );
}

#[test]
fn zv_walks_from_the_newest_version_to_the_oldest_and_round() {
    let mut stage = Stage::new(coast());
    stage.press("G z v");
    assert_eq!(
        (under_cursor(&stage), stage.message()),
        (Some(0), "version 1 of 2")
    );
    assert_eq!(listed(&stage), [5, 2, 1, 0]);
    stage.press("z v");
    assert_eq!(
        (under_cursor(&stage), stage.message()),
        (Some(1), "version 2 of 2")
    );
    stage.press("g j z v");
    assert!(
        stage.message().contains("say the same"),
        "{}",
        stage.message()
    );
}

#[test]
fn a_version_that_does_not_match_stays_away_and_says_so() {
    let mut stage = Stage::new(coast());
    stage.press("/");
    stage.type_text("dusk");
    stage.press("Enter z v");
    assert_eq!(listed(&stage), [1]);
    assert_eq!(stage.message(), "version 1 of 2 does not match the filter");
    stage.press("z a");
    assert_eq!(stage.message(), "its duplicates do not match the filter");
}

#[test]
fn articles_and_hits_are_walked_row_by_row() {
    let mut stage = Stage::new(coast());
    stage.press("J J");
    assert_eq!(under_cursor(&stage), Some(1));
    stage.press("J");
    assert_eq!(stage.message(), "last article");
    stage.press("g /");
    stage.type_text("rain");
    stage.press("Enter");
    assert_eq!(listed(&stage), [2, 1]);
    stage.press("n n");
    assert_eq!(under_cursor(&stage), Some(1), "one hit a row");
    stage.press("N");
    assert_eq!(under_cursor(&stage), Some(2));
}

#[test]
fn a_row_that_is_folded_under_the_cursor_hands_it_to_its_head() {
    let mut stage = Stage::new(coast());
    stage.press("z R 4 G");
    assert_eq!(under_cursor(&stage), Some(4));
    stage.press("z M");
    assert_eq!(under_cursor(&stage), Some(2));
    stage.send(Msg::Resized(40, 10));
    assert_eq!(under_cursor(&stage), Some(2));
}

#[test]
fn rows_that_come_again_folded_keep_the_cursor() {
    let mut stage = Stage::new(coast());
    stage.press("G");
    stage.is_held = true;
    stage.press("s");
    let generation = stage.waiting.iter().find_map(|(job, _)| match job {
        Job::Filter(job) => Some(job.generation),
        _ => None,
    });
    let generation = generation.expect("sorting asks for the rows");
    let folded = stage.app.list.view.clone();
    let unfolded = View {
        rows: folded.matches().clone(),
        seam: folded.match_counts().1,
        folding: None,
        is_provisional: true,
        ..folded.clone()
    };
    stage.send(Msg::Report(Report::Filtered(generation, unfolded)));
    assert_eq!((listed(&stage).len(), under_cursor(&stage)), (6, Some(1)));
    assert!(
        !stage.app.is_settled(),
        "the same rows are still to come, folded"
    );
    stage.send(Msg::Report(Report::Filtered(generation, folded)));
    assert_eq!(
        (listed(&stage), under_cursor(&stage)),
        (vec![5, 2, 1], Some(1))
    );
}

#[test]
fn a_star_under_a_fold_is_seen_on_its_row_and_taken_away_from_there() {
    let mut stage = Stage::new(coast());
    let sign = |stage: &Stage, article| stage.app.sign_of(ArticleId(article));
    stage.press("j z a j j m");
    assert_eq!(under_cursor(&stage), Some(4));
    assert_eq!((sign(&stage, 2), sign(&stage, 4)), ("*", "M"));
    stage.press("z a");
    assert_eq!((under_cursor(&stage), sign(&stage, 2)), (Some(2), "M"));
    stage.press("g '");
    assert_eq!(under_cursor(&stage), Some(2), "{}", stage.message());
    stage.press("m");
    assert_eq!(sign(&stage, 2), "*");
    assert!(!stage.marking.of(ArticleId(4)).is_starred);
    stage.press("m z a");
    assert_eq!((sign(&stage, 2), sign(&stage, 4)), ("M", "*"));
}

#[test]
fn the_list_is_written_with_every_twin() {
    let mut stage = Stage::new(coast());
    stage.is_held = true;
    stage.press("w");
    stage.type_text("out.jsonl");
    stage.press("Enter");
    let written = stage.waiting.iter().find_map(|(job, _)| match job {
        Job::Write(_, rows, _) => Some(rows.len()),
        _ => None,
    });
    assert_eq!(written, Some(6));
}

#[test]
fn peek_tells_the_version_and_where_the_others_stand() {
    let mut stage = Stage::new(coast());
    stage.press("G p");
    let Some(crate::app::popup::Popup::Peek(crate::app::popup::Peek { lines, .. })) =
        &stage.app.popup
    else {
        panic!("no record is shown");
    };
    assert!(
        lines
            .iter()
            .any(|(label, text)| label == "version" && text.starts_with("2 of 2"))
    );
    assert!(lines.iter().any(|(label, _)| label == "version 1"));
}
