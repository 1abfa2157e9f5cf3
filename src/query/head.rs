//! The first rows of an answer, exact and before the rest is in order: of a million articles that match, thirty are in
//! sight. Threads share the key of the worst row that is still among the best, so that nearly all articles are passed over
//! by one comparison; scattered letters are scored only where better rows do not fill the screen.

use super::{
    Order, Row, Sort, Tier,
    candidate::Candidate,
    gather::Selection,
    score::{Scattered, Scorer},
    sorted::Unwanted,
};
use crate::{
    corpus::ArticleId,
    index::{Block, Catalogue},
};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering::Relaxed},
};

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

/// The first rows of a selection, and how many there are.
#[derive(Default)]
pub(super) struct Head {
    /// In order.
    pub(super) rows: Vec<Candidate>,
    pub(super) counts: Counts,
}

/// How many articles match.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) all: usize,
    /// Those that are not fuzzy.
    pub(super) near: usize,
    /// Those that match in their texts.
    pub(super) words: usize,
}

/// Whether the head of an order can be told without putting all in order.
pub(super) fn has_head(order: Order) -> bool {
    order == Order::by(Sort::Score) || order == Order::by(Sort::Date)
}

impl Heads<'_> {
    /// The first rows in order, of those that are not hidden; none when they are no longer wanted.
    pub(super) fn of(
        &self,
        selection: &Selection<'_>,
        is_hidden: impl Fn(ArticleId) -> bool + Sync,
    ) -> Option<Head> {
        let (near, fuzzy) = (Best::default(), Best::default());
        let counts = selection.each_of(&self.newest_blocks(), |_, block, chosen| {
            let mut scorer = self.scattered.scorer(block);
            let mut counts = Counts::default();
            let (mut nearest, mut rest) = (Vec::new(), Vec::new());
            for one in chosen {
                counts.add(one.tier);
                let is_near = one.tier != Tier::Fuzzy;
                if !is_near && near.is_full() || is_hidden(ArticleId(one.article)) {
                    continue;
                }
                let (best, part) = if is_near {
                    (&near, &mut nearest)
                } else {
                    (&fuzzy, &mut rest)
                };
                best.take(part, self.keyed(*one, best.limit(), &mut scorer));
            }
            near.merge(nearest);
            fuzzy.merge(rest);
            (!(self.is_stale)()).then_some(counts)
        })?;
        let rows = near.in_order().chain(fuzzy.in_order());
        Some(Head {
            rows: rows.take(HEAD).collect(),
            counts: counts.into_iter().fold(Counts::default(), Counts::and),
        })
    }

    /// A candidate with its key, if that is below the limit.
    fn keyed(&self, mut one: Candidate, limit: u64, scorer: &mut Scorer<'_>) -> Option<Keyed> {
        if one.next_pending().is_some() {
            if self.key(one.best_row()) >= limit {
                return None;
            }
            scorer.score(&mut one);
        }
        let key = self.key(one.row());
        (key < limit).then_some((key, one))
    }

    /// The key of a row in the order.
    fn key(&self, row: Row) -> u64 {
        let rank = u64::from(self.catalogue.dates().rank(row.article.0));
        let score = if self.is_by_score {
            row.score_key(false)
        } else {
            0
        };
        u64::from(score) << 32 | rank
    }

    /// The blocks, those with the newest articles first: what is as good and older is passed over then.
    fn newest_blocks(&self) -> Vec<usize> {
        let dates = self.catalogue.dates();
        let newest = |block: &Arc<Block>| {
            let last = (block.first + block.len() as u32).saturating_sub(1);
            dates.rank(block.first).min(dates.rank(last))
        };
        let newest: Vec<u32> = self.catalogue.blocks().iter().map(newest).collect();
        let mut blocks: Vec<usize> = (0..newest.len()).collect();
        blocks.sort_by_key(|at| newest.get(*at).copied());
        blocks
    }
}

impl Counts {
    fn add(&mut self, tier: Tier) {
        self.all += 1;
        self.near += usize::from(tier != Tier::Fuzzy);
        self.words += usize::from(tier == Tier::Word);
    }

    fn and(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            near: self.near + other.near,
            words: self.words + other.words,
        }
    }
}

/// A candidate and its key in the order; the smallest comes first.
type Keyed = (u64, Candidate);

/// The best [`HEAD`] candidates of those that all threads have met.
struct Best {
    rows: Mutex<Vec<Keyed>>,
    /// What a key must be below to be among them.
    limit: AtomicU64,
}

impl Default for Best {
    fn default() -> Self {
        Self {
            rows: Mutex::default(),
            limit: AtomicU64::new(u64::MAX),
        }
    }
}

impl Best {
    fn limit(&self) -> u64 {
        self.limit.load(Relaxed)
    }

    fn is_full(&self) -> bool {
        self.limit() != u64::MAX
    }

    /// Takes one into the best of a thread.
    #[inline]
    fn take(&self, part: &mut Vec<Keyed>, one: Option<Keyed>) {
        part.extend(one);
        if part.len() >= HEAD * 2 {
            self.cut(part);
        }
    }

    /// Leaves the best, and lets all threads know how good one has to be now.
    fn cut(&self, part: &mut Vec<Keyed>) {
        if part.len() < HEAD {
            return;
        }
        part.select_nth_unstable_by_key(HEAD - 1, |(key, _)| *key);
        part.truncate(HEAD);
        if let Some((worst, _)) = part.last() {
            self.limit.fetch_min(worst + 1, Relaxed);
        }
    }

    /// Takes the best of a thread into those of all.
    fn merge(&self, part: Vec<Keyed>) {
        if !part.is_empty() {
            let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
            rows.extend(part);
            self.cut(&mut rows);
        }
    }

    fn in_order(self) -> impl Iterator<Item = Candidate> {
        let rows = self.rows.into_inner();
        let mut rows = rows.unwrap_or_else(PoisonError::into_inner);
        rows.sort_unstable_by_key(|(key, _)| *key);
        rows.into_iter().map(|(_, one)| one)
    }
}
