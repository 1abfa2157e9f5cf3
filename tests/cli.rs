//! The commands as scripts see them: standard output, standard error, status.

mod about;
mod bad_input;
mod cache;
mod entities;
mod export;
mod extract;
mod index;
mod inspect;
mod kept;
mod limits;
mod list;
mod marks;
mod output;
mod plain;
mod readme;
mod said;
mod saved;
mod show;
mod told;
mod whose;

use assert_cmd::Command;
use serde_json::Value;
use std::path::PathBuf;

/// The program, away from the settings of whoever runs the tests.
fn dateline() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(fixtures());
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
        command.env(name, "/nonexistent");
    }
    // Root could make that one, and names kept by one test would be found by another.
    command.env("XDG_CACHE_HOME", "/dev/null");
    command
        .env("TZ", "UTC")
        .env_remove("NO_COLOR")
        .env_remove("ACCESSIBLE");
    command
}

/// The folder of our fixtures; commands run in it, so that paths in their output are the same everywhere.
fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/cli")
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: i32,
}

/// Runs `dateline` with these words.
pub(crate) fn run(words: &[&str]) -> Outcome {
    run_with(words, b"")
}

/// Runs `dateline` with these words and something on standard input.
fn run_with(words: &[&str], input: &[u8]) -> Outcome {
    let output = dateline()
        .args(words)
        .write_stdin(input)
        .output()
        .expect("the program starts");
    Outcome {
        stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        status: output.status.code().expect("ended by itself"),
    }
}

impl Outcome {
    /// Every line of standard output as JSON.
    fn objects(&self) -> Vec<Value> {
        self.stdout
            .lines()
            .map(|line| serde_json::from_str(line).expect(line))
            .collect()
    }

    /// The values of one key, line by line.
    pub(crate) fn values(&self, key: &str) -> Vec<String> {
        let text = |value: &Value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        };
        self.objects()
            .iter()
            .map(|object| text(&object[key]))
            .collect()
    }
}
