//! Below the names of a wide window: who appears with the one under the cursor, and when the articles of the list were
//! published, newest last. The rows are those of the windows, which the key in each heading opens.
//!
//! ```text
//! -- CO-MENTIONED WITH Jane Doe -------- x --
//!                             art  sent
//!   P John Roe                  9     7  ####
//! -- TIMELINE minister acme ------------ i --
//!   ... 12 articles before 2024-02
//!   2024-02         4  ####
//!   2024-03        12  #############
//! ```

use super::{canvas::Canvas, company, facets, hints, numbers::counted};
use crate::{
    app::App,
    keys::{Action, Context},
};
use ratatui::layout::Rect;

/// Columns from which a heading says all it could.
const ROOMY: u16 = 44;

/// Draws both.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    if let Some(area) = app.geometry.company {
        put_company(canvas, app, area);
    }
    if let Some(area) = app.geometry.timeline {
        put_timeline(canvas, app, area);
    }
}

fn put_company(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let name = app.aside.company.as_ref().map(|company| &*company.name);
    let title = match name {
        Some(name) if area.width < ROOMY => format!("WITH {name}"),
        Some(name) => format!("CO-MENTIONED WITH {name}"),
        None => "CO-MENTIONED".to_owned(),
    };
    let below = put_heading(canvas, app, area, &title, Action::CoMentions);
    company::draw_rows(canvas, app, below);
}

fn put_timeline(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let query = app.query.text.trim();
    let title = if query.is_empty() {
        format!("TIMELINE {}", counted(app.list.match_count(), "article"))
    } else {
        format!("TIMELINE {query}")
    };
    let below = put_heading(canvas, app, area, &title, Action::Timeline);
    facets::draw_rows(canvas, app, below);
}

/// The rule above a part, with its name and the key that shows more; returns what is below it.
fn put_heading(canvas: &mut Canvas<'_>, app: &App, area: Rect, title: &str, more: Action) -> Rect {
    let style = canvas.theme.headline;
    let key = hints::first_key(app, Context::Entities, more);
    canvas.heading(area, (title, style), key.as_deref().unwrap_or_default());
    Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    }
}
