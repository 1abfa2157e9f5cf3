//! Answers queries. The catalogue follows the corpus; what the last query left over makes the next one cheap.
//!
//! Twins are looked for among all articles anew whenever there are more: at once while they are few, and in a large corpus
//! only after the rows have been sent, which then come a second time, folded.

use super::{names::Names, spawn::Slots};
use crate::{
    index::Catalogue,
    job::{FilterJob, Report},
    query::{View, eval::Filter, folding},
};
use crossbeam_channel::Sender;
use std::sync::Arc;

/// Articles among which twins are found within a frame.
const QUICK: usize = 50_000;

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
        let names = self.names.clone();
        let _busy = names.busy();
        self.catalogue.extend(&job.corpus);
        let is_stale = || slots.filter.is_stale(number);
        if job.corpus.len() <= QUICK {
            self.catalogue.find_twins();
        }
        let tell = |view: Option<View>| {
            if let Some(view) = view {
                let _ = reports.send(Report::Filtered(job.generation, view));
            }
        };
        tell(self.view(&job, &is_stale));
        if !self.catalogue.has_all_twins() && !is_stale() {
            self.catalogue.find_twins();
            tell(self.view(&job, &is_stale));
        }
    }

    fn view(&mut self, job: &FilterJob, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<View> {
        let tally = self.names.tally();
        let view = self
            .filter
            .run(&self.catalogue, &tally, &job.query, job.order, is_stale)?;
        let view = folding::fold(view, self.catalogue.twins(), &job.open_folds);
        Some(View {
            is_provisional: !self.catalogue.has_all_twins(),
            ..view
        })
    }
}
