//! From what the terminal shows to what it should show, in few bytes.
//!
//! Keeps a shadow of the screen. Short gaps are written again instead of jumped over, long ones jumped, blanks at the
//! end of a line and long runs of them erased, rows that have moved moved (`scroll`), colours and cursor kept across frames. After a symbol whose width
//! terminals do not agree on, the cursor is set anew and the cell behind it drawn again, so a disagreement stays where
//! it is. Nothing that a terminal could act on leaves here, whatever the cells hold: the second wall behind
//! `text::sanitize`.

mod scroll;

use super::grid::{COVERED, Frame, columns_of, effective, is_erased, looks_like};
use super::pen::Pen;
use crate::text::width;
use crossterm::cursor::{Hide, MoveRight, MoveTo, Show};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, DisableLineWrap, EndSynchronizedUpdate,
    EnterAlternateScreen,
};
use crossterm::{Command, QueueableCommand};
use ratatui::buffer::Cell;
use std::io::Write;
use std::mem;

/// Blanks from which on erasing (`ECH` and `CUF`) is shorter than writing them.
const LONG_BLANK: usize = 9;

/// Bytes of a jump over fewer than ten cells, and cells over which it is never longer than writing them.
const JUMP: usize = 4;
const SHORT_GAP: usize = 9;

/// How much of the terminal's state is still known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Start {
    /// All of it.
    #[default]
    Known,
    /// The screen is up but what it shows is unknown.
    Repaint,
    /// The screen has to be put up first.
    Up,
}

/// Writes frames against what it knows of the terminal.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    shown: Vec<Vec<Cell>>,
    pen: Option<Pen>,
    /// Where the cursor stands, if known.
    at: Option<(usize, usize)>,
    /// Whether the cursor is shown, if known.
    has_cursor: Option<bool>,
    /// Whether links were drawn last.
    has_links: bool,
    out: Vec<u8>,
}

impl Encoder {
    /// The bytes from what is shown to `frame`; none when nothing changes. `modes` go out right after putting up.
    pub(super) fn encode(&mut self, frame: &Frame, start: Start, modes: &[u8]) -> Vec<u8> {
        self.out.clear();
        if start == Start::Up {
            // No wrapping at the edge: a symbol wider than we think must not scroll the screen.
            self.command(EnterAlternateScreen)
                .command(DisableLineWrap)
                .command(Hide);
            self.has_cursor = Some(false);
        }
        self.out.extend_from_slice(modes);
        let before = self.out.len();
        // Terminals that know these brackets show the frame at once, others ignore them.
        self.command(BeginSynchronizedUpdate);
        if start != Start::Known || self.shown.len() != frame.grid.rows().count() {
            self.forget(frame);
        }
        let empty = self.out.len();
        // A link lies under cells where nobody knows of it.
        let has_links = !frame.links.is_empty();
        if !mem::replace(&mut self.has_links, has_links) && !has_links {
            self.scroll(frame.grid.rows());
        }
        for (row, cells) in frame.grid.rows().enumerate() {
            self.row(row, cells);
        }
        self.links(frame);
        self.place_cursor(frame.cursor);
        if self.out.len() == empty && start == Start::Known {
            self.out.truncate(before);
        } else {
            self.command(EndSynchronizedUpdate);
        }
        mem::take(&mut self.out)
    }

    /// Erases everything: the only state that is known on every terminal.
    fn forget(&mut self, frame: &Frame) {
        Pen::default().write(None, &mut self.out);
        self.command(Clear(ClearType::All));
        self.pen = Some(Pen::default());
        self.at = None;
        self.shown = frame
            .grid
            .rows()
            .map(|cells| vec![Cell::EMPTY; cells.len()])
            .collect();
        if self.has_cursor != Some(false) {
            self.has_cursor = None;
        }
    }

    fn row(&mut self, row: usize, cells: &[Cell]) {
        let Some(shown) = self.shown.get_mut(row).map(mem::take) else {
            return;
        };
        if shown.as_slice() == cells {
            self.put_back(row, shown);
            return;
        }
        let next = effective(cells);
        Row {
            encoder: self,
            place: row,
            shown: &shown,
            next: &next,
        }
        .write();
        self.put_back(row, next);
    }

    fn put_back(&mut self, row: usize, cells: Vec<Cell>) {
        if let Some(place) = self.shown.get_mut(row) {
            *place = cells;
        }
    }

    /// Draws the linked cells once more, inside the link.
    fn links(&mut self, frame: &Frame) {
        for (column, row, columns, url) in &frame.links {
            let (column, row) = (usize::from(*column), usize::from(*row));
            let Some(cells) = self.shown.get_mut(row).map(mem::take) else {
                continue;
            };
            self.go_to(column, row);
            let _ = write!(self.out, "\x1b]8;;{url}\x1b\\");
            for cell in cells.iter().skip(column).take(usize::from(*columns)) {
                self.put(cell);
            }
            self.out.extend_from_slice(b"\x1b]8;;\x1b\\");
            self.at = None;
            self.put_back(row, cells);
        }
    }

    fn place_cursor(&mut self, cursor: Option<(u16, u16)>) {
        if let Some((column, row)) = cursor {
            // Drawing moved it even if it is meant to stay.
            let place = (usize::from(column), usize::from(row));
            if self.at != Some(place) {
                self.go_to(place.0, place.1);
            }
        }
        if self.has_cursor.replace(cursor.is_some()) != Some(cursor.is_some()) {
            if cursor.is_some() {
                self.command(Show)
            } else {
                self.command(Hide)
            };
        }
    }

