//! What a word is and weighs, worked out once: news is made of a few thousand words, and most of what a token weighs is
//! its word and the words beside it. Tables of fixed size in which a newer word takes the place of an older one; what
//! comes out never depends on what was in them before.

use super::{
    feature::{self, DISTANCES},
    hash,
    lists::{Clusters, Lists},
    tag::Tag,
    weights::{Scores, Weights},
    word::Word,
};
use crate::entity::{gazetteer::Bits, token::Token};
use foldhash::quality::FixedState;
use std::hash::BuildHasher as _;

/// Words kept, as a power of two: 8,192 of them are most of what is printed, and three megabytes.
const BITS: u32 = 13;

/// Sums of weights; ninety weights of eight bits do not overflow sixteen.
type Sums = [i16; Tag::COUNT];

/// What a word weighs; each sum is made when it is asked for.
#[derive(Debug, Clone, Copy)]
struct Known {
    exact: u64,
    own: Option<Sums>,
    beside: [Option<Sums>; DISTANCES.len()],
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
        let Some(known) = self.known(word) else {
            return;
        };
        let own = known
            .own
            .get_or_insert_with(|| summed(weights, |add| feature::own(word, written, add)));
        add(scores, own);
    }

    /// Adds what a word weighs for the token it stands beside; `place` as in [`DISTANCES`].
    pub(super) fn add_beside(
        &mut self,
        word: &Word,
        place: usize,
        weights: &Weights,
        scores: &mut Scores,
    ) {
        let known = self.known(word);
        if let Some(sums) = known.and_then(|known| known.beside.get_mut(place)) {
            let sums = sums
                .get_or_insert_with(|| summed(weights, |add| feature::beside(word, place, add)));
            add(scores, sums);
        }
    }

    fn known(&mut self, word: &Word) -> Option<&mut Known> {
        let place = (hash::mix(word.exact, 0) >> (64 - BITS)) as usize;
        let kept = self.0.get_mut(place)?;
        if kept.is_none_or(|known| known.exact != word.exact) {
            *kept = Some(Known {
                exact: word.exact,
                own: None,
                beside: [None; DISTANCES.len()],
            });
        }
        kept.as_mut()
    }
}

/// The words read lately, by what is written and what lists say of it.
#[derive(Debug)]
pub(super) struct Words(Vec<(u64, Word)>);

impl Default for Words {
    fn default() -> Self {
        Self(vec![(0, Word::default()); 1 << BITS])
    }
}

impl Words {
    /// A token of `text` as the tagger sees it: [`Word::new`].
    pub(super) fn word(
        &mut self,
        token: &Token,
        text: &str,
        bits: Bits,
        (lists, clusters): (&Lists, &Clusters),
    ) -> Word {
        let key = FixedState::default().hash_one((token.of(text), bits)) | 1;
        let new = || Word::new(token, text, bits, lists, clusters);
        let Some(kept) = self.0.get_mut((key >> (64 - BITS)) as usize) else {
            return new();
        };
        if kept.0 != key {
            *kept = (key, new());
        }
        kept.1
    }
}

fn summed(weights: &Weights, features: impl FnOnce(&mut dyn FnMut(u32))) -> Sums {
    let mut slots = Vec::with_capacity(64);
    features(&mut |slot| slots.push(slot));
    let mut sums = [0; Tag::COUNT];
    weights.add(&slots, &mut sums);
    small(&sums)
}

fn small(scores: &Scores) -> Sums {
    scores.map(|score| score.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16)
}

fn add(scores: &mut Scores, sums: &Sums) {
    for (score, sum) in scores.iter_mut().zip(sums) {
        *score += i32::from(*sum);
    }
}
