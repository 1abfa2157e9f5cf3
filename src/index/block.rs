//! The short fields of the articles of a segment, ready to be searched. A block never changes, is shared between snapshots,
//! and is the unit of parallel work; it must not know what is looked for in it.
//!
//! Headlines stay where the corpus has them: ASCII is made small while it is looked at, and only what takes more is kept
//! folded. Bylines, outlets and sections, which repeat, are looked at once a block.

use super::{
    field::{FOLDED, Field, WINDOW, capped, mask_and_folded},
    labels::{Labels, Names},
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
    masks: Vec<u64>,
    /// The headlines that are not ASCII, folded, one behind the other, then blanks; and where that of each row ends.
    folded: String,
    ends: Vec<u32>,
    bylines: Names,
    outlets: Names,
    sections: Names,
    /// Rows whose text is only a summary, or missing.
    stubs: Vec<u16>,
}

impl Block {
    /// Folds the short fields of a segment.
    pub(super) fn new(segment: &Arc<Segment>) -> Self {
        let names = |naming| Names::new(segment, naming);
        let mut block = Self {
            first: segment.first,
            segment: Arc::clone(segment),
            masks: Vec::with_capacity(segment.len()),
            folded: String::new(),
            ends: Vec::with_capacity(segment.len()),
            bylines: names(Naming::Byline),
            outlets: names(Naming::Outlet),
            sections: names(Naming::Section),
            stubs: (0..)
                .zip(segment.entries())
                .filter_map(|(row, entry)| entry.is_stub().then_some(row))
                .collect(),
        };
        for row in 0..segment.len() {
            let (mask, folded) = mask_and_folded(segment.headline(row));
            block.masks.push(mask);
            block.folded.push_str(&folded.unwrap_or_default());
            block.ends.push(block.folded.len() as u32);
        }
        // The last text has bytes behind it as the others have.
        block.folded.extend(std::iter::repeat_n(' ', WINDOW));
        block.folded.shrink_to_fit();
        block
    }

    /// How many articles it covers.
    pub fn len(&self) -> usize {
        self.masks.len()
    }

    /// Whether it covers none.
    pub fn is_empty(&self) -> bool {
        self.masks.is_empty()
    }

    /// The headline of a row, counted from the block's first.
    pub fn headline(&self, row: usize) -> Field<'_> {
        let mask = self.masks.get(row).copied().unwrap_or_default();
        let is_folded = mask & FOLDED != 0;
        let start = self.start(row);
        let bytes = || self.folded.as_bytes().get(start..)?.first_chunk();
        Field {
            text: capped(self.segment.headline(row)),
            mask,
            folded: is_folded.then(|| self.folded.get(start..self.end(row)).unwrap_or_default()),
            bytes: if is_folded {
                bytes()
            } else {
                self.segment.window(row)
            },
        }
    }

    /// The same if it holds `letters`.
    pub fn headline_with(&self, row: usize, letters: u64) -> Option<Field<'_>> {
        let mask = self.masks.get(row)?;
        (mask & letters == letters).then(|| self.headline(row))
    }

    fn start(&self, row: usize) -> usize {
        row.checked_sub(1).map_or(0, |before| self.end(before))
    }

    /// Where the folded form of a headline ends.
    fn end(&self, row: usize) -> usize {
        self.ends.get(row).copied().unwrap_or_default() as usize
    }

    /// The bylines of its articles.
    pub fn bylines(&self) -> Labels<'_> {
        self.labels(&self.bylines)
    }

    /// The outlets of its articles.
    pub fn outlets(&self) -> Labels<'_> {
        self.labels(&self.outlets)
    }

    /// The sections of its articles.
    pub fn sections(&self) -> Labels<'_> {
        self.labels(&self.sections)
    }

    fn labels<'a>(&'a self, names: &'a Names) -> Labels<'a> {
        Labels::new(&self.segment, names)
    }

    /// Its articles whose text is only a summary, or missing.
    pub fn stubs(&self) -> impl Iterator<Item = u32> {
        self.stubs.iter().map(|row| self.first + u32::from(*row))
    }
}
