//! An article in the list, in one row or two: what is wrong with it, its headline with the letters that matched lit up,
//! its outlet and its date. The third column stays free for the marks of later: read, starred.

use super::{
    canvas::{Canvas, Strip, lit},
    date::DateColumn,
    spans::{Overlay, Styled, halves, within},
};
use crate::{
    app::{App, list::ListLine},
    corpus::{ArticleId, Entry},
    query::eval::{self, ShortField},
    text::{Span, width::width},
};
use ratatui::{layout::Rect, style::Style};

/// The columns of the rows in sight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    outlet: u16,
    date: DateColumn,
}

impl Columns {
    /// The columns of a list that wide with those lines in sight.
    pub(super) fn of<'l>(app: &App, width: u16, lines: impl Iterator<Item = &'l ListLine>) -> Self {
        let article = |line: &ListLine| match line {
            ListLine::Article(row) => Some(row.article),
            ListLine::Seam { .. } => None,
        };
        let entries = lines
            .filter_map(article)
            .filter_map(|id| app.corpus.entry(id));
        let has_outlet = entries.into_iter().any(|entry| entry.outlet.is_some());
        let outlet = match width {
            _ if !has_outlet => 0,
            0..64 => 0,
            64..100 => 12,
            _ => 16,
        };
        Self {
            outlet,
            date: DateColumn::within(width),
        }
    }
}

/// Draws an article into one row or two.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    area: Rect,
    id: ArticleId,
    columns: Columns,
    ground: Style,
) {
    let Some(entry) = app.corpus.entry(id) else {
        return;
    };
    let theme = canvas.theme;
    let mut strip = canvas.strip_on(area, ground);
    strip.skip(1);
    let has_flaw = entry.is_stub || entry.published.is_none();
    strip.put(if has_flaw { "~" } else { " " }, theme.warning);
    strip.skip(1);
    let date = columns.date.of(entry.published, app.today);
    if area.height == 1 {
        return put_row(&mut strip, app, entry, &date, columns);
    }
    strip.put_end(" ", theme.text);
    let (first, rest) = halves(headline(entry), strip.room());
    put_headline(&mut strip, app, entry, first);
    let second = Rect {
        y: area.y + 1,
        ..area
    };
    let mut strip = canvas.strip_on(second, ground);
    strip.skip(5);
    put_second(&mut strip, app, entry, &date, rest);
}

fn put_row(strip: &mut Strip<'_, '_>, app: &App, entry: &Entry, date: &str, columns: Columns) {
    let theme = &app.settings.theme;
    // Without a column of outlets before it, a short date leaves its room to the headline.
    let width = match columns.outlet {
        0 => 0,
        _ => usize::from(columns.date.columns()),
    };
    strip.put_end(&format!("  {date:>width$} "), theme.dim);
    if columns.outlet > 0 {
        let overlays = lit(
            &eval::lit(&app.query.query, ShortField::Outlet, entry),
            theme.hit,
        );
        let text = entry.outlet.as_deref().unwrap_or_default();
        let base = theme.dim;
        let overlays = &overlays;
        let outlet = Styled {
            text,
            base,
            overlays,
        };
        strip.put_column_end(&outlet, columns.outlet);
        strip.put_end("  ", theme.text);
    }
    let whole = Span::new(0, headline(entry).len());
    put_headline(strip, app, entry, whole);
}

/// The second row: what is left of the headline, and at the right the date, with the outlet if there is room for it.
fn put_second(strip: &mut Strip<'_, '_>, app: &App, entry: &Entry, date: &str, rest: Span) {
    let theme = &app.settings.theme;
    strip.put_end(&format!("  {date} "), theme.dim);
    let outlet = entry.outlet.as_deref().unwrap_or_default();
    let rest_columns = width(rest.of(headline(entry)));
    if !outlet.is_empty() && rest_columns + 2 + width(outlet) <= strip.room() {
        let overlays = lit(
            &eval::lit(&app.query.query, ShortField::Outlet, entry),
            theme.hit,
        );
        let outlet_columns = width(outlet) as u16;
        let styled = Styled {
            text: outlet,
            base: theme.dim,
            overlays: &overlays,
        };
        strip.put_column_end(&styled, outlet_columns);
    }
    put_headline(strip, app, entry, rest);
}

fn headline(entry: &Entry) -> &str {
    match &*entry.headline {
        "" => "(no headline)",
        headline => headline,
    }
}

fn put_headline(strip: &mut Strip<'_, '_>, app: &App, entry: &Entry, part: Span) {
    let theme = &app.settings.theme;
    let letters = eval::lit(&app.query.query, ShortField::Headline, entry);
    let relative = |span: Span| within(span, part).map(|span| (span, theme.hit));
    let overlays: Vec<Overlay> = letters.into_iter().filter_map(relative).collect();
    strip.put_styled(&Styled {
        text: part.of(headline(entry)),
        base: theme.text,
        overlays: &overlays,
    });
}
