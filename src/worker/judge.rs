//! Takes in what the user says about names: lays it over the counts, then keeps it. In a thread of its own: a disk that
//! hangs holds up nothing else, and what was said holds before it is kept.

use super::{names::Names, slots::Slots};
use crate::{
    entity::{Verdicts, verdict::Change},
    job::Report,
    store::entities,
};
use crossbeam_channel::Sender;
use std::{
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::Duration,
};

/// How long leaving waits for a disk.
const PATIENCE: Duration = Duration::from_millis(500);

/// The judge worker: where it keeps what was said, and what could not be kept so far.
pub(super) struct Judging {
    names: Arc<Names>,
    state: Option<PathBuf>,
    unkept: Vec<Change>,
}

/// How many changes are on their way to the disk.
#[derive(Debug, Default)]
pub(super) struct Underway {
    count: Mutex<usize>,
    is_done: Condvar,
}

impl Judging {
    pub(super) fn new(names: Arc<Names>, state: Option<PathBuf>) -> Self {
        Self {
            names,
            state,
            unkept: Vec::new(),
        }
    }

    /// Waits for something said; lays all of it over the counts, and keeps what has changed with what failed before.
    pub(super) fn next(&mut self, slots: &Slots, underway: &Underway, reports: &Sender<Report>) {
        let (job, _) = slots.judge.take();
        let count = job.changes.len();
        self.names.judge(Verdicts::new(&*job.said));
        let _ = reports.send(Report::Judged(job.generation));
        self.unkept.extend(job.changes);
        match entities::keep(self.state.as_deref(), &self.unkept) {
            Ok(()) => self.unkept.clear(),
            Err(error) => {
                let sentence = format!("what you say of names holds until you leave: {error}");
                let _ = reports.send(Report::Failed(sentence));
            }
        }
        underway.done(count);
    }
}

impl Underway {
    pub(super) fn add(&self, count: usize) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += count;
    }

    pub(super) fn done(&self, count: usize) {
        let mut all = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *all = all.saturating_sub(count);
        self.is_done.notify_all();
    }

    /// Waits until nothing is on its way any more, but not for ever.
    pub(super) fn wait(&self) {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = self
            .is_done
            .wait_timeout_while(count, PATIENCE, |count| *count > 0);
    }
}
