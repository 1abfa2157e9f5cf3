//! The desk, by which workers are called to their slots.

use super::{slot::Slot, slots::Slots};
use crate::job::Report;
use crossbeam_channel::Sender;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread,
};

/// What every worker gets.
pub(super) struct Desk<'w> {
    pub(super) slots: &'w Arc<Slots>,
    pub(super) reports: &'w Sender<Report>,
}

impl Desk<'_> {
    /// Says who works for a slot: a thread, from the first job on, that does one after the other for ever; a panic ends the
    /// job, not the thread.
    pub(super) fn staff<T>(
        &self,
        name: &'static str,
        slot: &Slot<T>,
        mut next: impl FnMut(&Slots, &Sender<Report>) + Send + 'static,
    ) {
        let (slots, out) = (self.slots.clone(), self.reports.clone());
        let run = move || {
            loop {
                // The panic hook has told the user; a half-filled cache is only a cache
                let _ = catch_unwind(AssertUnwindSafe(|| next(&slots, &out)));
            }
        };
        let reports = self.reports.clone();
        slot.staff(move || {
            if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(run) {
                let _ = reports.send(Report::Failed(format!("cannot start a thread: {error}")));
            }
        });
    }
}
