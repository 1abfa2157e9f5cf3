//! The program itself: a terminal, a corpus, and the loop between them.

use super::{
    Loop, Screen,
    linear::Linear,
    outside::{open, pipe},
};
use crate::{
    app::{App, Effect, NOTHING_TO_READ, popup::Popup},
    config::{Multiplexer, Settings},
    corpus::{Corpus, load},
    entity::Verdict,
    job::Report,
    query::{bookmark::Bookmark, saved::Saved},
    term::{self, Input, Options, Session},
    ui,
    worker::{Bindery, LeftOver, Orders, Shelf, Workers},
};
use anyhow::Context;
use crossbeam_channel::{Receiver, unbounded};
use jiff::civil::Date;
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// All that the screen starts from.
#[derive(Debug)]
pub struct Start {
    /// What to open.
    pub load: load::Options,
    /// What is wrong with what was kept.
    pub problem: Option<String>,
    /// What the user has said about names, the newest last.
    pub said: Vec<Verdict>,
    /// What was asked in earlier sessions, the newest last.
    pub asked: Vec<String>,
    /// The saved queries.
    pub saved: Vec<Saved>,
    /// Where the archive was left in an earlier session.
    pub bookmark: Bookmark,
    /// The query to start with.
    pub query: String,
    /// What is new comes in by itself.
    pub is_following: bool,
    /// Where the names found are kept for the next start.
    pub shelf: Option<Shelf>,
    /// Where the index of words is kept for the next start.
    pub bindery: Option<Bindery>,
    /// Resolved settings.
    pub settings: Arc<Settings>,
    /// The day dates count from.
    pub today: Date,
    /// `$TERM`.
    pub term: Option<String>,
}

/// How the screen was left.
#[derive(Debug)]
pub enum Ending {
    /// By the user or a signal, with this exit status, at a place, and with marks that could not be kept.
    Left(u8, Bookmark, Option<LeftOver>),
    /// By itself, because nothing could be read; what was left out says why.
    Nothing(Corpus),
}

/// Shows the archive until the user leaves.
///
/// # Errors
/// The terminal cannot be used, or is lost.
pub fn browse(start: Start) -> anyhow::Result<Ending> {
    if start.settings.is_plain {
        return tell(start);
    }
    let options = Options {
        has_mouse: start.settings.has_mouse,
        is_remote: start.settings.is_remote,
        stdin_is_corpus: stdin_is_corpus(&start),
        in_tmux: start.settings.multiplexer == Multiplexer::Tmux,
    };
    // The terminal is entered first: a refusal must cost nothing, and panics of workers need its hook.
    let (session, inputs) = Session::enter(options, start.term.as_deref())?;
    let mut running = begin(start, Terminal(session), inputs)?;
    let status = running.run();
    term::leave();
    ended(&mut running, status)
}

/// The same in lines.
fn tell(start: Start) -> anyhow::Result<Ending> {
    let (send, inputs) = unbounded();
    let more = term::read_lines(stdin_is_corpus(&start), send)
        .context("there is no terminal to read lines from")?;
    let screen = Linear::new(io::stdout(), more)?;
    let mut running = begin(start, screen, inputs)?;
    let status = running.run_lines();
    ended(&mut running, status)
}

fn stdin_is_corpus(start: &Start) -> bool {
    start.load.paths.iter().any(|path| path == Path::new("-"))
}

/// Starts the workers and the app, on a screen that is there.
fn begin<S: Screen>(start: Start, screen: S, inputs: Receiver<Input>) -> anyhow::Result<Loop<S>> {
    let (send, reports) = unbounded();
    let problem = start.settings.problems.first().map(ToString::to_string);
    if let Some(problem) = problem.or(start.problem) {
        let _ = send.send(Report::Failed(problem));
    }
    let name = corpus_name(&start.load.paths);
    let orders = Orders {
        load: start.load,
        engine: start.settings.engine(),
        whose: start.settings.whose(),
        said: start.said.clone(),
        state: start.settings.places.state.clone(),
        shelf: start.shelf,
        bindery: start.bindery,
        is_watching: true,
    };
    let workers = Workers::start(orders, send).context("cannot start a thread")?;
    let mut app = App::new(
        start.settings.clone(),
        start.settings.keymap.clone(),
        start.today,
        name,
        start.query,
    );
    app.status.is_following = start.is_following;
    app.remember(start.said);
    app.recall_asked(start.asked);
    app.recall_saved(start.saved);
    app.recall_places(start.bookmark);
    Ok(Loop::new(app, screen, workers, inputs, reports))
}

/// How it was left, once what the user made is kept.
fn ended<S: Screen>(running: &mut Loop<S>, status: io::Result<u8>) -> anyhow::Result<Ending> {
    let left_over = running.finish();
    Ok(match status? {
        NOTHING_TO_READ => Ending::Nothing(running.app.corpus.clone()),
        status => Ending::Left(status, running.app.bookmark(), left_over),
    })
}

/// What the archive is called in the title row.
pub fn corpus_name(paths: &[PathBuf]) -> String {
    match paths {
        [] => "sample archive".to_owned(),
        [path] => path.display().to_string(),
        [first, rest @ ..] => format!("{} +{}", first.display(), rest.len()),
    }
}

/// The terminal as the loop's screen.
struct Terminal(Session);

impl Screen for Terminal {
    fn size(&self) -> (u16, u16) {
        self.0.size()
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.0.set_paste(app.prompt.is_some());
        self.0.draw(|frame| ui::draw(frame, app))?;
        if let Some(Popup::Link { url, .. }) = &app.popup {
            for (place, row) in ui::address_cells(app) {
                self.0.hyperlink(place.x, place.y, row, url);
            }
        }
        Ok(())
    }

    fn perform(&mut self, effect: Effect, app: &App) -> Option<Report> {
        match effect {
            Effect::Copy { text, what } => {
                Some(Report::Done(format!("{what}: {}", self.0.copy(&text))))
            }
            Effect::OpenUrl(url) => open(&url),
            Effect::Pipe { command, piped } => {
                Some(pipe(command, piped, |piped| self.0.pipe(piped)))
            }
            Effect::Mouse(is_on) => {
                self.0.set_mouse(is_on);
                None
            }
            Effect::Suspend => {
                self.0.suspend();
                None
            }
            Effect::Repaint => {
                self.0.repaint();
                None
            }
            Effect::PlainScreen => {
                self.0.plain(&plain_lines(app));
                None
            }
            Effect::Job(_) | Effect::Expire(_) | Effect::Quit(_) => None,
        }
    }
}

/// The article in plain lines, for the terminal's own selection.
fn plain_lines(app: &App) -> Vec<String> {
    let Some(prepared) = &app.reader.prepared else {
        return Vec::new();
    };
    let heading = [prepared.article.headline.clone(), String::new()];
    let body = prepared
        .lines
        .iter()
        .map(|line| line.span.of(&prepared.article.body).to_owned());
    let way_back = [String::new(), "-- any key goes back --".to_owned()];
    heading.into_iter().chain(body).chain(way_back).collect()
}
