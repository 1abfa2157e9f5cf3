//! What an article looks like outside the program: the keys of the JSON, the columns of the CSV, the Markdown. One place,
//! so that the commands, the screen's `w` and `y j` can never disagree.
//!
//! Must not print, and knows no query: what a query made of an article comes in as [`Listed`].
//!
//! Objects are built as ordered maps and not by `derive(Serialize)` because the order of the keys is part of the contract
//! and `show` is `list` with more keys after it.

pub mod csv_row;
pub mod in_order;
pub mod markdown;
pub mod offsets;
mod passage;
pub mod write;

pub use in_order::{in_order, read_in_order};
pub use passage::{Passage, write_passage};
pub use write::{Ending, WriteError, write};

use crate::{
    corpus::{Article, ArticleId, Corpus, EntryRef, Published},
    entity::{
        self, Entity, Extraction, Field, Given, Mention, Verdicts, Whose,
        extract::{Finder, Text},
        tally::Known,
    },
    text::{Span, sanitize},
};
use offsets::CodePoints;
use serde_json::{Map, Value, json};

/// An object whose keys keep their order.
pub type Object = Map<String, Value>;

/// An article as a query lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// The article.
    pub article: ArticleId,
    /// Its score; 0 where nothing was scored.
    pub score: i32,
    /// The name of its tier.
    pub tier: &'static str,
}

impl Listed {
    /// An article of which nothing was asked.
    pub const fn unscored(article: ArticleId) -> Self {
        Self {
            article,
            score: 0,
            tier: "exact",
        }
    }
}

/// Where an article was found and how well: the last keys of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found<'a> {
    /// Path of its file as shown.
    pub file: &'a str,
    /// Line its record starts on.
    pub line: u32,
    /// Its score.
    pub score: i32,
    /// The name of its tier.
    pub tier: &'static str,
}

impl<'a> Found<'a> {
    /// Looks up where `listed` lies; an empty path for a number of another corpus.
    pub fn new(corpus: &'a Corpus, listed: Listed) -> Self {
        let place = corpus.entry(listed.article).map(EntryRef::place);
        let file = place.and_then(|place| corpus.file(place.file));
        Self {
            file: file.map_or("", |file| &file.shown),
            line: place.map_or(0, |place| place.line),
            score: listed.score,
            tier: listed.tier,
        }
    }
}

/// One line of `list`: the keys `id headline published authors outlet url language section tags file line score tier`.
pub fn list_object(article: &Article, found: Found<'_>) -> Object {
    let pairs = [
        ("id", json!(article.id)),
        ("headline", headline(article)),
        ("published", published(article.published)),
        ("authors", json!(article.authors)),
        ("outlet", json!(article.outlet)),
        ("url", json!(article.url)),
        ("language", json!(article.language)),
        ("section", json!(article.section)),
        ("tags", json!(article.tags)),
        ("file", json!(found.file)),
        ("line", json!(found.line)),
        ("score", json!(found.score)),
        ("tier", json!(found.tier)),
    ];
    object(pairs)
}

/// A whole article: the keys of the list and `updated summary body image extra entities quotes`.
pub fn show_object(article: &Article, found: Found<'_>, names: &Extraction) -> Object {
    let mut all = list_object(article, found);
    all.extend(object([
        ("updated", published(article.updated)),
        ("summary", json!(article.summary)),
        ("body", json!(article.body)),
        ("image", json!(article.image)),
        ("extra", Value::Object(article.extra.clone())),
        (
            "entities",
            entities(&article.headline, &article.body, names),
        ),
        ("quotes", quotes(&article.body, names)),
    ]));
    all
}

/// One line of `entities --by article`.
pub fn entities_object(article: &Article, names: &Extraction) -> Object {
    object([
        ("id", json!(article.id)),
        ("headline", headline(article)),
        (
            "entities",
            entities(&article.headline, &article.body, names),
        ),
        ("quotes", quotes(&article.body, names)),
    ])
}

/// One line of `entities --by corpus`.
pub fn known_object(known: &Known<'_>) -> Object {
    let mut line = facts(&known.entity());
    line.extend(object([
        ("articles", json!(known.article_count())),
        ("mentions", json!(known.mention_count())),
        ("first", json!(known.first().map(|day| day.to_string()))),
        ("last", json!(known.last().map(|day| day.to_string()))),
    ]));
    line
}

/// The list of entities with their mentions, in code points of `body` (or of `headline`, and then said so).
pub fn entities(headline: &str, body: &str, names: &Extraction) -> Value {
    let mut places: Vec<Vec<Value>> = vec![Vec::new(); names.entities.len()];
    let mut in_headline = CodePoints::new(headline);
    let mut in_body = CodePoints::new(body);
    for mention in &names.mentions {
        let value = match mention.field {
            Field::Headline => place(mention, headline, &mut in_headline),
            Field::Body => place(mention, body, &mut in_body),
        };
        if let Some(list) = places.get_mut(mention.entity as usize) {
            list.push(value);
        }
    }
    let each = names.entities.iter().zip(places).map(|(named, places)| {
        let mut line = facts(named);
        line.insert("mentions".to_owned(), Value::Array(places));
        Value::Object(line)
    });
    Value::Array(each.collect())
}

