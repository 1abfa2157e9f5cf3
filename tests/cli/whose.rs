//! `--entities`: names given in the records, ours, or both with who has which.

use super::{Outcome, run_with};
use serde_json::Value;

/// A record that names a person we find, a bank as what we do not take it for, and not the town.
const RECORD: &[u8] = br#"{"id":"a","title":"Talks","date":"2024-03-05","body":"Jane Doe met the chief of Acme Bank in Geneva. \"We agreed,\" Doe said.","entities":[{"label":"PER","text":"Jane Doe","start":0,"end":8},{"label":"GPE","text":"Acme Bank","start":26,"end":35}]}
"#;

/// Whose, label and name of each entity, apart by blanks.
fn told(entities: &Value) -> Vec<String> {
    let word = |entity: &Value, key: &str| entity[key].as_str().unwrap_or("-").to_owned();
    let line = |entity: &Value| {
        ["source", "label", "name"]
            .map(|key| word(entity, key))
            .join(" ")
    };
    entities
        .as_array()
        .into_iter()
        .flatten()
        .map(line)
        .collect()
}

fn run(words: &[&str]) -> Outcome {
    run_with(words, RECORD)
}

fn by_article(whose: &[&str]) -> Vec<String> {
    let outcome = run(&[&["entities", "-", "--format", "jsonl"], whose].concat());
    told(&outcome.objects()[0]["entities"])
}

const COMPARED: [&str; 4] = [
    "both PER Jane Doe",
    "given GPE Acme Bank",
    "ours ORG Acme Bank",
    "ours LOC Geneva",
];

#[test]
fn given_names_win_unless_ours_or_both_are_asked_for() {
    let given = ["- PER Jane Doe", "- GPE Acme Bank"];
    assert_eq!(by_article(&[]), given);
    assert_eq!(by_article(&["--entities", "given"]), given);
    let ours = ["- PERSON Jane Doe", "- ORG Acme Bank", "- LOC Geneva"];
    assert_eq!(by_article(&["--entities", "ours"]), ours);
    assert_eq!(by_article(&["--entities", "both"]), COMPARED);
}

#[test]
fn where_nothing_was_given_all_is_ours() {
    let record = br#"{"id":"a","title":"Talks","body":"Jane Doe spoke in Geneva."}"#;
    let names = |whose: &str| {
        let words = ["entities", "-", "--format", "jsonl", "--entities", whose];
        told(&run_with(&words, record).objects()[0]["entities"])
    };
    assert_eq!(names("given"), ["- PERSON Jane Doe", "- LOC Geneva"]);
    assert_eq!(names("both"), ["ours PERSON Jane Doe", "ours LOC Geneva"]);
}

#[test]
fn both_places_of_a_name_and_what_it_says_are_kept() {
    let outcome = run(&[
        "show",
        "-",
        "--id",
        "a",
        "--format",
        "json",
        "--entities",
        "both",
    ]);
    let shown = &outcome.objects()[0];
    assert_eq!(told(&shown["entities"]), COMPARED);
    let places = shown["entities"][0]["mentions"].as_array().unwrap();
    let texts: Vec<_> = places
        .iter()
        .map(|place| place["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["Jane Doe", "Doe"]);
    assert_eq!(shown["quotes"][0]["speaker"], "Jane Doe");
}

#[test]
fn across_the_corpus_an_entity_says_who_has_it() {
    let words = ["entities", "-", "--by", "corpus", "--entities", "both"];
    let outcome = run(&[&words[..], &["--format", "jsonl"]].concat());
    let mut lines = told(&Value::Array(outcome.objects()));
    lines.sort_unstable();
    let mut wanted = COMPARED;
    wanted.sort_unstable();
    assert_eq!(lines, wanted);
    let table = run(&[&words[..], &["--format", "csv"]].concat()).stdout;
    assert!(
        table.starts_with("label,name,aliases,articles,mentions,first,last,source\n"),
        "{table}"
    );
    let text = run(&words).stdout;
    assert!(text.contains("\tGeneva\tours\n"), "{text}");
}

#[test]
fn tables_have_the_column_only_where_there_is_a_comparison() {
    let words = ["entities", "-", "--format", "csv"];
    let header = |whose: &[&str]| {
        let table = run(&[&words[..], whose].concat()).stdout;
        table.lines().next().unwrap_or_default().to_owned()
    };
    let usual = "id,headline,label,name,aliases,mentions";
    assert_eq!(header(&[]), usual);
    assert_eq!(header(&["--entities", "both"]), format!("{usual},source"));
    let text = run(&["entities", "-", "--entities", "both"]).stdout;
    assert!(text.contains("a\tGPE\tAcme Bank\t1\tgiven\n"), "{text}");
}

#[test]
fn extract_finds_ours_unless_asked_and_a_comparison_read_again_stays_one() {
    let names = |input: &[u8], whose: &[&str]| {
        let outcome = run_with(&[&["extract"], whose].concat(), input);
        (told(&outcome.objects()[0]["entities"]), outcome.stdout)
    };
    assert_eq!(names(RECORD, &[]).0[0], "- PERSON Jane Doe");
    assert_eq!(
        names(RECORD, &["--entities", "given"]).0[0],
        "- PER Jane Doe"
    );
    let (both, written) = names(RECORD, &["--entities", "both"]);
    assert_eq!(both, COMPARED);
    let (again, rewritten) = names(written.as_bytes(), &["--entities", "both"]);
    assert_eq!((again, rewritten), (both, written));
}

#[test]
fn an_exported_object_says_who_has_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json");
    let outcome = run(&[
        "export",
        "-",
        "--entities",
        "both",
        "--to",
        file.to_str().unwrap(),
    ]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let written: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(told(&written[0]["entities"]), COMPARED);
}

#[test]
fn a_query_goes_by_the_names_asked_for() {
    let found = |whose: &str| run(&["list", "-", "-q", "place:geneva", "--entities", whose]).status;
    assert_eq!((found("given"), found("ours"), found("both")), (1, 0, 0));
}

#[test]
fn another_word_is_refused_and_the_three_are_told() {
    let outcome = run(&["entities", "-", "--entities", "theirs"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("ours, given, both"),
        "{}",
        outcome.stderr
    );
}
