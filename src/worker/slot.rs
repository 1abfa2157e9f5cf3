//! A mailbox for one letter: the newest request wins, and the one being worked on can ask whether it is still wanted.

use std::sync::{
    Condvar, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

/// A place for the newest job of one kind.
#[derive(Debug)]
pub(super) struct Slot<T> {
    waiting: Mutex<Option<T>>,
    arrived: Condvar,
    /// How many jobs were ever put here; whoever works on an older one is stale.
    count: AtomicU64,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self {
            waiting: Mutex::default(),
            arrived: Condvar::default(),
            count: AtomicU64::default(),
        }
    }
}

impl<T> Slot<T> {
    /// Leaves a job, in place of one that still waits.
    pub(super) fn put(&self, job: T) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = Some(job);
        self.count.fetch_add(1, Ordering::Release);
        self.arrived.notify_one();
    }

    /// Leaves a job that can wait: it is added to the one that waits, and nothing becomes stale.
    pub(super) fn add(&self, job: T, add: impl FnOnce(&mut T, T)) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match waiting.as_mut() {
            Some(waiting) => add(waiting, job),
            None => *waiting = Some(job),
        }
        self.arrived.notify_one();
    }

    /// Waits for a job; the number says which one it was, for [`Slot::is_stale`].
    pub(super) fn take(&self) -> (T, u64) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(job) = waiting.take() {
                return (job, self.count.load(Ordering::Acquire));
            }
            waiting = self
                .arrived
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether a newer job has been left since the one with this number.
    pub(super) fn is_stale(&self, number: u64) -> bool {
        self.count.load(Ordering::Acquire) != number
    }
}

#[cfg(test)]
mod tests {
    use super::Slot;

    #[test]
    fn the_newest_job_wins_and_the_older_one_is_stale() {
        let slot = Slot::default();
        slot.put("first");
        let (job, number) = slot.take();
        assert_eq!(job, "first");
        assert!(!slot.is_stale(number));
        slot.put("second");
        slot.put("third");
        assert!(slot.is_stale(number));
        assert_eq!(slot.take().0, "third");
    }

    #[test]
    fn what_can_wait_is_added_to_what_waits_and_stops_nothing() {
        let slot = Slot::default();
        slot.put(vec![1]);
        let (_, number) = slot.take();
        slot.add(vec![2], Extend::extend);
        slot.add(vec![3], Extend::extend);
        assert!(!slot.is_stale(number));
        assert_eq!(slot.take().0, [2, 3]);
    }
}
