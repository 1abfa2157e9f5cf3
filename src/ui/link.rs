//! An address in full, to be copied or clicked: shown where a browser would open on the wrong machine. Broken at the
//! edge of the window and nowhere else, without a mark, so that what is selected with the mouse is the address.

use super::{canvas::Canvas, sheet, spans::Styled};
use crate::{app::App, text::width::fit};
use ratatui::layout::Rect;

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
