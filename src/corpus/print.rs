//! The fingerprint of an article: what tells that it stands in the corpus twice, and whether its text was changed
//! meanwhile. Taken from each record while it is at hand, and kept for all of them; which articles it brings together is
//! told by `index::twins`.
//!
//! Twenty bytes: 48 bits of the address, 48 of the opening, 32 of the text, and the minute it was last changed. Of a million
//! articles, 48 bits take two for the same that are not once in five hundred corpora.

mod number;
mod signs;

use super::{Published, numbers::Numbers};
use crate::corpus::address;
use foldhash::quality::{FixedState, FoldHasher};
pub(crate) use number::{number_of, number_of_written, trimmed};
use std::hash::{BuildHasher as _, Hash, Hasher};

/// Letters and signs of the text that are compared; blanks between them say nothing.
const OPENING: usize = 400;

/// The fingerprint of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Print {
    /// Upper halves of address and opening, then the lower 16 bits of both.
    address: u32,
    opening: u32,
    lower: u32,
    text: u32,
    changed: u32,
}

/// What a fingerprint is taken of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Traits<'a> {
    pub(crate) url: Option<&'a str>,
    pub(crate) headline: &'a str,
    pub(crate) published: Option<Published>,
    /// When the record says it was changed last.
    pub(crate) updated: Option<Published>,
    /// The beginning of the text, cleaned.
    pub(crate) opening: &'a str,
    /// A number for the whole text as [`number_of`] gives it; 0 without one.
    pub(crate) text: u32,
}

impl Numbers<5> for Print {
    fn to_numbers(self) -> [u32; 5] {
        [
            self.address,
            self.opening,
            self.lower,
            self.text,
            self.changed,
        ]
    }

    fn from_numbers([address, opening, lower, text, changed]: [u32; 5]) -> Self {
        Self {
            address,
            opening,
            lower,
            text,
            changed,
        }
    }
}

impl Print {
    /// The fingerprint of an article.
    pub(crate) fn of(traits: &Traits<'_>) -> Self {
        let address = traits.url.map_or(0, address_number);
        let opening = opening(traits);
        let last = traits.updated.or(traits.published);
        let minutes = last.map_or(0, |last| last.seconds() / 60 + EPOCH);
        Self {
            address: (address >> 32) as u32,
            opening: (opening >> 32) as u32,
            lower: (address as u32 & 0xffff_0000) | (opening as u32 >> 16),
            text: traits.text,
            changed: u32::try_from(minutes.max(0)).unwrap_or(u32::MAX),
        }
    }

    /// The same number for articles at one address; none without an address.
    pub fn address(self) -> Option<u64> {
        let number = u64::from(self.address) << 32 | u64::from(self.lower & 0xffff_0000);
        (number != 0).then_some(number)
    }

    /// The same number for articles of one headline, day and opening; none where that says too little.
    pub fn opening(self) -> Option<u64> {
        let number = u64::from(self.opening) << 32 | u64::from(self.lower << 16);
        (number != 0).then_some(number)
    }

    /// The same number for the same text; none where there is no text.
    pub fn text(self) -> Option<u32> {
        (self.text != 0).then_some(self.text)
    }

    /// When it was changed last, as far as known, for ordering: later is more.
    pub const fn changed(self) -> u32 {
        self.changed
    }
}

/// Minutes from the year -2194, before which nothing is reported, to 1970: minutes of all dates are positive.
const EPOCH: i64 = 1 << 31;

/// Headline, day and opening; nothing where there is no text, unless nothing else could tell the article.
fn opening(traits: &Traits<'_>) -> u64 {
    let has_text = traits.opening.chars().any(char::is_alphanumeric);
    if !has_text && (traits.url.is_some() || traits.published.is_none()) {
        return 0;
    }
    let mut compared = Vec::with_capacity(traits.headline.len() + OPENING * 2);
    signs::push(traits.headline, usize::MAX, &mut compared);
    compared.push(b'\n');
    signs::push(traits.opening, OPENING, &mut compared);
    let mut hasher = hasher();
    traits.published.map(Published::day).hash(&mut hasher);
    compared.hash(&mut hasher);
    hasher.finish()
}

/// A number for an address; nothing for that of a whole site.
fn address_number(url: &str) -> u64 {
    let bare = address::bare(url);
    let (path, query) = bare.split_once('?').unwrap_or((&bare, ""));
    if query.is_empty() && !path.contains(['/', ':']) {
        return 0;
    }
    number(&bare)
}

/// Eight bytes at a time: every text of the corpus passes through while it loads.
fn hasher() -> FoldHasher<'static> {
    FixedState::default().build_hasher()
}

fn number(text: &str) -> u64 {
    let mut hasher = hasher();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    fn traits<'a>(url: Option<&'a str>, headline: &'a str, opening: &'a str) -> Traits<'a> {
        Traits {
            url,
            headline,
            published: Some(Published::Day(date(2024, 3, 5))),
            updated: None,
            opening,
            text: number_of(&json!(opening)),
        }
    }

    fn print(url: Option<&str>, headline: &str, opening: &str) -> Print {
        Print::of(&traits(url, headline, opening))
    }

    #[test]
    fn it_stays_small() {
        assert_eq!(size_of::<Print>(), 20);
    }

    #[test]
    fn one_address_is_one_number_whatever_the_text() {
        let one = print(Some("https://tide.example/pier"), "Pier opens", "It did.");
        let other = print(
            Some("http://www.tide.example/pier/?utm_source=x"),
            "Pier closes",
            "It did not.",
        );
        assert_eq!(one.address(), other.address());
        assert_ne!(one.opening(), other.opening());
        assert_ne!(one.text(), other.text());
        assert_eq!(print(None, "Pier", "It did.").address(), None);
        let front = print(Some("https://tide.example/"), "Pier", "It did.");
        assert_eq!(front.address(), None, "a site is no article");
    }

    #[test]
    fn the_opening_tells_where_the_address_does_not() {
        let one = print(None, "Harbour reopens", "It did.\nAt last.");
        let other = print(
            Some("https://tide.example/1"),
            "Harbour reopens",
            "It did. At last.",
        );
        assert!(one.opening().is_some());
        assert_eq!(one.opening(), other.opening());
        assert_ne!(one.opening(), print(None, "Harbour", "It did.").opening());
        let long = "Ships came in. ".repeat(40);
        assert_eq!(
            print(None, "Ships", &format!("{long}One.")).opening(),
            print(None, "Ships", &format!("{long}Two.")).opening()
        );
    }

    #[test]
    fn another_day_is_another_article() {
        let mut later = traits(None, "Morning briefing", "Good morning.");
        let one = Print::of(&later);
        later.published = Some(Published::Day(date(2024, 3, 6)));
        assert_ne!(one.opening(), Print::of(&later).opening());
        assert!(one.changed() < Print::of(&later).changed());
    }

    #[test]
    fn a_headline_alone_tells_nothing() {
        let mut bare = traits(None, "Weather", "");
        assert!(Print::of(&bare).opening().is_some(), "headline and day do");
        bare.published = None;
        assert_eq!(Print::of(&bare).opening(), None);
        assert_eq!(Print::of(&bare).text(), None);
        let at = print(Some("https://tide.example/1"), "Weather", " ");
        assert_eq!(at.opening(), None, "its address tells it");
    }
}
