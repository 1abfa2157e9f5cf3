//! When each article was published, and all articles newest first: the order every other order falls back on.

use crate::corpus::Published;
use rayon::prelude::*;
use std::cmp::Reverse;

/// Stands for an unknown date; smaller than any known.
const UNKNOWN: i64 = i64::MIN;

/// Publication times and the order they make.
#[derive(Debug, Clone, Default)]
pub struct Dates {
    seconds: Vec<i64>,
    newest: Vec<u32>,
    rank: Vec<u32>,
}

impl Dates {
    /// Appends articles and puts them in order; `place` is the place of an article as stored.
    pub(super) fn extend(
        &mut self,
        published: impl ParallelIterator<Item = Option<Published>>,
        place: impl Fn(u32) -> u32,
    ) {
        // A known date is never the smallest number: years have four digits.
        self.seconds
            .par_extend(published.map(|date| date.map_or(UNKNOWN, Published::seconds)));
        self.sort(place);
        self.rank.resize(self.newest.len(), 0);
        for (rank, &article) in (0..).zip(&self.newest) {
            if let Some(slot) = self.rank.get_mut(article as usize) {
                *slot = rank;
            }
        }
    }

    fn sort(&mut self, place: impl Fn(u32) -> u32) {
        // Copied, with the article in it: looked up for each comparison, a date would come from anywhere in memory.
        let key = |article: u32| {
            let seconds = self.seconds.get(article as usize).copied();
            (Reverse(seconds.unwrap_or(UNKNOWN)), place(article), article)
        };
        // Those known stay in order, unless files have come to stand otherwise.
        if !self.newest.is_sorted_by_key(|&article| key(article)) {
            self.newest.clear();
        }
        let known = std::mem::take(&mut self.newest);
        let mut fresh: Vec<_> = (known.len() as u32..self.seconds.len() as u32)
            .map(key)
            .collect();
        fresh.par_sort_unstable();
        let mut fresh = fresh.into_iter().peekable();
        self.newest.reserve_exact(self.seconds.len());
        for article in known {
            let later = key(article);
            while let Some((.., earlier)) = fresh.next_if(|fresh| *fresh < later) {
                self.newest.push(earlier);
            }
            self.newest.push(article);
        }
        self.newest.extend(fresh.map(|(.., article)| article));
    }

    /// When an article was published, in seconds since 1970.
    pub fn seconds(&self, article: u32) -> Option<i64> {
        let seconds = self.seconds.get(article as usize).copied()?;
        (seconds != UNKNOWN).then_some(seconds)
    }

    /// Every article, newest first; those of the same second in file order, those without a date last.
    pub fn newest(&self) -> &[u32] {
        &self.newest
    }

    /// The place of an article in [`Dates::newest`].
    pub fn rank(&self, article: u32) -> u32 {
        self.rank.get(article as usize).copied().unwrap_or(u32::MAX)
    }
}
