//! How long a record may be and how far a file may expand, as the configuration says.

use super::{Outcome, run, run_with};
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

/// A folder with a file of four articles, the third of which has three million characters and the first two.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().expect("a folder"));
        let text =
            [("Long", 2), ("One", 0), ("Longest", 3), ("Two", 0)].map(|(title, millions)| {
                let body = format!("It rained. {}", "word ".repeat(millions * 200_000));
                format!("{{\"title\":\"{title} notice\",\"body\":\"{body}\"}}\n")
            });
        fs::write(home.path("news.jsonl"), text.concat()).expect("room");
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs a command with these settings and what was kept before.
    fn run(&self, settings: &str, words: &[&str], input: &[u8]) -> Outcome {
        fs::write(self.path("config.toml"), settings).expect("room");
        let [config, cache] = ["config.toml", "cache"].map(|name| shown(&self.path(name)));
        let more = ["--config", &config, "--cache", &cache];
        run_with(&[words, &more].concat(), input)
    }

    fn headlines(&self, settings: &str) -> (Vec<String>, String) {
        let news = shown(&self.path("news.jsonl"));
        let words = ["list", &news, "--format", "jsonl", "--sort", "file"];
        let outcome = self.run(settings, &words, b"");
        assert_eq!(outcome.status, 0, "{outcome:?}");
        (outcome.values("headline"), outcome.stderr)
    }
}

fn shown(path: &Path) -> String {
    path.to_str().expect("a path in UTF-8").to_owned()
}

#[test]
fn a_record_may_be_as_long_as_the_configuration_says_whatever_was_kept_before() {
    let home = Home::new();
    let short = ["One notice", "Two notice"];
    let middle = ["Long notice", "One notice", "Two notice"];
    let all = ["Long notice", "One notice", "Longest notice", "Two notice"];
    for (limit, headlines, left_out) in [
        ("", &all[..], 0),
        ("record-limit = \"1 MiB\"\n", &short, 2),
        ("record-limit = \"2.5 MB\"\n", &all, 0),
        ("record-limit = 2_500_000\n", &middle, 1),
        ("record-limit = \"1 MiB\"\n", &short, 2),
        ("record-limit = \"8 MB\"\n", &all, 0),
    ] {
        // The second run reads what the first has kept.
        for _ in 0..2 {
            let (found, told) = home.headlines(limit);
            assert_eq!(found, headlines, "{limit}");
            let sentence = format!("{left_out} record");
            assert_eq!(told.contains(&sentence), left_out > 0, "{limit}: {told}");
        }
    }
}

#[test]
fn a_limit_that_cannot_be_is_told_and_the_usual_one_holds() {
    let home = Home::new();
    let (headlines, told) = home.headlines("record-limit = \"2.5 MB\"\n");
    assert_eq!(headlines.len(), 4);
    let sentence = "line 1: `record-limit` must be a size from 1 KiB to 512 MiB, as \"64 MiB\", not `2.5 MB`\n";
    assert!(told.ends_with(sentence), "{told}");
}

#[test]
fn inspect_says_which_record_was_too_long_for_which_limit() {
    let home = Home::new();
    let news = shown(&home.path("news.jsonl"));
    let outcome = home.run("record-limit = \"2 MiB\"\n", &["inspect", &news], b"");
    assert!(
        outcome.stdout.contains("is over the limit of 2097152"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn a_record_longer_than_the_usual_limit_is_read_where_that_is_raised() {
    let home = Home::new();
    let body = "word ".repeat(18 << 18);
    let text = format!(
        "[{{\"title\":\"Huge notice\",\"body\":\"{body}\"}},{{\"title\":\"Small notice\",\"body\":\"It rained.\"}}]"
    );
    fs::write(home.path("news.jsonl"), text).expect("room");
    assert_eq!(home.headlines("").0, ["Small notice"]);
    let raised = home.headlines("record-limit = \"64 MiB\"\n").0;
    assert_eq!(raised, ["Huge notice", "Small notice"]);
}

#[test]
fn extract_takes_lines_as_long_as_the_configuration_says() {
    let home = Home::new();
    let input = fs::read(home.path("news.jsonl")).expect("it is there");
    let words = ["extract", "--no-model"];
    let outcome = home.run("record-limit = \"1 MiB\"\n", &words, &input);
    assert_eq!(outcome.values("title"), ["One notice", "Two notice"]);
    assert!(outcome.stderr.starts_with("-:1: record of"), "{outcome:?}");
}

#[test]
fn a_packed_file_may_expand_as_far_as_the_configuration_says() {
    let home = Home::new();
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let text = fs::read(home.path("news.jsonl")).expect("it is there");
    packed.write_all(&text).expect("room");
    fs::write(home.path("news.jsonl"), packed.finish().expect("room")).expect("room");
    assert_eq!(home.headlines("").0.len(), 4);
    for limit in ["expansion-limit = \"4 MiB\"\n", "expansion-factor = 40\n"] {
        let (headlines, told) = home.headlines(limit);
        assert_eq!(headlines, ["Long notice", "One notice"], "{limit}");
        assert!(told.contains("left out"), "{limit}: {told}");
    }
    let raised = "expansion-factor = 100000\nexpansion-limit = \"1 TiB\"\n";
    assert_eq!(home.headlines(raised).0.len(), 4);
}

#[test]
fn the_limits_in_force_are_printed() {
    let page = run(&["config"]).stdout;
    for line in [
        "record-limit = \"16 MiB\"  # default",
        "expansion-limit = \"64 GiB\" # default",
        "expansion-factor = 200   # default",
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
}
