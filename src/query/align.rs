//! The score that `fuzzy_indices` of a fresh matcher gives, without its matrix: only the places where a letter stands
//! are looked at, between the first and the last where it can. Scores alone; which letters they belong to is asked of
//! the crate.
//!
//! A letter found is worth 16, more at the start of the text or of a word; a letter next to the one before gets at
//! least 4 more; a gap costs 3 and 1 for each letter in it.

use super::fuzzy::PATTERN_CAP;
use memchr::{memchr, memchr_iter, memrchr};

/// Less than any score, with room to subtract.
const NEVER: i32 = i32::MIN / 2;

const FOUND: i32 = 16;
const ADJACENT: i32 = 4;
const GAP_START: i32 = 3;
const GAP: i32 = 1;
const OPENING: i32 = 16;
const START: i32 = 8;

/// A character as the scoring sees it: a byte of ASCII text, or any character.
pub(super) trait Letter: Copy + Eq {
    /// The character if it is ASCII.
    fn ascii(self) -> Option<u8>;
    /// The first place of a letter.
    fn first(self, text: &[Self]) -> Option<usize>;
    /// The last place of a letter.
    fn last(self, text: &[Self]) -> Option<usize>;
    /// Every place of a letter, ascending.
    fn places(self, text: &[Self]) -> impl Iterator<Item = usize>;
}

impl Letter for u8 {
    fn ascii(self) -> Option<u8> {
        self.is_ascii().then_some(self)
    }

    fn first(self, text: &[Self]) -> Option<usize> {
        memchr(self, text)
    }

    fn last(self, text: &[Self]) -> Option<usize> {
        memrchr(self, text)
    }

    fn places(self, text: &[Self]) -> impl Iterator<Item = usize> {
        memchr_iter(self, text)
    }
}

impl Letter for char {
    fn ascii(self) -> Option<u8> {
        u8::try_from(self).ok().filter(u8::is_ascii)
    }

    fn first(self, text: &[Self]) -> Option<usize> {
        text.iter().position(|&this| this == self)
    }

    fn last(self, text: &[Self]) -> Option<usize> {
        text.iter().rposition(|&this| this == self)
    }

    fn places(self, text: &[Self]) -> impl Iterator<Item = usize> {
        let is_here = move |&(_, &this): &(usize, &Self)| this == self;
        text.iter().enumerate().filter(is_here).map(|(at, _)| at)
    }
}

/// A place where a letter of the pattern stands, and the best score of the pattern up to it.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: usize,
    score: i32,
}

/// Memory to work in.
#[derive(Debug, Default)]
pub(super) struct Rows {
    this: Vec<Place>,
    before: Vec<Place>,
}

/// The score of `pattern`, scattered over `text`; none when it does not hold the letters in this order. A pattern
/// longer than [`PATTERN_CAP`] is never found.
pub(super) fn score<L: Letter>(text: &[L], pattern: &[L], rows: &mut Rows) -> Option<i32> {
    let windows = Windows::new(text, pattern)?;
    let places = |number: usize| {
        let (first, last) = windows.of(number);
        let window = text.get(first..=last).unwrap_or_default();
        let letter = pattern.get(number).into_iter();
        letter.flat_map(move |letter| letter.places(window).map(move |at| first + at))
    };
    best(text, pattern, places, rows)
}

/// The same where the places of each letter are known: all from the first to the last where it can stand.
pub(super) fn best<L: Letter, P: Iterator<Item = usize>>(
    text: &[L],
    pattern: &[L],
    places: impl Fn(usize) -> P,
    rows: &mut Rows,
) -> Option<i32> {
    for (number, &letter) in pattern.iter().enumerate() {
        std::mem::swap(&mut rows.this, &mut rows.before);
        rows.this.clear();
        let mut behind = Behind::new(if number == 0 { &[] } else { &rows.before });
        for at in places(number) {
            let bonus = bonus(at.checked_sub(1).and_then(|back| text.get(back)), letter);
            let (adjacent, apart) = match number {
                0 => (NEVER, -GAP),
                _ => behind.step_to(at),
            };
            let score = FOUND + (adjacent + bonus.max(ADJACENT)).max(apart + bonus);
            rows.this.push(Place { at, score });
        }
    }
    rows.this.iter().map(|place| place.score).max()
}

/// The places of the letter before, walked along with those of the next.
struct Behind<'a> {
    places: &'a [Place],
    /// The best score of those passed, as if its gap reached back to the start of the text.
    best: i32,
}

impl<'a> Behind<'a> {
    fn new(places: &'a [Place]) -> Self {
        Self {
            places,
            best: NEVER,
        }
    }

    /// The score of the letter before directly before `at`, and the best of those further back less their gap.
    fn step_to(&mut self, at: usize) -> (i32, i32) {
        let mut adjacent = NEVER;
        while let Some((place, rest)) = self.places.split_first().filter(|(place, _)| place.at < at)
        {
            if place.at + 1 == at {
                adjacent = place.score;
                break;
            }
            self.best = self.best.max(place.score + GAP * place.at as i32);
            self.places = rest;
        }
        (adjacent, self.best - GAP_START - GAP * (at as i32 - 1))
    }
}

/// What a place is worth by itself: the start of the text, a word, or a capital after a small letter.
fn bonus<L: Letter>(before: Option<&L>, this: L) -> i32 {
    let Some(before) = before else {
        return OPENING;
    };
    let is_capital = |letter: L| letter.ascii().is_some_and(|byte| byte.is_ascii_uppercase());
    match before.ascii() {
        Some(b' ' | b'/' | b'\\' | b'|' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | 0) => START,
        Some(byte) if byte.is_ascii_punctuation() => 7,
        _ if is_capital(this) && !is_capital(*before) => 6,
        _ => 0,
    }
}

/// Where a letter can stand at its best.
#[derive(Debug, Clone, Copy)]
pub(super) enum Chance {
    /// The first of the pattern, at the start of the text.
    Opening,
    /// The first, at the start of a word.
    FirstStart,
    /// The first, within a word.
    First,
    /// Next to the letter before and at the start of a word.
    AdjacentStart,
    /// Next to the letter before.
    Adjacent,
    /// At the start of a word.
    Start,
    /// Within a word.
    Inside,
}

/// The most a letter can count.
pub(super) fn most(chance: Chance) -> i32 {
    let gap = GAP_START + GAP;
    FOUND
        + match chance {
            Chance::Opening => OPENING - GAP,
            Chance::FirstStart => START - GAP,
            Chance::First => -GAP,
            Chance::AdjacentStart => START,
            Chance::Adjacent => ADJACENT,
            Chance::Start => START - gap,
            Chance::Inside => -gap,
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
        let mut from = 0;
        for (letter, slot) in pattern.iter().zip(windows.first.get_mut(..pattern.len())?) {
            let at = from + letter.first(text.get(from..)?)?;
            *slot = at as u16;
            from = at + 1;
        }
        let mut until = text.len();
        let last = windows.last.get_mut(..pattern.len())?;
        for (letter, slot) in pattern.iter().zip(last).rev() {
            until = letter.last(text.get(..until)?)?;
            *slot = until as u16;
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
        let mut row = Rows::default();
        score(b"some other text", b"oet", &mut row);
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
