//! Texts as publishing systems keep them, before they are a page: no `<p>`, and between paragraphs an empty line. One pass;
//! nothing is looked at twice.

use super::{tag, tags, writer};
use memchr::{memchr, memchr2};
use std::borrow::Cow;

/// The same text with a `<p>` for each empty line between words; as it is where it has paragraphs of its own.
pub(super) fn with_paragraphs(html: &str) -> Cow<'_, str> {
    if memchr(b'\n', html.as_bytes()).is_none() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + 64);
    let (mut from, mut at) = (0, 0);
    // Where the last tag ends, and whether it breaks the line; as the beginning does.
    let (mut tag_end, mut is_broken) = (0, true);
    while let Some(rest) = next_place(html, at) {
        let here = html.len() - rest.len();
        if rest.starts_with('<') {
            if has_paragraphs(rest) {
                return Cow::Borrowed(html);
            }
            let length = tag(rest);
            if let Some(length) = length {
                (tag_end, is_broken) = (here + length, breaks(rest));
            }
            at = here + length.unwrap_or(1);
            continue;
        }
        let next = rest.trim_start();
        at = html.len() - next.len();
        let is_empty = |blank: &str| blank.get(1..).is_some_and(|blank| blank.contains('\n'));
        let is_text = |before: &str| !is_broken || !before.trim_start().is_empty();
        if html.get(here..at).is_some_and(is_empty)
            && html.get(tag_end..here).is_some_and(is_text)
            && !next.is_empty()
            && !breaks(next)
        {
            out.push_str(html.get(from..here).unwrap_or_default());
            out.push_str("<p>");
            from = at;
        }
    }
    out.push_str(html.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// The text from the next `<` or line break on.
fn next_place(html: &str, at: usize) -> Option<&str> {
    let rest = html.get(at..)?;
    rest.get(memchr2(b'<', b'\n', rest.as_bytes())?..)
}

fn has_paragraphs(text: &str) -> bool {
    let name = text.strip_prefix('<').and_then(tags::name);
    name.is_some_and(|(name, _)| {
        ["p", "pre"]
            .iter()
            .any(|tag| tag.eq_ignore_ascii_case(name))
    })
}

/// Whether a text begins with a tag that breaks the line.
fn breaks(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('<') else {
        return false;
    };
    let name = tags::name(inner.strip_prefix('/').unwrap_or(inner));
    name.is_none_or(|(name, _)| writer::parts_lines(name))
}
