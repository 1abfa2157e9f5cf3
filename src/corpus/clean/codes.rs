//! Codes of publishing systems in square brackets: `[caption id="a1" width="300"]`, `[/caption]`, `[gallery ids="1,2"]`.
//! Told by their shape, a small name with attributes, so that `[sic]` and `[applause]` stay.

use std::borrow::Cow;

/// Names that are codes without attributes too.
const KNOWN: [&str; 8] = [
    "caption",
    "gallery",
    "embed",
    "audio",
    "video",
    "playlist",
    "wp_caption",
    "vc_row",
];
/// Longest code, in bytes.
const LONGEST: usize = 600;

/// The text without such codes; what stands between two of them stays.
pub(super) fn without(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut opened: Vec<&str> = Vec::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'[', text.as_bytes()) {
        let rest = text.get(at + 1..).unwrap_or_default();
        if at < from {
            continue;
        }
        let Some(length) = code(rest, &mut opened) else {
            continue;
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        from = at + 1 + length;
        if out.is_empty() || out.ends_with('\n') {
            let rest = text.get(from..).unwrap_or_default();
            from += rest.len() - rest.trim_start_matches(' ').len();
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// The length of a code, up to and with its bracket, when the text after a bracket is one.
fn code<'a>(rest: &'a str, opened: &mut Vec<&'a str>) -> Option<usize> {
    let end = rest
        .bytes()
        .take(LONGEST)
        .position(|byte| matches!(byte, b']' | b'['))?;
    let inner = rest
        .get(..end)
        .filter(|_| rest.as_bytes().get(end) == Some(&b']'))?;
    let is_end = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    let length = inner.find(|c| !is_part(c)).unwrap_or(inner.len());
    let (name, after) = inner.split_at_checked(length)?;
    let is_named = name.starts_with(|c: char| c.is_ascii_lowercase());
    let is_known = KNOWN.contains(&name) || opened.contains(&name);
    let after = after.trim_end_matches('/').trim();
    let is_code = if is_end {
        is_known && after.is_empty()
    } else {
        is_attributes(after) || (after.is_empty() && is_known)
    };
    if !is_named || !is_code {
        return None;
    }
    if !is_end {
        opened.push(name);
    }
    Some(end + 1)
}

/// `id="a1" width=300`
fn is_attributes(text: &str) -> bool {
    let length = text.find('=').unwrap_or(0);
    text.get(..length).is_some_and(|name| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    })
}
