//! Pipes and files: nothing in what a command prints or writes can act on the terminal it may end up on.

use super::{ATTACKS, assert_harmless, attacks, raw_twin};
use crate::cli::run;
use std::{fs, path::Path};

/// Every command in every format; `PATH` and `ID` are filled in.
const COMMANDS: [&str; 15] = [
    "list PATH --format text",
    "list PATH --format jsonl",
    "list PATH --format csv",
    "list PATH -q jane --format jsonl",
    "entities PATH --by article --format text",
    "entities PATH --by article --format jsonl",
    "entities PATH --by article --format csv",
    "entities PATH --by corpus --format text",
    "entities PATH --by corpus --format jsonl",
    "entities PATH --by corpus --format csv",
    "inspect PATH --format text",
    "inspect PATH --format json",
    "extract PATH",
    "extract --text PATH",
    "--no-entities entities PATH --format jsonl",
];

/// The same for one article.
const SHOWS: [&str; 3] = ["text", "json", "md"];

fn with_path(command: &str, path: &Path) -> Vec<String> {
    let path = path.to_str().expect("a path of letters");
    command
        .split(' ')
        .map(|word| if word == "PATH" { path } else { word }.to_owned())
        .collect()
}

fn assert_all_harmless(path: &Path) {
    for command in COMMANDS {
        let words = with_path(command, path);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let outcome = run(&words);
        assert_eq!(outcome.status, 0, "{command}: {}", outcome.stderr);
        // tabs part the columns of a table in a pipe
        assert_harmless(&outcome.stdout.replace('\t', " "), command);
        assert_harmless(&outcome.stderr, command);
    }
}

#[test]
fn no_command_lets_an_attack_through() {
    assert_all_harmless(&attacks());
}

#[test]
fn no_command_lets_an_attack_through_that_is_not_even_escaped() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_all_harmless(&raw_twin(&folder));
}

#[test]
fn no_attack_hides_its_article() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in [attacks(), raw_twin(&folder)] {
        let path = path.to_str().expect("a path of letters");
        assert_eq!(
            run(&["list", path]).stdout.lines().count(),
            ATTACKS,
            "{path}"
        );
    }
}

#[test]
fn no_table_is_torn_by_an_attack() {
    let path = attacks();
    let path = path.to_str().expect("a path of letters");
    let rows = run(&["list", path]).stdout;
    assert!(
        rows.lines().all(|row| row.matches('\t').count() == 3),
        "{rows}"
    );
}

#[test]
fn one_article_is_harmless_in_every_form() {
    let path = attacks();
    let path = path.to_str().expect("a path of letters");
    let listed = run(&["list", path, "--format", "jsonl"]);
    // some of them: exports hold the same forms of all
    for (id, form) in listed
        .values("id")
        .iter()
        .step_by(5)
        .zip(SHOWS.iter().cycle())
    {
        let shown = run(&["show", path, &format!("--id={id}"), "--format", form]);
        assert_eq!(shown.status, 0, "{id}: {}", shown.stderr);
        assert_harmless(&shown.stdout, id);
    }
}

#[test]
fn no_export_carries_an_attack_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = attacks();
    for ending in ["jsonl", "json", "csv", "md"] {
        let to = folder.path().join(format!("out.{ending}"));
        let words = [
            "export",
            path.to_str().expect("letters"),
            "-q",
            "",
            "--to",
            to.to_str().expect("letters"),
        ];
        assert_eq!(run(&words).status, 0, "{ending}");
        assert_harmless(&fs::read_to_string(&to).expect("it is UTF-8"), ending);
    }
}

#[test]
fn what_is_typed_comes_back_harmless_in_errors() {
    for words in [
        ["list", "\u{1b}]0;owned\u{7}\u{202e}none.json"],
        ["list", "--wrong\u{9b}2J"],
        ["show", "--id=\u{1b}[2J"],
        ["\u{1b}[2J", "\u{202e}"],
    ] {
        let outcome = run(&words);
        assert_harmless(&outcome.stderr, words[1]);
        assert_ne!(outcome.status, 0);
    }
}
