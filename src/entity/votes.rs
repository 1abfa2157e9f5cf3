//! Evidence for the kinds of a name, as small whole numbers that add up.
//!
//! The trained tagger will bring scores of its own; until then the weights are set by hand, and tuned on the annotated
//! articles beside the tests.

use super::label::Kind;

const KINDS: [Kind; 8] = [
    Kind::Person,
    Kind::Org,
    Kind::Loc,
    Kind::Norp,
    Kind::Event,
    Kind::Law,
    Kind::WorkOfArt,
    Kind::Product,
];

/// How much speaks for each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Votes([i32; KINDS.len()]);

impl Votes {
    /// Adds to one kind; kinds that are never names are passed over.
    pub(crate) fn add(&mut self, kind: Kind, weight: i32) {
        let at = KINDS.iter().position(|known| *known == kind);
        if let Some(vote) = at.and_then(|at| self.0.get_mut(at)) {
            *vote = vote.saturating_add(weight);
        }
    }

    /// Adds all of `other`.
    pub(crate) fn add_all(&mut self, other: &Self) {
        for (vote, more) in self.0.iter_mut().zip(other.0) {
            *vote = vote.saturating_add(more);
        }
    }

    /// What speaks for one kind.
    pub(crate) fn of(&self, kind: Kind) -> i32 {
        let votes = KINDS.iter().zip(self.0);
        votes
            .into_iter()
            .find(|(known, _)| **known == kind)
            .map_or(0, |(_, vote)| vote)
    }

    /// The kind with the most, when it has at least `threshold`; the earlier kind when two have the same.
    pub(crate) fn winner(&self, threshold: i32) -> Option<Kind> {
        let mut best: Option<(Kind, i32)> = None;
        for (kind, vote) in KINDS.iter().zip(self.0) {
            if vote >= threshold && best.is_none_or(|(_, most)| vote > most) {
                best = Some((*kind, vote));
            }
        }
        best.map(|(kind, _)| kind)
    }
}
