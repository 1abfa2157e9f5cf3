//! `i`: when the articles of the list were published.

use super::stage::Stage;
use crate::{
    app::{
        Effect, Msg,
        popup::{Facets, Popup},
    },
    job::{Counting, Job, Report},
    query::facet::{Counts, Facet, Value},
};
use std::sync::Arc;

/// A stage whose worker says that each of these days, months or years has an article.
fn answer(stage: &mut Stage, names: &[&str]) {
    while let Some((job, _)) = stage.waiting.pop_front() {
        let Job::Count(job) = job else { continue };
        let Counting::Facet(facet, ..) = job.what else {
            continue;
        };
        let length = match facet {
            Facet::Year => 4,
            Facet::Month => 7,
            _ => 10,
        };
        let mut values: Vec<Value> = Vec::new();
        for name in names {
            let name = name.get(..length).expect("a day").to_owned();
            match values.iter_mut().find(|value| value.name == name) {
                Some(value) => value.count += 1,
                None => values.push(Value { name, count: 1 }),
            }
        }
        let counts = Counts {
            facet,
            values,
            more: 0,
            total: names.len(),
            done: names.len(),
        };
        stage.send(Msg::Report(Report::Faceted(
            job.generation,
            Arc::new(counts),
        )));
    }
}

fn window(stage: &Stage) -> &Facets {
    match &stage.app.popup {
        Some(Popup::Facets(window)) => window,
        other => panic!("no timeline: {other:?}"),
    }
}

fn rows(stage: &Stage) -> Vec<(&str, u32)> {
    let window = window(stage);
    let rows = (0..window.len()).filter_map(|row| window.value(row));
    rows.map(|value| (&*value.name, value.count)).collect()
}

fn opened(days: &[&str]) -> Stage {
    let mut stage = Stage::new(super::stage::news());
    stage.is_held = true;
    stage.press("i");
    answer(&mut stage, days);
    stage
}

#[test]
fn months_stand_in_their_order_with_those_that_have_none() {
    let stage = opened(&["2024-03-05", "2024-03-01", "2023-12-31", "2023-11-02"]);
    let months = [
        ("2023-11", 1),
        ("2023-12", 1),
        ("2024-01", 0),
        ("2024-02", 0),
        ("2024-03", 2),
    ];
    assert_eq!(rows(&stage), months);
}

#[test]
fn an_old_article_leaves_the_new_ones_in_sight() {
    let stage = opened(&["2024-03-05", "2024-02-01", "2024-01-01", "1914-06-28"]);
    let months = [
        ("1914-06", 1),
        ("1914-07..2023-12", 0),
        ("2024-01", 1),
        ("2024-02", 1),
        ("2024-03", 1),
    ];
    assert_eq!(rows(&stage), months);
}

#[test]
fn it_takes_the_steps_in_which_there_is_something_to_see() {
    let years: Vec<String> = (1979..2024).map(|year| format!("{year}-05-04")).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let stage = opened(&years);
    assert_eq!(
        (window(&stage).facet, rows(&stage).len()),
        (Facet::Year, 45)
    );
    let stage = opened(&["2024-03-05", "2024-03-03"]);
    assert_eq!((window(&stage).facet, rows(&stage).len()), (Facet::Day, 3));
}

#[test]
fn steps_that_were_chosen_stay() {
    let days = ["1986-04-29", "1979-05-04"];
    let mut stage = opened(&days);
    assert_eq!(window(&stage).facet, Facet::Day);
    stage.press("Tab");
    answer(&mut stage, &days);
    assert_eq!(
        (window(&stage).facet, rows(&stage).len()),
        (Facet::Month, 3)
    );
}

#[test]
fn enter_narrows_the_list_to_the_bar_and_a_bar_of_nothing_does_not() {
    let mut stage = opened(&["2024-03-05", "2024-03-01", "2023-12-31", "2023-11-02"]);
    stage.press("k Enter");
    assert_eq!(stage.app.query.text, "");
    assert_eq!(stage.message(), "no article of the list is of that time");
    stage.press("G Enter");
    assert_eq!(stage.app.query.text, "date:2024-03");
    let is_sent = |effect: &Effect| matches!(effect, Effect::Quit(_));
    assert!(!stage.effects.iter().any(is_sent));
}
