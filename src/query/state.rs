//! What `is:` can ask of an article: the state of its record, and what the reader did with it.

use super::marks::Mark;
use crate::index::Catalogue;

/// The state of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It was not read.
    Unread,
    /// It was read.
    Read,
    /// It has a star.
    Starred,
    /// Something was noted about it.
    Noted,
    /// The reader gave it a tag.
    Tagged,
    /// It stands in the corpus somewhere else too, the same or as another version.
    Dup,
    /// Only a summary, cut off, or no text at all.
    Stub,
    /// When it was published is not known.
    Undated,
}

impl State {
    /// Every state that can be asked for.
    pub const ALL: [Self; 8] = [
        Self::Unread,
        Self::Read,
        Self::Starred,
        Self::Noted,
        Self::Tagged,
        Self::Dup,
        Self::Stub,
        Self::Undated,
    ];

    /// Its name in a query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Read => "read",
            Self::Starred => "starred",
            Self::Noted => "noted",
            Self::Tagged => "tagged",
            Self::Dup => "dup",
            Self::Stub => "stub",
            Self::Undated => "undated",
        }
    }

    /// The state called so; the error is a short sentence.
    pub(super) fn named(name: &str) -> Result<Self, String> {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        let known = Self::ALL.into_iter().find(|state| is(state.name()));
        known.ok_or_else(|| {
            let [others @ .., last] = Self::ALL.map(Self::name);
            format!("is: wants {} or {last}", others.join(", "))
        })
    }

    /// Whether the reader, not the record, decides.
    pub const fn is_of_reader(self) -> bool {
        !matches!(self, Self::Dup | Self::Stub | Self::Undated)
    }

    /// Whether it is true of an article by what the reader did with it.
    pub fn is_of(self, mark: Option<&Mark>) -> bool {
        match self {
            Self::Unread => mark.is_none_or(|mark| !mark.is_read),
            Self::Read => mark.is_some_and(|mark| mark.is_read),
            Self::Starred => mark.is_some_and(|mark| mark.is_starred),
            Self::Noted => mark.is_some_and(|mark| mark.note.is_some()),
            Self::Tagged => mark.is_some_and(|mark| !mark.tags.is_empty()),
            Self::Dup | Self::Stub | Self::Undated => false,
        }
    }

    /// The articles of which it is true by their records, ascending.
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
            Self::Unread | Self::Read | Self::Starred | Self::Noted | Self::Tagged => Vec::new(),
        };
        articles.sort_unstable();
        articles
    }
}
