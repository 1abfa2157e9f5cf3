//! How much an object looks like an article, from 0 to 1: by the names it uses and what stands under them. Used to find
//! the list of records in a document and to tell articles from other records in a mixed list.

use super::{
    body, dates,
    fields::{Role, names},
    text_of::{self, is_blank},
};
use serde_json::{Map, Value};

mod trades;

/// Fields that name the kind of a record.
pub(crate) const KINDS: [&str; 11] = [
    "@type",
    "_type",
    "type",
    "kind",
    "schema",
    "object_type",
    "doc_type",
    "document_type",
    "post_type",
    "itemType",
    "content_type",
];
/// Words in the name of a kind that say it is an article.
const ARTICLES: [&str; 6] = [
    "article",
    "posting",
    "story",
    "newsitem",
    "reportage",
    "blog",
];

/// Keys, in small letters and without separators, that things have which are sold, counted, placed or signed in.
const OTHERS: [&str; 38] = [
    "price",
    "prices",
    "sku",
    "currency",
    "stock",
    "inventory",
    "lat",
    "lon",
    "lng",
    "latitude",
    "longitude",
    "coordinates",
    "email",
    "password",
    "username",
    "phone",
    "birthday",
    "version",
    "dependencies",
    "license",
    "grade",
    "grades",
    "salary",
    "xmlurl",
    "isbn",
    "population",
    "elevation",
    "stargazerscount",
    "forkscount",
    "defaultvalue",
    "dtype",
    "level",
    "loglevel",
    "logger",
    "hostname",
    "pid",
    "statuscode",
    "duration",
];

/// Share a part counts that stands in an envelope.
const DEEPER: f32 = 0.7;

/// Keys of a single record where there could be many.
const ITEMS: [&str; 6] = ["item", "entry", "post", "article", "story", "doc"];

#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    headline: f32,
    body: f32,
    date: f32,
    url: f32,
    longest: usize,
    /// A weak headline is a line of words.
    is_worded: bool,
    /// Fields of another trade.
    others: u32,
}

/// Whether a record has what an article needs at least: a headline with text or date, or a text.
pub(crate) fn is_enough(record: &Map<String, Value>) -> bool {
    Looks::of(record).is_enough()
}

/// A record looked at once, for all that is asked of it: most of the time of opening a small file goes into looking.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looks<'r> {
    record: &'r Map<String, Value>,
    /// What stands in the record itself.
    own: Parts,
    /// And in the objects in it.
    parts: Parts,
}

impl<'r> Looks<'r> {
    /// What a record looks like.
    pub(crate) fn of(record: &'r Map<String, Value>) -> Self {
        let own = own(record);
        let parts = parts(record, own);
        Self { record, own, parts }
    }

    /// Likeness, from 0 to 1.
    pub(crate) fn likeness(&self) -> f32 {
        let parts = self.parts;
        let length = parts.longest.min(400) as f32 / 400.0;
        let nameless = if is_nameless_article(self.record, parts) {
            0.3
        } else {
            0.0
        };
        let sum = parts.headline + parts.body + parts.date + parts.url + 0.15 * length + nameless;
        (sum - 0.08 * parts.others.min(3) as f32).max(0.0)
    }

    /// Whether it has what an article needs at least.
    pub(crate) fn is_enough(&self) -> bool {
        let (record, parts) = (self.record, self.parts);
        if trades::of(record).is_some() && !is_plainly_one(record, parts) {
            return false;
        }
        let is_titled = parts.headline > 0.2;
        let is_named = parts.is_worded && parts.others == 0;
        (is_titled && (parts.body > 0.0 || parts.date > 0.0 || says_article(record)))
            || parts.body > 0.16
            || (is_named && parts.body > 0.0 && parts.date > 0.0 && parts.url > 0.0)
            || is_nameless_article(record, parts)
    }

    /// Whether it has a headline and a text of its own, and so is an article and no envelope or feed.
    pub(crate) fn is_whole(&self) -> bool {
        self.own.headline > 0.2 && self.own.body > 0.2
    }

    /// Whether it holds a text, or what is said of one.
    pub(crate) fn is_described(&self) -> bool {
        self.parts.body > 0.0
    }

