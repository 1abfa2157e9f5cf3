//! Short texts as the numbers of their words, two bytes each for most, in pieces that never move: see [`super::column`].
//! Letter by letter names were the largest part of a tally.

use super::{lexicon::Lexicon, packed};

/// Bytes of a piece.
const PIECE: usize = 1 << 16;

/// Bytes of a text that are kept. Names are short: what is not is cut, so that any fits into a piece.
const LONGEST: usize = PIECE / packed::LONGEST - 2;

/// Texts by where they were put.
#[derive(Debug, Default)]
pub(super) struct Texts {
    lexicon: Lexicon,
    /// Texts one behind the other: how many words, then their numbers.
    pieces: Vec<Vec<u8>>,
}

/// Where a text was put, which tells it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextAt(u32);

impl Texts {
    /// Keeps a text.
    pub(super) fn put(&mut self, text: &str) -> TextAt {
        let text = cut(text);
        let mut numbers = Vec::new();
        packed::push(&mut numbers, words(text).count() as u32);
        for word in words(text) {
            packed::push(&mut numbers, self.lexicon.number(word));
        }
        let has_room = |piece: &Vec<u8>| piece.len() + numbers.len() <= PIECE;
        if !self.pieces.last().is_some_and(has_room) {
            // The first piece may stay small: most archives are.
            let room = if self.pieces.is_empty() { 0 } else { PIECE };
            self.pieces.push(Vec::with_capacity(room));
        }
        let before = self.pieces.len().saturating_sub(1) * PIECE;
        let start = self.pieces.last_mut().map_or(0, |piece| {
            let start = piece.len();
            piece.append(&mut numbers);
            start
        });
        TextAt((before + start) as u32)
    }

    /// The text that was put there.
    pub(super) fn get(&self, at: TextAt) -> String {
        let mut text = String::new();
        self.read(at, &mut text);
        text
    }

    /// Puts the text that was put there in the place of `text`.
    pub(super) fn read(&self, at: TextAt, text: &mut String) {
        text.clear();
        for (number, word) in self.words(at).enumerate() {
            if number > 0 {
                text.push(' ');
            }
            text.push_str(word);
        }
    }

    /// Its words, as [`words`] cuts them.
    pub(super) fn words(&self, TextAt(at): TextAt) -> impl Iterator<Item = &str> {
        let at = at as usize;
        let piece = self.pieces.get(at / PIECE).map_or(&[][..], Vec::as_slice);
        let mut bytes = piece.get(at % PIECE..).unwrap_or_default().iter();
        let count = packed::pull(&mut bytes).unwrap_or_default() as usize;
        let numbers = std::iter::from_fn(move || packed::pull(&mut bytes));
        numbers.take(count).map(|number| self.lexicon.word(number))
    }

    /// Whether it is this text that was put there.
    pub(super) fn is(&self, at: TextAt, text: &str) -> bool {
        self.words(at).eq(words(cut(text)))
    }
}

/// A text as far as it is kept.
pub(super) fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The words of a text; with blanks between them they are the text again.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ')
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Texts};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_come_back_letter_by_letter_and_in_their_order(texts in prop::collection::vec("[ aé.\u{a0}]{0,6}", 2..20)) {
            let mut kept = Texts::default();
            let places: Vec<_> = texts.iter().map(|text| kept.put(text)).collect();
            for (text, at) in texts.iter().zip(&places) {
                prop_assert_eq!(&kept.get(*at), text);
            }
            for (one, here) in texts.iter().zip(&places) {
                for (other, there) in texts.iter().zip(&places) {
                    prop_assert_eq!(kept.words(*here).cmp(kept.words(*there)), one.cmp(other));
                    prop_assert_eq!(kept.is(*here, other), one == other);
                }
            }
        }
    }

    #[test]
    fn a_text_comes_back_whole_whatever_piece_it_is_in() {
        let mut texts = Texts::default();
        let words: Vec<String> = (0..40_000).map(|n| format!("Zoë {n}")).collect();
        let places: Vec<_> = words.iter().map(|word| texts.put(word)).collect();
        for (word, at) in words.iter().zip(places) {
            assert_eq!(texts.get(at), *word);
        }
    }

    #[test]
    fn a_text_longer_than_a_piece_is_cut_between_letters_and_known_again() {
        for long in [format!("a{}", "ë".repeat(LONGEST)), "a ".repeat(LONGEST)] {
            let mut texts = Texts::default();
            texts.put("short");
            let at = texts.put(&long);
            assert_eq!(texts.get(at).len(), LONGEST);
            assert!(long.starts_with(&texts.get(at)) && texts.is(at, &long));
            let next = texts.put("next");
            assert_eq!(texts.get(next), "next");
        }
    }
}
