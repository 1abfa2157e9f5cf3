//! What the reader does with articles: asked for by the app, done by a worker, which knows the ids.

use super::Generation;
use crate::{
    corpus::{ArticleId, Corpus},
    query::marks::Mark,
};
use std::sync::Arc;

/// Something to be done with the marks of some articles.
#[derive(Debug, Clone)]
pub struct MarkJob {
    /// Its stamp.
    pub generation: Generation,
    /// Where the articles are.
    pub corpus: Corpus,
    /// What.
    pub deed: Deed,
}

/// What is done with marks.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Tell those of some articles.
    Tell(Vec<ArticleId>),
    /// Change them.
    Change(Vec<ArticleId>, Marking),
    /// Take the last change back.
    TakeBack,
}

/// A change of marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marking {
    /// Opened: read from now on, without a word.
    Opened,
    /// Read; where all of them are read already, unread.
    ToggleRead,
    /// Read, whatever they were.
    Read,
    /// A star; where all of them have one, none.
    ToggleStar,
    /// A tag put there.
    Tag(String),
    /// A tag taken away.
    Untag(String),
    /// A note in place of the one before; an empty one takes it away.
    Note(String),
}

/// What marks are by now.
#[derive(Debug, Clone)]
pub struct Marked {
    /// Stamp of the job; none where another copy of the program made a change.
    pub generation: Option<Generation>,
    /// Those that were asked for or changed.
    pub marks: Vec<(ArticleId, Mark)>,
    /// Others may be otherwise too: what is shown is asked for again.
    pub is_change: bool,
    /// Every tag there is, if one came or went.
    pub tags: Option<Arc<[String]>>,
}
