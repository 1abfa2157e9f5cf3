//! Answers queries. The catalogue follows the corpus; what the last query left over makes the next one cheap.
//!
//! What the list knows of its articles is looked through at once, and in a large archive the first rows are sent before
//! all are in order; their texts take longer in a large archive, and what is
//! found in them is sent as it grows.
//!
//! Twins are looked for among all articles anew whenever there are more: at once while they are few, and in a large corpus
//! only once it is whole and the rows have been sent, which then come a second time, folded.

use super::{catalogues::Catalogues, index::Words, marked::Marked, names::Names, slots::Slots};
use crate::{
    index::Catalogue,
    job::{FilterJob, Report},
    query::{
        View,
        eval::{Filter, Subject},
        folding,
    },
};
use crossbeam_channel::Sender;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// Articles that are put in order, and among which twins are found, within a frame.
const QUICK: usize = 50_000;

/// How long texts are searched before what was found is shown: the first time, and from then on.
const SHOWN_FIRST: Duration = Duration::from_millis(20);
const SHOWN_EVERY: Duration = Duration::from_millis(100);

/// The filter worker's caches.
pub(super) struct Filtering {
    catalogues: Arc<Catalogues>,
    catalogue: Catalogue,
    filter: Filter,
    words: Arc<Words>,
    names: Arc<Names>,
    marked: Arc<Marked>,
}

impl Filtering {
    pub(super) fn new(
        (catalogues, words): (Arc<Catalogues>, Arc<Words>),
        (names, marked): (Arc<Names>, Arc<Marked>),
    ) -> Self {
        Self {
            catalogues,
            catalogue: Catalogue::default(),
            filter: Filter::default(),
            words,
            names,
            marked,
        }
    }

    /// Waits for a query and answers it, unless a newer one comes meanwhile.
    pub(super) fn next(&mut self, slots: &Slots, reports: &Sender<Report>) {
        let (job, number) = slots.filter.take();
        let names = self.names.clone();
        let _busy = names.busy();
        self.catalogues.follow(&mut self.catalogue, &job.corpus);
        self.filter.group_by(job.grouping);
        self.filter.use_index(self.words.current());
        if job.query.asks_for_marks() {
            self.marked.lend(&mut self.filter, reports);
        }
        let is_stale = || slots.filter.is_stale(number);
        if job.corpus.len() <= QUICK {
            self.find_twins();
        }
        let tell = |view: Option<View>| {
            if let Some(view) = view {
                let _ = reports.send(Report::Filtered(job.generation, view));
            }
        };
        let reads_texts = job.query.reads_texts();
        if !reads_texts || job.query.has_quick_part() {
            if job.corpus.len() > QUICK && job.wants_head && job.open_folds.are_closed() {
                tell(self.head(&job, &is_stale));
            }
            tell(self.view(&job, &is_stale));
        }
        if !self.catalogue.has_all_twins() && !job.is_growing && !is_stale() {
            self.find_twins();
            if !reads_texts {
                tell(self.view(&job, &is_stale));
            }
        }
        let mut goes_on = reads_texts;
        let mut patience = SHOWN_FIRST;
        while goes_on && !is_stale() {
            let view = self.search(&job, patience, &is_stale);
            patience = SHOWN_EVERY;
            goes_on = view.as_ref().is_some_and(|view| view.searched.is_some());
            tell(view);
        }
        if let Some(problem) = self.words.drop_damaged() {
            let _ = reports.send(Report::Failed(problem));
        }
    }

    fn find_twins(&mut self) {
        if !self.catalogue.has_all_twins() {
            self.catalogue.find_twins();
            self.catalogues.share_twins(&self.catalogue);
        }
    }

    /// The first rows by what the list knows.
    fn head(&mut self, job: &FilterJob, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<View> {
        let tally = self.names.tally();
        let subject = Subject {
            catalogue: &self.catalogue,
            names: &tally,
        };
        let view = self.filter.head(subject, &job.query, job.order, is_stale)?;
        Some(self.marked(view, job))
    }

    /// The rows by what the list knows.
    fn view(&mut self, job: &FilterJob, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<View> {
        let tally = self.names.tally();
        let view = self
            .filter
            .run(&self.catalogue, &tally, &job.query, job.order, is_stale)?;
        Some(self.folded(self.marked(view, job), job))
    }

    /// The rows by the texts too, as far as they could be read in a moment.
    fn search(
        &mut self,
        job: &FilterJob,
        patience: Duration,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<View> {
        let tally = self.names.tally();
        let until = Instant::now() + patience;
        let is_due = || Instant::now() >= until;
        let subject = Subject {
            catalogue: &self.catalogue,
            names: &tally,
        };
        let view = self
            .filter
            .search(subject, &job.query, job.order, is_stale, &is_due)?;
        Some(self.folded(view, job))
    }

    /// Says what is still to come: the texts, the twins.
    fn marked(&self, view: View, job: &FilterJob) -> View {
        View {
            searched: job.query.reads_texts().then_some((0, job.corpus.len())),
            is_provisional: !self.catalogue.has_all_twins(),
            ..view
        }
    }

    fn folded(&self, view: View, job: &FilterJob) -> View {
        let view = folding::fold(view, self.catalogue.twins(), &job.open_folds);
        View {
            is_provisional: !self.catalogue.has_all_twins(),
            ..view
        }
    }
}
