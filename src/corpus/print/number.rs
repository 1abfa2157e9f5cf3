//! A number for a text, taken of it as JSON writes it: nearly all texts come so, and are hashed where they lie. Markup and
//! all: cleaning every text while loading would cost more than it tells.

use super::hasher;
use crate::corpus::stops::Stops;
use foldhash::quality::FoldHasher;
use serde_json::Value;
use std::{borrow::Cow, hash::Hasher as _};

/// What JSON writes for a blank, where it cannot stand itself.
const BLANKS: [&str; 4] = ["\\n", "\\r", "\\t", "\\f"];

/// The number of the texts in a value; 0 without any. Blanks at their ends say nothing.
pub(crate) fn number_of(value: &Value) -> u32 {
    let mut hasher = hasher();
    let has_text = feed(value, &mut hasher);
    finish(&hasher, has_text)
}

/// The same for a text in which JSON has written nothing by a code that need not.
pub(crate) fn number_of_written(text: &str) -> u32 {
    let mut hasher = hasher();
    let has_text = feed_written(trimmed(text), &mut hasher);
    finish(&hasher, has_text)
}

/// Nought means no text.
fn finish(hasher: &FoldHasher<'static>, has_text: bool) -> u32 {
    if has_text {
        (hasher.finish() as u32).max(1)
    } else {
        0
    }
}

fn feed(value: &Value, hasher: &mut FoldHasher<'static>) -> bool {
    match value {
        Value::String(text) => feed_written(&written(text.trim()), hasher),
        // `fold` and not `any`: all of them are to be fed.
        Value::Array(values) => values
            .iter()
            .fold(false, |has_text, value| feed(value, hasher) | has_text),
        Value::Object(map) => map
            .values()
            .fold(false, |has_text, value| feed(value, hasher) | has_text),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn feed_written(text: &str, hasher: &mut FoldHasher<'static>) -> bool {
    hasher.write(text.as_bytes());
    hasher.write_u8(u8::MAX);
    !text.is_empty()
}

/// A text as JSON writes it. Control characters without a letter of their own stay as they are: nothing else becomes one.
fn written(text: &str) -> Cow<'_, str> {
    let mut stops = Stops::new(text.as_bytes());
    let Some(mut stop) = stops.next(0) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut from = 0;
    loop {
        out.push_str(text.get(from..stop).unwrap_or_default());
        match text.as_bytes().get(stop).copied().unwrap_or_default() {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x8 => out.push_str("\\b"),
            0xc => out.push_str("\\f"),
            sign @ (b'"' | b'\\') => out.extend(['\\', char::from(sign)]),
            other => out.push(char::from(other)),
        }
        from = stop + 1;
        match stops.next(from) {
            Some(next) => stop = next,
            None => break,
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// A written text without the blanks at its ends.
pub(crate) fn trimmed(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(rest) = BLANKS.iter().find_map(|blank| text.strip_prefix(blank)) {
        text = rest.trim_start();
    }
    while let Some(rest) = BLANKS.iter().find_map(|blank| text.strip_suffix(blank)) {
        let slashes = rest.len() - rest.trim_end_matches('\\').len();
        if slashes % 2 == 1 {
            break;
        }
        text = rest.trim_end();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_text_in_pieces_has_a_number_too() {
        let blocks = json!([{"type": "paragraph", "text": "One."}, "Two."]);
        let changed = json!([{"type": "paragraph", "text": "One."}, "Three."]);
        assert_ne!(number_of(&blocks), number_of(&changed));
        assert_eq!(number_of(&json!(" One. ")), number_of(&json!("One.\n")));
        assert_eq!(number_of(&json!([null, 3, ""])), 0);
    }

    #[test]
    fn any_sign_inside_makes_another_text() {
        let texts = ["a b", "ab", "a \"b\"", "a \\b", "a\nb", "a\\nb", "a\u{1}b"];
        let mut numbers: Vec<u32> = texts.iter().map(|text| number_of(&json!(text))).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), texts.len());
    }

    proptest! {
        #[test]
        fn it_is_the_same_for_a_text_and_what_json_writes_for_it(
            text in "[ \n\t\r\u{c}\u{8}nt\"\\\\\u{7f}\u{a0}é😀]{0,12}",
        ) {
            let written = json!(text).to_string();
            let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let written = inside.unwrap();
            prop_assert_eq!(number_of_written(written), number_of(&json!(text)), "{}", written);
        }
    }
}
