//! Escapes that were written out: a program escaped the text once more than the next one read. `\n` in two letters is a
//! line break where the text has no other and it is no path; `\u2019` is an apostrophe.

use std::borrow::Cow;

/// The text with what is escaped in letters read.
pub(super) fn read(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\\', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let has_breaks = !text.contains('\n') && is_written_out(text);
    if !has_breaks && !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(replaced(text, has_breaks))
}

/// Whether `\n` is meant as a break: twice at once, or after the end of a sentence.
fn is_written_out(text: &str) -> bool {
    text.contains("\\n\\n")
        || text.contains("\\r\\n")
        || text.match_indices("\\n").any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default().trim_end();
            before.ends_with(['.', '!', '?', '"', '”', '。'])
        })
}

fn replaced(text: &str, has_breaks: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        let (head, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(head);
        let (written, after) = one(tail, has_breaks);
        out.push_str(&written);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What an escape at the start of a text stands for, and what follows it.
fn one(tail: &str, has_breaks: bool) -> (String, &str) {
    let rest = |length: usize| tail.get(length..).unwrap_or_default();
    if let Some((character, length)) = unit(tail) {
        return (character.to_string(), rest(length));
    }
    let short = match tail.as_bytes().get(1) {
        Some(b'n') if has_breaks => "\n",
        Some(b'r') if has_breaks => "",
        Some(b't') if has_breaks => " ",
        Some(b'"') if has_breaks => "\"",
        Some(b'\'') if has_breaks => "'",
        _ => return ("\\".to_owned(), rest(1)),
    };
    (short.to_owned(), rest(2))
}

/// `\u2019`, `\ud83d\udea2`: the character and the length of its escape.
fn unit(tail: &str) -> Option<(char, usize)> {
    let half = |at: usize| {
        let digits = tail.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = half(0)?;
    if let Some(character) = char::from_u32(first.into()) {
        return Some((character, 6));
    }
    let pair = [first, half(6)?];
    let mut read = char::decode_utf16(pair);
    Some((read.next()?.ok()?, 12))
}
