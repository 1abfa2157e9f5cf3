//! Bad input: one clear sentence each, status 2, nothing written anywhere.

use super::run;
use std::fs;

/// Runs `list` on a path nothing can be read from; the sentences it was told.
fn refused(path: &str) -> String {
    let outcome = run(&["list", path]);
    assert_eq!(
        (outcome.stdout.as_str(), outcome.status),
        ("", 2),
        "{outcome:?}"
    );
    outcome.stderr
}

#[test]
fn a_missing_path_is_told_as_such() {
    assert_eq!(
        refused("none.jsonl"),
        "none.jsonl: no such file or directory\n"
    );
}

#[test]
fn what_is_there_beside_a_missing_path_is_listed_and_the_status_tells() {
    let outcome = run(&["list", "news.jsonl", "none.jsonl"]);
    assert_eq!(outcome.stdout.lines().count(), 4);
    assert_eq!(outcome.stderr, "none.jsonl: no such file or directory\n");
    assert_eq!(outcome.status, 2);
}

#[test]
fn a_directory_without_articles_is_refused_in_one_sentence() {
    let told = refused("empty");
    assert!(
        told.starts_with("empty: ") && told.lines().count() == 1,
        "{told}"
    );
}

#[test]
fn json_that_is_not_articles_is_refused_in_one_sentence() {
    let told = refused("config.json");
    assert!(
        told.starts_with("config.json") && told.lines().count() == 1,
        "{told}"
    );
}

#[test]
fn a_binary_file_is_refused_in_one_sentence() {
    let told = refused("binary.json");
    assert!(
        told.starts_with("binary.json") && told.lines().count() == 1,
        "{told}"
    );
}

#[test]
fn a_device_is_refused_in_one_sentence() {
    let told = refused("/dev/null");
    assert!(
        told.starts_with("/dev/null: ") && told.lines().count() == 1,
        "{told}"
    );
}

#[test]
fn an_unreadable_file_is_refused_in_one_sentence() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret.jsonl");
    fs::write(&path, "{}").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // the superuser reads everything
    }
    let told = refused(path.to_str().unwrap());
    assert!(
        told.contains("ermission denied") && told.lines().count() == 1,
        "{told}"
    );
}

#[test]
fn a_file_in_a_closed_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    let path = closed.join("news.jsonl");
    fs::write(&path, "{}").unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // the superuser reads everything
    }
    let told = refused(path.to_str().unwrap());
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    assert!(
        told.contains("ermission denied") && told.lines().count() == 1,
        "{told}"
    );
}

#[test]
fn a_truncated_gzip_with_nothing_whole_in_it() {
    let whole = fs::read(super::fixtures().join("whole.jsonl.gz")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.jsonl.gz");
    for length in [30, 90, 120] {
        fs::write(&path, &whole[..length]).unwrap();
        let told = refused(path.to_str().unwrap());
        assert!(
            told.contains("unexpected end of file") && told.lines().count() == 1,
            "{length}: {told}"
        );
    }
}

#[test]
fn a_truncated_gzip_keeps_what_is_complete_and_says_so() {
    let outcome = run(&["list", "cut.jsonl.gz"]);
    assert_eq!(outcome.status, 0);
    assert!(outcome.stdout.lines().count() > 100);
    assert_eq!(
        outcome.stderr,
        "2 records left out: dateline inspect cut.jsonl.gz\n"
    );
}

#[test]
fn damaged_records_cost_themselves_only() {
    let outcome = run(&["list", "damaged.jsonl", "--format", "jsonl"]);
    assert_eq!(outcome.values("id").join(" "), "n1 n2 n3");
    assert_eq!(outcome.status, 0);
    assert_eq!(
        outcome.stderr,
        "2 records left out: dateline inspect damaged.jsonl\n"
    );
}

#[test]
fn one_file_of_no_articles_among_good_ones_is_a_note() {
    let outcome = run(&["list", "news.jsonl", "config.json"]);
    assert_eq!((outcome.stdout.lines().count(), outcome.status), (4, 0));
    assert!(outcome.stderr.starts_with("config.json: "));
    assert_eq!(outcome.stderr.lines().count(), 1);
}

#[test]
fn a_wrong_query_shows_the_part_at_fault() {
    let outcome = run(&["list", "news.jsonl", "-q", "geneva date:never"]);
    assert_eq!(outcome.status, 2);
    let lines: Vec<_> = outcome.stderr.lines().collect();
    assert!(
        lines[0].starts_with("cannot read the query: "),
        "{}",
        outcome.stderr
    );
    assert_eq!(lines[1], "  geneva date:never");
    assert_eq!(lines[2], "         ^^^^^^^^^^");
}

#[test]
fn a_query_of_two_lines_is_shown_on_one_with_the_marks_below() {
    let outcome = run(&["list", "news.jsonl", "-q", "geneva\ndate:never"]);
    let lines: Vec<_> = outcome.stderr.lines().collect();
    assert_eq!(lines[1..], ["  geneva date:never", "         ^^^^^^^^^^"]);
}

#[test]
fn what_a_server_says_when_it_fails_is_no_article() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, told) in [
        ("a.json", "404 Not Found", "not JSON"),
        (
            "b.jsonl",
            "Traceback (most recent call last):\n  File \"crawl.py\", line 3",
            "not JSON",
        ),
        ("c.data", "this is { not json", "not JSON"),
        ("d.json", "null", "no articles found: null"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap();
        assert_eq!(refused(path), format!("{path}: {told}\n"));
    }
    let text = folder.path().join("note.txt");
    fs::write(&text, "The tide\n\nIt came in at noon.").unwrap();
    let outcome = run(&["list", text.to_str().unwrap(), "--format", "jsonl"]);
    assert_eq!(outcome.values("headline"), ["The tide"]);
}

#[test]
fn a_wrong_option_is_status_two() {
    assert_eq!(run(&["list", "--wrong"]).status, 2);
    assert_eq!(run(&["list", "news.jsonl", "--sort", "size"]).status, 2);
    assert_eq!(run(&["show", "news.jsonl"]).status, 2);
    assert_eq!(run(&["-q", "x", "list", "news.jsonl"]).status, 2);
}

#[test]
fn the_screen_needs_a_terminal_and_says_so() {
    let outcome = run(&["news.jsonl"]);
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", 2));
    assert!(
        outcome.stderr.starts_with("stdout is not a terminal"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_path_that_is_not_there_opens_no_screen() {
    let outcome = run(&["none.jsonl", "nor this.jsonl"]);
    assert_eq!(outcome.status, 2);
    assert_eq!(
        outcome.stderr,
        "none.jsonl: no such file or directory\nnor this.jsonl: no such file or directory\n"
    );
}

#[test]
fn nothing_is_written_beside_the_corpus() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.jsonl");
    fs::copy(super::fixtures().join("news.jsonl"), &path).unwrap();
    for command in ["list", "entities", "inspect", "extract"] {
        run(&[command, path.to_str().unwrap()]);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
