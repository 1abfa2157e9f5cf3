//! The first rows of an answer, exact and before the rest is in order: of a million articles that match, thirty are in
//! sight. Scattered letters are scored only where better rows do not fill the screen.

mod best;
mod terms;

use super::{
    Order, Row, Sort, Tier,
    candidate::Candidate,
    gather::Selection,
    hit::Grade,
    score::{Scattered, Scorer},
    sorted::Unwanted,
};
use crate::{
    corpus::ArticleId,
    index::{Block, Catalogue},
};
use best::{Bests, Keyed};
use std::sync::Arc;

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
        let counts = match selection.terms().as_deref() {
            Some([term]) => self.of_term(*term, &blocks, &bests, &is_hidden),
            Some(terms) => self.of_terms(terms, &blocks, &bests, &is_hidden),
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
    /// Of the weakest grades of some rows.
    fn of(grades: &(impl Iterator<Item = Grade> + Clone)) -> Self {
        let count = |is_one: fn(Grade) -> bool| {
            let ones = grades.clone().map(|grade| u32::from(is_one(grade)));
            ones.sum::<u32>() as usize
        };
        let words = count(Grade::is_in_text);
        Self {
            all: count(Grade::is_held),
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
