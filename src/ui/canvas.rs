//! Where the panes paint: the buffer, the styles, and the few signs that differ between ASCII and the plain box lines.
//! A [`Strip`] is one row being filled from both ends, which is how every bar and every list row is made.

use super::spans::{Overlay, Styled, paint};
use crate::{app::App, config::Theme, text::width::width};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Color, Modifier, Style},
};

/// Columns of the longest bar.
const BAR: usize = 40;

/// Signs we draw ourselves; news text keeps its own characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    /// Between panes.
    pub(super) vertical: &'static str,
    /// Under the title.
    pub(super) horizontal: &'static str,
    /// Where a vertical rule begins under a horizontal one.
    pub(super) tee_down: &'static str,
    /// Where one ends above it.
    pub(super) tee_up: &'static str,
    /// Where a text was cut.
    pub(super) cut: &'static str,
    /// Between facts.
    pub(super) dot: &'static str,
}

const ASCII: Signs = Signs {
    vertical: "|",
    horizontal: "-",
    tee_down: "+",
    tee_up: "+",
    cut: "~",
    dot: ".",
};

const LINES: Signs = Signs {
    vertical: "\u{2502}",
    horizontal: "\u{2500}",
    tee_down: "\u{252c}",
    tee_up: "\u{2534}",
    cut: "\u{2026}",
    dot: "\u{b7}",
};

/// What every pane paints on.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// The styles.
    pub(super) theme: &'a Theme,
    /// The signs.
    pub(super) signs: Signs,
    /// Where the hardware cursor is to stand.
    pub(super) cursor: Option<Position>,
    /// Where the content of a popup lies, if there is one.
    pub(super) sheet: Option<Rect>,
}

impl<'a> Canvas<'a> {
    /// A canvas over the whole buffer, in the settings of `app`.
    pub(super) fn new(buffer: &'a mut Buffer, app: &'a App) -> Self {
        let signs = if app.settings.is_ascii { ASCII } else { LINES };
        let theme = &app.settings.theme;
        Self {
            buffer,
            theme,
            signs,
            cursor: None,
            sheet: None,
        }
    }

    /// The cells there are.
    pub(super) const fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Empties an area and gives it a style.
    pub(super) fn clear(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Lays a style over an area.
    pub(super) fn style(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// Paints one row of text, cut with the sign for it. Returns the columns taken.
    pub(super) fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        self.styled(area, &Styled::plain(text, style))
    }

    /// Paints one row of text with styled ranges, cut with the sign for it. Returns the columns taken.
    pub(super) fn styled(&mut self, area: Rect, styled: &Styled<'_>) -> u16 {
        paint(self.buffer, area, &self.fresh(styled), self.signs.cut)
    }

    /// Paints one row without a sign where it is cut: wrapped text, which fits unless the window just shrank.
    pub(super) fn line(&mut self, area: Rect, styled: &Styled<'_>) -> u16 {
        paint(self.buffer, area, &self.fresh(styled), "")
    }

    /// Nothing of what was painted there before shines through but its ground: a headline set into a rule is no rule.
    fn fresh<'s>(&self, styled: &Styled<'s>) -> Styled<'s> {
        let plain = Style {
            fg: Some(self.theme.text.fg.unwrap_or(Color::Reset)),
            sub_modifier: Modifier::all(),
            ..Style::new()
        };
        let base = plain.patch(self.theme.text).patch(styled.base);
        Styled { base, ..*styled }
    }

    /// Draws a rule over the whole of `area`, along its longer side.
    pub(super) fn rule(&mut self, area: Rect) {
        let is_vertical = area.width <= 1 && area.height > 1;
        let sign = if is_vertical {
            self.signs.vertical
        } else {
            self.signs.horizontal
        };
        self.repeat(area, sign);
    }

    /// Draws a rule with a title, and a word at its end.
    pub(super) fn heading(&mut self, row: Rect, (title, style): (&str, Style), end: &str) {
        let (horizontal, theme) = (self.signs.horizontal, self.theme);
        let mut strip = self.strip(row);
        if !end.is_empty() {
            strip.put_end(horizontal, theme.dim);
            strip.put_end(&format!(" {end} "), theme.dim);
        }
        strip.put(&horizontal.repeat(2), theme.dim);
        strip.put(" ", theme.text);
        let room = strip.room().saturating_sub(1);
        strip.put_column(&Styled::plain(title, style), width(title).min(room) as u16);
        strip.put(" ", theme.text);
        strip.fill_rule();
    }

    /// Draws the places where a vertical rule meets the horizontal ones above and below it.
    pub(super) fn crossings(&mut self, rule: Rect) {
        let (down, up) = (self.signs.tee_down, self.signs.tee_up);
        self.crossing(rule.x, rule.y.checked_sub(1), down);
        self.crossing(rule.x, Some(rule.bottom()), up);
    }

    fn crossing(&mut self, x: u16, y: Option<u16>, sign: &str) {
        let horizontal = self.signs.horizontal;
        let cell = y.and_then(|y| self.buffer.cell_mut((x, y)));
        if let Some(cell) = cell.filter(|cell| cell.symbol() == horizontal) {
            cell.set_symbol(sign);
        }
    }

    fn repeat(&mut self, area: Rect, sign: &str) {
        let area = area.intersection(self.buffer.area);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.set_symbol(sign).set_style(self.theme.dim);
            }
        }
    }

    /// Begins to fill a row.
    pub(super) fn strip(&mut self, area: Rect) -> Strip<'_, 'a> {
        self.strip_on(area, Style::new())
    }

    /// Begins to fill a row on a ground that lies under every text and over none of what is lit in it.
    pub(super) fn strip_on(&mut self, area: Rect, ground: Style) -> Strip<'_, 'a> {
        let area = Rect { height: 1, ..area }.intersection(self.buffer.area);
        self.buffer.set_style(area, ground);
        Strip {
            canvas: self,
            area,
            ground,
        }
    }
}

