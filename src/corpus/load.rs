//! Loads what the user named, in order, and shows it growing: a snapshot after the first screenful, then every 50 ms. Small
//! files are read side by side, a large one in pieces whose records are parsed side by side; either way the articles come
//! in file order and the result does not depend on the number of threads. Runs on its caller's thread.

mod file;
mod head;
mod held;
mod merge;
mod settle;

use super::{
    Corpus,
    discover::{self, Target},
    spool::Room,
};
use file::{Beginning, Opened, Piece};
use head::{Headed, Refusal};
use merge::Merger;
use rayon::prelude::*;
use settle::{Settled, Shapes};
use std::{ops::ControlFlow, path::PathBuf};

/// Files up to this size are read whole, several at a time.
const SMALL: u64 = 1 << 20;
/// Small files read side by side.
const TOGETHER: usize = 16;
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
    let mut shapes = Shapes::default();
    let room = Room::default();
    while let Some(target) = targets.get(at) {
        let run = (at..targets.len())
            .take_while(|at| is_small(*at))
            .take(together)
            .count();
        if run == 0 {
            stream(target, (&mut shapes, &room), options, merger)?;
            at += 1;
            continue;
        }
        let group = targets.get(at..at + run).unwrap_or_default();
        for (target, (beginning, pieces)) in
            group
                .iter()
                .zip(read_group(group, &mut shapes, options, &room))
        {
            merger.whole(target, beginning, pieces)?;
        }
        at += run;
        together = TOGETHER;
    }
    merger.release()
}

/// Reads a large file piece by piece.
fn stream(
    target: &Target,
    (shapes, room): (&mut Shapes, &Room),
    options: &Options,
    merger: &mut Merger<'_>,
) -> ControlFlow<()> {
    match Headed::open(target, options, room) {
        Err(refusal) => merger.open(target, Err(refusal)),
        Ok(head) => {
            let settled = shapes.settle(&[&head], options).pop();
            if let Some(settled) = settled {
                let mut opened = Opened::new(head, settled, options);
                merger.open(target, Ok(opened.beginning()));
                while let Some(piece) = opened.next_piece() {
                    merger.take(piece)?;
                }
            }
        }
    }
    merger.close()
}

type Whole = (Result<Beginning, Refusal>, Vec<Piece>);

/// Reads small files side by side: first their heads, then, with shapes shared, their records.
fn read_group(group: &[Target], shapes: &mut Shapes, options: &Options, room: &Room) -> Vec<Whole> {
    let heads: Vec<Result<Headed, Refusal>> = group
        .par_iter()
        .map(|target| Headed::open(target, options, room).map(Headed::with_the_rest))
        .collect();
    let good: Vec<&Headed> = heads.iter().flatten().collect();
    let mut settled = shapes.settle(&good, options).into_iter();
    let paired: Vec<Result<(Headed, Settled), Refusal>> = heads
        .into_iter()
        .filter_map(|head| head.map(|head| Some((head, settled.next()?))).transpose())
        .collect();
    paired
        .into_par_iter()
        .map(|paired| match paired {
            Err(refusal) => (Err(refusal), Vec::new()),
            Ok((head, settled)) => {
                let mut opened = Opened::new(head, settled, options);
                let beginning = opened.beginning();
                (
                    Ok(beginning),
                    std::iter::from_fn(|| opened.next_piece()).collect(),
                )
            }
        })
        .collect()
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
