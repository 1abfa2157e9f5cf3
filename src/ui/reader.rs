//! The text: the prepared lines in sight, with everything that is lit up in them.
//!
//! Later layers lie over earlier ones: how the line is set, the dateline, the quote one stands on, names, hits, the name and the hit one stands
//! on. A selected line takes its style as the ground under all of them. Right-to-left text stays in the order it was
//! written, as the terminal expects it, and is only measured here.

use super::{
    canvas::Canvas,
    entities::under_cursor,
    heading,
    page::{Page, mention_overlays},
    spans::{Overlay, Styled, within},
};
use crate::{
    app::{App, Pane, reader::Selection},
    entity::Field,
    job::{LineKind, Prepared, TextLine},
    text::{Span, wrap::wrap},
};
use ratatui::{
    layout::{Position, Rect},
    style::{Modifier, Style},
};

/// Draws the reader: heading and text, or why there is none.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let Some(text) = app.geometry.text else {
        return;
    };
    if app.focus == Pane::Reader && canvas.cursor.is_none() {
        canvas.cursor = Some(Position::new(text.x, text.y));
    }
    if let Some(reader) = app.geometry.reader.filter(|_| heading::is_under_list(app)) {
        canvas.rule(Rect {
            height: 1,
            ..reader
        });
    }
    if let Some(problem) = &app.reader.problem {
        let style = canvas.theme.warning;
        return sentences(canvas, text, problem, style);
    }
    let Some(prepared) = &app.reader.prepared else {
        return;
    };
    let is_pointing = app.focus == Pane::Entities;
    let page = Page {
        app,
        prepared,
        pointed_at: is_pointing.then(|| under_cursor(app, prepared)).flatten(),
        quoted: quoted(app, prepared),
    };
    heading::draw(canvas, &page);
    if prepared.lines.is_empty() || prepared.article.body.is_empty() {
        return without_text(canvas, text, prepared);
    }
    let top = app.reader.top_line();
    let lines = prepared.lines.iter().enumerate().skip(top);
    for (y, (index, line)) in (text.y..text.bottom()).zip(lines) {
        let row = Rect {
            y,
            height: 1,
            ..text
        };
        draw_line(canvas, &page, row, index, *line);
    }
}

/// The quote that is lit up in the text.
fn quoted(app: &App, prepared: &Prepared) -> Option<Span> {
    let number = if app.focus == Pane::Entities {
        app.quote_under_cursor(prepared)
    } else {
        app.reader.quote
    };
    Some(prepared.extraction.quotes.get(number?)?.span)
}

fn draw_line(canvas: &mut Canvas<'_>, page: &Page<'_>, row: Rect, index: usize, line: TextLine) {
    let Page { app, prepared, .. } = *page;
    let theme = canvas.theme;
    let mut base = match line.kind {
        LineKind::Crosshead => theme.headline,
        LineKind::Blank | LineKind::Opening | LineKind::Text => theme.text,
    };
    let mut overlays = overlays(page, line.span);
    let selection = app.reader.selection;
    let selection =
        selection.filter(|selection| (selection.lines.0..=selection.lines.1).contains(&index));
    if let Some(Selection { span, .. }) = selection {
        if span.start <= line.span.start && line.span.end <= span.end {
            base = base.patch(theme.selection);
            canvas.style(row, base);
            for (_, style) in &mut overlays {
                on_selection(style);
            }
        } else if let Some(part) = within(span, line.span) {
            // Wrapped otherwise than when it was selected: only a part of the line.
            overlays.push((part, theme.selection));
        }
    }
    let styled = Styled {
        text: line.span.of(&prepared.article.body),
        base,
        overlays: &overlays,
    };
    canvas.line(row, &styled);
    place_cursor(canvas, page, row, line.span);
}

/// What has no ground of its own keeps the ink of the selection: blue on blue cannot be read.
fn on_selection(style: &mut Style) {
    if style.bg.is_none() {
        style.fg = None;
        *style = style.remove_modifier(Modifier::DIM);
    }
}

fn overlays(page: &Page<'_>, line: Span) -> Vec<Overlay> {
    let Page { app, prepared, .. } = *page;
    let theme = &app.settings.theme;
    let mut overlays = Vec::new();
    let dateline = prepared
        .dateline
        .and_then(|dateline| within(dateline, line));
    overlays.extend(dateline.map(|span| (span, theme.headline)));
    let quoted = page.quoted.and_then(|quoted| within(quoted, line));
    overlays.extend(quoted.map(|span| (span, theme.hit)));
    overlays.extend(mention_overlays(page, Field::Body, line));
    let first = prepared.hits.partition_point(|hit| hit.end <= line.start);
    for (index, hit) in prepared.hits.iter().enumerate().skip(first) {
        let Some(span) = within(*hit, line) else {
            break;
        };
        let is_current = app.reader.hit == Some(index);
        let style = if is_current {
            theme.current_hit
        } else {
            theme.hit
        };
        overlays.push((span, style));
    }
    overlays
}

/// The hardware cursor stands on the hit or the name one stepped to.
fn place_cursor(canvas: &mut Canvas<'_>, page: &Page<'_>, row: Rect, line: Span) {
    let Page { app, prepared, .. } = *page;
    if app.focus != Pane::Reader {
        return;
    }
    let hit = app
        .reader
        .hit
        .and_then(|index| prepared.hits.get(index))
        .copied();
    let mention = app.reader.mention;
    let mention = mention.and_then(|index| prepared.extraction.mentions.get(index));
    let mention = mention.filter(|mention| mention.field == Field::Body);
    let mention = mention.map(|mention| mention.span);
    let target = hit.or(mention).or(page.quoted);
    let Some(target) = target.filter(|span| (line.start..line.end).contains(&span.start)) else {
        return;
    };
    let before = Span {
        end: target.start,
        ..line
    };
    let columns = crate::text::width::width(before.of(&prepared.article.body)) as u16;
    canvas.cursor = Some(Position::new(row.x + columns.min(row.width), row.y));
}

fn without_text(canvas: &mut Canvas<'_>, area: Rect, prepared: &Prepared) {
    let style = canvas.theme.dim;
    match &prepared.article.summary {
        None => sentences(canvas, area, "this record has no text", style),
        Some(summary) => {
            sentences(
                canvas,
                area,
                "this record has no text but a summary:",
                style,
            );
            let below = Rect {
                y: area.y + 2,
                height: area.height.saturating_sub(2),
                ..area
            };
            let style = canvas.theme.text;
            sentences(canvas, below, summary, style);
        }
    }
}

/// A few sentences of our own or of a summary, broken into rows.
fn sentences(canvas: &mut Canvas<'_>, area: Rect, text: &str, style: Style) {
    let lines = wrap(text, usize::from(area.width).max(1));
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        canvas.line(row, &Styled::plain(line.of(text), style));
    }
}
