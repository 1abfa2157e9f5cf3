//! When each article was published, and all articles newest first: the order every other order falls back on.

use crate::corpus::{Published, segment::Segment};
use rayon::prelude::*;
use std::{cmp::Reverse, sync::Arc};

/// Stands for an unknown date.
const UNKNOWN: i32 = i32::MIN;
/// Stands for a date that does not fit: before December 1901, or after January 2038.
const BESIDE: i32 = i32::MIN + 1;

/// Publication times and the order they make.
#[derive(Debug, Clone, Default)]
pub struct Dates {
    /// Since 1970.
    seconds: Vec<i32>,
    /// The seconds of articles that do not fit there; ascending.
    beside: Vec<(u32, i64)>,
    newest: Vec<u32>,
    rank: Vec<u32>,
}

impl Dates {
    /// Appends the articles of segments and puts them in order; `place` is the place of an article as stored.
    pub(super) fn extend(&mut self, segments: &[Arc<Segment>], place: impl Fn(u32) -> u32 + Sync) {
        self.append(segments);
        let mut newest = std::mem::take(&mut self.newest);
        let known = newest.len();
        newest.reserve_exact(self.seconds.len() - known);
        newest.extend(known as u32..self.seconds.len() as u32);
        // What is not known is older than all: years have four digits.
        let key = |article: u32| {
            let seconds = self.seconds(article).unwrap_or(i64::MIN);
            (Reverse(seconds), place(article))
        };
        let (_, fresh) = newest.split_at_mut(known);
        sort(fresh, key);
        if known > 0 {
            // Stable, and quick on what is in order already: the old articles are one sorted run, and so are the new.
            newest.par_sort_by_key(|&article| key(article));
        }
        self.newest = newest;
        self.rank.reserve_exact(self.newest.len() - known);
        self.rank.resize(self.newest.len(), 0);
        for (rank, &article) in (0..).zip(&self.newest) {
            if let Some(slot) = self.rank.get_mut(article as usize) {
                *slot = rank;
            }
        }
    }

    fn append(&mut self, segments: &[Arc<Segment>]) {
        let known = self.seconds.len();
        let count: usize = segments.iter().map(|segment| segment.len()).sum();
        // Twice the room, as it grows by itself, would be memory for a million dates more.
        self.seconds.reserve_exact(count);
        self.seconds.resize(known + count, UNKNOWN);
        let (_, mut rest) = self.seconds.split_at_mut(known);
        let parts = segments.iter().map(|segment| {
            let (part, behind) = std::mem::take(&mut rest).split_at_mut(segment.len());
            rest = behind;
            (segment, part)
        });
        let parts: Vec<_> = parts.collect();
        let beside = parts.into_par_iter().flat_map_iter(|(segment, part)| {
            let mut beside = Vec::new();
            for ((slot, entry), article) in
                part.iter_mut().zip(segment.entries()).zip(segment.first..)
            {
                let Some(seconds) = entry.published().map(Published::seconds) else {
                    continue;
                };
                let short = i32::try_from(seconds).ok().filter(|short| *short > BESIDE);
                *slot = short.unwrap_or(BESIDE);
                beside.extend(short.is_none().then_some((article, seconds)));
            }
            beside
        });
        self.beside.par_extend(beside);
    }

    /// When an article was published, in seconds since 1970.
    pub fn seconds(&self, article: u32) -> Option<i64> {
        match self.seconds.get(article as usize).copied()? {
            UNKNOWN => None,
            BESIDE => {
                let at = self.beside.binary_search_by_key(&article, |(of, _)| *of);
                self.beside.get(at.ok()?).map(|(_, seconds)| *seconds)
            }
            seconds => Some(seconds.into()),
        }
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

/// Sorts some articles. With their keys beside them: looked up for each comparison, a date would come from anywhere in
/// memory. All in one number, date before place before article: that is compared at once.
fn sort(articles: &mut [u32], key: impl Fn(u32) -> (Reverse<i64>, u32) + Sync) {
    let keyed = articles.par_iter().map(|&article| {
        let (Reverse(seconds), place) = key(article);
        let latest_first = !(seconds.cast_unsigned() ^ 1 << 63);
        u128::from(latest_first) << 64 | u128::from(place) << 32 | u128::from(article)
    });
    let mut keyed: Vec<_> = keyed.collect();
    keyed.par_sort_unstable();
    for (slot, keyed) in articles.iter_mut().zip(keyed) {
        *slot = keyed as u32;
    }
}
