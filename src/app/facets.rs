//! Counts by outlet, section, name or day (`%`) over what the list shows: a window in which a value narrows the list or is
//! left out, and which follows as it does. A worker counts; here is which facet, in which order, and where one stands.

use super::{
    App,
    popup::{Facets, Popup},
    step::{Step, top_for},
    timeline::{MONTHS, better_step},
};
use crate::{
    entity::Kind,
    job::{Counting, Generation},
    query::{
        Row, Rows,
        facet::{Counts, Facet},
    },
};
use std::sync::Arc;

impl App {
    /// `%`: opens the counts.
    pub(super) fn open_facets(&mut self) {
        self.close_popup();
        self.turn_to(Facet::Outlet);
    }

    /// `i`: opens the timeline.
    pub(super) fn open_timeline(&mut self) {
        self.close_popup();
        self.popup = Some(Popup::Facets(Facets::timeline()));
        self.count_facet();
    }

    /// Whether the counts are on the screen.
    pub(super) fn are_facets_open(&self) -> bool {
        matches!(self.popup, Some(Popup::Facets(_)))
    }

    fn facets_mut(&mut self) -> Option<&mut Facets> {
        match &mut self.popup {
            Some(Popup::Facets(facets)) => Some(facets),
            _ => None,
        }
    }

    /// Counts by something else.
    fn turn_to(&mut self, facet: Facet) {
        let next = match self.facets_mut() {
            Some(facets) if facets.is_timeline => Facets {
                facet,
                is_fixed: facets.is_fixed,
                ..Facets::timeline()
            },
            _ => Facets::new(facet),
        };
        self.popup = Some(Popup::Facets(next));
        self.count_facet();
    }

    /// To the next facet, or the one before; from the names of a rare kind as from their label.
    pub(super) fn cycle_facets(&mut self, is_forward: bool) {
        let Some(facets) = self.facets_mut() else {
            return;
        };
        let turn = facets.turn();
        facets.is_fixed = true;
        let place = |facet| turn.iter().position(|other| *other == facet);
        let at = place(facets.facet)
            .or_else(|| place(Facet::Label))
            .unwrap_or(0);
        let by = if is_forward { 1 } else { turn.len() - 1 };
        if let Some(next) = turn.get((at + by) % turn.len()) {
            self.turn_to(*next);
        }
    }

    /// Asks for the counts anew, while somebody looks.
    pub(super) fn count_facet(&mut self) {
        let awaited = self.memory.awaited.as_ref().map(|awaited| awaited.facet);
        let Some(facet) = self.facets_mut().map(|facets| facets.facet).or(awaited) else {
            return;
        };
        if self.list.view.whole.is_some() {
            // Only the first rows are there; all of them are on their way.
            return;
        }
        let selects_nothing = self.query.error.is_some() || self.list.match_count() == 0;
        let (rows, count) = if selects_nothing && !self.are_facets_open() {
            // What is half typed selects nothing yet: the list is that of another query, or empty.
            let all: Rows = Arc::new(self.corpus.ids().map(Row::unscored).collect());
            (Arc::clone(&all), all.len())
        } else {
            (self.list.view.matches().clone(), self.list.match_count())
        };
        self.count(Counting::Facet(facet, rows, count));
    }

    /// Takes in the counts.
    pub(super) fn faceted(&mut self, generation: Generation, counts: Arc<Counts>) {
        if self.memory.counting != Some(generation) {
            return;
        }
        if counts.done >= counts.total {
            self.memory.counting = None;
        }
        self.offer_values(&counts);
        if let Some(facets) = self.facets_mut()
            && facets.facet == counts.facet
        {
            if facets.is_timeline
                && !facets.is_fixed
                && let Some(facet) = better_step(&counts, MONTHS)
            {
                return self.turn_to(facet);
            }
            let step = facets.take(counts);
            self.step_facets(step);
        }
    }

    /// The values by name or by count.
    pub(super) fn sort_facets(&mut self) {
        if let Some(facets) = self.facets_mut() {
            facets.is_by_name = !facets.is_by_name;
            facets.arrange(None);
            self.step_facets(Step::Lines(0));
        }
    }

    /// Moves in the window.
    pub(super) fn step_facets(&mut self, step: Step) {
        // Above the values stands which facets there are.
        let height = self.popup_height().saturating_sub(1).max(1);
        if let Some(facets) = self.facets_mut() {
            let count = facets.len();
            facets.cursor = step.from(facets.cursor, height, count);
            facets.top = top_for(facets.cursor, facets.top, height, count);
        }
    }

    /// Enter and `-`: the list without articles that have another value, or without those that have this one. The label of
    /// a kind opens its names.
    pub(super) fn narrow_to_value(&mut self, is_wanted: bool) {
        let Some(facets) = self.facets_mut() else {
            return;
        };
        let (facet, value) = (facets.facet, facets.value(facets.cursor).cloned());
        let Some(value) = value else {
            return self.say("nothing to choose from");
        };
        if value.count == 0 {
            return self.say("no article of the list is of that time");
        }
        facets.is_fixed = false;
        let Some(term) = facet.term(&value.name) else {
            return self.open_kind(&value.name);
        };
        let term = if is_wanted { term } else { format!("!{term}") };
        let base = match self.query.error {
            None => self.query.text.trim(),
            Some(_) => "",
        };
        if base.contains(&term) && !base.contains(&format!("!{term}")) {
            return self.say(&format!("already narrowed to {term}"));
        }
        let query = [base, &term].join(" ").trim().to_owned();
        self.leave(true);
        self.set_query(query, self.here());
    }

    fn open_kind(&mut self, label: &str) {
        let mut kinds = Kind::ALL.into_iter();
        match kinds.find(|kind| kind.label() == label) {
            Some(kind) if kind.is_named() => self.turn_to(Facet::Name(kind)),
            _ => self.say("dates and figures are not counted one by one"),
        }
    }
}
