//! Breaks a paragraph into lines, at word boundaries where there are any.
//!
//! Greedy, in one pass, linear: the reader wraps whole articles on a worker and a resize must not be felt. Words
//! break after hyphens and dashes, Chinese and Japanese between characters (no closing mark begins a line, no
//! opening one ends it), and what is longer than a line by grapheme. No hyphen is ever added: the text is quoted.

use super::Span;
use super::cluster::{Grapheme, graphemes};

/// What must not begin a line.
const CLOSING: &str = ")]},.:;!?%\"'’”»›…-‐–—、。，．：；！？）］｝」』】〕〉》〗〙・ー々ゝゞヽヾ～％゛゜\
    ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡｣､･ｰﾞﾟ";
/// What must not end a line.
const OPENING: &str = "([{‘“«‹（［｛「『【〔〈《〖〘｢";

/// Breaks one paragraph (no line break in it) into lines of at most `columns`, at word boundaries, by grapheme.
/// Spans are relative to `paragraph`, without the blanks at the break. Never empty: an empty paragraph is one empty
/// span. A grapheme wider than `columns` stands alone on its line.
pub fn wrap(paragraph: &str, columns: usize) -> Vec<Span> {
    let mut lines = Lines::new(columns.max(1));
    let mut previous = None;
    let mut at = 0;
    let mut known_long = 0;
    while let Some(next) = piece(paragraph, at, lines.room(), &mut known_long) {
        if next.text.chars().all(is_blank) {
            // One that carries a mark is shown and so is no place to break.
            lines.push_blank(&next);
        } else {
            let may_break = previous.is_some_and(|last| may_break(last, next.base()));
            lines.push(&next, may_break);
        }
        previous = next.text.chars().next_back();
        at = next.end();
    }
    lines.finish()
}

/// What comes next: a word that fits, whose letters need no look (the line may break before its first only), else a
/// grapheme. How long a word is that does not fit is found out once and not at each of its letters: up to
/// `known_long` nothing fits.
fn piece<'a>(
    paragraph: &'a str,
    at: usize,
    room: usize,
    known_long: &mut usize,
) -> Option<Grapheme<'a>> {
    let rest = paragraph.get(at..)?;
    if at >= *known_long {
        let width = ascii_word(rest.as_bytes(), room + 1);
        if (2..=room).contains(&width) {
            return Some(Grapheme {
                start: at,
                text: rest.get(..width)?,
                width,
            });
        }
        *known_long = at + width;
    }
    let grapheme = graphemes(rest).next()?;
    Some(Grapheme {
        start: at,
        ..grapheme
    })
}

/// How many bytes, `most` at most, begin the text that are one ASCII word: no blank and no hyphen in it, no mark on
/// its last letter.
fn ascii_word(bytes: &[u8], most: usize) -> usize {
    let is_inner = |byte: &&u8| byte.is_ascii_graphic() && **byte != b'-';
    let length = bytes.iter().take(most).take_while(is_inner).count();
    match bytes.get(length) {
        Some(0x80..) => length.saturating_sub(1),
        _ => length,
    }
}

/// Where the current line may end.
#[derive(Debug, Clone, Copy)]
struct Break {
    /// End of the line if it is broken here, before the blanks.
    end: usize,
    /// Start of the next line, after the blanks.
    next: usize,
    /// Columns from the start of the line to `next`.
    columns: usize,
}

/// The lines found so far and the one that grows.
#[derive(Debug)]
struct Lines {
    limit: usize,
    done: Vec<Span>,
    /// First byte of the growing line.
    start: usize,
    /// One past its last byte that is not a blank.
    end: usize,
    /// Its columns, with the blanks after `end`.
    columns: usize,
    /// The last place where it may be broken.
    opportunity: Option<Break>,
}

impl Lines {
    const fn new(limit: usize) -> Self {
        Self {
            limit,
            done: Vec::new(),
            start: 0,
            end: 0,
            columns: 0,
            opportunity: None,
        }
    }

