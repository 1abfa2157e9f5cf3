//! `dateline [PATH]…`: the screen. Everything that can go wrong without a terminal is told before one is touched.

use super::{arguments::Selection, indexing, open, saved};
use crate::{
    config::{Settings, environment::today},
    corpus::Reason,
    run::browse::{Ending, Start, browse},
    store,
};
use anyhow::bail;
use std::{io::ErrorKind, path::PathBuf, sync::Arc};

/// Opens the screen.
///
/// # Errors
/// There is no terminal, or it is lost, or nothing could be read.
pub(super) fn run(
    settings: Settings,
    selection: &Selection,
    is_following: bool,
    term: Option<String>,
) -> anyhow::Result<u8> {
    if let Some(sentences) = all_missing(&selection.files.paths) {
        bail!(sentences);
    }
    let state = settings.places.state.as_deref();
    let query = saved::query(selection.query.as_deref(), state)?.into_owned();
    let today = today();
    let (load, problem) =
        open::options_of(&selection.files, &settings, open::keeper(&settings), today);
    let said = store::entities::load(state);
    let saved = store::queries::load(state);
    let asked = store::asked::load(state);
    let ending = browse(Start {
        shelf: open::shelf(&settings, &load),
        bindery: indexing::bindery(&settings, &load.paths),
        load,
        problem: problem.or(said.problem).or(asked.problem).or(saved.problem),
        said: said.kept,
        asked: asked.kept,
        saved: saved.kept,
        query,
        is_following,
        settings: Arc::new(settings),
        today,
        term,
    })?;
    match ending {
        Ending::Left(status) => Ok(status),
        Ending::Nothing(corpus) => bail!(open::nothing(&corpus, &selection.files.paths)),
    }
}

/// A sentence for each path, if none of them is there; a glob may be, and standard input is.
fn all_missing(paths: &[PathBuf]) -> Option<String> {
    let is_there = |path: &&PathBuf| {
        path.as_os_str() == "-"
            || path.to_string_lossy().contains(['*', '?', '['])
            || path
                .symlink_metadata()
                .err()
                .is_none_or(|error| error.kind() == ErrorKind::PermissionDenied)
    };
    if paths.is_empty() || paths.iter().any(|path| is_there(&path)) {
        return None;
    }
    let sentence = |path: &PathBuf| format!("{}: {}", path.display(), Reason::Missing);
    Some(paths.iter().map(sentence).collect::<Vec<_>>().join("\n"))
}
