//! The best candidates that all threads have met so far: threads share the key of the worst of them, so that nearly all
//! others are passed over by one comparison.

use super::HEAD;
use crate::query::{Tier, candidate::Candidate, found::Found, hit::Grade};
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU64, Ordering::Relaxed},
};

/// A candidate and its key in the order; the smallest comes first.
pub(super) type Keyed = (u64, Candidate);

/// The best of those that are near, and of the others.
#[derive(Default)]
pub(super) struct Bests {
    pub(super) near: Best,
    pub(super) fuzzy: Best,
}

impl Bests {
    /// The grade below which nothing comes to the top by score.
    pub(super) fn floor(&self) -> Grade {
        let (best, tier) = if self.near.is_full() {
            (&self.near, Tier::Exact)
        } else {
            (&self.fuzzy, Tier::Fuzzy)
        };
        let limit = best.is_full().then(|| (best.limit() >> 32) as u32);
        let found = limit.map(|key| Found::of_key(key, tier));
        Grade::from(found)
    }
}

/// The best [`HEAD`] candidates of those that all threads have met.
pub(super) struct Best {
    rows: Mutex<Vec<Keyed>>,
    /// What a key must be below to be among them.
    limit: AtomicU64,
}

impl Default for Best {
    fn default() -> Self {
        Self {
            rows: Mutex::default(),
            limit: AtomicU64::new(u64::MAX),
        }
    }
}

impl Best {
    pub(super) fn limit(&self) -> u64 {
        self.limit.load(Relaxed)
    }

    pub(super) fn is_full(&self) -> bool {
        self.limit() != u64::MAX
    }

    /// Takes one into the best of a thread.
    #[inline]
    pub(super) fn take(&self, part: &mut Vec<Keyed>, one: Option<Keyed>) {
        part.extend(one);
        if part.len() >= HEAD * 2 {
            self.cut(part);
        }
    }

    /// Leaves the best, and lets all threads know how good one has to be now.
    fn cut(&self, part: &mut Vec<Keyed>) {
        if part.len() < HEAD {
            return;
        }
        part.select_nth_unstable_by_key(HEAD - 1, |(key, _)| *key);
        part.truncate(HEAD);
        if let Some((worst, _)) = part.last() {
            self.limit.fetch_min(worst + 1, Relaxed);
        }
    }

    /// Takes the best of a thread into those of all.
    pub(super) fn merge(&self, part: Vec<Keyed>) {
        if !part.is_empty() {
            let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
            rows.extend(part);
            self.cut(&mut rows);
        }
    }

    pub(super) fn in_order(self) -> impl Iterator<Item = Candidate> {
        let rows = self.rows.into_inner();
        let mut rows = rows.unwrap_or_else(PoisonError::into_inner);
        rows.sort_unstable_by_key(|(key, _)| *key);
        rows.into_iter().map(|(_, one)| one)
    }
}
