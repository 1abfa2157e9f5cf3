//! Entities in every shape a record gives them.

use super::*;
use crate::text::Span;
use serde_json::json;

fn given(record: &Value, body: &str) -> Vec<(String, String, Vec<String>)> {
    let raw = record["text"].as_str().unwrap_or(body);
    entities(record.as_object().unwrap(), raw, body)
        .0
        .into_iter()
        .map(|entity| {
            let texts = entity
                .mentions
                .iter()
                .map(|span| span.of(body).to_owned())
                .collect();
            (entity.label, entity.name, texts)
        })
        .collect()
}

fn entity(label: &str, name: &str, mentions: &[&str]) -> (String, String, Vec<String>) {
    (
        label.to_owned(),
        name.to_owned(),
        mentions.iter().map(|text| (*text).to_owned()).collect(),
    )
}

#[test]
fn spans_count_code_points() {
    let text = "Čapek’s play met Karel in Brno";
    let record = json!({"text": text, "spans": [{"start": 0, "end": 5, "label": "PERSON"}, {"start": 26, "end": 30, "label": "GPE"}]});
    assert_eq!(
        given(&record, text),
        [
            entity("PERSON", "Čapek", &["Čapek"]),
            entity("GPE", "Brno", &["Brno"])
        ]
    );
    let rows = json!({"text": text, "label": [[26, 30, "GPE"]]});
    assert_eq!(given(&rows, text), [entity("GPE", "Brno", &["Brno"])]);
}

#[test]
fn utf_16_units_and_bytes_are_told_by_the_texts_beside_them() {
    let text = "😀 Brno";
    for (start, end) in [(3, 7), (5, 9), (2, 6)] {
        let record = json!({"text": text, "entities": [{"start": start, "end": end, "label": "GPE", "text": "Brno"}]});
        assert_eq!(
            given(&record, text),
            [entity("GPE", "Brno", &["Brno"])],
            "{start}"
        );
    }
}

#[test]
fn offsets_follow_their_word_into_a_body_that_lost_characters() {
    let record = json!({"text": "\u{200b}Brno and \u{200b}Brno", "ents": [{"start": 11, "end": 15, "label": "GPE"}]});
    let body = "Brno and Brno";
    let (entities, _) = entities(
        record.as_object().unwrap(),
        record["text"].as_str().unwrap(),
        body,
    );
    assert_eq!(entities[0].mentions, [Span::new(9, 13)]);
}

#[test]
fn names_without_offsets_are_found_as_whole_words_in_any_case() {
    let body = "BRNO and Brno, not Brnox; anna bell's town.";
    let record = json!({
        "entities": {"persons": [{"name": "Anna Bell"}], "locations": ["brno"]},
        "organisation": [{"name": "Harbour Trust", "rel": "about"}],
        "keywords": [{"name": "glocations", "value": "Brno"}, {"name": "subject", "value": "Towns"}, "plain"],
    });
    assert_eq!(
        given(&record, body),
        [
            entity("persons", "Anna Bell", &["anna bell"]),
            entity("organisation", "Harbour Trust", &[]),
            entity("locations", "brno", &["BRNO", "Brno"]),
            entity("glocations", "Brno", &["BRNO", "Brno"]),
        ]
    );
}

#[test]
fn codes_are_tags_and_odd_shapes_are_nothing() {
    let record = json!({
        "places": ["uk", "west-germany"], "entities": [1, null, "x", {"start": 9, "end": 2, "label": "X"}, [1], [4, 900, "GPE"]],
        "people": "Anna Bell", "label": "news", "spans": null,
    });
    assert_eq!(given(&record, "Anna Bell in the uk"), []);
}
