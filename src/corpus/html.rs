//! HTML into paragraphs of text, and only where there is HTML: a known tag or a character reference.
//! `<Amoco Petroleum Corp>` is text.
//!
//! The tags are read by the `html5gum` crate, token by token: no tree is built, so that a hundred thousand nested tags
//! and ten megabytes of `<` cost no more than their length. What is tag and what is text is settled before (`tame`), because
//! to HTML everything after a `<` is a tag.

mod empty_lines;
mod tags;
mod tame;
mod writer;

use html5gum::{Token, Tokenizer};
use memchr::memmem;
use std::borrow::Cow;
use tags::opens_tag;

/// Longest tag that is passed over in one piece, and longest comment, script or style, in bytes.
const TAG: usize = 4 << 10;
const HIDDEN: usize = 16 << 10;

/// How often a text is decoded: some archives escape twice, a few three times.
const TIMES: usize = 3;

/// Whether a text holds a known tag or a character reference.
pub(crate) fn is_html(text: &str) -> bool {
    memchr::memchr2_iter(b'<', b'&', text.as_bytes())
        .filter_map(|at| text.get(at..))
        .any(|rest| {
            if rest.starts_with('<') {
                opens_tag(rest)
            } else {
                is_reference(rest)
            }
        })
}

fn has_tags(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| text.get(at..).is_some_and(opens_tag))
}

fn is_reference(rest: &str) -> bool {
    let Some(end) = rest.bytes().take(12).position(|byte| byte == b';') else {
        return false;
    };
    let name = rest.get(1..end).unwrap_or_default();
    match name.strip_prefix('#') {
        Some(code) => {
            !code.is_empty()
                && code
                    .trim_start_matches(['x', 'X'])
                    .bytes()
                    .all(|byte| byte.is_ascii_hexdigit())
        }
        None => {
            name.len() >= 2
                && name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
    }
}

/// The length of the tag or comment that a text begins with, with what is not for readers inside it; none where its end is
/// far away: nobody looks for that again and again.
pub(crate) fn tag(text: &str) -> Option<usize> {
    if !opens_tag(text) {
        return None;
    }
    let end = |sign: &str, most: usize| {
        let near = text.as_bytes().get(..most.min(text.len()))?;
        Some(memmem::find(near, sign.as_bytes())? + sign.len())
    };
    let opens = |name: &str| {
        text.get(1..=name.len())
            .is_some_and(|tag| tag.eq_ignore_ascii_case(name))
    };
    if text.starts_with("<!--") {
        return end("-->", HIDDEN);
    }
    let hidden = ["script", "style"].into_iter().find(|name| opens(name));
    hidden
        .and_then(|name| end(&format!("</{name}>"), HIDDEN))
        .or_else(|| end(">", TAG))
}

/// The length of the character reference that a text begins with, and its character.
pub(crate) fn reference(text: &str) -> Option<(usize, char)> {
    if !text.starts_with('&') || !is_reference(text) {
        return None;
    }
    let length = text.find(';')? + 1;
    let decoded = from_references(text.get(..length)?);
    let character = decoded.chars().next()?;
    (decoded.len() < length).then_some((length, character))
}

/// The text of a field that may be HTML: blocks become paragraphs between empty lines.
pub(crate) fn text(field: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(field);
    for _ in 0..TIMES {
        if !is_html(&text) {
            break;
        }
        let had_tags = has_tags(&text);
        let decoded = if had_tags {
            from_tags(&text)
        } else {
            from_references(&text)
        };
        if decoded == *text {
            break;
        }
        text = Cow::Owned(decoded);
        // What a page about HTML shows as `<p>` is its text, unless the whole of it was escaped once more.
        if had_tags && has_tags(&text) && !opens_tag(text.trim_start()) {
            break;
        }
    }
    text
}

/// Whether a tag of a text breaks its lines or opens a block.
fn parts_lines(text: &str) -> bool {
    let mut rests = memchr::memchr_iter(b'<', text.as_bytes()).filter_map(|at| text.get(at..));
    rests.any(|rest| {
        let inner = rest.strip_prefix('<').unwrap_or(rest);
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        tags::name(inner).is_some_and(|(name, _)| writer::parts_lines(name)) && opens_tag(rest)
    })
}

/// The text of a field of one line: no HTML, blanks folded.
pub(crate) fn line(field: &str) -> String {
    let mut line = String::with_capacity(field.len());
    for word in text(field).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Where there are no tags, line breaks and blanks are those of the text.
fn from_references(text: &str) -> String {
    let mut tame = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for at in memchr::memchr2_iter(b'<', b'&', text.as_bytes()) {
        tame.push_str(text.get(from..at).unwrap_or_default());
        let rest = text.get(at..).unwrap_or_default();
        tame.push_str(if rest.starts_with('&') {
            tame::ampersand(rest)
        } else {
            "&lt;"
        });
        from = at + 1;
    }
    tame.push_str(text.get(from..).unwrap_or_default());
    let mut plain = String::with_capacity(text.len());
    for Ok(token) in Tokenizer::new(&tame) {
        if let Token::String(words) = token {
            plain.push_str(&String::from_utf8_lossy(&words));
        }
    }
    plain
}

fn from_tags(html: &str) -> String {
    if parts_lines(html) {
        return written(&empty_lines::with_paragraphs(html), true);
    }
    let plain = written(html, false);
    if has_own_lines(&plain) {
        plain
    } else {
        paragraphs(&plain)
    }
}

/// Whether every line of a text ends a sentence: then it has a paragraph a line. In the source of a page, and in
/// hard-wrapped text, lines end anywhere.
fn has_own_lines(plain: &str) -> bool {
    let ends = ['.', '!', '?', ':', '"', '”', '»', '…', '。'];
    let mut lines = plain.lines().map(str::trim);
    lines.all(|line| line.is_empty() || line.ends_with(ends))
}

/// The paragraphs between the empty lines of a text, each on a line.
fn paragraphs(plain: &str) -> String {
    let lines: Vec<&str> = plain.lines().map(str::trim).collect();
    let blocks = lines.split(|line| line.is_empty());
    let blocks = blocks.filter(|block| !block.is_empty());
    blocks
        .map(|block| block.join(" "))
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn written(html: &str, has_lines: bool) -> String {
    let tame = tame::tame(html);
    let mut writer = writer::Writer::new(has_lines);
    for Ok(token) in Tokenizer::new(&tame) {
        match token {
            Token::String(words) => writer.text(&String::from_utf8_lossy(&words)),
            Token::StartTag(tag) => writer.open(&tag),
            Token::EndTag(tag) => writer.close(&tag.name),
            _ => {}
        }
    }
    writer.finish()
}

#[cfg(test)]
mod tests;
