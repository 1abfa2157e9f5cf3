//! Cells as they are wanted on the screen, and what of them can be told apart there.
//!
//! The second wall behind `text::sanitize` stands here: whatever a cell holds, a symbol that a terminal could act on,
//! or that would reach over the edge, becomes `?`. That is ASCII on purpose: it is only seen when the first wall has
//! a hole, and must then work everywhere.

use super::pen::Pen;
use crate::text::{sanitize, width};
use ratatui::buffer::Cell;

/// Code points in one cell at most; the sanitiser leaves no more.
const LONGEST_SYMBOL: usize = 12;
/// Stands in the cells that a wide symbol covers.
pub(super) const COVERED: &str = "";

/// A rectangle of cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    columns: usize,
    cells: Vec<Cell>,
}

impl Grid {
    /// A blank grid.
    pub(super) fn new((columns, rows): (u16, u16)) -> Self {
        let columns = usize::from(columns);
        Self {
            columns,
            cells: vec![Cell::EMPTY; columns * usize::from(rows)],
        }
    }

    /// Replaces one cell, and what a wide symbol in it covers; outside of the grid nothing happens.
    pub(super) fn set(&mut self, column: u16, row: u16, cell: &Cell) {
        let columns = self.columns.max(1);
        let cells = self.cells.chunks_mut(columns).nth(usize::from(row));
        let at = cells.and_then(|cells| cells.get_mut(usize::from(column)..));
        let Some([place, after @ ..]) = at else {
            return;
        };
        place.clone_from(cell);
        // ratatui never sends the cells under a wide symbol, nor blanks for them when it goes: on a terminal an old
        // letter there is gone by then, and so it must be here.
        let covered = after.iter_mut().take(columns_of(cell) - 1);
        covered.for_each(Cell::reset);
    }

    /// Makes every cell blank.
    pub(super) fn clear(&mut self) {
        self.cells.fill(Cell::EMPTY);
    }

    /// Its rows, from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(self.columns.max(1))
    }
}

/// What is wanted of the terminal.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// The cells.
    pub(super) grid: Grid,
    /// Where the cursor is shown, if it is.
    pub(super) cursor: Option<(u16, u16)>,
    /// Stretches of cells that are links: column, row, columns, encoded URL.
    pub(super) links: Vec<(u16, u16, u16, String)>,
}

/// The row as a terminal can show it: no forbidden symbol, cells under a wide one marked as covered.
pub(super) fn effective(cells: &[Cell]) -> Vec<Cell> {
    let mut next = Vec::with_capacity(cells.len());
    while let Some(cell) = cells.get(next.len()) {
        let columns = width::symbol_columns(cell.symbol());
        let is_fit = (1..=cells.len() - next.len()).contains(&columns);
        if is_fit && !is_forbidden(cell.symbol()) {
            next.push(cell.clone());
            let covered = Cell::new(COVERED);
            next.extend(std::iter::repeat_n(covered, columns - 1));
        } else {
            let mut refused = cell.clone();
            refused.set_symbol(if cell.symbol().is_empty() { " " } else { "?" });
            next.push(refused);
        }
    }
    next
}

fn is_forbidden(symbol: &str) -> bool {
    symbol.chars().any(sanitize::is_forbidden) || symbol.chars().nth(LONGEST_SYMBOL).is_some()
}

/// Columns a cell takes, one at least.
pub(super) fn columns_of(cell: &Cell) -> usize {
    width::symbol_columns(cell.symbol()).max(1)
}

/// Whether erasing leaves the same.
pub(super) fn is_erased(cell: &Cell) -> bool {
    cell.symbol() == " " && Pen::of(cell).blanks_like_erased()
}

/// Whether two cells cannot be told apart on a screen.
pub(super) fn looks_like(one: &Cell, other: &Cell) -> bool {
    let (pen, other_pen) = (Pen::of(one), Pen::of(other));
    one.symbol() == other.symbol()
        && (pen == other_pen || (one.symbol() == " " && pen.blanks_like(other_pen)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(grid: &Grid) -> Vec<&str> {
        grid.cells.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn what_a_wide_symbol_covered_does_not_come_back_when_it_goes() {
        let mut grid = Grid::new((3, 1));
        grid.set(1, 0, &Cell::new("x"));
        grid.set(0, 0, &Cell::new("\u{65e5}"));
        grid.set(0, 0, &Cell::new(" "));
        assert_eq!(shown(&grid), [" ", " ", " "]);
        grid.set(2, 0, &Cell::new("\u{65e5}"));
        grid.set(3, 0, &Cell::new("x"));
        grid.set(0, 1, &Cell::new("x"));
        assert_eq!(shown(&grid), [" ", " ", "\u{65e5}"]);
    }
}
