//! The answer to a query: rows in order, in tiers, with counts. Plain data, shared between threads.

use super::{grouping::Groups, order::Order, row::Rows};
use crate::{
    corpus::ArticleId,
    index::{Twins, twins::Member},
};
use std::{collections::HashMap, sync::Arc};

/// The rows a query selects.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// The rows: those above the seam first, then the fuzzy ones, each in order.
    pub rows: Rows,
    /// How many of them are exact or in the text, or folded out from one that is; they come first.
    pub seam: usize,
    /// How many articles match in their texts only, folded away or not.
    pub word_count: usize,
    /// Texts that were looked at and those that have to be, where not all have been: more rows may come.
    pub searched: Option<(usize, usize)>,
    /// How many of the first rows stay as they are whatever those texts say.
    pub settled: usize,
    /// Articles looked at.
    pub total: usize,
    /// The order the rows are in.
    pub order: Option<Order>,
    /// What was folded into other rows; none where nothing was looked for that could be.
    pub folding: Option<Arc<Folding>>,
    /// What stands above which rows; none where they are not grouped.
    pub groups: Option<Arc<Groups>>,
    /// Twins are still being looked for: the same rows come once more, folded.
    pub is_provisional: bool,
    /// The whole of which these rows are the first; none where they are all there are.
    pub whole: Option<Whole>,
}

/// Counts of a view of which only the first rows are there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Whole {
    /// All its rows, and how many of them are not fuzzy.
    pub rows: (usize, usize),
    /// All articles that match, and how many of them are not fuzzy.
    pub matches: (usize, usize),
}

/// Articles that are the same, in one row or row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// The one that stands for all.
    pub head: ArticleId,
    /// How many match, the head among them; two at least.
    pub count: u32,
    /// All of them have rows of their own, after the head's.
    pub is_open: bool,
}

/// What became of the twins in a view.
#[derive(Debug)]
pub struct Folding {
    /// Every article that matches.
    pub(super) matches: Rows,
    /// How many of them are not fuzzy.
    pub(super) near_matches: usize,
    /// The articles that are the same.
    pub(super) twins: Arc<Twins>,
    /// The folds, by the number of their group.
    pub(super) folds: HashMap<u32, Fold>,
}

impl Folding {
    /// The members whose row is that of this article, itself among them; none where it stands for itself alone.
    pub fn folded_into(&self, article: ArticleId) -> &[Member] {
        let group = self.twins.member(article).map(|member| member.group);
        let is_head = |group: &u32| {
            let fold = self.folds.get(group);
            fold.is_some_and(|fold| fold.head == article && !fold.is_open)
        };
        group
            .filter(is_head)
            .map_or(&[], |group| self.twins.group(group))
    }
}

impl View {
    /// Every article that matches, none folded into the row of another.
    pub fn matches(&self) -> &Rows {
        let folding = self.folding.as_deref();
        folding.map_or(&self.rows, |folding| &folding.matches)
    }

    /// How many rows there are, and how many of them are not fuzzy; of a view of which only the first are there, of all.
    pub fn row_counts(&self) -> (usize, usize) {
        let whole = self.whole.map(|whole| whole.rows);
        whole.unwrap_or((self.rows.len(), self.seam))
    }

    /// How many articles match, and how many of them are not fuzzy.
    pub fn match_counts(&self) -> (usize, usize) {
        let folding = self.folding.as_deref();
        let folded = folding.map(|folding| (folding.matches.len(), folding.near_matches));
        let whole = self.whole.map(|whole| whole.matches);
        whole.or(folded).unwrap_or((self.rows.len(), self.seam))
    }

    /// What is known of an article that stands in the corpus twice.
    pub fn member(&self, article: ArticleId) -> Option<Member> {
        self.folding.as_deref()?.twins.member(article)
    }

    /// The articles that are the same as this one, itself among them, the one that stands for all first.
    pub fn twins_of(&self, article: ArticleId) -> &[Member] {
        let found = self.folding.as_deref().zip(self.member(article));
        found.map_or(&[], |(folding, member)| folding.twins.group(member.group))
    }

    /// The fold an article is in; none where it is the only one of its kind that matches.
    pub fn fold_of(&self, article: ArticleId) -> Option<Fold> {
        let member = self.member(article)?;
        self.folding.as_deref()?.folds.get(&member.group).copied()
    }
}
