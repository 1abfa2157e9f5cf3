//! Answers queries. The catalogue follows the corpus; what the last query left over makes the next one cheap.

use super::{names::Names, spawn::Slots};
use crate::{index::Catalogue, job::Report, query::eval::Filter};
use crossbeam_channel::Sender;
use std::sync::Arc;

/// The filter worker's caches.
pub(super) struct Filtering {
    catalogue: Catalogue,
    filter: Filter,
    names: Arc<Names>,
}

impl Filtering {
    pub(super) fn new(names: Arc<Names>) -> Self {
        Self {
            catalogue: Catalogue::default(),
            filter: Filter::default(),
            names,
        }
    }

    /// Waits for a query and answers it, unless a newer one comes meanwhile.
    pub(super) fn next(&mut self, slots: &Slots, reports: &Sender<Report>) {
        let (job, number) = slots.filter.take();
        let _busy = self.names.busy();
        self.catalogue.extend(&job.corpus);
        let is_stale = || slots.filter.is_stale(number);
        let tally = self.names.tally();
        let view = self
            .filter
            .run(&self.catalogue, &tally, &job.query, job.order, &is_stale);
        if let Some(view) = view {
            let _ = reports.send(Report::Filtered(job.generation, view));
        }
    }
}
