//! What stands at one path over a sample of records: how often, of which kind, how long. Counts only; what that makes of
//! the path is for `infer` to say.

use crate::corpus::{
    dates,
    text_of::{self, is_blank},
};
use serde_json::Value;
use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

/// What stands at a path over the sample.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) filled: u32,
    pub(crate) strings: u32,
    pub(crate) chars: u64,
    pub(crate) spaced: u32,
    pub(crate) urls: u32,
    /// Addresses of a whole site, or of a feed.
    pub(crate) hosts: u32,
    /// Texts of 12 to 300 characters with blanks, not ending as a sentence of running text does.
    pub(crate) lines: u32,
    distinct: HashSet<u64>,
    pub(crate) dates: u32,
    pub(crate) lists: u32,
    /// Texts without a letter: `15-27`.
    pub(crate) figures: u32,
    /// Lists of two paragraphs or more.
    pub(crate) paragraphs: u32,
    /// Lists and objects in which a headline stands.
    pub(crate) titles: u32,
    pub(crate) objects: u32,
    pub(crate) truths: u32,
    /// Characters of all strings inside lists and objects.
    pub(crate) inner_chars: u64,
    pub(crate) example: Option<String>,
}

impl Seen {
    pub(crate) fn add(&mut self, value: &Value) {
        if is_blank(value) {
            return;
        }
        self.filled += 1;
        self.titles += u32::from(text_of::title(value).is_some());
        match text_of::only(value) {
            Value::String(text) => self.add_text(text),
            Value::Number(_) => self.dates += 1,
            Value::Array(values) => {
                self.lists += 1;
                self.paragraphs += u32::from(are_paragraphs(values));
                self.inner_chars += chars_inside(value, 4);
            }
            Value::Object(_) => self.objects += 1,
            Value::Bool(_) => self.truths += 1,
            Value::Null => {}
        }
        if self.example.is_none() {
            self.example = example(value);
        }
    }

    /// What stands at a path in one record, in several places where the path goes through a list.
    pub(crate) fn add_all(&mut self, values: &[&Value]) {
        let mut values = values.iter().filter(|value| !is_blank(value));
        if let Some(first) = values.next() {
            self.add(first);
        }
    }

    /// What stands there, in a word: what most of the values are.
    pub(crate) fn kind(&self) -> &'static str {
        let numbers = self.filled - self.strings - self.lists - self.objects - self.truths;
        let kinds = [
            (self.strings, "text"),
            (self.lists, "list"),
            (self.objects, "object"),
            (numbers, "number"),
            (self.truths, "yes/no"),
        ];
        // The first of equals, and nothing for a path that is blank wherever it stands.
        let most = kinds.iter().map(|(count, _)| *count).max().unwrap_or(0);
        let kind = kinds.iter().find(|(count, _)| *count == most && most > 0);
        kind.map_or("empty", |(_, kind)| kind)
    }

    fn add_text(&mut self, text: &str) {
        let count = text.chars().count();
        let is_spaced = text.trim().contains(' ');
        self.strings += 1;
        self.chars += count as u64;
        self.spaced += u32::from(is_spaced);
        self.figures += u32::from(!text.contains(char::is_alphabetic));
        self.lines += u32::from(is_spaced && (12..=300).contains(&count) && !text.contains('\n'));
        if text_of::is_url(text) {
            self.urls += 1;
            self.hosts += u32::from(text_of::is_whole_site(text));
        }
        self.dates += u32::from(dates::is_short(text) && dates::looks_dated(text));
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        self.distinct.insert(hasher.finish());
    }

    /// Whether the same text stands in every record of several.
    pub(crate) fn is_constant(&self) -> bool {
        self.strings >= 3 && self.distinct.len() == 1
    }

    /// Whether nearly every text is another.
    pub(crate) fn is_varied(&self) -> bool {
        self.distinct.len() as u32 * 10 >= self.strings * 8
    }

    pub(crate) fn mean(&self) -> f32 {
        self.chars as f32 / self.strings.max(1) as f32
    }

    /// Whether the value shown as an example could be a path on some site.
    pub(crate) fn has_slash(&self) -> bool {
        self.example
            .as_deref()
            .is_some_and(|example| example.contains('/'))
    }

    /// Mean length of the text, wherever it stands.
    pub(crate) fn length(&self) -> f32 {
        (self.chars + self.inner_chars) as f32 / self.filled.max(1) as f32
    }

    pub(crate) fn share(&self, count: u32) -> f32 {
        count as f32 / self.filled.max(1) as f32
    }
}

fn are_paragraphs(values: &[Value]) -> bool {
    let is_worded = |value: &&Value| value.as_str().is_some_and(|text| text.len() > 60);
    let worded = values.iter().filter(is_worded).count();
    worded >= 2 && worded * 2 > values.len() && values.iter().all(Value::is_string)
}

fn chars_inside(value: &Value, depth: usize) -> u64 {
    match value {
        // Ids, kinds and addresses are no text.
        Value::String(text) if text.contains(' ') => text.len() as u64,
        Value::Array(values) if depth > 0 => values
            .iter()
            .map(|value| chars_inside(value, depth - 1))
            .sum(),
        Value::Object(map) if depth > 0 => map
            .values()
            .map(|value| chars_inside(value, depth - 1))
            .sum(),
        _ => 0,
    }
}

fn example(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let text = crate::text::sanitize::line(text.trim()).into_owned();
    (!text.is_empty()).then(|| text_of::shorten(&text, 60))
}