    /// Appends one of crossterm's commands.
    fn command(&mut self, command: impl Command) -> &mut Self {
        // Writing to memory does not fail.
        let _ = self.out.queue(command);
        self
    }

    fn go_to(&mut self, column: usize, row: usize) {
        if self.at == Some((column, row)) {
            return;
        }
        match self.at {
            Some((_, from)) if row == from + 1 => {
                self.out.extend_from_slice(b"\r\n");
                if column > 0 {
                    self.command(MoveRight(column as u16));
                }
            }
            _ => drop(self.command(MoveTo(column as u16, row as u16))),
        }
        self.at = Some((column, row));
    }

    fn set_pen(&mut self, pen: Pen) {
        pen.write(self.pen, &mut self.out);
        self.pen = Some(pen);
    }

    /// Writes a cell where the cursor stands; a blank needs only the ground of its pen.
    fn put(&mut self, cell: &Cell) {
        let pen = Pen::of(cell);
        if cell.symbol() != " " || self.pen.is_none_or(|current| !current.blanks_like(pen)) {
            self.set_pen(pen);
        }
        self.out.extend_from_slice(cell.symbol().as_bytes());
    }
}

/// One row on its way to the terminal.
struct Row<'a> {
    encoder: &'a mut Encoder,
    place: usize,
    shown: &'a [Cell],
    next: &'a [Cell],
}

impl Row<'_> {
    fn write(&mut self) {
        let blank_from = self
            .next
            .iter()
            .rposition(|cell| !is_erased(cell))
            .map_or(0, |last| last + 1);
        let mut column = 0;
        let mut redo = None;
        while let Some(cell) = self.next.get(column) {
            let is_shown = self
                .shown
                .get(column)
                .is_some_and(|shown| looks_like(shown, cell));
            let columns = columns_of(cell);
            if is_shown && redo != Some(column) {
                column += columns;
            } else if column >= blank_from {
                return self.erase_rest(column);
            } else {
                let blanks = self.erasable(column);
                if blanks >= LONG_BLANK {
                    self.erase(column, blanks);
                    column += blanks;
                    continue;
                }
                self.go_to(column);
                column += columns;
                if !self.put(cell, column) {
                    redo = Some(column);
                }
            }
        }
    }

    /// Writes a cell; false if terminals disagree about its width and the next cell must be drawn again.
    fn put(&mut self, cell: &Cell, after: usize) -> bool {
        let is_certain = width::is_certain(cell.symbol());
        if !is_certain && columns_of(cell) > 1 {
            // Drawn narrower than we think it would leave an old letter behind.
            self.set_erasing_pen();
            let _ = write!(self.encoder.out, "\x1b[{}X", columns_of(cell));
        }
        self.encoder.put(cell);
        let is_known = is_certain && after < self.next.len();
        self.encoder.at = is_known.then_some((after, self.place));
        is_certain
    }

    fn erase_rest(&mut self, column: usize) {
        self.go_to(column);
        self.set_erasing_pen();
        self.encoder.command(Clear(ClearType::UntilNewLine));
    }

    fn erase(&mut self, column: usize, blanks: usize) {
        self.go_to(column);
        self.set_erasing_pen();
        let _ = write!(self.encoder.out, "\x1b[{blanks}X");
    }

    fn set_erasing_pen(&mut self) {
        if !self.encoder.pen.is_some_and(Pen::blanks_like_erased) {
            self.encoder.set_pen(Pen::default());
        }
    }

    /// How many cells from here on are blank as erased.
    fn erasable(&self, column: usize) -> usize {
        let rest = self.next.get(column..).unwrap_or_default();
        rest.iter().take_while(|cell| is_erased(cell)).count()
    }

    /// Brings the cursor to a column of this row: by writing what is there, a jump, or its place.
    fn go_to(&mut self, column: usize) {
        match self.encoder.at {
            Some((from, row)) if row == self.place && from < column => self.go_right(from, column),
            _ => self.encoder.go_to(column, self.place),
        }
    }

    /// Over what is shown already: by writing it again or by a jump, whichever takes fewer bytes up to the next pen.
    fn go_right(&mut self, from: usize, to: usize) {
        let gap = self.next.get(from..to).unwrap_or_default();
        let is_written = gap.len() <= SHORT_GAP && gap.iter().all(is_certain);
        if !(is_written && self.write_gap(gap, self.next.get(to).map(Pen::of))) {
            self.encoder.command(MoveRight((to - from) as u16));
        }
        self.encoder.at = Some((to, self.place));
    }

    /// Writes a gap, unless a jump and the pen behind it are shorter.
    fn write_gap(&mut self, gap: &[Cell], behind: Option<Pen>) -> bool {
        let (start, pen) = (self.encoder.out.len(), self.encoder.pen);
        for cell in gap {
            self.encoder.put(cell);
        }
        let written = self.encoder.out.len() - start + cost(self.encoder.pen, behind);
        let is_short = written <= JUMP + cost(pen, behind);
        if !is_short {
            self.encoder.out.truncate(start);
            self.encoder.pen = pen;
        }
        is_short
    }
}

/// Whether a cell surely moves the cursor as far as we think.
fn is_certain(cell: &Cell) -> bool {
    cell.symbol() == COVERED || width::is_certain(cell.symbol())
}

/// Bytes from one pen to another.
fn cost(from: Option<Pen>, to: Option<Pen>) -> usize {
    let mut out = Vec::new();
    if let Some(pen) = to {
        pen.write(from, &mut out);
    }
    out.len()
}

#[cfg(test)]
mod tests;