    /// Columns left on the line.
    const fn room(&self) -> usize {
        self.limit.saturating_sub(self.columns)
    }

    fn has_content(&self) -> bool {
        self.end > self.start
    }

    /// Blanks may hang over the edge: they are dropped when the line breaks there.
    fn push_blank(&mut self, grapheme: &Grapheme<'_>) {
        self.columns += grapheme.width;
        if self.has_content() {
            let (end, next, columns) = (self.end, grapheme.end(), self.columns);
            self.opportunity = Some(Break { end, next, columns });
        }
    }

    fn push(&mut self, grapheme: &Grapheme<'_>, may_break: bool) {
        if may_break && self.has_content() && self.end == grapheme.start {
            let (end, columns) = (self.end, self.columns);
            self.opportunity = Some(Break {
                end,
                next: end,
                columns,
            });
        }
        while self.columns + grapheme.width > self.limit && grapheme.start > self.start {
            self.break_before(grapheme.start);
        }
        self.columns += grapheme.width;
        self.end = grapheme.end();
    }

    /// Ends the line at the last opportunity, else right before `at`; an indentation too deep for the line goes.
    fn break_before(&mut self, at: usize) {
        let whole = Break {
            end: at,
            next: at,
            columns: self.columns,
        };
        let found = self.opportunity.take().unwrap_or(whole);
        if self.has_content() {
            self.done.push(Span::new(self.start, found.end));
        }
        self.start = found.next;
        self.columns -= found.columns;
    }

    fn finish(mut self) -> Vec<Span> {
        if self.has_content() {
            self.done.push(Span::new(self.start, self.end));
        } else if self.done.is_empty() {
            self.done.push(Span::default());
        }
        self.done
    }
}

