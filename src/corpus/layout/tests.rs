//! Wrappers that hold articles, and things that do not.

use super::*;
use serde_json::{Value, json};

fn article(number: usize) -> Value {
    json!({"title": format!("Harbour notice {number}"), "date": "2025-07-07", "text": "The northern channel stays shut until Friday."})
}

fn found(values: &[Value]) -> String {
    find(values).map_or("nothing".to_owned(), |place| {
        let steps: String = place.layout.steps.iter().map(ToString::to_string).collect();
        format!("{steps}|{}", place.layout.inner.join("."))
    })
}

#[test]
fn records_are_found_through_every_wrapper() {
    let list = json!([article(1), article(2), article(3)]);
    let tags = json!([{"title": "Harbours", "url": "https://x.test"}, {"title": "Storms", "url": "https://x.test"}]);
    let mut with_tags = article(1);
    with_tags["tags"] = tags.clone();
    with_tags["related"] = list.clone();
    let cases = [
        (vec![article(1), article(2)], "|"),
        (vec![list.clone()], "[]|"),
        (
            vec![json!({"status": "ok", "articles": list})],
            ".articles[]|",
        ),
        (
            vec![json!({"meta": {"hits": 9}, "response": {"docs": list}})],
            ".response.docs[]|",
        ),
        (
            vec![
                json!({"data": {"children": [{"kind": "t", "data": article(1)}, {"kind": "t", "data": article(2)}]}}),
            ],
            ".data.children[]|data",
        ),
        (vec![json!([{"posts": list}])], "[].posts[]|"),
        (
            vec![json!({"articles": list}), json!({"articles": list})],
            ".articles[]|",
        ),
        (
            vec![
                json!({"_id": 1, "_source": article(1)}),
                json!({"_id": 2, "_source": article(2)}),
            ],
            "|_source",
        ),
        (
            vec![json!({"response": {"content": with_tags}})],
            "|response.content",
        ),
        (vec![json!({"world": list, "sport": list})], ".*[]|"),
        (
            vec![json!({"a1": article(1), "a2": article(2), "a3": article(3)})],
            ".*|",
        ),
        (
            vec![json!({"@graph": [{"@type": "WebPage", "url": "https://x.test"}, article(1)]})],
            ".@graph[]|",
        ),
        (vec![with_tags], "|"),
    ];
    for (values, expected) in cases {
        assert_eq!(found(&values), expected, "{}", values[0]);
    }
}

#[test]
fn what_holds_no_articles_gives_nothing() {
    let cases = [
        json!({"name": "left-pad", "version": "1.0.0", "description": "Pads on the left", "keywords": ["pad"]}),
        json!([{"student": 1, "type": "exam", "score": 1.5}, {"student": 2, "type": "quiz", "score": 2.5}]),
        json!({"count": 2, "satellites": [{"name": "SAPPHIRE", "line": "1 39088U"}, {"name": "RADCAL", "line": "1 22698U"}]}),
        json!({"items": ["https://x.test/1", "https://x.test/2"]}),
        json!({"title": "Settings", "menu": {"items": [{"title": "Users", "link": "/users"}, {"title": "Help", "link": "/help"}]}}),
        json!([]),
        json!(7),
    ];
    for value in cases {
        assert_eq!(found(std::slice::from_ref(&value)), "nothing", "{value}");
    }
}

#[test]
fn lists_of_lists_that_are_one_list_are_found() {
    let list = json!([article(1), article(2), article(3)]);
    let cases = [
        // Pages of an API, feeds, groups: lists of lists that are one list.
        (
            vec![json!([{"status": "ok", "articles": list}, {"status": "ok", "articles": list}])],
            "[].articles[]|",
        ),
        (
            vec![
                json!([{"feed": {"title": "The Tide"}, "items": list}, {"feed": {"title": "Wire"}, "items": list}]),
            ],
            "[].items[]|",
        ),
        (
            vec![
                json!({"responses": [{"hits": {"hits": [{"_source": article(1)}]}}, {"hits": {"hits": [{"_source": article(2)}]}}]}),
            ],
            ".responses[].hits.hits[]|_source",
        ),
        (
            vec![
                json!({"generated": "today", "world": list, "sport": list, "council": [], "authors": [{"name": "Anna", "email": "a@x.test"}]}),
            ],
            ".*[]|",
        ),
        (
            vec![json!({"World": {"articles": list}, "Sport": {"articles": list}})],
            ".*.articles[]|",
        ),
        (
            vec![
                json!({"data": {"a1": article(1), "a2": article(2)}, "users": {"u1": {"name": "Anna"}}}),
            ],
            ".data.*|",
        ),
        (
            vec![json!({"2025": {"07": {"01": [article(1)], "02": [article(2), article(3)]}}})],
            ".2025.07.*[]|",
        ),
        (
            vec![
                json!({"channel": {"title": "The Tide", "link": "https://x.test", "description": "News", "item": article(1)}}),
            ],
            "|channel.item",
        ),
    ];
    for (values, expected) in cases {
        assert_eq!(found(&values), expected, "{}", values[0]);
    }
}

#[test]
fn records_that_are_no_objects_are_found() {
    let cases = [
        (
            vec![json!([
                ["title", "date", "text"],
                ["Harbour opens", "2025-07-07", "It did."],
                ["Pier opens", "2025-07-08", "It did too."]
            ])],
            "[]|",
        ),
        (
            vec![
                json!({"columns": ["title", "text"], "data": [["Harbour opens", "It did."], ["Pier opens", "It did too."]]}),
            ],
            ".data[]|",
        ),
        (
            vec![
                json!([["The harbour reopened on Monday.", {"entities": []}], ["A ferry was an hour late.", {"entities": []}]]),
            ],
            "[]|",
        ),
    ];
    for (values, expected) in cases {
        assert_eq!(found(&values), expected, "{}", values[0]);
    }
}
