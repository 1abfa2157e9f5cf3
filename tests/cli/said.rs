//! What the user has said about names holds in every command: `entities.jsonl` of the state folder.

use super::{Outcome, run, run_with};
use std::{fs, path::Path};

/// A merge, a retype and a dismissal, of names in `news.jsonl` and in a text of our own.
const SAID: &str = r#"{"v":1,"op":"merge","label":"PERSON","name":"Jane Doe","into":{"label":"PERSON","name":"Karin Weiler"}}
{"v":1,"op":"dismiss","label":"LOC","name":"Geneva"}
"#;

const TEXT: &str = "Talks in Geneva\n\nGENEVA (Reuters) - Minister Jane Doe met Karin Weiler in Geneva on Monday. Doe left.\n";

fn state(said: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("entities.jsonl"), said).expect("a file");
    folder
}

fn with(folder: &Path, words: &[&str]) -> Outcome {
    let mut all = words.to_vec();
    all.extend(["--state", folder.to_str().expect("a path in UTF-8")]);
    run(&all)
}

/// Names and how many articles have them, as `entities --by corpus` prints them.
fn names(outcome: &Outcome) -> Vec<(String, String)> {
    let names = outcome.values("name");
    names.into_iter().zip(outcome.values("articles")).collect()
}

const BY_CORPUS: &[&str] = &[
    "entities",
    "news.jsonl",
    "--by",
    "corpus",
    "--format",
    "jsonl",
];

#[test]
fn a_merged_name_is_counted_and_found_under_the_name_it_was_given() {
    let folder = state(SAID);
    let before = names(&run(BY_CORPUS));
    let after = names(&with(folder.path(), BY_CORPUS));
    let count = |names: &[(String, String)], name: &str| {
        let found = names.iter().find(|(known, _)| known == name);
        found.map(|(_, count)| count.clone())
    };
    let jane = count(&before, "Jane Doe");
    assert!(jane.is_some(), "{before:?}");
    assert_eq!(count(&after, "Karin Weiler"), jane);
    assert_eq!(
        (count(&after, "Jane Doe"), count(&after, "Geneva")),
        (None, None)
    );
    assert_eq!(
        after.len(),
        before.len() - usize::from(count(&before, "Geneva").is_some())
    );
}

#[test]
fn a_query_finds_a_merged_name_by_either_name_and_a_dismissed_one_not_at_all() {
    let folder = state(SAID);
    let list = |query: &str| {
        with(
            folder.path(),
            &["list", "news.jsonl", "-q", query, "--format", "jsonl"],
        )
        .values("id")
    };
    let before = run(&[
        "list",
        "news.jsonl",
        "-q",
        "person:\"Jane Doe\"",
        "--format",
        "jsonl",
    ])
    .values("id");
    assert!(!before.is_empty());
    assert_eq!(list("person:\"Karin Weiler\""), before);
    assert_eq!(list("person:\"Jane Doe\""), before);
    assert_eq!(list("place:Geneva"), [""; 0]);
}

#[test]
fn articles_and_exports_name_what_the_user_named() {
    let folder = state(SAID);
    let by_article = with(
        folder.path(),
        &["entities", "news.jsonl", "--format", "jsonl"],
    );
    let to = folder.path().join("out.jsonl");
    let path = to.to_str().expect("a path in UTF-8");
    assert_eq!(
        with(folder.path(), &["export", "news.jsonl", "--to", path]).status,
        0
    );
    let exported = fs::read_to_string(&to).expect("an export");
    for text in [&by_article.stdout, &exported] {
        assert!(text.contains(r#""name":"Karin Weiler""#), "{text}");
        assert!(
            !text.contains(r#""name":"Jane Doe""#) && !text.contains(r#""name":"Geneva""#),
            "{text}"
        );
    }
}

#[test]
fn a_stream_obeys_too_and_its_mentions_go_to_whom_they_were_given() {
    let folder = state(SAID);
    let state = folder.path().to_str().expect("a path in UTF-8");
    let out = run_with(&["extract", "--text", "--state", state], TEXT.as_bytes());
    let object = out.objects().remove(0);
    let entities = object["entities"].as_array().expect("a list").clone();
    let people: Vec<_> = entities
        .iter()
        .filter(|entity| entity["label"] == "PERSON")
        .collect();
    assert_eq!(people.len(), 1, "{entities:?}");
    assert_eq!(people[0]["name"], "Karin Weiler");
    assert_eq!(people[0]["mentions"].as_array().map(Vec::len), Some(3));
    assert!(entities.iter().all(|entity| entity["name"] != "Geneva"));
}

#[test]
fn a_damaged_line_is_said_once_and_the_others_hold() {
    let folder = state(&format!("{{\"op\":\"merge\"}}\n{SAID}"));
    let out = with(folder.path(), BY_CORPUS);
    assert_eq!(
        (
            out.status,
            out.stderr.matches("1 line of what was said").count()
        ),
        (0, 1),
        "{}",
        out.stderr
    );
    assert!(names(&out).iter().any(|(name, _)| name == "Karin Weiler"));
    assert_eq!(with(folder.path(), BY_CORPUS).stderr, "");
}

#[test]
fn a_file_that_is_none_is_said_and_costs_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("entities.jsonl")).expect("a folder");
    let out = with(folder.path(), BY_CORPUS);
    assert_eq!(out.status, 0);
    assert!(out.stderr.contains("cannot read"), "{}", out.stderr);
    assert_eq!(out.stdout, run(BY_CORPUS).stdout);
}
