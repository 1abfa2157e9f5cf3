//! Keeps what was asked, for the history of the filter. In a thread of its own: a disk that hangs holds up nothing else.

use super::{judge::Underway, slots::Slots};
use crate::{job::Report, store::asked};
use crossbeam_channel::Sender;
use std::path::PathBuf;

/// The worker: where it keeps what was asked, and what could not be kept so far.
pub(super) struct Asking {
    state: Option<PathBuf>,
    unkept: Vec<String>,
    has_told: bool,
}

impl Asking {
    pub(super) fn new(state: Option<PathBuf>) -> Self {
        Self {
            state,
            unkept: Vec::new(),
            has_told: false,
        }
    }

    /// Waits for something asked and keeps it with what failed before. That nothing can be kept is said once.
    pub(super) fn next(&mut self, slots: &Slots, underway: &Underway, reports: &Sender<Report>) {
        let (asked, _) = slots.asked.take();
        let count = asked.len();
        if let Some(state) = &self.state {
            self.unkept.extend(asked);
            let too_many = self.unkept.len().saturating_sub(asked::CAP);
            self.unkept.drain(..too_many);
            match asked::keep(Some(state), &self.unkept) {
                Ok(()) => self.unkept.clear(),
                Err(error) if !self.has_told => {
                    self.has_told = true;
                    let sentence = format!("what you ask is remembered until you leave: {error}");
                    let _ = reports.send(Report::Failed(sentence));
                }
                Err(_) => {}
            }
        }
        underway.done(count);
    }
}
