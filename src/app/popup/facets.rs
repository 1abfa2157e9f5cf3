//! The window of the counts: which facet, its values in which order, and where one stands.

use crate::{
    app::{
        step::Step,
        timeline::{STEPS, empty, gap},
    },
    query::facet::{Counts, Facet, Value},
};
use std::sync::Arc;

/// The window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// What is counted by.
    pub facet: Facet,
    /// The counts, once they are there.
    pub counts: Option<Arc<Counts>>,
    /// The values by name, dates the newest first; else most articles first.
    pub is_by_name: bool,
    /// It is a timeline: by date, the oldest first, with what has no article.
    pub is_timeline: bool,
    /// Its steps were chosen, and are not changed for better ones.
    pub(in crate::app) is_fixed: bool,
    /// Places among the values, in the order shown.
    pub(in crate::app) order: Arc<[u32]>,
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row shown.
    pub top: usize,
}

impl Facets {
    /// Nothing is counted yet.
    pub(in crate::app) fn new(facet: Facet) -> Self {
        Self {
            facet,
            counts: None,
            is_by_name: facet.is_dated(),
            is_timeline: false,
            is_fixed: false,
            order: Arc::default(),
            cursor: 0,
            top: 0,
        }
    }

    /// A timeline, by month at first.
    pub(in crate::app) fn timeline() -> Self {
        Self {
            is_timeline: true,
            ..Self::new(Facet::Month)
        }
    }

    /// What there is a turn to.
    pub const fn turn(&self) -> &'static [Facet] {
        if self.is_timeline {
            &STEPS
        } else {
            &Facet::TURN
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// A row.
    pub fn value(&self, row: usize) -> Option<&Value> {
        let at = *self.order.get(row)?;
        self.counts.as_ref()?.values.get(at as usize)
    }

    /// How long a row of a timeline is that stands for many days, months or years without an article.
    pub fn gap(&self, value: &Value) -> Option<String> {
        let is_empty = self.is_timeline && value.count == 0;
        is_empty.then(|| gap(&value.name)).flatten()
    }

    /// Takes in counts, and says where to go: in a new timeline to the newest.
    pub(in crate::app) fn take(&mut self, mut counts: Arc<Counts>) -> Step {
        let is_new = self.is_timeline && self.counts.is_none();
        if self.is_timeline {
            let empty = empty(&counts);
            Arc::make_mut(&mut counts).values.extend(empty);
        }
        self.arrange(Some(counts));
        if is_new { Step::End } else { Step::Lines(0) }
    }

    /// Puts the values in order; the cursor stays on its own.
    pub(in crate::app) fn arrange(&mut self, counts: Option<Arc<Counts>>) {
        let here = self.value(self.cursor).map(|value| value.name.clone());
        self.counts = counts.or(self.counts.take());
        let values = self
            .counts
            .as_ref()
            .map_or(&[][..], |counts| &counts.values);
        let mut order: Vec<u32> = (0..values.len() as u32).collect();
        if self.is_by_name {
            let name = |at: &u32| values.get(*at as usize).map(|value| &value.name);
            order.sort_by(|one, other| name(one).cmp(&name(other)));
            if self.facet.is_dated() && !self.is_timeline {
                order.reverse();
            }
        }
        self.order = order.into();
        let mut rows = 0..self.len();
        let again = here.and_then(|here| {
            rows.find(|row| self.value(*row).is_some_and(|value| value.name == here))
        });
        self.cursor = again
            .unwrap_or(self.cursor)
            .min(self.len().saturating_sub(1));
    }
}
