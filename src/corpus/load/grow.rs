//! Adds to a corpus what its files have more than when they were read, reading only that. Whatever a fresh start would see
//! otherwise is not guessed at: then nothing is added, and the answer is that all must be read again.

use super::{
    Loaded, Merger, Progress,
    bases::{self, Bases},
    known::{Aim, Known, Standing, Touched},
    look::{Look, Slot},
    merge::Merged,
    stop::Stop,
    take::{Missed, Taking},
};
use crate::{
    corpus::{Entry, FileId},
    text::sanitize,
};
use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// What can be added is added.
    Added,
    /// Only reading everything again will do.
    Renew,
    /// Somebody wanted something else meanwhile; nothing is added.
    Stopped,
}

/// Why nothing came of one try.
enum Halt {
    Stopped,
    /// This file is not what it was: all is tried again without it.
    Changed(usize),
    Renew,
}

/// Files of which the articles are taken out and read anew; where more have changed, everything is.
const RENEWED: usize = 8;

/// A corpus that grows.
pub(super) struct Growth<'a> {
    loaded: &'a mut Loaded,
    look: Look,
    /// Files that are not what they were are read anew too.
    is_renewing: bool,
    /// Those of them, by place.
    renewed: HashSet<usize>,
}

/// What is to be remembered once a try has come through.
struct Tried {
    merged: Merged,
    known: Vec<Known>,
    bases: Bases,
}

impl<'a> Growth<'a> {
    pub(super) fn new(loaded: &'a mut Loaded, look: Look, is_renewing: bool) -> Self {
        Self {
            loaded,
            look,
            is_renewing,
            renewed: HashSet::new(),
        }
    }

