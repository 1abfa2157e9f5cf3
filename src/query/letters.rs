//! Where the letters of a needle stand in a short text, a bit for each byte: whether it holds them, in one piece or
//! scattered, is told by shifts and masks over sixteen bytes at a time, without a call for each letter of each text. Most
//! headlines are short and, folded, ASCII; the others are `needle`'s. Texts have their capitals still: these are made small
//! in the register.

use super::{
    align::{self, Chance},
    fuzzy::PATTERN_CAP,
    needle::{Found, Occurrence},
};
use crate::{
    corpus::segment::texts::Window,
    text::{
        fold::Case,
        lanes::{self, Lanes},
    },
};

/// Places in a text.
type Places = u128;

/// The letters of a needle, all of them ASCII.
#[derive(Debug)]
pub(super) struct Letters {
    sought: Box<[u8]>,
    /// For each of them the bits that small letters have and capitals have not, where that is no matter.
    loose: Box<[u8]>,
    case: Case,
}

/// Memory to work in: where each letter stands in the text looked at last.
#[derive(Debug)]
pub(super) struct Stands {
    of: [Places; PATTERN_CAP],
}

impl Default for Stands {
    fn default() -> Self {
        Self {
            of: [0; PATTERN_CAP],
        }
    }
}

impl Letters {
    /// None for letters that cannot be looked for in this way.
    pub(super) fn new(sought: &str, case: Case) -> Option<Self> {
        let is_short = (1..=PATTERN_CAP).contains(&sought.len());
        let is_loose = |byte: &u8| case == Case::Fold && byte.is_ascii_lowercase();
        let loose = |byte: u8| if is_loose(&byte) { lanes::SMALL } else { 0 };
        (sought.is_ascii() && is_short).then(|| Self {
            sought: sought.as_bytes().into(),
            loose: sought.bytes().map(loose).collect(),
            case,
        })
    }

    /// Whether a text holds the letters: the score of the best place where they stand in one piece; else, if they may be
    /// scattered, the most that they can count.
    #[inline]
    pub(super) fn look(
        &self,
        text: Window<'_>,
        may_scatter: bool,
        stands: &mut Stands,
    ) -> Option<Found> {
        self.find(text, stands)?;
        match self.pieces(stands) {
            0 => may_scatter.then(|| Found::scattered(self.most(text, stands))),
            pieces => Some(Found::exact(best(text, pieces, self.sought.len()))),
        }
    }

    /// Finds the places of all letters that leave room for those before them; none when the text does not hold the letters
    /// in this order.
    #[inline]
    fn find(&self, text: Window<'_>, stands: &mut Stands) -> Option<()> {
        let mut left = all(text.length);
        let letters = self.sought.iter().zip(&self.loose);
        for ((&letter, &loose), slot) in letters.zip(&mut stands.of) {
            let places = places(text, |lanes| lanes.with(loose).are(letter)) & left;
            if places == 0 {
                return None;
            }
            left &= !through_first(places);
            *slot = places;
        }
        Some(())
    }

    /// Where the letters begin that stand in one piece.
    fn pieces(&self, stands: &Stands) -> Places {
        let shifted = (0..self.sought.len()).zip(&stands.of);
        shifted.fold(Places::MAX, |pieces, (at, places)| pieces & places >> at)
    }

    /// No less than [`Letters::score`], at a fraction of its cost: each letter counts the most it can anywhere.
    fn most(&self, text: Window<'_>, stands: &mut Stands) -> i32 {
        self.narrow(text, stands);
        // Within a word, what follows a capital or is one may count as a start.
        let before = match self.case {
            Case::Fold => inside(text),
            Case::Keep => inside(text) & !places(text, |lanes| lanes.are_between(b'A', b'Z')),
        };
        let starts = !(before << 1);
        let mut before = 0;
        let mut most = 0;
        for (letter, places) in self.sought.iter().zip(&stands.of) {
            let starts = if letter.is_ascii_uppercase() {
                *places
            } else {
                places & starts
            };
            let next = before << 1;
            most += align::most(match (before, starts & next, places & next) {
                (0, ..) if places & 1 != 0 => Chance::Opening,
                (0, ..) if starts != 0 => Chance::FirstStart,
                (0, ..) => Chance::First,
                (_, 0, 0) if starts != 0 => Chance::Start,
                (_, 0, 0) => Chance::Inside,
                (_, 0, _) => Chance::Adjacent,
                (..) => Chance::AdjacentStart,
            });
            before = *places;
        }
        most
    }

