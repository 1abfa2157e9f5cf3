//! Weights summed once a word: news is made of a few thousand words, and most of what a token weighs is its word and the
//! words beside it. A table of fixed size in which a newer word takes the place of an older one; what comes out never
//! depends on what was in it before.

use super::{
    feature::{self, DISTANCES},
    hash,
    tag::Tag,
    weights::{Scores, Weights},
    word::Word,
};

/// Words kept, as a power of two: 8,192 of them are most of what is printed, and two megabytes.
const BITS: u32 = 13;

/// Sums of weights; ninety weights of eight bits do not overflow sixteen.
type Sums = [i16; Tag::COUNT];

#[derive(Debug, Clone, Copy)]
struct Known {
    exact: u64,
    own: Sums,
    beside: [Sums; DISTANCES.len()],
}

/// The words met lately.
#[derive(Debug)]
pub(super) struct Cache(Vec<Option<Known>>);

impl Default for Cache {
    fn default() -> Self {
        Self(vec![None; 1 << BITS])
    }
}

impl Cache {
    /// Adds what a word weighs by itself.
    pub(super) fn add_own(
        &mut self,
        word: &Word,
        written: &str,
        weights: &Weights,
        scores: &mut Scores,
    ) {
        if let Some(known) = self.known(word, written, weights) {
            add(scores, &known.own);
        }
    }

    /// Adds what a word weighs for the token it stands beside; `place` as in [`DISTANCES`].
    pub(super) fn add_beside(
        &mut self,
        (word, written): (&Word, &str),
        place: usize,
        weights: &Weights,
        scores: &mut Scores,
    ) {
        let known = self.known(word, written, weights);
        if let Some(sums) = known.and_then(|known| known.beside.get(place)) {
            add(scores, sums);
        }
    }

    fn known(&mut self, word: &Word, written: &str, weights: &Weights) -> Option<&Known> {
        let kept = self
            .0
            .get_mut((hash::mix(word.exact, 0) >> (64 - BITS)) as usize)?;
        if kept.is_none_or(|known| known.exact != word.exact) {
            *kept = Some(Known::new(word, written, weights));
        }
        kept.as_ref()
    }
}

impl Known {
    fn new(word: &Word, written: &str, weights: &Weights) -> Self {
        let mut own = [0; Tag::COUNT];
        feature::own(word, written, |slot| weights.add(slot, &mut own));
        let beside = std::array::from_fn(|place| {
            let mut sums = [0; Tag::COUNT];
            feature::beside(word, place, |slot| weights.add(slot, &mut sums));
            small(&sums)
        });
        Self {
            exact: word.exact,
            own: small(&own),
            beside,
        }
    }
}

fn small(scores: &Scores) -> Sums {
    scores.map(|score| score.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16)
}

fn add(scores: &mut Scores, sums: &Sums) {
    for (score, sum) in scores.iter_mut().zip(sums) {
        *score += i32::from(*sum);
    }
}
