//! The time the screen is ours: from the checks before it to the moment it is given back.
//!
//! Order matters. Everything that can be refused is refused before anything changes; hooks and signals stand before
//! raw mode; whatever fails after that leaves first. Nothing is ever asked of the terminal.

use super::backend::Notes;
use super::clipboard::{self, Copied, Multiplexer};
use super::event::Input;
use super::input::{self, Shared};
use super::outlet::Outlet;
use super::pipe::{self, Piped};
use super::{link, panics, signals, tty};
use crate::text::{sanitize, width};
use crossbeam_channel::{Receiver, Sender, bounded};
use ratatui::{Frame, Terminal};
use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
use std::io::{self, IsTerminal};
use std::process::ExitStatus;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// Inputs that may wait for main; a flood waits in the terminal's own queue.
const QUEUE: usize = 1_024;

/// What the session has to know beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts about the surroundings, independent of each other"
)]
pub struct Options {
    /// Mouse reports are wanted from the start.
    pub has_mouse: bool,
    /// The session comes over SSH: keys arrive in pieces, frames cost more.
    pub is_remote: bool,
    /// A corpus comes from standard input; keys then come from the terminal alone.
    pub stdin_is_corpus: bool,
    /// `$TMUX` is set: the clipboard needs wrapping.
    pub in_tmux: bool,
}

/// Why there is no screen. The words are a sentence and a way out.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The named stream (`stdout`, `stdin`) is not a terminal.
    #[error("{0} is not a terminal\n{HINT}")]
    NotATerminal(&'static str),
    /// The corpus was to come from standard input, and that is where the keys come from: each would take from the other.
    #[error("standard input is a terminal\nhint: `scraper | dateline -`")]
    NoPipe,
    /// `$TERM` is unset, empty or `dumb`.
    #[error("this terminal cannot show a screen: TERM is unset or `dumb`\n{HINT}")]
    Dumb,
    /// The terminal could not be opened or set up.
    #[error("cannot use the terminal: {0}\n{HINT}")]
    NoTty(#[source] io::Error),
}

const HINT: &str = "hint: `dateline list …` and `dateline show …` print without a screen";

/// A screen. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct Session {
    terminal: Terminal<Notes>,
    outlet: Arc<Outlet>,
    shared: Arc<Shared>,
    multiplexer: Multiplexer,
}

impl Session {
    /// Checks the surroundings, installs the panic hook and signals, starts the threads and makes the terminal raw.
    /// The screen appears with the first frame. `term` is `$TERM`.
    ///
    /// The calling thread is from now on the one that draws: its panics end the screen.
    ///
    /// # Errors
    /// Says why there can be no screen; the terminal is then as it was.
    pub fn enter(options: Options, term: Option<&str>) -> Result<(Self, Receiver<Input>), Refusal> {
        let term = check(options, term)?;
        tty::open().map_err(Refusal::NoTty)?;
        let (sender, inputs) = bounded(QUEUE);
        let session = Self::start(options, term, sender).map_err(|error| {
            tty::leave();
            Refusal::NoTty(error)
        })?;
        Ok((session, inputs))
    }

    fn start(options: Options, term: &str, inputs: Sender<Input>) -> io::Result<Self> {
        let (outlet, shared) = (
            Arc::new(Outlet::new(options.has_mouse, options.is_remote)),
            Arc::new(Shared::default()),
        );
        shared.has_mouse.store(options.has_mouse, Relaxed);
        let terminal = Terminal::new(Notes::new(Arc::clone(&outlet), tty::size()))?;
        let multiplexer = Multiplexer::of(term, options.in_tmux);
        panics::install(inputs.clone());
        signals::start(&shared, &outlet, &inputs)?;
        tty::make_raw()?;
        Outlet::start(&outlet)?;
        input::start(
            options.is_remote,
            Arc::clone(&shared),
            Arc::clone(&outlet),
            inputs,
        )?;
        Ok(Self {
            terminal,
            outlet,
            shared,
            multiplexer,
        })
    }

    /// Columns and rows of the window: 80x24 where the terminal does not know, 1000x500 at most.
    pub fn size(&self) -> (u16, u16) {
        tty::size()
    }

