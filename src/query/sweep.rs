//! Articles read again on every core, newest first, a wave at a time, so that one can stop in between.

use crate::{
    corpus::{
        Corpus,
        texts::{Reader, Stored},
    },
    index::Catalogue,
};
use rayon::prelude::*;
use std::sync::{Mutex, PoisonError};

/// Articles read by one thread before it looks up.
const BATCH: usize = 256;
/// Batches of all threads together before anybody is asked whether to go on.
const WAVE: usize = 32;

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
    idle: Mutex<Vec<(Reader, Vec<u8>)>>,
}

impl Sweep {
    /// Looks at `articles`, which ascend, as far as it gets, and hands over what it made of them: nothing of what cannot be
    /// read. Says whether the answer is still wanted.
    pub(super) fn read<T: Default + Send>(
        &self,
        catalogue: &Catalogue,
        articles: &[u32],
        pace: Pace<'_>,
        look: impl Fn(Stored<'_>, &mut Vec<u8>) -> T + Sync,
        mut take: impl FnMut(u32, T),
    ) -> bool {
        let dates = catalogue.dates();
        let newest = |batch: &&[u32]| batch.iter().map(|one| dates.rank(*one)).min();
        let mut batches: Vec<&[u32]> = articles.chunks(BATCH).collect();
        batches.sort_by_cached_key(newest);
        for wave in batches.chunks(WAVE) {
            if (pace.is_stale)() {
                return false;
            }
            let found = wave.par_iter();
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
        look: &impl Fn(Stored<'_>, &mut Vec<u8>) -> T,
    ) -> Vec<(u32, T)> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut reader, mut memory) = idle().pop().unwrap_or_default();
        let mut found: Vec<_> = batch
            .iter()
            .map(|article| (*article, T::default()))
            .collect();
        let mut slots = found.iter_mut();
        reader.each(corpus, batch, |article, stored| {
            let slot = slots.find(|(other, _)| *other == article);
            if let Some((_, made)) = slot {
                *made = look(stored, &mut memory);
            }
        });
        idle().push((reader, memory));
        found
    }
}
