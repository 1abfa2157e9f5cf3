//! Told fields that stand in no record: most likely a slip of the hand, so the nearest field there is comes with it.

use super::{
    ArticleId, Corpus, Mapping, Role, fields::Path, infer::survey,
    paths::nearest::nearest as nearest_of,
};
use rayon::prelude::*;
use serde_json::{Map, Value};
use std::{
    fmt,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
};

/// Records looked at for a field that was meant.
const SAMPLE: usize = 200;

/// A field told for a role that stands in no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// The role.
    pub role: Role,
    /// The field, as it can be typed.
    pub path: String,
    /// The field that was most likely meant.
    pub nearest: Option<String>,
    /// None of the fields told for the role stands anywhere.
    pub is_whole: bool,
}

/// The told fields that stand in no record of a corpus.
pub fn unused(roles: &Mapping, corpus: &Corpus) -> Vec<Unused> {
    let mut found = Vec::new();
    if corpus.is_empty() {
        return found;
    }
    for (role, paths) in roles.iter() {
        let missing: Vec<&Path> = paths.iter().filter(|path| !stands(path, corpus)).collect();
        let is_whole = missing.len() == paths.len();
        found.extend(missing.into_iter().map(|path| Unused {
            role,
            path: path.shown(),
            nearest: nearest(path, corpus),
            is_whole,
        }));
    }
    found
}

/// Told fields of a stream of records, each with whether it stood in any so far, and the fields that were met first.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    told: Vec<(Role, Path, AtomicBool)>,
    known: Vec<String>,
}

impl Watch {
    /// Watches for the told fields, from the first records on.
    pub(crate) fn new(roles: &Mapping, sample: &[Map<String, Value>]) -> Self {
        let told = roles.iter().flat_map(|(role, paths)| {
            let paths = paths.iter().cloned();
            paths.map(move |path| (role, path, AtomicBool::new(false)))
        });
        let known = survey::paths(sample.iter()).into_keys();
        Self {
            told: told.collect(),
            known: known.map(|path| path.shown()).collect(),
        }
    }

    /// Takes in one record.
    pub(crate) fn see(&self, record: &Map<String, Value>) {
        for (_, path, is_seen) in &self.told {
            if !is_seen.load(Relaxed) && path.found(record).is_some() {
                is_seen.store(true, Relaxed);
            }
        }
    }

    /// The fields that stood in no record.
    pub(crate) fn unused(&self) -> Vec<Unused> {
        let is_seen = |role: Role| {
            let mut of_role = self.told.iter().filter(|(other, ..)| *other == role);
            of_role.any(|(.., is_seen)| is_seen.load(Relaxed))
        };
        let missing = self
            .told
            .iter()
            .filter(|(.., is_seen)| !is_seen.load(Relaxed));
        missing
            .map(|(role, path, _)| Unused {
                role: *role,
                path: path.shown(),
                nearest: nearest_of(&path.shown(), &self.known),
                is_whole: !is_seen(*role),
            })
            .collect()
    }
}

/// Whether a field stands in any record. The first one has it as a rule; where none has, all of them were asked.
fn stands(path: &Path, corpus: &Corpus) -> bool {
    let has = |id: ArticleId| {
        corpus
            .record(id)
            .is_some_and(|record| path.found(&record).is_some())
    };
    let ids: Vec<ArticleId> = corpus.ids().collect();
    let (first, rest) = ids.split_at(ids.len().min(1));
    first.iter().any(|id| has(*id)) || rest.par_iter().any(|id| has(*id))
}

fn nearest(path: &Path, corpus: &Corpus) -> Option<String> {
    let apart = corpus.len().div_ceil(SAMPLE).max(1);
    let records: Vec<_> = corpus
        .ids()
        .step_by(apart)
        .filter_map(|id| corpus.record(id))
        .collect();
    let known = survey::paths(records.iter());
    let known: Vec<String> = known.into_keys().map(|path| path.shown()).collect();
    nearest_of(&path.shown(), &known)
}

impl fmt::Display for Unused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            role,
            path,
            nearest,
            ..
        } = self;
        write!(
            out,
            "no record has a field `{path}` for the {}",
            role.name()
        )?;
        match nearest {
            Some(nearest) => write!(
                out,
                "\nhint: the nearest is `{nearest}`: --map {}={nearest}",
                role.name()
            ),
            None => Ok(()),
        }
    }
}
