//! Placeholder signatures; the text floor replaces the bodies.

use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// Columns a text takes, as ratatui counts them.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The longest prefix of whole graphemes that fits `columns`, and its width.
pub fn fit(text: &str, columns: usize) -> (&str, usize) {
    let end = text
        .char_indices()
        .nth(columns)
        .map_or(text.len(), |(at, _)| at);
    let prefix = text.get(..end).unwrap_or_default();
    (prefix, width(prefix))
}

/// The text, cut to `columns` with `mark` (as `…` or `~`) at its end when it does not fit.
pub fn ellipsize<'a>(text: &'a str, columns: usize, mark: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("{}{mark}", fit(text, columns.saturating_sub(1)).0))
    }
}

/// Whether every terminal agrees on this symbol's width.
pub fn is_certain(symbol: &str) -> bool {
    symbol.is_ascii()
}
