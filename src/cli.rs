//! The commands; the only place that prints. Every view of the screen exists here without the screen, for scripts.
//!
//! Exit status as grep: 0 something found, 1 nothing found, 2 an error. A command returns `Ok(true)` for found.

mod arguments;
mod browse;
mod entities;
mod export;
mod extract;
mod generate;
mod inspect;
mod list;
mod open;
mod order;
mod output;
mod select;
mod show;

use arguments::{Arguments, Command};
use clap::Parser;
use open::open;
use output::{Output, complain};
use std::process::ExitCode;

/// Something went wrong.
const FAILED: u8 = 2;

/// What a command is told besides its own options.
struct Context {
    /// Finds names; none with `--no-entities`.
    extractor: Option<crate::entity::Extractor>,
    /// What relative dates count from.
    today: jiff::civil::Date,
}

/// Runs the command that was typed.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return explain(&error),
    };
    ExitCode::from(match run(arguments) {
        Ok(status) => status,
        Err(error) if output::is_closed_pipe(&error) => 0,
        Err(error) => {
            complain(&format!("{error:#}"));
            FAILED
        }
    })
}

/// Prints what clap has to say: help and version are found, anything else is an error.
fn explain(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { FAILED } else { 0 })
}

fn run(arguments: Arguments) -> anyhow::Result<u8> {
    if let Some(reason) = arguments.misplaced() {
        anyhow::bail!(reason);
    }
    let Some(command) = arguments.command else {
        return browse::run(&arguments.global, arguments.selection);
    };
    let mut out = Output::standard();
    let context = Context {
        extractor: (!arguments.global.no_entities).then(crate::entity::Extractor::new),
        today: today(),
    };
    let is_found = match command {
        Command::List(list) => list::run(&list, &context, &mut out),
        Command::Show(show) => show::run(&show, &context, &mut out),
        Command::Entities(entities) => entities::run(&entities, &context, &mut out),
        Command::Inspect(inspect) => inspect::run(&inspect, &mut out),
        Command::Export(export) => export::run(&export, &context),
        Command::Extract(extract) => extract::run(&extract, &context, &mut out),
        Command::Completions(shell) => generate::completions(shell.shell, &mut out),
        Command::Man => generate::man(&mut out),
        Command::Keys(page) => generate::keys(page.format, &arguments.global, &mut out),
        Command::Config => generate::config(&arguments.global, &mut out),
    }?;
    out.flush()?;
    Ok(u8::from(!is_found))
}

/// What relative dates count from.
fn today() -> jiff::civil::Date {
    jiff::civil::date(2024, 1, 1)
}
