//! Against real files of other programs, where they are at hand. Our own fixtures hold the rules; this tells whether the
//! rules hold outside.

use super::*;
use serde_json::Value;
use std::{fmt::Write as _, path::PathBuf};

fn folder() -> Option<PathBuf> {
    ["../shared/corpora", "../../shared/corpora"]
        .iter()
        .map(|path| Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .find(|path| path.is_dir())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn differences(folder: &Path) -> Vec<String> {
    let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let corpus = loaded(&[folder]);
    let articles = articles(&corpus);
    let mut out = Vec::new();
    let mut differ = |what: &str, is: &dyn std::fmt::Debug, should: &dyn std::fmt::Debug| {
        let (is, should) = (format!("{is:?}"), format!("{should:?}"));
        if is != should {
            out.push(format!("{what}: is {is}, should be {should}"));
        }
    };
    let all = expected["articles"].as_u64().unwrap();
    differ("articles", &(articles.len() as u64), &all);
    let count = |is: &dyn Fn(&Article) -> bool| {
        articles.iter().filter(|article| is(article)).count() as u64
    };
    let with = [
        (
            "with_headline",
            count(&|article| !article.headline.is_empty()),
        ),
        ("with_body", count(&|article| !article.body.is_empty())),
        ("with_date", count(&|article| article.published.is_some())),
        (
            "with_authors",
            count(&|article| !article.authors.is_empty()),
        ),
        ("with_url", count(&|article| article.url.is_some())),
    ];
    for (what, is) in with {
        differ(what, &is, &expected[what].as_u64().unwrap());
    }
    let firsts = expected["first"].as_array().unwrap();
    for (number, (is, should)) in articles.iter().zip(firsts).enumerate() {
        let text = |key: &str| should[key].as_str().unwrap_or_default().to_owned();
        let strings = |value: &Value| -> Vec<String> {
            value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|text| text.as_str().map(str::to_owned))
                .collect()
        };
        let mut one = |what: &str, is: &dyn std::fmt::Debug, should: &dyn std::fmt::Debug| {
            differ(&format!("{number} {what}"), is, should)
        };
        one(
            "headline",
            &squeezed(&is.headline),
            &squeezed(&text("headline")),
        );
        let prefix = squeezed(&text("body_prefix"));
        let body: String = squeezed(&is.body)
            .chars()
            .take(prefix.chars().count().max(1))
            .collect();
        one("body", &body, &prefix);
        let chars = should["body_chars"].as_u64().unwrap_or(0) as i64;
        let is_chars = squeezed(&is.body).chars().count() as i64;
        if (chars - is_chars).abs() > 3 + chars / 20 {
            one("body_chars", &is_chars, &chars);
        }
        one(
            "published",
            &is.published
                .map(|date| date.to_string())
                .unwrap_or_default(),
            &text("published"),
        );
        one("authors", &is.authors, &strings(&should["authors"]));
        one("url", &is.url.clone().unwrap_or_default(), &text("url"));
        if should["source"].is_string() {
            one(
                "outlet",
                &is.outlet.clone().unwrap_or_default(),
                &text("source"),
            );
        }
        if should["language"].is_string() {
            one(
                "language",
                &is.language.clone().unwrap_or_default(),
                &text("language"),
            );
        }
        if should["section"].is_string() {
            one(
                "section",
                &is.section.clone().unwrap_or_default(),
                &text("section"),
            );
        }
        if should["tags"].is_array() {
            one("tags", &is.tags, &strings(&should["tags"]));
        }
        if should["id"].is_string() {
            one("id", &is.id, &text("id"));
        }
        if should["updated"].is_string() {
            one(
                "updated",
                &is.updated.map(|date| date.to_string()).unwrap_or_default(),
                &text("updated"),
            );
        }
        one(
            "entities",
            &(is.given.len() as u64),
            &should["entities_count"].as_u64().unwrap_or(0),
        );
        for (given, should) in is
            .given
            .iter()
            .zip(should["entities_first3"].as_array().into_iter().flatten())
        {
            one(
                "entity",
                &(&given.label, &given.name),
                &(
                    &should["label"].as_str().unwrap_or_default(),
                    &should["text"].as_str().unwrap_or_default(),
                ),
            );
        }
    }
    for rejection in corpus.rejections().iter().take(6) {
        out.push(format!("  ({rejection})"));
    }
    out
}

#[test]
fn real_files_are_read_as_expected() {
    let Some(root) = folder() else { return };
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.is_dir() && !path.file_name().unwrap().to_string_lossy().starts_with('_')
        })
        .collect();
    folders.sort();
    let mut report = String::new();
    for folder in folders {
        let differences = differences(&folder);
        if !differences.is_empty() {
            writeln!(
                report,
                "{}\n    {}",
                folder.file_name().unwrap().display(),
                differences.join("\n    ")
            )
            .unwrap();
        }
    }
    std::fs::write("/tmp/corpus_report.txt", &report).unwrap();
}

#[test]
fn tortured_files_cost_no_more_than_they_must() {
    let Some(root) = folder() else { return };
    let mut report = String::new();
    for name in ["_torture", "_not_articles"] {
        let folder = root.join(name);
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(folder.join("expected.json")).unwrap())
                .unwrap();
        for (file, should) in expected["files"].as_object().unwrap() {
            let corpus = loaded(&[&folder.join(file)]);
            let is = articles(&corpus).len() as u64;
            let should = should["articles"].as_u64().unwrap_or(0);
            let rejections: Vec<String> = corpus
                .rejections()
                .iter()
                .map(|r| format!("{}:{:?} {}", file, r.line, r.reason))
                .collect();
            let notes: Vec<String> = corpus
                .files()
                .iter()
                .map(|file| {
                    format!(
                        "{} {:?} {:?}",
                        file.account.shape, file.account.notes, file.account.repairs
                    )
                })
                .collect();
            writeln!(
                report,
                "{file} {is} {} {rejections:?} {notes:?}",
                if is == should {
                    "ok".to_owned()
                } else {
                    format!("SHOULD BE {should}")
                }
            )
            .unwrap();
        }
    }
    std::fs::write("/tmp/torture_report.txt", &report).unwrap();
}

#[test]
fn debug_account() {
    let Some(root) = folder() else { return };
    let Ok(name) = std::fs::read_to_string("/tmp/debug_folder") else {
        return;
    };
    let corpus = loaded(&[&root.join(name.trim())]);
    let mut out = String::new();
    for file in corpus.files() {
        writeln!(
            out,
            "{}\n{}",
            file.shown,
            serde_json::to_string_pretty(&*file.account).unwrap()
        )
        .unwrap();
    }
    for article in articles(&corpus).iter().take(3) {
        writeln!(out, "{article:#?}").unwrap();
    }
    std::fs::write("/tmp/debug_report.txt", out).unwrap();
}
