//! Placeholder; the query helper fills it in.

use super::{Order, Query, View};
use crate::{corpus::Entry, entity::tally::Tally, index::Catalogue, text::Span};

/// A short field of an article that can be lit up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShortField {
    /// The headline.
    Headline,
    /// The outlet.
    Outlet,
    /// The byline.
    Byline,
    /// The section.
    Section,
}

/// Runs queries one after the other, and keeps what makes the next one cheap (the survivors of each prefix).
#[derive(Debug, Default)]
pub struct Filter {}

impl Filter {
    /// The rows of `catalogue` that `query` selects, in `order` (none: by score while the query has a text term, else newest first).
    /// `is_stale` is asked every few thousand rows; once it says yes the answer is none. Parallel inside (rayon).
    pub fn run(
        &mut self,
        catalogue: &Catalogue,
        names: &Tally,
        query: &Query,
        order: Option<Order>,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<View> {
        let _ = (names, query, is_stale, order);
        Some(View {
            total: catalogue.corpus().len(),
            ..View::default()
        })
    }
}

/// The letters of a field that made `query` match, as spans of the field's text as shown; ordered, not overlapping.
pub fn lit(query: &Query, field: ShortField, entry: &Entry) -> Vec<Span> {
    let _ = (query, field, entry);
    Vec::new()
}

/// Where the words of `query` stand in a body: every occurrence, ordered, not overlapping.
pub fn hits(query: &Query, body: &str) -> Vec<Span> {
    let _ = (query, body);
    Vec::new()
}

/// Where `pattern` (the reader's find; smart case, accents folded) stands in `text`: ordered, not overlapping.
pub fn find(pattern: &str, text: &str) -> Vec<Span> {
    let _ = (pattern, text);
    Vec::new()
}
