//! Counts for windows that are open, and for what is shown below the names: how many articles each saved query has, and each value of a facet. Somebody looks at the numbers, but waits for
//! the list before them: so this has a thread of its own, and a newer request, or the window closed, ends it.

use super::{
    catalogues::Catalogues, company::About, index::Words, marked::Marked, names::Names,
    slots::Slots,
};
use crate::{
    entity::Kind,
    index::Catalogue,
    job::{CountJob, Counted, Counting, REST, Report},
    query::{
        Query, Row, View,
        eval::{Filter, Subject},
        facet::{self, Facet, Ground, Said},
    },
};
use crossbeam_channel::Sender;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// How long texts are searched before what was found is shown.
const SHOWN_EVERY: Duration = Duration::from_millis(250);

/// The worker: the columns it counts over, and what it has read for that.
pub(super) struct Counts {
    said: Said,
    catalogues: Arc<Catalogues>,
    catalogue: Catalogue,
    words: Arc<Words>,
    names: Arc<Names>,
    marked: Arc<Marked>,
}

/// A request under way.
struct Errand<'a> {
    job: &'a CountJob,
    is_stale: &'a (dyn Fn() -> bool + Sync),
    reports: &'a Sender<Report>,
}

impl Counts {
    pub(super) fn new(
        (catalogues, words): (Arc<Catalogues>, Arc<Words>),
        (names, marked): (Arc<Names>, Arc<Marked>),
    ) -> Self {
        Self {
            said: Said::default(),
            catalogues,
            catalogue: Catalogue::default(),
            words,
            names,
            marked,
        }
    }

    /// Waits to be asked and tells what it has counted, as far as it is.
    pub(super) fn next(&mut self, slots: &Slots, reports: &Sender<Report>) {
        let (job, number) = slots.count.take();
        // Columns that nobody looks at are let go of.
        self.catalogue = Catalogue::default();
        if job.is_aside && !slots.count.rests(number, REST) {
            return;
        }
        let errand = Errand {
            job: &job,
            is_stale: &|| slots.count.is_stale(number),
            reports,
        };
        match &job.what {
            Counting::Nothing => {}
            Counting::Queries(queries) => self.queries(queries, &errand),
            Counting::Company(kind, name) => self.company(*kind, name, &errand),
            Counting::Facet(facet, rows, count) => {
                let rows = rows.get(..*count).unwrap_or(rows);
                self.facet(*facet, rows, &errand);
            }
        }
    }

    /// Counts what each query selects: what the list knows first, of all of them, then what the texts say.
    fn queries(&mut self, queries: &[Arc<Query>], errand: &Errand<'_>) {
        let names = self.names.clone();
        let _busy = names.busy();
        self.catalogues
            .follow(&mut self.catalogue, &errand.job.corpus);
        for (at, query) in queries.iter().enumerate() {
            if !query.reads_texts() || query.has_quick_part() {
                let view = self.quick(query, errand);
                errand.tell(at, view, !query.reads_texts());
            }
        }
        for (at, query) in queries.iter().enumerate() {
            if query.reads_texts() && !(errand.is_stale)() {
                self.search(at, query, errand);
            }
        }
    }

    /// Counts who appears with a name.
    fn company(&self, kind: Kind, name: &str, errand: &Errand<'_>) {
        let _busy = self.names.busy();
        let about = About {
            corpus: &errand.job.corpus,
            names: &self.names,
            kind,
            name,
            is_aside: errand.job.is_aside,
        };
        about.count(errand.is_stale, &|company| {
            let report = Report::Company(errand.job.generation, Arc::new(company));
            let _ = errand.reports.send(report);
        });
    }

    /// Counts the values of a facet.
    fn facet(&mut self, facet: Facet, rows: &[Row], errand: &Errand<'_>) {
        let names = self.names.clone();
        let _busy = names.busy();
        self.catalogues
            .follow(&mut self.catalogue, &errand.job.corpus);
        loop {
            let Some(done) = self.read_for(facet, rows, errand) else {
                return;
            };
            if facet == Facet::Tag {
                self.marked.load(errand.reports);
                self.said.take_marks(&self.marked.current());
            }
            let tally = names.tally();
            let ground = Ground {
                catalogue: &self.catalogue,
                names: &tally,
                said: &self.said,
                rows,
            };
            let Some(counts) = ground.count(facet, errand.is_stale) else {
                return;
            };
            let counts = facet::Counts { done, ..counts };
            let report = Report::Faceted(errand.job.generation, Arc::new(counts));
            let _ = errand.reports.send(report);
            if done >= rows.len() {
                return;
            }
        }
    }

    /// Reads for a moment what the counts of a facet need, and says how many of the rows can be counted.
    fn read_for(&mut self, facet: Facet, rows: &[Row], errand: &Errand<'_>) -> Option<usize> {
        if !facet.reads_records() {
            return Some(rows.len());
        }
        let until = Instant::now() + SHOWN_EVERY;
        let is_due = || Instant::now() >= until;
        self.said
            .read(&self.catalogue, rows, errand.is_stale, &is_due)
    }

    fn lend_marks(&self, filter: &mut Filter, query: &Query, errand: &Errand<'_>) {
        if query.asks_for_marks() {
            self.marked.lend(filter, errand.reports);
        }
    }

    fn quick(&mut self, query: &Query, errand: &Errand<'_>) -> Option<View> {
        if query.asks_for_twins() {
            self.catalogue.find_twins();
        }
        let tally = self.names.tally();
        let mut filter = Filter::default();
        self.lend_marks(&mut filter, query, errand);
        filter.run(&self.catalogue, &tally, query, None, errand.is_stale)
    }

    /// Counts by the texts too, and tells how far it is from time to time.
    fn search(&self, at: usize, query: &Query, errand: &Errand<'_>) {
        let mut filter = Filter::default();
        filter.use_index(self.words.current());
        self.lend_marks(&mut filter, query, errand);
        loop {
            let tally = self.names.tally();
            let subject = Subject {
                catalogue: &self.catalogue,
                names: &tally,
            };
            let until = Instant::now() + SHOWN_EVERY;
            let is_due = || Instant::now() >= until;
            let view = filter.search(subject, query, None, errand.is_stale, &is_due);
            let Some(view) = view else { return };
            let is_whole = view.searched.is_none();
            errand.tell(at, Some(view), is_whole);
            if is_whole {
                return;
            }
        }
    }
}

impl Errand<'_> {
    /// Tells how many articles a query has: as the list counts them, fuzzy ones only where there are no better.
    fn tell(&self, at: usize, view: Option<View>, is_whole: bool) {
        let Some(view) = view else { return };
        let count = match view.match_counts() {
            (all, 0) => all,
            (_, near) => near,
        };
        let counted = Counted {
            at,
            count,
            is_whole,
        };
        let _ = self
            .reports
            .send(Report::Matched(self.job.generation, counted));
    }
}
