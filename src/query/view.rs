//! The answer to a query: rows in order, in tiers, with counts. Plain data, shared between threads.

use crate::{corpus::ArticleId, index::record::Listed};
use std::sync::Arc;

/// How well an article matches: the tier of its weakest term. Better tiers sort first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tier {
    /// Phrase or substring in a short field, or no text term at all.
    #[default]
    Exact,
    /// Scattered letters in a short field.
    Fuzzy,
}

impl Tier {
    /// Its name in JSON and in the status row.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Fuzzy => "fuzzy",
        }
    }
}

/// One row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The article.
    pub article: ArticleId,
    /// Its tier.
    pub tier: Tier,
    /// Its score within the tier; 0 where nothing was scored.
    pub score: i32,
}

impl Row {
    /// The row of an article of which nothing was asked.
    pub const fn unscored(article: ArticleId) -> Self {
        Self {
            article,
            tier: Tier::Exact,
            score: 0,
        }
    }
}

/// What rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first.
    Score,
    /// Newest first.
    Date,
    /// Outlet, A to Z.
    Outlet,
    /// Headline, A to Z.
    Headline,
    /// As stored.
    File,
}

/// An order: a key and its direction. Ties keep the newest first, then file order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Order {
    /// The key.
    pub sort: Sort,
    /// Reversed from the key's natural direction.
    pub is_reversed: bool,
}

/// The rows a query selects.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// All rows: exact tier first, then fuzzy, each in order.
    pub rows: Arc<[Row]>,
    /// How many of them are exact; they come first.
    pub exact_count: usize,
    /// Articles looked at.
    pub total: usize,
    /// The order the rows are in.
    pub order: Option<Order>,
}

impl From<Row> for Listed {
    fn from(row: Row) -> Self {
        Self {
            article: row.article,
            score: row.score,
            tier: row.tier.name(),
        }
    }
}
