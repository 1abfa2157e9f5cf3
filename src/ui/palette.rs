//! The command palette: the actions that match what is typed, each with its sentence and its key.

use super::{
    canvas::Canvas,
    hints,
    list::{mark, top_for},
    sheet,
    spans::Styled,
};
use crate::{
    app::{App, Pane},
    keys::{Action, Context},
};
use ratatui::layout::Rect;

/// Most rows shown: the list above should stay in sight.
const ROWS: usize = 12;
/// Columns of the names.
const NAME: u16 = 22;

/// Draws the palette.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, matches: &[Action], cursor: usize) {
    let rows = matches.len().clamp(1, ROWS);
    let area = sheet::open(canvas, app, "Commands", rows);
    if matches.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, "   nothing is called that", style);
        return;
    }
    let top = top_for(cursor, 0, area.height);
    let shown = matches.iter().enumerate().skip(top);
    for (y, (index, action)) in (area.y..area.bottom()).zip(shown) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        draw_row(canvas, app, row, *action);
        if index == cursor {
            let style = canvas.theme.cursor;
            mark(canvas, row, true, style);
        }
    }
}

fn draw_row(canvas: &mut Canvas<'_>, app: &App, row: Rect, action: Action) {
    let theme = canvas.theme;
    let context = match app.focus {
        Pane::List => Context::List,
        Pane::Reader => Context::Reader,
        Pane::Entities => Context::Entities,
    };
    let key = hints::first_key(app, context, action).unwrap_or_default();
    let mut strip = canvas.strip(row);
    strip.skip(2);
    strip.put_end(&format!("  {key} "), theme.headline);
    strip.put_column(&Styled::plain(action.name(), theme.headline), NAME);
    strip.skip(2);
    strip.put(action.help(), theme.text);
}
