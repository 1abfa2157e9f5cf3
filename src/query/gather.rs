//! Puts the columns of the terms together: what is in all of them, less what is in those negated. Lists ascend by
//! article throughout, so that two of them are walked side by side, block by block and many blocks at once.

use super::{
    Tier,
    hit::{Hit, Hits},
    needle::Found,
};
use crate::index::{Block, Catalogue};
use rayon::prelude::*;
use std::{cmp::Reverse, sync::Arc};

/// An article that holds all the terms so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidate {
    pub(super) article: u32,
    pub(super) tier: Tier,
    /// The terms whose letters are scattered here and not scored yet, a bit for each.
    pending: u16,
    /// The most that these can count.
    most: i32,
    exact: i32,
    fuzzy: i32,
}

/// What a term counts in the articles that hold it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Worth {
    /// What it counts in one piece, where another term is scattered.
    pub(super) perfect: i32,
    /// Its bit, if scattered letters are scored later.
    pub(super) pending: u16,
}

/// Candidates, ascending, in a list for each block of the catalogue.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    pub(super) blocks: Vec<Vec<Candidate>>,
}

impl Chosen {
    /// Every article.
    pub(super) fn all(catalogue: &Catalogue) -> Self {
        let candidate = |article| Candidate {
            article,
            ..Candidate::default()
        };
        let all = |block: &Arc<Block>| {
            let articles = block.first..block.first + block.len() as u32;
            articles.map(candidate).collect()
        };
        Self {
            blocks: catalogue.blocks().par_iter().map(all).collect(),
        }
    }

    /// The articles that hold a term.
    pub(super) fn of(hits: &Hits, worth: Worth) -> Self {
        let blocks = hits.blocks.par_iter().map(|block| {
            let candidates = block
                .iter()
                .map(|hit| Candidate::default().with(*hit, worth));
            candidates.collect()
        });
        Self {
            blocks: blocks.collect(),
        }
    }

    /// The same articles without what they count.
    pub(super) fn fresh(&self) -> Self {
        let fresh = |one: &Candidate| Candidate {
            article: one.article,
            ..Candidate::default()
        };
        let blocks = self.blocks.par_iter();
        Self {
            blocks: blocks
                .map(|block| block.iter().map(fresh).collect())
                .collect(),
        }
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Candidate> {
        self.blocks.iter().flatten()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.blocks.iter().map(Vec::len).sum()
    }

    /// Those that are among `hits` too, and hold their term.
    pub(super) fn meet(self, hits: &Hits, worth: Worth) -> Self {
        self.each(|at, block| {
            let mut hits = hits.block(at).iter().peekable();
            block.retain_mut(|one| {
                while hits.next_if(|hit| hit.article < one.article).is_some() {}
                let hit = hits.next_if(|hit| hit.article == one.article);
                if let Some(hit) = hit {
                    *one = one.with(*hit, worth);
                }
                hit.is_some()
            });
        })
    }

    /// Those that are among others too, which count with them.
    pub(super) fn meet_all(self, others: &Self) -> Self {
        self.each(|at, block| {
            let mut others = others.blocks.get(at).into_iter().flatten().peekable();
            block.retain_mut(|one| {
                while others
                    .next_if(|other| other.article < one.article)
                    .is_some()
                {}
                let other = others.next_if(|other| other.article == one.article);
                if let Some(other) = other {
                    one.add(other);
                }
                other.is_some()
            });
        })
    }

    /// Those of either, the better of what is in both.
    pub(super) fn join(mut self, others: Self) -> Self {
        if self.blocks.is_empty() {
            return others;
        }
        let pairs = self.blocks.par_iter_mut().zip(others.blocks);
        pairs.for_each(|(block, other)| *block = joined(block, other));
        self
    }

    /// Those that are not among `hits`.
    pub(super) fn without(self, hits: &Hits) -> Self {
        self.each(|at, block| {
            let mut hits = hits.block(at).iter().map(|hit| hit.article).peekable();
            block.retain(|one| {
                while hits.next_if(|article| *article < one.article).is_some() {}
                hits.next_if_eq(&one.article).is_none()
            });
        })
    }

    /// Those of which something is true.
    pub(super) fn retain(self, is_one: impl Fn(&Candidate) -> bool + Sync) -> Self {
        self.each(|_, block| block.retain(&is_one))
    }

    /// Changes the list of each block, which is told by its place in the catalogue.
    fn each(mut self, change: impl Fn(usize, &mut Vec<Candidate>) + Sync) -> Self {
        let blocks = self.blocks.par_iter_mut().enumerate();
        blocks.for_each(|(at, block)| change(at, block));
        self
    }
}

fn joined(one: &[Candidate], other: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined = Vec::with_capacity(one.len() + other.len());
    let mut other = other.into_iter().peekable();
    for &candidate in one {
        let article = candidate.article;
        while let Some(before) = other.next_if(|other| other.article < article) {
            joined.push(before);
        }
        let same = other.next_if(|other| other.article == article);
        let worth = |candidate: &Candidate| {
            let found = candidate.found();
            (Reverse(found.tier), found.score)
        };
        joined.extend(same.into_iter().chain([candidate]).max_by_key(worth));
    }
    joined.extend(other);
    joined
}

impl Candidate {
    /// The same, holding one more term.
    fn with(mut self, hit: Hit, worth: Worth) -> Self {
        self.article = hit.article;
        let Found { tier, score } = hit.grade.found().unwrap_or(Found::exact(0));
        self.tier = self.tier.max(tier);
        match tier {
            Tier::Exact => {
                self.exact = self.exact.saturating_add(score);
                self.fuzzy = self.fuzzy.saturating_add(worth.perfect);
            }
            Tier::Word => {}
            Tier::Fuzzy if worth.pending == 0 => self.fuzzy = self.fuzzy.saturating_add(score),
            Tier::Fuzzy => {
                self.pending |= worth.pending;
                self.most = self.most.saturating_add(score);
            }
        }
        self
    }

    /// Counts what another does too.
    fn add(&mut self, other: &Self) {
        self.tier = self.tier.max(other.tier);
        self.exact = self.exact.saturating_add(other.exact);
        self.fuzzy = self.fuzzy.saturating_add(other.fuzzy);
    }

    /// The most it can count where a term is scattered.
    pub(super) const fn most(&self) -> i32 {
        self.fuzzy.saturating_add(self.most)
    }

    /// The number of a term that is not scored yet.
    pub(super) fn next_pending(&self) -> Option<usize> {
        (self.pending != 0).then(|| self.pending.trailing_zeros() as usize)
    }

    /// Adds the score of that term.
    pub(super) fn add_score(&mut self, score: i32) {
        self.pending &= self.pending.wrapping_sub(1);
        self.fuzzy = self.fuzzy.saturating_add(score);
    }

    /// How it matches all the terms.
    pub(super) fn found(&self) -> Found {
        let score = match self.tier {
            Tier::Exact | Tier::Word => self.exact,
            Tier::Fuzzy => self.fuzzy,
        };
        Found {
            tier: self.tier,
            score,
        }
    }
}
