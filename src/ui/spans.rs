//! One line of text with styled ranges, painted straight into the buffer. Every pane paints through here, so that a
//! grapheme is never split, a wide one never hangs over the edge, and nothing a terminal could act on gets into a cell.
//!
//! Not `Paragraph` or `Line`: both want owned pieces of the text cut at every change of style, and overlays (a mention,
//! a hit in it, a selection across both) would have to be cut against each other at every frame.

use crate::text::{Span, sanitize, width, wrap::wrap};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_segmentation::UnicodeSegmentation;

/// A style for a range of bytes of the text; later overlays lie over earlier ones.
pub(super) type Overlay = (Span, Style);

/// What is painted: a text, its style, and the ranges that differ.
#[derive(Debug, Clone, Copy)]
pub(super) struct Styled<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its style.
    pub(super) base: Style,
    /// The ranges that differ, in bytes of `text`.
    pub(super) overlays: &'a [Overlay],
}

impl<'a> Styled<'a> {
    /// A text in one style.
    pub(super) const fn plain(text: &'a str, base: Style) -> Self {
        let overlays = &[];
        Self {
            text,
            base,
            overlays,
        }
    }

    fn style_at(&self, byte: u32) -> Style {
        let covering = |(span, _): &&Overlay| span.start <= byte && byte < span.end;
        let patch = |style: Style, (_, over): &Overlay| style.patch(*over);
        self.overlays.iter().filter(covering).fold(self.base, patch)
    }
}

/// The part of `span` that lies in `line`, in bytes of the line.
pub(super) fn within(span: Span, line: Span) -> Option<Span> {
    let start = span.start.max(line.start);
    let end = span.end.min(line.end);
    (start < end).then(|| Span {
        start: start - line.start,
        end: end - line.start,
    })
}

/// A text in two: what fits a first row, broken between words, and the rest.
pub(super) fn halves(text: &str, columns: usize) -> (Span, Span) {
    let lines = wrap(text, columns.max(1));
    let end = Span::new(text.len(), text.len());
    let first = lines.first().copied().unwrap_or(end);
    let rest = lines.get(1).map_or(end, |line| Span {
        end: end.end,
        ..*line
    });
    (first, rest)
}

/// Paints into the first row of `area` what fits of the text; `mark` takes the last cell when something did not.
/// Returns the columns taken.
pub(super) fn paint(buffer: &mut Buffer, area: Rect, styled: &Styled<'_>, mark: &str) -> u16 {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return 0;
    }
    let mut x = area.x;
    for (byte, grapheme, columns) in pieces(styled.text) {
        let grapheme = own_sign(grapheme, mark);
        if columns > usize::from(area.right() - x) {
            mark_end(buffer, area, x, styled.base, mark);
            return area.width;
        }
        put(buffer, (x, area.y), grapheme, styled.style_at(byte));
        x += columns as u16;
    }
    x - area.x
}

/// Where the sign for a cut is ASCII it stands for every ellipsis of a row: of a value that was cut before it came here
/// nobody knows whose the ellipsis is. Wrapped text, which has no sign, keeps its own.
fn own_sign<'a>(grapheme: &'a str, mark: &'a str) -> &'a str {
    let is_told_otherwise = grapheme == "\u{2026}" && !mark.is_empty();
    if is_told_otherwise { mark } else { grapheme }
}

/// Graphemes with their first byte and their columns, without those that take none or must not be shown.
fn pieces(text: &str) -> impl Iterator<Item = (u32, &str, usize)> {
    // Segmentation is fifty times the cost of a byte, and most text is ASCII.
    let is_ascii = text.is_ascii();
    let plain = is_ascii.then(|| text.char_indices().map(|(at, c)| (at, at + c.len_utf8())));
    let plain = plain.into_iter().flatten();
    let plain = plain.map(move |(start, end)| (start, text.get(start..end).unwrap_or_default()));
    let rest = if is_ascii { "" } else { text };
    let shown = |(_, grapheme): &(usize, &str)| !grapheme.chars().any(sanitize::is_forbidden);
    plain
        .chain(rest.grapheme_indices(true))
        .filter(shown)
        .map(|(at, grapheme)| (at as u32, grapheme, columns_of(grapheme)))
        .filter(|(_, _, columns)| *columns > 0)
}

