//! What a word is and weighs, worked out once: news is made of a few thousand words, and most of what a token weighs is
//! its word and the words beside it. Tables of fixed size in which a newer word takes the place of an older one; what
//! comes out never depends on what was in them before.

use super::{
    feature::{self, DISTANCES},
    hash,
    lists::{Clusters, Lists},
    place::{Part, Place},
    tag::Tag,
    weights::{Scores, Weights},
    word::Word,
};
use crate::entity::{gazetteer::Bits, token::Token};
use foldhash::quality::FixedState;
use std::hash::BuildHasher as _;

/// Words kept by who reads one text after another, as a power of two: 8,192 of them are most of what is printed, and
/// three megabytes. Half as many cost a tenth of the pace.
const BITS: u32 = 13;

/// Words kept for a single text: those it repeats.
const FEW_BITS: u32 = 10;

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

/// What is kept of words: as they are seen, and what they weigh.
#[derive(Debug)]
pub(super) struct Caches {
    pub(super) words: Words,
    pub(super) cache: Cache,
    pub(super) parts: Parts,
}

impl Caches {
    /// For reading one text after another.
    pub(super) fn many() -> Self {
        Self::of(BITS)
    }

    /// For a single text.
    pub(super) fn few() -> Self {
        Self::of(FEW_BITS)
    }

    fn of(bits: u32) -> Self {
        Self {
            words: Words(vec![(0, Word::default()); 1 << bits]),
            cache: Cache(vec![None; 1 << bits]),
            parts: Parts::of(bits),
        }
    }

    /// Whether they are worth keeping for the next text.
    pub(super) fn are_many(&self) -> bool {
        self.cache.0.len() == 1 << BITS
    }
}

/// The place of a number in a table, by its upper bits.
fn place<T>(number: u64, table: &[T]) -> usize {
    (number >> (64 - table.len().trailing_zeros())) as usize
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
        let place = place(hash::mix(word.exact, 0), &self.0);
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

/// What the parts of places weigh that were met lately.
#[derive(Debug)]
pub(super) struct Parts([Vec<(u64, Sums)>; Part::ALL.len()]);

impl Parts {
    fn of(bits: u32) -> Self {
        Self(Part::ALL.map(|part| {
            let few = match part {
                Part::Capital => 4,
                Part::Rules => 2,
                Part::Outlines | Part::Lists => 1,
            };
            vec![(0, Sums::default()); 1 << (bits - few)]
        }))
    }

    /// Adds what a part of a place weighs.
    pub(super) fn add(
        &mut self,
        part: Part,
        at: &Place<'_>,
        weights: &Weights,
        scores: &mut Scores,
    ) {
        // No key is 0.
        let key = hash::mix(at.key(part), 1) | 1;
        let Some(table) = self.0.get_mut(part as usize) else {
            return;
        };
        let place = place(key, table);
        let Some(kept) = table.get_mut(place) else {
            return;
        };
        if kept.0 != key {
            let sums = summed(weights, |add| {
                at.put(part, |template, value| {
                    add(feature::together(template, value))
                });
            });
            *kept = (key, sums);
        }
        add(scores, &kept.1);
    }
}

/// The words read lately, by what is written and what lists say of it.
#[derive(Debug)]
pub(super) struct Words(Vec<(u64, Word)>);

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
        let place = place(key, &self.0);
        let Some(kept) = self.0.get_mut(place) else {
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
