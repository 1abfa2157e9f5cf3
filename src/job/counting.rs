//! What is counted for windows, and what becomes of the saved queries: the words for it.

use super::Generation;
use crate::{
    corpus::Corpus,
    entity::Kind,
    query::{Query, Rows, facet::Facet, saved},
};
use std::sync::Arc;

/// What has changed of the saved queries?
#[derive(Debug, Clone)]
pub struct QueriesJob {
    /// Its stamp.
    pub generation: Generation,
    /// What has changed since it was last sent; nothing: only tell.
    pub changes: Vec<saved::Change>,
}

impl QueriesJob {
    /// Adds a newer one to it.
    pub fn add(&mut self, newer: Self) {
        self.generation = newer.generation;
        self.changes.extend(newer.changes);
    }
}

/// How many are there?
#[derive(Debug, Clone)]
pub struct CountJob {
    /// Its stamp.
    pub generation: Generation,
    /// What to count in.
    pub corpus: Corpus,
    /// What is counted.
    pub what: Counting,
    /// It was not asked for, but is shown beside the panes: it waits until the cursor rests, and reads few texts.
    pub is_aside: bool,
}

/// What is counted.
#[derive(Debug, Clone)]
pub enum Counting {
    /// Nothing any more: the window was closed.
    Nothing,
    /// The articles of each of some queries.
    Queries(Arc<[Arc<Query>]>),
    /// Who appears with a name.
    Company(Kind, String),
    /// The values of a facet among the first so many of some rows.
    Facet(Facet, Rows, usize),
}

/// How many articles a query has.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// Which of the queries.
    pub at: usize,
    /// So many, as far as counted.
    pub count: usize,
    /// That is all of them.
    pub is_whole: bool,
}
