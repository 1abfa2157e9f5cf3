//! An address in full, to be copied or clicked: shown where a browser would open on the wrong machine. Broken at the
//! edge of the window and nowhere else, without a mark, so that what is selected with the mouse is the address.

use super::{canvas::Canvas, sheet, spans::Styled};
use crate::{
    app::{App, popup::Popup},
    text::width::fit,
};
use ratatui::layout::{Position, Rect};

/// Draws the address, and what is odd about it.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, url: &str, warning: Option<&str>) {
    let columns = usize::from(app.geometry.window.width).max(1);
    let rows = broken(url, columns);
    let area = sheet::open(
        canvas,
        app,
        "Address",
        rows.len() + usize::from(warning.is_some()),
    );
    let theme = canvas.theme;
    let mut y = area.y;
    for row in rows {
        if y >= area.bottom() {
            return;
        }
        canvas.line(
            Rect {
                y,
                height: 1,
                ..area
            },
            &Styled::plain(row, theme.text),
        );
        y += 1;
    }
    if let Some(warning) = warning.filter(|_| y < area.bottom()) {
        canvas.text(
            Rect {
                y,
                height: 1,
                ..area
            },
            &format!("~ {warning}"),
            theme.warning,
        );
    }
}

/// Where the rows of the address stand and what is in them, while it is shown: for a terminal that makes links of cells.
pub(super) fn cells(app: &App) -> Vec<(Position, &str)> {
    let Some(Popup::Link { url, warning }) = &app.popup else {
        return Vec::new();
    };
    let rows = broken(url, usize::from(app.geometry.window.width).max(1));
    let area = sheet::content(app, rows.len() + usize::from(warning.is_some()));
    let positions = (area.y..area.bottom()).map(|y| Position::new(area.x, y));
    positions.zip(rows).collect()
}

fn broken(url: &str, columns: usize) -> Vec<&str> {
    let mut rows = Vec::new();
    let mut rest = url;
    while !rest.is_empty() {
        let (row, _) = fit(rest, columns);
        if row.is_empty() {
            break;
        }
        rows.push(row);
        rest = rest.get(row.len()..).unwrap_or_default();
    }
    rows
}
