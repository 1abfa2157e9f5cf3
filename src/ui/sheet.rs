//! The sheet of a popup, over the lower part of the panes, with its name in the rule above it. As high as its content wants
//! and never over title or status, so that one sees where one is. No box: in a small window its sides would cost more
//! than they say.
//!
//! ```text
//! list and text go on up here
//! -- Commands ----------------------------------- Esc closes --
//! > copy-url     Copy the address of the article.       y u
//!   copy-quote   Copy the selected passage as a quote.  y q
//! ```

use super::{canvas::Canvas, hints};
use crate::{app::App, keys::Action, text::width::width};
use ratatui::layout::Rect;

/// Where a sheet for `rows` rows of content lies, with its heading; lower where there is not room for all.
fn area(app: &App, rows: usize) -> Rect {
    let room = app.geometry.sheet(app.prompt.is_some());
    let wanted = rows.min(usize::from(u16::MAX) - 1) as u16 + app.geometry.sheet_heading();
    let height = wanted.max(1).min(room.height);
    Rect {
        y: room.bottom() - height,
        height,
        ..room
    }
}

/// Where the content of a sheet for `rows` rows goes.
pub(super) fn content(app: &App, rows: usize) -> Rect {
    let area = area(app, rows);
    let heading = app.geometry.sheet_heading().min(area.height);
    Rect {
        y: area.y + heading,
        height: area.height - heading,
        ..area
    }
}

/// Opens a sheet for `rows` rows of content; returns where they go, fewer where there is not room for all.
pub(super) fn open(canvas: &mut Canvas<'_>, app: &App, title: &str, rows: usize) -> Rect {
    let area = area(app, rows);
    let theme = canvas.theme;
    canvas.clear(area, theme.text);
    if app.geometry.sheet_heading() == 0 {
        canvas.cursor = Some(area.as_position());
        canvas.sheet = Some(area);
        return area;
    }
    let has_room = usize::from(area.width) > width(title) + 28;
    let key = hints::first_key(app, app.context(), Action::Close).filter(|_| has_room);
    let key = key.map(|key| format!("{key} closes"));
    canvas.heading(area, (title, theme.focus), &key.unwrap_or_default());
    let content = content(app, rows);
    canvas.cursor = Some(content.as_position());
    canvas.sheet = Some(content);
    content
}
