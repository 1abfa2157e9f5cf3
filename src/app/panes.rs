//! Going from pane to pane, in and out: focus, zoom, drawer, zen, and the two ladders, `q` one level back and Esc.

use super::{App, Effect, Pane, geometry::Mode, list::ListLine, popup::Popup};

impl App {
    /// Moves the focus to the next pane, or the previous one.
    pub(super) fn cycle_panes(&mut self, is_forward: bool) {
        if self.is_text_alone() {
            return;
        }
        self.focus = match (self.focus, is_forward) {
            (Pane::List, true) | (Pane::Entities, false) => Pane::Reader,
            (Pane::Reader, true) | (Pane::List, false) => Pane::Entities,
            (Pane::Entities, true) | (Pane::Reader, false) => Pane::List,
        };
    }

    /// Enter: reads what is under the cursor, again gives it the window; pivots on an entity.
    pub(super) fn open(&mut self) {
        if matches!(self.popup, Some(Popup::Link { .. })) {
            return self.open_shown_link();
        }
        match self.moving_pane() {
            Pane::List => self.open_line(),
            Pane::Reader if self.is_text_alone() || self.geometry.mode == Mode::One => {}
            Pane::Reader => self.is_zoomed = !self.is_zoomed,
            Pane::Entities => self.pivot(),
        }
    }

    fn open_line(&mut self) {
        match self.list.line(self.list.cursor) {
            Some(ListLine::Article(_)) => self.focus = Pane::Reader,
            Some(ListLine::Seam { .. }) => self.widen(),
            None => {}
        }
    }

    /// `q`: one level back, and at the top out.
    pub(super) fn back(&mut self) {
        if self.popup.is_some() {
            self.close_popup();
        } else if self.is_zen {
            self.is_zen = false;
        } else if self.is_zoomed {
            self.is_zoomed = false;
        } else if self.is_drawer_open {
            self.focus = Pane::Reader;
        } else if self.moving_pane() != Pane::List && !self.is_text_alone() {
            self.focus = Pane::List;
        } else if self.trail.behind.last().is_some_and(|stop| stop.is_pivot) {
            self.pivot_back();
        } else {
            self.effect(Effect::Quit(0));
        }
    }

    /// Esc: a popup, then a selection, then what is being looked for, then the filter; never out.
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
        }
    }

    /// Ctrl-c: stops what is under way, else quits as a shell would expect.
    pub(super) fn cancel(&mut self) {
        if self.status.is_walking {
            self.stop_walking();
            self.say("stopped");
        } else {
            self.effect(Effect::Quit(130));
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
        }
    }
}
