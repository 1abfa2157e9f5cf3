//! Loads what the user named, in order, and shows it growing: a snapshot after the first screenful, then every 50 ms. Small
//! files are read side by side, a large one in pieces whose records are parsed side by side; either way the articles come
//! in file order and the result does not depend on the number of threads. Runs on its caller's thread.

mod again;
mod bases;
mod cutter;
mod expected;
mod file;
mod follow;
mod grow;
mod head;
mod held;
mod known;
mod loaded;
mod look;
mod merge;
mod order;
mod packed;
mod reading;
mod settle;
pub mod stages;
mod stop;
mod table;
mod take;

use super::{
    Corpus,
    archive::Listing,
    discover::Target,
    joins::Files,
    kept::{Keeper, List},
    mapping::Told,
    plan::Reading,
    spool::Room,
};
use file::{Beginning, Opened, Piece, Trace};
pub use follow::Zeal;
use head::{Headed, Unread};
use known::{Aim, Known};
pub use loaded::{Followed, Loaded};
pub use look::Notices;
use merge::Merger;
use rayon::prelude::*;
use settle::{Settled, Shapes};
use std::{
    borrow::Borrow,
    ops::{ControlFlow, Range},
    path::PathBuf,
};

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
    /// Where what was read of long files is kept for the next start; none: nowhere.
    pub keeper: Option<Keeper>,
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
            keeper: None,
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
    Loaded::new(options.clone()).load(report);
}

/// What files are read with.
#[derive(Debug)]
struct Reader {
    options: Options,
    shapes: Shapes,
    room: Room,
}

impl Reader {
    /// Reads files in order, small ones side by side; what there is to remember of each goes into `known`.
    fn read(
        &mut self,
        aims: &[Aim],
        merger: &mut Merger<'_>,
        known: &mut Vec<Known>,
    ) -> ControlFlow<()> {
        for range in groups(aims) {
            let group = aims.get(range).unwrap_or_default();
            match group {
                [aim] if !aim.is_small() => {
                    let begun = merger.files_to_come();
                    let trace = self.stream(aim, merger)?;
                    known.push(Known::new(aim, merger.files_since(begun), trace));
                }
                _ => self.group(group, merger, known)?,
            }
        }
        ControlFlow::Continue(())
    }

    /// Looks for files that may be tables of the others.
    fn look_for_tables(&mut self, aims: &[Aim]) {
        let targets = aims.iter().map(|aim| &aim.target);
        self.shapes.files = Files::among(targets, self.options.expansion_cap, &self.room);
    }

    /// Reads a large file piece by piece.
    fn stream(&mut self, aim: &Aim, merger: &mut Merger<'_>) -> ControlFlow<(), Trace> {
        let target = &aim.target;
        let mut trace = Trace::default();
        match Headed::open(target, &self.options, &self.room) {
            Err(Unread::Archive(listing)) => {
                self.archive(&listing, merger)?;
                return ControlFlow::Continue(Trace::of_archive());
            }
            Err(Unread::Refused(refusal)) => merger.open(target, Err(refusal)),
            Ok(head) => {
                let settled = self.shapes.settle(&[&head], &self.options).pop();
                if let Some(settled) = settled {
                    let shape = settled.shape;
                    let mut opened = Opened::new(head, settled, &self.options);
                    let beginning = opened.beginning();
                    let mut list = self.list(aim, &beginning);
                    merger.open(target, Ok(beginning));
                    if let (Some(list), Some(path)) = (&mut list, target.file()) {
                        opened.take_kept(list, path, &mut |again| merger.take_kept(again))?;
                    }
                    pieces(&mut opened, list, &mut |piece| merger.take(piece))?;
                    trace = opened.trace(shape);
                }
            }
        }
        merger.close()?;
        ControlFlow::Continue(trace)
    }

    /// What is kept of a long file, to be read and added to.
    fn list(&self, aim: &Aim, beginning: &Beginning) -> Option<List> {
        let keeper = self.options.keeper.as_ref()?;
        let (path, stamp) = (aim.target.file()?, aim.stamp?);
        let read_by = (&*beginning.plan, self.options.record_cap);
        keeper.list((path, stamp), read_by, &beginning.source)
    }

