//! Entities in every shape a record gives them.

use super::*;
use crate::text::Span;
use serde_json::json;

fn given(record: &Value, body: &str) -> Vec<(String, String, Vec<String>)> {
    let raw = record["text"].as_str().unwrap_or(body);
    let texts = Texts {
        headline: "",
        body,
        raw,
    };
    entities(record.as_object().unwrap(), texts)
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
fn a_given_text_is_looked_for_where_its_offsets_say_something_else() {
    let text = "Yesterday Mary Poe met Acme in Bern. Poe left.";
    let spans = json!([
        {"text": "Mary Poe", "label": "PERSON", "start": 0, "end": 8},
        {"text": "Acme", "label": "ORG", "start": 0, "end": 9},
        {"text": "Bern", "label": "GPE", "start": 900, "end": 904},
        {"text": "Brno", "label": "GPE", "start": 0, "end": 9},
    ]);
    assert_eq!(
        given(&json!({"text": text, "entities": spans}), text),
        [
            entity("PERSON", "Mary Poe", &["Mary Poe"]),
            entity("ORG", "Acme", &["Acme"]),
            entity("GPE", "Bern", &["Bern"]),
            entity("GPE", "Brno", &[]),
        ]
    );
    // What somebody is called need not be what the text says.
    let called = json!({"text": text, "entities": [
        {"name": "Mary Poe", "label": "PERSON", "start": 37, "end": 40},
        {"name": "Switzerland", "label": "GPE", "start": 31, "end": 35},
    ]});
    assert_eq!(
        given(&called, text),
        [
            entity("PERSON", "Mary Poe", &["Poe"]),
            entity("GPE", "Switzerland", &["Bern"])
        ]
    );
}

#[test]
fn offsets_follow_their_word_into_a_body_that_lost_characters() {
    let record = json!({"text": "\u{200b}Brno and \u{200b}Brno", "ents": [{"start": 11, "end": 15, "label": "GPE"}]});
    let body = "Brno and Brno";
    let (entities, _) = entities(
        record.as_object().unwrap(),
        Texts {
            headline: "",
            body,
            raw: record["text"].as_str().unwrap(),
        },
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

#[test]
fn a_name_of_one_small_word_is_a_name_where_others_are_written_small() {
    let record = json!({"persons": ["mary poe"], "organizations": ["acme"], "locations": ["bern"], "places": ["west-germany"]});
    let body = "Mary Poe met Acme in Bern.";
    assert_eq!(
        given(&record, body),
        [
            entity("persons", "mary poe", &["Mary Poe"]),
            entity("organizations", "acme", &["Acme"]),
            entity("locations", "bern", &["Bern"]),
        ]
    );
    let codes = json!({"people": ["Mary Poe"], "places": ["us", "uk"]});
    assert_eq!(given(&codes, body).len(), 1);
}

#[test]
fn a_span_is_read_in_every_style() {
    let text = "Anna Bell met Karel in Brno";
    let spans = [
        json!({"entities": [{"start_offset": 23, "end_offset": 27, "label": "GPE"}]}),
        json!({"entities": [{"start_pos": 23, "end_pos": 27, "text": "Brno", "labels": [{"value": "GPE", "confidence": 0.9}]}]}),
        json!({"entities": [{"BeginOffset": 23, "EndOffset": 27, "Text": "Brno", "Type": "GPE", "Score": 0.9}]}),
        json!({"entities": [{"text": "Brno", "category": "GPE", "offset": 23, "length": 4}]}),
        json!({"entities": [{"span": [23, 27], "type": "GPE"}]}),
        json!({"entities": [{"type": "GPE", "text": "Brno", "position": {"start": 23, "end": 27}}]}),
        json!({"entities": [["T1", "GPE", [[23, 27]]]]}),
        json!({"entities": {"GPE": [{"indices": [23, 27], "rule": "towns"}], "PER": []}}),
        json!({"entities": {"GPE": [[23, 27]]}}),
        json!({"entities": [["Brno", "GPE"]]}),
        json!({"label": [{"start": 23, "end": 27, "text": "Brno", "labels": ["GPE"]}]}),
        json!({"annotations": [{"begin": 23, "end": 27, "label": "GPE"}]}),
        json!({"annotations": [{"text": "Brno", "infons": {"type": "GPE"}, "locations": [{"offset": 23, "length": 4}]}]}),
        json!({"annotations": [{"id": 1, "result": [{"type": "labels", "id": "r1", "value": {"start": 23, "end": 27, "text": "Brno", "labels": ["GPE"]}}]}]}),
    ];
    for record in spans {
        assert_eq!(
            given(&record, text),
            [entity("GPE", "Brno", &["Brno"])],
            "{record}"
        );
    }
}

#[test]
fn tags_of_words_and_mentions_of_an_analysis_are_names() {
    let body = "Anna Bell met Karel in Brno.";
    let cases = [
        json!({"tokens": ["Anna", "Bell", "met", "Karel", "in", "Brno", "."], "ner_tags": ["B-PER", "I-PER", "O", "B-PER", "O", "B-GPE", "O"]}),
        json!({"sentences": [{"index": 0, "entitymentions": [{"text": "Anna Bell", "ner": "PER", "characterOffsetBegin": 0, "characterOffsetEnd": 9},
            {"text": "Karel", "ner": "PER"}, {"text": "Brno", "ner": "GPE"}]}]}),
        json!({"nlp": {"theme": "Towns", "ner_PER": [{"entity_name": "Anna Bell", "count": 1}, {"entity_name": "Karel"}], "ner_GPE": [{"entity_name": "Brno"}]}}),
        json!({"PER": "x", "persons": "x"}),
    ];
    let expected = [
        entity("PER", "Anna Bell", &["Anna Bell"]),
        entity("PER", "Karel", &["Karel"]),
        entity("GPE", "Brno", &["Brno"]),
    ];
    for record in cases.iter().take(3) {
        assert_eq!(given(record, body), expected, "{record}");
    }
    assert_eq!(given(&cases[3], body), []);
    let joined = json!({"persons": "Anna Bell; Karel"});
    assert_eq!(given(&joined, body).len(), 2);
}

#[test]
fn odd_spans_are_nothing() {
    for record in [
        json!({"tokens": ["a", "b"], "ner_tags": [0, 1]}),
        json!({"tokens": ["a", "b"], "ner_tags": ["O"]}),
        json!({"annotations": [{"result": "none"}, {"result": [[]]}, {"value": 3}]}),
        json!({"entities": [{"label": "X", "span": [9, 2]}, {"label": "X", "offset": {}}, {"label": [], "text": "y"}]}),
        json!({"nlp": {"ner_PER": 4}, "sentences": [{"entitymentions": null}]}),
    ] {
        assert_eq!(given(&record, "a b"), [], "{record}");
    }
}

#[test]
fn what_we_write_of_an_entity_is_read_again() {
    let raw = "\u{200b}NATO met. The North Atlantic Treaty Organization and NATO spoke on Monday.";
    let body = "NATO met. The North Atlantic Treaty Organization and NATO spoke on Monday.";
    let record = json!({"text": raw, "entities": [
        {"label": "ORG", "name": "North Atlantic Treaty Organization", "aliases": ["NATO"], "mentions": [
            {"start": 5, "end": 9, "text": "NATO", "in": "headline"},
            {"start": 15, "end": 49, "text": "North Atlantic Treaty Organization"},
            {"start": 54, "end": 58, "text": "NATO"},
        ]},
        {"label": "DATE", "name": "Monday", "aliases": [], "date": "2024-03-11", "mentions": [
            {"start": 68, "end": 74, "text": "Monday"},
        ]},
        {"label": "DATE", "name": "spring", "aliases": [], "range": ["2024-03-01", "2024-05-31"], "mentions": []},
        {"label": "LOC", "name": "Oslo", "aliases": ["Kristiania"], "mentions": []},
    ]});
    let texts = Texts {
        headline: "NATO NATO",
        body,
        raw,
    };
    let (entities, _) = entities(record.as_object().unwrap(), texts);
    let spans = |spans: &[Span]| -> Vec<(u32, u32)> {
        spans.iter().map(|span| (span.start, span.end)).collect()
    };
    let [nato, monday, spring, oslo] = &entities[..] else {
        panic!("{entities:?}");
    };
    assert_eq!(
        (&*nato.name, &nato.aliases[..]),
        (
            "North Atlantic Treaty Organization",
            &["NATO".to_owned()][..]
        )
    );
    assert_eq!(spans(&nato.in_headline), [(5, 9)]);
    assert_eq!(spans(&nato.mentions), [(14, 48), (53, 57)]);
    assert_eq!(monday.resolved.as_deref(), Some("2024-03-11"));
    assert_eq!(spring.resolved.as_deref(), Some("2024-03-01/2024-05-31"));
    assert_eq!(
        (&oslo.aliases[..], oslo.mentions.len()),
        (&["Kristiania".to_owned()][..], 0)
    );
}

#[test]
fn an_entity_that_we_write_without_its_places_is_looked_for_under_all_its_names() {
    let body = "Nato met. The North Atlantic Treaty Organization spoke.";
    let record = json!({"entities": [
        {"label": "ORG", "name": "North Atlantic Treaty Organization", "aliases": ["NATO"], "mentions": []},
    ]});
    let name = "North Atlantic Treaty Organization";
    assert_eq!(given(&record, body), [entity("ORG", name, &["Nato", name])]);
}

#[test]
fn a_place_is_followed_where_the_same_name_is_written_otherwise_before_it() {
    let body = "Jane Poe met the board on a long day. Then Jane Poe left.";
    let raw = body.replacen("Jane Poe", "Jane &nbsp; Poe", 1);
    let record = json!({"text": raw, "ents": [{"start": 50, "end": 58, "label": "PER"}]});
    let texts = Texts {
        headline: "",
        body,
        raw: &raw,
    };
    let (entities, _) = entities(record.as_object().unwrap(), texts);
    assert_eq!(entities[0].mentions, [Span::new(43, 51)]);
}

#[test]
fn thousands_of_names_are_looked_for_in_one_pass() {
    // Each look through the text was as long as the text: this took minutes.
    let names: Vec<String> = (0..20_000).map(|number| format!("Name {number}")).collect();
    let body = "Name 1 met name 19999\nand Name\n1, not Name 123456. ".repeat(2_000);
    let record = json!({"people": names});
    let found = given(&record, &body);
    let places = |name: &str| {
        let of_name = found.iter().filter(|entity| entity.1 == name);
        of_name.map(|entity| entity.2.len()).sum::<usize>()
    };
    assert_eq!(found.len(), names.len());
    assert_eq!(
        ["Name 1", "Name 19999", "Name 12"].map(places),
        [4_000, 2_000, 0]
    );
}

#[test]
fn names_in_each_other_are_all_found_and_none_overlaps_itself() {
    let body = "Ann Ann Ann Bell, ann bell\u{2019}s O\u{2019}Neil";
    let record = json!({"people": ["Ann Ann", "Ann", "Ann Bell", "O'Neil"]});
    assert_eq!(
        given(&record, body),
        [
            entity("people", "Ann Ann", &["Ann Ann"]),
            entity("people", "Ann", &["Ann", "Ann", "Ann", "ann"]),
            entity("people", "Ann Bell", &["Ann Bell", "ann bell"]),
            entity("people", "O'Neil", &["O\u{2019}Neil"]),
        ]
    );
}
