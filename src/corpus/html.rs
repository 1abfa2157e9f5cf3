//! HTML into paragraphs of text, and only where there is HTML: a known tag or a character reference.
//! `<Amoco Petroleum Corp>` is text.
//!
//! The tags are read by the `html5gum` crate, token by token: no tree is built, so that a hundred thousand nested tags
//! and ten megabytes of `<` cost no more than their length. What is tag and what is text is settled before (`tame`), because
//! to HTML everything after a `<` is a tag.

mod tags;
mod tame;
mod writer;

use html5gum::{Token, Tokenizer};
use std::borrow::Cow;
use tags::opens_tag;

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

/// The length of the tag or comment that a text begins with, with what is not for readers inside it.
pub(crate) fn tag(text: &str) -> Option<usize> {
    if !opens_tag(text) {
        return None;
    }
    let end = |sign: &str| Some(text.find(sign)? + sign.len());
    let opens = |name: &str| {
        text.get(1..=name.len())
            .is_some_and(|tag| tag.eq_ignore_ascii_case(name))
    };
    if text.starts_with("<!--") {
        return end("-->");
    }
    let hidden = ["script", "style"].into_iter().find(|name| opens(name));
    hidden
        .and_then(|name| end(&format!("</{name}>")))
        .or_else(|| end(">"))
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
        return written(&with_paragraphs(html), true);
    }
    let plain = written(html, false);
    if has_own_lines(&plain) {
        plain
    } else {
        paragraphs(&plain)
    }
}

/// Texts as publishing systems keep them, before they are a page: no `<p>`, and between paragraphs an empty line.
fn with_paragraphs(html: &str) -> Cow<'_, str> {
    let has = |tag: &str| {
        html.as_bytes()
            .windows(tag.len())
            .any(|part| part.eq_ignore_ascii_case(tag.as_bytes()))
    };
    if ["<p>", "<p ", "<pre"].into_iter().any(has) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + 64);
    let mut from = 0;
    for line in memchr::memchr_iter(b'\n', html.as_bytes()) {
        let (before, after) = html.split_at(line);
        let next = after.trim_start();
        let is_empty = after
            .get(1..after.len() - next.len())
            .is_some_and(|blank| blank.contains('\n'));
        if line >= from && is_empty && !next.is_empty() && is_within_text(before.trim_end(), next) {
            out.push_str(html.get(from..line).unwrap_or_default());
            out.push_str("<p>");
            from = html.len() - next.len();
        }
    }
    out.push_str(html.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether what stands before and after is text, or a tag that breaks no line.
fn is_within_text(before: &str, after: &str) -> bool {
    let breaks = |tag: &str| {
        let name = tag.trim_start_matches(['<', '/']);
        tags::name(name).is_none_or(|(name, _)| writer::parts_lines(name))
    };
    let last = before.ends_with('>').then(|| before.rfind('<')).flatten();
    let last = last.and_then(|at| before.get(at..));
    let is_open = before.rfind('<') > before.rfind('>');
    let next = after.starts_with('<').then_some(after);
    !is_open && !last.is_some_and(breaks) && !next.is_some_and(breaks)
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
