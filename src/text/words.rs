//! Where words begin and end in a folded text: for the search that reads it letter by letter, and for the index of its
//! words, which must find the same.
//!
//! A word is a run of letters and figures. Where words are written without blanks between them each letter stands alone.

use unicode_normalization::char::is_combining_mark;

/// Whether no word goes on over a place in a text.
pub(crate) fn is_edge(text: &str, at: usize) -> bool {
    let is_ascii_edge = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let bytes = text.as_bytes();
    let (before, after) = (
        at.checked_sub(1).and_then(|at| bytes.get(at)),
        bytes.get(at),
    );
    match (before, after) {
        (None, _) | (_, None) => return true,
        (Some(before), Some(after)) if is_ascii_edge(before) || is_ascii_edge(after) => {
            return true;
        }
        (Some(before), Some(after)) if before.is_ascii() && after.is_ascii() => return false,
        _ => {}
    }
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at..).and_then(|text| text.chars().next());
    !before.is_some_and(is_letter) || !after.is_some_and(is_letter)
}

/// Whether a character of a folded text is of a word: letters, figures, and the marks that a letter of many scripts is
/// written with (a virama, a vowel sign). Those that only say how a symbol is drawn are none.
fn is_letter(character: char) -> bool {
    character.is_alphanumeric()
        || !matches!(character, '\u{FE00}'..='\u{FE0F}') && is_combining_mark(character)
}

/// Whether a word begins or ends at a place. Where words are written without blanks they do so everywhere.
pub(crate) fn is_word_edge(text: &str, at: usize) -> bool {
    if is_edge(text, at) {
        return true;
    }
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at..).and_then(|text| text.chars().next());
    before.is_some_and(is_unspaced) || after.is_some_and(is_unspaced)
}

/// Letters of scripts that put no blanks between words: Thai, Lao, Burmese, Khmer, kana, Han.
fn is_unspaced(letter: char) -> bool {
    matches!(
        letter as u32,
        0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0x20000..=0x3FFFF
    )
}

/// Whether a phrase goes on over what stands between two words: blanks, and the end of a line, but no empty line.
pub(crate) fn is_gap(between: &str) -> bool {
    let is_blank = !between.is_empty() && between.trim().is_empty();
    is_blank && memchr::memchr_iter(b'\n', between.as_bytes()).count() <= 1
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Blanks, and the end of a line at most: what a phrase goes on over.
    Blank,
    /// Anything else, or nothing; also before the first.
    Other,
}

/// A word in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// Its letters.
    pub text: &'t str,
    /// What stands before it.
    pub gap: Gap,
    /// Its first byte.
    pub start: usize,
}

/// The words of a folded text, one after the other.
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    /// Where the last one ended.
    at: usize,
}

impl<'t> Words<'t> {
    /// The words of a text.
    pub fn of(text: &'t str) -> Self {
        Self::from(text, 0)
    }

    /// Those that begin at a byte or after it; another word ended there.
    pub fn from(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// Where the next word begins.
    fn start(&self) -> Option<usize> {
        let mut at = self.at;
        loop {
            let byte = *self.text.as_bytes().get(at)?;
            if byte.is_ascii_alphanumeric() {
                return Some(at);
            }
            let length = if byte.is_ascii() {
                1
            } else {
                let letter = self.letter(at)?;
                if is_letter(letter) {
                    return Some(at);
                }
                letter.len_utf8()
            };
            at += length;
        }
    }

    /// Where the word that begins at `start` ends.
    fn end(&self, start: usize) -> usize {
        let mut at = start;
        while let Some(byte) = self.text.as_bytes().get(at) {
            if byte.is_ascii() {
                if !byte.is_ascii_alphanumeric() {
                    break;
                }
                at += 1;
                continue;
            }
            let Some(letter) = self.letter(at).filter(|letter| is_letter(*letter)) else {
                break;
            };
            if is_unspaced(letter) {
                return if at == start {
                    at + letter.len_utf8()
                } else {
                    at
                };
            }
            at += letter.len_utf8();
        }
        at
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let start = self.start()?;
        let end = self.end(start);
        let between = self.text.get(self.at..start).unwrap_or_default();
        let gap = if self.at > 0 && is_gap(between) {
            Gap::Blank
        } else {
            Gap::Other
        };
        self.at = end;
        Some(Word {
            text: self.text.get(start..end)?,
            gap,
            start,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<(&str, Gap)> {
        Words::of(text).map(|word| (word.text, word.gap)).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_say_what_stands_before_them() {
        use Gap::{Blank, Other};
        assert_eq!(
            words(" don't  stop, 3rd day\nend\n\nnext"),
            [
                ("don", Other),
                ("t", Other),
                ("stop", Blank),
                ("3rd", Other),
                ("day", Blank),
                ("end", Blank),
                ("next", Other)
            ]
        );
        assert_eq!(
            words("ab中文 は x"),
            [
                ("ab", Other),
                ("中", Other),
                ("文", Other),
                ("は", Blank),
                ("x", Blank)
            ]
        );
        assert!(words(" — … ").is_empty() && words("").is_empty());
    }

    proptest! {
        #[test]
        fn a_word_lies_between_two_edges_and_holds_none(text in "[a-c1é中は \\-'\n—กิ]{0,12}|\\PC{0,12}") {
            let mut last = 0;
            for word in Words::of(&text) {
                let end = word.start + word.text.len();
                prop_assert!(word.start >= last && end > word.start);
                prop_assert!(is_word_edge(&text, word.start) && is_word_edge(&text, end));
                for (at, _) in word.text.char_indices().skip(1) {
                    prop_assert!(!is_word_edge(&text, word.start + at));
                }
                let between = text.get(last..word.start).unwrap_or("?");
                prop_assert!(!between.contains(is_letter));
                last = end;
            }
            prop_assert!(!text.get(last..).unwrap_or("?").contains(is_letter));
        }
    }
}
