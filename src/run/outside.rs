//! What is asked of other programs, whatever the screen is: a browser opens an address, a command gets a text.

use crate::{
    app,
    job::Report,
    term::{self, Session},
    text::{sanitize, system},
};
use std::{io, process::ExitStatus};

/// Characters of a command that is told of.
const COMMAND_CAP: usize = 40;

/// Opens an address in the user's browser; where nothing can be started, it is left to be shown.
pub(super) fn open(url: &str) -> Option<Report> {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let error = Session::run_detached(program, url).err()?;
    let why = format!("cannot start `{program}`: {}", system::reason(&error));
    Some(Report::Unopened(url.to_owned(), why))
}

/// Gives a command the text; says how it ended.
pub(super) fn pipe(
    command: String,
    piped: app::Piped,
    run: impl FnOnce(term::Piped) -> io::Result<ExitStatus>,
) -> Report {
    let shown = sanitize::line_capped(&command, COMMAND_CAP).into_owned();
    let ended = run(term::Piped {
        command,
        input: piped.text,
        facts: piped.facts,
    });
    match ended.map(term::failure) {
        Ok(None) => Report::Done(format!("`{shown}` is done")),
        Ok(Some(how)) => Report::Failed(format!("`{shown}`: {how}")),
        Err(error) => Report::Failed(format!("cannot run `sh`: {}", system::reason(&error))),
    }
}
