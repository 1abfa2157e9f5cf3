//! The index of the words of all texts: asked for with `:index`, or kept up by the settings; a worker opens and makes it.

use super::App;
use crate::job::{Course, IndexJob, Job};

impl App {
    /// `:index`: makes what is missing of it, and keeps it up for the rest of the session.
    pub(super) fn index(&mut self) {
        self.memory.index.is_kept_up = true;
        self.memory.index.is_stopped = false;
        if self.status.loading.is_some() {
            self.memory.index.is_waiting = true;
            return self.say("the index is made once everything is loaded");
        }
        self.send_index(true);
    }

    /// The corpus is loaded, or has grown.
    pub(super) fn follow_index(&mut self) {
        let is_asked = std::mem::take(&mut self.memory.index.is_waiting);
        self.send_index(is_asked);
    }

    fn send_index(&mut self, is_asked: bool) {
        self.send(Job::Index(IndexJob {
            corpus: self.corpus.clone(),
            is_wanted: self.settings.has_index || self.memory.index.is_kept_up,
            is_asked,
        }));
    }

    /// Takes in how far it is.
    pub(super) fn indexing(&mut self, state: Option<Course>) {
        let is_stopped = &mut self.memory.index.is_stopped;
        *is_stopped = *is_stopped && state.is_some();
        self.status.indexing = state.filter(|_| !*is_stopped);
    }
}
