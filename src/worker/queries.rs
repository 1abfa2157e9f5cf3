//! Keeps the saved queries and tells which there are. In a thread of its own: a disk that hangs holds up nothing else.

use super::{judge::Underway, slots::Slots};
use crate::{job::Report, query::saved::Change, store::queries};
use crossbeam_channel::Sender;
use std::path::PathBuf;

/// The worker: where the queries are kept, and what could not be kept so far.
pub(super) struct Keeping {
    state: Option<PathBuf>,
    unkept: Vec<Change>,
}

impl Keeping {
    pub(super) fn new(state: Option<PathBuf>) -> Self {
        Self {
            state,
            unkept: Vec::new(),
        }
    }

    /// Waits for changes, keeps them with what failed before, and tells what there is now: others of us, and the user by
    /// hand, may have saved some too.
    pub(super) fn next(&mut self, slots: &Slots, underway: &Underway, reports: &Sender<Report>) {
        let (job, _) = slots.queries.take();
        let count = job.changes.len();
        self.unkept.extend(job.changes);
        let mut problem = None;
        if !self.unkept.is_empty() {
            match queries::keep(self.state.as_deref(), &self.unkept) {
                Ok(()) => self.unkept.clear(),
                Err(error) => {
                    problem = Some(format!("saved queries hold until you leave: {error}"));
                }
            }
        }
        let mut loaded = queries::load(self.state.as_deref());
        for change in &self.unkept {
            change.apply(&mut loaded.kept);
        }
        let _ = reports.send(Report::Saved(job.generation, loaded.kept));
        if let Some(problem) = problem.or(loaded.problem) {
            let _ = reports.send(Report::Failed(problem));
        }
        underway.done(count);
    }
}
