//! What is printed about the program itself: completions, the man page, the keys, the settings. All of it is made from
//! the definitions the program runs on, so that none of it can be out of date.

mod man;
mod queries;

use super::{
    arguments::{Arguments, KeysFormat, KeysPage},
    output::Output,
};
use crate::{config::Settings, keys::table};
use clap::CommandFactory;
use clap_complete::Shell;

/// Prints the completions of a shell.
pub(super) fn completions(shell: Shell, out: &mut Output) -> anyhow::Result<bool> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dateline", &mut script);
    out.bytes(&script)?;
    Ok(true)
}

/// Prints the man page: `dateline man | man -l -`.
pub(super) fn man(settings: &Settings, out: &mut Output) -> anyhow::Result<bool> {
    out.bytes(&man::page(Arguments::command(), &settings.keymap)?)?;
    Ok(true)
}

/// Prints the keys in force, or the forms of a query.
pub(super) fn keys(page: &KeysPage, settings: &Settings, out: &mut Output) -> anyhow::Result<bool> {
    let text = match (page.queries, page.format) {
        (true, KeysFormat::Text) => queries::plain(),
        (true, KeysFormat::Markdown) => queries::markdown(),
        (false, KeysFormat::Text) => table::plain(&settings.keymap),
        (false, KeysFormat::Markdown) => table::markdown(&settings.keymap),
    };
    out.bytes(text.as_bytes())?;
    Ok(true)
}

/// Prints the settings in force, as they would stand in the configuration file.
pub(super) fn config(settings: &Settings, out: &mut Output) -> anyhow::Result<bool> {
    out.bytes(settings.describe().as_bytes())?;
    Ok(true)
}
