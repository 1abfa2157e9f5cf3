//! A screen that is only a buffer: for the picture in the README and for the tests, through the same loop as the program.

use super::Screen;
use crate::{
    app::{App, Effect, Piped},
    job::Report,
    ui,
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use std::io;

/// A buffer of fixed size, and what was copied or opened.
#[derive(Debug)]
pub struct Offscreen {
    terminal: Terminal<TestBackend>,
    /// Everything copied so far, the latest last.
    pub copied: Vec<String>,
    /// Every address opened so far.
    pub opened: Vec<String>,
    /// Every command that was given a text so far, with what it was given.
    pub piped: Vec<(String, Piped)>,
    /// Frames drawn so far.
    pub frame_count: usize,
}

impl Offscreen {
    /// A screen of so many columns and rows.
    pub fn new(columns: u16, rows: u16) -> Self {
        let Ok(terminal) = Terminal::new(TestBackend::new(columns, rows));
        Self {
            terminal,
            copied: Vec::new(),
            opened: Vec::new(),
            piped: Vec::new(),
            frame_count: 0,
        }
    }

    /// Changes the size; the loop learns of it by [`crate::term::Input::Resized`].
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal.backend_mut().resize(columns, rows);
    }

    /// What the screen shows.
    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }
}

impl Screen for Offscreen {
    fn size(&self) -> (u16, u16) {
        let area = self.terminal.backend().buffer().area;
        (area.width, area.height)
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        let Ok(_) = self.terminal.draw(|frame| ui::draw(frame, app));
        self.frame_count += 1;
        Ok(())
    }

    fn perform(&mut self, effect: Effect, _: &App) -> Option<Report> {
        match effect {
            Effect::Copy { text, what } => {
                self.copied.push(text);
                Some(Report::Done(format!("{what} copied")))
            }
            Effect::OpenUrl(url) => {
                self.opened.push(url);
                None
            }
            Effect::Pipe { command, piped } => {
                self.piped.push((command, piped));
                None
            }
            _ => None,
        }
    }
}
