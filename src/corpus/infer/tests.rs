//! Which field is taken for what.

use super::*;
use serde_json::json;

fn map(records: &[Value]) -> FieldMap {
    let records: Vec<_> = records
        .iter()
        .map(|record| record.as_object().unwrap())
        .collect();
    infer(&records, None, &Rules::default())
}

fn best(map: &FieldMap, role: Role) -> String {
    map.choices(role)
        .first()
        .map(|choice| choice.path.shown())
        .unwrap_or_default()
}

#[test]
fn better_names_win_and_worse_ones_stand_by() {
    let map = map(&[json!({
        "title_page": null, "name": "x", "title": "Harbour reopens", "text": "It did.", "description": "It did so.",
        "date": "2025-07-01", "filedate": "2026-01-01", "crawled": "2025-07-02", "published": "2025-07-01T08:00:00Z",
        "source": "https://tide.example/1", "source-hostname": "The Tide", "hostname": "tide.example",
    })]);
    assert_eq!(best(&map, Role::Headline), "title");
    assert_eq!(best(&map, Role::Body), "text");
    assert_eq!(best(&map, Role::Published), "published");
    assert_eq!(best(&map, Role::Outlet), "source-hostname");
    assert_eq!(best(&map, Role::Url), "source");
    assert!(map.choices(Role::Body).iter().any(|choice| choice.is_stub));
}

#[test]
fn the_date_of_the_tool_that_marked_a_text_is_not_that_of_the_article() {
    let record =
        |meta: Value| json!({"text": "It did.", "meta": meta, "_timestamp": 1_711_111_111});
    let dated = map(&[record(json!({"date": "2024-03-05"}))]);
    assert_eq!(best(&dated, Role::Published), "meta.date");
    let undated = map(&[record(json!({}))]);
    assert_eq!(best(&undated, Role::Published), "_timestamp");
}

#[test]
fn satellites_play_no_part() {
    let map = map(&[json!({
        "text": "It did.", "image": {"title": "A pier", "url": "https://tide.example/p.jpg", "caption": "dawn"},
        "author": {"name": "Anna Bell", "url": "https://tide.example/anna", "description": "Writes."},
    })]);
    assert_eq!(best(&map, Role::Headline), "");
    assert_eq!(best(&map, Role::Url), "");
    assert_eq!(map.choices(Role::Body).len(), 1);
}

#[test]
fn the_name_of_a_program_a_standard_or_a_place_is_no_headline() {
    let record = json!({
        "content": "It did.", "application": {"name": "Tide Reader"}, "standard": {"name": "tide-1"},
        "generator": {"name": "Presswork"}, "location": {"title": "Port Ellen"},
        "headlines": [{"role": "short", "value": "Pier"}, {"role": "main", "value": "Pier opens"}],
    });
    let mut bare = record.clone();
    bare.as_object_mut().unwrap().remove("headlines");
    let paths = |record: Value| -> Vec<String> {
        let map = map(&[record]);
        let choices = map.choices(Role::Headline).iter();
        choices.map(|choice| choice.path.shown()).collect()
    };
    assert_eq!(paths(record), ["headlines"]);
    assert_eq!(paths(bare), [""; 0]);
}

#[test]
fn the_pages_something_stands_on_are_no_text() {
    let record =
        |pages: &str| json!({"title": "Harbour reopens", "date": "2025-07-01", "pages": pages});
    let counted = map(&[record("15-27"), record("7")]);
    assert_eq!(best(&counted, Role::Body), "");
    let read = map(&[record("It did reopen."), record("So it did.")]);
    assert_eq!(best(&read, Role::Body), "pages");
}

#[test]
fn paragraphs_under_news_are_the_text_and_a_kind_is_none() {
    let long = "The northern channel reopened on Monday after four days of storm. ";
    let record = |news: Value| json!({"headline": "Harbour reopens", "abstract": "It did so.", "news": news});
    let text = map(&[record(json!([long, long, "ab/cd"]))]);
    assert_eq!(best(&text, Role::Body), "news");
    for news in [
        json!("sports"),
        json!([{"title": long, "text": long}]),
        json!(["sports", "ferries"]),
    ] {
        let other = map(&[record(news)]);
        assert_eq!(best(&other, Role::Body), "abstract");
    }
}

#[test]
fn the_title_of_a_topic_is_above_the_name_of_who_wrote_in_it() {
    let map = map(&[json!({
        "name": "Anna Bell", "username": "anna", "display_username": "Anna Bell", "cooked": "<p>It did.</p>",
        "topic_title": "Harbour reopens",
    })]);
    assert_eq!(best(&map, Role::Headline), "topic_title");
    assert_eq!(best(&map, Role::Byline), "display_username");
}

#[test]
fn what_a_channel_tells_of_itself_is_no_article() {
    let message = json!({"type": "message", "date": "2025-07-01", "text": "The harbour reopened."});
    let event =
        json!({"type": "service", "date": "2025-07-01", "title": "Tide channel", "text": ""});
    let map = map(&[message, event]);
    let others = map.discriminator.map(|found| found.others);
    assert_eq!(others, Some(vec!["service".to_owned()]));
}

#[test]
fn where_no_name_helps_the_longest_text_is_the_body() {
    let long = "The northern channel reopened on Monday. ".repeat(8);
    let map = map(&[json!({"a1": "short", "a2": long})]);
    assert_eq!(best(&map, Role::Body), "a2");
    assert!(map.choices(Role::Body)[0].is_weak);
}

#[test]
fn one_date_settles_the_order_for_all() {
    let map = map(&[
        json!({"title": "A", "date": "07/08/2025"}),
        json!({"title": "B", "date": "31/08/2025"}),
    ]);
    assert_eq!(map.dates.order, Some(dates::DateOrder::DayFirst));
}

#[test]
fn the_address_of_another_thing_is_a_last_resort_and_its_id_none() {
    let map = map(&[json!({
        "headline": "Harbour reopens", "articleBody": "It did.",
        "mainEntityOfPage": {"@id": "https://tide.example/1"},
        "publishingPrinciples": {"url": "https://tide.example/code"},
        "editor": {"name": "Anna Bell", "url": "https://tide.example/anna"},
        "copyrightHolder": {"@id": "https://tide.example/#publisher"},
    })]);
    assert_eq!(best(&map, Role::Url), "mainEntityOfPage.@id");
    let ids = map.choices(Role::Id);
    assert!(
        ids.iter()
            .all(|choice| choice.path.shown() == "mainEntityOfPage.@id")
    );
}

#[test]
fn an_address_in_an_envelope_is_the_articles_own() {
    for envelope in [
        json!({"title": "A", "text": "B", "metadata": {"url": "https://tide.example/1"}}),
        json!({"thread": {"title": "A", "url": "https://tide.example/1", "uuid": "7"}, "text": "B"}),
    ] {
        let map = map(&[envelope]);
        let choice = &map.choices(Role::Url)[0];
        assert!(choice.score > 100.0, "{}", choice.path.shown());
    }
}
