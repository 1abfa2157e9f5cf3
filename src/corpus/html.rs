//! HTML into paragraphs of text, by the html2text crate, and only where there is HTML: a known tag or a character
//! reference. `<Amoco Petroleum Corp>` is text.

use html2text::{
    config,
    render::{TaggedLine, TextDecorator},
};
use std::borrow::Cow;

/// How often a text is decoded: some archives escape twice, a few three times.
const TIMES: usize = 3;
/// Wide enough that no paragraph is broken.
const WIDTH: usize = 1 << 24;

/// The tags that make a text HTML.
const TAGS: [&str; 74] = [
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "main",
    "nav",
    "noscript",
    "object",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "video",
    "wbr",
];

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

fn opens_tag(rest: &str) -> bool {
    let rest = rest.trim_start_matches('<');
    if rest.starts_with("!--")
        || rest
            .get(..8)
            .is_some_and(|head| head.eq_ignore_ascii_case("!doctype"))
    {
        return true;
    }
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let length = rest
        .bytes()
        .take(12)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let (Some(name), Some(after)) = (rest.get(..length), rest.get(length..)) else {
        return false;
    };
    let name = name.to_ascii_lowercase();
    let is_known = TAGS.contains(&name.as_str());
    is_known && after.starts_with([' ', '>', '/', '\n', '\t', '\r'])
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

/// The text of a field that may be HTML: blocks become paragraphs between empty lines.
pub(crate) fn text(field: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(field);
    for _ in 0..TIMES {
        if !is_html(&text) {
            break;
        }
        let decoded = render(&text);
        if decoded == *text {
            break;
        }
        text = Cow::Owned(decoded);
    }
    text
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

fn render(html: &str) -> String {
    // Line breaks of plain text mean nothing in HTML: where there is no tag at all they are kept.
    let has_tags =
        memchr::memchr_iter(b'<', html.as_bytes()).any(|at| html.get(at..).is_some_and(opens_tag));
    if !has_tags {
        return html.split('\n').map(convert).collect::<Vec<_>>().join("\n");
    }
    convert(html)
}

fn convert(html: &str) -> String {
    if !is_html(html) {
        return html.to_owned();
    }
    let html = without_rules(html);
    let rendered = config::with_decorator(Bare)
        .raw_mode(true)
        .link_footnotes(false)
        .allow_width_overflow()
        .string_from_read(html.as_bytes(), WIDTH);
    // What the crate refuses stays as it is: shown with its tags, not lost.
    let text = rendered.unwrap_or_else(|_| html.into_owned());
    text.trim_end()
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

/// A horizontal rule is drawn as wide as the text, and that is sixteen million columns here.
fn without_rules(html: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let is_rule = html
            .get(at + 1..at + 3)
            .is_some_and(|name| name.eq_ignore_ascii_case("hr"));
        if is_rule && at >= from {
            kept.push_str(html.get(from..at).unwrap_or_default());
            kept.push_str("<p");
            from = at + 3;
        }
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(html.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

/// Text alone: no marks for emphasis, links, pictures or headings; lists keep a bullet.
#[derive(Clone, Debug)]
struct Bare;

impl TextDecorator for Bare {
    type Annotation = ();

    fn decorate_link_start(&mut self, _: &str) -> (String, ()) {
        Default::default()
    }
    fn decorate_link_end(&mut self) -> String {
        String::new()
    }
    fn decorate_em_start(&self) -> (String, ()) {
        Default::default()
    }
    fn decorate_em_end(&self) -> String {
        String::new()
    }
    fn decorate_strong_start(&self) -> (String, ()) {
        Default::default()
    }
    fn decorate_strong_end(&self) -> String {
        String::new()
    }
    fn decorate_strikeout_start(&self) -> (String, ()) {
        Default::default()
    }
    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }
    fn decorate_code_start(&self) -> (String, ()) {
        Default::default()
    }
    fn decorate_code_end(&self) -> String {
        String::new()
    }
    fn decorate_preformat_first(&self) {}
    fn decorate_preformat_cont(&self) {}
    fn decorate_image(&mut self, _: &str, _: &str) -> (String, ()) {
        Default::default()
    }
    fn header_prefix(&self, _: usize) -> String {
        String::new()
    }
    fn quote_prefix(&self) -> String {
        String::new()
    }
    fn unordered_item_prefix(&self) -> String {
        "• ".to_owned()
    }
    fn ordered_item_prefix(&self, number: i64) -> String {
        format!("{number}. ")
    }
    fn make_subblock_decorator(&self) -> Self {
        Self
    }
    fn decorate_superscript_start(&self) -> (String, ()) {
        Default::default()
    }
    fn decorate_superscript_end(&self) -> String {
        String::new()
    }
    fn finalise(&mut self, _: Vec<String>) -> Vec<TaggedLine<()>> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blocks_become_paragraphs_and_marks_go() {
        let html = "<p>One <b>two</b> <a href=\"https://x.test\">three</a>.<br>Four</p><hr/><script>no()</script><ul><li>five</li></ul><p>six";
        assert_eq!(text(html), "One two three.\nFour\n• five\n\nsix");
    }

    #[test]
    fn text_with_angle_brackets_is_text() {
        for plain in [
            "<Amoco Petroleum Corp> found oil",
            "a < b & c > d",
            "AT&T; R&D",
            "x <3",
        ] {
            assert_eq!(text(plain), plain);
        }
    }

    #[test]
    fn references_are_decoded_even_when_escaped_twice() {
        assert_eq!(text("A &#8217; B &amp;amp; C"), "A ’ B & C");
        assert_eq!(text("&lt;p&gt;deep&lt;/p&gt;"), "deep");
        assert_eq!(line(" a &amp;\n b "), "a & b");
        assert_eq!(text("one &amp;\ntwo"), "one &\ntwo");
    }

    #[test]
    fn a_tag_cut_off_at_the_end_is_dropped() {
        assert_eq!(
            text("<p>All is well</p><a href=\"https://exam"),
            "All is well"
        );
    }

    #[test]
    fn a_tower_of_tags_does_not_topple_us() {
        let tower = format!("{}deep", "<div>".repeat(20_000));
        assert_eq!(text(&tower).trim(), "deep");
    }

    proptest! {
        #[test]
        fn any_text_comes_through(field in "(<|>|/|p|hr|table|td|&amp;|&#x|;| |a|\n){0,40}") {
            let _ = text(&field);
        }
    }
}
