//! The text of an article out of whatever holds it: a string, paragraphs, fragments, typed blocks, nested sections. Leaves
//! paragraphs between line breaks, each string cleaned (`clean`); sanitising comes after.

use super::{clean, html};
use crate::text::head;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// How deep sections may nest.
const DEPTH: usize = 6;
/// Kinds of fragments within a line.
const INLINE: [&str; 16] = [
    "plain",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "link",
    "text_link",
    "mention",
    "mention_name",
    "hashtag",
    "custom_emoji",
    "email",
    "phone",
    "cashtag",
    "bot_command",
];
/// Characters read for the beginning of a text.
const OPENING: usize = 4000;

/// Keys under which a block keeps its text.
const TEXTS: [&str; 12] = [
    "bodyHtml",
    "bodyTextSummary",
    "text",
    "content",
    "html",
    "body",
    "value",
    "paragraph",
    "rendered",
    "plain",
    "data",
    "#text",
];
/// Keys under which a block keeps further blocks.
const NESTED: [&str; 7] = [
    "blocks",
    "children",
    "paragraphs",
    "sections",
    "items",
    "content",
    "body",
];
/// Blocks that are not running text.
const ASIDE: [&str; 14] = [
    "image",
    "picture",
    "photo",
    "video",
    "audio",
    "embed",
    "tweet",
    "ad",
    "gallery",
    "related",
    "newsletter",
    "promo",
    "iframe",
    "code",
];

/// The text in a value, paragraphs on lines of their own.
pub(crate) fn text(value: &Value) -> String {
    let text = gather(value, DEPTH);
    clean::without_tail(text.trim()).to_owned()
}

/// The beginning of the text, without reading all of it.
pub(crate) fn opening(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => html::text(head(text, OPENING)),
        other => Cow::Owned(text(other)),
    }
}

/// Whether there is any text in a value; cheap.
pub(crate) fn has_text(value: &Value) -> bool {
    match value {
        Value::String(text) => !super::fields::is_blank(value) && !text.trim().is_empty(),
        Value::Array(values) => values
            .iter()
            .any(|value| matches!(value, Value::String(_) | Value::Object(_)) && has_text(value)),
        Value::Object(map) => TEXTS
            .iter()
            .chain(&NESTED)
            .filter_map(|key| map.get(*key))
            .any(has_text),
        _ => false,
    }
}

/// Whether a text says of itself that it goes on elsewhere: `… [+1234 chars]`.
pub(crate) fn is_cut_off(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|text| clean::without_tail(text.trim()).len() < text.trim().len())
}

fn gather(value: &Value, depth: usize) -> String {
    match value {
        Value::String(text) => clean::text(text),
        Value::Array(values) if depth > 0 => list(values, depth - 1),
        Value::Object(map) if depth > 0 => block(map, depth - 1),
        _ => String::new(),
    }
}

fn list(values: &[Value], depth: usize) -> String {
    let strings = values.iter().filter(|value| value.is_string()).count();
    let is_inline = |value: &Value| {
        value
            .get("type")
            .and_then(Value::as_str)
            .is_some_and(|kind| INLINE.contains(&kind))
    };
    let is_mixed = (strings > 0 && strings < values.len()) || values.iter().any(is_inline);
    let parts = values.iter().map(|value| match value {
        // Fragments of one text: blanks and line breaks between them are theirs.
        Value::String(text) if is_mixed => text.clone(),
        Value::Object(map) if is_mixed => fragment(map),
        other => gather(other, depth),
    });
    if is_mixed {
        return parts.collect();
    }
    let parts: Vec<String> = parts.filter(|part| !part.trim().is_empty()).collect();
    let is_tokens =
        strings == values.len() && parts.len() > 8 && parts.iter().all(|part| !part.contains(' '));
    parts.join(if is_tokens { " " } else { "\n\n" })
}

fn fragment(map: &Map<String, Value>) -> String {
    ["text", "content", "value"]
        .iter()
        .find_map(|key| map.get(*key)?.as_str())
        .unwrap_or_default()
        .to_owned()
}

fn block(map: &Map<String, Value>, depth: usize) -> String {
    let kind = ["type", "kind", "blockType", "element", "name"]
        .iter()
        .find_map(|key| map.get(*key)?.as_str());
    if kind.is_some_and(|kind| ASIDE.contains(&kind.to_lowercase().as_str())) {
        return String::new();
    }
    let head = ["heading", "crosshead", "section", "title"]
        .iter()
        .find_map(|key| map.get(*key)?.as_str());
    let text = TEXTS
        .iter()
        .filter_map(|key| map.get(*key))
        .map(|value| gather(value, depth))
        .find(|text| !text.trim().is_empty());
    let text = text.or_else(|| {
        NESTED
            .iter()
            .filter_map(|key| map.get(*key))
            .map(|value| gather(value, depth))
            .find(|text| !text.trim().is_empty())
    });
    match (head, text) {
        (Some(head), Some(text)) if !text.starts_with(head) => {
            format!("{}\n\n{text}", html::line(head))
        }
        (_, Some(text)) => text,
        (Some(head), None) => html::line(head),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_shape_of_body_becomes_paragraphs() {
        let cases = [
            (json!("One.\n\nTwo."), "One.\n\nTwo."),
            (
                json!("<p>One.</p><p>Two &amp; three.</p>"),
                "One.\n\nTwo & three.",
            ),
            (json!(["One.", "", "Two."]), "One.\n\nTwo."),
            (
                json!(["See ", {"type": "link", "text": "this"}, " now\nand then"]),
                "See this now\nand then",
            ),
            (
                json!([{"type": "paragraph", "text": "One."}, {"type": "image", "text": "A pier"}, {"type": "p", "content": "Two."}]),
                "One.\n\nTwo.",
            ),
            (
                json!([{"section": "ECONOMY", "text": "One."}]),
                "ECONOMY\n\nOne.",
            ),
            (json!({"rendered": "<p>One.</p>"}), "One."),
            (json!({"blocks": [{"data": {"text": "One."}}]}), "One."),
            (json!(7), ""),
        ];
        for (value, expected) in cases {
            assert_eq!(text(&value), expected, "{value}");
            assert_eq!(has_text(&value), !expected.is_empty(), "{value}");
        }
    }

    #[test]
    fn the_mark_of_a_cut_text_is_not_text() {
        let value = json!("The council met on Monday… [+1234 chars]");
        assert_eq!(text(&value), "The council met on Monday…");
        assert!(is_cut_off(&value));
        assert!(!is_cut_off(&json!("A list [+12] of numbers")));
    }
}
