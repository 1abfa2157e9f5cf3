//! The line being typed: what for, the text with its cursor, and what is wrong with it.
//!
//! ```text
//! filter: minister date:202x                 not a date: `202x`
//! ```
//! A text longer than the row scrolls by whole graphemes so that the cursor is in sight; the reason of a mistake takes
//! what the text leaves, a half of the row at most.

use super::{canvas::Canvas, spans::Styled};
use crate::{
    app::{
        App,
        prompt::{Prompt, PromptKind},
    },
    text::{Span, width::width},
};
use ratatui::layout::{Position, Rect};
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
    let label = label(line.kind);
    if strip.room() > label.len() + 8 {
        strip.put(label, theme.focus);
    }
    if let Some(error) = error {
        let free = strip.room().saturating_sub(width(&line.text) + 4);
        let room = free.max(strip.room() / 2).min(strip.room() * 3 / 4);
        if room > 8 {
            let reason = crate::text::width::ellipsize(&error.reason, room, "~");
            strip.put_end(&format!("  {reason}"), theme.error);
        }
    }
    let start = first_shown(line, strip.room());
    let shown = line.text.get(start..).unwrap_or_default();
    let fault = error.and_then(|error| {
        let whole = Span::new(start, line.text.len());
        super::spans::within(error.span, whole).map(|span| (span, theme.error))
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

const fn label(kind: PromptKind) -> &'static str {
    match kind {
        PromptKind::Filter => " filter: ",
        PromptKind::Find => " find: ",
        PromptKind::Palette => " do: ",
        PromptKind::Help => " search help: ",
        PromptKind::Write => " write to: ",
    }
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
