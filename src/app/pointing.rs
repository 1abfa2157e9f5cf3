//! The mouse, when it is on: a click focuses and selects, the wheel scrolls what it is over. Nothing needs it.

use super::{
    App, Pane,
    entities::{EntityLine, HEADING_ROWS},
    step::Step,
};
use ratatui::layout::{Position, Rect};

/// Lines a notch of the wheel scrolls.
const NOTCH: i64 = 3;

impl App {
    /// Takes a click.
    pub(super) fn click(&mut self, column: u16, row: u16) {
        if self.popup.is_some() || self.prompt.is_some() {
            return;
        }
        let Some((pane, area)) = self.pane_at(column, row) else {
            return;
        };
        self.focus = pane;
        let depth = row.saturating_sub(area.y);
        match pane {
            Pane::List => {
                let room = self.geometry.list_room();
                let clicked = self
                    .list
                    .in_sight(room)
                    .find(|line| depth < line.depth + line.height);
                if let Some(line) = clicked {
                    self.stand_on(line.index);
                }
            }
            Pane::Reader => {}
            Pane::Entities => self.click_name(depth),
        }
    }

    fn click_name(&mut self, depth: u16) {
        let (Some(prepared), Some(depth)) =
            (&self.reader.prepared, depth.checked_sub(HEADING_ROWS))
        else {
            return;
        };
        let lines = self.entities.lines(prepared);
        let line = lines.get(self.entities.top + usize::from(depth));
        if let Some(index) = line.and_then(EntityLine::index) {
            self.entities.cursor = index;
        }
    }

    /// Takes a turn of the wheel.
    pub(super) fn wheel(&mut self, notches: i16, column: u16, row: u16) {
        let step = Step::Lines(i64::from(notches) * NOTCH);
        if self.popup.is_some() {
            return self.step(step);
        }
        match self.pane_at(column, row) {
            Some((Pane::Reader, _)) => self.step_reader(step),
            Some((Pane::List, _)) => self.step_list(step),
            Some((Pane::Entities, _)) => self.step_entities(step),
            None => {}
        }
    }

    /// The pane a cell belongs to. The drawer lies over the reader.
    fn pane_at(&self, column: u16, row: u16) -> Option<(Pane, Rect)> {
        let panes = [
            (Pane::Entities, self.geometry.entities),
            (Pane::List, self.geometry.list),
            (Pane::Reader, self.geometry.reader.or(self.geometry.text)),
        ];
        let shown = panes
            .into_iter()
            .filter_map(|(pane, area)| Some((pane, area?)));
        let cell = Position::new(column, row);
        shown.into_iter().find(|(_, area)| area.contains(cell))
    }
}
