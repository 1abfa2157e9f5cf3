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
    out
}

/// Where we differ from what is expected, and mean to: a text that is only a summary counts as a text, a date in the
/// details of a page as a date, an address without scheme as an address, a warning before a text not as a headline;
/// an outlet is a name and no address; other compressions and tables of columns come later.
const MEANT: [(&str, &[&str]); 9] = [
    ("compressed", &["articles", "with_"]),
    (
        "fakenewsnet_mongo_dir",
        &["with_date", "0 outlet", "1 outlet", "2 outlet"],
    ),
    ("jsonld_newsarticle", &["with_authors", "with_url", "1 url"]),
    ("mastodon_outbox", &["with_headline"]),
    ("newspaper_dir", &["with_body"]),
    ("newsplease_dir", &["with_body"]),
    ("pandas_columns", &[""]),
    // The sanitiser takes the variation selector out.
    ("telegram_export", &["0 body"]),
    ("guardian_item", &[]),
];

#[test]
fn real_files_are_read_as_expected() {
    let Some(root) = folder() else { return };
    let mut report = String::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with('_') || !folder.is_dir() {
            continue;
        }
        let meant = MEANT
            .iter()
            .find(|(folder, _)| *folder == name)
            .map_or(&[][..], |(_, meant)| meant);
        for difference in differences(&folder) {
            if !meant.iter().any(|meant| difference.starts_with(meant)) {
                writeln!(report, "{name}: {difference}").unwrap();
            }
        }
    }
    assert_eq!(report, "");
}

#[test]
fn tortured_files_cost_no_more_than_they_must() {
    let Some(root) = folder() else { return };
    for name in ["_torture", "_not_articles"] {
        let folder = root.join(name);
        let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        for (file, should) in expected["files"].as_object().unwrap() {
            let corpus = loaded(&[&folder.join(file)]);
            assert_eq!(
                articles(&corpus).len() as u64,
                should["articles"].as_u64().unwrap_or(0),
                "{file}"
            );
        }
    }
}
