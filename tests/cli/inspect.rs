//! `dateline inspect`: what was made of the files.

use super::run;
use std::io::Write as _;

#[test]
fn the_report_says_how_many_and_what_is_which() {
    let outcome = run(&["inspect", "news.jsonl"]);
    assert_eq!(outcome.status, 0);
    for words in [
        "4 articles",
        "news.jsonl",
        "headline",
        "title",
        "body",
        "published",
    ] {
        assert!(
            outcome.stdout.contains(words),
            "{words} not in\n{}",
            outcome.stdout
        );
    }
}

#[test]
fn every_record_left_out_is_listed_with_its_place_and_reason() {
    let outcome = run(&["inspect", "damaged.jsonl", "--format", "json"]);
    let report = &outcome.objects()[0];
    assert_eq!(report["articles"], 3);
    let left_out = report["left_out"].as_array().unwrap();
    assert_eq!(left_out.len(), 2, "{report}");
    for rejection in left_out {
        assert_eq!(rejection["file"], "damaged.jsonl");
        assert!(
            rejection["line"].is_u64()
                && rejection["byte"].is_u64()
                && rejection["reason"].is_string(),
            "{rejection}"
        );
    }
}

#[test]
fn a_path_without_articles_is_reported_and_status_two() {
    let outcome = run(&["inspect", "config.json", "--format", "json"]);
    assert_eq!(outcome.status, 2);
    assert_eq!(outcome.objects()[0]["articles"], 0);
    assert!(
        outcome.stderr.starts_with("no articles"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn duplicates_are_counted_and_shares_are_round() {
    let report = &run(&[
        "inspect",
        "news.jsonl",
        "whole.jsonl.gz",
        "news.jsonl",
        "--format",
        "json",
    ])
    .objects()[0];
    assert!(report["duplicates"].as_u64().unwrap() >= 4, "{report}");
    let alone = run(&["inspect", "news.jsonl"]);
    assert!(!alone.stdout.contains("duplicates"), "{}", alone.stdout);
    let json = run(&["inspect", "news.jsonl", "--format", "json"]);
    assert!(
        json.stdout.contains("\"coverage\":0.75,"),
        "{}",
        json.stdout
    );
}

#[test]
fn each_role_says_how_sure_it_is_and_what_is_asked_next() {
    let report = &run(&["inspect", "news.jsonl", "--format", "json"]).objects()[0];
    let roles = report["files"][0]["roles"].as_array().unwrap();
    let headline = roles
        .iter()
        .find(|role| role["role"] == "headline")
        .unwrap();
    assert_eq!(headline["path"], "title");
    assert_eq!(headline["confidence"], "high");
    assert_eq!(headline["why"], "by its name");
    assert!(headline["runners_up"].is_array());
    for key in [
        "future",
        "versions",
        "empty",
        "notices",
        "repeated",
        "hidden",
        "unreadable",
    ] {
        assert!(!report[key].is_null(), "{key} in {report}");
    }
}

#[test]
fn the_report_fits_eighty_columns() {
    let outcome = run(&["inspect", "news.jsonl", "whole.jsonl.gz", "damaged.jsonl"]);
    for line in outcome.stdout.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(
        outcome.stdout.contains("duplicates 7"),
        "{}",
        outcome.stdout
    );
    assert!(
        outcome.stdout.contains("left out   2"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn a_changed_text_is_told_as_a_version() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/twins.jsonl");
    let report = &run(&["inspect", path, "--format", "json"]).objects()[0];
    assert_eq!(
        (&report["duplicates"], &report["versions"]),
        (&3.into(), &2.into())
    );
}

#[test]
fn a_record_that_says_another_language_is_left_alone_and_counted() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    for said in [r#""language":"fr","#, r#""language":"en","#, ""] {
        let body = "Jane Doe visits Acme Bank in Geneva.";
        writeln!(file, r#"{{"title":"A visit",{said}"body":"{body}"}}"#).expect("room");
    }
    let path = file.path().to_str().expect("a path in UTF-8");
    let found = run(&["entities", path, "--format", "jsonl"]).objects();
    let are_named: Vec<bool> = found
        .iter()
        .map(|line| line["entities"] != serde_json::json!([]))
        .collect();
    assert_eq!(are_named, [false, true, true]);
    let report = run(&["inspect", path]).stdout;
    assert!(
        report.contains("in English only: not in 1 article"),
        "{report}"
    );
    let report = &run(&["inspect", path, "--format", "json"]).objects()[0];
    assert_eq!(report["names_not_looked_for"], 1);
}
