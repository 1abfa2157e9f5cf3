//! Annotated text as it lies in the sets: words with tags in columns (IOB2), a blank line between sentences.

use anyhow::Context as _;
use dateline::entity::model::training::Class;
use flate2::read::MultiGzDecoder;
use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
};

/// A sentence and the names in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sentence {
    pub(crate) words: Vec<String>,
    /// First word, one past the last, class.
    pub(crate) names: Vec<(usize, usize, Class)>,
}

/// Sentences that belong together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Article {
    pub(crate) sentences: Vec<Sentence>,
}

/// What the sets call the classes; numbers and days are no names here.
fn class(label: &str) -> Option<Class> {
    match label {
        "PER" => Some(Class::Person),
        "ORG" => Some(Class::Org),
        "LOC" | "FAC" => Some(Class::Loc),
        "NORP" => Some(Class::Norp),
        "MISC" | "EVENT" | "WORK" | "PROD" | "LAW" => Some(Class::Misc),
        _ => None,
    }
}

/// Reads a set.
///
/// # Errors
/// The file is not there or cannot be read.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Article>> {
    let file = File::open(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let mut articles = Vec::new();
    let mut article = Article::default();
    let mut rows: Vec<(String, String)> = Vec::new();
    for line in BufReader::new(MultiGzDecoder::new(file)).lines() {
        let line = line.with_context(|| format!("cannot read `{}`", path.display()))?;
        match line.split_once('\t') {
            Some(("-DOCSTART-", _)) => {
                article.end_sentence(&mut rows);
                articles.push(std::mem::take(&mut article));
            }
            Some((word, tag)) => rows.push((word.to_owned(), tag.to_owned())),
            None => article.end_sentence(&mut rows),
        }
    }
    article.end_sentence(&mut rows);
    articles.push(article);
    articles.retain(|article| !article.sentences.is_empty());
    Ok(articles)
}

impl Article {
    fn end_sentence(&mut self, rows: &mut Vec<(String, String)>) {
        if rows.is_empty() {
            return;
        }
        let mut sentence = Sentence::default();
        let mut open: Option<(usize, String)> = None;
        for (at, (word, tag)) in rows.drain(..).enumerate() {
            let goes_on = tag
                .strip_prefix("I-")
                .is_some_and(|label| open.as_ref().is_some_and(|(_, known)| known == label));
            if !goes_on {
                sentence.end_name(open.take(), at);
                open = tag.strip_prefix("B-").map(|label| (at, label.to_owned()));
            }
            sentence.words.push(word);
        }
        let end = sentence.words.len();
        sentence.end_name(open, end);
        self.sentences.push(sentence);
    }

    /// Its sentences as articles of at most `length` each.
    pub(crate) fn in_pieces(self, length: usize) -> impl Iterator<Item = Self> {
        let mut sentences = self.sentences.into_iter();
        std::iter::from_fn(move || {
            let sentences: Vec<_> = sentences.by_ref().take(length).collect();
            (!sentences.is_empty()).then_some(Self { sentences })
        })
    }
}

impl Sentence {
    fn end_name(&mut self, open: Option<(usize, String)>, end: usize) {
        if let Some((start, label)) = open
            && let Some(class) = class(&label)
        {
            self.names.push((start, end, class));
        }
    }
}
