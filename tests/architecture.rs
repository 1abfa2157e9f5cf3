//! The house rules that a compiler does not hold: floors and arrows, sizes of files, heads of modules, who may name what.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each floor and the floors it may use, as in `src/architecture.md`. `cli` may use all.
const ARROWS: [(&str, &[&str]); 16] = [
    ("text", &[]),
    ("corpus", &["text"]),
    ("bin", &["text", "entity"]),
    ("entity", &["text"]),
    ("index", &["text", "corpus", "entity"]),
    ("query", &["text", "corpus", "entity", "index"]),
    ("keys", &[]),
    ("config", &["text", "entity", "keys"]),
    ("store", &["text", "corpus", "entity", "query"]),
    ("job", &["text", "corpus", "entity", "index", "query"]),
    (
        "app",
        &[
            "text", "corpus", "entity", "index", "query", "keys", "config", "job",
        ],
    ),
    (
        "worker",
        &["text", "corpus", "entity", "index", "query", "store", "job"],
    ),
    (
        "ui",
        &[
            "text", "corpus", "entity", "index", "query", "keys", "config", "job", "app",
        ],
    ),
    ("term", &["text", "keys"]),
    (
        "run",
        &[
            "text", "corpus", "entity", "index", "query", "keys", "config", "job", "app", "worker",
            "ui", "term",
        ],
    ),
    (
        "cli",
        &[
            "text", "corpus", "entity", "index", "query", "store", "keys", "config", "job", "app",
            "worker", "ui", "term", "run",
        ],
    ),
];

/// Code lines a file may have; its tests do not count.
const FILE_CAP: usize = 400;

fn source_files() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut found, mut folders) = (Vec::new(), vec![root]);
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder).expect("src is readable").flatten() {
            let path = item.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("sources are UTF-8");
                found.push((path, text));
            }
        }
    }
    assert!(found.len() > 50, "the sources were not found");
    found
}

/// The first folder or file stem below `src`.
fn floor(path: &Path) -> String {
    let below = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .expect("below src");
    let first = below
        .iter()
        .next()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The lines before the tests of a file.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "tests") || path.iter().any(|part| part == "tests")
}

/// Every floor named by `crate::` in code, `use crate::{a, b}` included.
fn floors_used(text: &str) -> Vec<String> {
    let code: String = code(text)
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = code.get(at + "crate::".len()..).unwrap_or_default();
        match rest.strip_prefix('{') {
            Some(group) => used.extend(heads_of_group(group)),
            None => used.extend(head(rest)),
        }
    }
    used
}

fn head(path: &str) -> Option<String> {
    let name: String = path
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!name.is_empty()).then_some(name)
}

fn heads_of_group(group: &str) -> Vec<String> {
    let (mut depth, mut heads, mut item) = (0, Vec::new(), String::new());
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(head(&std::mem::take(&mut item))),
            _ if depth == 0 => item.push(character),
            _ => {}
        }
    }
    heads.extend(head(&item));
    heads
}

#[test]
fn floors_use_only_the_floors_below_them() {
    let mut wrong = Vec::new();
    for (path, text) in source_files().iter().filter(|(path, _)| !is_test(path)) {
        let floor = floor(path);
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == floor) else {
            continue;
        };
        for used in floors_used(text) {
            let is_floor = ARROWS.iter().any(|(name, _)| *name == used);
            if is_floor && used != floor && !allowed.contains(&&*used) {
                wrong.push(format!("{}: {floor} must not use {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A floor that no row names would go unwatched.
#[test]
fn every_floor_has_its_arrows_and_its_row_on_the_page() {
    let page = include_str!("../src/architecture.md");
    for (path, _) in source_files() {
        let floor = floor(&path);
        if floor != "lib" && floor != "main" {
            assert!(ARROWS.iter().any(|(name, _)| *name == floor), "{floor}");
            assert!(page.contains(&format!("\n| `{floor}` |")), "{floor}");
        }
    }
}

#[test]
fn files_are_short_and_open_with_what_they_are_for() {
    let mut wrong = Vec::new();
    for (path, text) in &source_files() {
        let lines = code(text).count();
        if lines > FILE_CAP && !is_test(path) {
            wrong.push(format!(
                "{}: {lines} lines, split it by idea",
                path.display()
            ));
        }
        if !text.starts_with("//!") && path.file_name().is_some_and(|name| name != "lib.rs") {
            wrong.push(format!("{}: does not open with //!", path.display()));
        }
        if [
            "mod.rs",
            "utils.rs",
            "helpers.rs",
            "prelude.rs",
            "common.rs",
        ]
        .iter()
        .any(|name| path.ends_with(name))
        {
            wrong.push(format!("{}: not a name for a room", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_outside_thing_has_one_door() {
    let doors: [(&str, &[&str]); 9] = [
        ("wide::", &["text/lanes.rs"]),
        ("fuzzy_matcher", &["query/fuzzy.rs"]),
        ("tantivy", &["index/postings"]),
        ("crossterm::", &["term"]),
        ("thread::Builder", &["term", "worker"]),
        ("Command::new(", &["term"]),
        ("signal_hook", &["term"]),
        ("println!", &["cli"]),
        ("std::env", &["config/environment.rs", "main.rs"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in source_files().iter().filter(|(path, _)| !is_test(path)) {
        for (name, allowed) in doors {
            let place = path.to_string_lossy().replace('\\', "/");
            let is_door = allowed
                .iter()
                .any(|door| place.contains(&format!("src/{door}")));
            let names =
                code(text).any(|line| line.contains(name) && !line.trim_start().starts_with("//"));
            if names && !is_door {
                wrong.push(format!(
                    "{}: only {allowed:?} may name {name}",
                    path.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
