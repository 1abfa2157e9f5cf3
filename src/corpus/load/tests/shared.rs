//! Against real files of other programs, where they are at hand. Our own fixtures hold the rules; this tells whether the
//! rules hold outside.

use super::*;
use serde_json::Value;
use std::{
    fmt::{Debug, Write as _},
    path::PathBuf,
};

fn folder() -> Option<PathBuf> {
    ["../shared/corpora", "../../shared/corpora"]
        .iter()
        .map(|path| Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .find(|path| path.is_dir())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is not as it should be, in words.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn see(&mut self, what: &str, is: &dyn Debug, should: &dyn Debug) {
        let (is, should) = (format!("{is:?}"), format!("{should:?}"));
        if is != should {
            self.0.push(format!("{what}: is {is}, should be {should}"));
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

fn expected(folder: &Path) -> Value {
    let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    serde_json::from_str(&expected).unwrap()
}

/// The folders of articles, by name.
fn folders(root: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(root).unwrap();
    let mut folders: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.is_dir())
        .map(|folder| {
            (
                folder.file_name().unwrap().to_string_lossy().into_owned(),
                folder,
            )
        })
        .filter(|(name, _)| !name.starts_with('_'))
        .collect();
    folders.sort();
    folders
}

fn differences(folder: &Path) -> Vec<String> {
    let expected = expected(folder);
    let articles = articles(&loaded(&[folder]));
    let mut found = Differences::default();
    let count = |is: &dyn Fn(&Article) -> bool| {
        articles.iter().filter(|article| is(article)).count() as u64
    };
    let counts = [
        ("articles", articles.len() as u64),
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
    for (what, is) in counts {
        found.see(what, &is, &expected[what].as_u64().unwrap());
    }
    let firsts = expected["first"].as_array().unwrap();
    for (number, (is, should)) in articles.iter().zip(firsts).enumerate() {
        compare(number, is, should, &mut found);
        compare_details(number, is, should, &mut found);
    }
    found.0
}

fn compare(number: usize, is: &Article, should: &Value, found: &mut Differences) {
    let mut see = |what: &str, is: &dyn Debug, should: &dyn Debug| {
        found.see(&format!("{number} {what}"), is, should);
    };
    see(
        "headline",
        &squeezed(&is.headline),
        &squeezed(&text(&should["headline"])),
    );
    let prefix = squeezed(&text(&should["body_prefix"]));
    let body = squeezed(&is.body);
    let start: String = body.chars().take(prefix.chars().count().max(1)).collect();
    see("body", &start, &prefix);
    let chars = should["body_chars"].as_i64().unwrap_or(0);
    if (chars - body.chars().count() as i64).abs() > 3 + chars / 20 {
        see("body_chars", &body.chars().count(), &chars);
    }
    let published = is
        .published
        .map(|date| date.to_string())
        .unwrap_or_default();
    see("published", &published, &text(&should["published"]));
    see("authors", &is.authors, &strings(&should["authors"]));
    see(
        "url",
        &is.url.clone().unwrap_or_default(),
        &text(&should["url"]),
    );
    see(
        "entities",
        &is.given.len(),
        &should["entities_count"].as_u64().unwrap_or(0),
    );
    let firsts = should["entities_first3"].as_array().into_iter().flatten();
    for (given, should) in is.given.iter().zip(firsts) {
        let should = (text(&should["label"]), text(&should["text"]));
        see("entity", &(&given.label, &given.name), &should);
    }
}

fn compare_details(number: usize, is: &Article, should: &Value, found: &mut Differences) {
    let updated = is.updated.map(|date| date.to_string());
    let details = [
        ("source", is.outlet.clone()),
        ("language", is.language.clone()),
        ("section", is.section.clone()),
        ("id", Some(is.id.clone())),
        ("updated", updated),
    ];
    for (what, is) in details {
        if should[what].is_string() {
            let is = is.unwrap_or_default();
            found.see(&format!("{number} {what}"), &is, &text(&should[what]));
        }
    }
    if should["tags"].is_array() {
        found.see(
            &format!("{number} tags"),
            &is.tags,
            &strings(&should["tags"]),
        );
    }
}

/// Where we differ from what is expected, and mean to: a text that is only a summary counts as a text, a date in the
/// details of a page as a date, a warning before a text not as a headline;
/// an outlet is a name and no address; tables of columns come later.
const MEANT: [(&str, &[&str]); 6] = [
    (
        "fakenewsnet_mongo_dir",
        &["with_date", "0 source", "1 source", "2 source"],
    ),
    ("jsonld_newsarticle", &["with_authors"]),
    ("mastodon_outbox", &["with_headline"]),
    ("newspaper_dir", &["with_body"]),
    ("newsplease_dir", &["with_body"]),
    // The sanitiser takes the variation selector out.
    ("telegram_export", &["0 body"]),
];

#[test]
fn every_folder_gives_exactly_its_articles() {
    let Some(root) = folder() else { return };
    let mut report = String::new();
    for (name, folder) in folders(&root) {
        let count = loaded(&[&folder]).len() as u64;
        let should = expected(&folder)["articles"].as_u64().unwrap();
        if count != should {
            writeln!(report, "{name}: {count} articles, should be {should}").unwrap();
        }
    }
    assert_eq!(report, "");
}

#[test]
fn what_is_no_article_ends_in_a_sentence() {
    let Some(root) = folder() else { return };
    let folder = root.join("_not_articles");
    for file in expected(&folder)["files"].as_object().unwrap().keys() {
        let corpus = loaded(&[&folder.join(file)]);
        assert_eq!(corpus.len(), 0, "{file}");
        let reasons = reasons(&corpus);
        let words = reasons
            .first()
            .map(|(_, words)| words.as_str())
            .unwrap_or_default();
        assert!(words.starts_with("no articles found: "), "{file}: {words}");
    }
}

#[test]
fn real_files_are_read_as_expected() {
    let Some(root) = folder() else { return };
    let mut report = String::new();
    for (name, folder) in folders(&root) {
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
        for (file, should) in expected(&folder)["files"].as_object().unwrap() {
            let corpus = loaded(&[&folder.join(file)]);
            assert_eq!(
                articles(&corpus).len() as u64,
                should["articles"].as_u64().unwrap_or(0),
                "{file}"
            );
        }
    }
}