/// Who says what, with the place of the words in code points of `body`.
pub fn quotes(body: &str, names: &Extraction) -> Value {
    let mut code_points = CodePoints::new(body);
    let each = names.quotes.iter().map(|quote| {
        let Span { start, end } = quote.span;
        Value::Object(object([
            ("speaker", json!(quote.speaker)),
            ("text", json!(quote.span.of(body))),
            ("start", json!(code_points.at(start as usize))),
            ("end", json!(code_points.at(end as usize))),
        ]))
    });
    Value::Array(each.collect())
}

/// Who says who and what an article names.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    /// Who finds names, if they are wanted.
    pub finder: Option<&'a dyn Finder>,
    /// Whose names count where the record brought its own.
    pub whose: Whose,
    /// What the user has said: the last word.
    pub verdicts: &'a Verdicts,
}

impl Naming<'_> {
    /// Whether names of two sources are compared, and each entity says who has it.
    pub fn is_compared(self) -> bool {
        self.finder.is_some() && self.whose == Whose::Both
    }

    /// Who and what an article names, after all that the user has said.
    pub fn names(self, article: &Article) -> Extraction {
        self.verdicts.apply(names(article, self.finder, self.whose))
    }
}

/// Who and what an article names, by its record and by `finder`. Without one nobody is looked for: only what was given
/// is there, and nobody where nothing was or only ours are wanted.
pub fn names(article: &Article, finder: Option<&dyn Finder>, whose: Whose) -> Extraction {
    let Some(finder) = finder else {
        return match whose {
            Whose::Ours => Extraction::default(),
            Whose::Given | Whose::Both => given_names(article),
        };
    };
    let text = text_of(article);
    match whose {
        Whose::Given if article.given.is_empty() => finder.find(text),
        Whose::Given => {
            let given = entity::with_days(given_names(article), || finder.find_days(text));
            entity::with_quotes(&article.body, given)
        }
        Whose::Ours => finder.find(text),
        Whose::Both => {
            let given = entity::with_quotes(&article.body, given_names(article));
            entity::compare(given, finder.find(text))
        }
    }
}

/// Who and what the record of an article says it names.
fn given_names(article: &Article) -> Extraction {
    let given = article.given.iter().map(|given| Given {
        label: &given.label,
        name: &given.name,
        aliases: &given.aliases,
        resolved: given.resolved.as_deref(),
        in_headline: &given.in_headline,
        in_body: &given.mentions,
    });
    entity::from_given(given)
}

/// All of an article that its names are found by.
pub fn text_of(article: &Article) -> Text<'_> {
    Text {
        headline: &article.headline,
        body: &article.body,
        published: article.published.map(Published::local_day),
        language: article
            .language
            .as_deref()
            .filter(|_| !article.is_language_detected),
    }
}

/// A line of JSON in which nothing can act on a terminal: the same value, doubtful characters written by their codes (`\u001b`).
pub fn line(object: &Object) -> String {
    let text = serde_json::to_string(object).unwrap_or_default();
    match sanitize::json(&text) {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(escaped) => escaped,
    }
}

fn place(mention: &Mention, text: &str, code_points: &mut CodePoints<'_>) -> Value {
    let Span { start, end } = mention.span;
    let mut line = object([
        ("start", json!(code_points.at(start as usize))),
        ("end", json!(code_points.at(end as usize))),
        ("text", json!(mention.span.of(text))),
    ]);
    if mention.field == Field::Headline {
        line.insert("in".to_owned(), json!("headline"));
    }
    Value::Object(line)
}

/// What is said of an entity wherever it is written; a day it resolves to is `date`, days from and to are `range`, and who
/// has it, where two are compared, is `source`.
fn facts(entity: &Entity) -> Object {
    let mut line = object([
        ("label", json!(entity.label.as_str())),
        ("name", json!(entity.name)),
        ("aliases", json!(entity.aliases)),
    ]);
    match entity
        .resolved
        .as_deref()
        .map(|days| days.split_once('/').ok_or(days))
    {
        Some(Ok((first, last))) => line.insert("range".to_owned(), json!([first, last])),
        Some(Err(day)) => line.insert("date".to_owned(), json!(day)),
        None => None,
    };
    if let Some(whose) = entity.whose {
        line.insert("source".to_owned(), json!(whose.name()));
    }
    line
}

/// A headline that is not there is null, as anything unknown; the opening of the text stands in for it on screens only.
fn headline(article: &Article) -> Value {
    json!(Some(&article.headline).filter(|headline| !headline.is_empty()))
}

fn published(when: Option<Published>) -> Value {
    json!(when.map(|when| when.to_string()))
}

/// An object of these keys, in this order.
pub(crate) fn object<const N: usize>(pairs: [(&str, Value); N]) -> Object {
    pairs
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

#[cfg(test)]
mod tests;