    /// Takes in what is new; marks the files that are not what they were.
    pub(super) fn take_in(mut self, is_stopped: &dyn Fn() -> bool) -> Verdict {
        let mut left_out = HashSet::new();
        let report = &mut |_: Progress| {
            if is_stopped() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        loop {
            match self.attempt(&left_out, report) {
                Ok(tried) => {
                    self.loaded.merged = tried.merged;
                    self.loaded.known = tried.known;
                    self.loaded.bases = tried.bases;
                    if self.look.order.is_some() {
                        let failures = self.look.failures.into_iter();
                        self.loaded.failures = failures.map(|(path, _)| path).collect();
                    }
                    return Verdict::Added;
                }
                Err(Halt::Changed(at)) if self.may_renew(at) => {
                    self.renewed.insert(at);
                }
                Err(Halt::Changed(at)) => {
                    left_out.insert(at);
                    if let Some(known) = self.loaded.known.get_mut(at) {
                        known.standing = Standing::Changed;
                    }
                }
                Err(Halt::Renew) => {
                    self.loaded.is_doubtful = true;
                    self.loaded.mark(&self.look);
                    return Verdict::Renew;
                }
                Err(Halt::Stopped) => return Verdict::Stopped,
            }
        }
    }

    fn attempt(
        &mut self,
        left_out: &HashSet<usize>,
        report: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Tried, Halt> {
        if self.is_about_tables() {
            return Err(Halt::Renew);
        }
        let is_tried = |touched: &&Touched| !left_out.contains(&touched.at);
        let touched: Vec<_> = self.look.touched.iter().filter(is_tried).cloned().collect();
        let lengths = touched.iter().map(|touched| touched.aim.length());
        let total = lengths.sum();
        let mut merger = Merger::new(report, self.merged(), total);
        self.refuse_again(&mut merger);
        let mut known = self.loaded.known.clone();
        let mut entries = self.entries_again(&touched);
        for touched in touched {
            let at = touched.at;
            let Some(before) = known.get_mut(at) else {
                continue;
            };
            let file = before.file();
            let mut taking = Taking {
                reader: &mut self.loaded.reader,
                merger: &mut merger,
                again: file.and_then(|id| entries.remove(&id)).unwrap_or_default(),
            };
            let taken = match file.filter(|_| self.renewed.contains(&at)) {
                Some(id) => taking.renew(&touched, id),
                None => taking.take(before, &touched),
            };
            match taken {
                Ok(taken) => *before = taken,
                Err(Missed::NotYet) => {}
                Err(Missed::Changed) => return Err(Halt::Changed(at)),
                Err(Missed::Stopped) => return Err(Halt::Stopped),
            }
        }
        let mut used = self.loaded.bases.clone();
        add_bases(&mut used, &known);
        let known = self.add_new(known, &mut used, &mut merger)?;
        let bases = self.loaded.reader.bases(&known, used).ok_or(Halt::Renew)?;
        merger.finish_in_order(&known);
        Ok(Tried {
            merged: merger.into_merged(),
            known,
            bases,
        })
    }

    /// Whether a file has changed that records of others are joined with.
    fn is_about_tables(&self) -> bool {
        let files = &self.loaded.reader.shapes.files;
        let mut touched = self.look.touched.iter();
        touched.any(|touched| files.concerns(&touched.aim.target))
    }

    /// Whether a file that has changed can be read anew by itself: only once.
    fn may_renew(&self, at: usize) -> bool {
        self.is_renewing && self.renewed.len() < RENEWED && !self.renewed.contains(&at)
    }

    /// What is loaded, without the articles of files that are read anew.
    fn merged(&self) -> Merged {
        let mut merged = self.loaded.merged.clone();
        let known = self
            .renewed
            .iter()
            .filter_map(|at| self.loaded.known.get(*at));
        let files: Vec<FileId> = known.filter_map(Known::file).collect();
        if !files.is_empty() {
            merged.corpus = merged.corpus.without(&files);
        }
        merged
    }

    /// Says anew which paths name nothing, where names came or went.
    fn refuse_again(&mut self, merger: &mut Merger<'_>) {
        if self.look.order.is_none() {
            return;
        }
        let known = |at: &usize| self.loaded.known.get(*at);
        for known in self.look.dropped.iter().filter_map(known) {
            merger.forget_file(&known.aim.target.shown(), 0);
        }
        for path in &self.loaded.failures {
            merger.forget_file(&sanitize::path(path), 0);
        }
        for (path, reason) in &self.look.failures {
            merger.refuse(path, reason.clone());
        }
    }

    /// The articles that will come again: of a file gone on with those of its tail, of another all.
    fn entries_again(&self, touched: &[Touched]) -> HashMap<FileId, Vec<Entry>> {
        let from: HashMap<FileId, u64> = touched
            .iter()
            .filter(|touched| !self.renewed.contains(&touched.at))
            .filter_map(|touched| {
                let known = self.loaded.known.get(touched.at)?;
                let from = known.seam(touched).map_or(0, Stop::keep);
                Some((known.file()?, from))
            })
            .collect();
        let mut again: HashMap<FileId, Vec<Entry>> = HashMap::new();
        if from.is_empty() {
            return again;
        }
        for entry in self.loaded.merged.corpus.entries() {
            let place = entry.place();
            if from
                .get(&place.file)
                .is_some_and(|from| place.offset >= *from)
            {
                again.entry(place.file).or_default().push(entry.to_entry());
            }
        }
        again
    }

    /// Reads the files that have come, and puts all in order.
    fn add_new(
        &mut self,
        known: Vec<Known>,
        used: &mut Bases,
        merger: &mut Merger<'_>,
    ) -> Result<Vec<Known>, Halt> {
        let Some(order) = &self.look.order else {
            return Ok(known);
        };
        let new = |slot: &Slot| match slot {
            Slot::New(aim) => Some(aim.clone()),
            Slot::Old(_) => None,
        };
        let aims: Vec<Aim> = order.iter().filter_map(new).collect();
        let mut come = Vec::with_capacity(aims.len());
        let flow = self.loaded.reader.read(&aims, merger, &mut come);
        if flow.is_break() {
            return Err(Halt::Stopped);
        }
        if merger.has_held() || come.iter().any(|known| known.is_archive) {
            return Err(Halt::Renew);
        }
        add_bases(used, &come);
        let mut known: Vec<Option<Known>> = known.into_iter().map(Some).collect();
        let mut come = come.into_iter();
        let take = |slot: &Slot| match slot {
            Slot::Old(at) => known.get_mut(*at).and_then(Option::take),
            Slot::New(_) => come.next(),
        };
        Ok(order.iter().filter_map(take).collect())
    }
}

/// Notes what the maps of shapes met for the first time were made from.
fn add_bases(used: &mut Bases, known: &[Known]) {
    for (shape, base) in bases::of(known) {
        used.entry(shape).or_insert(base);
    }
}
