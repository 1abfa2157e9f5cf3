//! Where a single letter stands at its best in a short text, told without looking at the text. The letter typed first is in
//! nearly all of a million headlines, and few of them come to the top: those that begin with it, or have it as a word.

use crate::text::lanes::{self, BLOCK, Lanes};

/// The letters that stand alone in a text, a bit for each, and above them the number of the one it begins with: 1 for an
/// `a`, 0 where it begins otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standings(u32);

/// Where the number of the first letter begins.
const FIRST: u32 = 26;

/// How well a letter stands in a text at best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is a word.
    Alone,
    /// The text begins with it.
    First,
    /// Another word may begin with it.
    Behind,
}

impl Standings {
    /// Of a text without accents. What is not ASCII may have any.
    pub(super) fn of(text: &str) -> Self {
        if !text.is_ascii() {
            return Self(u32::MAX);
        }
        let bytes = text.as_bytes();
        let first = bytes.first().filter(|byte| byte.is_ascii_alphabetic());
        let alone = letters_alone(bytes);
        Self(alone | first.map_or(0, |byte| (number(*byte) + 1) << FIRST))
    }

    /// How well a letter stands there at best, if it does.
    pub fn best(self, letter: u8) -> Standing {
        let number = number(letter);
        if self.0 >> number & 1 == 1 {
            Standing::Alone
        } else if self.0 >> FIRST == number + 1 {
            Standing::First
        } else {
            Standing::Behind
        }
    }
}

/// A bit for each letter that is a word. Every text of an archive is looked at while it loads: sixty-four bytes at once, for
/// words of one letter are few.
fn letters_alone(bytes: &[u8]) -> u32 {
    let (blocks, tail) = bytes.as_chunks::<BLOCK>();
    let last = lanes::filled(tail);
    let is_inside = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut alone = 0;
    let mut goes_on = false;
    for (block, start) in blocks.iter().chain([&last]).zip((0..).step_by(BLOCK)) {
        let is_letter = |lanes: Lanes| lanes.small().are_between(b'a', b'z');
        let letters = lanes::bits(block, is_letter);
        let inside = letters | lanes::bits(block, |lanes| lanes.are_between(b'0', b'9'));
        let before = inside << 1 | u64::from(goes_on);
        let behind = inside >> 1 | u64::from(is_inside(start + BLOCK)) << (BLOCK - 1);
        let mut places = letters & !before & !behind;
        while let Some(letter) = block.get(places.trailing_zeros() as usize) {
            alone |= 1 << number(*letter);
            places &= places - 1;
        }
        goes_on = inside >> (BLOCK - 1) == 1;
    }
    alone
}

/// The number of a letter in the alphabet, from 0.
fn number(letter: u8) -> u32 {
    u32::from(letter.to_ascii_lowercase().wrapping_sub(b'a')) % 26
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_letter_stands_as_well_as_it_can_be_told() {
        let best = |text: &str, letter| Standings::of(text).best(letter);
        assert_eq!(best("Tide turns", b't'), Standing::First);
        assert_eq!(best("\u{22}Tide turns", b't'), Standing::Behind);
        assert_eq!(best("Tide turns", b'i'), Standing::Behind);
        assert_eq!(best("The U.N. talks", b'u'), Standing::Alone);
        assert_eq!(best("Plan B", b'P'), Standing::First);
        assert_eq!(best("Plan B", b'B'), Standing::Alone);
        assert_eq!(best("The port's plan", b's'), Standing::Alone);
        assert_eq!(best("G20 meets", b'g'), Standing::First);
        assert_eq!(best("a2b", b'b'), Standing::Behind);
        assert_eq!(best("Ж tide", b't'), Standing::Alone);
        assert_eq!(best("", b't'), Standing::Behind);
    }

    proptest! {
        #[test]
        fn a_letter_is_alone_wherever_no_other_is_beside_it(text in "[a-cA-C0-9 '_`{@\\[-]{0,200}") {
            let words = text.split(|sign: char| !sign.is_ascii_alphanumeric());
            let alone = words.filter(|word| word.len() == 1 && word.starts_with(|one: char| one.is_ascii_alphabetic()));
            let bits = alone.fold(0, |bits, word| bits | 1 << number(word.as_bytes()[0]));
            prop_assert_eq!(letters_alone(text.as_bytes()), bits);
        }
    }
}
