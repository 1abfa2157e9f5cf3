//! The text of an article out of whatever holds it: a string, paragraphs, fragments, tokens, typed blocks, nested sections.
//! Leaves paragraphs between line breaks, each string cleaned (`clean`); sanitising comes after.

use super::{clean, html};
use crate::text::cut::head_bytes;
use serde_json::Value;
use std::borrow::Cow;

mod blocks;
mod keys;
mod lines;
mod runs;
mod words;

pub(crate) use blocks::has_text;
pub(crate) use words::joined as joined_words;

/// Bytes read for the beginning of a text.
const OPENING: usize = 6000;

/// The text in a value, paragraphs on lines of their own.
pub(crate) fn text(value: &Value) -> String {
    let text = blocks::gather(value);
    clean::without_tail(text.trim()).to_owned()
}

/// The beginning of the text, without reading all of it.
pub(crate) fn opening(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) if !blocks::is_json(text) => html::text(head_bytes(text, OPENING)),
        other => Cow::Owned(text(other)),
    }
}

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
