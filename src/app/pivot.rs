//! From a name to the articles that name it, and back to where one was.

use super::{
    App, Pane,
    list::Anchor,
    memory::{Landing, Returning},
    trail::Stop,
};
use crate::{corpus::ArticleId, query::ast::meaning};

/// Longest trail kept: a day of pivots.
const TRAIL_CAP: usize = 500;

impl App {
    /// Narrows the list to the articles that name the entity one stands on.
    pub(super) fn pivot(&mut self) {
        let Some(chip) = self.entity_stood_on().and_then(|entity| {
            let prepared = self.reader.prepared.as_ref()?;
            let entity = prepared.extraction.entities.get(entity as usize)?;
            Some(meaning(entity))
        }) else {
            return self.say("no entity under the cursor");
        };
        let is_understood = self.query.error.is_none();
        let base = if is_understood {
            self.query.text.trim()
        } else {
            ""
        };
        if base.contains(&chip) {
            return self.say(&format!("already narrowed to {chip}"));
        }
        let query = if base.is_empty() {
            chip
        } else {
            format!("{base} {chip}")
        };
        self.leave(true);
        self.focus = Pane::List;
        self.is_zoomed = false;
        self.set_query(query, self.here());
    }

    /// Notes where one is before going elsewhere.
    pub(super) fn leave(&mut self, is_pivot: bool) {
        let stop = self.stop(is_pivot);
        self.trail.behind.push(stop);
        self.trail.ahead.clear();
        if self.trail.behind.len() > TRAIL_CAP {
            self.trail.behind.remove(0);
        }
    }

    fn stop(&self, is_pivot: bool) -> Stop {
        Stop {
            query: self.query.text.clone(),
            article: self.list.selected(),
            place: self.place_here(),
            depth: self.list.depth(),
            names: (self.entities.cursor, self.entities.top),
            focus: self.focus,
            is_zoomed: self.is_zoomed,
            is_widened: self.list.is_widened,
            is_pivot,
        }
    }

    /// The place in the article under the cursor: the top, while another one is still shown.
    pub(super) fn place_here(&self) -> u32 {
        let shown = self.reader.prepared.as_ref().map(|shown| shown.id);
        if shown == self.list.selected() {
            self.reader.place
        } else {
            0
        }
    }

    /// Back to where one was.
    pub(super) fn pivot_back(&mut self) {
        match self.trail.behind.pop() {
            Some(stop) => {
                let here = self.stop(stop.is_pivot);
                self.trail.ahead.push(here);
                self.return_to(stop);
            }
            None => self.say("nothing to go back to"),
        }
    }

    /// Forward to where one went back from.
    pub(super) fn pivot_forward(&mut self) {
        match self.trail.ahead.pop() {
            Some(stop) => {
                let here = self.stop(stop.is_pivot);
                self.trail.behind.push(here);
                self.return_to(stop);
            }
            None => self.say("nothing to go forward to"),
        }
    }

    fn return_to(&mut self, stop: Stop) {
        self.focus = stop.focus;
        self.is_zoomed = stop.is_zoomed;
        self.list.set_widened(stop.is_widened);
        self.memory.returning = Some(Returning { depth: stop.depth });
        self.set_query(
            stop.query,
            stop.article.map_or(Anchor::Top, Anchor::Article),
        );
        if let Some(article) = stop.article {
            self.come_back(article, Landing::Back(stop.place, stop.names));
        }
    }

    /// Stands in an article as before: now if it is shown, else when it comes.
    pub(super) fn come_back(&mut self, article: ArticleId, landing: Landing) {
        let shown = self.reader.prepared.as_ref().map(|shown| shown.id);
        if shown == Some(article) && self.list.selected() == shown {
            self.land(landing);
        } else {
            // The list may pass through other rows before this one is back under the cursor.
            self.memory.landing = Some((article, landing));
        }
    }
}
