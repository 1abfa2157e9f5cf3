//! Which keys are live: what a key means depends on what has the focus and what is on the screen.

use super::{App, Pane, popup::Popup};
use crate::keys::Context;

impl App {
    /// The context whose keys are live, while no line is being typed.
    pub fn context(&self) -> Context {
        match self.popup {
            Some(Popup::Fields(_)) => Context::Fields,
            Some(Popup::Saved(_)) => Context::Saved,
            Some(Popup::Facets(_)) => Context::Facets,
            Some(_) => Context::Popup,
            None => self.pane_context(),
        }
    }

    /// The context of the pane under any popup.
    pub(super) fn pane_context(&self) -> Context {
        match self.focus {
            // With only the text on the screen, keys that move an unseen list would look dead.
            _ if self.is_zen => Context::Reader,
            Pane::List => Context::List,
            Pane::Reader => Context::Reader,
            Pane::Entities => Context::Entities,
        }
    }

    /// The context of what is under the popup on top.
    pub(super) fn context_under(&self) -> Context {
        if self.memory.under.is_some() {
            Context::Fields
        } else {
            self.pane_context()
        }
    }

    /// The pane that movement keys move.
    pub(super) fn moving_pane(&self) -> Pane {
        if self.is_zen {
            Pane::Reader
        } else {
            self.focus
        }
    }
}
