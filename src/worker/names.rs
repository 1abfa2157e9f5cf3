//! What the workers share about names: the extractor, the tally of the corpus, who is busy, and what is on the screen.

use crate::{
    corpus::ArticleId,
    entity::{Extraction, Extractor, tally::Tally},
    job::NameRow,
};
use std::{
    sync::{
        Arc, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// Names across the corpus, shared by the workers; the screen never waits for it.
#[derive(Debug)]
pub(super) struct Names {
    is_wanted: bool,
    extractor: OnceLock<Extractor>,
    tally: RwLock<Tally>,
    /// Workers a user is waiting for; the extraction of the corpus stands aside meanwhile.
    busy: AtomicUsize,
    shown: Mutex<Option<Shown>>,
}

/// The article on the screen, whose counts grow as more of the corpus is known.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) id: ArticleId,
    pub(super) extraction: Arc<Extraction>,
    pub(super) rows: Arc<[NameRow]>,
}

/// Someone is waiting, until this is dropped.
pub(super) struct Busy<'a>(&'a AtomicUsize);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Release);
    }
}

impl Names {
    pub(super) fn new(is_wanted: bool) -> Self {
        Self {
            is_wanted,
            extractor: OnceLock::new(),
            tally: RwLock::default(),
            busy: AtomicUsize::new(0),
            shown: Mutex::new(None),
        }
    }

    /// The extractor, made on first use because its lists cost milliseconds; none when names are not wanted.
    pub(super) fn extractor(&self) -> Option<&Extractor> {
        self.is_wanted
            .then(|| self.extractor.get_or_init(Extractor::new))
    }

    pub(super) fn tally(&self) -> RwLockReadGuard<'_, Tally> {
        self.tally.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn tally_mut(&self) -> RwLockWriteGuard<'_, Tally> {
        self.tally.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set_shown(&self, shown: Shown) {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(shown);
    }

    pub(super) fn shown(&self) -> Option<Shown> {
        self.shown
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Marks the caller as busy with something a user waits for.
    pub(super) fn busy(&self) -> Busy<'_> {
        self.busy.fetch_add(1, Ordering::Acquire);
        Busy(&self.busy)
    }

    /// Stands aside while anyone is busy.
    pub(super) fn stand_aside(&self) {
        while self.busy.load(Ordering::Acquire) > 0 {
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The rows of the entity pane: by kind, most mentions here first, then as they come in the text.
    pub(super) fn rows(&self, extraction: &Extraction) -> Arc<[NameRow]> {
        let tally = self.tally();
        let mut rows: Vec<_> = extraction
            .entities
            .iter()
            .zip(0..)
            .zip(extraction.mention_counts())
            .map(|((entity, index), here)| {
                let known = tally.known(entity);
                let articles = known.map_or(1, |known| known.article_count().max(1)) as u32;
                (
                    entity.kind,
                    NameRow {
                        entity: index,
                        here,
                        articles,
                    },
                )
            })
            .collect();
        rows.sort_by_key(|(kind, row)| (*kind, std::cmp::Reverse(row.here), row.entity));
        rows.into_iter().map(|(_, row)| row).collect()
    }
}