fn columns_of(grapheme: &str) -> usize {
    if grapheme.len() == 1 {
        1
    } else {
        width::width(grapheme)
    }
}

fn put(buffer: &mut Buffer, (x, y): (u16, u16), grapheme: &str, style: Style) {
    let columns = columns_of(grapheme) as u16;
    if let Some(cell) = buffer.cell_mut((x, y)) {
        cell.set_symbol(grapheme).set_style(style);
    }
    for hidden in x + 1..x + columns {
        if let Some(cell) = buffer.cell_mut((hidden, y)) {
            cell.reset();
        }
    }
}

/// Puts `mark` after the last grapheme that leaves room for it; `x` is the first cell without a grapheme. What a wide
/// grapheme left over is blank.
fn mark_end(buffer: &mut Buffer, area: Rect, x: u16, style: Style, mark: &str) {
    let last = area.right() - 1;
    let mut free = x.min(area.right());
    if !mark.is_empty() && free > last {
        let before = last.checked_sub(1).filter(|before| *before >= area.x);
        let cell = before.and_then(|before| buffer.cell((before, area.y)));
        let is_wide = cell.is_some_and(|cell| columns_of(cell.symbol()) > 1);
        free = if is_wide { last - 1 } else { last };
    }
    for blank in free..area.right() {
        put(buffer, (blank, area.y), " ", style);
    }
    if !mark.is_empty() {
        put(buffer, (free, area.y), mark, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Modifier};

    fn painted(text: &str, columns: u16, mark: &str) -> (String, u16) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns + 2, 1));
        let area = Rect::new(1, 0, columns, 1);
        let used = paint(&mut buffer, area, &Styled::plain(text, Style::new()), mark);
        let mut row = String::new();
        let mut x = 0;
        while let Some(cell) = buffer.cell((x, 0)) {
            row.push_str(cell.symbol());
            x += columns_of(cell.symbol()).max(1) as u16;
        }
        (row, used)
    }

    #[test]
    fn a_text_that_fits_is_painted_whole() {
        assert_eq!(painted("Reuters", 9, "~"), (" Reuters   ".to_owned(), 7));
    }

    #[test]
    fn a_longer_text_ends_in_the_mark() {
        assert_eq!(painted("Guardian", 5, "~"), (" Guar~ ".to_owned(), 5));
        assert_eq!(painted("Guardian", 1, "~"), (" ~ ".to_owned(), 1));
    }

    #[test]
    fn a_wide_grapheme_at_the_edge_becomes_a_blank() {
        assert_eq!(
            painted("ab\u{65e5}\u{672c}", 3, ""),
            (" ab  ".to_owned(), 3)
        );
        assert_eq!(
            painted("\u{65e5}\u{672c}\u{8a9e}", 4, "~"),
            (" \u{65e5}~  ".to_owned(), 4)
        );
        assert_eq!(
            painted("a\u{65e5}\u{672c}", 4, "~"),
            (" a\u{65e5}~ ".to_owned(), 4)
        );
    }

    #[test]
    fn a_grapheme_is_never_split() {
        let (row, used) = painted("e\u{301}e\u{301}e\u{301}", 2, "~");
        assert_eq!((row.as_str(), used), (" e\u{301}~ ", 2));
    }

    #[test]
    fn controls_get_into_no_cell() {
        let (row, _) = painted("a\u{1b}[31mb\u{7f}c\u{9b}\n", 12, "~");
        assert!(!row.chars().any(char::is_control), "{row:?}");
    }

    #[test]
    fn later_overlays_lie_over_earlier_ones() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let overlays = [
            (Span::new(0, 3), Style::new().fg(Color::Red)),
            (
                Span::new(1, 2),
                Style::new().fg(Color::Blue).add_modifier(Modifier::BOLD),
            ),
        ];
        let styled = Styled {
            text: "abcd",
            base: Style::new(),
            overlays: &overlays,
        };
        paint(&mut buffer, Rect::new(0, 0, 4, 1), &styled, "");
        let colours: Vec<Color> = buffer.content().iter().map(|cell| cell.fg).collect();
        assert_eq!(colours, [Color::Red, Color::Blue, Color::Red, Color::Reset]);
    }
}
