//! The answer to a query: rows in order, in tiers, with counts. Plain data, shared between threads.

use super::{
    folding::{Fold, Folding},
    grouping::Groups,
};
use crate::{
    corpus::ArticleId,
    index::{record::Listed, twins::Member},
};
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

/// What rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first.
    Score,
    /// Newest first.
    Date,
    /// Outlet, A to Z.
    Outlet,
    /// Section, A to Z.
    Section,
    /// Headline, A to Z.
    Headline,
    /// As stored.
    File,
}

impl Sort {
    /// Every key.
    pub const ALL: [Self; 6] = [
        Self::Score,
        Self::Date,
        Self::Outlet,
        Self::Section,
        Self::Headline,
        Self::File,
    ];

    /// Its name, as it is typed and shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Date => "date",
            Self::Outlet => "outlet",
            Self::Section => "section",
            Self::Headline => "headline",
            Self::File => "file",
        }
    }
}

/// Something to sort by, and in which direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// What by.
    pub sort: Sort,
    /// Reversed from its natural direction.
    pub is_reversed: bool,
}

/// Keys of an order at most.
pub const KEYS: usize = 4;

/// An order: by a key, what is equal by the next one. Ties keep the newest first, then file order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Order {
    /// The first key.
    pub first: Key,
    /// Those after it.
    then: [Option<Key>; KEYS - 1],
}

impl Order {
    /// By one key in its natural direction.
    pub const fn by(sort: Sort) -> Self {
        Self::of(Key {
            sort,
            is_reversed: false,
        })
    }

    /// By one key.
    pub const fn of(first: Key) -> Self {
        Self {
            first,
            then: [None; KEYS - 1],
        }
    }

    /// The same with one more key; none when there are too many.
    #[must_use]
    pub fn and(mut self, key: Key) -> Option<Self> {
        let slot = self.then.iter_mut().find(|slot| slot.is_none())?;
        *slot = Some(key);
        Some(self)
    }

    /// Its keys.
    pub fn keys(self) -> impl DoubleEndedIterator<Item = Key> {
        std::iter::once(self.first).chain(self.then.into_iter().flatten())
    }

    /// The same from its other end.
    #[must_use]
    pub fn reversed(self) -> Self {
        let turned = |key: Key| Key {
            is_reversed: !key.is_reversed,
            ..key
        };
        Self {
            first: turned(self.first),
            then: self.then.map(|key| key.map(turned)),
        }
    }
}

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

impl From<Row> for Listed {
    fn from(row: Row) -> Self {
        Self {
            article: row.article,
            score: row.score,
            tier: row.tier.name(),
        }
    }
}
