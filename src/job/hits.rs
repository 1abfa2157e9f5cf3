//! The words about every hit in its context.

use super::Generation;
use crate::{
    corpus::{ArticleId, Corpus},
    entity::Kind,
    query::{Query, Rows},
    text::around::Around,
};
use std::sync::Arc;

/// Where does what is sought stand in these articles?
#[derive(Debug, Clone)]
pub struct HitsJob {
    /// Its stamp.
    pub generation: Generation,
    /// Where the articles are.
    pub corpus: Corpus,
    /// The articles, in the order of the list.
    pub rows: Rows,
    /// How many of them, from the first.
    pub count: usize,
    /// What is sought; nothing: no more of what was.
    pub sought: Option<Sought>,
}

/// What is sought.
#[derive(Debug, Clone, PartialEq)]
pub enum Sought {
    /// The words of a query.
    Words(Arc<Query>),
    /// A pattern, as the reader looks for it.
    Pattern(Arc<str>),
    /// Names of some kinds (any, where none is told), under any of their spellings.
    Names(Vec<(Vec<Kind>, String)>),
}

/// A hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitLine {
    /// In which article.
    pub article: ArticleId,
    /// Where it begins: a byte of the body; none in a headline.
    pub start: Option<u32>,
    /// The hit with its context.
    pub around: Around,
}

/// Some more hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundHits {
    /// Those that were found since the last time.
    pub lines: Vec<HitLine>,
    /// Articles looked at so far.
    pub looked: usize,
    /// Articles with a hit so far.
    pub with_hits: usize,
    /// Nothing more will come.
    pub is_whole: bool,
}
