//! What a word weighs, worked out once: news is made of a few thousand words, and most of what a token weighs is
//! its word and the words beside it, or what lists and rules say there. Tables of fixed size in which what is newer takes
//! the place of what is older; what comes out never depends on what was in them before.

use super::{
    feature::{self, DISTANCES},
    hash,
    place::{Part, Place},
    tag::Tag,
    weights::{Look, Scores, Weights},
    word::Word,
    words::{Table, Words},
};

/// Words kept by who reads one text after another, as a power of two: 8,192 of them are most of what is printed, and
/// three megabytes. Half as many cost a tenth of the pace.
const BITS: u32 = 13;

/// Words kept for a single text: those it repeats.
const FEW_BITS: u32 = 10;

/// Sums of weights; ninety weights of eight bits do not overflow sixteen.
type Sums = [i16; Tag::COUNT];

/// What a word weighs; each sum is made when it is asked for.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    own: Option<Sums>,
    beside: [Option<Sums>; DISTANCES.len()],
}

/// The words met lately.
#[derive(Debug)]
pub(super) struct Cache(Table<Known>);

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
            words: Words::of(bits),
            cache: Cache(Table::new(bits)),
            parts: Parts::of(bits),
        }
    }

    /// Whether they are worth keeping for the next text.
    pub(super) fn are_many(&self) -> bool {
        self.cache.0.len() > 1 << FEW_BITS
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
        let number = hash::mix(word.exact, 0) | 1;
        self.0.get(number, Known::default)
    }
}

/// What the parts of places weigh that were met lately.
#[derive(Debug)]
pub(super) struct Parts([Table<Sums>; Part::ALL.len()]);

impl Parts {
    fn of(bits: u32) -> Self {
        Self(Part::ALL.map(|part| {
            let few = match part {
                Part::Capital => 4,
                Part::Rules => 2,
                Part::Outlines | Part::Lists => 1,
            };
            Table::new(bits - few)
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
        let Some(table) = self.0.get_mut(part as usize) else {
            return;
        };
        let sum = || {
            summed(weights, |add| {
                at.put(part, |template, value| {
                    add(feature::together(template, value));
                });
            })
        };
        let sums = table.get(hash::mix(at.key(part), 1) | 1, sum);
        if let Some(sums) = sums {
            add(scores, sums);
        }
    }
}

fn summed(weights: &Weights, features: impl FnOnce(&mut dyn FnMut(u32))) -> Sums {
    let mut looks = Vec::with_capacity(64);
    features(&mut |slot| looks.push(Look { slot, of: 0 }));
    let mut sums = [[0; Tag::COUNT]];
    weights.add(&looks, &mut sums);
    let [sums] = sums;
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
