//! The score that `fuzzy_indices` of a fresh matcher gives, without its matrix: one row of scores, and only between the
//! first and the last place a letter can stand. Scores alone; which letters they belong to is asked of the crate.
//!
//! A letter found is worth 16, more at the start of the text or of a word; a letter next to the one before gets at
//! least 4 more; a gap costs 3 and 1 for each letter in it.

use super::fuzzy::PATTERN_CAP;

/// Less than any score, with room to subtract.
const NEVER: i32 = i32::MIN / 2;

const FOUND: i32 = 16;
const ADJACENT: i32 = 4;
const GAP_START: i32 = 3;
const GAP: i32 = 1;

/// A character as the scoring sees it: a byte of ASCII text, or any character.
pub(super) trait Letter: Copy + Eq {
    /// Whether it is an ASCII character for which `wanted` holds.
    fn is(self, wanted: impl Fn(u8) -> bool) -> bool;
}

impl Letter for u8 {
    fn is(self, wanted: impl Fn(u8) -> bool) -> bool {
        self.is_ascii() && wanted(self)
    }
}

impl Letter for char {
    fn is(self, wanted: impl Fn(u8) -> bool) -> bool {
        u8::try_from(self).is_ok_and(|byte| byte.is_ascii() && wanted(byte))
    }
}

/// The score of `pattern`, scattered over `text`; none when it does not hold the letters in this order. `row` is
/// memory to work in. A pattern longer than [`PATTERN_CAP`] is never found.
pub(super) fn score<L: Letter>(text: &[L], pattern: &[L], row: &mut Vec<i32>) -> Option<i32> {
    let windows = Windows::new(text, pattern)?;
    if row.len() < text.len() {
        row.resize(text.len(), NEVER);
    }
    let mut best = NEVER;
    let mut before: Option<(usize, usize)> = None;
    for (at, &letter) in pattern.iter().enumerate() {
        let (first, last) = windows.of(at);
        let start = before.map_or(first, |(first, _)| first);
        let reach = before.map_or(0, |(_, last)| last);
        // The best score that ends just before this place, with the letter before found there or further back.
        let (mut adjacent, mut apart) = (NEVER, if at == 0 { -GAP } else { NEVER });
        best = NEVER;
        for place in start..=last {
            let (Some(&this), Some(slot)) = (text.get(place), row.get_mut(place)) else {
                break;
            };
            let old = if at > 0 && place <= reach {
                *slot
            } else {
                NEVER
            };
            *slot = NEVER;
            if this == letter && place >= first {
                let bonus = bonus(place.checked_sub(1).and_then(|back| text.get(back)), this);
                *slot = FOUND + (adjacent + bonus.max(ADJACENT)).max(apart + bonus);
                best = best.max(*slot);
            }
            if at > 0 {
                apart = (adjacent - GAP_START - GAP).max(apart - GAP);
                adjacent = old;
            }
        }
        before = Some((first, last));
    }
    (best > NEVER / 2).then_some(best)
}

/// What a place is worth by itself: the start of the text, a word, or a capital after a small letter.
fn bonus<L: Letter>(before: Option<&L>, this: L) -> i32 {
    let is_hard = |byte: u8| b" /\\|()[]{}\0".contains(&byte);
    let is_soft = |byte: u8| byte.is_ascii_punctuation();
    let is_capital = |byte: u8| byte.is_ascii_uppercase();
    match before {
        None => 16,
        Some(before) if before.is(is_hard) => 8,
        Some(before) if before.is(is_soft) => 7,
        Some(before) if this.is(is_capital) && !before.is(is_capital) => 6,
        Some(_) => 0,
    }
}

/// For each letter of the pattern the first and the last place it can stand.
struct Windows {
    first: [u16; PATTERN_CAP],
    last: [u16; PATTERN_CAP],
}

impl Windows {
    fn new<L: Letter>(text: &[L], pattern: &[L]) -> Option<Self> {
        let mut windows = Self {
            first: [0; PATTERN_CAP],
            last: [0; PATTERN_CAP],
        };
        if pattern.len() > PATTERN_CAP || pattern.is_empty() {
            return None;
        }
        let mut places = text.iter().enumerate();
        for (&letter, slot) in pattern.iter().zip(&mut windows.first) {
            *slot = places.find(|&(_, &this)| this == letter)?.0 as u16;
        }
        let mut places = text.iter().enumerate().rev();
        let last = windows.last.get_mut(..pattern.len())?;
        for (&letter, slot) in pattern.iter().zip(last).rev() {
            *slot = places.find(|&(_, &this)| this == letter)?.0 as u16;
        }
        Some(windows)
    }

    fn of(&self, letter: usize) -> (usize, usize) {
        let at = |places: &[u16; PATTERN_CAP]| places.get(letter).copied().unwrap_or(0) as usize;
        (at(&self.first), at(&self.last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fuzzy::Matcher;
    use proptest::prelude::*;

    fn both(text: &str, pattern: &str) -> (Option<i32>, Option<i32>) {
        let matcher = Matcher::new();
        // Calls before must not matter: leave something behind.
        matcher.letters("aaabbbcccaaabbbccc", "abc");
        let expected = matcher.letters(text, pattern).map(|(score, _)| score);
        let characters: Vec<char> = text.chars().collect();
        let letters: Vec<char> = pattern.chars().collect();
        let mut row = vec![7; 9];
        let by_character = score(&characters, &letters, &mut row);
        if text.is_ascii() && pattern.is_ascii() {
            let by_byte = score(text.as_bytes(), pattern.as_bytes(), &mut row);
            assert_eq!(by_byte, by_character);
        }
        (by_character, expected)
    }

    #[test]
    fn a_scattered_word_scores_as_the_crate_says() {
        for (text, pattern) in [
            ("ukraine says it kept its record", "ukr"),
            ("us kernel release", "ukr"),
            ("a b c", "abc"),
            ("aaa bbb aab", "aab"),
            ("fooBar Baz", "fBB"),
            ("x-y.z/w", "yzw"),
            ("été à kyiv", "ték"),
            ("short", "longer than it"),
        ] {
            let (ours, theirs) = both(text, pattern);
            assert_eq!(ours, theirs, "{pattern} in {text}");
        }
    }

    proptest! {
        #[test]
        fn any_score_is_the_one_of_the_crate(
            text in "[abAB .é-]{0,40}",
            pattern in "[abABé.]{1,6}",
        ) {
            let (ours, theirs) = both(&text, &pattern);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn any_text_scores_as_the_crate_says(text in ".{0,60}", picks in prop::collection::vec(any::<prop::sample::Index>(), 1..8)) {
            let characters: Vec<char> = text.chars().collect();
            prop_assume!(!characters.is_empty());
            let mut at: Vec<usize> = picks.iter().map(|pick| pick.index(characters.len())).collect();
            at.sort_unstable();
            at.dedup();
            let pattern: String = at.iter().filter_map(|&at| characters.get(at)).collect();
            let (ours, theirs) = both(&text, &pattern);
            prop_assert_eq!(ours, theirs);
        }
    }
}
