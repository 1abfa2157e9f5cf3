//! Which keys are live: what a key means depends on what has the focus and what is on the screen.

use super::{App, Pane};
use crate::keys::Context;

impl App {
    /// The context whose keys are live, while no line is being typed.
    pub fn context(&self) -> Context {
        if self.popup.is_some() {
            Context::Popup
        } else {
            self.pane_context()
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

    /// The pane that movement keys move.
    pub(super) fn moving_pane(&self) -> Pane {
        if self.is_zen {
            Pane::Reader
        } else {
            self.focus
        }
    }
}
