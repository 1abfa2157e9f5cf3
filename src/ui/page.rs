//! The article shown: what of it is pointed at, and what lights up its names, in the heading as in the text.

use super::spans::{Overlay, within};
use crate::{
    app::App,
    entity::{Field, Mention},
    job::Prepared,
    text::Span,
};
use ratatui::style::Modifier;

/// The article shown, and what of it is pointed at.
pub(super) struct Page<'a> {
    /// The app.
    pub(super) app: &'a App,
    /// The article, ready.
    pub(super) prepared: &'a Prepared,
    /// The entity under the cursor of the entity pane, while that has the focus.
    pub(super) pointed_at: Option<u32>,
    /// The words of the quote one stands on, or that is under that cursor.
    pub(super) quoted: Option<Span>,
}

/// The names in a part of a field, by kind; the one under the cursor and the one stepped to stand out.
pub(super) fn mention_overlays(page: &Page<'_>, field: Field, part: Span) -> Vec<Overlay> {
    let Page { app, prepared, .. } = *page;
    let theme = &app.settings.theme;
    let extraction = &*prepared.extraction;
    let lies_before = |mention: &Mention| (mention.field, mention.span.end) <= (field, part.start);
    let first = extraction.mentions.partition_point(lies_before);
    let mut overlays = Vec::new();
    for (index, mention) in extraction.mentions.iter().enumerate().skip(first) {
        let span = within(mention.span, part).filter(|_| mention.field == field);
        let (Some(span), Some(entity)) = (span, extraction.entities.get(mention.entity as usize))
        else {
            break;
        };
        if app.entities.hides(entity.kind) {
            continue;
        }
        let mut style = theme.mention(entity.kind);
        if page.pointed_at == Some(mention.entity) {
            style = style.add_modifier(Modifier::REVERSED);
        }
        if app.reader.mention == Some(index) {
            style = style.patch(theme.current_hit);
        }
        overlays.push((span, style));
    }
    overlays
}
