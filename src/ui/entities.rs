//! The entity pane: who and what is named, by kind, here and in all of the corpus.
//!
//! ```text
//! ENTITIES   here   all
//! 1 PEOPLE
//! > Jane Doe    4    61
//!   John Roe    2    18
//! ```
//! Where there is room the other names an entity goes by follow the counts. The digit of a kind is the key that hides
//! it; that something is hidden is always said in the last row.

use super::{
    canvas::{Canvas, Strip},
    list::{mark, mark_focus, top_for},
    numbers::{count, counted},
    spans::Styled,
};
use crate::{
    app::{App, Pane, entities::EntityLine},
    entity::{Entity, Kind},
    job::{NameRow, Prepared},
};
use ratatui::{layout::Rect, style::Modifier};

/// Columns of the mentions here.
const HERE: usize = 5;
/// Columns of the articles in all.
const ALL: usize = 7;
/// The longest a name gets while there is anything after the counts.
const NAME: u16 = 28;

/// Draws the pane.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let Some(area) = app.geometry.entities else {
        return;
    };
    heading(canvas, app, area);
    let hidden = u16::from(!app.entities.hidden.is_empty());
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1 + hidden),
        ..area
    };
    if hidden > 0 && area.height > 1 {
        let row = Rect {
            y: area.bottom() - 1,
            height: 1,
            ..area
        };
        say(
            canvas,
            row,
            &format!(
                "{} hidden (1-9)",
                counted(app.entities.hidden.len(), "kind")
            ),
        );
    }
    let Some(prepared) = app.reader.prepared.as_deref() else {
        return;
    };
    let lines = app.entities.lines(prepared);
    if lines.is_empty() {
        return say(canvas, body, empty(app));
    }
    let is_cursor = |line: &EntityLine<'_>| matches!(line, EntityLine::Name(index, ..) if *index == app.entities.cursor);
    let cursor = lines.iter().position(is_cursor).unwrap_or_default();
    let top = top_for(cursor, app.entities.top, body.height);
    for (y, line) in (body.y..body.bottom()).zip(lines.iter().skip(top)) {
        let row = Rect {
            y,
            height: 1,
            ..body
        };
        draw_line(canvas, app, row, *line);
        if is_cursor(line) {
            let is_focused = app.focus == Pane::Entities;
            let theme = canvas.theme;
            let style = if is_focused { theme.cursor } else { theme.text };
            mark(canvas, row, is_focused, style);
        }
    }
}

fn empty(app: &App) -> &'static str {
    match (app.settings.has_entities, app.entities.hidden.is_empty()) {
        (false, _) => "names are not looked for",
        (true, true) => "no names found",
        (true, false) => "nothing else is named",
    }
}

fn say(canvas: &mut Canvas<'_>, row: Rect, text: &str) {
    let theme = canvas.theme;
    let mut strip = canvas.strip(row);
    strip.skip(2);
    strip.put(text, theme.dim);
}

/// The name of the pane over the names, and what the figures are.
fn heading(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let is_focused = app.focus == Pane::Entities;
    // Under the list the heading is the rule between the two.
    let is_rule = app.geometry.list.is_some_and(|list| list.x == area.x);
    if is_rule {
        canvas.rule(Rect { height: 1, ..area });
    }
    if is_focused {
        mark_focus(canvas, area);
    }
    let theme = canvas.theme;
    let more = if app.status.extracting.is_some() {
        "all+"
    } else {
        "all"
    };
    let mut strip = canvas.strip(area);
    strip.skip(1);
    strip.put(
        " ENTITIES ",
        if is_focused {
            theme.focus
        } else {
            theme.headline
        },
    );
    if is_rule {
        let figures = format!(" {:>width$}{more:>ALL$} ", "here", width = HERE - 1);
        strip.put_end(&figures, theme.dim);
        return;
    }
    let name = name_columns(area.width).saturating_sub(9);
    strip.skip(name);
    strip.put(&format!("{:>HERE$}{more:>ALL$}", "here"), theme.dim);
}

/// Columns of a name in a pane of so many.
fn name_columns(pane: u16) -> u16 {
    let room = pane.saturating_sub(3 + (HERE + ALL) as u16);
    if pane < 44 { room } else { room.min(NAME) }
}

fn draw_line(canvas: &mut Canvas<'_>, app: &App, row: Rect, line: EntityLine<'_>) {
    let theme = canvas.theme;
    let mut strip = canvas.strip(row);
    match line {
        EntityLine::Heading(kind) => {
            let style = theme.dim.add_modifier(Modifier::BOLD);
            strip.skip(2);
            let digit = digit(kind)
                .map(|digit| format!("{digit} "))
                .unwrap_or_default();
            strip.put(&digit, theme.dim);
            strip.put(kind.heading(), style);
        }
        EntityLine::Name(_, entity, found) => put_name(&mut strip, app, row.width, entity, found),
    }
}

fn put_name(strip: &mut Strip<'_, '_>, app: &App, pane: u16, entity: &Entity, found: NameRow) {
    let theme = &app.settings.theme;
    // Underlined row upon row would be a wall; the heading says the kind, the colour repeats it.
    let style = theme
        .mention(entity.kind)
        .remove_modifier(Modifier::UNDERLINED);
    strip.skip(2);
    strip.put_column(&Styled::plain(&entity.name, style), name_columns(pane));
    let all = match found.articles {
        0 => "-".to_owned(),
        articles => count(articles as usize),
    };
    strip.put(&format!("{:>HERE$}", found.here), theme.text);
    strip.put(&format!("{all:>ALL$}"), theme.dim);
    let beside = beside(entity);
    if strip.room() > 8 && !beside.is_empty() {
        strip.skip(2);
        strip.put(&beside, theme.dim);
    }
}

/// What else is known of a name: the day it means, the other names it goes by.
fn beside(entity: &Entity) -> String {
    match &entity.resolved {
        Some(resolved) => resolved.clone(),
        None => entity.aliases.join(", "),
    }
}

/// The key that hides a kind.
fn digit(kind: Kind) -> Option<usize> {
    let index = Kind::ALL.iter().position(|other| *other == kind)?;
    (index < 9).then_some(index + 1)
}

/// The entity whose name is under the cursor of the pane, as an index into the entities of the article.
pub(super) fn under_cursor(app: &App, prepared: &Prepared) -> Option<u32> {
    app.entities
        .lines(prepared)
        .into_iter()
        .find_map(|line| match line {
            EntityLine::Name(index, _, row) if index == app.entities.cursor => Some(row.entity),
            _ => None,
        })
}
