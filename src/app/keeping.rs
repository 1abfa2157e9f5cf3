//! What Esc brings back when a filter or find prompt is left: all of it, at once, without waiting for a worker.

use super::{
    App,
    memory::{Asked, Kept, Landing},
};

impl App {
    /// Notes what Esc goes back to.
    pub(super) fn keep(&mut self) {
        self.memory.kept = Some(Kept {
            query: self.query.clone(),
            shown: self.memory.filtering.shown.clone(),
            order: self.order,
            list: self.list.clone(),
            anchor: self.here_or_top(),
            panes: (self.focus, self.is_zoomed, self.is_zen),
            place: self.place_here(),
            find: self.reader.find.clone(),
            hit: self.reader.hit,
            prepared: self.reader.prepared.clone(),
        });
    }

    /// Brings the old list back at once, and asks for it anew in case the corpus has grown since.
    pub(super) fn restore_list(&mut self) {
        let Some(kept) = self.memory.kept.take() else {
            return;
        };
        (self.focus, self.is_zoomed, self.is_zen) = kept.panes;
        let is_same = *self.query.in_force == *kept.query.in_force && self.order == kept.order;
        self.query = kept.query;
        self.order = kept.order;
        if !is_same || self.list.cursor != kept.list.cursor {
            self.list = kept.list;
            self.memory.anchor = kept.anchor;
            self.memory.filtering.shown = kept.shown;
            self.filter();
        }
        if let Some(article) = self.list.selected() {
            self.come_back(article, Landing::Top(kept.place));
        }
    }

    /// Brings back the pattern, its hits and the place.
    pub(super) fn restore_find(&mut self) {
        if let Some(kept) = self.memory.kept.take() {
            self.reader.find = kept.find;
            self.reader.place = kept.place;
            self.reader.hit = kept.hit;
            // The hits of the old pattern have yet to be found again.
            let place = Landing::Place(kept.place, kept.hit);
            let is_asked = |asked: &&Asked| asked.find != self.reader.find;
            let asked = self.memory.asked.as_ref().filter(is_asked);
            self.memory.landing = asked.map(|asked| (asked.article, place));
        }
    }
}
