//! The index of words, asked for.

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
