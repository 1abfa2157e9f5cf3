//! What an article is: whole (`Article`, read again from its file when shown) and what stays in memory of it (`Entry`,
//! which `segment` packs).

use super::{Print, Published};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Number of an article: dense, in load order, meaningless outside its [`super::Corpus`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// Number of a source file within its corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// Where a record lies in the decoded bytes of its file. Packed, as there is one for every article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[repr(Rust, packed(4))]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte of the record, after decompression.
    pub offset: u64,
    /// Bytes.
    pub length: u32,
    /// Line the record starts on, from 1.
    pub line: u32,
}

/// What is kept in memory of an article, before it is packed into a [`super::Segment`]. Every text is sanitised, on one
/// line.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The headline; the start of the text where the record has none.
    pub headline: String,
    /// Authors joined with `, `; empty when unknown. Shared: whoever writes, writes often.
    pub byline: Arc<str>,
    /// Who published it.
    pub outlet: Option<Arc<str>>,
    /// Section or category.
    pub section: Option<Arc<str>>,
    /// When it was published.
    pub published: Option<Published>,
    /// Where to read the rest.
    pub place: Place,
    /// The text is only a summary, or there is none.
    pub is_stub: bool,
    /// The text stands in its record as one string of JSON: its words stand there side by side, as they are or escaped.
    pub is_one_string: bool,
    /// What tells that it stands in the corpus twice.
    pub print: Print,
}

#[cfg(test)]
impl Entry {
    /// An article of which only the headline is known; tests add what they are about.
    pub(crate) fn headed(headline: &str) -> Self {
        Self {
            headline: headline.into(),
            byline: "".into(),
            outlet: None,
            section: None,
            published: None,
            place: Place {
                file: FileId(0),
                offset: 0,
                length: 0,
                line: 1,
            },
            is_stub: false,
            is_one_string: false,
            print: Print::default(),
        }
    }
}

/// A whole article. Every text but `extra` is sanitised; the order of keys follows the JSON of `show`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// Stable across runs and file moves: the record's own id or URL, else a hash of headline, date and body.
    pub id: String,
    /// The headline; empty when the record has none.
    pub headline: String,
    /// When it was published.
    pub published: Option<Published>,
    /// Who wrote it, one name each.
    pub authors: Vec<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it can be read online; any scheme, as found.
    pub url: Option<String>,
    /// ISO 639 code when it could be told.
    pub language: Option<String>,
    /// The record does not say the language; its words do.
    pub is_language_detected: bool,
    /// Section or category.
    pub section: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// When it was last changed.
    pub updated: Option<Published>,
    /// The outlet's own summary.
    pub summary: Option<String>,
    /// The text: one line a paragraph, or paragraphs between empty lines.
    pub body: String,
    /// Address of a picture.
    pub image: Option<String>,
    /// Entities the record brought along.
    pub given: Vec<GivenEntity>,
    /// Fields no role took, untouched (not sanitised).
    pub extra: Map<String, Value>,
    /// Hidden or control characters removed from the fields shown.
    pub removed_characters: u32,
}

impl Article {
    /// Where the record does not say the language, lets its words say it.
    pub(crate) fn tell_language(&mut self) {
        if self.language.is_none() {
            self.language = super::language::of_text(&self.headline, &self.body).map(str::to_owned);
            self.is_language_detected = self.language.is_some();
        }
    }

    /// The id of an article of which the record tells none: a number of headline, date and body that stays the same wherever the record lies: FNV-1a, 64 bits, in hex.
    pub(crate) fn own_id(&self) -> String {
        let date = self
            .published
            .map(|date| date.to_string())
            .unwrap_or_default();
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for part in [self.headline.as_str(), &date, &self.body] {
            // The NUL keeps one field from running into the next.
            for byte in part.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        format!("{hash:016x}")
    }
}

/// An entity the record itself names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GivenEntity {
    /// Its label as given, in the record's own spelling.
    pub label: String,
    /// Its name, sanitised.
    pub name: String,
    /// Where it stands in `Article::body`, if the record says so or it can be found there.
    pub mentions: Vec<Span>,
    /// Where it stands in `Article::headline`, if the record says so.
    pub in_headline: Vec<Span>,
    /// What else the record calls it, sanitised.
    pub aliases: Vec<String>,
    /// For dates: the day or range the record says it means, as `2024-03-12` or `2024-03-01/2024-03-31`.
    pub resolved: Option<String>,
}
