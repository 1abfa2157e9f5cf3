//! What was found in texts before, kept on the disk for the next start. Whoever a user waits for never waits for the disk:
//! it is asked only while nobody else uses it.

use crate::{
    entity::{Extraction, extract::Text},
    store::{
        StoreError,
        names::{Found, Shelf},
    },
};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

/// The file of the corpus, opened when the first text is asked about.
#[derive(Debug)]
pub(super) struct Before(Mutex<State>);

#[derive(Debug)]
enum State {
    /// Not looked for yet.
    Closed(Shelf),
    Open(Found),
    /// There is none: not wanted, another of us makes it, or something was wrong, which is still to be said.
    Without(Option<String>),
}

impl Before {
    pub(super) fn new(shelf: Option<Shelf>) -> Self {
        Self(Mutex::new(
            shelf.map_or(State::Without(None), State::Closed),
        ))
    }

    /// What was found in a text before.
    pub(super) fn get(&self, text: Text<'_>) -> Option<Extraction> {
        let mut state = self.state();
        if let State::Closed(shelf) = &*state {
            *state = match shelf.open() {
                Ok(Some(found)) => State::Open(found),
                Ok(None) => State::Without(None),
                Err(error) => without(&error),
            };
        }
        match &*state {
            State::Open(found) => found.get(text),
            State::Closed(_) | State::Without(_) => None,
        }
    }

    /// The same, if that can be told without waiting.
    pub(super) fn get_at_once(&self, text: Text<'_>) -> Option<Extraction> {
        let state = match self.0.try_lock() {
            Ok(state) => state,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return None,
        };
        match &*state {
            State::Open(found) => found.get(text),
            State::Closed(_) | State::Without(_) => None,
        }
    }

    /// Keeps what was found in a text.
    pub(super) fn put(&self, text: Text<'_>, found: &Extraction) {
        let mut state = self.state();
        if let State::Open(file) = &mut *state
            && let Err(error) = file.put(text, found)
        {
            *state = without(&error);
        }
    }

    /// Writes what was found so far, and at the end of a corpus says of how many texts; returns what is wrong, once.
    pub(super) fn flush(&self, text_count: Option<usize>) -> Option<String> {
        let mut state = self.state();
        if let State::Open(file) = &mut *state {
            match (file.flush(), text_count) {
                (Ok(()), Some(count)) => file.settle(count),
                (Ok(()), None) => {}
                (Err(error), _) => *state = without(&error),
            }
        }
        match &mut *state {
            State::Without(problem) => problem.take(),
            State::Closed(_) | State::Open(_) => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn without(error: &StoreError) -> State {
    State::Without(Some(format!("names are found anew at each start: {error}")))
}
