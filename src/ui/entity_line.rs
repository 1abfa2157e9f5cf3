//! One line of names under the headline, where the entity pane is not shown: those named most, each with its letter.
//!
//! ```text
//! P Jane Doe 4  O Acme Bank 3  P John Roe 2                                     +6
//! ```

use super::canvas::{Canvas, Strip};
use crate::{
    app::App,
    entity::{Entity, Kind},
    job::{NameRow, Prepared},
    text::width::width,
};
use ratatui::layout::Rect;
use std::cmp::Reverse;

/// Room for the count of the names that did not fit.
const MORE: usize = 6;

/// Draws the line.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, prepared: &Prepared, area: Rect) {
    let mut names = names(app, prepared);
    // Who, what and where before when and how much.
    names.sort_by_key(|(row, entity)| (entity.kind >= Kind::Date, Reverse(row.here)));
    let mut strip = canvas.strip(area);
    let mut shown = 0;
    for (row, entity) in &names {
        let wanted = width(&entity.name) + 2 + 1 + row.here.to_string().len();
        let is_last = shown + 1 == names.len();
        if wanted + if is_last { 0 } else { MORE } > strip.room() {
            break;
        }
        put(&mut strip, app, prepared, *row, entity);
        strip.skip(2);
        shown += 1;
    }
    if shown < names.len() {
        strip.put_end(&format!("+{}", names.len() - shown), app.settings.theme.dim);
    }
}

fn names<'p>(app: &App, prepared: &'p Prepared) -> Vec<(NameRow, &'p Entity)> {
    let entity =
        |row: &NameRow| Some((*row, prepared.extraction.entities.get(row.entity as usize)?));
    let is_shown = |(_, entity): &(NameRow, &Entity)| !app.entities.hides(entity.kind);
    prepared
        .names
        .iter()
        .filter_map(entity)
        .filter(is_shown)
        .collect()
}

fn put(strip: &mut Strip<'_, '_>, app: &App, prepared: &Prepared, row: NameRow, entity: &Entity) {
    let theme = &app.settings.theme;
    let mention = app.reader.mention;
    let mention = mention.and_then(|index| prepared.extraction.mentions.get(index));
    let is_current = mention.is_some_and(|mention| mention.entity == row.entity);
    let mut style = theme.mention(entity.kind);
    if is_current {
        style = style.patch(theme.current_hit);
    }
    let letter = entity.kind.letter().to_string();
    strip.put(&letter, theme.headline);
    strip.skip(1);
    strip.put(&entity.name, style);
    strip.put(&format!(" {}", row.here), theme.dim);
}