/// A row being filled from both ends; what is left between them is free.
pub(super) struct Strip<'c, 'a> {
    canvas: &'c mut Canvas<'a>,
    area: Rect,
    ground: Style,
}

impl Strip<'_, '_> {
    /// Columns still free.
    pub(super) const fn room(&self) -> usize {
        self.area.width as usize
    }

    /// Column of the next text.
    pub(super) const fn column(&self) -> u16 {
        self.area.x
    }

    /// The styles.
    pub(super) const fn theme(&self) -> &Theme {
        self.canvas.theme
    }

    /// The signs.
    pub(super) const fn signs(&self) -> Signs {
        self.canvas.signs
    }

    fn grounded<'s>(&self, styled: &Styled<'s>) -> Styled<'s> {
        let base = styled.base.patch(self.ground);
        Styled { base, ..*styled }
    }

    /// Leaves columns free.
    pub(super) fn skip(&mut self, columns: u16) {
        let columns = columns.min(self.area.width);
        self.area.x += columns;
        self.area.width -= columns;
    }

    /// Writes at the left end of what is free.
    pub(super) fn put(&mut self, text: &str, style: Style) {
        self.put_styled(&Styled::plain(text, style));
    }

    /// Writes a text with styled ranges at the left end.
    pub(super) fn put_styled(&mut self, styled: &Styled<'_>) {
        let used = self.canvas.styled(self.area, &self.grounded(styled));
        self.skip(used);
    }

    /// Writes at the left end within `columns`, and goes on after them.
    pub(super) fn put_column(&mut self, styled: &Styled<'_>, columns: u16) {
        let width = columns.min(self.area.width);
        let column = Rect { width, ..self.area };
        self.canvas.styled(column, &self.grounded(styled));
        self.skip(columns);
    }

    /// Writes at the right end.
    pub(super) fn put_end(&mut self, text: &str, style: Style) {
        let columns = width(text).min(self.room()) as u16;
        let x = self.area.right() - columns;
        let end = Rect {
            x,
            width: columns,
            ..self.area
        };
        self.canvas.text(end, text, style.patch(self.ground));
        self.area.width -= columns;
    }

    /// Writes a bar as long in what is free as `part` is in `whole`, and never too long; what is there at all has one.
    pub(super) fn put_bar(&mut self, part: u32, whole: u32, style: Style) {
        let room = self.room().saturating_sub(1).min(BAR);
        let length = (room * part as usize).div_ceil(whole.max(1) as usize);
        self.put(&"#".repeat(length), style);
    }

    /// Writes a text with styled ranges within `columns` at the right end.
    pub(super) fn put_column_end(&mut self, styled: &Styled<'_>, columns: u16) {
        let width = columns.min(self.area.width);
        let x = self.area.right() - width;
        let column = Rect {
            x,
            width,
            ..self.area
        };
        self.canvas.styled(column, &self.grounded(styled));
        self.area.width -= width;
    }

    /// Fills what is free with the horizontal rule.
    pub(super) fn fill_rule(&mut self) {
        let sign = self.canvas.signs.horizontal;
        self.canvas.repeat(self.area, sign);
        self.area.width = 0;
    }
}

/// Marks every letter of `spans` with one style.
pub(super) fn lit(spans: &[crate::text::Span], style: Style) -> Vec<Overlay> {
    spans.iter().map(|span| (*span, style)).collect()
}
