//! What `is:` can ask of an article: the state of its record. What the reader did with it (read, starred) comes later.

use crate::index::Catalogue;

/// The state of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It stands in the corpus somewhere else too, the same or as another version.
    Dup,
    /// Only a summary, cut off, or no text at all.
    Stub,
    /// When it was published is not known.
    Undated,
}

/// States of which the reader, not the record, decides.
const LATER: [&str; 5] = ["unread", "read", "starred", "noted", "tagged"];

impl State {
    /// Every state that can be asked for.
    pub const ALL: [Self; 3] = [Self::Dup, Self::Stub, Self::Undated];

    /// Its name in a query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dup => "dup",
            Self::Stub => "stub",
            Self::Undated => "undated",
        }
    }

    /// The state called so; the error is a short sentence.
    pub(super) fn named(name: &str) -> Result<Self, String> {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if let Some(state) = Self::ALL.into_iter().find(|state| is(state.name())) {
            return Ok(state);
        }
        Err(match LATER.into_iter().find(|later| is(later)) {
            Some(later) => format!("is:{later} is not there yet"),
            None => "is: wants dup, stub or undated".to_owned(),
        })
    }

    /// The articles of which it is true, ascending.
    pub(super) fn articles(self, catalogue: &Catalogue) -> Vec<u32> {
        let mut articles: Vec<u32> = match self {
            Self::Dup => {
                let members = catalogue.twins().members().iter();
                members.map(|member| member.article.0).collect()
            }
            Self::Stub => {
                let blocks = catalogue.blocks().iter();
                blocks.flat_map(|block| block.stubs()).collect()
            }
            Self::Undated => {
                let dates = catalogue.dates();
                let from_the_last = dates.newest().iter().rev().copied();
                from_the_last
                    .take_while(|article| dates.seconds(*article).is_none())
                    .collect()
            }
        };
        articles.sort_unstable();
        articles
    }
}
