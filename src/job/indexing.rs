//! The index of words: the words for it.

use crate::corpus::Corpus;

/// Have the words of the texts an index?
#[derive(Debug, Clone)]
pub struct IndexJob {
    /// Of what.
    pub corpus: Corpus,
    /// What is missing is made, if it is worth it; else only what there is is opened.
    pub is_wanted: bool,
    /// The user has just asked: all that is missing is made, and the end is told.
    pub is_asked: bool,
}

impl IndexJob {
    /// A newer one in its place. Whoever works on an older one goes on: most of what it makes is wanted still.
    pub fn add(&mut self, newer: Self) {
        let is_asked = self.is_asked || newer.is_asked;
        *self = Self { is_asked, ..newer };
    }
}

/// How far the index has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Indexing {
    /// Articles read for it, those that were in it before among them.
    pub done: usize,
    /// Articles in all.
    pub total: usize,
    /// Articles a second, lately.
    pub rate: u32,
    /// It is being made.
    pub is_running: bool,
    /// Articles that are found by it; the others are read.
    pub indexed: usize,
}

impl Indexing {
    /// How long the rest takes at that rate, rounded up; none where there is no rate to go by.
    pub fn seconds_left(&self) -> Option<u64> {
        let rest = self.total.saturating_sub(self.done) as u64;
        (self.rate > 0).then(|| rest.div_ceil(u64::from(self.rate)))
    }
}
