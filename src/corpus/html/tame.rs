//! Before HTML is read: a `<` that opens no tag becomes a reference, what is not for readers goes with all it holds
//! (scripts, styles, drawings), and so does a tag that was cut off at the end. One pass; nothing is looked at twice.

use super::tags::{is_cut_early, name, opens_tag};
use std::collections::HashMap;

/// Elements that hold nothing to read.
const UNREAD: [&str; 14] = [
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select",
    "canvas", "textarea", "rt", "rp", "title",
];

/// Longest tag that may be cut off at the end, in bytes.
const LONGEST: usize = 2_000;

/// The text, in which every `<` that is left opens a tag.
pub(super) fn tame(html: &str) -> String {
    let mut tame = String::with_capacity(html.len() + 64);
    let mut ends = Ends::of(html);
    let mut from = 0;
    for at in memchr::memchr2_iter(b'<', b'&', html.as_bytes()) {
        if at < from {
            continue;
        }
        tame.push_str(html.get(from..at).unwrap_or_default());
        from = ends.step(at, &mut tame);
    }
    tame.push_str(html.get(from..).unwrap_or_default());
    if tame.contains("]]>") {
        tame.replace("]]>", "")
    } else {
        tame
    }
}

/// Where elements and comments end; looked up once for each name, so that unclosed ones are not sought again and again.
struct Ends<'a> {
    html: &'a str,
    last: HashMap<&'static str, Option<usize>>,
    /// The last `>`: what is opened after it is cut off.
    last_mark: Option<usize>,
}

impl<'a> Ends<'a> {
    fn of(html: &'a str) -> Self {
        Self {
            html,
            last: HashMap::new(),
            last_mark: memchr::memrchr(b'>', html.as_bytes()),
        }
    }

    /// Takes the `<` or `&` at `at`; writes what stands for it and returns where to go on.
    fn step(&mut self, at: usize, tame: &mut String) -> usize {
        let rest = self.html.get(at..).unwrap_or_default();
        if rest.starts_with('&') {
            tame.push_str(ampersand(rest));
            return at + 1;
        }
        if rest.starts_with("<![CDATA[") {
            return at + "<![CDATA[".len();
        }
        let is_cut = self.last_mark.is_none_or(|last| last < at);
        if is_cut && (rest.starts_with("<!--") || is_like_a_tag(rest)) {
            return self.html.len();
        }
        if rest.starts_with("<!--") {
            // A comment that never ends hides nothing but its mark.
            return self.after("-->", at + 4).unwrap_or(at + 4);
        }
        if !opens_tag(rest) {
            tame.push_str("&lt;");
            return at + 1;
        }
        let unread = rest.get(1..).and_then(name).and_then(|(name, _)| {
            UNREAD
                .iter()
                .find(|unread| unread.eq_ignore_ascii_case(name))
        });
        if let Some(end) = unread.and_then(|unread| self.after(closing(unread), at)) {
            // What was apart stays apart.
            tame.push(' ');
            return end;
        }
        if matches!(unread, Some(&"script" | &"style")) && is_code_to_the_end(rest) {
            return self.html.len();
        }
        tame.push('<');
        at + 1
    }

    /// The place after the next `mark` (and after the `>` that closes it), if there is one from `at` on.
    fn after(&mut self, mark: &'static str, at: usize) -> Option<usize> {
        let html = self.html;
        let last = *self.last.entry(mark).or_insert_with(|| last_of(html, mark));
        if last.is_none_or(|last| last < at) {
            return None;
        }
        let found = at + find(html.get(at..)?, mark)? + mark.len();
        if mark.ends_with('>') {
            return Some(found);
        }
        let close = memchr::memchr(b'>', html.get(found..)?.as_bytes());
        Some(close.map_or(html.len(), |close| found + close + 1))
    }
}

/// What stands for an `&`: itself where a reference follows. To HTML `&section=2` in an address is a paragraph sign.
pub(super) fn ampersand(rest: &str) -> &'static str {
    let is_short = ["&nbsp", "&amp", "&lt", "&gt", "&quot"].iter().any(|name| {
        rest.strip_prefix(name)
            .is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '='))
    });
    if is_short || super::is_reference(rest) {
        "&"
    } else {
        "&amp;"
    }
}

/// Whether nothing but code follows a script that is not closed: the text was cut off in it.
fn is_code_to_the_end(rest: &str) -> bool {
    rest.split_once('>')
        .is_some_and(|(tag, code)| !tag.ends_with('/') && !super::has_tags(code))
}

/// Whether a text without `>` is the beginning of a tag or a comment: `<a href="https://exam`, `<img sr`, `</di`, `<`.
fn is_like_a_tag(rest: &str) -> bool {
    // A text of angle brackets alone is not gone through once for each of them.
    if rest.len() >= LONGEST {
        return false;
    }
    let inner = rest.trim_start_matches(['<', '/']);
    (inner.is_empty() && rest.len() <= 2)
        || opens_tag(rest)
        || "<!--".starts_with(rest)
        || is_cut_early(rest)
        || (inner.len() <= 10 && inner.bytes().all(|byte| byte.is_ascii_lowercase()))
}

fn closing(unread: &str) -> &'static str {
    match unread {
        "script" => "</script",
        "style" => "</style",
        "noscript" => "</noscript",
        "template" => "</template",
        "svg" => "</svg",
        "head" => "</head>",
        "iframe" => "</iframe",
        "object" => "</object",
        "select" => "</select",
        "canvas" => "</canvas",
        "textarea" => "</textarea",
        "rt" => "</rt",
        "rp" => "</rp",
        _ => "</title",
    }
}

/// Where `mark` stands next, capitals or not.
fn find(text: &str, mark: &str) -> Option<usize> {
    places(text, mark).next()
}

fn last_of(text: &str, mark: &str) -> Option<usize> {
    places(text, mark).last()
}

fn places<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = usize> + 'a {
    let first = mark.bytes().next().unwrap_or_default();
    memchr::memchr_iter(first, text.as_bytes()).filter(move |at| {
        text.as_bytes()
            .get(*at..at + mark.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(mark.as_bytes()))
    })
}
