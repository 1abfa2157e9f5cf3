//! The slots, one for each kind of job, and what lies in those that no job of the app is meant for.

use super::slot::Slot;
use crate::{
    corpus::{Corpus, load::Notices},
    job::{
        AccountJob, CountJob, FilterJob, HitsJob, IndexJob, JudgeJob, MarkJob, PrepareJob,
        QueriesJob, SnippetJob, SuggestJob, SurveyJob, WalkJob, Work,
    },
    store::marks::Done,
};

/// One slot for each kind of job.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub(super) load: Slot<Errand>,
    pub(super) filter: Slot<FilterJob>,
    pub(super) ready: Slot<Corpus>,
    pub(super) prepare: Slot<PrepareJob>,
    pub(super) walk: Slot<WalkJob>,
    pub(super) hits: Slot<HitsJob>,
    pub(super) snippet: Slot<SnippetJob>,
    pub(super) extract: Slot<Corpus>,
    pub(super) index: Slot<IndexJob>,
    pub(super) survey: Slot<SurveyJob>,
    pub(super) account: Slot<AccountJob>,
    pub(super) judge: Slot<JudgeJob>,
    pub(super) suggest: Slot<SuggestJob>,
    pub(super) asked: Slot<Vec<String>>,
    pub(super) queries: Slot<QueriesJob>,
    pub(super) count: Slot<CountJob>,
    pub(super) mark: Slot<Vec<MarkJob>>,
    pub(super) save: Slot<SaveJob>,
}

impl Slots {
    /// Has the load worker look at what was noticed of the files, with what waits to be looked at already.
    pub(super) fn notice(&self, notices: Notices) {
        let errand = Errand {
            notices,
            ..Errand::default()
        };
        self.load.add(errand, Errand::add);
    }

    /// Forgets the job that waits for this work, and makes stale the one that is worked on.
    pub(super) fn stop(&self, work: Work) {
        match work {
            Work::Walk => self.walk.stop(),
            Work::Search => self.filter.stop(),
            Work::Index => self.index.stop(),
            Work::Names => self.extract.stop(),
        }
    }
}

/// What the load worker is to do.
#[derive(Debug, Default)]
pub(super) struct Errand {
    /// The user asked for all that is new.
    pub(super) is_asked: bool,
    /// However the files look, everything is to be loaded again.
    pub(super) is_all: bool,
    /// What was noticed of the files.
    pub(super) notices: Notices,
}

impl Errand {
    /// Adds what came up later.
    pub(super) fn add(&mut self, other: Self) {
        self.is_asked |= other.is_asked;
        self.is_all |= other.is_all;
        self.notices.add(other.notices);
    }
}

/// What the save worker is to keep; nothing: see what others have changed.
#[derive(Debug, Default)]
pub(super) struct SaveJob {
    pub(super) done: Vec<Done>,
    /// What is said once it is kept, and of how many articles.
    pub(super) words: Option<(String, usize)>,
    /// Requests in it that somebody may wait for.
    pub(super) count: usize,
}

impl SaveJob {
    pub(super) fn new(done: Vec<Done>, words: Option<(String, usize)>) -> Self {
        Self {
            done,
            words,
            count: 1,
        }
    }

    /// Adds a newer one to it.
    pub(super) fn add(&mut self, newer: Self) {
        self.done.extend(newer.done);
        self.words = newer.words.or(self.words.take());
        self.count += newer.count;
    }
}
