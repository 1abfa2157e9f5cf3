//! The short fields of the articles of a segment, ready to be searched. A block never changes, is shared between snapshots,
//! and is the unit of parallel work; it must not know what is looked for in it.
//!
//! Headlines stay where the corpus has them: ASCII is made small while it is looked at, and only what takes more is kept
//! folded. Bylines, outlets and sections, which repeat, are looked at once a block.

use super::{
    field::{Field, Masks},
    labels::{Kinds, Labels, Names},
};
use crate::corpus::segment::{Naming, Segment};
use std::sync::Arc;

/// Columns over consecutive articles.
#[derive(Debug)]
pub struct Block {
    /// Number of its first article.
    pub first: u32,
    segment: Arc<Segment>,
    /// The letters of each headline.
    masks: Masks,
    names: Names,
    /// Rows whose text is only a summary, or missing.
    stubs: Vec<u16>,
}

impl Block {
    /// Folds the short fields of a segment.
    pub(super) fn new(segment: &Arc<Segment>) -> Self {
        let headlines = segment.headlines();
        Self {
            first: segment.first,
            segment: Arc::clone(segment),
            masks: Masks::of((0..segment.len()).map(|row| headlines.at(row))),
            names: Names::new(segment),
            stubs: (0..)
                .zip(segment.entries())
                .filter_map(|(row, entry)| entry.is_stub().then_some(row))
                .collect(),
        }
    }

    /// How many articles it covers.
    pub const fn len(&self) -> usize {
        self.masks.len()
    }

    /// Whether it covers none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The headline of a row, counted from the block's first; none where it has none, or not all of `letters`.
    #[inline]
    pub fn headline_with(&self, row: usize, letters: u64) -> Option<Field<'_>> {
        self.masks
            .field(row, self.segment.headlines().at(row), letters)
    }

    /// The bylines of its articles.
    pub fn bylines(&self) -> Labels<'_> {
        self.labels(Naming::Byline)
    }

    /// The outlets of its articles.
    pub fn outlets(&self) -> Labels<'_> {
        self.labels(Naming::Outlet)
    }

    /// The sections of its articles.
    pub fn sections(&self) -> Labels<'_> {
        self.labels(Naming::Section)
    }

    /// All names of its articles that hold `letters`, with their numbers.
    #[inline]
    pub fn names_with(&self, letters: u64) -> impl Iterator<Item = (usize, Kinds, Field<'_>)> {
        self.names.with(&self.segment, letters)
    }

    fn labels(&self, naming: Naming) -> Labels<'_> {
        Labels::new(&self.segment, &self.names, naming)
    }

    /// Its articles whose text is only a summary, or missing.
    pub fn stubs(&self) -> impl Iterator<Item = u32> {
        self.stubs.iter().map(|row| self.first + u32::from(*row))
    }
}
