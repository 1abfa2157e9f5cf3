//! The panes between the bars: one alone, a stack, or columns.
//!
//! ```text
//! Stack            Columns, 98-111      Columns and Wide
//! list             list   | reader      list | reader | entities
//! -- reader --     ------ |                           |-- company ---
//! (drawer: up)     entities                           |-- timeline --   Wide, from 20 rows on
//! ```

use super::{Geometry, Mode, Pane, Wishes};
use ratatui::layout::Rect;

/// The text is never wider; what is left becomes margin.
const TEXT_COLUMNS: u16 = 76;
/// From here on the margins give way before the text does.
const TEXT_LEAST_COLUMNS: u16 = 60;
/// Fewest columns of list, reader and entities side by side.
const LEAST_COLUMNS: [u16; 3] = [34, 54, 22];
/// Fewest rows of list and entities, one above the other.
const LEAST_ROWS: u16 = 5;

impl Geometry {
    /// Nothing but the text, in the middle of the window.
    pub(super) fn place_text_alone(&mut self, area: Rect) {
        self.reader = Some(area);
        self.text = Some(text_within(area, 0));
    }

    /// One pane has all there is.
    pub(super) fn place_alone(&mut self, area: Rect, pane: Pane) {
        match pane {
            Pane::List => self.list = Some(area),
            Pane::Entities => self.entities = Some(area),
            Pane::Reader => self.place_reader(area, true),
        }
    }

    /// List above, reader below; the drawer takes the place of the list and a part of the reader.
    pub(super) fn place_stack(&mut self, area: Rect, wishes: Wishes) {
        let has_drawer = wishes.is_drawer_open || wishes.focus == Pane::Entities;
        let share = if has_drawer { 45 } else { 30 };
        let height = percent_of(area.height, share)
            .max(LEAST_ROWS)
            .min(area.height);
        let (top, bottom) = split_rows(area, height);
        if has_drawer {
            self.entities = Some(top);
        } else {
            self.list = Some(top);
        }
        self.place_reader(bottom, true);
    }

    /// List, reader and entities side by side, or the entities under the list where there is not room for three.
    pub(super) fn place_columns(&mut self, area: Rect) {
        let least: u16 = LEAST_COLUMNS.iter().sum();
        if area.width < least + 2 {
            return self.place_two_columns(area);
        }
        let [list, reader, entities] = if self.mode == Mode::Wide {
            wide_columns(area.width - 2)
        } else {
            three_columns(area.width - 2)
        };
        let column = |x: u16, width: u16| Rect::new(x, area.y, width, area.height);
        self.list = Some(column(0, list));
        self.rules.push(column(list, 1));
        self.place_reader(column(list + 1, reader), false);
        self.rules.push(column(list + 1 + reader, 1));
        self.place_names(column(list + reader + 2, entities));
    }

    /// The names, and below them in a window with room what is counted about them and about the list: a quarter and a fifth.
    fn place_names(&mut self, area: Rect) {
        if self.mode != Mode::Wide || self.window.height < 20 {
            self.entities = Some(area);
            return;
        }
        let timeline = (area.height / 5).max(3);
        let company = (area.height / 4).max(4);
        let (above, timeline) = split_rows(area, area.height - timeline);
        let (names, company) = split_rows(above, above.height - company);
        self.entities = Some(names);
        self.company = Some(company);
        self.timeline = Some(timeline);
    }

    fn place_two_columns(&mut self, area: Rect) {
        // The reader first gets its 62 columns, which are a text of 60.
        let left = area
            .width
            .saturating_sub(TEXT_LEAST_COLUMNS + 3)
            .clamp(34, 42);
        let side = Rect {
            width: left,
            ..area
        };
        let list_height =
            area.height - percent_of(area.height, 40).max(LEAST_ROWS).min(area.height);
        let (list, entities) = split_rows(side, list_height);
        if list.height >= LEAST_ROWS {
            self.list = Some(list);
            self.entities = Some(entities);
        } else {
            self.list = Some(side);
        }
        self.rules.push(Rect::new(left, area.y, 1, area.height));
        let has_entity_line = self.entities.is_none();
        let x = left + 1;
        self.place_reader(
            Rect {
                x,
                width: area.width - x,
                ..area
            },
            has_entity_line,
        );
    }

    /// The reader: heading rows, the entity line where the names have no pane, and the text.
    fn place_reader(&mut self, area: Rect, has_entity_line: bool) {
        let is_under_list = self.mode == Mode::Stack && area.y > self.title_bottom();
        let heading = match (self.mode, area.height) {
            // Under a title row that has the headline, or alone.
            (Mode::TextOnly, _) | (Mode::One, ..=8) => 0,
            (_, ..=4) => 1,
            (_, ..=8) => 2,
            (_, 9..=10) if self.mode == Mode::One => 3,
            // A headline of two rows, the facts and the names each to themselves; in a stack the headline is in the rule.
            (_, 15..) if has_entity_line && !is_under_list => 5,
            _ => 4,
        };
        self.reader = Some(area);
        let text = text_within(area, heading.min(area.height));
        if has_entity_line && heading >= 4 {
            self.entity_line = Some(Rect {
                y: area.y + heading - 2,
                height: 1,
                ..text
            });
        }
        self.text = Some(text);
    }

    /// The first row of the panes.
    fn title_bottom(&self) -> u16 {
        self.rule.or(self.title).map_or(0, Rect::bottom)
    }
}

/// The text column: everything but a margin of up to three columns a side, in the middle where there is more.
fn text_within(area: Rect, heading: u16) -> Rect {
    let margin = match area.width {
        ..=41 => 0,
        width => (width.saturating_sub(TEXT_LEAST_COLUMNS) / 2).clamp(1, 3),
    };
    let width = (area.width - 2 * margin).min(TEXT_COLUMNS);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + heading,
        width,
        height: area.height - heading,
    }
}

/// 112 to 159 columns: first the names grow, then the text until it has its 60, then the list, which has two rows for a
/// headline and can wait longest, and then the reader again, whose text stops at 76: the rest is margin.
fn three_columns(width: u16) -> [u16; 3] {
    let [mut list, mut reader, mut entities] = LEAST_COLUMNS;
    let mut spare = width.saturating_sub(list + reader + entities);
    grow(&mut entities, 26, &mut spare);
    grow(&mut reader, TEXT_LEAST_COLUMNS + 2, &mut spare);
    grow(&mut list, 42, &mut spare);
    reader += spare;
    [list, reader, entities]
}

/// 160 columns and more: each grows to its most, and the rest is margin around the text.
fn wide_columns(width: u16) -> [u16; 3] {
    let [mut list, mut reader, mut entities] = [50, 76, 30];
    let mut spare = width.saturating_sub(list + reader + entities);
    grow(&mut list, 60, &mut spare);
    grow(&mut reader, 84, &mut spare);
    grow(&mut entities, 60, &mut spare);
    reader += spare;
    [list, reader, entities]
}

fn grow(columns: &mut u16, most: u16, spare: &mut u16) {
    let more = most.saturating_sub(*columns).min(*spare);
    *columns += more;
    *spare -= more;
}

fn percent_of(rows: u16, percent: u32) -> u16 {
    ((u32::from(rows) * percent + 50) / 100) as u16
}

fn split_rows(area: Rect, height: u16) -> (Rect, Rect) {
    let top = Rect { height, ..area };
    let bottom = Rect {
        y: area.y + height,
        height: area.height - height,
        ..area
    };
    (top, bottom)
}
