//! Where folders cannot be watched: the files are looked at when the user asks, or comes back.

use crate::{corpus::folders::Folders, worker::spawn::Slots};
use std::{io, sync::Arc, time::Duration};

/// Watches nothing.
#[derive(Debug, Clone)]
pub(crate) struct Watch;

impl Watch {
    /// Watches nothing.
    pub(crate) fn start(_: &Arc<Slots>) -> io::Result<Self> {
        Ok(Self)
    }

    /// Nothing is watched, and nothing went wrong.
    pub(crate) fn over(&self, _: &Folders) -> Option<String> {
        None
    }

    /// Somebody should look.
    pub(crate) fn is_blind(&self) -> bool {
        true
    }

    /// Takes no note.
    pub(crate) fn took(&self, _: Duration) {}
}
