//! The first rows of an answer, exact and before the rest is in order: of a million articles that match, thirty are in
//! sight. Threads share the key of the worst row that is still among the best, so that nearly all articles are passed over
//! by one comparison; scattered letters are scored only where better rows do not fill the screen.

use super::{
    Order, Row, Sort, Tier,
    candidate::{Candidate, Worth},
    gather::Selection,
    hit::{Grade, Hit, Hits},
    needle::Found,
    score::{Scattered, Scorer},
    sorted::Unwanted,
};
use crate::{
    corpus::ArticleId,
    index::{Block, Catalogue},
};
use rayon::prelude::*;
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
        let bests = Bests::default();
        let blocks = self.newest_blocks();
        let counts = match selection.only_term() {
            Some(term) => self.of_term(term, &blocks, &bests, &is_hidden),
            None => selection.each_of(&blocks, |_, block, chosen| {
                let mut counts = Counts::default();
                let mut take = Take::new(self, block, &bests);
                for one in chosen {
                    counts.add(one.tier);
                    take.one(*one, &is_hidden);
                }
                take.finish()?;
                Some(counts)
            }),
        };
        let rows = bests.near.in_order().chain(bests.fuzzy.in_order());
        Some(Head {
            rows: rows.take(HEAD).collect(),
            counts: counts?.into_iter().fold(Counts::default(), Counts::and),
        })
    }

    /// Finds the best that hold the only term there is; nearly all its hits are counted and passed over by their grades.
    fn of_term(
        &self,
        (hits, worth): (&Hits, Worth),
        blocks: &[usize],
        bests: &Bests,
        is_hidden: &(impl Fn(ArticleId) -> bool + Sync),
    ) -> Option<Vec<Counts>> {
        let counts = blocks.par_iter().map(|at| {
            let block = self.catalogue.blocks().get(*at)?;
            let floor = self.is_by_score.then(|| bests.floor());
            let mut take = Take::new(self, block, bests);
            for hit in hits.block(*at) {
                if floor.is_none_or(|floor| floor <= hit.grade()) {
                    let one = Candidate::new(block, hit.row());
                    take.one(one.with(hit.grade(), worth), is_hidden);
                }
            }
            take.finish()?;
            Some(Counts::of(hits.block(*at)))
        });
        counts.collect()
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

/// Takes candidates of a block into the best.
struct Take<'a> {
    heads: &'a Heads<'a>,
    bests: &'a Bests,
    scorer: Scorer<'a>,
    near: Vec<Keyed>,
    fuzzy: Vec<Keyed>,
}

impl<'a> Take<'a> {
    fn new(heads: &'a Heads<'a>, block: &'a Block, bests: &'a Bests) -> Self {
        Self {
            heads,
            bests,
            scorer: heads.scattered.scorer(block),
            near: Vec::new(),
            fuzzy: Vec::new(),
        }
    }

    fn one(&mut self, one: Candidate, is_hidden: &impl Fn(ArticleId) -> bool) {
        let Bests { near, fuzzy } = self.bests;
        let (best, part) = if one.tier != Tier::Fuzzy {
            (near, &mut self.near)
        } else if near.is_full() {
            return;
        } else {
            (fuzzy, &mut self.fuzzy)
        };
        let keyed = self.heads.keyed(one, best.limit(), &mut self.scorer);
        best.take(part, keyed.filter(|_| !is_hidden(ArticleId(one.article))));
    }

    /// Lets all threads know; none when nobody wants to.
    fn finish(self) -> Option<()> {
        self.bests.near.merge(self.near);
        self.bests.fuzzy.merge(self.fuzzy);
        (!(self.heads.is_stale)()).then_some(())
    }
}

impl Counts {
    /// Of the hits of a term.
    fn of(hits: &[Hit]) -> Self {
        let count = |is_one: fn(Grade) -> bool| {
            let ones = hits.iter().map(|hit| u32::from(is_one(hit.grade())));
            ones.sum::<u32>() as usize
        };
        let words = count(Grade::is_in_text);
        Self {
            all: hits.len(),
            near: count(Grade::is_exact) + words,
            words,
        }
    }

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

/// The best of those that are near, and of the others.
#[derive(Default)]
struct Bests {
    near: Best,
    fuzzy: Best,
}

impl Bests {
    /// The grade below which nothing comes to the top by score.
    fn floor(&self) -> Grade {
        let (best, tier) = if self.near.is_full() {
            (&self.near, Tier::Exact)
        } else {
            (&self.fuzzy, Tier::Fuzzy)
        };
        let limit = best.is_full().then(|| (best.limit() >> 32) as u32);
        let found = limit.map(|key| Found::of_key(key, tier));
        Grade::from(found)
    }
}

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
