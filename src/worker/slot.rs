//! A mailbox for one letter: the newest request wins, and the one being worked on can ask whether it is still wanted. Who
//! works for it is called by the first letter: most sessions never ask for half of what can be asked for.

use std::{
    fmt,
    sync::{
        Condvar, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// Calls a worker.
type Call = Box<dyn FnOnce() + Send>;

/// A place for the newest job of one kind.
pub(super) struct Slot<T> {
    /// Until the first job is there.
    worker: Mutex<Option<Call>>,
    waiting: Mutex<Option<T>>,
    arrived: Condvar,
    /// How many jobs were ever put here; whoever works on an older one is stale.
    count: AtomicU64,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self {
            worker: Mutex::default(),
            waiting: Mutex::default(),
            arrived: Condvar::default(),
            count: AtomicU64::default(),
        }
    }
}

impl<T> fmt::Debug for Slot<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Slot").finish_non_exhaustive()
    }
}

impl<T> Slot<T> {
    /// Says how the worker is called when the first job is left here.
    pub(super) fn staff(&self, call: impl FnOnce() + Send + 'static) {
        let mut worker = self.worker.lock().unwrap_or_else(PoisonError::into_inner);
        *worker = Some(Box::new(call));
    }

    fn call(&self) {
        let mut worker = self.worker.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(call) = worker.take() {
            call();
        }
    }

    /// Leaves a job, in place of one that still waits.
    pub(super) fn put(&self, job: T) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = Some(job);
        self.count.fetch_add(1, Ordering::Release);
        self.arrived.notify_one();
        drop(waiting);
        self.call();
    }

    /// Leaves a job that can wait: it is added to the one that waits, and nothing becomes stale.
    pub(super) fn add(&self, job: T, add: impl FnOnce(&mut T, T)) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match waiting.as_mut() {
            Some(waiting) => add(waiting, job),
            None => *waiting = Some(job),
        }
        self.arrived.notify_one();
        drop(waiting);
        self.call();
    }

    /// Forgets the job that waits, and makes stale the one that is worked on.
    pub(super) fn stop(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = None;
        self.count.fetch_add(1, Ordering::Release);
        self.arrived.notify_all();
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

    /// Waits for a job, but no longer than that, if anything is said.
    pub(super) fn take_within(&self, patience: Option<Duration>) -> Option<T> {
        let Some(patience) = patience else {
            return Some(self.take().0);
        };
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let is_empty = |waiting: &mut Option<T>| waiting.is_none();
        let arrived = self.arrived.wait_timeout_while(waiting, patience, is_empty);
        let (mut waiting, _) = arrived.unwrap_or_else(PoisonError::into_inner);
        waiting.take()
    }

    /// Waits whether a newer job comes than the one with this number; says whether it is still the newest.
    pub(super) fn rests(&self, number: u64, patience: Duration) -> bool {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let is_newest = |_: &mut Option<T>| !self.is_stale(number);
        let waited = (self.arrived).wait_timeout_while(waiting, patience, is_newest);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
        !self.is_stale(number)
    }

    /// Whether a newer job has been left since the one with this number.
    pub(super) fn is_stale(&self, number: u64) -> bool {
        self.count.load(Ordering::Acquire) != number
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Slot};

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
    fn a_job_rests_until_a_newer_one_comes() {
        let slot = Slot::default();
        slot.put("first");
        let (_, number) = slot.take();
        assert!(slot.rests(number, Duration::from_millis(1)));
        slot.put("second");
        assert!(!slot.rests(number, Duration::from_secs(600)));
    }

    #[test]
    fn the_worker_is_called_once_and_by_the_first_job() {
        let slot = Slot::default();
        let calls = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
        let counted = calls.clone();
        slot.staff(move || {
            counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        });
        assert_eq!(calls.load(std::sync::atomic::Ordering::Relaxed), 0);
        slot.put("first");
        slot.add("second", |_, _| ());
        assert_eq!(calls.load(std::sync::atomic::Ordering::Relaxed), 1);
    }

    #[test]
    fn what_is_stopped_is_stale_and_the_next_job_is_not() {
        let slot = Slot::default();
        slot.put("first");
        let (_, number) = slot.take();
        slot.put("second");
        slot.stop();
        assert!(slot.is_stale(number));
        slot.add("third", |_, _| ());
        let (job, number) = slot.take();
        assert!(job == "third" && !slot.is_stale(number));
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
