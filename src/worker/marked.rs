//! The user's marks as all workers see them: read from the state folder when somebody first asks, by id.

use crate::{
    index::Ids,
    job::Report,
    query::{eval::Filter, marks::Marks},
    store::marks::{self, Book},
};
use crossbeam_channel::Sender;
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The marks, where they are kept, and the ids that were read.
#[derive(Debug)]
pub(super) struct Marked {
    state: Option<PathBuf>,
    book: Mutex<Option<Book>>,
    marks: Mutex<Arc<Marks>>,
    ids: Arc<Ids>,
}

impl Marked {
    pub(super) fn new(state: Option<PathBuf>) -> Self {
        Self {
            state,
            book: Mutex::default(),
            marks: Mutex::default(),
            ids: Arc::default(),
        }
    }

    /// What holds by now. The first to ask reads it; what is wrong with it is reported.
    pub(super) fn marks(&self, reports: &Sender<Report>) -> Arc<Marks> {
        drop(self.book(reports));
        lock(&self.marks).clone()
    }

    /// The book itself, for who writes in it.
    fn book(&self, reports: &Sender<Report>) -> MutexGuard<'_, Option<Book>> {
        let mut book = lock(&self.book);
        if book.is_none() {
            let (read, problem) = marks::load(self.state.as_deref());
            *lock(&self.marks) = Arc::new(read.marks().clone());
            *book = Some(read);
            if let Some(problem) = problem {
                let _ = reports.send(Report::Failed(problem));
            }
        }
        book
    }

    /// Has a filter go by them.
    pub(super) fn lend(&self, filter: &mut Filter, reports: &Sender<Report>) {
        filter.use_marks(self.marks(reports), self.ids.clone());
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
