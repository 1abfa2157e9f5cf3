//! The row one stands on: in sight, and marked in two ways, with a sign and a style. The hardware cursor stands on it
//! too, where screen readers and magnifiers look.

use super::canvas::{Canvas, Strip};
use ratatui::{
    layout::{Position, Rect},
    style::Style,
};

/// The lines of a window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    /// Where they go.
    pub(super) area: Rect,
    /// How many there are.
    pub(super) count: usize,
    /// The one under the cursor.
    pub(super) cursor: usize,
    /// The first to show, if the cursor is in sight then.
    pub(super) top: usize,
    /// Whether what is typed goes to them.
    pub(super) is_focused: bool,
}

/// Draws those of the lines that are in sight, each into a row of its own; the one under the cursor is marked.
pub(super) fn draw_lines(
    canvas: &mut Canvas<'_>,
    lines: Lines,
    mut draw: impl FnMut(Strip<'_, '_>, usize),
) {
    let area = lines.area;
    let top = top_for(lines.cursor, lines.top, area.height);
    for (y, index) in (area.y..area.bottom()).zip(top..lines.count) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let is_here = index == lines.cursor;
        let ground = if is_here {
            canvas.theme.cursor
        } else {
            canvas.theme.text
        };
        draw(canvas.strip_on(row, ground), index);
        if is_here {
            mark(canvas, row, lines.is_focused, ground);
        }
    }
}

/// The first line to show so that the cursor is in sight: the one asked for, unless the window shrank since.
pub(super) fn top_for(cursor: usize, top: usize, height: u16) -> usize {
    let least = (cursor + 1).saturating_sub(usize::from(height));
    top.clamp(least, cursor.max(least))
}

/// Marks the row under a cursor: `>` and the hardware cursor where the focus is, `-` elsewhere.
pub(super) fn mark(canvas: &mut Canvas<'_>, row: Rect, is_focused: bool, ground: Style) {
    let style = canvas.theme.text.patch(ground);
    if is_focused {
        mark_focus(canvas, row, style);
    } else {
        canvas.text(Rect { width: 1, ..row }, "-", style);
    }
}

/// Puts `>` and the hardware cursor at the start of a row.
pub(super) fn mark_focus(canvas: &mut Canvas<'_>, row: Rect, style: Style) {
    canvas.text(Rect { width: 1, ..row }, ">", style);
    canvas.cursor = Some(Position::new(row.x, row.y));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_in_sight_at_any_height() {
        for (cursor, top, height, shown) in
            [(5, 0, 10, 0), (5, 0, 3, 3), (5, 9, 3, 5), (5, 5, 0, 6)]
        {
            assert_eq!(
                top_for(cursor, top, height),
                shown,
                "{cursor} {top} {height}"
            );
        }
    }
}
