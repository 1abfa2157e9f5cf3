//! What takes its time: which works can be given up, and how far one has come.

/// A work that ends before it is done when nobody wants it any more; what it has found so far stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// The walk to the next article that holds something.
    Walk,
    /// The search through the texts for the rows of the list.
    Search,
    /// The index of words.
    Index,
    /// The names of the whole corpus.
    Names,
}

/// How far a work has come that takes one article after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Course {
    /// Articles done.
    pub done: usize,
    /// Articles in all.
    pub total: usize,
    /// Articles a second, lately.
    pub rate: u32,
}

impl Course {
    /// How long the rest takes at that rate, rounded up; none where there is no rate to go by.
    pub fn seconds_left(&self) -> Option<u64> {
        let rest = self.total.saturating_sub(self.done) as u64;
        (self.rate > 0).then(|| rest.div_ceil(u64::from(self.rate)))
    }
}
