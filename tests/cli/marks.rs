//! What the reader did, in a query: read, starred, tagged and noted, from the marks of the state folder.

use super::run;
use dateline::{query::marks::Change, store::marks};
use std::path::Path;

/// Marks two articles of `news.jsonl`.
fn mark(state: &Path) {
    let (mut book, problem) = marks::load(Some(state));
    assert_eq!(problem, None);
    let done = [
        ("n1".into(), Change::Read(true)),
        ("n1".into(), Change::Star(true)),
        ("n3".into(), Change::Tag("Check it".to_owned(), true)),
        ("n3".into(), Change::Note("ask the port".to_owned())),
        ("elsewhere".into(), Change::Star(true)),
    ];
    book.keep(&done, 1).expect("a folder that can be written");
}

fn ids(state: &Path, query: &str) -> String {
    let state = state.to_str().expect("a path in UTF-8");
    let words = [
        "list",
        "news.jsonl",
        "-q",
        query,
        "--state",
        state,
        "--format",
        "jsonl",
    ];
    let outcome = run(&words);
    assert_eq!(outcome.stderr, "", "{query}");
    outcome.values("id").join(" ")
}

#[test]
fn nothing_marked_is_all_unread_and_makes_no_folder() {
    let root = tempfile::tempdir().unwrap();
    let state = root.path().join("state");
    assert_eq!(ids(&state, "is:unread"), "n1 n2 n3 n4");
    for none in [
        "is:read",
        "-is:unread",
        "is:starred",
        "is:noted",
        "is:tagged",
    ] {
        assert_eq!(ids(&state, none), "", "{none}");
    }
    assert!(!state.exists());
}

#[test]
fn marks_narrow_with_all_else_that_is_asked() {
    let root = tempfile::tempdir().unwrap();
    let state = root.path().join("state");
    mark(&state);
    for (query, expected) in [
        ("is:read", "n1"),
        ("is:unread", "n2 n3 n4"),
        ("!is:unread", "n1"),
        ("is:starred", "n1"),
        ("is:noted", "n3"),
        ("is:tagged", "n3"),
        ("-is:tagged", "n1 n2 n4"),
        ("is:starred | is:noted sort:date", "n3 n1"),
        ("(is:read is:starred) | headline:leak sort:-date", "n1 n2"),
        ("!(is:read | is:tagged)", "n2 n4"),
        ("is:unread outlet:wire", "n3"),
        ("is:starred is:unread", ""),
        ("tag:\"check it\"", "n3"),
        ("-tag:\"Check It\"", "n1 n2 n4"),
        ("tag:check", ""),
    ] {
        assert_eq!(ids(&state, query), expected, "{query}");
    }
}

#[test]
fn marks_count_in_every_command_and_change_no_object() {
    let root = tempfile::tempdir().unwrap();
    let state = root.path().join("state");
    mark(&state);
    let state = state.to_str().unwrap();
    let query = ["-q", "is:noted", "--state", state];
    let asked = |words: &[&str]| run(&[words, &query].concat());
    let by_article = asked(&[
        "entities",
        "news.jsonl",
        "--by",
        "article",
        "--format",
        "jsonl",
    ]);
    assert_eq!(by_article.values("id"), ["n3"]);
    let to = root.path().join("noted.jsonl");
    let exported = asked(&["export", "news.jsonl", "--to", to.to_str().unwrap()]);
    assert_eq!(exported.status, 0, "{}", exported.stderr);
    assert_eq!(std::fs::read_to_string(to).unwrap().lines().count(), 1);
    let listed = asked(&["list", "news.jsonl", "--format", "jsonl"]);
    let plain = run(&["list", "news.jsonl", "-q", "id:n3", "--format", "jsonl"]);
    assert_eq!(listed.objects()[0]["tags"], plain.objects()[0]["tags"]);
}

#[test]
fn damaged_marks_are_told_and_the_others_hold() {
    let root = tempfile::tempdir().unwrap();
    let state = root.path().join("state");
    mark(&state);
    let log = state.join("marks.log");
    let text = std::fs::read_to_string(&log).unwrap();
    std::fs::write(&log, text.replacen("n1", "n2", 1)).unwrap();
    let words = [
        "list",
        "news.jsonl",
        "-q",
        "is:starred",
        "--state",
        state.to_str().unwrap(),
    ];
    let outcome = run(&words);
    assert_eq!(outcome.status, 0);
    assert!(
        outcome
            .stderr
            .contains("1 line of your marks cannot be read: copied aside to"),
        "{}",
        outcome.stderr
    );
    assert!(outcome.stdout.ends_with("n1\n"));
    assert_eq!(run(&words).stderr, "");
}
