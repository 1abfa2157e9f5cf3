//! Fragments of one line: a text whose words are bold here and a link there. They are put together without anything between
//! them, since their blanks are their own.

use super::keys;
use serde_json::{Map, Value};

/// Keys under which a fragment keeps its text.
const TEXTS: [&str; 6] = ["text", "plain_text", "insert", "value", "content", "#text"];
/// Keys under which a fragment keeps further fragments.
const CHILDREN: [&str; 4] = ["children", "content", "text", "nodes"];
/// Levels of fragments in fragments.
const DEPTH: usize = 5;

/// The line that fragments make.
pub(super) fn joined(values: &[Value]) -> String {
    let mut line = String::new();
    for value in values {
        push(value, DEPTH, &mut line);
    }
    line
}

fn push(value: &Value, depth: usize, line: &mut String) {
    match value {
        Value::String(text) => line.push_str(text),
        Value::Array(values) if depth > 0 => {
            for value in values {
                push(value, depth - 1, line);
            }
        }
        Value::Object(map) if depth > 0 => push_object(map, depth, line),
        _ => {}
    }
}

fn push_object(map: &Map<String, Value>, depth: usize, line: &mut String) {
    let kind = keys::kind(map).unwrap_or_default();
    if keys::is_break(&kind) {
        line.push('\n');
    } else if let Some(text) = own(map) {
        line.push_str(text);
    } else if !keys::is_aside(&kind)
        && let Some(children) = CHILDREN.iter().find_map(|key| map.get(*key))
    {
        push(children, depth - 1, line);
    }
}

fn own(map: &Map<String, Value>) -> Option<&str> {
    TEXTS.iter().find_map(|key| map.get(*key)?.as_str())
}

/// Whether a value can be a fragment of a line: a string, an object with a text and nothing below it, a link.
fn is_run(value: &Value) -> bool {
    let Value::Object(map) = value else {
        return value.is_string();
    };
    let kind = keys::kind(map).unwrap_or_default();
    keys::is_inline(&kind) || keys::is_break(&kind) || (own(map).is_some() && !map.values().any(is_list_of_objects))
        // Something that is no text in a line of text: a picture, a formula.
        || map.contains_key("insert")
}

fn is_list_of_objects(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|values| values.iter().any(Value::is_object))
        && value.as_array().is_some_and(|values| {
            values.iter().any(|value| {
                TEXTS.iter().any(|key| value.get(*key).is_some()) || value.get("children").is_some()
            })
        })
}

/// Whether the children of a block of this kind make one line.
pub(super) fn is_line(kind: Option<&str>, values: &[Value]) -> bool {
    if values.is_empty() || !values.iter().all(is_run) {
        return false;
    }
    kind.is_some_and(keys::is_line) || !are_paragraphs(values)
}

/// Whether texts read as paragraphs of their own: each begins at a margin and most end as a sentence does.
fn are_paragraphs(values: &[Value]) -> bool {
    let texts: Vec<&str> = values
        .iter()
        .filter_map(|value| match value {
            Value::String(text) => Some(text.as_str()),
            Value::Object(map) => own(map),
            _ => None,
        })
        .filter(|text| !text.trim().is_empty())
        .collect();
    let ended = texts.iter().filter(|text| ends_sentence(text)).count();
    let is_at_margin = |text: &&&str| !text.starts_with(' ') && !text.ends_with(' ');
    ended * 2 > texts.len()
        || (texts.iter().all(|text| is_at_margin(&text)) && ended * 4 >= texts.len())
}

/// Whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with([
        '.', '!', '?', ':', '"', '”', '»', ';', '…', '。', '！', '？', '」', '।', '؟', '’', ')',
    ])
}

/// Whether a list mixes strings with fragments, as messages do: `["See ", {"type": "link", "text": "this"}]`.
pub(super) fn is_mixed(values: &[Value]) -> bool {
    let strings = values.iter().filter(|value| value.is_string()).count();
    let kinds: Vec<String> = values
        .iter()
        .filter_map(|value| keys::kind(value.as_object()?))
        .collect();
    if kinds.iter().any(|kind| keys::is_inline(kind)) {
        return true;
    }
    let is_of_blocks = kinds
        .iter()
        .any(|kind| keys::is_aside(kind) || (keys::is_line(kind) && kind != "text"));
    strings > 0 && strings < values.len() && !is_of_blocks && !are_paragraphs(values)
}
