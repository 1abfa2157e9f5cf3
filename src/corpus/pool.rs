//! What is kept from one piece of work to the next by whoever is not at work now: as many as have worked at once.

use std::sync::{Mutex, PoisonError};

/// Things that are costly to make, for whoever needs one next.
#[derive(Debug, Default)]
pub(crate) struct Pool<T>(Mutex<Vec<T>>);

impl<T: Default> Pool<T> {
    /// Works with what somebody has left, or with a new one.
    pub(crate) fn with<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut kept = lock().pop().unwrap_or_default();
        let result = work(&mut kept);
        lock().push(kept);
        result
    }
}