    /// What it is, if nothing inside of it is an article.
    pub(crate) fn other_document(&self) -> Option<&'static str> {
        trades::document(self.record)
    }

    /// Whether it is a thing on a map.
    pub(crate) fn is_placed(&self) -> bool {
        let geometry = self.record.get("geometry").and_then(Value::as_object);
        geometry.is_some_and(|geometry| geometry.contains_key("coordinates"))
    }

    /// Whether it says of itself that it is an article.
    pub(crate) fn says_article(&self) -> bool {
        says_article(self.record)
    }
}

/// Whether a record is an article though some of its fields are those of other trades: it says so, or has all that articles
/// have and a writer besides.
fn is_plainly_one(record: &Map<String, Value>, parts: Parts) -> bool {
    let is_complete = parts.headline > 0.2 && parts.body > 0.2 && parts.date > 0.0;
    trades::document(record).is_none()
        && (says_article(record) || (is_complete && trades::is_signed(record)))
}

/// What records are that are none: the trade of a value, or of what lies in it.
pub(crate) fn other_trade(value: &Value, depth: usize) -> Option<&'static str> {
    match value {
        Value::Array(list) => list.iter().find_map(|value| other_trade(value, depth)),
        Value::Object(record) => trades::of(record).or_else(|| {
            let mut inner = record.values().filter(|_| depth > 0);
            inner.find_map(|value| other_trade(value, depth - 1))
        }),
        _ => None,
    }
}

/// Whether a record holds a text under a name for texts.
pub(crate) fn has_text(record: &Map<String, Value>) -> bool {
    Looks::of(record).parts.body > 0.2
}

/// Whether a record whose names say nothing still has what an article has: a long text, and beside it a line or an address.
fn is_nameless_article(record: &Map<String, Value>, parts: Parts) -> bool {
    if parts.headline > 0.0 || parts.body > 0.0 {
        return false;
    }
    let texts = || record.values().filter_map(Value::as_str);
    let is_running = |text: &&str| text.len() > 200 && text.split_whitespace().count() > 30;
    let is_line = |text: &&str| {
        (12..=300).contains(&text.len()) && text.trim().contains(' ') && !dates::looks_dated(text)
    };
    texts().any(|text| is_running(&text))
        && texts().any(|text| is_line(&text) || text_of::is_url(text))
}

/// Whether a record says of itself that it is an article.
fn says_article(record: &Map<String, Value>) -> bool {
    KINDS
        .iter()
        .filter_map(|field| record.get(*field)?.as_str())
        .any(names_article)
}

/// Whether the name of a kind is that of articles.
pub(crate) fn names_article(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    ARTICLES.iter().any(|word| kind.contains(word)) && !kind.contains("jobposting")
}

/// Whether a key is that of a single record where there could be many.
pub(crate) fn is_item(key: &str) -> bool {
    ITEMS.contains(&key.to_lowercase().as_str())
}

/// What stands in a record and in the objects in it.
fn parts(record: &Map<String, Value>, own: Parts) -> Parts {
    let mut parts = own;
    // What an article keeps in objects of its own (`fields.body`) is as good; what an envelope holds is not the envelope's.
    let share = if parts.headline > 0.2 || parts.body > 0.2 {
        1.0
    } else {
        DEEPER
    };
    for (key, value) in record {
        // What a feed with a single item keeps in it is the item's.
        if share > DEEPER && is_item(key) {
            continue;
        }
        let inner = value
            .as_object()
            .filter(|inner| trades::of(inner).is_none());
        for (deeper, value) in inner.into_iter().flatten() {
            see(&[key, deeper], value, share, &mut parts);
        }
    }
    parts
}

/// What stands in a record itself.
fn own(record: &Map<String, Value>) -> Parts {
    let mut parts = Parts::default();
    for (key, value) in record {
        parts.others += u32::from(OTHERS.contains(&trades::plain(key).as_str()));
        see(&[key], value, 1.0, &mut parts);
    }
    parts
}

