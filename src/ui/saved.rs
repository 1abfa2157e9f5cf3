//! The saved queries: name, how many articles, and the query itself, or what is wrong with it.
//!
//! ```text
//! -- Saved queries ------------------------------ Esc closes --
//! > banks         37  org:"Acme Bank" date:2024
//!   rain        120+  body:rain
//!   wrong         --  not a date: 202x
//! ```

use super::{
    canvas::{Canvas, Strip},
    cursor::{Lines, draw_lines},
    hints,
    numbers::count,
    sheet,
    spans::Styled,
};
use crate::{
    app::{
        App,
        popup::{SavedQueries, SavedRow},
    },
    keys::{Action, Context},
};

/// Columns of the names at most, and of the counts.
const NAME: u16 = 24;
const COUNT: usize = 10;

/// Draws the window.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, window: &SavedQueries) {
    let rows = &window.rows;
    let area = sheet::open(canvas, app, "Saved queries", rows.len().max(1));
    if rows.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, &way_to_save(app), style);
        return;
    }
    let lines = Lines {
        area,
        count: rows.len(),
        cursor: window.cursor,
        top: window.top,
        is_focused: true,
    };
    draw_lines(canvas, lines, |strip, index| {
        if let Some(saved) = rows.get(index) {
            draw_row(strip, saved);
        }
    });
}

/// How a query comes to be saved, from where one is.
fn way_to_save(app: &App) -> String {
    let key = |context, action| hints::first_key(app, context, action).unwrap_or_default();
    let save = key(Context::Saved, Action::SaveQuery);
    if !app.query.text.trim().is_empty() {
        return format!("   none yet: {save} saves the filter under a name");
    }
    let pane = hints::context(app);
    let (filter, saved) = (key(pane, Action::Filter), key(pane, Action::SavedQueries));
    format!("   none yet: filter the list ({filter}), come back here ({saved}) and press {save}")
}

fn draw_row(mut strip: Strip<'_, '_>, row: &SavedRow) {
    let (bold, text, dim) = (
        strip.theme().headline,
        strip.theme().text,
        strip.theme().dim,
    );
    let warning = strip.theme().warning;
    strip.skip(2);
    let name = NAME.min(strip.room() as u16 / 3);
    strip.put_column(&Styled::plain(&row.saved.name, bold), name);
    if let Some(error) = &row.error {
        strip.put(&format!("{:>COUNT$}  ", "--"), dim);
        strip.put(error, warning);
        return;
    }
    let counted = match (row.count, row.is_whole) {
        (None, _) => "..".to_owned(),
        (Some(matches), true) => count(matches),
        (Some(matches), false) => format!("{}+", count(matches)),
    };
    strip.put(&format!("{counted:>COUNT$}  "), dim);
    strip.put(&row.saved.query, text);
}
