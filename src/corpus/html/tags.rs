//! Which `<` opens a tag: that of a known name, with attributes or nothing after it. `a <b and c>` and `<time out>` are text.

/// The tags of HTML, by name.
const TAGS: [&str; 120] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "meta",
    "nav",
    "nobr",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "track",
    "math",
    "marquee",
    "meter",
    "noframes",
    "output",
    "progress",
];
/// Tags that are no words: whatever stands after their names, they are meant as tags.
const PLAIN: [&str; 24] = [
    "blockquote",
    "br",
    "div",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "iframe",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Attributes that stand without a value, or are where a text is cut off.
const BARE: [&str; 16] = [
    "async",
    "defer",
    "controls",
    "hidden",
    "disabled",
    "allowfullscreen",
    "itemscope",
    "nowrap",
    "noshade",
    "reversed",
    "checked",
    "selected",
    "href",
    "src",
    "class",
    "style",
];
/// Attributes that come first in a tag.
const FIRST: [&str; 29] = [
    "align", "alt", "aria-", "border", "cite", "class", "color", "data-", "datetime", "dir",
    "face", "height", "href", "id", "itemprop", "lang", "loading", "name", "onclick", "property",
    "rel", "role", "size", "src", "style", "target", "title", "type", "width",
];
/// Longest tag of which the end is looked for, in bytes.
const FAR: usize = 4_000;
/// Longest name of a tag, in bytes.
const LONGEST: usize = 32;

/// Whether a text that begins with `<` begins with a tag, a comment or a declaration.
pub(super) fn opens_tag(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else {
        return false;
    };
    // A text of nothing but angle brackets is passed over quickly.
    let first = rest.bytes().next().unwrap_or_default();
    if !(first.is_ascii_alphabetic() || matches!(first, b'!' | b'?' | b'/')) {
        return false;
    }
    if rest.starts_with('!') || rest.starts_with('?') {
        return is_declaration(rest);
    }
    let is_end = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let Some((name, after)) = name(rest) else {
        return false;
    };
    let is_closed = after.trim_start().starts_with('>');
    // `<o:p>`, `<amp-img …>`: of a page, though not of HTML.
    let is_foreign = name.contains([':', '-']) && (is_end || is_closed || has_attribute(after));
    if is_end {
        return (is_known(name) || is_foreign) && is_closed;
    }
    let is_plain = || PLAIN.iter().any(|tag| tag.eq_ignore_ascii_case(name));
    is_foreign
        || (is_known(name)
            && (is_closed
                || has_attribute(after)
                || (is_plain() && after.bytes().take(FAR).any(|byte| byte == b'>'))))
}

/// Whether a text is a tag that was cut off before its first attribute was told: `<a `, `<a hre`; `<b and` is text.
pub(super) fn is_cut_early(text: &str) -> bool {
    let inner = text.strip_prefix('<').unwrap_or_default();
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let Some((_, after)) = name(inner).filter(|(name, _)| is_known(name)) else {
        return false;
    };
    let begun = after.trim_start().to_ascii_lowercase();
    FIRST.iter().any(|attribute| attribute.starts_with(&begun))
}

fn is_known(name: &str) -> bool {
    TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name)) || name.eq_ignore_ascii_case("wbr")
}

/// The name of a tag at the start of a text, and what follows it.
pub(super) fn name(text: &str) -> Option<(&str, &str)> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-');
    let length = text.bytes().take(LONGEST).take_while(is_part).count();
    let (name, after) = text.split_at_checked(length)?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && after.starts_with([' ', '>', '/', '\n', '\t', '\r']);
    is_name.then_some((name, after))
}

fn is_declaration(rest: &str) -> bool {
    let is = |start: &str| {
        rest.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    is("!--") || is("!doctype ") || is("![CDATA[") || is("?xml ")
}

/// Whether what follows the name of a tag reads like its attributes.
fn has_attribute(after: &str) -> bool {
    let after = after.trim_start();
    if after.starts_with("/>") {
        return true;
    }
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '@' | '.');
    let length = after
        .char_indices()
        .take(64)
        .find(|(_, c)| !is_part(*c))
        .map_or(after.len().min(64), |(at, _)| at);
    let Some((name, rest)) = after
        .split_at_checked(length)
        .filter(|(name, _)| !name.is_empty())
    else {
        return false;
    };
    rest.trim_start().starts_with('=') || BARE.iter().any(|bare| bare.eq_ignore_ascii_case(name))
}
