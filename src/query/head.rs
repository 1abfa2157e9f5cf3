//! The first rows of an answer, exact and before the rest is in order: of a million articles that match, thirty are in
//! sight. Threads share the key of the worst row that is still among the best, so that nearly all articles are passed over
//! by one comparison; scattered letters are scored only where better rows do not fill the screen.

use super::{
    Order, Sort, Tier,
    gather::{Candidate, Chosen},
    rank::least_score,
    score::{Scattered, Scorer},
    sorted::Unwanted,
};
use crate::index::Catalogue;
use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// First rows that are told before all are. Small in tests, as their corpora are.
pub const HEAD: usize = if cfg!(test) { 4 } else { 100 };

/// Finds the first rows of a selection.
pub(super) struct Heads<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) scattered: &'a Scattered,
    /// Sorted by score, else newest first.
    pub(super) is_by_score: bool,
    pub(super) is_stale: Unwanted<'a>,
}

/// A candidate and its key in the order; the smallest comes first.
type Keyed = (u64, Candidate);

/// Whether the head of an order can be told without putting all in order.
pub(super) fn has_head(order: Order) -> bool {
    order == Order::by(Sort::Score) || order == Order::by(Sort::Date)
}

impl Heads<'_> {
    /// The first rows in order, of those that are not hidden; none when they are no longer wanted.
    pub(super) fn of(
        &self,
        selected: &Chosen,
        is_hidden: impl Fn(&Candidate) -> bool + Sync,
    ) -> Option<Vec<Candidate>> {
        let is_near = |one: &Candidate| one.tier != Tier::Fuzzy;
        let mut head = self.best(selected, HEAD, |one| is_near(one) && !is_hidden(one))?;
        let room = HEAD - head.len();
        if room > 0 {
            let fuzzy = self.best(selected, room, |one| !is_near(one) && !is_hidden(one))?;
            head.extend(fuzzy);
        }
        Some(head)
    }

    /// The best of some candidates, in order.
    fn best(
        &self,
        selected: &Chosen,
        count: usize,
        is_one: impl Fn(&Candidate) -> bool + Sync,
    ) -> Option<Vec<Candidate>> {
        let limit = AtomicU64::new(u64::MAX);
        let blocks = self.catalogue.blocks().par_iter().zip(&selected.blocks);
        let blocks = blocks.map(|(block, selected)| {
            let mut scorer = self.scattered.scorer(block);
            let mut best: Vec<Keyed> = Vec::new();
            for one in selected.iter().filter(|one| is_one(one)) {
                let limit_now = limit.load(Relaxed);
                if let Some(one) = self.keyed(*one, limit_now, &mut scorer) {
                    best.push(one);
                }
                if best.len() >= count * 2 {
                    cut(&mut best, count, &limit);
                }
            }
            cut(&mut best, count, &limit);
            (!(self.is_stale)()).then_some(best)
        });
        let found: Option<Vec<Vec<Keyed>>> = blocks.collect();
        let mut best = found?.concat();
        best.sort_unstable_by_key(|(key, _)| *key);
        best.truncate(count);
        Some(best.into_iter().map(|(_, one)| one).collect())
    }

    /// A candidate with its key, if that is below the limit.
    fn keyed(&self, mut one: Candidate, limit: u64, scorer: &mut Scorer<'_>) -> Option<Keyed> {
        let rank = u64::from(self.catalogue.dates().rank(one.article));
        if !self.is_by_score {
            return (rank < limit).then(|| {
                scorer.score(&mut one);
                (rank, one)
            });
        }
        if one.next_pending().is_some() {
            if one.most() < least_score(limit) {
                return None;
            }
            scorer.score(&mut one);
        }
        let key = u64::from(one.score_key(false)) << 32 | rank;
        (key < limit).then_some((key, one))
    }
}

/// Leaves the best, and lets all threads know how good one has to be now.
fn cut(best: &mut Vec<Keyed>, count: usize, limit: &AtomicU64) {
    if best.len() < count {
        return;
    }
    best.select_nth_unstable_by_key(count - 1, |(key, _)| *key);
    best.truncate(count);
    if let Some((worst, _)) = best.last() {
        limit.fetch_min(worst + 1, Relaxed);
    }
}
