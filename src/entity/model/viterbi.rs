//! The best row of tags for a stretch of a sentence (Viterbi 1967), among those that fit together.

use super::{
    tag::Tag,
    weights::{Scores, Transitions},
};

/// So little that no sum of weights comes back from it.
const NEVER: i32 = i32::MIN / 4;

/// Which tags may stand before each, looked up instead of asked.
#[derive(Debug)]
pub(super) struct Lattice {
    before: Vec<Vec<u8>>,
}

impl Default for Lattice {
    fn default() -> Self {
        let before = |tag: Tag| {
            let fit = Tag::all().filter(move |before| before.may_precede(tag));
            fit.map(|before| before.number() as u8).collect()
        };
        Self {
            before: Tag::all().map(before).collect(),
        }
    }
}

/// What lies around a stretch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    /// It begins a sentence; else a token outside any name stands before it.
    pub(super) is_first: bool,
    /// It ends a sentence; else a token outside any name follows.
    pub(super) is_last: bool,
}

impl Lattice {
    /// The best tags for tokens with these scores. Linear in the number of tokens.
    pub(super) fn decode(
        &self,
        scores: &[Scores],
        transitions: &Transitions,
        ends: Ends,
    ) -> Vec<Tag> {
        let from = if ends.is_first {
            Tag::COUNT
        } else {
            Tag::OUTSIDE.number()
        };
        let Some((first, rest)) = scores.split_first() else {
            return Vec::new();
        };
        let mut best = [NEVER; Tag::COUNT];
        for tag in Tag::all().filter(|tag| tag.may_start()).map(Tag::number) {
            best[tag] = first[tag] + transitions[from][tag];
        }
        let mut ways: Vec<[u8; Tag::COUNT]> = Vec::with_capacity(rest.len());
        for scores in rest {
            let mut next = [NEVER; Tag::COUNT];
            let mut way = [0; Tag::COUNT];
            for (tag, before) in self.before.iter().enumerate() {
                for before in before {
                    let score = best[usize::from(*before)] + transitions[usize::from(*before)][tag];
                    if score > next[tag] {
                        next[tag] = score;
                        way[tag] = *before;
                    }
                }
                next[tag] = (next[tag] + scores[tag]).max(NEVER);
            }
            best = next;
            ways.push(way);
        }
        trace(last(&best, transitions, ends), &ways)
    }
}

/// The best tag to end on.
fn last(best: &Scores, transitions: &Transitions, ends: Ends) -> usize {
    let score = |tag: usize| {
        let onward = if ends.is_last {
            0
        } else {
            transitions[tag][Tag::OUTSIDE.number()]
        };
        best[tag] + onward
    };
    let fit = Tag::all().filter(|tag| tag.may_end()).map(Tag::number);
    // The first of equals.
    fit.fold((0, i32::MIN), |(best, most), tag| match score(tag) {
        score if score > most => (tag, score),
        _ => (best, most),
    })
    .0
}

fn trace(mut tag: usize, ways: &[[u8; Tag::COUNT]]) -> Vec<Tag> {
    let mut tags = vec![Tag::from_number(tag)];
    for way in ways.iter().rev() {
        tag = usize::from(way[tag]);
        tags.push(Tag::from_number(tag));
    }
    tags.reverse();
    tags
}
