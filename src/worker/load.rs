//! Loads the corpus and reports as it grows; then looks again at files of which something was noticed, or all of them when
//! that is asked for.

use super::{slots::Slots, watch::Watch};
use crate::{
    corpus::{
        Corpus,
        kept::Keeper,
        load::{Followed, Loaded, Notices, Options, Progress, Zeal},
        mapping::Kept,
        unused::unused,
    },
    job::Report,
};
use crossbeam_channel::Sender;
use std::{
    ops::ControlFlow,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

/// The maps made since the start: the newest is the last.
pub(super) type Made = Arc<Mutex<Vec<Kept>>>;

/// The load worker: what it has loaded.
pub(super) struct Loading {
    options: Options,
    /// The maps made since the start.
    made: Made,
    loaded: Loaded,
    watch: Option<Watch>,
    is_begun: bool,
    /// What was told last: articles, files changed and gone.
    told: (usize, usize, usize),
}

impl Loading {
    pub(super) fn new(options: Options, made: Made, watch: Option<Watch>) -> Self {
        Self {
            loaded: Loaded::new(options.clone()),
            options,
            made,
            watch,
            is_begun: false,
            told: Default::default(),
        }
    }

    /// Waits for something to do and does it. When all is asked for again, what is under way ends.
    pub(super) fn next(&mut self, slots: &Slots, reports: &Sender<Report>) {
        let (errand, number) = slots.load.take();
        let is_stopped = || slots.load.is_stale(number);
        let report = &mut |progress: Progress| {
            let is_heard = reports.send(Report::Loading(progress)).is_ok();
            if is_heard && !is_stopped() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        let notices = &errand.notices;
        if !self.is_begun || errand.is_asked || notices.is_about_names {
            // Before anything is read: what is written meanwhile is noticed.
            self.watch_folders(reports);
        }
        let begun = Instant::now();
        let followed = if !self.is_begun || errand.is_all {
            self.take_maps();
            self.loaded.load(report);
            let followed = self.loaded.standing();
            if !std::mem::replace(&mut self.is_begun, true) {
                tell_unused(&self.options, &followed.corpus, reports);
            }
            followed
        } else if errand.is_asked {
            let everything = Notices::everything();
            self.loaded
                .follow(&everything, Zeal::Renew, &is_stopped, report)
        } else {
            self.loaded.follow(notices, Zeal::Add, &is_stopped, report)
        };
        if let Some(watch) = &self.watch {
            watch.took(begun.elapsed());
        }
        let keeper = self.options.keeper.as_ref();
        if let Some(problem) = keeper.and_then(Keeper::take_problem) {
            let _ = reports.send(Report::Failed(problem));
        }
        if !is_stopped() {
            self.tell(followed, reports);
        }
    }

    /// Reads by the maps made meanwhile from now on.
    fn take_maps(&mut self) {
        let made = self
            .made
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let mut options = self.options.clone();
        options.told.kept.extend(made);
        self.loaded = Loaded::new(options);
    }

    fn watch_folders(&self, reports: &Sender<Report>) {
        let Some(watch) = &self.watch else {
            return;
        };
        if let Some(problem) = watch.over(&self.loaded.folders()) {
            let _ = reports.send(Report::Failed(problem));
        }
    }

    /// Says what came of it, if anything did.
    fn tell(&mut self, followed: Followed, reports: &Sender<Report>) {
        let told = (
            followed.corpus.len(),
            followed.changed_count,
            followed.gone_count,
        );
        if std::mem::replace(&mut self.told, told) != told {
            let _ = reports.send(Report::Followed(followed));
        }
    }
}

/// Says which field told on the command line stands in no record.
fn tell_unused(options: &Options, corpus: &Corpus, reports: &Sender<Report>) {
    if let Some(slip) = unused(&options.told.roles, corpus).first() {
        let _ = reports.send(Report::Failed(slip.to_string()));
    }
}
