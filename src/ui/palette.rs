//! The command palette: the actions that match what is typed, each with its sentence and its key.

use super::{
    canvas::{Canvas, Strip},
    cursor::{Lines, draw_lines},
    hints, sheet,
    spans::Styled,
};
use crate::{app::App, keys::Action};

/// Most rows shown: the list above should stay in sight.
const ROWS: usize = 12;
/// Columns of the names.
const NAME: u16 = 22;
/// Fewest columns in which a sentence says anything.
const HELP_LEAST: usize = 24;

/// Draws the palette.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, matches: &[Action], cursor: usize) {
    let rows = matches.len().clamp(1, ROWS);
    let area = sheet::open(canvas, app, "Commands", rows);
    if matches.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, "   nothing is called that", style);
        return;
    }
    let lines = Lines {
        area,
        count: matches.len(),
        cursor,
        top: 0,
        is_focused: true,
    };
    draw_lines(canvas, lines, |strip, index| {
        if let Some(action) = matches.get(index) {
            draw_row(strip, app, *action);
        }
    });
}

fn draw_row(mut strip: Strip<'_, '_>, app: &App, action: Action) {
    let theme = &app.settings.theme;
    let key = hints::key_of(app, action).unwrap_or_default();
    strip.skip(2);
    strip.put_end(&format!("  {key} "), theme.headline);
    strip.put_column(&Styled::plain(action.name(), theme.headline), NAME);
    if strip.room() >= HELP_LEAST {
        strip.skip(2);
        strip.put(action.help(), theme.text);
    }
}
