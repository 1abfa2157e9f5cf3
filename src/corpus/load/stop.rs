//! Where reading stopped at the end of a file. A file that has grown is gone on with from there: nothing before it is read
//! again, but for a few bytes at the seam, which tell a file that was written anew from one that was written on.

use super::cutter::Cutter;
use crate::corpus::{
    plan::Outcome,
    scan::{Raw, Window},
    source::Source,
};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Bytes at the end that must still be there.
const SEAM: u64 = 4 << 10;

/// The end of a file as it was.
#[derive(Debug, Clone)]
pub(crate) struct Stop {
    pub(super) cutter: Cutter,
    /// Line of the first byte still needed.
    pub(super) line: u32,
    /// Bytes of the source.
    pub(crate) end: u64,
    seam: u64,
    /// What was made of the bytes still needed, which may go on.
    pub(super) tail: Tail,
}

/// What was taken only because the file ended.
#[derive(Debug, Clone, Default)]
pub(super) struct Tail {
    /// Articles that were repaired.
    pub(super) repaired: u64,
    /// Records left out.
    pub(super) left_out: u64,
    /// Instructions between records.
    pub(super) action_lines: u64,
}

impl Stop {
    /// Where a scan stands before it is told that nothing follows; none when the source cannot be read again.
    pub(super) fn new(cutter: &Cutter, window: &mut Window, source: &Source) -> Option<Self> {
        let end = window.end();
        Some(Self {
            cutter: cutter.clone(),
            line: window.line_of(cutter.keep()),
            end,
            seam: seam(source, end)?,
            tail: Tail::default(),
        })
    }

    /// The first byte still needed.
    pub(super) fn keep(&self) -> u64 {
        self.cutter.keep()
    }

    /// Notes what the end made of the rest.
    pub(super) fn note(&mut self, outcomes: &[(Raw, Outcome)]) {
        self.tail = Tail::default();
        for (_, outcome) in outcomes {
            match outcome {
                Outcome::Draft(_, repair) => self.tail.repaired += u64::from(repair.is_some()),
                Outcome::Rejected(_) => self.tail.left_out += 1,
                Outcome::Action => self.tail.action_lines += 1,
            }
        }
    }

    /// Whether the source still holds the same bytes before the end.
    pub(super) fn holds(&self, source: &Source) -> bool {
        seam(source, self.end) == Some(self.seam)
    }
}

/// A number for the bytes before `end`; none when they are not all there.
fn seam(source: &Source, end: u64) -> Option<u64> {
    let length = end.min(SEAM);
    let bytes = source.read(end - length, length as usize).ok()?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    (bytes.len() as u64 == length).then(|| hasher.finish())
}
