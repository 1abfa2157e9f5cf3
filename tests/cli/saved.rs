//! `-q @name`: `queries.jsonl` of the state folder.

use super::{Outcome, run};
use std::{fs, path::Path};

const QUERIES: &str = "{\"v\":1,\"name\":\"Two words\",\"query\":\"headline:talks\"}\n{\"name\":\"wrong\",\"query\":\"date:202x\"}\n";

fn with(folder: &Path, words: &[&str]) -> Outcome {
    let mut all = words.to_vec();
    all.extend(["--state", folder.to_str().expect("a path in UTF-8")]);
    run(&all)
}

#[test]
fn a_saved_query_is_named_wherever_one_is_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("queries.jsonl"), QUERIES).expect("a file");
    for command in [
        &["list", "news.jsonl", "--format", "jsonl"][..],
        &["entities", "news.jsonl", "--format", "jsonl"],
    ] {
        let ask = |query| with(folder.path(), &[command, &["-q", query]].concat());
        let (typed, named) = (ask("headline:talks"), ask("@two words"));
        assert_eq!(named.stdout, typed.stdout);
        assert_eq!((named.status, typed.status), (0, 0));
    }
}

#[test]
fn a_name_that_is_not_there_says_which_are() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("queries.jsonl"), QUERIES).expect("a file");
    let none = with(folder.path(), &["list", "news.jsonl", "-q", "@bank"]);
    assert_eq!(none.status, 2);
    let sentence = "no saved query is called `bank`: there are `Two words`, `wrong`";
    assert!(none.stderr.contains(sentence), "{}", none.stderr);
    let wrong = with(folder.path(), &["list", "news.jsonl", "-q", "@wrong"]);
    assert!(wrong.stderr.contains("date:202x"), "{}", wrong.stderr);
    assert_eq!(wrong.status, 2);
    let empty = run(&["list", "news.jsonl", "-q", "@bank"]);
    assert!(
        empty.stderr.contains("there are none yet"),
        "{}",
        empty.stderr
    );
    // The word itself can still be looked for.
    let word = run(&["list", "news.jsonl", "-q", "'@bank"]);
    assert!(word.status < 2, "{}", word.stderr);
}
