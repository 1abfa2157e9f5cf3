//! With which letters the words of a headline begin: where a single letter stands at its best, told without looking at the
//! headline. A letter typed first is in nearly all of a million, and few of them come to the top.

/// The letters that begin words, a bit for each; whether one stands alone; and the number of the first in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Initials(u32);

/// The bit of a text in which a letter stands alone.
const ALONE: u32 = 1 << 26;
/// Where the number of the first letter begins: 1 for an `a`, 0 where the text begins otherwise.
const FIRST: u32 = 27;

/// How well a letter stands in a text at best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It may be a word.
    Alone,
    /// The text begins with it.
    First,
    /// A word begins with it.
    Initial,
    /// Within words only.
    Inside,
}

impl Initials {
    /// Of a text without accents. What is not ASCII may have any.
    pub(super) fn of(text: &str) -> Self {
        if !text.is_ascii() {
            return Self(u32::MAX);
        }
        let bytes = text.as_bytes();
        let is_inside = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let mut bits = 0;
        let mut goes_on = false;
        for (at, byte) in bytes.iter().enumerate() {
            if byte.is_ascii_alphabetic() && !goes_on {
                bits |= 1 << number(*byte);
                bits |= if is_inside(at + 1) { 0 } else { ALONE };
            }
            goes_on = byte.is_ascii_alphanumeric();
        }
        let first = bytes.first().filter(|byte| byte.is_ascii_alphabetic());
        Self(bits | first.map_or(0, |byte| (number(*byte) + 1) << FIRST))
    }

    /// How well a letter stands there at best, if it does.
    pub fn best(self, letter: u8) -> Standing {
        let number = number(letter);
        match self.0 >> number & 1 {
            1 if self.0 & ALONE != 0 => Standing::Alone,
            1 if self.0 >> FIRST == number + 1 => Standing::First,
            1 => Standing::Initial,
            _ => Standing::Inside,
        }
    }
}

/// The number of a letter in the alphabet, from 0.
fn number(letter: u8) -> u32 {
    u32::from(letter.to_ascii_lowercase().wrapping_sub(b'a')) % 26
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_stands_as_well_as_it_can_be_told() {
        let best = |text: &str, letter| Initials::of(text).best(letter);
        assert_eq!(best("Tide turns", b't'), Standing::First);
        assert_eq!(best("\u{22}Tide turns", b't'), Standing::Initial);
        assert_eq!(best("Tide turns", b'i'), Standing::Inside);
        assert_eq!(best("The U.N. talks", b'u'), Standing::Alone);
        assert_eq!(
            best("Plan B", b'P'),
            Standing::Alone,
            "though it is another"
        );
        assert_eq!(best("G20 meets", b'g'), Standing::First);
        assert_eq!(best("a2b", b'b'), Standing::Inside);
        assert_eq!(best("Ж tide", b't'), Standing::Alone);
        assert_eq!(best("", b't'), Standing::Inside);
    }
}
