//! Which window over the panes is open, and who draws it.

use super::{
    canvas::Canvas, company, facets, fields, hand, help, hits, link, palette, peek, problems, saved,
};
use crate::app::{App, popup::Popup};

/// Draws the popup, if there is one.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    match &app.popup {
        None => {}
        Some(Popup::Help { context, top, .. }) => help::draw(canvas, app, *context, *top),
        Some(Popup::Problems { top, cursor }) => problems::draw(canvas, app, *top, *cursor),
        Some(Popup::Hits { top, cursor }) => hits::draw(canvas, app, *top, *cursor),
        Some(Popup::Peek(window)) => peek::draw(canvas, app, window),
        Some(Popup::Fields(window)) => fields::draw(canvas, app, window),
        Some(Popup::Hand(window)) => hand::draw(canvas, app, window),
        Some(Popup::Facets(window)) => facets::draw(canvas, app, window),
        Some(Popup::Company(window)) => company::draw(canvas, app, window),
        Some(Popup::Saved(window)) => saved::draw(canvas, app, window),
        Some(Popup::Palette { matches, cursor }) => palette::draw(canvas, app, matches, *cursor),
        Some(Popup::Link { url, warning }) => link::draw(canvas, app, url, warning.as_deref()),
    }
}
