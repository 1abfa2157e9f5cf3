//! Going from pane to pane, in and out: focus, zoom, drawer, zen, and the two ladders, `q` one level back and Esc.

use super::{
    App, Effect, Pane,
    geometry::Mode,
    list::ListLine,
    popup::{Popup, Side},
};

impl App {
    /// Moves the focus to the next pane, or the previous one.
    pub(super) fn cycle_panes(&mut self, is_forward: bool) {
        if matches!(self.popup, Some(Popup::Fields(_))) {
            return self.cycle_fields();
        }
        if matches!(self.popup, Some(Popup::Facets(_))) {
            return self.cycle_facets(is_forward);
        }
        if self.is_zen {
            return;
        }
        // Side by side the names may have no room; elsewhere a pane comes to the screen with the focus.
        let is_side_by_side = matches!(self.geometry.mode, Mode::Columns | Mode::Wide);
        let has_names = !is_side_by_side || self.is_zoomed || self.geometry.entities.is_some();
        let panes: &[Pane] = if has_names {
            &[Pane::List, Pane::Reader, Pane::Entities]
        } else {
            &[Pane::List, Pane::Reader]
        };
        let at = panes
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        let by = if is_forward { 1 } else { panes.len() - 1 };
        self.focus = panes
            .get((at + by) % panes.len())
            .copied()
            .unwrap_or_default();
    }

    /// Enter: more about a line of a window; else reads what is under the cursor, again gives it the window; pivots on an
    /// entity, goes to a quote.
    pub(super) fn open(&mut self) {
        match self.popup {
            Some(Popup::Fields(_)) => return self.pick_field(),
            Some(Popup::Saved(_)) => return self.put_saved_in_force(),
            Some(Popup::Facets(_)) => return self.narrow_to_value(true),
            Some(Popup::Company(_)) => return self.narrow_to_company(),
            Some(Popup::Hits { cursor, .. }) => return self.go_to_hit(cursor),
            Some(Popup::Problems { cursor, .. }) => return self.open_account_line(cursor),
            Some(_) => return,
            None => {}
        }
        match self.moving_pane() {
            Pane::List => self.open_line(),
            Pane::Reader if self.entity_stood_on().is_some() => self.pivot(),
            // A pane that has the window to itself already gains nothing but another `q`.
            Pane::Reader if self.is_zen || self.geometry.list.is_none() && !self.is_zoomed => {}
            Pane::Reader => self.is_zoomed = !self.is_zoomed,
            Pane::Entities => {
                if !self.go_to_quote() {
                    self.pivot();
                }
            }
        }
    }

    fn open_line(&mut self) {
        match self.list.line(self.list.cursor) {
            Some(ListLine::Article(_)) => {
                self.note_asked();
                self.note_opened();
                self.focus = Pane::Reader;
            }
            Some(ListLine::Group { .. }) => self.toggle_fold(),
            Some(ListLine::Seam { .. }) => self.widen(),
            None => {}
        }
    }

    /// `q`: one level back, and at the top out.
    pub(super) fn back(&mut self) {
        if matches!(&self.popup, Some(Popup::Fields(fields)) if fields.side == Side::Paths) {
            self.cycle_fields();
        } else if self.popup.is_some() {
            self.close_popup();
        } else if self.is_zen {
            self.is_zen = false;
        } else if self.is_zoomed {
            self.is_zoomed = false;
        } else if self.is_drawer_open {
            self.focus = Pane::Reader;
        } else if self.focus != Pane::List {
            self.focus = Pane::List;
        } else if self.trail.behind.last().is_some_and(|stop| stop.is_pivot) {
            self.pivot_back();
        } else {
            self.effect(Effect::Quit(0));
        }
    }

    /// Esc: a popup, then a selection, then what is being looked for, then the filter, then back to the list; never out.
    pub(super) fn close(&mut self) {
        if self.popup.is_some() {
            self.close_popup();
        } else if self.memory.selecting.is_some() {
            self.drop_selection();
        } else if self.reader.find.is_some() {
            self.reader.find = None;
            self.reader.hit = None;
        } else if !self.query.text.is_empty() {
            self.clear_query();
        } else {
            (self.is_zen, self.is_zoomed, self.focus) = (false, false, Pane::List);
        }
    }

    /// Nothing but the text, or everything again.
    pub(super) fn toggle_zen(&mut self) {
        self.is_zen = !self.is_zen;
        if self.is_zen {
            self.focus = Pane::Reader;
        }
    }

    /// Makes sure that the text is on the screen, for what only makes sense when it is seen.
    pub(super) fn show_reader(&mut self) {
        let is_shown = self.geometry.reader.is_some() || self.geometry.text.is_some();
        if !is_shown {
            self.focus = Pane::Reader;
            // where something is shown depends on how many lines there are now
            self.arrange_again();
        }
    }
}
