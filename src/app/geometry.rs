//! Where everything is, for a window of any size (product.md 1). Pure arithmetic over rectangles: it looks at no text,
//! so that moving to another article never moves a pane.
//!
//! Three choices a reader will question. At 98 to 111 columns three panes side by side would leave none of them its
//! least width, so the entities stand under the list, and reader and list keep theirs. The drawer of the stacked
//! layout takes the place of the list and not of the text, because the name under its cursor is lit up in the text.
//! A threshold is crossed upwards exactly where the table has it and downwards two columns later: a drag does not
//! flicker, and a window that just opened follows the table to the letter.

mod panes;

use super::{Pane, list::Room};
use ratatui::layout::Rect;

/// Which arrangement is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Under 20x4: one line says what is needed. Also before the size of the window is known.
    #[default]
    TooSmall,
    /// Under 30 columns or 6 rows: the pane with the focus alone, without any bar.
    TextOnly,
    /// One pane at a time.
    One,
    /// List above, reader below, entities as a drawer.
    Stack,
    /// Three columns; under 112 columns the entities stand under the list.
    Columns,
    /// Three columns with room.
    Wide,
}

/// Where each part is; none when it is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Geometry {
    /// The arrangement.
    pub mode: Mode,
    /// The whole window.
    pub window: Rect,
    /// The title row.
    pub title: Option<Rect>,
    /// The rule under it.
    pub rule: Option<Rect>,
    /// The list, rows only.
    pub list: Option<Rect>,
    /// The reader with its heading; in the stacked layout its first row is the rule under the list.
    pub reader: Option<Rect>,
    /// The rows of the text within the reader, margins taken off.
    pub text: Option<Rect>,
    /// The entity line under the headline, where the pane itself is not shown.
    pub entity_line: Option<Rect>,
    /// The entity pane, its heading first.
    pub entities: Option<Rect>,
    /// Below it who appears with a name, a rule with a heading first.
    pub company: Option<Rect>,
    /// And when the articles of the list were published, the same.
    pub timeline: Option<Rect>,
    /// Vertical rules between panes, and the rule above the status row.
    pub rules: Vec<Rect>,
    /// The status row.
    pub status: Option<Rect>,
    /// The hints row.
    pub hints: Option<Rect>,
    /// Every article of the list has a second row: the rest of the headline, outlet and date, or where its text matches.
    pub has_snippets: bool,
}

/// What the arrangement depends on beside the size of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, not the states of one thing"
)]
pub struct Wishes {
    /// The pane with the focus.
    pub focus: Pane,
    /// It has the window to itself.
    pub is_zoomed: bool,
    /// Nothing but the text.
    pub is_zen: bool,
    /// The entity drawer is open.
    pub is_drawer_open: bool,
    /// One pane at a time, however wide the window.
    pub is_linear: bool,
}

/// Fewest columns and rows anything is drawn in.
pub const LEAST: (u16, u16) = (20, 4);

/// Rows from which on a list that is alone shows where the texts match.
const SNIPPET_ROWS: u16 = 16;

/// Columns a threshold sticks when the window shrinks past it.
const STICKY_COLUMNS: u16 = 2;

/// Arranges a window of `columns` x `rows`; `previous` makes thresholds sticky by two columns.
pub fn arrange(columns: u16, rows: u16, wishes: Wishes, previous: Mode) -> Geometry {
    let window = Rect::new(0, 0, columns, rows);
    let mode = if wishes.is_linear {
        Mode::One
    } else {
        sticky_mode(columns, rows, previous)
    };
    let mut geometry = Geometry {
        mode,
        window,
        ..Geometry::default()
    };
    if mode == Mode::TooSmall {
        return geometry;
    }
    if wishes.is_zen {
        geometry.place_text_alone(window);
        return geometry;
    }
    if mode == Mode::TextOnly {
        geometry.place_alone(window, wishes.focus);
        return geometry;
    }
    let panes = geometry.place_bars();
    match mode {
        _ if wishes.is_zoomed => geometry.place_alone(panes, wishes.focus),
        Mode::Stack => geometry.place_stack(panes, wishes),
        Mode::Columns | Mode::Wide => geometry.place_columns(panes),
        _ => geometry.place_alone(panes, wishes.focus),
    }
    geometry.has_snippets = geometry.has_room_for_snippets(wishes);
    geometry
}

