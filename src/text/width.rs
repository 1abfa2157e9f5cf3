//! How many columns a text takes, and how to make it fit.
//!
//! The measure is ratatui's, grapheme by grapheme; asking `unicode-width` for a whole string gives other answers
//! (it joins Arabic letters across graphemes) and the layout would drift from what is drawn.

use super::cluster::{graphemes, symbol_width};
use std::borrow::Cow;

/// Columns a text takes, as ratatui counts them.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    graphemes(text).map(|grapheme| grapheme.width).sum()
}

/// The longest prefix of whole graphemes that fits `columns`, and its width.
pub fn fit(text: &str, columns: usize) -> (&str, usize) {
    let mut used = 0;
    let mut end = 0;
    for grapheme in graphemes(text) {
        if used + grapheme.width > columns {
            break;
        }
        used += grapheme.width;
        end = grapheme.end();
    }
    (text.get(..end).unwrap_or_default(), used)
}

/// The text, cut to `columns` with `mark` (as `…` or `~`) at its end when it does not fit. Never wider than
/// `columns`: where even the mark does not fit, it is left out.
pub fn ellipsize<'a>(text: &'a str, columns: usize, mark: &str) -> Cow<'a, str> {
    let (prefix, _) = fit(text, columns);
    if prefix.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(width(mark)) else {
        return Cow::Borrowed(prefix);
    };
    let (prefix, _) = fit(text, room);
    Cow::Owned(format!("{}{mark}", prefix.trim_end()))
}

/// The same cut at its start: of a path the end tells more.
pub fn ellipsize_start<'a>(text: &'a str, columns: usize, mark: &str) -> Cow<'a, str> {
    let mut over = width(text).saturating_sub(columns);
    if over == 0 {
        return Cow::Borrowed(text);
    }
    let mark = if width(mark) <= columns { mark } else { "" };
    over += width(mark);
    let mut start = 0;
    for grapheme in graphemes(text) {
        if over == 0 {
            break;
        }
        over = over.saturating_sub(grapheme.width);
        start = grapheme.end();
    }
    Cow::Owned(format!("{mark}{}", text.get(start..).unwrap_or_default()))
}

/// Whether every terminal agrees on this symbol's width: one character of a block that is drawn alike everywhere.
pub fn is_certain(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    let (Some(only), None) = (characters.next(), characters.next()) else {
        return symbol.is_empty();
    };
    matches!(
        only as u32,
        0x20..=0x7E | 0xA0..=0xAC | 0xAE..=0x2FF | 0x370..=0x377 | 0x37A..=0x37F | 0x384..=0x482 | 0x48A..=0x52F
            | 0x2010..=0x2027 | 0x2500..=0x259F | 0x3041..=0x3096 | 0x309B..=0x30FF | 0x3400..=0x4DBF
            | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFF01..=0xFF5E | 0xFFFD
    )
}

/// Columns of one cell's symbol, as ratatui counts them.
pub fn symbol_columns(symbol: &str) -> usize {
    if symbol.len() == 1 {
        1
    } else {
        symbol_width(symbol)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::{buffer::Buffer, layout::Rect, style::Style};

    #[test]
    fn wide_joined_and_control_characters_take_the_columns_they_are_drawn_in() {
        for (text, columns) in [
            ("", 0),
            ("abc", 3),
            ("a\u{7}b", 2),
            ("中文", 4),
            ("e\u{301}x", 2),
            ("ｶﾞ", 3),
            ("لا", 2),
            ("한국", 4),
            ("👨", 2),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn ellipsis_never_passes_the_edge() {
        assert_eq!(ellipsize("abcdef", 6, "…"), "abcdef");
        assert_eq!(ellipsize("abcdef", 5, "…"), "abcd…");
        assert_eq!(ellipsize("ab cdef", 4, "…"), "ab…");
        assert_eq!(ellipsize("中中中", 4, "…"), "中…");
        assert_eq!(ellipsize("中中", 1, "~"), "~");
        assert_eq!(ellipsize("abc", 0, "~"), "");
        assert_eq!(ellipsize("abcdef", 2, "..."), "ab");
    }

    #[test]
    fn a_text_cut_at_its_start_never_passes_the_edge() {
        assert_eq!(ellipsize_start("abcdef", 6, "…"), "abcdef");
        assert_eq!(ellipsize_start("abcdef", 5, "…"), "…cdef");
        assert_eq!(ellipsize_start("中中中", 4, "…"), "…中");
        assert_eq!(ellipsize_start("中中", 1, "~"), "~");
        assert_eq!(ellipsize_start("abc", 0, "~"), "");
    }

    #[test]
    fn certain_symbols_are_single_characters_of_settled_blocks() {
        for symbol in ["a", "é", "я", "“", "─", "中", "か", "한", " "] {
            assert!(is_certain(symbol), "{symbol:?}");
        }
        for symbol in ["e\u{301}", "❤", "👍", "ก", "ש", "\u{483}", "\u{3099}", "½½"] {
            assert!(!is_certain(symbol), "{symbol:?}");
        }
    }

    proptest! {
        #[test]
        fn width_is_what_ratatui_draws(text in "[a \\-é中가لا\u{301}\u{915}\u{94D}\u{937}\u{FF76}\u{FF9E}👨❤\u{E33}\u{E01}]{0,24}") {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 1));
            let (end, _) = buffer.set_stringn(0, 0, &text, 200, Style::default());
            prop_assert_eq!(width(&text), usize::from(end));
        }

        #[test]
        fn fit_is_the_longest_prefix_of_whole_graphemes(text in "[a é中\u{301}\u{FF76}\u{FF9E}]{0,20}", columns in 0_usize..30) {
            let (prefix, used) = fit(&text, columns);
            prop_assert!(text.starts_with(prefix));
            prop_assert_eq!(width(prefix), used);
            prop_assert!(used <= columns);
            let next = text.get(prefix.len()..).and_then(|rest| graphemes(rest).next());
            prop_assert!(next.is_none_or(|grapheme| used + grapheme.width > columns));
            prop_assert!(width(&ellipsize(&text, columns, "…")) <= columns);
            prop_assert!(width(&ellipsize_start(&text, columns, "…")) <= columns);
        }
    }
}
