//! The short fields of the articles of a segment, ready to be searched. A block never changes, is shared between snapshots,
//! and is the unit of parallel work; it must not know what is looked for in it.
//!
//! Headlines stay where the corpus has them: ASCII is made small while it is looked at, and only what takes more is kept
//! folded. Bylines, outlets and sections, which repeat, are looked at once a block. None of this is done before it is asked
//! for: an archive that is only leafed through costs neither the time nor the memory.

use super::{
    field::{Field, Masks},
    labels::{Kinds, Labels, Names},
};
use crate::corpus::segment::{Naming, Segment, texts::Texts};
use std::sync::{Arc, OnceLock};

/// Columns over consecutive articles.
#[derive(Debug)]
pub struct Block {
    /// Number of its first article.
    pub first: u32,
    segment: Arc<Segment>,
    /// The letters of each headline, once somebody looks for some.
    masks: OnceLock<Masks>,
    names: Names,
    /// Rows whose text is only a summary, or missing.
    stubs: Vec<u16>,
}

/// The headlines of a block.
#[derive(Debug, Clone, Copy)]
pub struct Headlines<'a> {
    texts: &'a Texts,
    masks: &'a Masks,
}

impl<'a> Headlines<'a> {
    /// The headline of a row, counted from the block's first; none where it has none, or not all of `letters`.
    #[inline]
    pub fn with(self, row: usize, letters: u64) -> Option<Field<'a>> {
        self.masks.field(row, self.texts.at(row), letters)
    }
}

impl Block {
    /// The articles of a segment.
    pub(super) fn new(segment: &Arc<Segment>) -> Self {
        Self {
            first: segment.first,
            segment: Arc::clone(segment),
            masks: OnceLock::new(),
            names: Names::new(segment),
            stubs: (0..)
                .zip(segment.entries())
                .filter_map(|(row, entry)| entry.is_stub().then_some(row))
                .collect(),
        }
    }

    /// Looks at all short fields, so that the first search need not.
    pub(super) fn make_ready(&self) {
        self.headlines();
        self.names.make_ready(&self.segment);
    }

    /// How many articles it covers.
    pub fn len(&self) -> usize {
        self.segment.len()
    }

    /// Whether it covers none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The headlines of its articles.
    pub fn headlines(&self) -> Headlines<'_> {
        let texts = self.segment.headlines();
        Headlines {
            texts,
            masks: self.masks.get_or_init(|| Masks::of(texts)),
        }
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
