//! Peek: every field of the record, or all that is known of a name, each with its label. Long values are broken into
//! rows, because this is where one looks for what was cut elsewhere.

use super::{canvas::Canvas, sheet, spans::Styled};
use crate::{
    app::App,
    text::{Span, width::width, wrap::wrap},
};
use ratatui::layout::Rect;

/// Widest column of labels.
const LABEL_MOST: usize = 16;
/// A value is broken after so many columns; longer lines are hard to read.
const VALUE_MOST: usize = 84;

/// Draws labels and values, from the line with index `top` on.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    title: &str,
    lines: &[(String, String)],
    top: usize,
) {
    let labels = lines.iter().map(|(label, _)| width(label));
    let column = labels.max().unwrap_or_default().min(LABEL_MOST);
    let window = usize::from(app.geometry.window.width);
    let room = window.saturating_sub(column + 6).clamp(1, VALUE_MOST);
    let top = top.min(lines.len().saturating_sub(1));
    // Only as many lines as can be seen are broken: a value may be 16 MiB.
    let most = usize::from(app.geometry.window.height);
    let all = lines.iter().take(top + most).skip(top);
    let broken: Vec<_> = all
        .map(|(label, value)| (label, value, rows_of(value, room, most)))
        .collect();
    let rows = broken.iter().map(|(_, _, spans)| spans.len()).sum();
    let area = sheet::open(canvas, app, title, rows);
    let rows = broken.iter().flat_map(|(label, value, spans)| {
        spans.iter().enumerate().map(move |(index, span)| {
            let label = if index == 0 { label.as_str() } else { "" };
            (label, span.of(value))
        })
    });
    for (y, (label, value)) in (area.y..area.bottom()).zip(rows) {
        let theme = canvas.theme;
        let mut strip = canvas.strip(Rect {
            y,
            height: 1,
            ..area
        });
        strip.skip(3);
        strip.put_column(&Styled::plain(label, theme.dim), column as u16);
        strip.skip(2);
        strip.put(value, theme.text);
    }
}

/// The rows of a value: its lines, broken, and at most what a window shows.
fn rows_of(value: &str, columns: usize, most: usize) -> Vec<Span> {
    let mut start = 0;
    let mut rows = Vec::new();
    for line in value.split('\n').take(most) {
        let shown = line
            .char_indices()
            .nth(columns * most)
            .map_or(line, |(end, _)| line.get(..end).unwrap_or(line));
        let moved = |span: Span| Span::new(span.start as usize + start, span.end as usize + start);
        rows.extend(wrap(shown, columns).into_iter().map(moved));
        start += line.len() + 1;
    }
    rows.truncate(most);
    rows
}