fn see(keys: &[&str], value: &Value, share: f32, parts: &mut Parts) {
    if is_blank(value) {
        return;
    }
    let value = text_of::only(value);
    let called = names::Called::by(keys);
    let fit = |role| {
        called.as_ref()?.fit(role).map(|(fit, levels)| {
            // A carrier (`title.rendered`) is no deeper than its key.
            let share = if levels == 0 { 1.0 } else { share };
            (fit.weight, share)
        })
    };
    if let Value::String(text) = value {
        let count = text.chars().take(401).count();
        if text.trim().contains(' ') && share > DEEPER {
            parts.longest = parts.longest.max(count);
        }
        if let Some((weight, share)) =
            fit(Role::Headline).filter(|_| (3..=400).contains(&count) && !text_of::is_url(text))
        {
            parts.is_worded |= text.trim().contains(' ');
            parts.headline = parts
                .headline
                .max(share * if weight > 58 { 0.35 } else { 0.15 });
        }
        if fit(Role::Url).is_some_and(|(weight, _)| weight > 50)
            && (text_of::is_url(text) || text.starts_with('/'))
        {
            parts.url = 0.10;
        }
    }
    // `doc`, `post`, `article` hold a text where there are words.
    let is_text = |weight: i32| match value {
        Value::String(text) => weight > 80 || weight <= 40 || text.trim().contains(' '),
        Value::Array(list) => body::has_text(value) && !list.iter().any(is_titled),
        Value::Object(map) => weight >= 60 && is_model(value, map),
        _ => false,
    };
    if let Some((weight, share)) = fit(Role::Body).filter(|(weight, _)| is_text(*weight)) {
        parts.body = parts
            .body
            .max(share * if weight > 40 { 0.25 } else { 0.12 });
        if !value.is_string() && share > DEEPER {
            let length = body::opening(value).chars().take(401).count();
            parts.longest = parts.longest.max(length);
        }
    }
    let is_date = || match value {
        Value::String(text) => dates::is_short(text) && dates::looks_dated(text),
        other => dates::Dates::default().read(other).is_some(),
    };
    if (fit(Role::Published).is_some() || fit(Role::Updated).is_some()) && is_date() {
        parts.date = 0.15;
    }
}

/// Whether an object is the text of an article and no article: the model of an editor.
fn is_model(value: &Value, map: &Map<String, Value>) -> bool {
    map.len() <= 3 && !is_titled(value) && body::has_text(value)
}

/// Whether any part of an object but that under `key` is a text.
pub(crate) fn has_text_beside(object: &Map<String, Value>, key: &str) -> bool {
    object.iter().any(|(other, value)| {
        let fit = names::fit(Role::Body, &[other]);
        other != key
            && fit.is_some_and(|(fit, _)| fit.weight >= 60)
            && value.as_object().is_some_and(|map| is_model(value, map))
    })
}

/// Whether an element of a list has a headline of its own, and so is no part of a text.
fn is_titled(element: &Value) -> bool {
    let is_title = |(key, value): (&String, &Value)| {
        let fit = names::fit(Role::Headline, &[key]);
        value.is_string() && fit.is_some_and(|(fit, _)| fit.weight > 58)
    };
    element
        .as_object()
        .is_some_and(|object| object.iter().any(is_title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn articles_look_like_articles_and_other_things_do_not() {
        let cases = [
            (
                json!({"title": "Harbour reopens", "body": "The harbour reopened.", "date": "2025-07-07"}),
                true,
            ),
            (
                json!({"webTitle": "Harbour reopens", "webPublicationDate": "2025-07-07"}),
                true,
            ),
            (json!({"text": "Harbour reopens"}), true),
            (
                json!({"title": {"rendered": "Harbour"}, "excerpt": {"rendered": "It did."}}),
                true,
            ),
            (
                json!({"name": "left-pad", "description": "Pads on the left", "version": "1.0.0"}),
                false,
            ),
            (json!({"title": "Settings", "url": "https://x.test"}), false),
            (json!({"student": 3, "type": "exam", "score": 1.5}), false),
        ];
        for (value, expected) in cases {
            assert_eq!(is_enough(value.as_object().unwrap()), expected, "{value}");
        }
    }
}
