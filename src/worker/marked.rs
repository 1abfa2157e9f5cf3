//! The user's marks as all workers see them: read from the state folder when somebody first asks, by id; what is done holds
//! at once and is kept after.

use super::step::step;
use crate::{
    corpus::ArticleId,
    index::{IdKey, Ids},
    job::{Report, WalkJob},
    query::{State, eval::Filter, marks::Marks},
    store::marks::{self, Book, Done},
};
use crossbeam_channel::Sender;
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// The marks, where they are kept, and the ids that were read.
#[derive(Debug)]
pub(super) struct Marked {
    state: Option<PathBuf>,
    book: Mutex<Option<Book>>,
    is_loaded: AtomicBool,
    marks: Mutex<Arc<Marks>>,
    ids: Arc<Ids>,
    /// What was done and could not be kept so far.
    unkept: Mutex<Vec<Done>>,
}

impl Marked {
    pub(super) fn new(state: Option<PathBuf>) -> Self {
        Self {
            state,
            book: Mutex::default(),
            is_loaded: AtomicBool::new(false),
            marks: Mutex::default(),
            ids: Arc::default(),
            unkept: Mutex::default(),
        }
    }

    /// Reads what was kept, if nobody has yet; what is wrong with it is reported.
    pub(super) fn load(&self, reports: &Sender<Report>) {
        // Whoever keeps something may have the book for long.
        if !self.is_loaded.load(Ordering::Acquire) {
            drop(self.book(reports));
        }
    }

    /// What holds by now, of what was read.
    pub(super) fn current(&self) -> Arc<Marks> {
        lock(&self.marks).clone()
    }

    /// The ids of articles, as far as they were read.
    pub(super) fn ids(&self) -> &Ids {
        &self.ids
    }

    /// The next row of a walk of which a state is true. Without a mark that says so nothing is read.
    pub(super) fn find(
        &self,
        job: &WalkJob,
        state: State,
        is_stale: &(dyn Fn() -> bool + Sync),
        reports: &Sender<Report>,
    ) -> Option<usize> {
        self.load(reports);
        let marks = self.current();
        let is_of_unmarked = state.is_of(None);
        if !marks.any(|mark| state.is_of(Some(mark)) != is_of_unmarked) {
            return step(job, |_| is_of_unmarked.then_some(true));
        }
        step(job, |row| {
            let folding = job.folding.as_deref().filter(|_| state == State::Starred);
            let folded = folding.map_or(&[][..], |folding| folding.folded_into(row.article));
            let mut articles: Vec<ArticleId> = folded.iter().map(|one| one.article).collect();
            if articles.is_empty() {
                articles.push(row.article);
            }
            let ids = self.ids.of(&job.corpus, &articles, is_stale)?;
            let is_so = |id: Option<IdKey>| state.is_of(id.and_then(|id| marks.of(id)));
            Some(ids.into_iter().any(is_so))
        })
    }

    /// Has a filter go by them.
    pub(super) fn lend(&self, filter: &mut Filter, reports: &Sender<Report>) {
        self.load(reports);
        filter.use_marks(self.current(), self.ids.clone());
    }

    /// Does it in memory; returns what takes back what made a difference, the last first.
    pub(super) fn apply(&self, done: &[Done]) -> Vec<Done> {
        let mut marks = lock(&self.marks);
        let marks = Arc::make_mut(&mut marks);
        let apply = |(id, change): &Done| {
            let undone = marks.apply(IdKey::of(id), change)?;
            Some((Arc::clone(id), undone))
        };
        let mut undone: Vec<Done> = done.iter().filter_map(apply).collect();
        undone.reverse();
        undone
    }

    /// Keeps what was done, with what could not be kept before; says whether others have changed something meanwhile.
    /// The error is a sentence, and all of it is tried again at the next call.
    pub(super) fn keep(
        &self,
        done: Vec<Done>,
        now: u64,
        reports: &Sender<Report>,
    ) -> Result<bool, String> {
        let mut book = self.book(reports);
        let Some(book) = book.as_mut() else {
            return Ok(false);
        };
        let unkept = {
            let mut unkept = lock(&self.unkept);
            unkept.extend(done);
            unkept.clone()
        };
        let news = if unkept.is_empty() {
            book.read_on()
        } else {
            book.keep(&unkept, now)
        };
        let news = news.map_err(|error| error.to_string())?;
        lock(&self.unkept).drain(..unkept.len());
        let is_news = !self.apply(&news).is_empty();
        // What we have just written is later than what others wrote before.
        self.apply(&unkept);
        Ok(is_news)
    }

    /// Takes in what others have changed by now; says whether that was anything. Whoever keeps something at the moment
    /// does the same, and is not waited for.
    pub(super) fn catch_up(&self, reports: &Sender<Report>) -> bool {
        self.load(reports);
        let Ok(mut book) = self.book.try_lock() else {
            return false;
        };
        let news = book.as_mut().and_then(|book| book.read_on().ok());
        let is_news = news.is_some_and(|news| !self.apply(&news).is_empty());
        // What could not be kept so far is newer.
        let unkept = lock(&self.unkept).clone();
        self.apply(&unkept);
        is_news
    }

    /// Whether there is a place to keep them.
    pub(super) fn has_folder(&self) -> bool {
        self.state.is_some()
    }

    /// How many changes could not be kept.
    pub(super) fn unkept_count(&self) -> usize {
        lock(&self.unkept).len()
    }

    /// What could not be kept, as lines of the log at this path. Without the book: who writes may never give it back.
    pub(super) fn left_over(&self, now: u64) -> Option<(String, PathBuf)> {
        let unkept = lock(&self.unkept);
        let path = self
            .state
            .as_deref()
            .unwrap_or(Path::new(""))
            .join(marks::LOG);
        let lines = || marks::lines(&unkept, now);
        (!unkept.is_empty()).then(|| (lines(), path))
    }

    /// The book itself, for who writes in it.
    fn book(&self, reports: &Sender<Report>) -> MutexGuard<'_, Option<Book>> {
        let mut book = lock(&self.book);
        if book.is_none() {
            let (read, problem) = marks::load(self.state.as_deref());
            *lock(&self.marks) = Arc::new(read.marks().clone());
            *book = Some(read);
            self.is_loaded.store(true, Ordering::Release);
            if let Some(problem) = problem {
                let _ = reports.send(Report::Failed(problem));
            }
        }
        book
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
