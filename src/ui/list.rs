//! The list: one row an article, the seam between tiers, and why each row is there.
//!
//! ```text
//! >   Minister meets Acme Bank chief in Geneva            Reuters    05 Mar 14:02
//!   ~ Untitled scrape 0031.json                                                --
//! -- 112 fuzzy: ~ opens --------------------------------------------------------
//! ```
//! Only the rows in sight are looked up and lit. Outlet and date have columns of a fixed width, so that nothing jumps
//! while one scrolls; a narrow list gives all it has to the headline.

use super::{
    canvas::{Canvas, Strip, lit},
    date::DateColumn,
    hints,
    numbers::count,
    spans::Styled,
};
use crate::{
    app::{App, Pane, list::ListLine},
    corpus::{ArticleId, Entry},
    keys::Action,
    query::eval::{self, ShortField},
};
use ratatui::{
    layout::{Position, Rect},
    style::Style,
};

/// The columns of the rows in sight.
#[derive(Debug, Clone, Copy)]
struct Columns {
    outlet: u16,
    date: DateColumn,
}

/// Draws the list.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let Some(area) = app.geometry.list else {
        return;
    };
    if app.list.line_count() == 0 {
        return empty(canvas, area, app);
    }
    let top = top_for(app.list.cursor, app.list.top, area.height);
    let lines: Vec<_> = (top..)
        .take(usize::from(area.height))
        .map_while(|index| Some((index, app.list.line(index)?)))
        .collect();
    let columns = columns(app, area.width, &lines);
    for (y, (index, line)) in (area.y..area.bottom()).zip(lines) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let ground = ground(app, index);
        match line {
            ListLine::Article(found) => article(canvas, app, row, found.article, columns, ground),
            ListLine::Seam {
                fuzzy_count,
                is_folded,
            } => seam(canvas, app, row, fuzzy_count, is_folded, ground),
        }
        if index == app.list.cursor {
            mark(canvas, row, app.focus == Pane::List, ground);
        }
    }
}

/// What lies under a row: the style of the cursor, where it stands.
fn ground(app: &App, index: usize) -> Style {
    let theme = &app.settings.theme;
    match app.focus {
        _ if index != app.list.cursor => Style::new(),
        Pane::List => theme.cursor,
        Pane::Reader | Pane::Entities => theme.cursor_unfocused,
    }
}

/// The first line to show so that the cursor is in sight: the one asked for, unless the window shrank since.
pub(super) fn top_for(cursor: usize, top: usize, height: u16) -> usize {
    let least = (cursor + 1).saturating_sub(usize::from(height));
    top.clamp(least, cursor.max(least))
}

fn columns(app: &App, width: u16, lines: &[(usize, ListLine)]) -> Columns {
    let has_outlet = lines.iter().any(|(_, line)| match line {
        ListLine::Article(row) => app
            .corpus
            .entry(row.article)
            .is_some_and(|entry| entry.outlet.is_some()),
        ListLine::Seam { .. } => false,
    });
    let outlet = match width {
        _ if !has_outlet => 0,
        ..46 => 0,
        46..70 => 8,
        70..100 => 10,
        _ => 16,
    };
    Columns {
        outlet,
        date: DateColumn::within(width),
    }
}

fn article(
    canvas: &mut Canvas<'_>,
    app: &App,
    row: Rect,
    id: ArticleId,
    columns: Columns,
    ground: Style,
) {
    let Some(entry) = app.corpus.entry(id) else {
        return;
    };
    let theme = canvas.theme;
    let mut strip = canvas.strip_on(row, ground);
    strip.skip(1);
    let has_flaw = entry.is_stub || entry.published.is_none();
    strip.put(if has_flaw { "~" } else { " " }, theme.warning);
    strip.skip(1);
    let date = columns.date.of(entry.published, app.today);
    // Without a column of outlets before it, a short date leaves its room to the headline.
    let width = match columns.outlet {
        0 => 0,
        _ => usize::from(columns.date.columns()),
    };
    strip.put_end(&format!("  {date:>width$} "), theme.dim);
    put_texts(&mut strip, app, entry, columns);
}

fn put_texts(strip: &mut Strip<'_, '_>, app: &App, entry: &Entry, columns: Columns) {
    let theme = &app.settings.theme;
    let query = &app.query.query;
    let text = match &*entry.headline {
        "" => "(no headline)",
        headline => headline,
    };
    let base = theme.text;
    let overlays = lit(&eval::lit(query, ShortField::Headline, entry), theme.hit);
    let overlays = &overlays;
    let headline = Styled {
        text,
        base,
        overlays,
    };
    if columns.outlet == 0 {
        return strip.put_styled(&headline);
    }
    let room = (strip.room() as u16).saturating_sub(columns.outlet + 2);
    strip.put_column(&headline, room);
    strip.skip(2);
    let overlays = lit(&eval::lit(query, ShortField::Outlet, entry), theme.hit);
    let outlet = Styled {
        text: entry.outlet.as_deref().unwrap_or_default(),
        base: theme.dim,
        overlays: &overlays,
    };
    strip.put_column(&outlet, columns.outlet);
}

fn seam(
    canvas: &mut Canvas<'_>,
    app: &App,
    row: Rect,
    fuzzy_count: usize,
    is_folded: bool,
    ground: Style,
) {
    let theme = canvas.theme;
    let key = hints::key_of(app, Action::Widen).map(|key| format!(": {key}"));
    let key = key.unwrap_or_default();
    let verb = if is_folded { "opens" } else { "folds" };
    let horizontal = canvas.signs.horizontal;
    let mut strip = canvas.strip_on(row, ground);
    strip.skip(1);
    strip.put(horizontal, theme.dim);
    strip.put(horizontal, theme.dim);
    strip.put(
        &format!(" {} fuzzy{key} {verb} ", count(fuzzy_count)),
        theme.text,
    );
    strip.fill_rule();
}

/// Marks the row under a cursor: `>` and the hardware cursor where the focus is, `-` elsewhere.
pub(super) fn mark(canvas: &mut Canvas<'_>, row: Rect, is_focused: bool, ground: Style) {
    let style = canvas.theme.text.patch(ground);
    if is_focused {
        mark_focus(canvas, row, style);
    } else {
        canvas.text(Rect { width: 1, ..row }, "-", style);
    }
}

/// Puts `>` and the hardware cursor at the start of a row.
pub(super) fn mark_focus(canvas: &mut Canvas<'_>, row: Rect, style: Style) {
    canvas.text(Rect { width: 1, ..row }, ">", style);
    canvas.cursor = Some(Position::new(row.x, row.y));
}

/// Why there are no rows, and the way out.
fn empty(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let sentence = if app.status.loading.is_some() {
        "loading: articles show as they are read".to_owned()
    } else if app.corpus.is_empty() {
        "no articles".to_owned()
    } else {
        match hints::key_of(app, Action::Close) {
            Some(key) => format!("nothing matches: {key} clears the filter"),
            None => "nothing matches".to_owned(),
        }
    };
    let theme = canvas.theme;
    let mut strip = canvas.strip(area);
    strip.skip(3);
    strip.put(&sentence, theme.dim);
    if app.focus == Pane::List {
        canvas.cursor = Some(Position::new(area.x, area.y));
    }
}
