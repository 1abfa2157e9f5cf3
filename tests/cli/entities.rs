//! `dateline entities`: names, and offsets that slice right.

use super::{run, run_with};
use serde_json::Value;
use std::io::Write as _;

/// The code points of `text` from `start` to `end`.
fn slice(text: &str, mention: &Value) -> String {
    let at = |key: &str| usize::try_from(mention[key].as_u64().expect(key)).expect("small");
    text.chars()
        .skip(at("start"))
        .take(at("end") - at("start"))
        .collect()
}

#[test]
fn every_mention_slices_the_text_it_was_found_in() {
    let mut mention_count = 0;
    for file in ["news.jsonl", "wide.jsonl", "wire.txt"] {
        for id in run(&["list", file, "--format", "jsonl"]).values("id") {
            let shown = run(&["show", file, "--id", &id, "--format", "json"])
                .objects()
                .remove(0);
            for entity in shown["entities"].as_array().unwrap() {
                for mention in entity["mentions"].as_array().unwrap() {
                    let field = if mention.get("in").is_some() {
                        "headline"
                    } else {
                        "body"
                    };
                    assert_eq!(
                        mention["text"],
                        slice(shown[field].as_str().unwrap(), mention),
                        "{entity}"
                    );
                    mention_count += 1;
                }
            }
        }
    }
    assert!(mention_count > 20, "{mention_count} mentions");
}

#[test]
fn by_article_each_article_is_a_line() {
    let outcome = run(&["entities", "news.jsonl", "--format", "jsonl"]);
    let object = &outcome.objects()[0];
    let keys: Vec<_> = object.as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys.join(" "), "id headline entities quotes");
    let entity = object["entities"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entity| entity["name"] == "Jane Doe");
    let keys: Vec<_> = entity
        .unwrap()
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(keys.join(" "), "label name aliases mentions");
    assert_eq!(outcome.values("id").join(" "), "n1 n2 n3 n4");
}

#[test]
fn by_corpus_the_most_named_come_first() {
    let outcome = run(&[
        "entities",
        "news.jsonl",
        "--by",
        "corpus",
        "--format",
        "jsonl",
    ]);
    let objects = outcome.objects();
    let articles: Vec<_> = objects
        .iter()
        .map(|object| object["articles"].as_u64().unwrap())
        .collect();
    assert!(
        articles.is_sorted_by(|first, second| first >= second),
        "{articles:?}"
    );
    let jane = objects
        .iter()
        .find(|object| object["name"] == "Jane Doe")
        .expect("she is named twice");
    let keys: Vec<_> = jane.as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        keys.join(" "),
        "label name aliases articles mentions first last"
    );
    assert_eq!(
        (&jane["articles"], &jane["first"], &jane["last"]),
        (&2.into(), &"2024-03-04".into(), &"2024-03-05".into())
    );
}

#[test]
fn labels_are_chosen_in_any_case() {
    let outcome = run(&[
        "entities",
        "news.jsonl",
        "--by",
        "corpus",
        "--label",
        "person,Org",
        "--format",
        "jsonl",
    ]);
    let mut labels = outcome.values("label");
    labels.sort();
    labels.dedup();
    assert_eq!(labels, ["ORG", "PERSON"]);
}

#[test]
fn the_query_chooses_the_articles_first() {
    let outcome = run(&[
        "entities",
        "news.jsonl",
        "-q",
        "'harbour",
        "--by",
        "corpus",
        "--format",
        "jsonl",
    ]);
    let names = outcome.values("name");
    assert!(
        names.contains(&"Oslo".to_owned()) && !names.contains(&"Geneva".to_owned()),
        "{names:?}"
    );
}

#[test]
fn tables_have_a_header_and_even_rows() {
    for by in ["article", "corpus"] {
        let outcome = run(&["entities", "news.jsonl", "--by", by, "--format", "csv"]);
        let mut table = csv::Reader::from_reader(outcome.stdout.as_bytes());
        let rows: Vec<_> = table.records().collect();
        assert!(rows.len() > 5 && rows.iter().all(Result::is_ok), "{by}");
    }
}

