//! Looks for names that one may be merged with, as the user types.

use super::{names::Names, slots::Slots};
use crate::{entity::likely::candidates, job::Report};
use crossbeam_channel::Sender;

/// Waits for a name and reports who it may be, unless another is asked for meanwhile.
pub(super) fn next(slots: &Slots, names: &Names, reports: &Sender<Report>) {
    let (job, number) = slots.suggest.take();
    let _busy = names.busy();
    let offers = candidates(&names.tally(), &job.about, &job.typed);
    if !slots.suggest.is_stale(number) {
        let _ = reports.send(Report::Suggested(job.generation, offers));
    }
}
