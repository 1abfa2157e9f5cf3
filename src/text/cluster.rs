//! Text by graphemes, each with its columns; and the limit on how large one may grow.
//!
//! Columns are ratatui's (`CellWidth`): what we count must be what it draws, even where both are wrong about a
//! terminal. Plain characters skip the segmentation crate, which costs ten times as much.

use super::class::{REPLACEMENT, is_plain};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks allowed on one base character.
const MARKS: usize = 4;
/// Code points allowed in one cluster.
const CODE_POINTS: usize = 12;

/// One grapheme of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grapheme<'a> {
    /// Byte where it begins.
    pub(crate) start: usize,
    /// Its characters.
    pub(crate) text: &'a str,
    /// Columns it takes.
    pub(crate) width: usize,
}

impl Grapheme<'_> {
    /// One past its last byte.
    pub(crate) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its first character.
    pub(crate) fn base(&self) -> char {
        self.text.chars().next().unwrap_or_default()
    }
}

/// Walks a text by graphemes.
#[derive(Debug, Clone)]
pub(crate) struct Graphemes<'a> {
    rest: &'a str,
    start: usize,
}

/// The graphemes of a text, in order.
pub(crate) const fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes {
        rest: text,
        start: 0,
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = Grapheme<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (length, width) = match self.rest.as_bytes() {
            [] => return None,
            // Most of most texts: a letter with an ASCII character after it stands alone.
            [b' '..=b'~'] | [b' '..=b'~', 0..=0x7F, ..] => (1, 1),
            _ => self.measure()?,
        };
        let (text, rest) = self.rest.split_at_checked(length)?;
        let start = self.start;
        self.rest = rest;
        self.start += length;
        Some(Grapheme { start, text, width })
    }
}

impl Graphemes<'_> {
    /// Bytes and columns of the next grapheme.
    fn measure(&self) -> Option<(usize, usize)> {
        let mut characters = self.rest.chars();
        let first = characters.next()?;
        if is_plain(first) && characters.next().is_none_or(is_plain) {
            return Some((first.len_utf8(), plain_width(first)));
        }
        let text = self.rest.graphemes(true).next()?;
        Some((text.len(), symbol_width(text)))
    }
}

fn plain_width(character: char) -> usize {
    if character.is_ascii() {
        1
    } else {
        character.width().unwrap_or_default()
    }
}

/// Columns of one grapheme, as ratatui's `CellWidth` has it; one with a control character is not drawn at all.
pub(crate) fn symbol_width(symbol: &str) -> usize {
    if symbol.chars().any(char::is_control) {
        return 0;
    }
    // ratatui adds a cell for each, also with versions of unicode-width that count them already: so do we.
    let sound_marks = symbol.chars().filter(|&c| is_sound_mark(c)).count();
    (symbol.width() + sound_marks).min(usize::from(u16::MAX))
}

/// Whether a character only adds to the one before it.
pub(crate) fn is_mark(character: char) -> bool {
    !character.is_control() && (character.width() == Some(0) || is_sound_mark(character))
}

/// The halfwidth sound marks extend their base in Unicode and take a cell of their own in every terminal.
const fn is_sound_mark(character: char) -> bool {
    matches!(character, '\u{FF9E}' | '\u{FF9F}')
}

/// Appends `text` to `out` with every cluster cut to size; returns how many characters were lost.
///
/// Marks without a base go, at the start of a line without a trace and elsewhere into a U+FFFD; a cluster that is too
/// long ends in one. That character joins with nothing before it, so what is left keeps its boundaries and limiting it
/// again changes nothing.
pub(crate) fn limit(text: &str, out: &mut String) -> u32 {
    let before = text.chars().count();
    let kept: usize = text
        .graphemes(true)
        .map(|cluster| limit_one(cluster, out))
        .sum();
    before.saturating_sub(kept) as u32
}

/// Appends one cluster; returns how many of its characters were kept.
fn limit_one(cluster: &str, out: &mut String) -> usize {
    let based = cluster.trim_start_matches(is_mark);
    let mut length = 0;
    if based.len() < cluster.len() && !(out.is_empty() || out.ends_with('\n')) {
        out.push(REPLACEMENT);
        length = 1;
    }
    let replaced = length;
    let mut marks = 0;
    let mut last = out.len();
    for character in based.chars() {
        marks += usize::from(is_mark(character));
        if is_mark(character) && marks > MARKS {
            continue;
        }
        if length == CODE_POINTS {
            out.truncate(last);
            out.push(REPLACEMENT);
            return CODE_POINTS - 1 - replaced;
        }
        last = out.len();
        out.push(character);
        length += 1;
    }
    length - replaced
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::CellWidth;

    #[test]
    fn long_clusters_are_cut_and_say_so() {
        let mut out = String::new();
        let lost = limit(&"\u{1100}".repeat(40), &mut out);
        assert_eq!(out, format!("{}\u{FFFD}", "\u{1100}".repeat(11)));
        assert_eq!(lost, 29);
    }

    /// U+111C2 has no width and begins a cluster of its own: without it two conjuncts became one of any length.
    #[test]
    fn what_is_dropped_does_not_join_its_neighbours() {
        let mut out = String::new();
        limit("\u{915}\u{94D}\u{111C2}\u{94D}\u{915}", &mut out);
        assert_eq!(out, "\u{915}\u{94D}\u{FFFD}\u{915}");
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_unicode_with_the_width_of_ratatui(text in "[a \\-é中가\u{301}\u{FF76}\u{FF9E}\u{915}\u{94D}\u{937}\u{1100}\u{1161}👨\u{200D}\u{FE0F}🇫❤]{0,24}") {
            let ours: Vec<_> = graphemes(&text).map(|g| g.text).collect();
            let theirs: Vec<_> = text.graphemes(true).collect();
            prop_assert_eq!(&ours, &theirs);
            for grapheme in graphemes(&text).filter(|g| g.text != "\u{7F}") {
                prop_assert_eq!(grapheme.width, usize::from(grapheme.text.cell_width()));
            }
        }
    }
}