    /// Draws a frame, for the window as it is now. Does not wait for the terminal: one that is slow gets the newest
    /// frame when it can take one.
    ///
    /// # Errors
    /// None today; ratatui's signature has one.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.backend_mut().resize(tty::size());
        self.terminal.draw(render).map(drop)
    }

    /// Makes the next draw paint everything.
    pub fn repaint(&mut self) {
        self.outlet.repaint();
    }

    /// Turns mouse reports on or off. Off, the terminal's own selection works.
    pub fn set_mouse(&mut self, on: bool) {
        self.shared.has_mouse.store(on, Relaxed);
        self.outlet.set_mouse(on);
    }

    /// Turns bracketed paste on or off with the next draw; on only while a text field has the focus.
    pub fn set_paste(&mut self, on: bool) {
        self.outlet.set_paste(on);
    }

    /// Gives the terminal back, stops the process group, and comes back when continued. Draw afterwards.
    pub fn suspend(&mut self) {
        // A session leader has no shell that could continue it.
        if getsid(None).is_ok_and(|leader| leader == getpid()) {
            return self.repaint();
        }
        self.outlet.put_down();
        tty::leave();
        let _ = kill_current_process_group(Signal::STOP);
        self.come_back();
    }

    /// Shows lines on the main screen, for reading and selecting with the mouse, and returns after any key, which
    /// nobody else gets. The lines are sanitised; say in the last one that a key goes back. Draw afterwards.
    pub fn plain(&mut self, lines: &[String]) {
        let (waiter, key) = bounded(1);
        self.outlet.put_down();
        self.shared.catch_key(waiter);
        let text: String = lines
            .iter()
            .flat_map(|line| [sanitize::line(line), "\r\n".into()])
            .collect();
        tty::show_below(text.as_bytes());
        // An end releases the wait as well.
        let _ = key.recv();
        self.come_back();
    }

    /// Gives the terminal to a command until it ends and a key was pressed, which nobody else gets. Draw afterwards.
    ///
    /// # Errors
    /// When the command cannot be started, or we have to end before it.
    pub fn pipe(&mut self, piped: Piped) -> io::Result<ExitStatus> {
        self.outlet.put_down();
        tty::leave();
        self.shared.lend();
        let ended = pipe::run(piped, &self.shared);
        drop(tty::make_raw());
        tty::drop_typed();
        self.shared.take_back_keys();
        if let Ok(status) = &ended {
            let failed = pipe::failure(*status).map_or(String::new(), |how| format!("{how}: "));
            self.show_until_key(&format!("-- {failed}press Enter to come back --"));
        }
        self.shared.take_back_signals();
        self.come_back();
        ended
    }

    /// Shows a line below what a command has left on the main screen, until a key is pressed.
    fn show_until_key(&self, line: &str) {
        let (waiter, key) = bounded(1);
        self.shared.catch_key(waiter);
        // A command that was stopped may have left its colours, or no cursor.
        tty::show(format!("\x1b[0m\x1b[?25h\r\n{line}").as_bytes());
        let _ = key.recv();
        tty::show(b"\r\n");
    }

    fn come_back(&mut self) {
        // Without raw mode nothing is drawn any more; the hang-up that is behind it is on its way.
        drop(tty::make_raw());
        self.outlet.put_up();
    }

    /// Copies text to the clipboard of the user's terminal, or, if it is too long for that, to a file.
    pub fn copy(&mut self, text: &str) -> Copied {
        let text = sanitize::body(text).text;
        match clipboard::sequence(&text, self.multiplexer) {
            Some(sequence) => {
                self.outlet.send_extra(&sequence);
                Copied::Sent
            }
            None => clipboard::file(&text),
        }
    }

    /// Makes the cells at a place, as wide as `text`, a link of the terminal. Call after the draw that showed `text`
    /// there. A URL that is not http or https makes none.
    pub fn hyperlink(&mut self, column: u16, row: u16, text: &str, url: &str) {
        let columns = u16::try_from(width::width(text)).unwrap_or(u16::MAX);
        if let Some(url) = link::encode(url) {
            self.outlet
                .change(|frame| frame.links.push((column, row, columns, url)));
            self.outlet.send();
        }
    }

    /// Starts a program (`xdg-open`, `open`) with one argument, without a shell and apart from the terminal.
    ///
    /// # Errors
    /// When the program cannot be started, or the argument looks like an option.
    pub fn run_detached(program: &str, argument: &str) -> io::Result<()> {
        link::run(program, argument)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.outlet.close();
        tty::leave();
    }
}

fn check(options: Options, term: Option<&str>) -> Result<&str, Refusal> {
    if !io::stdout().is_terminal() {
        return Err(Refusal::NotATerminal("stdout"));
    }
    match (options.stdin_is_corpus, io::stdin().is_terminal()) {
        (false, false) => return Err(Refusal::NotATerminal("stdin")),
        (true, true) => return Err(Refusal::NoPipe),
        _ => {}
    }
    usable(term).ok_or(Refusal::Dumb)
}

fn usable(term: Option<&str>) -> Option<&str> {
    term.filter(|term| !term.is_empty() && *term != "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_say_what_and_a_way_out() {
        let said = Refusal::NotATerminal("stdout").to_string();
        assert_eq!(said.lines().next(), Some("stdout is not a terminal"));
        assert!(said.contains("\nhint: `dateline list …`"));
        assert!(Refusal::Dumb.to_string().contains("TERM"));
    }

    #[test]
    fn dumb_terminals_are_refused() {
        assert_eq!(usable(None), None);
        assert_eq!(usable(Some("")), None);
        assert_eq!(usable(Some("dumb")), None);
        assert_eq!(usable(Some("xterm")), Some("xterm"));
    }
}
