//! `dateline [PATH]…`: the screen. Everything that can go wrong without a terminal is told before one is touched.

use super::{arguments::Selection, indexing, open, output::complain, saved};
use crate::{
    config::{Settings, environment::today},
    run::browse::{Ending, Start, browse},
    store,
    text::{count::counted, sanitize},
    worker::LeftOver,
};
use anyhow::bail;
use std::{io::Write as _, sync::Arc};

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
    if let Some(sentences) = open::all_missing(&selection.files.paths) {
        bail!(sentences);
    }
    let state = settings.places.state.as_deref();
    let query = saved::query(selection.query.as_deref(), state)?.into_owned();
    let today = today();
    let (load, problem) =
        open::options_of(&selection.files, &settings, open::keeper(&settings), today);
    let said = store::entities::load(state);
    let saved = store::queries::load(state);
    let mut left = store::places::load(state, &selection.files.paths);
    let asked = store::asked::load(state);
    let state = settings.places.state.clone();
    let ending = browse(Start {
        shelf: open::shelf(&settings, &load),
        bindery: indexing::bindery(&settings, &load.paths),
        load,
        problem: problem
            .or(said.problem)
            .or(asked.problem)
            .or(saved.problem)
            .or(left.problem),
        bookmark: left.kept.pop().unwrap_or_default(),
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
        Ending::Left(status, bookmark, left_over) => {
            let (state, paths) = (state.as_deref(), &selection.files.paths);
            // Who cannot keep it has been told so before.
            let _ = store::opened::keep(state, paths);
            let _ = store::places::keep(state, paths, &bookmark);
            if let Some(left_over) = left_over {
                complain(&offered(&left_over));
            }
            Ok(status)
        }
        Ending::Nothing(corpus) => bail!(open::nothing(&corpus, &selection.files.paths)),
    }
}

/// Where marks are that could not be kept, and how they can be added when there is room.
fn offered(left_over: &LeftOver) -> String {
    let LeftOver { lines, path } = left_over;
    let count = counted(lines.lines().count(), "change");
    let write = || {
        let mut file = tempfile::Builder::new()
            .prefix("dateline-marks-")
            .suffix(".log")
            .tempfile()?;
        file.write_all(lines.as_bytes())?;
        Ok::<_, std::io::Error>(file.into_temp_path().keep()?)
    };
    match write() {
        Ok(kept) => format!(
            "{count} of marks could not be kept\nhint: when there is room, `cat {} >> {}`",
            open::shown(&[kept]),
            open::shown(std::slice::from_ref(path))
        ),
        Err(_) => format!(
            "{count} of marks could not be kept; these lines belong into `{}`:\n{lines}",
            sanitize::path(path)
        ),
    }
}
