//! The text of a body as it is read: HTML decoded, line breaks that were written out made into breaks, the codes of
//! publishing systems taken out, hard-wrapped lines joined, the mark of a cut text dropped. Whatever repeats stays, and
//! paragraphs that were glued together stay so: a reader who compares with the source finds every word.
//!
//! Sanitising comes after, and is not for here.

mod codes;
mod escapes;
mod wrapped;

use super::html;
use memchr::{memchr, memchr2_iter, memmem};
use std::borrow::Cow;

/// Blanks that do not break a line.
const BLANKS: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2007}'];

/// The text of one string of a body, paragraphs on lines of their own.
pub(crate) fn text(text: &str) -> String {
    if matches!(text.trim(), "None" | "null" | "nan" | "NaN") {
        return String::new();
    }
    let text = escapes::read(text);
    let decoded = html::text(&text);
    let was_html = matches!(decoded, Cow::Owned(_)) && *decoded != *text;
    let plain = even(codes::without(&decoded));
    // HTML says itself where its lines end.
    if was_html {
        plain
    } else {
        wrapped::joined(plain)
    }
}

/// A text with one kind of line break and of blank.
fn even(text: Cow<'_, str>) -> String {
    let text = match memchr(b'\r', text.as_bytes()) {
        Some(_) => Cow::Owned(text.replace("\r\n", "\n")),
        None => text,
    };
    let mut encoded = [0; 4];
    let has = |blank: &char| {
        let blank = blank.encode_utf8(&mut encoded).as_bytes();
        memmem::find(text.as_bytes(), blank).is_some()
    };
    if BLANKS.iter().any(has) {
        one_blank(&text)
    } else {
        text.into_owned()
    }
}

/// A text in which a blank that does not break is a blank.
fn one_blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in memchr2_iter(0xC2, 0xE2, text.as_bytes()) {
        let rest = text.get(at..).unwrap_or_default();
        let blank = BLANKS.iter().find(|blank| rest.starts_with(**blank));
        if let Some(blank) = blank {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push(' ');
            from = at + blank.len_utf8();
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// The text without the words that say it goes on elsewhere: `… [+1234 chars]`.
pub(crate) fn without_tail(text: &str) -> &str {
    // Most texts end here, without a search through all of them.
    if !text.ends_with("s]") {
        return text;
    }
    let Some((head, tail)) = text.rsplit_once('[').filter(|(_, tail)| tail.len() < 20) else {
        return text;
    };
    let digits = tail
        .trim_start_matches('+')
        .trim_end_matches(']')
        .trim_end_matches("chars")
        .trim_end_matches("characters")
        .trim_end();
    let is_mark = (tail.ends_with("chars]") || tail.ends_with("characters]"))
        && !digits.is_empty()
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b',');
    if is_mark { head.trim_end() } else { text }
}

#[cfg(test)]
mod tests;