    /// The score of the letters scattered over a text, as [`align::score`] has it.
    pub(super) fn score(
        &self,
        text: Window<'_>,
        stands: &mut Stands,
        rows: &mut align::Rows,
    ) -> Option<i32> {
        self.find(text, stands)?;
        self.narrow(text, stands);
        let stands = &*stands;
        let places = |letter: usize| Bits(stands.of.get(letter).copied().unwrap_or_default());
        if self.case == Case::Keep {
            return align::best(text.text(), &self.sought, places, rows);
        }
        let small = text.bytes.map(|byte| byte.to_ascii_lowercase());
        let small = small.get(..text.length).unwrap_or_default();
        align::best(small, &self.sought, places, rows)
    }

    /// Leaves of the places of each letter those that leave room for the letters after it too.
    fn narrow(&self, text: Window<'_>, stands: &mut Stands) {
        let of = stands.of.get_mut(..self.sought.len()).unwrap_or_default();
        let mut left = all(text.length);
        for places in of.iter_mut().rev() {
            *places &= left;
            let last = Places::BITS - 1 - places.leading_zeros();
            left = all(last as usize);
        }
    }
}

/// The score of the best of the pieces of so many letters that begin at `pieces`: of the first whole word, else of the first
/// start of one, else of the first.
fn best(text: Window<'_>, pieces: Places, letters: usize) -> i32 {
    let inside = inside(text);
    // No word goes on over the ends of the text, nor where one of two neighbours is no letter.
    let edges = !(inside & inside << 1) | 1;
    let starts = pieces & edges;
    let words = starts & edges >> letters;
    let (kind, places) = match (words, starts) {
        (0, 0) => (0, pieces),
        (0, starts) => (1, starts),
        (words, _) => (2, words),
    };
    Occurrence::score(kind, places.trailing_zeros() as usize, text.length)
}

/// The bits of a word, from the lowest.
pub(super) struct Bits(Places);

impl Iterator for Bits {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        (at < Places::BITS).then_some(at as usize)
    }
}

/// The first so many places.
fn all(count: usize) -> Places {
    (1 << count) - 1
}

/// All places up to the first of some, itself included.
fn through_first(places: Places) -> Places {
    places ^ places.wrapping_sub(1)
}

/// Where letters and figures stand in a text.
#[inline]
fn inside(text: Window<'_>) -> Places {
    places(text, |lanes| {
        let letters = lanes.small().are_between(b'a', b'z');
        letters.or(lanes.are_between(b'0', b'9'))
    })
}

/// The places of a text that have what is asked about.
#[inline]
fn places(text: Window<'_>, hits: impl Fn(Lanes) -> lanes::Hits) -> Places {
    let (blocks, _) = text.bytes.as_chunks::<{ lanes::BLOCK }>();
    let [low, high] = blocks else {
        return 0;
    };
    let mut places = Places::from(lanes::bits(low, &hits));
    if text.length > lanes::BLOCK {
        places |= Places::from(lanes::bits(high, &hits)) << lanes::BLOCK;
    }
    places & all(text.length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{corpus::segment::texts::WINDOW, query::Tier};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_count_as_without_bits_and_no_more_than_was_foretold(
            text in "[abcAB .-]{0,127}",
            sought in "[abcAB.-]{1,6}",
        ) {
            let mut bytes = [b'a'; WINDOW];
            bytes[..text.len()].copy_from_slice(text.as_bytes());
            let window = Window { bytes: &bytes, length: text.len() };
            for case in [Case::Keep, Case::Fold] {
                let fold = |text: &str| match case {
                    Case::Keep => text.to_owned(),
                    Case::Fold => text.to_ascii_lowercase(),
                };
                let (text, sought) = (fold(&text), fold(&sought));
                let letters = Letters::new(&sought, case).expect("ascii");
                let (mut stands, mut rows) = (Stands::default(), align::Rows::default());
                let score = letters.score(window, &mut stands, &mut rows);
                prop_assert_eq!(score, align::score(text.as_bytes(), sought.as_bytes(), &mut rows));
                let pieces = (0..text.len()).filter(|at| text.as_bytes()[*at..].starts_with(sought.as_bytes()));
                let pieces = pieces.map(|at| Occurrence::new(&text, at, sought.len()).score);
                let found = letters.look(window, true, &mut stands);
                prop_assert_eq!(found.is_some(), score.is_some());
                match (found, pieces.max()) {
                    (found, Some(best)) => prop_assert_eq!(found, Some(Found::exact(best))),
                    (Some(Found { tier: Tier::Fuzzy, score: most }), None) => prop_assert!(Some(most) >= score),
                    (found, None) => prop_assert_eq!(found, None),
                }
            }
        }
    }
}
