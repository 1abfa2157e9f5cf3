//! What is remembered of a file, to tell whether it is still as it was read.

use super::{SMALL, file::Trace, stop::Stop};
use crate::corpus::{FileId, discover::Target, stamp::Stamp};
use std::{ops::Range, path::Path};

/// A file to be read, and how it looked before.
#[derive(Debug, Clone)]
pub(super) struct Aim {
    pub(super) target: Target,
    pub(super) stamp: Option<Stamp>,
}

impl Aim {
    /// Looks at a target.
    pub(super) fn at(target: Target) -> Self {
        let stamp = match &target {
            Target::Named(path) | Target::Found(path) => Stamp::of(path),
            Target::Member(member) => Some(Stamp::of_length(member.size)),
            Target::Builtin(bytes) => Some(Stamp::of_length(bytes.len() as u64)),
            Target::Input => None,
        };
        Self { target, stamp }
    }

    /// Bytes on the disk, as far as known.
    pub(super) fn length(&self) -> u64 {
        self.stamp.map_or(0, |stamp| stamp.length)
    }

    /// Whether it is read whole, beside others.
    pub(super) fn is_small(&self) -> bool {
        self.stamp.is_some_and(|stamp| stamp.length <= SMALL)
    }
}

/// A file that was read.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) aim: Aim,
    /// Its number, those of its entries if it is an archive; none when nothing could be read of it.
    pub(super) files: Range<u32>,
    /// It is an archive of files.
    pub(super) is_archive: bool,
    /// Bytes that were read of it.
    pub(super) consumed: u64,
    /// Its shape, when it is one article.
    pub(super) shape: Option<u64>,
    /// Where to go on when it has grown; none where it must be read anew.
    pub(super) stop: Option<Box<Stop>>,
    /// Something at its end has been left for later, because it is not whole.
    pub(super) is_pending: bool,
    pub(super) standing: Standing,
}

/// What a file is that was read, when it was last looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// What was read, and more of it at the most.
    AsRead,
    /// Not that any more.
    Changed,
    /// Not there any more.
    Gone,
}

/// How a file is now, beside what was read of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// As it was.
    Same,
    /// Longer, or written to without a trace in its length.
    Written,
    /// Shorter, or another file.
    Replaced,
    /// Not there any more.
    Gone,
}

/// A file that is not as it was.
#[derive(Debug, Clone)]
pub(super) struct Touched {
    /// Its place among the known.
    pub(super) at: usize,
    /// How it looks now.
    pub(super) aim: Aim,
    pub(super) fate: Fate,
    /// What is not whole at its end is taken as it is.
    pub(super) is_closing: bool,
}

impl Known {
    /// What there is to remember of a file that was read.
    pub(super) fn new(aim: &Aim, files: Range<u32>, trace: Trace) -> Self {
        let consumed = match &trace.stop {
            Some(_) => trace.consumed,
            // Not all of a damaged file is read.
            None => trace.consumed.max(aim.length()),
        };
        Self {
            aim: aim.clone(),
            files,
            is_archive: trace.is_archive,
            consumed,
            shape: trace.shape,
            stop: trace.stop.map(Box::new),
            is_pending: false,
            standing: Standing::AsRead,
        }
    }

    /// Where it is, if it is a file.
    pub(super) fn path(&self) -> Option<&Path> {
        self.aim.target.file()
    }

    /// Its number, if it is a file that was read.
    pub(super) fn file(&self) -> Option<FileId> {
        let is_file = !self.is_archive && !self.files.is_empty();
        is_file.then_some(FileId(self.files.start))
    }

    /// Whether there is nothing of it in the corpus.
    pub(super) fn is_bare(&self) -> bool {
        self.files.is_empty() && !self.is_archive
    }

    /// Where to go on with it, if it may have been written on and no more.
    pub(super) fn seam(&self, touched: &Touched) -> Option<&Stop> {
        let has_more = touched.aim.length() > self.consumed || self.is_pending;
        self.stop
            .as_deref()
            .filter(|_| touched.fate == Fate::Written && has_more)
    }

    /// What has become of it, as it looks `now`.
    pub(super) fn fate(&self, now: Option<Stamp>) -> Fate {
        match (self.aim.stamp, now) {
            (None, None) => Fate::Same,
            (_, None) => Fate::Gone,
            (None, Some(_)) => Fate::Replaced,
            (Some(before), Some(now)) if !before.is_same_file(&now) => Fate::Replaced,
            (Some(before), Some(now)) => {
                let has_grown_meanwhile = before.length < self.consumed;
                if now.length < self.consumed {
                    Fate::Replaced
                } else if now.length == self.consumed && (before == now || has_grown_meanwhile) {
                    Fate::Same
                } else {
                    Fate::Written
                }
            }
        }
    }
}
