//! Peek: every field of the record, or all that is known of a name, each with its label. Long values are broken into
//! rows, because this is where one looks for what was cut elsewhere.

use super::{canvas::Canvas, sheet, spans::Styled};
use crate::app::{App, popup::Peek};
use ratatui::layout::Rect;

/// Draws labels and values, as far as they are in sight.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, window: &Peek) {
    let area = sheet::open(canvas, app, &window.title, window.len());
    let labels = window.label_columns() as u16;
    for (y, (label, value)) in (area.y..area.bottom()).zip(window.in_sight()) {
        let theme = canvas.theme;
        let mut strip = canvas.strip(Rect {
            y,
            height: 1,
            ..area
        });
        strip.skip(3);
        strip.put_column(&Styled::plain(label, theme.dim), labels);
        strip.skip(2);
        strip.put(value, theme.text);
    }
}
