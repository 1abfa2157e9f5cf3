//! Movement: an action and its count have become a `Step`, which each pane applies to its own lines.

use super::{
    App, Pane,
    list::{Anchor, ListLine},
    popup::{Peek, Popup},
    step::{Step, margin_of},
};
use crate::job::{LineKind, Prepared};

impl App {
    /// Moves in whatever has the focus.
    pub(super) fn step(&mut self, step: Step) {
        if self.popup.is_some() {
            return self.step_popup(step);
        }
        match self.moving_pane() {
            Pane::List => self.step_list(step),
            Pane::Reader => self.step_reader(step),
            Pane::Entities => self.step_entities(step),
        }
    }

    /// Moves the cursor of the list.
    pub(super) fn step_list(&mut self, step: Step) {
        let (height, count) = (self.list_page(), self.list.line_count());
        self.stand_on(step.from(self.list.cursor, height, count));
        // It may lead further than the first rows, which are all there are yet.
        let is_at_end = self.list.cursor + 1 >= count;
        self.memory.step_again = (is_at_end && self.list.view.whole.is_some()).then_some(step);
    }

    /// Puts the cursor of the list on a line, where it will stay.
    pub(super) fn stand_on(&mut self, line: usize) {
        (self.memory.landing, self.memory.returning) = (None, None);
        self.list.cursor = line.min(self.list.line_count().saturating_sub(1));
        self.memory.anchor = match self.list.line(self.list.cursor) {
            Some(ListLine::Article(row)) => Anchor::Article(row.article),
            Some(ListLine::Group { number, .. }) => {
                let group = self.list.group(number);
                let row = group.and_then(|group| self.list.view.rows.get(group.row));
                row.map_or(Anchor::Top, |row| Anchor::Group(row.article))
            }
            _ => Anchor::Seam,
        };
        if self.list.line_count() == 0 {
            self.memory.anchor = Anchor::Top;
        }
    }

    /// Scrolls the text, or stretches the selection.
    pub(super) fn step_reader(&mut self, step: Step) {
        if self.memory.selecting.is_some() {
            return self.step_selection(step);
        }
        let (height, top) = (self.text_height(), self.reader.top_line());
        let last_top = self.line_count().saturating_sub(height);
        // Below the last page (after a resize) nothing scrolls back by itself.
        let count = last_top.max(top) + 1;
        self.show_line(step.from(top, height, count));
    }

    pub(super) fn step_entities(&mut self, step: Step) {
        let (height, count) = (self.entities_height(), self.rows_shown());
        self.entities.cursor = step.from(self.entities.cursor, height, count);
    }

    fn step_popup(&mut self, step: Step) {
        match self.popup {
            Some(Popup::Fields(_)) => return self.step_fields(step),
            Some(Popup::Saved(_)) => return self.step_saved(step),
            Some(Popup::Facets(_)) => return self.step_facets(step),
            Some(Popup::Company(_)) => return self.step_company(step),
            Some(Popup::Problems { .. }) => return self.step_account(step),
            Some(Popup::Hits { .. }) => return self.step_hits_window(step),
            _ => {}
        }
        let (height, count) = (self.popup_height(), self.popup_line_count());
        let last_top = count.saturating_sub(height);
        if let Some(Popup::Help { top, .. } | Popup::Peek(Peek { top, .. })) = &mut self.popup {
            *top = step.from(*top, height, last_top + 1);
        }
    }

    /// Puts a line of the text on top.
    pub(super) fn show_line(&mut self, line: usize) {
        let Some(prepared) = self.reader.prepared.clone() else {
            return;
        };
        let start = |line: usize| prepared.lines.get(line).map(|line| line.span.start);
        let before = self.reader.top_line();
        let mut line = line.min(prepared.lines.len().saturating_sub(1));
        self.reader.place = start(line).unwrap_or_default();
        // A blank line may start where the next one does: go on up until the top moves.
        while line > 0 && line < before && self.reader.top_line() >= before {
            line -= 1;
            self.reader.place = start(line).unwrap_or_default();
        }
    }

    /// Scrolls, if need be, so that a byte of the body shows with context.
    pub(super) fn show_byte(&mut self, byte: u32) {
        let Some(prepared) = &self.reader.prepared else {
            return;
        };
        let line = line_at(prepared, byte);
        let (top, height) = (self.reader.top_line(), self.text_height());
        let margin = margin_of(height);
        let is_in_view = line < top + height - margin.min(height)
            && (line >= top + margin || (line >= top && top == 0));
        if !is_in_view {
            let last_top = prepared.lines.len().saturating_sub(height);
            self.show_line(line.saturating_sub(height / 3).min(last_top));
        }
    }

    /// To the next paragraph, `times` times; back when negative.
    pub(super) fn step_paragraphs(&mut self, times: i64) {
        if self.memory.selecting.is_some() {
            return self.step_selected_paragraphs(times);
        }
        let Some(prepared) = self.reader.prepared.clone() else {
            return;
        };
        let mut line = self.reader.top_line();
        for _ in 0..times.unsigned_abs().min(prepared.lines.len() as u64) {
            line = next_paragraph(&prepared, line, times > 0);
        }
        let last_top = prepared.lines.len().saturating_sub(self.text_height());
        self.show_line(line.min(last_top.max(self.reader.top_line())));
    }

    /// To another article of the list, keeping the focus.
    pub(super) fn step_articles(&mut self, times: i64) {
        let row = self.list.rows_above(self.list.cursor) as i64;
        // Between two rows, going down leads to the one below.
        let from = row - i64::from(self.list.selected().is_none() && times > 0);
        let last = self.list.open_count() as i64 - 1;
        if last < 0 {
            return;
        }
        let to = from.saturating_add(times).clamp(0, last);
        if to == row && self.list.selected().is_some() {
            self.say(if times > 0 {
                "last article"
            } else {
                "first article"
            });
        } else if let Some(line) = self.unfolded_line(to as usize) {
            self.stand_on(line);
        }
    }
}

/// The line a byte of the body is on.
pub(super) fn line_at(prepared: &Prepared, byte: u32) -> usize {
    let lines = &prepared.lines;
    lines
        .partition_point(|line| line.span.start <= byte)
        .saturating_sub(1)
}

/// The first line of the next (or this, else the previous) paragraph from `line`; the end of the text when there is none.
pub(super) fn next_paragraph(prepared: &Prepared, line: usize, is_forward: bool) -> usize {
    let is_start = |at: &usize| {
        let kind = prepared.lines.get(*at).map(|line| line.kind);
        matches!(kind, Some(LineKind::Opening | LineKind::Crosshead))
    };
    let last = prepared.lines.len().saturating_sub(1);
    if is_forward {
        (line + 1..=last).find(is_start).unwrap_or(last)
    } else {
        (0..line).rev().find(is_start).unwrap_or(0)
    }
}
