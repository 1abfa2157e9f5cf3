//! That an article holds a term, and how well: four bytes, since there may be as many as the archive has articles, and those
//! of several terms are kept.

use super::{Tier, found::Found};
use crate::{
    corpus::segment::ROWS,
    index::{Block, Catalogue},
};
use rayon::prelude::*;
use std::sync::Arc;

/// A row of a block that holds a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// The grade, and above it the row.
    bits: u32,
}

/// How a term is held, the better the greater: by tier, then by score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade(u32);

/// Bits of a grade.
const GRADE: u32 = 20;
const _: () = assert!(ROWS <= 1 << (u32::BITS - GRADE));

/// The grades of a text that holds the word, and of what counts nothing scattered, and in one piece.
const IN_TEXT: u32 = 1 << 15;
const SCATTERED: i32 = 1 << 14;
const EXACT: i32 = 1 << 18;

impl Hit {
    /// A row, counted from the first of the block, and its grade.
    pub(super) const fn new(row: usize, grade: Grade) -> Self {
        Self {
            bits: (row as u32) << GRADE | grade.0,
        }
    }

    /// The row, counted from the first of the block.
    pub(super) const fn row(self) -> usize {
        (self.bits >> GRADE) as usize
    }

    /// How well it holds the term.
    pub(super) const fn grade(self) -> Grade {
        Grade(self.bits & ((1 << GRADE) - 1))
    }
}

impl Grade {
    /// It is not held at all.
    pub(super) const NONE: Self = Self(0);
    /// None is better.
    pub(super) const MOST: Self = Self((1 << GRADE) - 1);

    /// Whether it is held.
    pub(super) const fn is_held(self) -> bool {
        self.0 > 0
    }

    /// Whether it is held otherwise than in scattered letters.
    pub(super) const fn is_near(self) -> bool {
        self.0 >= IN_TEXT
    }

    /// Whether it is held in one piece.
    pub(super) const fn is_exact(self) -> bool {
        self.0 > IN_TEXT
    }

    /// Whether it is in the text.
    pub(super) const fn is_in_text(self) -> bool {
        self.0 == IN_TEXT
    }

    /// How it is held. Nothing is held that has no grade.
    pub(super) const fn found(self) -> Found {
        let grade = self.0 as i32;
        match self.0 {
            IN_TEXT => Found {
                tier: Tier::Word,
                score: 0,
            },
            ..IN_TEXT => Found::scattered(grade - SCATTERED),
            _ => Found::exact(grade - EXACT),
        }
    }
}

impl From<Found> for Grade {
    fn from(Found { tier, score }: Found) -> Self {
        let grade = match tier {
            Tier::Fuzzy => score.saturating_add(SCATTERED).clamp(1, IN_TEXT as i32 - 1),
            Tier::Word => IN_TEXT as i32,
            Tier::Exact => score
                .saturating_add(EXACT)
                .clamp(IN_TEXT as i32 + 1, (1 << GRADE) - 1),
        };
        Self(grade as u32)
    }
}

impl From<Option<Found>> for Grade {
    fn from(found: Option<Found>) -> Self {
        found.map_or(Self::NONE, Self::from)
    }
}

/// The articles that hold a term, ascending, in a list for each block of the catalogue.
#[derive(Debug, Clone, Default)]
pub(super) struct Hits {
    pub(super) blocks: Vec<Arc<[Hit]>>,
}

impl Hits {
    /// Articles, ascending, that are nothing but there.
    pub(super) fn plain(catalogue: &Catalogue, articles: &[u32]) -> Self {
        let grade = Grade::from(Found::exact(0));
        let part = |block: &Arc<Block>| {
            let rows = rows(articles, block);
            rows.map(|row| Hit::new(row, grade)).collect()
        };
        Self {
            blocks: catalogue.blocks().iter().map(part).collect(),
        }
    }

    /// The hits in a block, by its place in the catalogue.
    pub(super) fn block(&self, at: usize) -> &[Hit] {
        self.blocks.get(at).map(AsRef::as_ref).unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.len()).sum()
    }

    /// These hits and articles found by name, as they were found.
    pub(super) fn with_named(mut self, catalogue: &Catalogue, named: &[u32], found: Found) -> Self {
        let grade = Grade::from(found);
        for (block, hits) in catalogue.blocks().iter().zip(&mut self.blocks) {
            let mut named = rows(named, block).peekable();
            if named.peek().is_some() {
                *hits = merged(hits, named, grade).into();
            }
        }
        self
    }

    /// These hits and the articles that hold the word in their texts.
    pub(super) fn with_texts(
        &self,
        catalogue: &Catalogue,
        holds: impl Fn(u32) -> bool + Sync,
    ) -> Self {
        let grade = Grade(IN_TEXT);
        let blocks = catalogue.blocks().par_iter().enumerate();
        let blocks = blocks.map(|(at, block)| {
            let rows = (0..block.len()).filter(|row| holds(block.first + *row as u32));
            merged(self.block(at), rows, grade).into()
        });
        Self {
            blocks: blocks.collect(),
        }
    }
}

/// The rows of a block, of articles that ascend.
fn rows<'a>(articles: &'a [u32], block: &Block) -> impl Iterator<Item = usize> + use<'a> {
    let at = |end: u32| articles.partition_point(|article| *article < end);
    let (first, end) = (block.first, block.first + block.len() as u32);
    let articles = articles.get(at(first)..at(end)).unwrap_or_default();
    articles
        .iter()
        .map(move |article| (article - first) as usize)
}

/// Hits, and rows of a grade; where a row is both, the better of the two.
fn merged(hits: &[Hit], rows: impl Iterator<Item = usize>, grade: Grade) -> Vec<Hit> {
    let mut merged = Vec::with_capacity(hits.len());
    let mut rows = rows.peekable();
    for hit in hits {
        while let Some(row) = rows.next_if(|row| *row < hit.row()) {
            merged.push(Hit::new(row, grade));
        }
        let is_both = rows.next_if_eq(&hit.row()).is_some();
        let other = if is_both { grade } else { Grade::NONE };
        merged.push(Hit::new(hit.row(), hit.grade().max(other)));
    }
    merged.extend(rows.map(|row| Hit::new(row, grade)));
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{
        found::Occurrence,
        needle::{NAMED_SCORE, SCATTERED_NAME_SCORE},
    };

    #[test]
    fn a_grade_keeps_every_score_there_is_and_their_order() {
        let scattered = (-3_000..3_000).map(Found::scattered);
        let scattered = [Found::scattered(SCATTERED_NAME_SCORE)]
            .into_iter()
            .chain(scattered);
        let in_text = Found {
            tier: Tier::Word,
            score: 0,
        };
        let lowest = Occurrence::score(0, usize::MAX, usize::MAX);
        let exact = NAMED_SCORE.min(lowest)..=Occurrence::score(2, 0, 0);
        let exact = exact.step_by(7).map(Found::exact);
        let mut before = Grade::NONE;
        for found in scattered.chain([in_text]).chain(exact) {
            let grade = Hit::new(ROWS - 1, Grade::from(found)).grade();
            assert_eq!(grade.found(), found);
            assert!(grade > before, "{found:?}");
            assert_eq!(grade.is_exact(), found.tier == Tier::Exact);
            before = grade;
        }
        assert_eq!(Hit::new(ROWS - 1, before).row(), ROWS - 1);
    }
}
