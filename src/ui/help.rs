//! The help: the keys that are live in a pane and what they do, from the one table of actions. What is typed at its
//! prompt narrows it.
//!
//! ```text
//! Moving   j  Down        Move down a row or a line.
//!          Ctrl-d         Move down half a page.
//! Finding  /  &  F        Narrow the list while you type.
//! ```
//! The group stands beside its first action and not above it, so that each action is one line to scroll by.

use super::{
    canvas::{Canvas, Strip},
    hints::keys_label,
    sheet,
    spans::Styled,
};
use crate::{
    app::App,
    keys::{Action, Context},
    text::width::width,
};
use ratatui::layout::Rect;

/// Widest column of keys.
const KEYS_MOST: usize = 20;
/// Columns of the groups.
const GROUP: u16 = 10;
/// Narrower windows do without the groups.
const GROUP_LEAST: u16 = 100;

/// Narrower windows show one key of each action.
const NARROW: u16 = 72;

/// A row of the help.
type HelpRow = (Action, String);

/// Draws the help of a context from line `top` on.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, context: Context, top: usize) {
    let rows = app.help_rows(context).into_iter();
    // A phone has room for the shortest key of each.
    let is_narrow = app.geometry.window.width < NARROW;
    let label = |keys: Vec<String>| match keys.first() {
        Some(first) if is_narrow => first.clone(),
        _ => keys_label(&keys),
    };
    let rows: Vec<HelpRow> = rows.map(|(action, keys)| (action, label(keys))).collect();
    let mut title = format!("Keys live in {}", context.place());
    if app.prompt.is_none() && !app.sought_in_help().is_empty() {
        title.push_str(": ");
        title.push_str(app.sought_in_help());
    }
    let area = sheet::open(canvas, app, &title, usize::MAX);
    let widest = rows.iter().map(|(_, keys)| width(keys)).max();
    let column = widest.unwrap_or_default().min(KEYS_MOST) as u16;
    let top = top.min(rows.len().saturating_sub(usize::from(area.height)));
    let mut group = None;
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
        let area = Rect {
            y,
            height: 1,
            ..area
        };
        let is_first = group.replace(row.0.group()) != Some(row.0.group());
        draw_row(canvas.strip(area), row, is_first, column);
    }
    if rows.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, "   nothing here is called that", style);
    }
}

fn draw_row(mut strip: Strip<'_, '_>, (action, keys): &HelpRow, is_first: bool, column: u16) {
    let (dim, text, bold) = (
        strip.theme().dim,
        strip.theme().text,
        strip.theme().headline,
    );
    let has_groups = strip.room() >= usize::from(GROUP_LEAST);
    strip.skip(if has_groups { 3 } else { 1 });
    if has_groups {
        let group = if is_first {
            action.group().heading()
        } else {
            ""
        };
        strip.put_column(&Styled::plain(group, dim), GROUP);
    }
    strip.put_column(&Styled::plain(keys, bold), column);
    strip.skip(2);
    strip.put(action.help(), text);
}
