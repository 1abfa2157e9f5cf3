//! Whether the corpus has more than one outlet: a column that says the same in every row is room taken from headlines.
//! Learned while the corpus grows, each article looked at once, and not at all after a second outlet was seen.

use crate::corpus::{ArticleId, Corpus};
use std::sync::Arc;

/// The outlets seen so far: none, one, or several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlets {
    first: Option<Arc<str>>,
    has_others: bool,
    looked_at: usize,
}

impl Outlets {
    /// Whether the outlet tells one article from another.
    pub const fn are_several(&self) -> bool {
        self.has_others
    }

    /// Looks at what has come since the last time.
    pub(crate) fn learn(&mut self, corpus: &Corpus) {
        let all = corpus.len();
        if all < self.looked_at {
            *self = Self::default();
        }
        let new = (self.looked_at as u32..all as u32).map(ArticleId);
        let mut outlets = new
            .filter(|_| !self.has_others)
            .filter_map(|article| corpus.entry(article)?.outlet())
            .filter(|outlet| !outlet.is_empty());
        if self.first.is_none() {
            self.first = outlets.next().map(Into::into);
        }
        let first = &self.first;
        self.has_others = self.has_others || outlets.any(|outlet| Some(outlet) != first.as_deref());
        self.looked_at = all;
    }
}
