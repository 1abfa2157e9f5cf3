//! What is known of a file that is taken in a second time: its articles come again in the same order, and only what comes
//! after them is new.

use crate::corpus::Entry;
use std::collections::VecDeque;

/// The articles of the current file that are in the corpus already and will come again.
#[derive(Debug, Default)]
pub(super) struct Expected {
    articles: VecDeque<Entry>,
    is_other: bool,
}

impl Expected {
    /// These, in the order of the file.
    pub(super) fn of(known: Vec<Entry>) -> Self {
        Self {
            articles: known.into(),
            is_other: false,
        }
    }

    /// Hands on an article that is not in the corpus yet.
    pub(super) fn is_new(&mut self, entry: Entry) -> Option<Entry> {
        let Some(expected) = self.articles.pop_front() else {
            return Some(entry);
        };
        self.is_other |= expected != entry;
        None
    }

    /// Whether all of them came as they were, up to now.
    pub(super) fn came(&self) -> bool {
        self.articles.is_empty() && !self.is_other
    }

    /// How many have not come yet.
    pub(super) fn count(&self) -> usize {
        self.articles.len()
    }
}
