//! The commands; the only place that prints. Every view of the screen exists here without the screen, for scripts.
//!
//! Exit status as grep: 0 something found, 1 nothing found, 2 an error. A command returns `Ok(true)` for found.

mod arguments;
mod browse;
mod cache;
mod entities;
mod export;
mod extract;
mod generate;
mod indexing;
mod inspect;
mod list;
mod missing;
mod open;
mod order;
mod output;
mod picture;
mod saved;
mod select;
mod show;

use crate::{
    config::{Environment, Settings, environment::today},
    corpus::kept::Keeper,
    entity::{Verdicts, extract::Finder},
    index::record::Naming,
    store::{self, names::Keeping},
    text::system,
};
use anyhow::anyhow;
use arguments::{Arguments, Command};
use clap::Parser;
use jiff::civil::Date;
use open::open;
use output::{Output, complain};
use std::{
    io::{self, ErrorKind},
    path::Path,
    process::ExitCode,
    sync::atomic::AtomicBool,
};

/// Something went wrong.
const FAILED: u8 = 2;

/// What a command is told besides its own options.
struct Context {
    /// The settings in force.
    settings: Settings,
    /// Finds names, and keeps them; none where they are not wanted.
    finder: Option<Keeping>,
    /// Keeps what is read of long files; none where nothing is to be kept.
    keeper: Option<Keeper>,
    /// What the user has said about names.
    verdicts: Verdicts,
    /// What relative dates count from.
    today: Date,
    /// Some path could not be opened; the others were.
    has_unopened: AtomicBool,
}

/// Dates in later years are taken for mistakes; what is announced may carry a date of the next.
fn newest_year(today: Date) -> i16 {
    today.year().saturating_add(1)
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

/// Prints what clap has to say: help and version are found, anything else is an error and quotes what was typed.
fn explain(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        complain(&error.render().to_string());
        return ExitCode::from(FAILED);
    }
    match error.print() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&unwritten(error.into()).to_string());
            ExitCode::from(FAILED)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// An error of the system that no command has put a name to comes from printing: nothing else is done without one.
fn unwritten(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<io::Error>() {
        Some(cause) if cause.kind() != ErrorKind::BrokenPipe => {
            anyhow!("cannot write to standard output: {}", system::reason(cause))
        }
        _ => error,
    }
}

fn run(mut arguments: Arguments) -> anyhow::Result<u8> {
    if let Some(reason) = arguments.misplaced() {
        anyhow::bail!(reason);
    }
    let environment = Environment::read();
    let settings = Settings::load(&arguments.global.flags(), &environment)?;
    if let Some(files) = arguments.files().filter(|files| files.paths.is_empty()) {
        files.paths = open::last(&settings);
    }
    let Some(command) = arguments.command else {
        return browse::run(
            settings,
            &arguments.selection,
            arguments.follow,
            environment.term,
        );
    };
    if !matches!(command, Command::Config) {
        // `config` prints them among the settings
        for problem in &settings.problems {
            complain(&problem.to_string());
        }
    }
    let mut out = Output::standard();
    let is_found = obey(command, settings, &mut out)
        .and_then(|is_found| out.flush().map(|()| is_found).map_err(Into::into))
        .map_err(unwritten)?;
    Ok(is_found.map_or(FAILED, |is_found| u8::from(!is_found)))
}

impl Context {
    /// Keeps what was found, and says what is wrong with that: one thing, since the cache is wrong as a whole.
    /// Where there is neither such a folder nor one to make it in, and none was named, there is no home: nobody expects a
    /// cache.
    fn flush(&self) -> Option<String> {
        let lists = self.keeper.as_ref().and_then(Keeper::take_problem);
        let names = self.finder.as_ref().and_then(|own| own.flush(None));
        let places = &self.settings.places;
        let is_there = || {
            let mut folders = places
                .cache
                .iter()
                .flat_map(|cache| cache.ancestors().take(2));
            folders.any(Path::is_dir)
        };
        lists
            .or(names)
            .filter(|_| places.is_cache_named || is_there())
    }

    /// Who says who is named.
    fn naming(&self) -> Naming<'_> {
        Naming {
            finder: self.finder.as_ref().map(|own| own as &dyn Finder),
            whose: self.settings.whose(),
            verdicts: &self.verdicts,
        }
    }
}

/// Whether anything was found; none where it was, or not, beside a path that could not be opened.
fn obey(command: Command, settings: Settings, out: &mut Output) -> anyhow::Result<Option<bool>> {
    let finder = settings.engine().map(|engine| Keeping::new(engine, None));
    let keeper = open::keeper(&settings);
    let said = store::entities::load(settings.places.state.as_deref());
    if let Some(problem) = &said.problem {
        complain(problem);
    }
    let context = Context {
        settings,
        finder,
        keeper,
        verdicts: Verdicts::new(&said.kept),
        today: today(),
        has_unopened: AtomicBool::new(false),
    };
    let answer = answer(command, &context, out);
    if let Some(problem) = context.flush() {
        complain(&problem);
    }
    let is_found = answer?;
    Ok((!context.has_unopened.into_inner()).then_some(is_found))
}

fn answer(command: Command, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    match command {
        Command::List(list) => list::run(&list, context, out),
        Command::Show(show) => show::run(&show, context, out),
        Command::Entities(entities) => entities::run(&entities, context, out),
        Command::Inspect(inspect) => inspect::run(&inspect, context, out),
        Command::Export(export) => export::run(&export, context, out),
        Command::Extract(extract) => extract::run(&extract, context, out),
        Command::Completions(shell) => generate::completions(shell.shell, out),
        Command::Man => generate::man(&context.settings, out),
        Command::Keys(page) => generate::keys(&page, &context.settings, out),
        Command::Config => generate::config(&context.settings, out),
        Command::Cache(cache) => cache::run(cache, context, out),
        Command::Picture(picture) => picture::run(&picture, context, out),
    }
}
