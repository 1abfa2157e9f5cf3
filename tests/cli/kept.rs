//! Names once found are kept for the next command, in the file the screen uses too.

use super::{dateline, run};
use std::{fs, path::Path};

/// Commands that ask for the names of texts.
const COMMANDS: [&[&str]; 4] = [
    &["entities", "news.jsonl", "--format", "jsonl"],
    &["entities", "news.jsonl", "--by", "corpus"],
    &["list", "news.jsonl", "-q", "person:doe"],
    &["list", "news.jsonl", "-q", "doe"],
];

fn with<'a>(words: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [words, more].concat()
}

/// The bytes of the only file of a folder of names.
fn kept(folder: &Path) -> Vec<u8> {
    let mut files = fs::read_dir(folder).expect("the folder is made");
    let file = files.next().expect("a file").expect("it can be seen");
    assert!(files.next().is_none(), "one corpus, one file");
    fs::read(file.path()).expect("it can be read")
}

#[test]
fn names_that_one_command_found_are_not_found_anew_by_the_next() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("cache");
    let cache = ["--cache", folder.to_str().expect("a path in UTF-8")];
    run(&with(COMMANDS[0], &cache));
    let first = kept(&folder);
    for command in COMMANDS {
        let plain = run(&with(command, &["--no-cache"]));
        assert!(!plain.stdout.is_empty(), "{command:?}");
        assert_eq!(run(&with(command, &cache)).stdout, plain.stdout);
        // what had been found anew would have been added
        assert_eq!(kept(&folder), first, "{command:?}");
    }
}

#[test]
fn an_article_that_is_shown_and_an_export_keep_their_names() {
    let home = tempfile::tempdir().expect("a folder");
    let out = home.path().join("out.jsonl");
    let out = out.to_str().expect("a path in UTF-8");
    let id = run(&["list", "news.jsonl", "--format", "jsonl"]).values("id")[0].clone();
    for (name, words) in [
        (
            "show",
            vec!["show", "news.jsonl", "--id", &id, "--format", "json"],
        ),
        ("export", vec!["export", "news.jsonl", "--to", out]),
    ] {
        let folder = home.path().join(name);
        let outcome = run(&with(
            &words,
            &["--cache", folder.to_str().expect("a path in UTF-8")],
        ));
        assert_eq!(outcome.status, 0, "{outcome:?}");
        assert!(kept(&folder).len() > 24, "{name}");
    }
}

#[test]
fn no_cache_makes_no_folder_and_one_that_cannot_be_made_is_said_and_no_matter() {
    let home = tempfile::NamedTempFile::new().expect("a file");
    let folder = home.path().join("cache");
    let cache = ["--cache", folder.to_str().expect("a path in UTF-8")];
    let plain = run(COMMANDS[0]);
    let outcome = run(&with(COMMANDS[0], &cache));
    assert_eq!(outcome.stdout, plain.stdout);
    let sentence = "names are found anew at each start: cannot write `";
    assert!(outcome.stderr.starts_with(sentence), "{outcome:?}");
    assert_eq!(outcome.stderr.lines().count(), 1, "{outcome:?}");
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("cache");
    let cache = [
        "--no-cache",
        "--cache",
        folder.to_str().expect("a path in UTF-8"),
    ];
    run(&with(COMMANDS[0], &cache));
    assert!(!folder.exists());
}

#[test]
fn a_cache_that_nobody_named_is_said_to_fail_only_where_there_could_be_one() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("dateline");
    fs::write(file, "a file where the folder should be").expect("a file");
    let said = |base: &Path| {
        let mut command = dateline();
        command.args(COMMANDS[0]).env("XDG_CACHE_HOME", base);
        let output = command.output().expect("a run");
        String::from_utf8(output.stderr).expect("text")
    };
    let told = said(home.path());
    assert!(
        told.starts_with("names are found anew at each start: cannot write `"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
    assert_eq!(said("/dev/null".as_ref()), "");
}