/// White space at which a line may break; the no-break spaces are not.
fn is_blank(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_whitespace();
    }
    character.is_whitespace() && !matches!(character, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Whether a line may break between two characters that are not blanks.
fn may_break(last: char, next: char) -> bool {
    if last.is_ascii() && next.is_ascii() && last != '-' {
        return false;
    }
    let may = match last {
        '-' | '\u{2010}' => next.is_alphabetic(),
        '–' | '—' => true,
        _ => is_ideographic(last) || is_ideographic(next),
    };
    may && !is_blank(last) && !CLOSING.contains(next) && !OPENING.contains(last)
}

/// Characters of scripts written without spaces whose lines break anywhere (Korean has spaces, Thai needs a
/// dictionary).
fn is_ideographic(character: char) -> bool {
    matches!(
        character as u32,
        0x2E80..=0x2FFF | 0x3000..=0x312F | 0x3190..=0xA4CF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F
            | 0xFF01..=0xFF9F | 0x20000..=0x3FFFF
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;
    use proptest::prelude::*;

    fn lines(paragraph: &str, columns: usize) -> Vec<&str> {
        wrap(paragraph, columns)
            .into_iter()
            .map(|span| span.of(paragraph))
            .collect()
    }

    #[test]
    fn lines_break_between_words_and_after_hyphens() {
        for (paragraph, columns, expected) in [
            ("", 10, vec![""]),
            ("   ", 10, vec![""]),
            ("one two three", 7, vec!["one two", "three"]),
            ("one two   three  ", 8, vec!["one two", "three"]),
            ("one two", 3, vec!["one", "two"]),
            ("a bbbbb", 6, vec!["a", "bbbbb"]),
            ("abcdefgh ij", 3, vec!["abc", "def", "gh", "ij"]),
            ("well-known man", 6, vec!["well-", "known", "man"]),
            ("about -5 degrees", 8, vec!["about -5", "degrees"]),
            ("yes—no", 4, vec!["yes—", "no"]),
            ("10\u{A0}km away", 6, vec!["10\u{A0}km", "away"]),
            ("  indented text", 10, vec!["  indented", "text"]),
            ("      x", 3, vec!["x"]),
        ] {
            assert_eq!(
                lines(paragraph, columns),
                expected,
                "{paragraph:?} in {columns}"
            );
        }
    }

    #[test]
    fn wraps_chinese_and_japanese_between_characters() {
        assert_eq!(lines("中文字中文", 4), ["中文", "字中", "文"]);
        assert_eq!(lines("彼は言った。そして", 10), ["彼は言っ", "た。そして"]);
        assert_eq!(lines("中文「引用」", 6), ["中文", "「引", "用」"]);
        assert_eq!(lines("中", 1), ["中"]);
    }

    #[test]
    fn long_words_and_paragraphs_come_to_an_end() {
        assert_eq!(wrap(&"w".repeat(1_000_000), 70).len(), 14_286);
        assert!(wrap(&"some words here ".repeat(65_536), 70).len() > 15_000);
        assert!(wrap(&" ".repeat(1_000_000), 70).len() == 1);
        assert!(wrap(&"中-é ".repeat(200_000), 1).len() > 200_000);
    }

    /// The pieces between places where a line may break, blanks at the end of each.
    fn naive(paragraph: &str, columns: usize) -> Vec<String> {
        let all: Vec<_> = graphemes(paragraph).collect();
        let mut lines: Vec<String> = Vec::new();
        let mut from = 0;
        while from < all.len() {
            // The longest beginning that fits and ends where a line may; else the longest that fits; else one.
            let text = |to: usize| all[from..to].iter().map(|g| g.text).collect::<String>();
            let fits = |to: usize| width(text(to).trim_end()) <= columns.max(1);
            let ends = |to: usize| {
                to == all.len()
                    || (all[to - 1].base() == ' '
                        && all[to].base() != ' '
                        && !text(to).trim().is_empty())
                    || (all[to].base() != ' '
                        && may_break(
                            all[to - 1].text.chars().next_back().unwrap(),
                            all[to].base(),
                        ))
            };
            let to = (from + 1..=all.len())
                .rev()
                .find(|&to| fits(to) && ends(to));
            let hard = (from + 1..=all.len())
                .rev()
                .find(|&to| fits(to))
                .unwrap_or(from + 1);
            let to = to.unwrap_or(hard);
            lines.push(text(to).trim_end().to_owned());
            from = to + all[to..].iter().take_while(|g| g.base() == ' ').count();
        }
        lines
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn agrees_with_the_naive_version(paragraph in "([a-e]{1,9}[ -]{0,2}|中文。|「|é\u{301}| ){0,12}", columns in 1_usize..14) {
            // An indentation that leaves no room is a case of its own, tested above.
            let paragraph = paragraph.trim();
            let expected: Vec<_> = naive(paragraph, columns);
            let expected = if expected.is_empty() { vec![String::new()] } else { expected };
            prop_assert_eq!(lines(paragraph, columns), expected);
        }

        #[test]
        fn wrap_never_splits_a_grapheme_nor_passes_the_edge(paragraph in "[a-c \u{301}中가\u{1100}\u{1161}\u{915}\u{94D}\u{937}。「é👨-]{0,40}", columns in 0_usize..12) {
            let spans = wrap(&paragraph, columns);
            let ends: Vec<_> = graphemes(&paragraph).map(|g| g.end()).chain([0]).collect();
            let mut last = 0;
            prop_assert!(!spans.is_empty());
            for span in spans {
                let text = span.of(&paragraph);
                prop_assert!(ends.contains(&(span.start as usize)) && ends.contains(&(span.end as usize)));
                prop_assert!(paragraph.get(last..span.start as usize).unwrap().trim().is_empty());
                prop_assert!(width(text) <= columns.max(1) || graphemes(text).count() == 1, "{:?}", text);
                prop_assert!(!text.ends_with(' '));
                last = span.end as usize;
            }
            prop_assert!(paragraph.get(last..).unwrap().trim().is_empty());
        }
    }
}
