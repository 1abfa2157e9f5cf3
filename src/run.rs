//! The event loop: input and reports into `App::update`, its effects to whoever can do them, the state to the screen.
//!
//! Input goes before reports, and everything that waits is taken before a frame is drawn, so that a held key or a busy
//! worker costs one frame and not one frame each. Nothing ticks: the loop sleeps until something happens, and a deadline
//! exists only while a frame is owed or a message is about to expire.

pub mod browse;
pub mod linear;
pub mod offscreen;
mod outside;

use crate::{
    app::{App, Effect, Msg},
    job::{Job, REST, Report},
    term::Input,
    worker::{LeftOver, Workers},
};
use crossbeam_channel::{Receiver, at, never, select_biased};
use std::{
    io,
    time::{Duration, Instant},
};

/// Frames are at least this far apart; keys and reports that come meanwhile share the next one.
const FRAME: Duration = Duration::from_millis(16);

/// After a quiet moment a change is drawn this soon: time enough for the rest of a burst of keys.
const COALESCE: Duration = Duration::from_millis(2);

/// The first frame waits so long for something to show: less than an eye sees, and long enough for the head of any file.
const FIRST: Duration = Duration::from_millis(25);

/// Who does nothing for so long has been away.
const AWAY: Duration = Duration::from_secs(30);

/// What the loop needs of a screen: the terminal is one, a buffer for pictures and tests the other.
pub trait Screen {
    /// Columns and rows.
    fn size(&self) -> (u16, u16);

    /// Shows the state.
    ///
    /// # Errors
    /// The terminal is gone.
    fn draw(&mut self, app: &App) -> io::Result<()>;

    /// Does what only a screen can do (copying, opening, suspending); says what came of it, if there is something to say.
    fn perform(&mut self, effect: Effect, app: &App) -> Option<Report>;
}

/// The running program: an app, its screen and its workers.
pub struct Loop<S> {
    /// The state.
    pub app: App,
    /// Where it is shown.
    pub screen: S,
    workers: Workers,
    inputs: Receiver<Input>,
    reports: Receiver<Report>,
    /// Since when the screen is behind the state.
    dirty_since: Option<Instant>,
    drawn_at: Instant,
    /// Nothing has been drawn yet.
    is_first: bool,
    /// When the user last did something.
    input_at: Instant,
    expiry: Option<Instant>,
    /// When an article was last asked for, and the request that waits for the cursor to rest.
    asked_at: Option<Instant>,
    waiting: Option<Job>,
    status: Option<u8>,
    /// Whole lines that were typed.
    line_count: usize,
}

impl<S: Screen> Loop<S> {
    /// Puts the parts together. The first turn draws.
    pub fn new(
        app: App,
        screen: S,
        workers: Workers,
        inputs: Receiver<Input>,
        reports: Receiver<Report>,
    ) -> Self {
        let now = Instant::now();
        // As if the frame before the first had been drawn just long enough ago.
        let drawn_at = (now + FIRST).checked_sub(FRAME).unwrap_or(now);
        let mut this = Self {
            app,
            screen,
            workers,
            inputs,
            reports,
            dirty_since: Some(now),
            drawn_at,
            is_first: true,
            input_at: now,
            expiry: None,
            asked_at: None,
            waiting: None,
            status: None,
            line_count: 0,
        };
        this.resize();
        this
    }

    /// Runs until the user or a signal ends it; returns the exit status.
    ///
    /// # Errors
    /// The screen is gone.
    pub fn run(&mut self) -> io::Result<u8> {
        loop {
            if let Some(status) = self.turn(None)? {
                return Ok(status);
            }
        }
    }

    /// Waits, though not for long, until what the user made is kept; returns what could not be.
    pub fn finish(&self) -> Option<LeftOver> {
        self.workers.finish()
    }

    /// Waits for something to happen (until `patience` at most), takes all of it, and draws if a frame is due.
    /// Returns the exit status once there is one.
    ///
    /// # Errors
    /// The screen is gone.
    pub fn turn(&mut self, patience: Option<Instant>) -> io::Result<Option<u8>> {
        let deadline = [self.frame_due(), self.article_due(), self.expiry, patience]
            .into_iter()
            .flatten()
            .min();
        self.wait(deadline);
        while self.status.is_none() && self.take_waiting() {}
        let now = Instant::now();
        if let Some(job) = self
            .waiting
            .take_if(|_| self.asked_at.is_none_or(|asked| asked + REST <= now))
        {
            self.workers.send(job);
        }
        if self.expiry.is_some_and(|expiry| expiry <= now) {
            self.expiry = None;
            self.update(Msg::Expired);
        }
        if self.status.is_none() && self.frame_due().is_some_and(|due| due <= now) {
            self.screen.draw(&self.app)?;
            self.dirty_since = None;
            self.is_first = false;
            self.drawn_at = Instant::now();
        }
        Ok(self.status)
    }

