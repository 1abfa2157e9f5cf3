//! The tables of the README are what the program prints: a key that changes and a page that does not would part company.

use super::run;
use std::{fs, path::PathBuf};

/// The command that writes the blocks anew.
const RENEW: &str = "DATELINE_README=write cargo test --test main readme";

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

#[expect(
    clippy::disallowed_methods,
    reason = "asked by whoever runs the tests, and not by the program"
)]
fn is_to_be_written() -> bool {
    std::env::var_os("DATELINE_README").is_some()
}

/// Holds a block of the README against what a command prints, or writes it there.
fn hold(name: &str, words: &[&str]) {
    let printed = run(words);
    assert_eq!(printed.status, 0, "{}", printed.stderr);
    let text = fs::read_to_string(page()).expect("there is a README");
    let opening = format!("<!-- {name}: `dateline {}` -->\n", words.join(" "));
    let closing = format!("<!-- /{name} -->");
    let (before, rest) = text.split_once(&opening).expect("the block opens");
    let (block, after) = rest.split_once(&closing).expect("the block closes");
    if block == printed.stdout {
        return;
    }
    assert!(
        is_to_be_written(),
        "the block `{name}` of README.md is not what `dateline {}` prints\nhint: {RENEW}",
        words.join(" ")
    );
    let renewed = format!("{before}{opening}{}{closing}{after}", printed.stdout);
    fs::write(page(), renewed).expect("README.md can be written");
}

/// One test for both blocks, because both may be written to the same file.
#[test]
fn the_tables_of_the_readme_are_those_of_the_program() {
    hold("keys", &["keys", "--format", "markdown"]);
    hold("queries", &["keys", "--queries", "--format", "markdown"]);
}
