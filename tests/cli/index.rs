//! The index of words for commands: the same answers with it as without, whatever has become of it.

use super::{Outcome, dateline, run};
use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
    process::Stdio,
    thread,
};

/// What is asked of the texts.
const QUERIES: [&str; 7] = [
    "body:harbour",
    "body:\"harbour master\"",
    "body:Harbour !body:zebra",
    "body:harb*",
    "body:\"master storm\"~4",
    "body:'arbou | body:/qu[a-z]+t/",
    "ferry",
];

/// An article with words that depend on its number.
fn line(number: usize) -> String {
    const WORDS: [&str; 9] = [
        "harbour",
        "master",
        "Harbour",
        "storm",
        "ferry",
        "quiet",
        "Łódź",
        "harbour-side",
        "port's",
    ];
    let word = |step: usize| WORDS[number / step % WORDS.len()];
    let text: Vec<&str> = [1, 2, 3, 5, 7, 11, 13].map(word).into();
    format!(
        "{{\"title\": \"Briefing {number}\", \"text\": \"Then {} {}\", \"date\": \"2024-03-05\"}}\n",
        text.join(" "),
        "and nothing else was said by anyone there that day. ".repeat(20)
    )
}

/// A folder with an archive of so many articles.
fn archive(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let lines: String = (0..count).map(line).collect();
    fs::write(folder.path().join("news.jsonl"), lines).expect("written");
    folder
}

fn text(path: &Path) -> String {
    path.to_str().expect("a path in UTF-8").to_owned()
}

fn with(folder: &Path, words: &[&str]) -> Outcome {
    let cache = text(&folder.join("cache"));
    run(&[words, &["--cache", &cache]].concat())
}

/// What the queries list, with the cache or without.
fn listed(folder: &Path, more: &[&str]) -> Vec<Outcome> {
    let news = text(&folder.join("news.jsonl"));
    let list = |query| run(&[&["list", &news, "-q", query, "--format", "jsonl"], more].concat());
    QUERIES.map(list).into()
}

fn same(folder: &Path, more: &[&str]) {
    let cache = text(&folder.join("cache"));
    let with = listed(folder, &[&["--cache", &cache], more].concat());
    let without = listed(folder, &["--no-cache"]);
    for ((query, with), without) in QUERIES.iter().zip(with).zip(without) {
        assert_eq!(with.stdout, without.stdout, "{query}");
    }
}

/// The files of the index.
fn volumes(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder.join("cache"))
        .into_iter()
        .flatten()
        .flatten();
    let mut volumes: Vec<_> = files
        .map(|file| file.path())
        .filter(|path| {
            text(path).contains("words-") && path.extension().is_some_and(|end| end == "bin")
        })
        .collect();
    volumes.sort();
    volumes
}

fn build(folder: &Path) -> Outcome {
    with(
        folder,
        &[
            "list",
            &text(&folder.join("news.jsonl")),
            "--index",
            "--limit",
            "1",
        ],
    )
}

#[test]
fn with_an_index_every_command_answers_as_without() {
    let folder = archive(600);
    let built = build(folder.path());
    assert_eq!((built.status, built.stderr.as_str()), (0, ""));
    assert_eq!(volumes(folder.path()).len(), 1);
    same(folder.path(), &[]);
    same(folder.path(), &["--index"]);
    let told = with(folder.path(), &["cache", "list"]);
    assert!(told.stdout.contains("index of words"), "{}", told.stdout);
    assert_eq!(with(folder.path(), &["cache", "clear"]).status, 0);
    assert!(volumes(folder.path()).is_empty());
    same(folder.path(), &[]);
}

#[test]
fn what_is_added_changed_or_taken_away_is_found_as_it_is_now() {
    let folder = archive(300);
    build(folder.path());
    let path = folder.path().join("news.jsonl");
    let mut file = OpenOptions::new()
        .append(true)
        .open(&path)
        .expect("it is there");
    let more: String = (300..340).map(line).collect();
    file.write_all(more.as_bytes()).expect("written");
    same(folder.path(), &[]);
    let before = volumes(folder.path());
    same(folder.path(), &["--index"]);
    assert_ne!(volumes(folder.path()), before, "it was added to");
    // As long as before, and the first half reads otherwise.
    let lines = fs::read_to_string(&path).expect("read");
    let (one, other) = lines.split_at(lines.len() / 2);
    fs::write(&path, one.replace("harbour", "seaside") + other).expect("written");
    same(folder.path(), &[]);
    same(folder.path(), &["--index"]);
    fs::write(&path, (0..20).map(line).collect::<String>()).expect("written");
    same(folder.path(), &["--index"]);
    assert_eq!(volumes(folder.path()).len(), 1);
}

