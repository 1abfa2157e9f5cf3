//! The line being typed: what for, the text with its cursor, and what is wrong with it.
//!
//! ```text
//! filter: minister date:202x                 not a date: `202x`
//! ```
//! A text longer than the row scrolls by whole graphemes so that the cursor is in sight; the reason of a mistake has
//! what the text leaves and a half of the row at least. While nothing is wrong the filter says there what it matches.

use super::{
    canvas::{Canvas, Strip},
    spans::{Styled, within},
    standing,
};
use crate::{
    app::{
        App,
        prompt::{Prompt, PromptKind},
    },
    text::{Span, width::width},
};
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// Draws the line into a row.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, line: &Prompt, area: Rect) {
    let theme = canvas.theme;
    canvas.clear(area, theme.text);
    let error = app
        .query
        .error
        .as_ref()
        .filter(|_| line.kind == PromptKind::Filter);
    let mut strip = canvas.strip(area);
    let label = label(app, line);
    if strip.room() > width(&label) + 10 {
        strip.skip(1);
        strip.put(&label, theme.focus);
        strip.skip(1);
    }
    let rest = strip.room().saturating_sub(width(&line.text) + 1);
    match error {
        Some(error) => {
            // A long line scrolls rather than hide what is wrong with it.
            let room = rest.max(strip.room() / 2);
            let reason = format!("  {} ", error.reason);
            let columns = width(&reason).min(room) as u16;
            strip.put_column_end(&Styled::plain(&reason, theme.warning), columns);
        }
        None => put_counts(&mut strip, app, line, rest),
    }
    let start = first_shown(line, strip.room());
    let shown = line.text.get(start..).unwrap_or_default();
    let fault = error.and_then(|error| {
        let whole = Span::new(start, line.text.len());
        within(error.span, whole).map(|span| (span, theme.error))
    });
    let before = line.text.get(start..line.cursor).unwrap_or_default();
    let x = strip.column() + width(before).min(strip.room().saturating_sub(1)) as u16;
    strip.put_styled(&Styled {
        text: shown,
        base: theme.text,
        overlays: fault.as_slice(),
    });
    canvas.cursor = Some(Position::new(x, area.y));
}

/// What the filter matches so far, where there is room for all of it.
fn put_counts(strip: &mut Strip<'_, '_>, app: &App, line: &Prompt, room: usize) {
    let matched = standing::matched(app).filter(|_| line.kind == PromptKind::Filter);
    let shown = matched.map(|matched| format!("  {matched} "));
    if let Some(shown) = shown.filter(|shown| width(shown) <= room) {
        strip.put_end(&shown, app.settings.theme.dim);
    }
}

/// What the line is for, or what is looked for among those typed before.
pub(super) fn label(app: &App, line: &Prompt) -> Cow<'static, str> {
    if let Some(search) = &line.search {
        let sought = &search.sought;
        return match (search.has_failed, sought.is_empty()) {
            (true, true) => Cow::Borrowed("no older one:"),
            (true, false) => Cow::Owned(format!("no older one with `{sought}`:")),
            (false, true) => Cow::Borrowed("typed before:"),
            (false, false) => Cow::Owned(format!("typed before with `{sought}`:")),
        };
    }
    Cow::Borrowed(match line.kind {
        PromptKind::Filter => "filter:",
        PromptKind::Find => "find:",
        PromptKind::Palette => "do:",
        PromptKind::Hand => "is:",
        PromptKind::Help => "search help:",
        PromptKind::Account => "search:",
        PromptKind::Write if app.reader.selection.is_some() => "write the passage to:",
        PromptKind::Write => "write to:",
        PromptKind::Pipe => "pipe to:",
        PromptKind::Name => "save as:",
        PromptKind::Tag => "tag:",
        PromptKind::Untag => "untag:",
        PromptKind::Note => "note:",
    })
}

/// First byte shown so that the cursor, which needs a cell of its own at the end, is within `columns`.
fn first_shown(line: &Prompt, columns: usize) -> usize {
    let before = line.text.get(..line.cursor).unwrap_or_default();
    let mut needed = width(before) + 1;
    for (at, grapheme) in before.grapheme_indices(true) {
        if needed <= columns {
            return at;
        }
        needed -= width(grapheme);
    }
    before.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Prompt {
        Prompt {
            kind: PromptKind::Filter,
            text: text.to_owned(),
            cursor: text.len(),
            before: String::new(),
            history_at: None,
            search: None,
        }
    }

    #[test]
    fn a_short_line_does_not_scroll() {
        assert_eq!(first_shown(&typed("acme"), 5), 0);
    }

    #[test]
    fn a_long_line_scrolls_by_whole_graphemes() {
        assert_eq!(first_shown(&typed("acme"), 4), 1);
        assert_eq!(first_shown(&typed("\u{65e5}\u{672c}ab"), 5), 3);
        assert_eq!(first_shown(&typed("abc"), 0), 3);
    }
}
