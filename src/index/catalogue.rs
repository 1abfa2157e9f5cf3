//! Columns over a snapshot of the corpus, which follow it as it grows. A clone is a few pointers a block.

use super::{
    block::{BLOCK_ROWS, Block},
    dates::Dates,
};
use crate::corpus::{Corpus, Entry, Segment};
use rayon::prelude::*;
use std::sync::Arc;

/// Columns over a snapshot of the corpus: folded short fields, letter masks, order keys. Follows a growing corpus by
/// adding columns for the new segments only.
#[derive(Debug, Default, Clone)]
pub struct Catalogue {
    corpus: Corpus,
    blocks: Vec<Arc<Block>>,
    dates: Arc<Dates>,
}

impl Catalogue {
    /// Takes in what `corpus` has more than the snapshot before; starts anew when it is another corpus.
    pub fn extend(&mut self, corpus: &Corpus) {
        if !continues(&self.corpus, corpus) {
            *self = Self::default();
        }
        let known = self.corpus.segments().len();
        let fresh = corpus.segments().get(known..).unwrap_or_default();
        if !fresh.is_empty() {
            let blocks: Vec<_> = groups(fresh)
                .into_par_iter()
                .map(|(first, entries)| Arc::new(Block::new(first, &entries)))
                .collect();
            self.blocks.extend(blocks);
            let entries = fresh.iter().flat_map(|segment| &segment.entries);
            Arc::make_mut(&mut self.dates).extend(entries.map(|entry| entry.published));
        }
        self.corpus = corpus.clone();
    }

    /// The snapshot these columns are of.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The folded short fields, in the order of the articles.
    pub fn blocks(&self) -> &[Arc<Block>] {
        &self.blocks
    }

    /// Dates, and the articles in their order.
    pub fn dates(&self) -> &Dates {
        &self.dates
    }
}

/// Whether `newer` is `older`, maybe grown: what was found out about the one still holds in the other.
pub fn continues(older: &Corpus, newer: &Corpus) -> bool {
    let (old, new) = (older.segments(), newer.segments());
    // A segment is published once, so its address tells it; the last one is looked at for a list that was cut.
    let is_same = |at: usize| match (old.get(at), new.get(at)) {
        (Some(old), Some(new)) => Arc::ptr_eq(old, new),
        (None, _) => true,
        (Some(_), None) => false,
    };
    is_same(0) && is_same(old.len().saturating_sub(1))
}

/// The entries of segments in groups of a block's size, each with the number of its first article. Small segments
/// (a file an article) share a block.
fn groups(segments: &[Arc<Segment>]) -> Vec<(u32, Vec<&Entry>)> {
    let mut groups: Vec<(u32, Vec<&Entry>)> = Vec::new();
    for segment in segments {
        for (at, entry) in (segment.first..).zip(&segment.entries) {
            match groups.last_mut() {
                Some((_, group)) if group.len() < BLOCK_ROWS => group.push(entry),
                _ => groups.push((at, vec![entry])),
            }
        }
    }
    groups
}
