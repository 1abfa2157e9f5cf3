//! Blocks of text, whatever editor made them: lists of paragraphs, typed blocks, sections in sections. What is running text is
//! kept, in order; pictures, embeds and promotions are not. Rules about shape: what a block is called tells what it is, and
//! where that says nothing, what stands in it does.

use super::{keys, lines, runs, words};
use crate::corpus::{clean, html, text_of::is_blank};
use serde_json::{Map, Value};

/// How deep sections may nest.
const DEPTH: usize = 12;

/// The text in a value, paragraphs between empty lines.
pub(super) fn gather(value: &Value) -> String {
    let Value::Array(blocks) = value else {
        return of_value(value, DEPTH);
    };
    let below = of_list(below_opening(blocks), DEPTH - 1);
    if below.trim().is_empty() {
        of_value(value, DEPTH)
    } else {
        below
    }
}

/// The blocks without those above the text, in whose place pictures may stand among them.
fn below_opening(blocks: &[Value]) -> &[Value] {
    let is_above = |block: &Value| {
        let kind = block.as_object().and_then(keys::kind);
        kind.is_some_and(|kind| keys::is_opening(&kind) || keys::is_aside(&kind))
    };
    let first = blocks.iter().position(|block| !is_above(block));
    first
        .and_then(|first| blocks.get(first..))
        .unwrap_or(blocks)
}

/// Whether there is any text in a value; cheap.
pub(crate) fn has_text(value: &Value) -> bool {
    match value {
        Value::String(text) => !is_blank(value) && !text.trim().is_empty(),
        Value::Array(values) => values
            .iter()
            .any(|value| !matches!(value, Value::Number(_) | Value::Bool(_)) && has_text(value)),
        Value::Object(map) => {
            let kind = keys::kind(map);
            !kind.as_deref().is_some_and(keys::is_aside)
                && (keys::TEXTS
                    .iter()
                    .chain(&keys::NESTED)
                    .filter_map(|key| map.get(*key))
                    .chain(kind.and_then(|kind| map.get(&kind)))
                    .any(has_text)
                    || !by_position(map).is_empty()
                    || !loose(map).is_empty())
        }
        _ => false,
    }
}

/// Whether a text is the JSON of blocks, kept as a string.
pub(super) fn is_json(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("{\"") && text.ends_with('}'))
        || (text.starts_with("[{\"") && text.ends_with(']'))
}

fn of_value(value: &Value, depth: usize) -> String {
    match value {
        Value::String(text) => of_string(text, depth),
        Value::Array(values) if depth > 0 => of_list(values, depth - 1),
        Value::Object(map) if depth > 0 => of_block(map, depth - 1),
        _ => String::new(),
    }
}

fn of_string(text: &str, depth: usize) -> String {
    if is_json(text)
        && depth > 0
        && let Ok(value) = serde_json::from_str::<Value>(text)
    {
        let inner = of_value(&value, depth - 1);
        if !inner.trim().is_empty() {
            return inner;
        }
    }
    clean::text(text)
}

fn of_list(values: &[Value], depth: usize) -> String {
    if runs::is_mixed(values) {
        return runs::joined(values);
    }
    if let Some(text) = words::text(values) {
        return text;
    }
    let mut parts: Vec<String> = Vec::with_capacity(values.len());
    let mut above: Option<&str> = None;
    for value in values {
        let own = value.as_object().and_then(head);
        let part = match value {
            // A section that goes on keeps the crosshead it has.
            Value::Object(map) if own.is_some() && own == above => without_head(map, depth),
            other => of_value(other, depth),
        };
        above = own.or(above);
        if !part.trim().is_empty() {
            parts.push(part);
        }
    }
    let is_of_sentences = values.iter().all(Value::is_array);
    let between = if is_of_sentences || lines::are_pieces(&parts) {
        " "
    } else {
        "\n\n"
    };
    parts.join(between)
}

fn head(map: &Map<String, Value>) -> Option<&str> {
    keys::HEADS
        .iter()
        .find_map(|key| map.get(*key)?.as_str())
        .filter(|head| !head.trim().is_empty())
}

fn of_block(map: &Map<String, Value>, depth: usize) -> String {
    let text = without_head(map, depth);
    let Some(head) = head(map).filter(|_| !keys::kind(map).as_deref().is_some_and(keys::is_aside))
    else {
        return text;
    };
    if text.is_empty() {
        return html::line(head);
    }
    if text.starts_with(head) {
        text
    } else {
        format!("{}\n\n{text}", html::line(head))
    }
}

fn without_head(map: &Map<String, Value>, depth: usize) -> String {
    let kind = keys::kind(map);
    let kind = kind.as_deref();
    if kind.is_some_and(keys::is_aside) {
        return String::new();
    }
    let of_kind = kind
        .and_then(|kind| map.get(kind))
        .filter(|value| value.is_object() || value.is_array());
    let keyed = keys::TEXTS
        .iter()
        .chain(&keys::NESTED)
        .filter_map(|key| map.get(*key));
    let text = of_kind
        .into_iter()
        .chain(keyed)
        .map(|value| children(kind, value, depth))
        .find(|text| !text.trim().is_empty());
    text.or_else(|| Some(by_position(map)).filter(|text| !text.is_empty()))
        .unwrap_or_else(|| loose(map).join("\n\n"))
}

/// What stands in a block of a kind: a line of fragments, the items of a list, or blocks.
fn children(kind: Option<&str>, value: &Value, depth: usize) -> String {
    match value {
        Value::Array(values) if kind.is_some_and(keys::is_list) => items(values, depth),
        Value::Object(map) if kind.is_some_and(keys::is_list) => {
            match map.get("items").and_then(Value::as_array) {
                Some(values) => items(values, depth),
                None => of_value(value, depth),
            }
        }
        Value::Array(values) if runs::is_line(kind, values) => runs::joined(values),
        other => of_value(other, depth),
    }
}

fn items(values: &[Value], depth: usize) -> String {
    let items = values.iter().map(|value| of_value(value, depth));
    let items: Vec<String> = items
        .filter(|item| !item.trim().is_empty())
        .map(|item| format!("• {}", item.trim()))
        .collect();
    items.join("\n")
}

/// A text kept as words with their places: `{"The": [0, 7], "harbour": [1]}`.
fn by_position(map: &Map<String, Value>) -> String {
    let mut words: Vec<(u64, &str)> = Vec::new();
    for (word, places) in map {
        let Some(places) = places.as_array().filter(|places| !places.is_empty()) else {
            return String::new();
        };
        for place in places {
            let Some(place) = place.as_u64() else {
                return String::new();
            };
            words.push((place, word));
        }
    }
    words.sort_unstable();
    let words: Vec<&str> = words.into_iter().map(|(_, word)| word).collect();
    words.join(" ")
}

/// The paragraphs of an object that keeps each under a key of its own: `{"p1": "…", "p2": "…"}`.
fn loose(map: &Map<String, Value>) -> Vec<String> {
    let is_paragraph = |value: &Value| value.as_str().is_some_and(|text| text.trim().contains(' '));
    if map.is_empty() || !map.values().all(is_paragraph) {
        return Vec::new();
    }
    map.values()
        .filter_map(Value::as_str)
        .map(clean::text)
        .collect()
}
