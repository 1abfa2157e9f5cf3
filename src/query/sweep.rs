//! Articles read again on every core, newest first, a wave at a time, so that one can stop in between.

use crate::{
    corpus::{Corpus, Pool, Reader, texts::Stored},
    index::{Catalogue, dates::Dates},
};
use rayon::prelude::*;

/// Articles read by one thread before it looks up.
const BATCH: usize = 256;
/// Batches of all threads together before anybody is asked whether to go on: at first, and at most, after it has doubled.
const WAVES: (usize, usize) = (4, 32);

/// So many of the newest are read first wherever they lie: what is looked for is shown from there, and a file may be in any
/// order.
const NEWEST: usize = 1_024;
/// Of these, read by one thread before it looks up.
const FEW: usize = 64;

/// When to stop.
#[derive(Clone, Copy)]
pub(super) struct Pace<'a> {
    /// The answer is no longer wanted.
    pub(super) is_stale: &'a (dyn Fn() -> bool + Sync),
    /// What was found so far is wanted now.
    pub(super) is_due: &'a (dyn Fn() -> bool + Sync),
}

/// Reads articles; keeps its memory.
#[derive(Debug, Default)]
pub(super) struct Sweep {
    readers: Pool<Reader>,
}

impl Sweep {
    /// Looks at `articles`, which ascend, as far as it gets, and hands over what it made of them: nothing of what cannot be
    /// read. Says whether the answer is still wanted.
    pub(super) fn read<T: Default + Send>(
        &self,
        catalogue: &Catalogue,
        articles: &[u32],
        pace: Pace<'_>,
        look: impl Fn(Stored<'_>) -> T + Sync,
        mut take: impl FnMut(u32, T),
    ) -> bool {
        let order = Reading::of(catalogue.dates(), articles);
        let batches = order.batches(catalogue.dates());
        let (mut wave, most) = WAVES;
        let mut rest = &*batches;
        while !rest.is_empty() {
            if (pace.is_stale)() {
                return false;
            }
            let (now, later) = rest.split_at(wave.min(rest.len()));
            (rest, wave) = (later, most.min(wave * 2));
            let found = now.par_iter();
            let found = found.flat_map_iter(|batch| self.batch(catalogue.corpus(), batch, &look));
            let found: Vec<(u32, T)> = found.collect();
            for (article, made) in found {
                take(article, made);
            }
            if (pace.is_due)() {
                break;
            }
        }
        !(pace.is_stale)()
    }

    fn batch<T: Default>(
        &self,
        corpus: &Corpus,
        batch: &[u32],
        look: &impl Fn(Stored<'_>) -> T,
    ) -> Vec<(u32, T)> {
        let mut found: Vec<_> = batch
            .iter()
            .map(|article| (*article, T::default()))
            .collect();
        let mut slots = found.iter_mut();
        let take = |article, stored: Stored<'_>| {
            let slot = slots.find(|(other, _)| *other == article);
            if let Some((_, made)) = slot {
                *made = look(stored);
            }
        };
        self.readers.with(|reader| reader.each(corpus, batch, take));
        found
    }
}

/// Articles in the order in which they are read.
struct Reading {
    /// The newest, in small batches, each in file order.
    newest: Vec<Vec<u32>>,
    /// The others, in file order.
    others: Vec<u32>,
}

impl Reading {
    fn of(dates: &Dates, articles: &[u32]) -> Self {
        let rank = |article: &u32| dates.rank(*article);
        let mut ranks: Vec<u32> = articles.iter().map(rank).collect();
        let last = (NEWEST < ranks.len()).then(|| *ranks.select_nth_unstable(NEWEST).1);
        let is_new = |article: &u32| last.is_none_or(|last| rank(article) < last);
        let (mut newest, others): (Vec<u32>, Vec<u32>) =
            articles.iter().partition(|one| is_new(one));
        newest.sort_unstable_by_key(rank);
        let in_file_order = |few: &[u32]| {
            let mut few = few.to_vec();
            few.sort_unstable();
            few
        };
        Self {
            newest: newest.chunks(FEW).map(in_file_order).collect(),
            others,
        }
    }

    /// Articles to read in one go: the newest, then the others, those stretches first of which one article is newest.
    fn batches(&self, dates: &Dates) -> Vec<&[u32]> {
        let newest = |batch: &&[u32]| batch.iter().map(|one| dates.rank(*one)).min();
        let mut others: Vec<&[u32]> = self.others.chunks(BATCH).collect();
        others.sort_by_cached_key(newest);
        self.newest
            .iter()
            .map(Vec::as_slice)
            .chain(others)
            .collect()
    }
}
