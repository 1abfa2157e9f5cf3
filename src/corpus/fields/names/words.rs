//! The words of a key: split at separators and humps, without case, accents and the words that only dress a name.

use crate::text::fold::{Case, fold};

/// First words that only say whose field it is.
const PREFIXES: [&str; 19] = [
    "article", "articles", "news", "post", "meta", "dc", "dcterms", "og", "item", "sioc", "story",
    "doc", "document", "entry", "record", "field", "schema", "page", "noticia",
];
/// Words that say how a field is kept, and not what it is.
const DRESS: [&str; 19] = [
    "full", "main", "original", "raw", "clean", "cleaned", "plain", "txt", "html", "str", "string",
    "val", "value", "en", "s", "t", "ss", "text", "list",
];

/// A key without case, accents and separators.
pub(crate) fn whole(key: &str) -> String {
    words(key).concat()
}

/// The other ways to read a key, with what each costs: without its first words, without the words that dress it.
pub(super) fn readings(words: &[String]) -> Vec<(String, i32)> {
    let mut readings = vec![(words.concat(), 0)];
    let is_prefix = |word: &String| PREFIXES.contains(&word.as_str());
    let skip = words
        .iter()
        .take(2)
        .take_while(|word| is_prefix(word))
        .count()
        .min(words.len().saturating_sub(1));
    for first in 1..=skip {
        readings.push((words.get(first..).unwrap_or_default().concat(), 2));
    }
    let bare = words.get(skip..).unwrap_or_default();
    let kept: Vec<&str> = bare
        .iter()
        .map(String::as_str)
        .filter(|word| !DRESS.contains(word))
        .collect();
    if !kept.is_empty() && kept.len() < bare.len() {
        readings.push((kept.concat(), 8));
    }
    readings
}

/// A key without case, separators and empty prefixes.
pub(crate) fn normal(key: &str) -> String {
    normal_of(&words(key))
}

/// The same of a key that is taken apart.
pub(super) fn normal_of(words: &[String]) -> String {
    let first = words.first().filter(|_| words.len() > 1);
    let is_prefixed = first.is_some_and(|word| PREFIXES.contains(&word.as_str()));
    let words = words.get(usize::from(is_prefixed)..);
    words.unwrap_or_default().concat()
}

/// The words of a key: split at anything but letters and digits, and at humps.
pub(crate) fn words(key: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_low = false;
    let mut is_open = false;
    let mut letters = key.chars().peekable();
    while let Some(character) = letters.next() {
        // A vowel sign of an Indic script is a part of its letter.
        if !character.is_alphanumeric() && !is_mark(character) {
            is_open = false;
            continue;
        }
        let is_next_low = letters.peek().is_some_and(|next| next.is_lowercase());
        // `ArticleURL`, `URLTitle`: a new word at a capital after a small letter, or before one at the end of capitals.
        let is_hump = character.is_uppercase() && (is_low || (is_next_low && is_long(&words)));
        is_low = character.is_lowercase() || character.is_numeric();
        match words.last_mut().filter(|_| is_open && !is_hump) {
            Some(word) => word.push(character),
            None => words.push(character.to_string()),
        }
        is_open = true;
    }
    words.iter().map(|word| fold(word, Case::Fold)).collect()
}

fn is_long(words: &[String]) -> bool {
    words
        .last()
        .is_some_and(|word| word.chars().count() > 1 && word.chars().all(char::is_uppercase))
}

fn is_mark(character: char) -> bool {
    matches!(character as u32, 0x0300..=0x036F | 0x0900..=0x0DFF | 0x0E31..=0x0E4E)
}
