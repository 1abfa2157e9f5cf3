//! Keeps the index of words at hand: opens what there is of it as soon as a corpus is loaded, and makes the rest when
//! somebody asks for it, while nobody is waiting for anything else.

use super::{
    binding::{self, Asker, Bindery, Bound},
    names::Names,
    slots::Slots,
};
use crate::{
    index::Concordance,
    job::{Course, IndexJob, Report},
    text::count::counted,
};
use crossbeam_channel::Sender;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Progress is told at most this often.
const REPORT_EVERY: Duration = Duration::from_millis(250);
/// Articles that may wait for an index until somebody asks: reading so many takes no time.
const FEW: usize = 1_000;

/// The index as far as it serves, for all who search.
#[derive(Debug, Default)]
pub(super) struct Words(Mutex<Option<Arc<Concordance>>>);

impl Words {
    /// What serves now.
    pub(super) fn current(&self) -> Option<Arc<Concordance>> {
        let current = self.0.lock();
        current.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets go of an index that has turned out to be damaged; says so.
    pub(super) fn drop_damaged(&self) -> Option<String> {
        let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        current.take_if(|index| index.is_damaged())?;
        Some(
            "the index is damaged: texts are searched without it; `:index` makes it anew"
                .to_owned(),
        )
    }

    fn set(&self, index: Concordance) {
        let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *current = (!index.is_empty()).then(|| Arc::new(index));
    }
}

/// The worker.
pub(super) struct IndexMaking {
    bindery: Option<Bindery>,
    words: Arc<Words>,
    names: Arc<Names>,
    /// Something went wrong, which is said once.
    is_told: bool,
}

impl IndexMaking {
    pub(super) fn new(bindery: Option<Bindery>, words: Arc<Words>, names: Arc<Names>) -> Self {
        Self {
            bindery,
            words,
            names,
            is_told: false,
        }
    }

    /// Waits for a corpus, and opens or makes its index.
    pub(super) fn next(&mut self, slots: &Slots, reports: &Sender<Report>) {
        let (job, number) = slots.index.take();
        let Some(bindery) = self.bindery.clone() else {
            if job.is_asked {
                let problem =
                    "there is no cache folder to keep an index in: name one with --cache DIR";
                let _ = reports.send(Report::Failed(problem.to_owned()));
            }
            return;
        };
        let index = binding::open(&bindery, &job.corpus);
        let few = if index.is_empty() { 0 } else { FEW };
        // What has failed once is tried again when somebody asks.
        let is_due =
            job.is_wanted && !self.is_told && index.missing(&job.corpus).nth(few).is_some();
        self.words.set(index);
        let mut clerk = Clerk {
            job: &job,
            words: &self.words,
            names: &self.names,
            reports,
            is_stopped: &|| slots.index.is_stale(number),
            pace: Pace::new(),
        };
        if job.is_asked || is_due {
            clerk.tell(0);
            let outcome = binding::bind(&bindery, &job.corpus, &mut clerk);
            clerk.end();
            self.say(outcome, &job, reports);
        } else {
            clerk.end();
        }
    }

    fn say(
        &mut self,
        outcome: Result<Bound, impl std::fmt::Display>,
        job: &IndexJob,
        reports: &Sender<Report>,
    ) {
        let report = match outcome {
            Ok(Bound::Whole) => {
                let covered = self.words.current().map_or(0, |index| index.len());
                let rest = job.corpus.len().saturating_sub(covered);
                let left = match rest {
                    0 => String::new(),
                    rest => format!("; {rest} cannot be indexed"),
                };
                let articles = counted(covered, "article");
                Report::Done(format!("the index is up to date: {articles}{left}"))
            }
            // Who stopped it was told so.
            Ok(Bound::Part) => return,
            Ok(Bound::Elsewhere) => Report::Done("another dateline is making the index".to_owned()),
            Err(error) => {
                self.is_told = true;
                let covered = self.words.current().map_or(0, |index| index.len());
                Report::Failed(match covered {
                    0 => format!("texts are searched without an index: {error}"),
                    some => format!(
                        "{} in the index, the rest is read: {error}",
                        counted(some, "article")
                    ),
                })
            }
        };
        if job.is_asked || matches!(report, Report::Failed(_)) {
            let _ = reports.send(report);
        }
    }
}

/// Tells how far the work is, and hands over what is done.
struct Clerk<'a> {
    job: &'a IndexJob,
    words: &'a Words,
    names: &'a Names,
    reports: &'a Sender<Report>,
    is_stopped: &'a dyn Fn() -> bool,
    pace: Pace,
}

impl Clerk<'_> {
    fn tell(&self, rate: u32) {
        let (done, total) = (self.pace.done, self.job.corpus.len());
        let course = Course { done, total, rate };
        let _ = self.reports.send(Report::Indexing(Some(course)));
    }

    /// Says that the work has ended.
    fn end(&self) {
        let _ = self.reports.send(Report::Indexing(None));
    }
}

impl Asker for Clerk<'_> {
    fn stand_aside(&mut self) {
        self.names.stand_aside();
    }

    fn read(&mut self, done: usize) {
        if let Some(rate) = self.pace.due(done) {
            self.tell(rate);
        }
    }

    fn serves(&mut self, index: Concordance) {
        self.words.set(index);
    }

    fn is_stopped(&self) -> bool {
        (self.is_stopped)()
    }
}

/// How fast it goes: what was told last, and articles a second, the latest counting most.
struct Pace {
    told: Instant,
    done: usize,
    rate: Option<f64>,
}

impl Pace {
    fn new() -> Self {
        Self {
            told: Instant::now(),
            done: 0,
            rate: None,
        }
    }

    /// The rate, when it is time to tell it again.
    fn due(&mut self, done: usize) -> Option<u32> {
        let elapsed = self.told.elapsed();
        if elapsed < REPORT_EVERY {
            return None;
        }
        let now = done.saturating_sub(self.done) as f64 / elapsed.as_secs_f64();
        let rate = self.rate.map_or(now, |rate| rate * 0.75 + now * 0.25);
        (self.told, self.done, self.rate) = (Instant::now(), done, Some(rate));
        Some((rate as u32).max(1))
    }
}
