//! The text of an article out of whatever holds it: a string, paragraphs, fragments, tokens, typed blocks, nested sections.
//! Leaves paragraphs between line breaks, each string cleaned (`clean`); sanitising comes after.

use super::{clean, html};
use crate::text::{cut::head_bytes, lanes};
use serde_json::Value;
use std::borrow::Cow;

mod blocks;
mod keys;
mod lines;
mod runs;
mod words;

pub(crate) use blocks::has_text;
pub(crate) use words::joined as joined_words;

/// Bytes read for the beginning of a text that may be HTML, where tags may fill most of them.
const OPENING: usize = 6000;
/// Bytes read for the beginning of any other text, and how many of them must be letters and signs of ASCII: of a script
/// with longer letters more is read.
const PLAIN: [(usize, usize); 2] = [(1024, 400), (2048, 0)];
/// A text that does not say more than this may be the word for none.
const NOTHING: usize = 16;

/// The text in a value, paragraphs on lines of their own.
pub(crate) fn text(value: &Value) -> String {
    let text = blocks::gather(value);
    clean::without_tail(text.trim()).to_owned()
}

/// The beginning of the text, without reading all of it.
pub(crate) fn opening(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) if !blocks::is_json(text) => {
            html::text(beginning(text).unwrap_or_else(|| head_bytes(text, OPENING)))
        }
        other => Cow::Owned(text(other)),
    }
}

/// The beginning of a text where that tells, whatever follows, that this is a text and no HTML or JSON of blocks, and is all
/// that its opening takes.
pub(crate) fn beginning(text: &str) -> Option<&str> {
    let is_any_text = |head: &str| {
        let head = head.trim();
        head.len() > NOTHING && !head.starts_with(['{', '['])
    };
    PLAIN.into_iter().find_map(|(length, signs)| {
        let head = head_bytes(text, length);
        let is_enough = text.len() >= length && is_plain(head.as_bytes(), signs);
        (is_enough && is_any_text(head)).then_some(head)
    })
}

/// Whether nothing in a text can be HTML, and it has so many letters and signs of ASCII.
fn is_plain(text: &[u8], signs: usize) -> bool {
    let (blocks, tail) = text.as_chunks();
    let last = lanes::filled(tail);
    let mut count = 0;
    let has_marks = blocks.iter().chain([&last]).any(|block| {
        if count < signs {
            let are = lanes::bits(block, |lanes| lanes.are_between(b'!', b'~'));
            count += are.count_ones() as usize;
        }
        lanes::has(block, |lanes| lanes.are(b'<').or(lanes.are(b'&')))
    });
    !has_marks && count >= signs
}

/// Lengths of which one is enough for the beginning of a text, or none is.
pub(crate) const BEGINNINGS: [usize; 2] = [PLAIN[0].0, PLAIN[1].0];

/// How deep the first block may lie.
const MODELS: usize = 4;

/// The headline among blocks, where the first of them says that it is one.
pub(crate) fn title(value: &Value) -> Option<String> {
    let mut value = value;
    for _ in 0..MODELS {
        let Value::Object(map) = value else { break };
        value = keys::NESTED.iter().find_map(|key| map.get(*key))?;
    }
    let first = value.as_array()?.first()?;
    let said = first.get("infons").unwrap_or(first).as_object()?;
    let kind = keys::kind(said)?;
    matches!(kind.as_str(), "title" | "headline").then(|| html::line(&text(first)))
}

/// Whether a text says of itself that it goes on elsewhere: `… [+1234 chars]`.
pub(crate) fn is_cut_off(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|text| clean::without_tail(text.trim()).len() < text.trim().len())
}

#[cfg(test)]
mod tests;
