//! Below the names of a wide window: who appears with the one under the cursor, and when the articles were published.

use super::stage::{Stage, news, numbered};
use crate::{
    app::{Msg, popup::Popup},
    job::{Counting, Job},
};

fn wide() -> Stage {
    let mut stage = Stage::new(news());
    stage.send(Msg::Resized(200, 60));
    stage
}

/// About whom, and how many others there are.
fn company(stage: &Stage) -> Option<(&str, usize)> {
    let company = stage.app.aside.company.as_ref()?;
    Some((&company.name, company.companions().len()))
}

/// How many articles the timeline is of.
fn listed(stage: &Stage) -> Option<usize> {
    let timeline = stage.app.aside.timeline.as_ref()?;
    Some(timeline.counts.as_ref()?.total)
}

fn counts(stage: &Stage) -> Vec<&Counting> {
    let jobs = stage.waiting.iter().filter_map(|(job, _)| match job {
        Job::Count(job) => Some(&job.what),
        _ => None,
    });
    jobs.collect()
}

#[test]
fn it_follows_the_cursor_of_the_names_and_the_list() {
    let mut stage = wide();
    assert_eq!(
        (company(&stage), listed(&stage)),
        (Some(("Jane Doe", 2)), Some(3))
    );
    stage.press("Tab Tab j");
    assert_eq!(company(&stage), Some(("John Roe", 2)));
    stage.press("&");
    stage.type_text("bank");
    assert_eq!(listed(&stage), Some(1));
    stage.press("Esc");
    assert_eq!(listed(&stage), Some(3));
    assert!(stage.app.is_settled());
}

#[test]
fn the_answer_about_a_name_one_has_left_is_not_shown() {
    let mut stage = wide();
    stage.press("Tab Tab");
    stage.is_held = true;
    stage.press("j");
    stage.press("k");
    assert_eq!(counts(&stage).len(), 1, "that of the name shown is known");
    stage.press("j");
    stage.answer();
    assert_eq!(company(&stage), Some(("John Roe", 2)));
}

#[test]
fn where_no_name_is_there_is_no_company() {
    let mut stage = wide();
    stage.press("j");
    assert_eq!(stage.selected(), "Weather");
    assert_eq!(company(&stage), None);
    stage.press("k");
    assert_eq!(company(&stage), Some(("Jane Doe", 2)));
}

#[test]
fn a_window_is_counted_for_first_and_what_it_took_the_place_of_afterwards() {
    let mut stage = wide();
    stage.press("Tab Tab");
    stage.is_held = true;
    stage.press("j x");
    stage.is_held = false;
    stage.answer();
    assert!(matches!(&stage.app.popup, Some(Popup::Company(window)) if window.name == "John Roe"));
    assert_eq!(company(&stage), Some(("Jane Doe", 2)));
    stage.press("Esc");
    assert_eq!(company(&stage), Some(("John Roe", 2)));
}

#[test]
fn nothing_is_counted_that_is_not_shown() {
    for (columns, rows) in [(120, 40), (200, 19)] {
        let mut stage = wide();
        stage.send(Msg::Resized(columns, rows));
        stage.is_held = true;
        stage.press("Tab Tab j");
        assert!(counts(&stage).is_empty(), "{columns}x{rows}");
        stage.send(Msg::Resized(200, 60));
        assert_eq!(counts(&stage).len(), 1, "{columns}x{rows}");
    }
}

#[test]
fn while_the_archive_is_read_the_list_is_not_counted_again_and_again() {
    let mut stage = Stage::empty(crate::config::Settings::default());
    stage.send(Msg::Resized(200, 60));
    stage.load(numbered(3), false);
    stage.load(numbered(5), false);
    assert_eq!(listed(&stage), None);
    stage.load(numbered(8), true);
    assert_eq!(listed(&stage), Some(8));
}
