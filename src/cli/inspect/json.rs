//! The report as JSON: one object, with the account of every file and everything left out.

use crate::{
    corpus::{ArticleId, Corpus, EntryRef, Rejection, SourceFile},
    index::{
        Census,
        census::Sightings,
        record::{self, Object},
    },
};
use serde_json::{Value, json};

/// The report: `articles first last undated future stubs duplicates versions empty notices repeated hidden unreadable
/// languages languages_detected names_not_looked_for outlets files left_out`.
pub(super) fn object(census: &Census) -> Object {
    let corpus = &census.corpus;
    let texts = &census.texts;
    let day = |day: Option<jiff::civil::Date>| json!(day.map(|day| day.to_string()));
    let pairs = [
        ("articles", json!(corpus.len())),
        ("first", day(census.days.map(|days| days.0))),
        ("last", day(census.days.map(|days| days.1))),
        ("undated", json!(census.undated.count)),
        ("future", json!(census.future.count)),
        ("stubs", json!(census.stubs.count)),
        ("duplicates", json!(census.duplicates.count)),
        ("versions", json!(census.versions)),
        ("empty", json!(texts.empty.count)),
        ("notices", notices(census)),
        ("repeated", repeated(census)),
        (
            "hidden",
            json!({"characters": texts.removed, "articles": texts.cleaned.count}),
        ),
        ("unreadable", json!(texts.unreadable)),
        ("languages", counts(&texts.languages())),
        ("languages_detected", json!(texts.languages_detected)),
        ("names_not_looked_for", json!(texts.left_alone)),
        ("outlets", counts(&census.outlets)),
        (
            "files",
            corpus.files().iter().map(|each| file(each)).collect(),
        ),
        (
            "left_out",
            corpus.rejections().iter().map(rejection).collect(),
        ),
    ];
    record::object(pairs)
}

fn counts<T: AsRef<str>>(ranked: &[(T, usize)]) -> Value {
    let counted = |(name, count): &(T, usize)| json!({"name": name.as_ref(), "articles": count});
    ranked.iter().map(counted).collect()
}

fn notices(census: &Census) -> Value {
    let notice = |(wall, sightings): (&crate::index::census::Wall, &Sightings)| {
        let examples = sightings.examples.iter();
        let examples: Value = examples.map(|id| example(&census.corpus, *id)).collect();
        json!({"kind": wall.name(), "articles": sightings.count, "examples": examples})
    };
    census.texts.walls.iter().map(notice).collect()
}

fn repeated(census: &Census) -> Value {
    let each = census.repeated.iter();
    each.map(|one| {
        json!({
            "articles": one.count,
            "opening": one.opening,
            "example": example(&census.corpus, one.example),
        })
    })
    .collect()
}

/// Where an article stands.
fn example(corpus: &Corpus, article: ArticleId) -> Value {
    let entry = corpus.entry(article);
    let file = entry.and_then(|entry| corpus.file(entry.place().file));
    json!({
        "file": file.map(|file| &file.shown),
        "line": entry.map(|entry| entry.place().line),
        "headline": entry.map(EntryRef::headline),
    })
}

/// A file: its path, and what was made of it.
fn file(file: &SourceFile) -> Value {
    let mut object = Object::from_iter([("path".to_owned(), json!(file.shown))]);
    if let Ok(Value::Object(account)) = serde_json::to_value(&*file.account) {
        object.extend(account);
    }
    Value::Object(object)
}

fn rejection(rejection: &Rejection) -> Value {
    json!({
        "file": rejection.file,
        "line": rejection.line,
        "byte": rejection.byte,
        "reason": rejection.reason.to_string(),
    })
}
