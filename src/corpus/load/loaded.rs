//! What was loaded, with what it takes to look at the files again later and take in only what is new. What a file became is
//! remembered here and not asked of the disk: an archive nobody writes to costs nothing.

use super::{
    Options, Progress, Reader,
    bases::{self, Bases},
    known::{Aim, Known, Standing},
    merge::{Merged, Merger},
    settle::Shapes,
};
use crate::corpus::{
    Corpus,
    discover::{self, Target},
    folders::Folders,
    reject::Reason,
    spool::Room,
};
use std::{ops::ControlFlow, path::PathBuf};

/// An archive that was loaded.
#[derive(Debug)]
pub struct Loaded {
    pub(super) reader: Reader,
    /// The files in the order in which they are named and found.
    pub(super) known: Vec<Known>,
    pub(super) bases: Bases,
    pub(super) merged: Merged,
    /// Paths that named nothing.
    pub(super) failures: Vec<PathBuf>,
    /// Files that have come and cannot be added.
    pub(super) waiting_count: usize,
    /// Nothing can be added: only reading everything again gives what a fresh start would.
    pub(super) is_doubtful: bool,
}

/// What came of looking at the files again.
#[derive(Debug, Clone)]
pub struct Followed {
    /// What is loaded, maybe more than before.
    pub corpus: Corpus,
    /// Files that are not what was read any more: cut, replaced or gone.
    pub changed_count: usize,
    /// How many of them are gone.
    pub gone_count: usize,
}

impl Loaded {
    /// An archive of which nothing is loaded yet.
    pub fn new(options: Options) -> Self {
        Self {
            reader: Reader {
                options,
                shapes: Shapes::default(),
                room: Room::default(),
            },
            known: Vec::new(),
            bases: Bases::default(),
            merged: Merged::default(),
            failures: Vec::new(),
            waiting_count: 0,
            is_doubtful: true,
        }
    }

    /// Loads everything from the beginning. `report` gets a snapshot after the first screenful, then at most every 50 ms,
    /// and once at the end with `is_complete`; it may stop the load.
    pub fn load(&mut self, report: &mut dyn FnMut(Progress) -> ControlFlow<()>) {
        *self = Self::new(self.reader.options.clone());
        let (targets, failures) = self.targets();
        let aims: Vec<Aim> = targets.into_iter().map(Aim::at).collect();
        let total = aims
            .iter()
            .filter_map(|aim| aim.stamp)
            .map(|stamp| stamp.length)
            .sum();
        self.reader.look_for_tables(&aims);
        let mut merger = Merger::new(report, Merged::default(), total);
        for (path, reason) in failures {
            merger.refuse(&path, reason);
            self.failures.push(path);
        }
        let mut flow = self.reader.read(&aims, &mut merger, &mut self.known);
        if flow.is_continue() {
            flow = merger.release();
        }
        if flow.is_continue() {
            merger.finish();
        }
        self.is_doubtful = flow.is_break() || merger.has_held();
        self.merged = merger.into_merged();
        self.bases = bases::of(&self.known);
    }

    /// What is loaded, and how the files were when they were last looked at.
    pub fn standing(&self) -> Followed {
        Followed {
            corpus: self.merged.corpus.clone(),
            changed_count: self.changed_count(),
            gone_count: self
                .known
                .iter()
                .filter(|known| known.standing == Standing::Gone)
                .count(),
        }
    }

    /// What must be watched to notice that something has changed.
    pub fn folders(&self) -> Folders {
        Folders::of(&self.reader.options.paths)
    }

    pub(super) fn changed_count(&self) -> usize {
        let changed = self
            .known
            .iter()
            .filter(|known| known.standing != Standing::AsRead);
        changed.count() + self.waiting_count
    }

    /// What there is to open, and what names nothing.
    pub(super) fn targets(&self) -> (Vec<Target>, Vec<(PathBuf, Reason)>) {
        let options = &self.reader.options;
        match options.builtin {
            Some(bytes) if options.paths.is_empty() => (vec![Target::Builtin(bytes)], Vec::new()),
            _ => discover::discover(&options.paths),
        }
    }
}
