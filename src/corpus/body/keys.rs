//! The words editors and converters use for the parts of a text: what kind a block is of, and where it keeps its text.

use serde_json::{Map, Value};

/// Keys that tell the kind of a block.
const KINDS: [&str; 11] = [
    "type",
    "_type",
    "nodeType",
    "blockName",
    "kind",
    "blockType",
    "block_type",
    "element",
    "object",
    "tag",
    "name",
];
/// Keys under which a block keeps its text, likeliest first.
pub(super) const TEXTS: [&str; 30] = [
    "bodyHtml",
    "bodyTextSummary",
    "text",
    "plain_text",
    "plainText",
    "plaintext",
    "context",
    "sentence",
    "content",
    "processed",
    "value",
    "paragraph",
    "rendered",
    "innerHTML",
    "html",
    "body",
    "plain",
    "markdown",
    "data",
    "#text",
    "$text",
    "$t",
    "_text",
    "_cdata",
    "transcript",
    "insert",
    "originalText",
    "word",
    "token",
    "form",
];
/// Keys under which a block keeps further blocks.
pub(super) const NESTED: [&str; 26] = [
    "blocks",
    "children",
    "paragraphs",
    "sections",
    "rich_text",
    "richText",
    "innerBlocks",
    "content_elements",
    "items",
    "list_items",
    "content",
    "body",
    "nodes",
    "pages",
    "sentences",
    "tokens",
    "words",
    "ops",
    "spans",
    "root",
    "model",
    "document",
    "p",
    "inlineXML",
    "passages",
    "attributes",
];
/// Keys of what stands above a block: a crosshead.
pub(super) const HEADS: [&str; 6] = [
    "heading",
    "crosshead",
    "subheading",
    "section",
    "title",
    "headline",
];
/// Words in the kind of blocks that are not running text.
const ASIDE: &str = "image images img picture photo figure video audio embed embedded asset oembed tweet twitter instagram facebook \
    youtube ad ads advert advertisement gallery slideshow carousel related newsletter promo iframe code interstitial media divider \
    separator spacer button form poll chart map pullquote infobox reference attachment file callout-ad raw-ad toc";
/// Kinds of the blocks that stand above a text and are no part of it.
const OPENINGS: &str = "kicker title headline byline date deck dek author";
/// Kinds of fragments within a line.
const INLINE: &str = "plain bold italic underline strikethrough spoiler link text_link hyperlink entry-hyperlink mention mention_name \
    hashtag custom_emoji email phone cashtag bot_command span strong em emphasis fragment mark text_run hardbreak br linebreak inlinecode \
    autolink a";
/// Words in the kind of blocks that are one line of fragments.
const LINES: &str = "paragraph p heading header h1 h2 h3 h4 h5 h6 quote blockquote item li block lead unstyled link hyperlink text \
    crosshead listitem";

/// The kind of a block, in small letters, without the name of its family (`core/paragraph`).
pub(super) fn kind(map: &Map<String, Value>) -> Option<String> {
    let kind = KINDS.iter().find_map(|key| map.get(*key)?.as_str())?;
    let kind = kind.rsplit(['/', '.', ':']).next()?;
    Some(kind.to_lowercase())
}

fn has_word(list: &str, kind: &str) -> bool {
    let mut words = kind.split(['-', '_', ' ']).chain([kind]);
    words.any(|word| list.split_whitespace().any(|known| known == word))
}

/// Whether a block is no running text.
pub(super) fn is_aside(kind: &str) -> bool {
    has_word(ASIDE, kind)
}

/// Whether a block at the head of a text is what is printed above it: its headline, who wrote it, when.
pub(super) fn is_opening(kind: &str) -> bool {
    OPENINGS.split_whitespace().any(|known| known == kind)
}

/// Whether a block is a fragment within a line.
pub(super) fn is_inline(kind: &str) -> bool {
    INLINE.split_whitespace().any(|known| known == kind)
}

/// Whether the children of a block are fragments of one line.
pub(super) fn is_line(kind: &str) -> bool {
    has_word(LINES, kind) && !is_list(kind)
}

/// Whether a block is a list of items.
pub(super) fn is_list(kind: &str) -> bool {
    let is_item = kind.contains("item");
    !is_item && (kind.contains("list") || matches!(kind, "ul" | "ol"))
}

/// Whether a block begins a new line within a paragraph.
pub(super) fn is_break(kind: &str) -> bool {
    matches!(
        kind,
        "hardbreak" | "br" | "linebreak" | "hard_break" | "line-break"
    )
}
