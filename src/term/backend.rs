//! What ratatui draws into: a backend that only notes cells and the cursor; the outlet does the rest.
//!
//! It answers every question itself. Asking a terminal for its size is a system call made elsewhere, asking for its
//! cursor is a question that may never be answered.

use super::grid::Grid;
use super::outlet::Outlet;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io;
use std::sync::Arc;

/// The backend of [`Session`](super::Session).
#[derive(Debug)]
pub(super) struct Notes {
    outlet: Arc<Outlet>,
    size: (u16, u16),
}

impl Notes {
    /// A backend for a window of this size.
    pub(super) fn new(outlet: Arc<Outlet>, size: (u16, u16)) -> Self {
        outlet.change(|frame| frame.grid = Grid::new(size));
        Self { outlet, size }
    }

    /// Takes over a new size. A terminal may keep, cut or re-wrap its old content, so everything is drawn again.
    pub(super) fn resize(&mut self, size: (u16, u16)) {
        if self.size != size {
            self.size = size;
            self.outlet.change(|frame| frame.grid = Grid::new(size));
            self.outlet.repaint();
        }
    }
}

impl Backend for Notes {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.outlet.change(|frame| {
            for (column, row, cell) in content {
                frame.grid.set(column, row, cell);
            }
        });
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.outlet.change(|frame| frame.cursor = None);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        let place = (x < self.size.0 && y < self.size.1).then_some((x, y));
        self.outlet.change(|frame| frame.cursor = place);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.outlet.change(|frame| frame.grid.clear());
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(Size::new(self.size.0, self.size.1))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.outlet.send_now();
        Ok(())
    }
}
