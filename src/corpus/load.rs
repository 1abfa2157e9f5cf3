//! Loads what the user named, in order, and shows it growing: a snapshot after the first screenful, then every 50 ms. Small
//! files are read side by side, a large one in pieces whose records are parsed side by side; either way the articles come
//! in file order and the result does not depend on the number of threads. Runs on its caller's thread.

mod file;
mod head;
mod held;
mod merge;
mod reading;
mod settle;
pub mod stages;

use super::{
    Corpus,
    archive::Listing,
    discover::{self, Target},
    mapping::Told,
    plan::Reading,
    spool::Room,
};
use file::{Beginning, Opened, Piece};
use head::{Headed, Unread};
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
    /// What the user says of the records, over what is detected.
    pub told: Told,
}

impl Options {
    /// What is known of each file before it is looked at.
    fn reading(&self) -> Reading<'_> {
        Reading {
            told: &self.told,
            newest_year: self.newest_year,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            paths: Vec::new(),
            record_cap: 16 << 20,
            expansion_cap: (200, 64 << 30),
            builtin: None,
            newest_year: 2100,
            told: Told::default(),
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
    let total = targets.iter().filter_map(size).sum();
    let mut merger = Merger::new(report, total);
    for (path, reason) in failures {
        merger.refuse(&path, reason);
    }
    let mut loader = Loader {
        options,
        room: Room::default(),
        shapes: Shapes::default(),
        together: FIRST,
        merger,
    };
    if loader.all(&targets).is_continue() && loader.merger.release().is_continue() {
        loader.merger.finish();
    }
}

/// A load on its way.
struct Loader<'a> {
    options: &'a Options,
    room: Room,
    shapes: Shapes,
    /// Small files read side by side.
    together: usize,
    merger: Merger<'a>,
}

type Whole = (Result<Beginning, Unread>, Vec<Piece>);

impl Loader<'_> {
    /// Loads targets in order.
    fn all(&mut self, targets: &[Target]) -> ControlFlow<()> {
        let is_small = |target: &&Target| size(target).is_some_and(|size| size <= SMALL);
        let mut rest = targets;
        while let Some(target) = rest.first() {
            let small = rest.iter().take(self.together).take_while(is_small).count();
            let (now, later) = rest.split_at(small.max(1));
            if small == 0 {
                self.stream(target)?;
            } else {
                self.group(now)?;
                self.together = TOGETHER;
            }
            rest = later;
        }
        ControlFlow::Continue(())
    }

    /// Reads a large file piece by piece.
    fn stream(&mut self, target: &Target) -> ControlFlow<()> {
        match Headed::open(target, self.options, &self.room) {
            Err(Unread::Archive(listing)) => return self.archive(&listing),
            Err(Unread::Refused(refusal)) => self.merger.open(target, Err(refusal)),
            Ok(head) => {
                let settled = self.shapes.settle(&[&head], self.options).pop();
                if let Some(settled) = settled {
                    let mut opened = Opened::new(head, settled, self.options);
                    self.merger.open(target, Ok(opened.beginning()));
                    while let Some(piece) = opened.next_piece() {
                        self.merger.take(piece)?;
                    }
                }
            }
        }
        self.merger.close()
    }

    fn group(&mut self, group: &[Target]) -> ControlFlow<()> {
        let wholes = self.read_group(group);
        for (target, (opened, pieces)) in group.iter().zip(wholes) {
            match opened {
                Err(Unread::Archive(listing)) => self.archive(&listing)?,
                Err(Unread::Refused(refusal)) => {
                    self.merger.whole(target, Err(refusal), pieces)?;
                }
                Ok(beginning) => self.merger.whole(target, Ok(beginning), pieces)?,
            }
        }
        ControlFlow::Continue(())
    }

    /// Loads the entries of an archive; an archive among them is refused, so this goes no deeper.
    fn archive(&mut self, listing: &Listing) -> ControlFlow<()> {
        for (path, reason) in &listing.refusals {
            self.merger.refuse(path, reason.clone());
        }
        self.all(&listing.targets)
    }

    /// Reads small files side by side: first their heads, then, with shapes shared, their records.
    fn read_group(&mut self, group: &[Target]) -> Vec<Whole> {
        let (options, room) = (self.options, &self.room);
        let heads: Vec<Result<Headed, Unread>> = group
            .par_iter()
            .map(|target| Headed::open(target, options, room).map(Headed::with_the_rest))
            .collect();
        let good: Vec<&Headed> = heads.iter().flatten().collect();
        let mut settled = self.shapes.settle(&good, options).into_iter();
        let paired: Vec<Result<(Headed, Settled), Unread>> = heads
            .into_iter()
            .filter_map(|head| head.map(|head| Some((head, settled.next()?))).transpose())
            .collect();
        paired
            .into_par_iter()
            .map(|paired| match paired {
                Err(unread) => (Err(unread), Vec::new()),
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
}

/// Bytes to be read, where that is known.
fn size(target: &Target) -> Option<u64> {
    match target {
        Target::Named(path) | Target::Found(path) => {
            std::fs::metadata(path).ok().map(|kind| kind.len())
        }
        Target::Member(member) => Some(member.size),
        Target::Builtin(bytes) => Some(bytes.len() as u64),
        Target::Input => None,
    }
}

#[cfg(test)]
mod tests;