    /// When the next frame is to be drawn, if one is owed.
    fn frame_due(&self) -> Option<Instant> {
        let since = self.dirty_since?;
        if self.is_first && !self.app.list.view.rows.is_empty() {
            return Some(since);
        }
        Some((since + COALESCE).max(self.drawn_at + FRAME))
    }

    /// When the article asked for is to be fetched, if one waits.
    fn article_due(&self) -> Option<Instant> {
        self.waiting
            .as_ref()
            .and(self.asked_at)
            .map(|asked| asked + REST)
    }

    /// Fetches an article at once after a quiet moment, else when the cursor has come to rest.
    fn ask_for_article(&mut self, job: Job) {
        let now = Instant::now();
        let is_resting = self
            .asked_at
            .is_none_or(|asked| now.duration_since(asked) >= REST);
        self.asked_at = Some(now);
        if is_resting {
            self.waiting = None;
            self.workers.send(job);
        } else {
            self.waiting = Some(job);
        }
    }

    /// Whether nothing is under way and the screen shows the state.
    pub fn is_settled(&self) -> bool {
        self.waiting.is_none() && self.dirty_since.is_none() && self.app.is_settled()
    }

    /// Sleeps until input, a report or the deadline; takes what woke it.
    fn wait(&mut self, deadline: Option<Instant>) {
        let timer = deadline.map_or_else(never, at);
        select_biased! {
            recv(self.inputs) -> input => match input {
                Ok(input) => self.input(input),
                Err(_) => self.status = Some(129),
            },
            recv(self.reports) -> report => match report {
                Ok(report) => self.update(Msg::Report(report)),
                Err(_) => self.status = Some(2),
            },
            recv(timer) -> _ => {}
        }
    }

    /// Takes one thing that already waits, input first.
    fn take_waiting(&mut self) -> bool {
        if let Ok(input) = self.inputs.try_recv() {
            self.input(input);
        } else if let Ok(report) = self.reports.try_recv() {
            self.update(Msg::Report(report));
        } else {
            return false;
        }
        true
    }

    fn input(&mut self, input: Input) {
        let now = Instant::now();
        if now.duration_since(std::mem::replace(&mut self.input_at, now)) >= AWAY {
            self.workers.welcome_back();
        }
        match input {
            Input::Key(key) => self.update(Msg::Key(key)),
            Input::Line(line) => self.line(&line),
            Input::Paste(text) => self.update(Msg::Paste(text)),
            Input::Click(column, row) => self.update(Msg::Click(column, row)),
            Input::Wheel(lines, column, row) => self.update(Msg::Wheel(lines, column, row)),
            Input::Resized => self.resize(),
            Input::Continued => {
                self.perform(Effect::Repaint);
                self.resize();
            }
            Input::Suspend => self.perform(Effect::Suspend),
            Input::End(status) => self.status = Some(status),
            Input::Panicked(words) => self.update(Msg::Report(Report::Failed(words))),
        }
    }

    fn resize(&mut self) {
        let (columns, rows) = self.screen.size();
        self.update(Msg::Resized(columns, rows));
        self.mark_dirty();
    }

    fn update(&mut self, msg: Msg) {
        let outcome = self.app.update(msg);
        if outcome.is_dirty {
            self.mark_dirty();
        }
        for effect in outcome.effects {
            self.perform(effect);
        }
    }

    fn mark_dirty(&mut self) {
        self.dirty_since.get_or_insert_with(Instant::now);
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Job(job @ Job::Prepare(_)) => self.ask_for_article(job),
            Effect::Job(job) => self.workers.send(job),
            Effect::Expire(milliseconds) => {
                self.expiry = Some(Instant::now() + Duration::from_millis(milliseconds.into()));
            }
            Effect::Quit(status) => self.status = Some(status),
            effect => {
                let is_away = matches!(
                    effect,
                    Effect::Suspend | Effect::PlainScreen | Effect::Repaint | Effect::Pipe { .. }
                );
                if let Some(report) = self.screen.perform(effect, &self.app) {
                    self.update(Msg::Report(report));
                }
                if is_away {
                    self.resize();
                }
            }
        }
    }
}
