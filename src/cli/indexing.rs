//! The index of words for a command: what there is of it, and all of it where that was asked for.

use super::{Context, arguments::Files, output::complain};
use crate::{
    config::Settings,
    corpus::Corpus,
    index::Concordance,
    store::volumes::Volumes,
    worker::{Bindery, binding},
};
use foldhash::quality::FixedState;
use std::{hash::BuildHasher as _, path::PathBuf, sync::Arc};

/// Where the index of the files of some paths is kept, if anything is.
pub(super) fn bindery(settings: &Settings, paths: &[PathBuf]) -> Option<Bindery> {
    Some(Bindery {
        volumes: Volumes::new(settings.places.cache.as_deref()?, paths),
        program: FixedState::default().hash_one(settings.program),
    })
}

/// The index of a corpus as far as there is one. Where it was asked for it is made first; what is wrong with that is said,
/// and no reason to stop.
pub(super) fn index(corpus: &Corpus, files: &Files, context: &Context) -> Option<Arc<Concordance>> {
    let is_wanted = context.settings.has_index;
    let Some(bindery) = bindery(&context.settings, &files.paths) else {
        if is_wanted {
            complain("there is no cache folder to keep an index in: name one with --cache DIR");
        }
        return None;
    };
    let index = binding::open(&bindery, corpus);
    if !is_wanted || index.missing(corpus).next().is_none() {
        return (!index.is_empty()).then(|| Arc::new(index));
    }
    let (index, problem) = binding::bind_all(&bindery, corpus, index);
    if let Some(problem) = problem {
        complain(&format!("texts are searched without an index: {problem}"));
    }
    (!index.is_empty()).then(|| Arc::new(index))
}

/// How many articles are in the index there is, if there is one.
pub(super) fn indexed(corpus: &Corpus, files: &Files, context: &Context) -> Option<usize> {
    let bindery = bindery(&context.settings, &files.paths)?;
    let index = binding::open(&bindery, corpus);
    (!index.is_empty()).then(|| index.len())
}