#[test]
fn a_damaged_index_costs_time_and_no_hit() {
    let folder = archive(300);
    build(folder.path());
    let path = volumes(folder.path()).remove(0);
    let whole = fs::read(&path).expect("read");
    let same_with = |bytes: &[u8], what: &str| {
        fs::write(&path, bytes).expect("written");
        let cache = text(&folder.path().join("cache"));
        let with = listed(folder.path(), &["--cache", &cache]);
        let without = listed(folder.path(), &["--no-cache"]);
        for (with, without) in with.iter().zip(without) {
            assert_eq!(with.stdout, without.stdout, "{what}");
            assert!(!with.stderr.contains("panicked"), "{what}: {}", with.stderr);
        }
    };
    for part in [10, 3, 2] {
        let mut bytes = whole.clone();
        let at = whole.len() / part;
        bytes[at..at + 8].reverse();
        bytes[at] ^= 0xff;
        same_with(&bytes, &format!("bytes turned at {at}"));
        same_with(&whole[..at], &format!("cut at {at}"));
    }
    same_with(b"", "empty");
    fs::remove_file(&path).expect("removed");
    same(folder.path(), &[]);
    fs::write(&path, &whole[..whole.len() / 2]).expect("written");
    same(folder.path(), &["--index"]);
    assert_eq!(volumes(folder.path()).len(), 1, "what was damaged is gone");
}

/// Bytes in the folder.
fn kept(cache: &Path) -> u64 {
    let files = fs::read_dir(cache).into_iter().flatten().flatten();
    let facts = files.filter_map(|file| file.metadata().ok());
    facts.map(|facts| facts.len()).sum()
}

#[test]
fn killed_at_any_moment_of_indexing_the_next_answers_are_right() {
    let folder = archive(1_500);
    let news = text(&folder.path().join("news.jsonl"));
    let cache = folder.path().join("cache");
    let query = [
        "list",
        &news,
        "-q",
        "body:\"harbour master\"",
        "--format",
        "jsonl",
    ];
    let expected = run(&[&query[..], &["--no-cache"]].concat()).stdout;
    assert!(!expected.is_empty());
    // From nothing on, and from an index that is there on.
    for is_new in [true, false] {
        for step in [0, 1, 3_000, 30_000, 60_000, 120_000, 200_000, 280_000] {
            if is_new {
                let _ = fs::remove_dir_all(&cache);
            } else {
                let fresh = line(1_500 + step as usize % 97);
                let mut file = OpenOptions::new()
                    .append(true)
                    .open(&news)
                    .expect("it is there");
                file.write_all(fresh.as_bytes()).expect("written");
            }
            let from = kept(&cache);
            let mut indexing = std::process::Command::new(dateline().get_program());
            indexing
                .args(query)
                .args(["--index", "--cache"])
                .arg(&cache);
            let child = indexing.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
            let mut child = child.expect("the program starts");
            while kept(&cache) < from + step && child.try_wait().expect("it is ours").is_none() {
                thread::yield_now();
            }
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
            let expected = run(&[&query[..], &["--no-cache"]].concat()).stdout;
            for more in [&[][..], &["--index"]] {
                let now = with(folder.path(), &[&query[..], more].concat());
                assert_eq!(now.stdout, expected, "killed {step} bytes on");
            }
        }
    }
}

#[test]
fn two_that_index_at_once_both_answer() {
    let folder = archive(1_500);
    let news = text(&folder.path().join("news.jsonl"));
    let query = [
        "list",
        &news,
        "-q",
        "body:harbour",
        "--format",
        "jsonl",
        "--index",
    ];
    let expected = run(&[&query[..6], &["--no-cache"]].concat()).stdout;
    let path = folder.path();
    thread::scope(|scope| {
        let both = [(); 3].map(|()| scope.spawn(|| with(path, &query).stdout));
        for one in both {
            assert_eq!(one.join().expect("it ends"), expected);
        }
    });
    assert_eq!(volumes(path).len(), 1);
}

#[test]
fn where_it_cannot_be_kept_that_is_said_once_and_the_answer_is_the_same() {
    let folder = archive(50);
    let news = text(&folder.path().join("news.jsonl"));
    let query = ["list", &news, "-q", "body:harbour", "--index"];
    let expected = run(&[&query[..4], &["--no-cache"]].concat()).stdout;
    let none = run(&[&query[..], &["--no-cache"]].concat());
    assert!(none.stderr.contains("no cache folder"), "{}", none.stderr);
    assert_eq!((none.status, none.stdout.as_str()), (0, expected.as_str()));
    with(folder.path(), &["cache", "limit", "1K"]);
    let small = with(folder.path(), &query);
    assert!(
        small.stderr.contains("more than the cache may hold"),
        "{}",
        small.stderr
    );
    assert_eq!(small.stderr.lines().count(), 2, "{}", small.stderr);
    assert_eq!(small.stdout, expected);
    let blocked = archive(50);
    fs::write(
        blocked.path().join("cache"),
        "a file where the folder should be",
    )
    .expect("written");
    let refused = build(blocked.path());
    assert!(
        refused
            .stderr
            .contains("texts are searched without an index"),
        "{}",
        refused.stderr
    );
    assert_eq!(refused.status, 0);
}

#[test]
fn the_settings_may_ask_for_it() {
    let folder = archive(50);
    let config = folder.path().join("config.toml");
    fs::write(&config, "index = true\n").expect("written");
    let news = text(&folder.path().join("news.jsonl"));
    let config = text(&config);
    with(
        folder.path(),
        &["list", &news, "-q", "body:harbour", "--config", &config],
    );
    assert_eq!(volumes(folder.path()).len(), 1);
    let told = with(folder.path(), &["config", "--config", &config]);
    assert!(
        told.stdout.contains("index = true             # line 1"),
        "{}",
        told.stdout
    );
}
