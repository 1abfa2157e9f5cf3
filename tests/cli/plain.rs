//! `--plain`: each line typed is answered in lines, without a terminal and without a single control character.

use super::{dateline, run_with};

/// What is told when these lines are typed, line by line.
fn told(words: &[&str], typed: &[&str]) -> Vec<String> {
    let state = tempfile::tempdir().expect("a folder");
    let state = state.path().to_str().expect("UTF-8");
    let words = [&["--plain", "--no-cache", "--state", state], words].concat();
    let outcome = run_with(&words, (typed.join("\n") + "\n").as_bytes());
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", 0));
    outcome.stdout.lines().map(str::to_owned).collect()
}

/// The lines after the one that begins so.
fn after<'l>(lines: &'l [String], start: &str) -> &'l [String] {
    let at = lines.iter().position(|line| line.starts_with(start));
    assert!(at.is_some(), "no `{start}` in {lines:#?}");
    at.and_then(|at| lines.get(at + 1..)).unwrap_or_default()
}

#[test]
fn the_list_is_told_and_a_number_opens_a_row() {
    let lines = told(&["news.jsonl"], &["2", "q", "Q"]);
    let list = after(&lines, "dateline news.jsonl 4/4");
    assert!(list[0].starts_with(">   1 * Minister meets bank chief in Geneva"));
    assert!(list[1].starts_with("    2 * Court hears leak case"));
    let text = after(list, "Court hears leak case");
    assert!(text[0].contains("Ann Lee, Bo Berg"), "{text:#?}");
    let body = text
        .iter()
        .find(|line| line.starts_with("    1 BERN - A court"));
    assert!(body.is_some(), "{text:#?}");
    // Back in the list only what has changed is told: it is read now, and one stands there.
    let back = after(text, "dateline news.jsonl 4/4");
    assert_eq!(back.len(), 1, "{back:#?}");
    assert!(back[0].starts_with(">   2 Court hears leak case"));
}

#[test]
fn what_is_typed_into_a_prompt_ends_with_its_line() {
    let lines = told(&["news.jsonl"], &["/storm", "Esc", "&zzzz"]);
    let found = after(&lines, "dateline news.jsonl > storm 1/4");
    assert!(found[0].starts_with(">   1 * Harbour opens again after storm"));
    assert!(
        found.iter().any(|line| line == "exact 1, 1 hit"),
        "{found:#?}"
    );
    let all = after(found, "dateline news.jsonl 4/4");
    let nothing = after(all, "dateline news.jsonl > zzzz 0/4");
    assert!(nothing[0].contains("nothing matches"));
}

#[test]
fn keys_are_typed_as_they_are_or_by_their_names() {
    let lines = told(&["news.jsonl"], &["jj", "Up", "m", "m", "Ctrl-l", "yt"]);
    let moved = after(&lines, "    4 ");
    assert!(moved[0].starts_with(">   3 * Harbour opens"), "{moved:#?}");
    assert!(moved[1].starts_with(">   2 * Court hears"));
    assert!(moved[2].starts_with(">   2 M Court hears"));
    let again = after(moved, "dateline news.jsonl 4/4");
    assert!(again[1].starts_with(">   2 * Court hears"), "{again:#?}");
    let copied = after(again, "    4 ");
    assert_eq!(copied[0], "Court hears leak case");
}

#[test]
fn a_name_is_told_when_one_goes_to_it_and_opens_its_articles() {
    let lines = told(&["news.jsonl"], &["1", "e", "Tab", "Enter"]);
    assert!(lines.iter().any(|line| line == "LOC Geneva"), "{lines:#?}");
    let pivoted = after(&lines, "dateline news.jsonl > place:\"Geneva\" 1/4");
    assert!(
        pivoted[0].contains("Minister meets bank chief"),
        "{pivoted:#?}"
    );
}

#[test]
fn nothing_hostile_gets_through_and_every_line_is_answered() {
    let record =
        "{\"title\":\"red\\u001b[31m \\u202eback\\u0007\",\"body\":\"a\\u009b2J b\\u007f c\"}\n";
    let file = tempfile::Builder::new()
        .suffix(".jsonl")
        .tempfile()
        .unwrap();
    std::fs::write(file.path(), record).unwrap();
    let path = file.path().to_str().unwrap();
    let typed = ["1", "\u{1b}[2J", ":\u{9b}", "p", "", "\u{7f}", "?", "q"];
    let lines = told(&[path], &typed);
    let is_plain = |character: char| !character.is_control() && character != '\u{202e}';
    assert!(
        lines.iter().all(|line| line.chars().all(is_plain)),
        "{lines:#?}"
    );
}

#[test]
fn who_has_said_so_to_all_programs_need_not_say_it_again() {
    let state = tempfile::tempdir().unwrap();
    let outcome = dateline()
        .env("ACCESSIBLE", "1")
        .env("XDG_STATE_HOME", state.path())
        .args(["news.jsonl", "--no-cache"])
        .write_stdin("Q\n")
        .output()
        .expect("the program starts");
    let told = String::from_utf8(outcome.stdout).expect("UTF-8");
    assert!(
        told.contains("\n>   1 * Minister meets bank chief"),
        "{told}"
    );
    assert_eq!(outcome.status.code(), Some(0));
}

#[test]
fn what_cannot_be_read_is_said_as_on_the_screen() {
    let outcome = run_with(&["--plain", "nowhere.jsonl"], b"");
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("nowhere.jsonl"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_command_gets_the_article_here_too() {
    let lines = told(&["news.jsonl"], &["|head -n 1 | tr a-z A-Z; exit 2", "Q"]);
    let ran = after(&lines, "MINISTER MEETS BANK CHIEF IN GENEVA");
    assert!(ran[0].contains("status 2"), "{ran:#?}");
}

#[test]
fn what_is_done_is_answered_by_what_came_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("list.jsonl");
    let write = format!("w {}", list.display());
    let typed = [
        "1",
        "m",
        "m",
        "r",
        "U",
        "t foreign",
        "q",
        "j",
        "m",
        "A",
        &write,
    ];
    let lines = told(&["news.jsonl"], &typed);
    let mut rest = &*lines;
    for answer in [
        "starred: saved",
        "without a star: saved",
        "unread: saved",
        "taken back: read: saved",
        "tagged foreign: saved",
        "starred: saved",
        "3 articles read: saved; U takes it back",
        "4 articles written to ",
    ] {
        rest = after(rest, answer);
    }
    assert!(
        !lines.iter().any(|line| line == "nothing has changed"),
        "{lines:#?}"
    );
    assert_eq!(
        std::fs::read_to_string(list)
            .expect("it is there")
            .lines()
            .count(),
        4
    );
}

#[test]
fn what_a_key_alone_asks_for_is_the_next_line() {
    let lines = told(
        &["news.jsonl"],
        &["/", "A storm", "/", "court", "m", "a", "q", "/", "Esc"],
    );
    assert!(after(&lines, "filter:").len() > 1);
    assert!(
        !lines.iter().any(|line| line.contains("read: saved")),
        "{lines:#?}"
    );
    let found = after(&lines, "dateline news.jsonl > court 1/4");
    let noted = after(found, "note:");
    assert_eq!(noted[0], "noted: saved");
    after(noted, "filter: court");
}
