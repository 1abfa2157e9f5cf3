//! An article while its terms are put together: in which tier it is, what it counts, and what of that is not known yet.

use super::{Row, Tier, found::Found, hit::Grade};
use crate::{corpus::ArticleId, index::Block};

/// An article that holds all the terms so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidate {
    pub(super) article: u32,
    pub(super) tier: Tier,
    /// The terms that are not scored yet here, a bit for each.
    pending: u16,
    /// The most that these can count in its tier.
    most: i32,
    exact: i32,
    fuzzy: i32,
}

/// What a term counts in the articles that hold it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Worth {
    /// What it counts in one piece, where another term is scattered.
    pub(super) perfect: i32,
    /// Its bit, if it is scored later where it is scattered; and whether it is where it is in one piece.
    pub(super) pending: u16,
    pub(super) is_letter: bool,
}

impl Candidate {
    pub(super) fn new(block: &Block, row: usize) -> Self {
        Self {
            article: block.first + row as u32,
            ..Self::default()
        }
    }

    /// The same article without what it counts.
    pub(super) fn fresh(&self) -> Self {
        Self {
            article: self.article,
            ..Self::default()
        }
    }

    /// The same, holding one more term.
    pub(super) fn with(mut self, grade: Grade, worth: Worth) -> Self {
        let Found { tier, score } = grade.found();
        let was_fuzzy = self.tier == Tier::Fuzzy;
        self.tier = self.tier.max(tier);
        match tier {
            Tier::Exact => {
                self.fuzzy = self.fuzzy.saturating_add(worth.perfect);
                if worth.is_letter && !was_fuzzy {
                    self.pending |= worth.pending;
                    self.most = self.most.saturating_add(score);
                } else if !worth.is_letter {
                    self.exact = self.exact.saturating_add(score);
                }
            }
            Tier::Word => {}
            Tier::Fuzzy if worth.pending == 0 => self.fuzzy = self.fuzzy.saturating_add(score),
            Tier::Fuzzy => {
                // What is in one piece counts as perfect from here on, whatever its score.
                let before = if was_fuzzy { self.most } else { 0 };
                self.most = before.saturating_add(score);
                self.pending |= worth.pending;
            }
        }
        self
    }

    /// Counts what another does too.
    pub(super) fn add(&mut self, other: &Self) {
        self.tier = self.tier.max(other.tier);
        self.exact = self.exact.saturating_add(other.exact);
        self.fuzzy = self.fuzzy.saturating_add(other.fuzzy);
    }

    /// Its row if all that is not scored yet counts the most that it can.
    pub(super) fn best_row(&self) -> Row {
        let row = self.row();
        Row {
            score: row.score.saturating_add(self.most),
            ..row
        }
    }

    /// The number of a term that is not scored yet.
    pub(super) fn next_pending(&self) -> Option<usize> {
        (self.pending != 0).then(|| self.pending.trailing_zeros() as usize)
    }

    /// Adds the score of that term in its tier.
    pub(super) fn add_score(&mut self, score: i32) {
        self.pending &= self.pending.wrapping_sub(1);
        match self.tier {
            Tier::Exact | Tier::Word => self.exact = self.exact.saturating_add(score),
            Tier::Fuzzy => self.fuzzy = self.fuzzy.saturating_add(score),
        }
    }

    /// Its row.
    pub(super) fn row(&self) -> Row {
        let Found { tier, score } = self.found();
        Row {
            article: ArticleId(self.article),
            tier,
            score,
        }
    }

    /// How it matches all the terms that are scored.
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
