//! The step from one row of the list to the next that holds something.

use crate::{job::WalkJob, query::Row};

/// The first row in the job's direction for which `holds` is true; none as well when it gives up.
pub(super) fn step(job: &WalkJob, mut holds: impl FnMut(Row) -> Option<bool>) -> Option<usize> {
    let mut at = job.from;
    loop {
        if job.is_backwards {
            at = at.checked_sub(1)?;
        }
        if holds(*job.rows.get(at)?)? {
            return Some(at);
        }
        at += usize::from(!job.is_backwards);
    }
}
