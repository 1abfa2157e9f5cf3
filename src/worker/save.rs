//! Keeps what was marked, and says so once it is on the disk. In a thread of its own: a disk that hangs holds up nothing
//! else. What comes within a moment is written together; what cannot be written is tried again until it is, or until the
//! program is left, which then says where it is.

use super::{judge::Underway, marked::Marked, slots::Slots};
use crate::job::{Report, marking};
use crossbeam_channel::Sender;
use std::{path::PathBuf, sync::Arc, thread, time::Duration};

/// How long is waited for what comes together.
const GATHER: Duration = Duration::from_millis(50);
/// How long after something could not be written it is tried again. Nothing waits while all is kept.
const AGAIN: Duration = Duration::from_secs(5);

/// The worker.
pub(super) struct Saving {
    marked: Arc<Marked>,
    /// So many changes were said not to be kept, while they are not.
    told: Option<usize>,
}

impl Saving {
    pub(super) fn new(marked: Arc<Marked>) -> Self {
        Self { marked, told: None }
    }

    /// Waits for something to keep, or for the time to try again.
    pub(super) fn next(&mut self, slots: &Slots, underway: &Underway, reports: &Sender<Report>) {
        let patience = self.told.map(|_| AGAIN);
        let mut job = slots.save.take_within(patience).unwrap_or_default();
        if !job.done.is_empty() {
            thread::sleep(GATHER);
            if let Some(more) = slots.save.take_within(Some(Duration::ZERO)) {
                job.add(more);
            }
        }
        if !self.marked.has_folder() {
            // There is nothing to be tried again.
            if let Some((words, _)) = job.words {
                let sentence = format!("{words}: holds until you leave, no folder to keep it in");
                let _ = reports.send(Report::Done(sentence));
            }
            return underway.done(job.count);
        }
        match self.marked.keep(job.done, now(), reports) {
            Ok(has_news) => {
                self.tell(job.words, reports);
                if has_news {
                    let _ = reports.send(Report::Marked(news(&self.marked)));
                }
            }
            Err(problem) => self.complain(problem, reports),
        }
        underway.done(job.count);
    }

    fn tell(&mut self, words: Option<(String, usize)>, reports: &Sender<Report>) {
        let had_failed = self.told.take().is_some();
        if had_failed {
            let _ = reports.send(Report::Unsaved(0, String::new()));
        }
        let words = words.or_else(|| had_failed.then(|| ("all marks".to_owned(), 1)));
        if let Some((words, count)) = words {
            let _ = reports.send(Report::Kept(words, count));
        }
    }

    /// Says how much is not kept and why, each time that it is another number: trying again says nothing.
    fn complain(&mut self, problem: String, reports: &Sender<Report>) {
        let count = self.marked.unkept_count();
        if self.told.replace(count) != Some(count) {
            let _ = reports.send(Report::Unsaved(count, problem));
        }
    }
}

/// What was marked and could not be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOver {
    /// Lines of the log.
    pub lines: String,
    /// The log they belong into.
    pub path: PathBuf,
}

/// What could not be kept so far.
pub(super) fn left_over(marked: &Marked) -> Option<LeftOver> {
    let (lines, path) = marked.left_over(now())?;
    Some(LeftOver { lines, path })
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let now = jiff::Timestamp::now().as_millisecond();
    u64::try_from(now).unwrap_or_default()
}

/// Another copy has changed something.
fn news(marked: &Marked) -> marking::Marked {
    marking::Marked {
        generation: None,
        marks: Vec::new(),
        is_change: true,
        tags: Some(marked.current().tags().into()),
    }
}
