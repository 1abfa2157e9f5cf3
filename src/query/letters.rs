//! Where the letters of a needle stand in a short text, a bit for each byte: whether it holds them, in one piece or
//! scattered, is told by shifts and masks over sixteen bytes at a time, without a call for each letter of each text. Most
//! headlines are short and, folded, ASCII; the others are `needle`'s. Texts have their capitals still: these are made small
//! in the register.

mod places;

use super::{
    align::{self, Chance},
    found::{Found, Occurrence},
    fuzzy::PATTERN_CAP,
};
use crate::{
    corpus::segment::texts::Window,
    text::{fold::Case, lanes},
};
use places::Places;

pub(super) use places::Stands;

/// Letters after which it is asked whether a text holds them: asked after each, the answer is hard to foresee.
const ASKED_EVERY: usize = 4;

/// The letters of a needle, all of them ASCII.
#[derive(Debug)]
pub(super) struct Letters {
    sought: Box<[u8]>,
    /// For each of them the bits that small letters have and capitals have not, where that is no matter.
    loose: Box<[u8]>,
    case: Case,
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
        if u64::has_room(text) {
            self.look_in::<u64>(text, may_scatter, stands)
        } else {
            self.look_in::<u128>(text, may_scatter, stands)
        }
    }

    #[inline]
    fn look_in<P: Places>(
        &self,
        text: Window<'_>,
        may_scatter: bool,
        stands: &mut Stands,
    ) -> Option<Found> {
        let slots = P::slots(stands);
        let pieces = self.find(text, slots)?;
        if pieces == P::NONE {
            return may_scatter.then(|| Found::scattered(self.most(text, slots)));
        }
        Some(Found::exact(best(text, pieces, self.sought.len())))
    }

    /// Finds the places of all letters that leave room for those before them, and where the letters begin that stand in one
    /// piece; none when the text does not hold the letters in this order.
    #[inline]
    fn find<P: Places>(&self, text: Window<'_>, slots: &mut [P]) -> Option<P> {
        let mut left = P::below(text.length);
        let mut pieces = left;
        let letters = self.sought.iter().zip(&self.loose).enumerate();
        for ((at, (&letter, &loose)), slot) in letters.zip(slots) {
            let places = P::of(text, |lanes| lanes.with(loose).are(letter)) & left;
            // Where there are none, there are none for any letter that follows.
            left = left & !places.through_first();
            pieces = pieces & places >> at;
            *slot = places;
            let is_asked = at % ASKED_EVERY == ASKED_EVERY - 1 || at + 1 == self.sought.len();
            if is_asked && places == P::NONE {
                return None;
            }
        }
        Some(pieces)
    }

    /// No less than [`Letters::score`], at a fraction of its cost: each letter counts the most it can anywhere.
    fn most<P: Places>(&self, text: Window<'_>, slots: &mut [P]) -> i32 {
        self.narrow(text, slots);
        // Within a word, what follows a capital or is one may count as a start.
        let before = match self.case {
            Case::Fold => inside::<P>(text),
            Case::Keep => inside::<P>(text) & !P::of(text, |lanes| lanes.are_between(b'A', b'Z')),
        };
        let starts = !(before << 1);
        let mut before = P::NONE;
        let mut most = 0;
        for (letter, &places) in self.sought.iter().zip(&*slots) {
            let starts = if letter.is_ascii_uppercase() {
                places
            } else {
                places & starts
            };
            let next = before << 1;
            let has = |places: P| places != P::NONE;
            most += align::most(if has(before) {
                match (has(starts & next), has(places & next)) {
                    (true, _) => Chance::AdjacentStart,
                    (_, true) => Chance::Adjacent,
                    _ if has(starts) => Chance::Start,
                    _ => Chance::Inside,
                }
            } else if places.first() == 0 {
                Chance::Opening
            } else if has(starts) {
                Chance::FirstStart
            } else {
                Chance::First
            });
            before = places;
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
        if u64::has_room(text) {
            self.score_in::<u64>(text, stands, rows)
        } else {
            self.score_in::<u128>(text, stands, rows)
        }
    }

    fn score_in<P: Places>(
        &self,
        text: Window<'_>,
        stands: &mut Stands,
        rows: &mut align::Rows,
    ) -> Option<i32> {
        let slots = P::slots(stands);
        self.find(text, slots)?;
        self.narrow(text, slots);
        let places = |letter: usize| Bits(slots.get(letter).copied().unwrap_or(P::NONE));
        if self.case == Case::Keep {
            return align::best(text.text(), &self.sought, places, rows);
        }
        let small = text.bytes.map(|byte| byte.to_ascii_lowercase());
        let small = small.get(..text.length).unwrap_or_default();
        align::best(small, &self.sought, places, rows)
    }

    /// Leaves of the places of each letter those that leave room for the letters after it too.
    fn narrow<P: Places>(&self, text: Window<'_>, slots: &mut [P]) {
        let slots = slots.get_mut(..self.sought.len()).unwrap_or_default();
        let mut left = P::below(text.length);
        for places in slots.iter_mut().rev() {
            *places = *places & left;
            left = P::below(places.last());
        }
    }
}

/// The score of the best of the pieces of so many letters that begin at `pieces`: of the first whole word, else of the first
/// start of one, else of the first.
#[inline]
fn best<P: Places>(text: Window<'_>, pieces: P, letters: usize) -> i32 {
    let inside = inside::<P>(text);
    // No word goes on over the ends of the text, nor where one of two neighbours is no letter.
    let edges = !(inside & inside << 1) | P::below(1);
    let starts = pieces & edges;
    let words = starts & edges >> letters;
    let (kind, places) = if words != P::NONE {
        (2, words)
    } else if starts != P::NONE {
        (1, starts)
    } else {
        (0, pieces)
    };
    Occurrence::score(kind, places.first(), text.length)
}

/// Where letters and figures stand in a text.
#[inline]
fn inside<P: Places>(text: Window<'_>) -> P {
    P::of(text, |lanes| {
        let letters = lanes.small().are_between(b'a', b'z');
        letters.or(lanes.are_between(b'0', b'9'))
    })
}

/// Places one after the other.
struct Bits<P>(P);

impl<P: Places> Iterator for Bits<P> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.0;
        self.0 = at & !at.through_first();
        (at != P::NONE).then(|| at.first())
    }
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