    fn group(
        &mut self,
        group: &[Aim],
        merger: &mut Merger<'_>,
        known: &mut Vec<Known>,
    ) -> ControlFlow<()> {
        let wholes = self.read_group(group);
        for (aim, (opened, pieces, mut trace)) in group.iter().zip(wholes) {
            let begun = merger.files_to_come();
            match opened {
                Err(Unread::Archive(listing)) => {
                    self.archive(&listing, merger)?;
                    trace = Trace::of_archive();
                }
                Err(Unread::Refused(refusal)) => {
                    merger.whole(&aim.target, Err(refusal), pieces)?;
                }
                Ok(beginning) => merger.whole(&aim.target, Ok(beginning), pieces)?,
            }
            known.push(Known::new(aim, merger.files_since(begun), trace));
        }
        ControlFlow::Continue(())
    }

    /// Loads the entries of an archive; an archive among them is refused, so this goes no deeper. They are remembered as
    /// one: an archive that changes is read again.
    fn archive(&mut self, listing: &Listing, merger: &mut Merger<'_>) -> ControlFlow<()> {
        for (path, reason) in &listing.refusals {
            merger.refuse(path, reason.clone());
        }
        let targets = listing.members.iter().cloned().map(Target::Member);
        let entries: Vec<Aim> = targets.map(Aim::at).collect();
        let files = self.shapes.files.clone();
        self.look_for_tables(&entries);
        let flow = self.read(&entries, merger, &mut Vec::new());
        self.shapes.files = files;
        flow
    }

    /// Reads small files side by side: first their heads, then, with shapes shared, their records.
    fn read_group(&mut self, group: &[Aim]) -> Vec<Whole> {
        let (options, room) = (&self.options, &self.room);
        let heads: Vec<Result<Headed, Unread>> = group
            .par_iter()
            .map(|aim| Headed::open(&aim.target, options, room).map(Headed::with_the_rest))
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
                Err(unread) => (Err(unread), Vec::new(), Trace::default()),
                Ok((head, settled)) => read_whole(head, settled, options),
            })
            .collect()
    }
}

/// Hands out the pieces of a large file and keeps them in its list, each while the next one is read.
fn pieces(
    opened: &mut Opened,
    mut list: Option<List>,
    take: &mut dyn FnMut(Piece) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let plan = opened.plan();
    let mut next = opened.next_piece();
    while let Some(piece) = next.take() {
        if piece.is_at_lull {
            // Whoever waits for a pipe must not keep the pool waiting.
            take(piece)?;
            next = opened.next_piece();
            continue;
        }
        let (point, is_last) = (list.is_some().then(|| opened.point()), opened.is_done());
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = opened.next_piece());
            if let (Some(list), Some(point)) = (&mut list, point) {
                list.add(piece.whole(), &plan, (point, is_last));
            }
            take(piece)
        })?;
    }
    ControlFlow::Continue(())
}

type Whole = (Result<Beginning, Unread>, Vec<Piece>, Trace);

fn read_whole(head: Headed, settled: Settled, options: &Options) -> Whole {
    let shape = settled.shape;
    let mut opened = Opened::new(head, settled, options);
    let beginning = opened.beginning();
    let pieces = std::iter::from_fn(|| opened.next_piece()).collect();
    (Ok(beginning), pieces, opened.trace(shape))
}

/// Which files are read together: runs of small ones, and each large one by itself.
fn groups(aims: &[impl Borrow<Aim>]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut at = 0;
    let mut together = FIRST;
    while at < aims.len() {
        let rest = aims.get(at..).unwrap_or_default();
        let run = rest
            .iter()
            .take_while(|aim| (*aim).borrow().is_small())
            .take(together)
            .count();
        groups.push(at..at + run.max(1));
        at += run.max(1);
        if run > 0 {
            together = TOGETHER;
        }
    }
    groups
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::complete;
