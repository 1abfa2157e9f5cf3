//! `dateline [PATH]…`: the screen. Everything that can go wrong without a terminal is told before one is touched.

use super::arguments::Selection;
use crate::config::Settings;
use anyhow::bail;
use std::{
    io::{self, IsTerminal},
    path::Path,
};

/// Opens the screen.
///
/// # Errors
/// There is no terminal, or it is lost.
pub(super) fn run(
    settings: Settings,
    selection: Selection,
    term: Option<String>,
) -> anyhow::Result<u8> {
    let _ = (settings, term);
    let is_piped = selection.paths.iter().any(|path| path == Path::new("-"));
    if !io::stdout().is_terminal() {
        bail!(
            "standard output is not a terminal\nhint: dateline list prints the articles as lines"
        );
    }
    if !is_piped && !io::stdin().is_terminal() {
        bail!(
            "standard input is not a terminal\nhint: dateline - reads a corpus from it, dateline list needs no terminal"
        );
    }
    Ok(0)
}
