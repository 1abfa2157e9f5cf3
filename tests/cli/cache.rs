//! What is kept to start faster: that it is there, that it is thrown away when asked, that nothing hangs on it.

use super::{Outcome, dateline, run};
use std::{fs, path::Path, process::Stdio, thread};

/// A folder with a file that is long enough for its list to be kept.
fn archive() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let filler = "Nothing else was said by anyone there that day. ".repeat(40);
    let line = |number: usize| {
        format!(
            "{{\"title\": \"Briefing {number}\", \"text\": \"In Geneva {filler}\", \"date\": \"2024-03-05\"}}\n"
        )
    };
    let lines: String = (0..3_000).map(line).collect();
    fs::write(folder.path().join("news.jsonl"), lines).expect("a file");
    folder
}

fn with(folder: &Path, words: &[&str]) -> Outcome {
    let cache = folder.join("cache");
    let mut all = words.to_vec();
    all.extend(["--cache", cache.to_str().expect("a path in UTF-8")]);
    run(&all)
}

fn news(folder: &Path) -> String {
    let path = folder.join("news.jsonl");
    path.to_str().expect("a path in UTF-8").to_owned()
}

#[test]
fn a_long_file_is_listed_the_same_from_what_is_kept_of_it() {
    let folder = archive();
    let path = news(folder.path());
    let list = ["list", &path, "-q", "briefing 29"];
    let without = run(&[&list[..], &["--no-cache"]].concat());
    let empty = with(folder.path(), &["cache", "list"]);
    assert_eq!((empty.status, empty.stdout.lines().count()), (1, 1));
    for _ in 0..3 {
        assert_eq!(with(folder.path(), &list).stdout, without.stdout);
    }
    let kept = with(folder.path(), &["cache", "list"]);
    assert_eq!(kept.status, 0);
    assert!(
        kept.stdout.contains("list of a long file"),
        "{}",
        kept.stdout
    );
    assert!(kept.stdout.contains("2 files, "), "{}", kept.stdout);
    assert_eq!(with(folder.path(), &["cache", "clear"]).status, 0);
    assert_eq!(with(folder.path(), &["cache", "clear"]).status, 1);
    assert_eq!(with(folder.path(), &list).stdout, without.stdout);
}

#[test]
fn the_limit_is_the_one_that_was_said_and_holds_at_once() {
    let folder = archive();
    with(folder.path(), &["list", &news(folder.path())]);
    assert_eq!(with(folder.path(), &["cache", "limit", "1K"]).status, 0);
    assert_eq!(with(folder.path(), &["cache", "limit"]).stdout, "1 kB\n");
    assert_eq!(with(folder.path(), &["cache", "list"]).status, 1);
    let wrong = with(folder.path(), &["cache", "limit", "much"]);
    assert_eq!(wrong.status, 2);
    assert!(
        wrong.stderr.contains("500M, 16 MiB, 2G"),
        "{}",
        wrong.stderr
    );
}

/// Bytes kept so far.
fn kept(cache: &Path) -> u64 {
    let files = fs::read_dir(cache).into_iter().flatten().flatten();
    files
        .filter_map(|file| file.metadata().ok())
        .map(|facts| facts.len())
        .sum()
}

#[test]
fn killed_at_any_moment_the_next_start_is_right() {
    let folder = archive();
    let path = news(folder.path());
    let cache = folder.path().join("cache");
    let fresh = run(&["list", &path, "--no-cache"]);
    for bytes in [0, 1, 100, 50_000, 100_000, 150_000] {
        let _ = fs::remove_dir_all(&cache);
        let mut listing = std::process::Command::new(dateline().get_program());
        listing.args(["list", &path, "--cache"]).arg(&cache);
        let mut child = listing
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        while kept(&cache) < bytes && child.try_wait().expect("it is ours").is_none() {
            thread::yield_now();
        }
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        for _ in 0..2 {
            let listed = with(folder.path(), &["list", &path]).stdout;
            assert_eq!(listed, fresh.stdout, "killed at {bytes} bytes");
        }
    }
}

#[test]
fn where_nothing_can_be_kept_a_command_goes_on_and_says_so_once() {
    let folder = archive();
    let blocked = folder.path().join("cache");
    fs::write(&blocked, "a file where the folder should be").expect("a file");
    let path = news(folder.path());
    for command in [
        vec!["list", &path, "--limit", "1"],
        vec!["entities", &path, "--by", "corpus"],
    ] {
        let told = with(folder.path(), &command);
        let plain = run(&[&command[..], &["--no-cache"]].concat());
        assert_eq!((told.status, told.stdout), (0, plain.stdout));
        assert_eq!(told.stderr.lines().count(), 1, "{}", told.stderr);
        let start = "lists of long files are read anew at each start: cannot write `";
        assert!(told.stderr.starts_with(start), "{}", told.stderr);
    }
}
