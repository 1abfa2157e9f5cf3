//! Looks at files that were read: which are longer, which are others, which are gone, which have come. Asks the disk for
//! names, lengths and times only.

use super::{
    Loaded,
    known::{Aim, Fate, Known, Standing, Touched},
};
use crate::corpus::{discover::Target, reject::Reason};
use rayon::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

/// What somebody noticed of the files.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    /// Anything may have happened: all files are looked at.
    pub is_everything: bool,
    /// Names came or went: what the user named may match other files.
    pub is_about_names: bool,
    /// Files that were written to.
    pub paths: HashSet<PathBuf>,
    /// Files nobody has written to for a while: what stands at their end will stay so.
    pub at_rest: HashSet<PathBuf>,
}

impl Notices {
    /// Anything may have happened.
    pub fn everything() -> Self {
        Self {
            is_everything: true,
            is_about_names: true,
            ..Self::default()
        }
    }

    /// Adds what was noticed later.
    pub fn add(&mut self, other: Self) {
        self.is_everything |= other.is_everything;
        self.is_about_names |= other.is_about_names;
        self.paths.extend(other.paths);
        self.at_rest.extend(other.at_rest);
    }

    /// Whether nothing was noticed.
    pub fn is_empty(&self) -> bool {
        let is_named = self.is_everything || self.is_about_names;
        !is_named && self.paths.is_empty() && self.at_rest.is_empty()
    }
}

/// A place in the order of the files.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    /// A file that was read, by its place then.
    Old(usize),
    /// A file that has come.
    New(Aim),
}

/// What there is to do.
#[derive(Debug)]
pub(super) struct Look {
    /// Files that are not as they were.
    pub(super) touched: Vec<Touched>,
    /// The order of the files, if names came or went.
    pub(super) order: Option<Vec<Slot>>,
    /// Files of which nothing could be read and that are gone, by place.
    pub(super) dropped: Vec<usize>,
    /// Paths that name nothing, if names came or went.
    pub(super) failures: Vec<(PathBuf, Reason)>,
}

impl Look {
    /// Looks at the files `notices` speak of. With `is_closing` what waits for its end counts as written to.
    pub(super) fn at(loaded: &mut Loaded, notices: &Notices, is_closing: bool) -> Self {
        let mut look = Self {
            touched: Vec::new(),
            order: None,
            dropped: Vec::new(),
            failures: Vec::new(),
        };
        if notices.is_about_names || notices.is_everything {
            let (targets, failures) = loaded.targets();
            look.set_order(&loaded.known, targets);
            look.failures = failures;
        }
        let is_at_rest = |known: &Known| {
            let at_rest = &notices.at_rest;
            known.is_pending && known.path().is_some_and(|path| at_rest.contains(path))
        };
        let is_wanted = |known: &Known| {
            notices.is_everything
                || (notices.is_about_names && known.standing != Standing::AsRead)
                || known
                    .path()
                    .is_some_and(|path| notices.paths.contains(path))
                || is_at_rest(known)
        };
        let seen: Vec<(usize, Aim)> = (0..loaded.known.len())
            .into_par_iter()
            .filter_map(|at| {
                let known = loaded.known.get(at).filter(|known| is_wanted(known))?;
                Some((at, Aim::at(known.aim.target.clone())))
            })
            .collect();
        for (at, aim) in seen {
            if let Some(known) = loaded.known.get_mut(at) {
                let is_closing = is_closing || is_at_rest(known);
                look.sort_in(known, at, aim, is_closing);
            }
        }
        look
    }

    fn sort_in(&mut self, known: &mut Known, at: usize, aim: Aim, is_closing: bool) {
        let fate = match known.fate(aim.stamp) {
            Fate::Same if is_closing && known.is_pending => Fate::Written,
            Fate::Same => {
                known.aim.stamp = aim.stamp;
                known.standing = Standing::AsRead;
                return;
            }
            Fate::Gone => {
                if !known.is_bare() {
                    known.standing = Standing::Gone;
                }
                return;
            }
            fate => fate,
        };
        self.touched.push(Touched {
            at,
            aim,
            fate,
            is_closing,
        });
    }

    /// Notes the order of the files. What is gone and has articles keeps its place; what has none is dropped.
    fn set_order(&mut self, known: &[Known], targets: Vec<Target>) {
        let (found, gone) = matched(known, targets);
        let has_articles = |at: &usize| known.get(*at).is_some_and(|known| !known.is_bare());
        let (kept, dropped): (Vec<_>, Vec<_>) = gone.iter().partition(|at| has_articles(at));
        self.order = Some(with_gone(found, &kept, known.len()));
        self.dropped = dropped;
    }

    /// How many files have come.
    pub(super) fn new_count(&self) -> usize {
        let slots = self.order.iter().flatten();
        slots.filter(|slot| matches!(slot, Slot::New(_))).count()
    }
}

impl Loaded {
    /// Counts what cannot be added as changed.
    pub(super) fn mark(&mut self, look: &Look) {
        for touched in &look.touched {
            if let Some(known) = self.known.get_mut(touched.at) {
                known.standing = Standing::Changed;
            }
        }
        if look.order.is_some() {
            self.waiting_count = look.new_count();
        }
    }
}

/// What is there now in its order, and the places of what is gone.
fn matched(known: &[Known], targets: Vec<Target>) -> (Vec<Slot>, Vec<usize>) {
    // A file named twice was read twice.
    let mut places: HashMap<&Path, Vec<usize>> = HashMap::new();
    for (at, known) in known.iter().enumerate().rev() {
        places.entry(key(&known.aim.target)).or_default().push(at);
    }
    let slots = targets
        .into_iter()
        .map(
            |target| match places.get_mut(key(&target)).and_then(Vec::pop) {
                Some(at) => Slot::Old(at),
                None => Slot::New(Aim::at(target)),
            },
        )
        .collect();
    let mut gone: Vec<usize> = places.into_values().flatten().collect();
    gone.sort_unstable();
    (slots, gone)
}

/// What a target is known by; standard input and the built-in archive stand alone.
fn key(target: &Target) -> &Path {
    target.file().unwrap_or(Path::new("-"))
}

/// Puts what is gone behind what was before it.
fn with_gone(found: Vec<Slot>, gone: &[usize], count: usize) -> Vec<Slot> {
    let mut behind: HashMap<Option<usize>, Vec<Slot>> = HashMap::new();
    let mut last_kept = None;
    let mut gone = gone.iter().copied().peekable();
    for at in 0..count {
        if gone.next_if_eq(&at).is_some() {
            behind.entry(last_kept).or_default().push(Slot::Old(at));
        } else {
            last_kept = Some(at);
        }
    }
    let mut slots = behind.remove(&None).unwrap_or_default();
    for slot in found {
        let place = match &slot {
            Slot::Old(at) => Some(*at),
            Slot::New(_) => None,
        };
        slots.push(slot);
        if place.is_some() {
            slots.extend(behind.remove(&place).unwrap_or_default());
        }
    }
    slots
}
