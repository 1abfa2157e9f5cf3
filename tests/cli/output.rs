//! What every command's output has in common: it is safe, it parses, it ends quietly.

use super::{dateline, fixtures, run};
use std::{
    io::Read,
    process::{Command, Stdio},
};

/// What must not reach a terminal, a line break apart.
pub(super) fn is_forbidden(character: char) -> bool {
    let is_format = matches!(character as u32,
        0xad | 0x61c | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe007f);
    (character.is_control() && character != '\n') || is_format
}

const HOSTILE: [&[&str]; 12] = [
    &["list", "hostile.jsonl", "--format", "jsonl"],
    &["list", "hostile.jsonl", "--format", "csv"],
    &["show", "hostile.jsonl", "--id", "h2"],
    &["show", "hostile.jsonl", "--id", "h2", "--format", "json"],
    &["show", "hostile.jsonl", "--id", "h2", "--format", "md"],
    &["entities", "hostile.jsonl", "--format", "jsonl"],
    &["entities", "hostile.jsonl", "--format", "csv"],
    &[
        "entities",
        "hostile.jsonl",
        "--by",
        "corpus",
        "--format",
        "csv",
    ],
    &["inspect", "hostile.jsonl"],
    &["inspect", "hostile.jsonl", "--format", "json"],
    &["extract", "hostile.jsonl"],
    &["list", "\u{1b}[31mnone\u{9b}2J.json"],
];

#[test]
fn nothing_from_an_article_can_act_on_a_terminal() {
    for words in HOSTILE {
        let outcome = run(words);
        let both = outcome.stdout + &outcome.stderr;
        assert!(!both.is_empty(), "{words:?} said nothing");
        assert!(!both.chars().any(is_forbidden), "{words:?}: {both:?}");
    }
    // Tabs stand between the columns of a pipe, and nowhere else
    let lines = run(&["list", "hostile.jsonl"]).stdout;
    assert!(
        !lines.replace('\t', " ").chars().any(is_forbidden),
        "{lines:?}"
    );
    assert!(
        lines.lines().all(|line| line.matches('\t').count() == 3),
        "{lines:?}"
    );
}

#[test]
fn the_json_of_every_command_is_one_object_a_line() {
    let commands: [&[&str]; 6] = [
        &["list", "news.jsonl", "--format", "json"],
        &["show", "news.jsonl", "--id", "n1", "--format", "json"],
        &["entities", "news.jsonl", "--format", "json"],
        &[
            "entities",
            "news.jsonl",
            "--by",
            "corpus",
            "--format",
            "json",
        ],
        &["inspect", "news.jsonl", "--format", "json"],
        &["extract", "news.jsonl"],
    ];
    for words in commands {
        let objects = run(words).objects();
        assert!(
            !objects.is_empty() && objects.iter().all(serde_json::Value::is_object),
            "{words:?}"
        );
    }
}

#[test]
fn a_reader_that_leaves_ends_the_command_quietly() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command
        .args(["list", "--format", "jsonl"])
        .current_dir(fixtures());
    for _ in 0..40 {
        command.arg("news.jsonl").arg("wide.jsonl");
    }
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    // Standard output is closed here, as `head` does
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_full_disk_is_an_error() {
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else {
        return; // not on this system
    };
    let commands: [&[&str]; 4] = [
        &["list", "news.jsonl"],
        &["extract", "news.jsonl"],
        &["man"],
        &["--help"],
    ];
    for words in commands {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let command = command.args(words).current_dir(fixtures());
        let output = command
            .stdout(full.try_clone().unwrap())
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(
            told.starts_with("cannot write to standard output: no space left"),
            "{told}"
        );
    }
}

#[test]
fn help_is_found_and_an_error_is_not() {
    let help = dateline().arg("--help").output().unwrap();
    assert_eq!(help.status.code(), Some(0));
    let text = String::from_utf8(help.stdout).unwrap();
    for command in [
        "list",
        "show",
        "entities",
        "extract",
        "inspect",
        "export",
        "completions",
        "man",
        "keys",
        "config",
    ] {
        assert!(
            text.contains(&format!("\n  {command} ")),
            "{command} is not in the help:\n{text}"
        );
    }
}
