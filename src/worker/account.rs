//! Counts what the corpus holds, for the window of files and problems: at once what is kept of each article, then, while
//! nobody is waiting for anything else, what only the texts tell.

use super::{index::Words, names::Names, slots::Slots};
use crate::{
    corpus::Corpus,
    index::{
        Census, Twins,
        census::{Page, Texts},
    },
    job::{AccountJob, Accounted, Report},
};
use crossbeam_channel::Sender;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// Texts read between two looks at whether somebody waits.
const BATCH: usize = 32;

/// More is told at most this often.
const TELL_EVERY: Duration = Duration::from_millis(500);

/// The account worker: what was counted of the corpus it was last asked about.
pub(super) struct Accounting {
    names: Arc<Names>,
    words: Arc<Words>,
    census: Census,
}

impl Accounting {
    pub(super) fn new(names: Arc<Names>, words: Arc<Words>) -> Self {
        Self {
            names,
            words,
            census: Census::default(),
        }
    }

    /// Waits to be asked and tells what is known, then more as it is found out.
    pub(super) fn next(&mut self, slots: &Slots, reports: &Sender<Report>) {
        let (job, number) = slots.account.take();
        self.follow(&job);
        let total = job.corpus.len();
        let is_done = self.census.texts.read >= total;
        self.tell(&job, job.is_loading || is_done, reports);
        if job.is_loading || is_done {
            return;
        }
        let mut told = Instant::now();
        while self.census.texts.read < total && !slots.account.is_stale(number) {
            self.names.stand_aside();
            self.census.texts.read(&job.corpus, BATCH);
            if told.elapsed() >= TELL_EVERY {
                self.tell(&job, false, reports);
                told = Instant::now();
            }
        }
        if self.census.texts.read >= total {
            let Census {
                texts, repeated, ..
            } = &mut self.census;
            texts.tell_repeated(&job.corpus, repeated);
            self.tell(&job, true, reports);
        }
    }

    /// Counts anew what has changed; texts that were read stay read while their corpus goes on.
    fn follow(&mut self, job: &AccountJob) {
        let known = &self.census.corpus;
        if is_same(known, &job.corpus) {
            return;
        }
        let texts = if job.corpus.continues(known) {
            std::mem::take(&mut self.census.texts)
        } else {
            Texts::default()
        };
        self.census = Census {
            texts,
            ..Census::of(&job.corpus, &Twins::of(&job.corpus), job.today)
        };
    }

    fn tell(&mut self, job: &AccountJob, is_whole: bool, reports: &Sender<Report>) {
        let index = self.words.current();
        self.census.indexed = index.map(|index| index.len());
        let page = Page::of(&self.census, job.dot);
        let found = (!job.sought.is_empty()).then(|| page.find(&job.sought).into());
        let _ = reports.send(Report::Accounted(Accounted {
            generation: job.generation,
            page: Arc::new(page),
            found,
            is_whole,
        }));
    }
}

/// Whether nothing that is counted can have changed.
fn is_same(one: &Corpus, other: &Corpus) -> bool {
    one.continues(other)
        && other.continues(one)
        && one.len() == other.len()
        && one.files().len() == other.files().len()
        && one.rejections().len() == other.rejections().len()
        && !one.is_empty()
}
