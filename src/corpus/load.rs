//! Loads what the user named, in order, and shows it growing: a snapshot after the first screenful, then every 50 ms. Small
//! files are read side by side, a large one in pieces whose records are parsed side by side; either way the articles come
//! in file order and the result does not depend on the number of threads. Runs on its caller's thread.

mod file;
mod merge;

use super::{
    Corpus,
    discover::{self, Target},
};
use file::{Opened, Piece};
use merge::Merger;
use rayon::prelude::*;
use std::{ops::ControlFlow, path::PathBuf};

/// Files up to this size are read whole, several at a time.
const SMALL: u64 = 1 << 20;
/// Small files read side by side.
const TOGETHER: usize = 64;
/// The same for the first ones, so that something is there to be seen.
const FIRST: usize = 8;

/// What to open and how far to go.
#[derive(Debug, Clone)]
pub struct Options {
    /// Files, directories, globs, or `-`. Empty: the built-in sample.
    pub paths: Vec<PathBuf>,
    /// Largest record read, in bytes.
    pub record_cap: usize,
    /// Largest expansion of a compressed file, as a factor and in bytes.
    pub expansion_cap: (u64, u64),
    /// The archive opened when no path is named.
    pub builtin: Option<&'static [u8]>,
    /// Dates in later years are taken for mistakes: next year, told by whoever knows today.
    pub newest_year: i16,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            paths: Vec::new(),
            record_cap: 16 << 20,
            expansion_cap: (200, 64 << 30),
            builtin: None,
            newest_year: 2100,
        }
    }
}

/// How far loading has come.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// What is loaded so far.
    pub corpus: Corpus,
    /// Bytes read.
    pub read_bytes: u64,
    /// Bytes to read in all, as far as known.
    pub total_bytes: u64,
    /// Nothing more will come.
    pub is_complete: bool,
}

/// Loads everything `options` names. `report` gets a snapshot after the first screenful, then at most every 50 ms, and
/// once at the end with `is_complete`; it may stop the load.
pub fn load(options: &Options, report: &mut dyn FnMut(Progress) -> ControlFlow<()>) {
    let (targets, failures) = match options.builtin {
        Some(bytes) if options.paths.is_empty() => (vec![Target::Builtin(bytes)], Vec::new()),
        _ => discover::discover(&options.paths),
    };
    let sizes: Vec<Option<u64>> = targets.iter().map(size).collect();
    let mut merger = Merger::new(report, sizes.iter().flatten().sum());
    for (path, reason) in failures {
        merger.refuse(&path, reason);
    }
    if run(&targets, &sizes, options, &mut merger).is_continue() {
        merger.finish();
    }
}

fn run(
    targets: &[Target],
    sizes: &[Option<u64>],
    options: &Options,
    merger: &mut Merger<'_>,
) -> ControlFlow<()> {
    let is_small = |at: usize| {
        sizes
            .get(at)
            .copied()
            .flatten()
            .is_some_and(|size| size <= SMALL)
    };
    let mut at = 0;
    let mut together = FIRST;
    while let Some(target) = targets.get(at) {
        let run = (at..targets.len())
            .take_while(|at| is_small(*at))
            .take(together)
            .count();
        if run == 0 {
            stream(target, options, merger)?;
            at += 1;
            continue;
        }
        let group = targets.get(at..at + run).unwrap_or_default();
        let read: Vec<_> = group
            .par_iter()
            .map(|target| read_whole(target, options))
            .collect();
        for (target, (opened, pieces)) in group.iter().zip(read) {
            merger.whole(target, opened, pieces)?;
        }
        at += run;
        together = TOGETHER;
    }
    merger.release()
}

fn stream(target: &Target, options: &Options, merger: &mut Merger<'_>) -> ControlFlow<()> {
    let mut opened = Opened::open(target, options);
    merger.open(
        target,
        opened.as_ref().map(Opened::beginning).map_err(Clone::clone),
    );
    if let Ok(opened) = &mut opened {
        while let Some(piece) = opened.next_piece() {
            merger.take(piece)?;
        }
    }
    merger.close()
}

type Whole = (Result<file::Beginning, file::Refusal>, Vec<Piece>);

fn read_whole(target: &Target, options: &Options) -> Whole {
    match Opened::open(target, options) {
        Ok(mut opened) => {
            let beginning = opened.beginning();
            (
                Ok(beginning),
                std::iter::from_fn(|| opened.next_piece()).collect(),
            )
        }
        Err(refusal) => (Err(refusal), Vec::new()),
    }
}

fn size(target: &Target) -> Option<u64> {
    match target {
        Target::Named(path) | Target::Found(path) => {
            std::fs::metadata(path).ok().map(|kind| kind.len())
        }
        Target::Builtin(bytes) => Some(bytes.len() as u64),
        Target::Input => None,
    }
}

#[cfg(test)]
mod tests;
