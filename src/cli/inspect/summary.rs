//! What a corpus holds, counted: articles, days, languages, outlets, what is missing, what was left out.

use super::twin;
use crate::{
    cli::select::all,
    corpus::{Corpus, Entry, Published, Rejection, SourceFile},
    index::record::{self, Object},
};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// The counts of a corpus.
#[derive(Debug, Default)]
pub(super) struct Summary<'a> {
    /// Articles.
    pub(super) articles: usize,
    /// The files that were read.
    pub(super) files: &'a [Arc<SourceFile>],
    /// First and last day of publication.
    pub(super) days: Option<(Date, Date)>,
    /// Articles without a date.
    pub(super) undated: usize,
    /// Articles whose text is only a summary, or missing.
    pub(super) stubs: usize,
    /// Articles that stand somewhere else in the corpus too, less the first of each.
    pub(super) duplicates: usize,
    /// Languages, most articles first; those whose language is not known are not among them.
    pub(super) languages: Vec<(String, usize)>,
    /// Outlets, most articles first.
    pub(super) outlets: Vec<(Arc<str>, usize)>,
    /// What was left out, in order.
    pub(super) left_out: &'a [Rejection],
}

impl<'a> Summary<'a> {
    /// Counts. Languages and texts are not kept in memory, so every article is read again.
    pub(super) fn of(corpus: &'a Corpus) -> Self {
        let mut summary = Self {
            articles: corpus.len(),
            files: corpus.files(),
            left_out: corpus.rejections(),
            ..Self::default()
        };
        let mut outlets = HashMap::<_, usize>::new();
        for entry in corpus.entries() {
            summary.count(entry);
            if let Some(outlet) = &entry.outlet {
                *outlets.entry(outlet.clone()).or_default() += 1;
            }
        }
        summary.outlets = ranked(outlets);
        let (languages, duplicates) = read_again(corpus);
        summary.languages = ranked(languages);
        summary.duplicates = duplicates;
        summary
    }

    fn count(&mut self, entry: &Entry) {
        self.stubs += usize::from(entry.is_stub);
        match entry.published.map(Published::day) {
            None => self.undated += 1,
            Some(day) => {
                let (first, last) = self.days.unwrap_or((day, day));
                self.days = Some((first.min(day), last.max(day)));
            }
        }
    }

    /// The report as JSON: `articles first last undated stubs duplicates languages outlets files left_out`.
    pub(super) fn object(&self) -> Object {
        let counted = |name: &str, count: usize| json!({"name": name, "articles": count});
        let languages = self
            .languages
            .iter()
            .map(|(name, count)| counted(name, *count));
        let outlets = self
            .outlets
            .iter()
            .map(|(name, count)| counted(name, *count));
        let pairs = [
            ("articles", json!(self.articles)),
            ("first", json!(self.days.map(|days| days.0.to_string()))),
            ("last", json!(self.days.map(|days| days.1.to_string()))),
            ("undated", json!(self.undated)),
            ("stubs", json!(self.stubs)),
            ("duplicates", json!(self.duplicates)),
            ("languages", languages.collect()),
            ("outlets", outlets.collect()),
            ("files", self.files.iter().map(|each| file(each)).collect()),
            ("left_out", self.left_out.iter().map(rejection).collect()),
        ];
        record::object(pairs)
    }
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

/// How many articles each language has, and how many articles are there already.
fn read_again(corpus: &Corpus) -> (HashMap<String, usize>, usize) {
    let (mut languages, mut known, mut duplicates) = (HashMap::new(), HashSet::new(), 0);
    let _ = record::in_order(
        corpus,
        &all(corpus),
        |_, article| (twin::print(&article), article.language),
        |read| {
            if let Ok((print, language)) = read {
                duplicates += usize::from(!known.insert(print));
                if let Some(language) = language {
                    *languages.entry(language).or_default() += 1;
                }
            }
            Ok::<(), ()>(())
        },
    );
    (languages, duplicates)
}

/// Most articles first, then by name.
fn ranked<T: Ord>(counts: HashMap<T, usize>) -> Vec<(T, usize)> {
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by(|(name, count), (other, fewer)| fewer.cmp(count).then(name.cmp(other)));
    ranked
}
