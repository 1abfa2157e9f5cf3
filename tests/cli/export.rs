//! `dateline export`: whole files of four kinds, or none.

use super::run;
use serde_json::Value;
use std::{fs, path::Path};

fn export(folder: &Path, name: &str, query: &str) -> super::Outcome {
    run(&[
        "export",
        "news.jsonl",
        "-q",
        query,
        "--to",
        folder.join(name).to_str().expect("the path is text"),
    ])
}

#[test]
fn json_lines_are_the_objects_of_show() {
    let folder = tempfile::tempdir().unwrap();
    let outcome = export(folder.path(), "out.jsonl", "before:2024-03-05");
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", 0));
    assert!(
        outcome.stdout.starts_with("2 articles written to "),
        "{}",
        outcome.stdout
    );
    let text = fs::read_to_string(folder.path().join("out.jsonl")).unwrap();
    let objects: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(objects.len(), 2);
    assert_eq!(
        objects[0],
        run(&["show", "news.jsonl", "--id", "n2", "--format", "json"]).objects()[0]
    );
}

#[test]
fn json_is_one_array() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path(), "out.json", "");
    let array: Value =
        serde_json::from_slice(&fs::read(folder.path().join("out.json")).unwrap()).unwrap();
    assert_eq!(array.as_array().unwrap().len(), 4);
}

#[test]
fn what_was_exported_is_a_corpus_again() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["out.jsonl", "out.json"] {
        export(folder.path(), name, "");
        let again = run(&[
            "list",
            folder.path().join(name).to_str().unwrap(),
            "--format",
            "jsonl",
        ]);
        assert_eq!(
            again.values("headline"),
            run(&["list", "news.jsonl", "--format", "jsonl"]).values("headline")
        );
        assert_eq!(again.values("id").join(" "), "n1 n2 n3 n4");
    }
}

#[test]
fn a_table_holds_the_text() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path(), "out.csv", "'harbour");
    let mut table = csv::Reader::from_path(folder.path().join("out.csv")).unwrap();
    let body = table
        .headers()
        .unwrap()
        .iter()
        .position(|column| column == "body")
        .unwrap();
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    assert!(rows[0][body].starts_with("OSLO - The harbour"));
}

#[test]
fn markdown_has_a_section_an_article() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path(), "out.md", "");
    let text = fs::read_to_string(folder.path().join("out.md")).unwrap();
    assert_eq!(
        text.lines().filter(|line| line.starts_with("# ")).count(),
        4
    );
}

#[test]
fn an_unknown_ending_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let outcome = export(folder.path(), "out.xlsx", "");
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .contains("hint: end it in .jsonl, .json, .csv or .md"),
        "{}",
        outcome.stderr
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn nothing_found_leaves_the_old_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("out.md"), "old").unwrap();
    assert_eq!(export(folder.path(), "out.md", "'zzzz").status, 1);
    assert_eq!(
        fs::read_to_string(folder.path().join("out.md")).unwrap(),
        "old"
    );
}

#[test]
fn an_old_file_is_replaced_and_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.md");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(export(folder.path(), "out.md", "").status, 0);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert!(fs::read_to_string(&path).unwrap().starts_with("# "));
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing else is left behind"
    );
}

#[test]
fn a_folder_that_is_not_there_is_one_sentence() {
    let outcome = run(&["export", "news.jsonl", "--to", "/nonexistent/out.json"]);
    assert_eq!(outcome.status, 2);
    assert_eq!(
        outcome.stderr,
        "cannot write `/nonexistent/out.json`: no such file or directory\n"
    );
}

#[test]
fn the_archive_itself_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.jsonl");
    fs::copy(super::fixtures().join("news.jsonl"), &path).unwrap();
    let before = fs::read(&path).unwrap();
    let outcome = run(&[
        "export",
        path.to_str().unwrap(),
        "--to",
        path.to_str().unwrap(),
    ]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("is a file of the archive"),
        "{}",
        outcome.stderr
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}
