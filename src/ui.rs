//! `&App` into one frame. Pure: draws, changes nothing, works out nothing that costs more than the rows shown.
//!
//! ```text
//! title    name > query                      37/1204  date v
//! panes    list, reader, entities and what stands below them: as app::geometry has them
//! sheet    a popup, over the lower part of the panes
//! status   what matched, progress, per cent; or the line being typed
//! hints    the live keys of the focused pane
//! ```
//!
//! Nothing here wraps text or searches it: lines and hits come prepared, and only the rows in sight are lit up.
//! Focus shows twice wherever it stands: a `>` in the margin, and the style of the row or heading.

mod aside;
mod canvas;
mod company;
mod cursor;
mod date;
mod entities;
mod entity_line;
mod facets;
mod fields;
mod hand;
mod heading;
mod help;
mod hints;
mod hits;
pub mod linear;
mod link;
mod list;
mod numbers;
mod page;
mod palette;
mod peek;
mod popup;
mod problems;
mod prompt;
mod quotes;
mod reader;
mod row;
mod saved;
mod sheet;
mod spans;
mod standing;
mod status;
mod title;

#[cfg(test)]
mod tests;

use crate::app::{
    App,
    geometry::{LEAST, Mode},
};
use canvas::Canvas;
use ratatui::{Frame, buffer::Buffer, layout::Position};

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, app: &App) {
    if let Some(position) = paint(frame.buffer_mut(), app) {
        frame.set_cursor_position(position);
    }
}

/// The cells of the frame just drawn that show an address, row by row: for a terminal that makes links of cells.
pub fn address_cells(app: &App) -> Vec<(Position, &str)> {
    link::cells(app)
}

/// Draws into a buffer; returns where the hardware cursor stands.
pub(crate) fn paint(buffer: &mut Buffer, app: &App) -> Option<Position> {
    paint_on(&mut Canvas::new(buffer, app), app)
}

fn paint_on(canvas: &mut Canvas<'_>, app: &App) -> Option<Position> {
    canvas.clear(canvas.area(), app.settings.theme.text);
    if app.geometry.mode == Mode::TooSmall {
        let (columns, rows) = LEAST;
        let theme = canvas.theme;
        canvas.text(
            canvas.area(),
            &format!("needs {columns}x{rows}"),
            theme.text,
        );
        return None;
    }
    title::draw(canvas, app);
    rules(canvas, app);
    list::draw(canvas, app);
    reader::draw(canvas, app);
    entities::draw(canvas, app);
    aside::draw(canvas, app);
    hints::draw(canvas, app);
    // Last, because in small windows these two lie over the panes.
    popup::draw(canvas, app);
    status::draw(canvas, app);
    let area = canvas.area();
    canvas.cursor.filter(|position| area.contains(*position))
}

fn rules(canvas: &mut Canvas<'_>, app: &App) {
    let geometry = &app.geometry;
    for rule in geometry.rule.iter().chain(&geometry.rules) {
        canvas.rule(*rule);
    }
    for rule in geometry.rules.iter().filter(|rule| rule.width == 1) {
        canvas.crossings(*rule);
    }
}
