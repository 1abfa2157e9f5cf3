//! When to speak of what was noticed: soon after a quiet time, seldom in a burst, and the more seldom the longer it takes
//! to look at it. Pure: told the time, never asks it.

use std::{
    collections::HashMap,
    path::PathBuf,
    time::{Duration, Instant},
};

/// After a quiet time, so long is waited for what comes with it: a file is made, written and closed in three steps.
const GATHER: Duration = Duration::from_millis(100);
/// Between two looks at the least.
const BETWEEN: Duration = Duration::from_millis(400);
/// Of its time, looking takes up one part in so many.
const SHARE: u32 = 20;
/// However long looking takes, somebody waits no longer than this.
const MOST: Duration = Duration::from_secs(4);
/// A file that was closed and left alone so long is at rest.
const REST: Duration = Duration::from_secs(2);

/// The pace of looks.
#[derive(Debug, Default)]
pub(super) struct Pace {
    spoke_at: Option<Instant>,
    /// Files that were closed after they were written to.
    closed: HashMap<PathBuf, Instant>,
}

impl Pace {
    /// How long to wait before speaking of what is noticed `now`, when the last look took so long.
    pub(super) fn wait(&self, now: Instant, took: Duration) -> Duration {
        let between = BETWEEN.max(took.saturating_mul(SHARE).min(MOST));
        let next = self.spoke_at.map_or(now, |spoke_at| spoke_at + between);
        GATHER.max(next.saturating_duration_since(now))
    }

    /// Notes that something was said.
    pub(super) fn spoke(&mut self, now: Instant) {
        self.spoke_at = Some(now);
    }

    /// Notes that a file was written to and is open still.
    pub(super) fn written(&mut self, path: &PathBuf) {
        self.closed.remove(path);
    }

    /// Notes that a file was closed.
    pub(super) fn closed(&mut self, path: PathBuf, now: Instant) {
        self.closed.insert(path, now);
    }

    /// How long until a file comes to rest; none while there is nothing to wait for.
    pub(super) fn patience(&self, now: Instant) -> Option<Duration> {
        let first = self.closed.values().min()?;
        Some((*first + REST).saturating_duration_since(now))
    }

    /// The files that have come to rest.
    pub(super) fn at_rest(&mut self, now: Instant) -> impl Iterator<Item = PathBuf> {
        self.closed
            .extract_if(move |_, closed| *closed + REST <= now)
            .map(|(path, _)| path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_burst_is_told_soon_and_the_rest_four_times_a_second_at_most() {
        let start = Instant::now();
        let mut pace = Pace::default();
        let mut now = start;
        let mut count = 0;
        while now < start + Duration::from_secs(10) {
            let wait = pace.wait(now, Duration::from_millis(1));
            now += wait;
            pace.spoke(now);
            count += 1;
            assert!(count > 1 || wait == GATHER);
        }
        assert!((20..=40).contains(&count), "{count} in 10 s");
    }

    #[test]
    fn a_look_that_takes_long_is_made_seldom() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.spoke(start);
        assert_eq!(
            pace.wait(start, Duration::from_millis(100)),
            Duration::from_secs(2)
        );
        assert_eq!(
            pace.wait(start, Duration::from_secs(9)),
            MOST,
            "but it is made"
        );
    }

    #[test]
    fn a_file_is_at_rest_once_it_is_closed_and_left_alone() {
        let start = Instant::now();
        let path = PathBuf::from("a.jsonl");
        let mut pace = Pace::default();
        assert_eq!(pace.patience(start), None, "nothing to wait for: no timer");
        pace.closed(path.clone(), start);
        pace.written(&path);
        assert_eq!(pace.patience(start), None);
        pace.closed(path.clone(), start);
        assert_eq!(pace.patience(start), Some(REST));
        assert_eq!(pace.at_rest(start).count(), 0);
        assert_eq!(pace.at_rest(start + REST).collect::<Vec<_>>(), [path]);
        assert_eq!(pace.patience(start + REST), None);
    }
}
