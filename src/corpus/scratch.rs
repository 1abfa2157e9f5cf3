//! What is kept from one record to the next, so that it need not be made anew: memory, and what was read before.

use super::{make::Memo, skim::Sheet};
use std::sync::{Mutex, PoisonError};

/// What is kept by one who reads records one after another.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) sheet: Sheet,
    pub(crate) memo: Memo,
}

/// What several have kept, for whoever reads next.
#[derive(Debug, Default)]
pub(crate) struct Scratches(Mutex<Vec<Scratch>>);

impl Scratches {
    /// Reads with what somebody has kept who is not reading now.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&mut Scratch) -> T) -> T {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut scratch = lock().pop().unwrap_or_default();
        let result = read(&mut scratch);
        lock().push(scratch);
        result
    }
}
