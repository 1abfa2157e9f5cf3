//! One row of the list: an article, and how well it matches.

use crate::{corpus::ArticleId, index::record::Listed};
use std::sync::Arc;

/// How well an article matches: the tier of its weakest term. Better tiers sort first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tier {
    /// Phrase or substring in a short field, or no text term at all.
    #[default]
    Exact,
    /// In the text.
    Word,
    /// Scattered letters in a short field.
    Fuzzy,
}

impl Tier {
    /// Its name in JSON and in the status row.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Word => "word",
            Self::Fuzzy => "fuzzy",
        }
    }
}

/// One row of the list. Nine bytes and not twelve: of a million there are several lists at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(Rust, packed)]
pub struct Row {
    /// The article.
    pub article: ArticleId,
    /// Its tier.
    pub tier: Tier,
    /// Its score within the tier; 0 where nothing was scored.
    pub score: i32,
}

/// Rows that are shown and counted in several places at once. In a vector: put into a shared slice, a million of them would
/// be copied, and the memory of the first million kept.
pub type Rows = Arc<Vec<Row>>;

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

impl From<Row> for Listed {
    fn from(row: Row) -> Self {
        Self {
            article: row.article,
            score: row.score,
            tier: row.tier.name(),
        }
    }
}