#[test]
fn a_line_in_a_pipe_names_article_label_name_and_count() {
    let outcome = run(&[
        "entities",
        "news.jsonl",
        "-q",
        "'minister",
        "--label",
        "PERSON",
    ]);
    assert!(
        outcome.stdout.contains("n1\tPERSON\tJane Doe\t2\n"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn nobody_named_is_status_one() {
    assert_eq!(run(&["entities", "news.jsonl", "--no-entities"]).status, 1);
    assert_eq!(
        run(&["entities", "news.jsonl", "--label", "EVENT"]).status,
        1
    );
}

#[test]
fn a_label_that_is_none_is_refused_and_those_of_the_records_are_not() {
    for by in ["article", "corpus"] {
        let refused = run(&["entities", "news.jsonl", "--by", by, "--label", "ORG,PERSN"]);
        assert_eq!((refused.status, &*refused.stdout), (2, ""));
        assert!(
            refused.stderr.contains("no label `PERSN`"),
            "{}",
            refused.stderr
        );
        assert!(
            refused.stderr.contains("PERSON, ORG, LOC"),
            "{}",
            refused.stderr
        );
    }
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    let given = r#"[{"label":"SHIP","text":"Aurora"},{"label":"LOC","text":"Riga"}]"#;
    writeln!(
        file,
        r#"{{"title":"A ship","body":"Aurora left Riga.","entities":{given}}}"#
    )
    .expect("room");
    let path = file.path().to_str().expect("a path in UTF-8");
    let asked = [
        "entities", path, "--by", "corpus", "--format", "jsonl", "--label",
    ];
    for (labels, names) in [
        ("ship", vec!["Aurora"]),
        ("SHIP, LOC", vec!["Aurora", "Riga"]),
    ] {
        let mut found = run(&[&asked[..], &[labels]].concat()).values("name");
        found.sort();
        assert_eq!(found, names, "{labels}");
    }
}

#[test]
fn a_resolved_date_is_told() {
    let shown = run(&[
        "entities",
        "news.jsonl",
        "-q",
        "'minister",
        "--label",
        "DATE",
        "--format",
        "jsonl",
    ]);
    let dates = shown.objects()[0]["entities"].clone();
    assert!(
        dates
            .as_array()
            .unwrap()
            .iter()
            .any(|entity| entity["date"] == "2024-03-05"),
        "{dates}"
    );
}

#[test]
fn a_headline_that_is_not_there_is_null_as_in_the_list() {
    let record = br#"{"id":"x","text":"Angela Merkel spoke in Berlin."}"#;
    let outcome = super::run_with(&["entities", "-", "--format", "jsonl"], record);
    assert_eq!(outcome.objects()[0]["headline"], Value::Null);
}

#[test]
fn people_asked_for_come_with_what_they_say_and_others_do_not() {
    let record = br#"{"title":"A","body":"\"We stay,\" Jane Doe said. NATO said it was \"deeply worried by this\"."}"#;
    let speakers = |label: &[&str]| {
        let arguments = [&["entities", "-", "--format", "jsonl"], label].concat();
        let object = super::run_with(&arguments, record).objects()[0].clone();
        let quotes = object["quotes"].as_array().unwrap().clone();
        let speakers = quotes
            .iter()
            .map(|quote| quote["speaker"].as_str().unwrap());
        speakers.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(speakers(&[]), "Jane Doe, NATO");
    assert_eq!(speakers(&["--label", "PERSON"]), "Jane Doe");
}

#[test]
fn days_are_found_where_the_record_brings_names_and_no_days() {
    let record = |given: &str| {
        format!(
            r#"{{"headline":"x","body":"NATO met Jens Stoltenberg on 12 March 2024.","published":"2024-03-20","entities":[{given}]}}"#
        )
    };
    let nato = r#"{"label":"ORG","text":"NATO"}"#;
    let day = r#"{"label":"DATE","text":"12 March 2024"}"#;
    let list =
        |record: &str, query: &str| run_with(&["list", "-", "-q", query], record.as_bytes()).status;
    assert_eq!(list(&record(nato), "mentions:2024-03-12"), 0);
    assert_eq!(list(&record(nato), "person:stoltenberg"), 1);
    for (given, names) in [
        (nato.to_owned(), "NATO, 12 March 2024"),
        (format!("{nato},{day}"), "NATO, 12 March 2024"),
    ] {
        let found = run_with(
            &["entities", "-", "--format", "jsonl"],
            record(&given).as_bytes(),
        )
        .objects();
        let found = found[0]["entities"].as_array().expect("a list");
        let found: Vec<&str> = found
            .iter()
            .filter_map(|one| one["name"].as_str())
            .collect();
        assert_eq!(found.join(", "), names);
    }
}
