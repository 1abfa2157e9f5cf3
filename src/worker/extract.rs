//! Finds the names of the whole corpus while nobody is waiting for anything else.

use super::{
    names::{Names, Shown},
    slots::Slots,
};
use crate::{
    corpus::{ArticleId, Corpus, Published},
    entity::Extraction,
    job::{Course, Report},
};
use crossbeam_channel::Sender;
use jiff::civil::Date;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// Articles whose names enter the tally together, so that its lock is seldom taken and never held for long.
const BATCH: usize = 8;

/// Progress is told at most this often.
const REPORT_EVERY: Duration = Duration::from_millis(250);

/// The extract worker: how far it is in the corpus.
pub(super) struct Extracting {
    names: Arc<Names>,
    corpus: Corpus,
    done: usize,
    pace: Pace,
}

/// How fast it goes: what was told last, and articles a second, the latest counting most.
struct Pace {
    told: Instant,
    told_done: usize,
    rate: Option<f64>,
}

impl Pace {
    fn new(done: usize) -> Self {
        Self {
            told: Instant::now(),
            told_done: done,
            rate: None,
        }
    }

    /// The rate, when it is time to tell it again.
    fn due(&mut self, done: usize) -> Option<u32> {
        let elapsed = self.told.elapsed();
        if elapsed < REPORT_EVERY {
            return None;
        }
        let now = (done - self.told_done) as f64 / elapsed.as_secs_f64();
        // A rate of the last moment alone jumps with every long article, and the time left with it.
        let rate = self.rate.map_or(now, |rate| rate * 0.75 + now * 0.25);
        (self.told, self.told_done, self.rate) = (Instant::now(), done, Some(rate));
        Some((rate as u32).max(1))
    }
}

impl Extracting {
    pub(super) fn new(names: Arc<Names>) -> Self {
        Self {
            names,
            corpus: Corpus::default(),
            done: 0,
            pace: Pace::new(0),
        }
    }

    /// Waits for a corpus and finds its names, from where it stopped when it is the same one grown.
    pub(super) fn next(&mut self, slots: &Slots, reports: &Sender<Report>) {
        let (corpus, number) = slots.extract.take();
        if !corpus.continues(&self.corpus) {
            *self.names.tally_mut() = crate::entity::tally::Tally::default();
            self.done = 0;
        }
        self.corpus = corpus;
        self.pace = Pace::new(self.done);
        while self.done < self.corpus.len() && !slots.extract.is_stale(number) {
            self.batch();
            if let Some(rate) = self.pace.due(self.done) {
                self.keep(None, reports);
                self.tell(rate, reports);
            }
        }
        let is_whole = self.done == self.corpus.len();
        self.keep(is_whole.then_some(self.done), reports);
        self.tell(0, reports);
    }

    /// Keeps what was found for the next start; what is wrong with that is said once.
    fn keep(&self, text_count: Option<usize>, reports: &Sender<Report>) {
        if let Some(problem) = self.names.keep(text_count) {
            let _ = reports.send(Report::Failed(problem));
        }
    }

    fn batch(&mut self) {
        if !self.names.are_wanted() {
            self.done = self.corpus.len();
            return;
        }
        let end = (self.done + BATCH).min(self.corpus.len());
        let found: Vec<(u32, Option<Date>, Extraction)> = (self.done as u32..end as u32)
            .filter_map(|id| {
                // asked for each article: a long one takes longer than a frame
                self.names.stand_aside();
                let article = self.corpus.read(ArticleId(id)).ok()?;
                let extraction = self.names.of_next(&article);
                Some((id, article.published.map(Published::day), extraction))
            })
            .collect();
        // a writer in the queue would hold up the next reader as long as the one before it reads
        self.names.stand_aside();
        let mut tally = self.names.tally_mut();
        for (id, day, extraction) in &found {
            tally.add(*id, *day, extraction);
        }
        self.done = end;
    }

    /// Says how far it is, and what that means for the article on the screen.
    fn tell(&self, rate: u32, reports: &Sender<Report>) {
        self.names.obey_again();
        self.count_shown(reports);
        let (done, total) = (self.done, self.corpus.len());
        let _ = reports.send(Report::Extracting(Course { done, total, rate }));
    }

    fn count_shown(&self, reports: &Sender<Report>) {
        let Some(shown) = self.names.shown() else {
            return;
        };
        let rows = self.names.rows(&shown.extraction);
        if rows != shown.rows {
            let _ = reports.send(Report::Counted(shown.id, rows.clone()));
            self.names.set_shown(Shown { rows, ..shown });
        }
    }
}
