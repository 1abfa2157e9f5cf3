//! Reads the texts of the rows in sight for the line that shows why each is there.

use super::{names::Names, spawn::Slots};
use crate::{job::Report, query::eval, text::snippet::Snippet};
use crossbeam_channel::Sender;

/// Waits until rows are in sight and reports their lines, unless others come into sight meanwhile.
pub(super) fn next(slots: &Slots, names: &Names, reports: &Sender<Report>) {
    let (job, number) = slots.snippet.take();
    let _busy = names.busy();
    let mut found = Vec::with_capacity(job.articles.len());
    for article in &job.articles {
        if slots.snippet.is_stale(number) {
            return;
        }
        let line = job.corpus.read(*article).ok().and_then(|read| {
            let hits = eval::hits(&job.query, &read.body);
            Snippet::around(&read.body, &hits)
        });
        found.push((*article, line.unwrap_or_default()));
    }
    let _ = reports.send(Report::Quoted(job.generation, found));
}