fn sticky_mode(columns: u16, rows: u16, previous: Mode) -> Mode {
    let mode = mode_of(columns, rows);
    let wider = mode_of(columns.saturating_add(STICKY_COLUMNS), rows);
    let is_sticky = wider == previous && mode != Mode::TooSmall;
    if is_sticky { previous } else { mode }
}

/// The table of product.md 1.
fn mode_of(columns: u16, rows: u16) -> Mode {
    let (least_columns, least_rows) = LEAST;
    match columns {
        _ if columns < least_columns || rows < least_rows => Mode::TooSmall,
        _ if columns < 30 || rows < 6 => Mode::TextOnly,
        30..=71 => Mode::One,
        72..=99 if rows < 20 => Mode::One,
        72..=99 => Mode::Stack,
        100..=159 => Mode::Columns,
        _ => Mode::Wide,
    }
}

impl Geometry {
    /// What the list has of the window.
    pub fn list_room(&self) -> Room {
        let per_article = if self.has_snippets { 2 } else { 1 };
        let is_pane = self.mode == Mode::One && self.window.height >= SNIPPET_ROWS;
        Room {
            rows: self.list.map_or(self.window.height, |list| list.height),
            per_article,
            per_text: if is_pane { 2 } else { per_article },
        }
    }

    /// Whether a row that matches in its text has a row below it to show where.
    pub fn has_rows_for_snippets(&self) -> bool {
        self.list_room().per_text > 1
    }

    /// A column too narrow for most headlines gives them a second row, where the window is high enough.
    fn has_room_for_snippets(&self, wishes: Wishes) -> bool {
        let is_column = matches!(self.mode, Mode::Columns | Mode::Wide) && !wishes.is_zoomed;
        let is_narrow = self.mode == Mode::One && self.window.width < 50;
        self.window.height >= 20 && (is_column || is_narrow)
    }

    /// Where a popup may lie, with its heading: between title and status, and never over the line being typed.
    pub fn sheet(&self, has_prompt: bool) -> Rect {
        let above = self.rule.or(self.title);
        let top = above.map_or(0, Rect::bottom);
        let across = |rule: &&Rect| rule.height == 1 && rule.width == self.window.width;
        let below = self.rules.iter().find(across).copied().or(self.status);
        let prompt = u16::from(has_prompt);
        let bottom = below.map_or(self.window.height.saturating_sub(prompt), |row| row.y);
        Rect {
            y: top,
            height: bottom.saturating_sub(top),
            ..self.window
        }
    }

    /// Rows the heading of a popup takes; none where they are better spent on the content.
    pub fn sheet_heading(&self) -> u16 {
        u16::from(self.sheet(true).height >= 4)
    }

    /// Rows of content the highest popup has.
    pub fn sheet_rows(&self, has_prompt: bool) -> u16 {
        self.sheet(has_prompt)
            .height
            .saturating_sub(self.sheet_heading())
    }

    /// Places title, status, hints and their rules; returns what is left for the panes.
    fn place_bars(&mut self) -> Rect {
        let Rect { width, height, .. } = self.window;
        let row = |y: u16| Rect::new(0, y, width, 1);
        let has_rules = height >= 12;
        let has_hints = match self.mode {
            Mode::One => height >= 20,
            _ => height >= 12,
        };
        self.title = Some(row(0));
        self.rule = has_rules.then(|| row(1));
        let top = if has_rules { 2 } else { 1 };
        let mut bottom = height;
        if has_hints {
            bottom -= 1;
            self.hints = Some(row(bottom));
        }
        bottom -= 1;
        self.status = Some(row(bottom));
        if height >= 20 {
            bottom -= 1;
            self.rules.push(row(bottom));
        }
        Rect::new(0, top, width, bottom.saturating_sub(top))
    }
}

#[cfg(test)]
mod tests;
