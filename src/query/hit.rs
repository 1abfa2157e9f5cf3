//! That an article holds a term, and how well: eight bytes, since there may be as many as the archive has articles, and those
//! of several terms are kept.

use super::{
    Tier,
    needle::{Found, NAMED_SCORE},
};
use crate::index::{Block, Catalogue};
use rayon::prelude::*;
use std::sync::Arc;

/// An article that holds a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) article: u32,
    pub(super) grade: Grade,
}

/// How a term is held, the better the greater: by tier, then by score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Grade(u32);

/// Bits of a score, and the one in the middle.
const SCORES: u32 = 29;
const ZERO: i32 = 1 << (SCORES - 1);

impl Grade {
    /// It is not held at all.
    pub(super) const NONE: Self = Self(0);

    /// Whether it is held in one piece.
    pub(super) fn is_exact(self) -> bool {
        self.found().is_some_and(|found| found.tier == Tier::Exact)
    }

    /// How it is held.
    pub(super) fn found(self) -> Option<Found> {
        let tier = match self.0 >> SCORES {
            3 => Tier::Exact,
            2 => Tier::Word,
            1 => Tier::Fuzzy,
            _ => return None,
        };
        let score = (self.0 & ((1 << SCORES) - 1)) as i32 - ZERO;
        Some(Found { tier, score })
    }
}

impl From<Found> for Grade {
    fn from(Found { tier, score }: Found) -> Self {
        let tier = match tier {
            Tier::Exact => 3,
            Tier::Word => 2,
            Tier::Fuzzy => 1,
        };
        let score = score.clamp(-ZERO, ZERO - 1) + ZERO;
        Self(tier << SCORES | score as u32)
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
        let hit = |&article| Hit { article, grade };
        let part = |block: &Arc<Block>| within(articles, block).iter().map(hit).collect();
        Self {
            blocks: catalogue.blocks().iter().map(part).collect(),
        }
    }

    /// The hits in a block, by its place in the catalogue.
    pub(super) fn block(&self, at: usize) -> &[Hit] {
        self.blocks.get(at).map(AsRef::as_ref).unwrap_or_default()
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = Hit> {
        self.blocks.iter().flat_map(|block| block.iter().copied())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.len()).sum()
    }

    /// These hits and articles found by name, which are exact.
    pub(super) fn with_named(mut self, catalogue: &Catalogue, named: &[u32]) -> Self {
        for (block, hits) in catalogue.blocks().iter().zip(&mut self.blocks) {
            let named = within(named, block);
            if !named.is_empty() {
                *hits = with_named(hits, named).into();
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
        let blocks = catalogue.blocks().par_iter().enumerate();
        let blocks = blocks.map(|(at, block)| with_texts(self.block(at), block, &holds).into());
        Self {
            blocks: blocks.collect(),
        }
    }
}

/// The articles, of some that ascend, that are in a block.
fn within<'a>(articles: &'a [u32], block: &Block) -> &'a [u32] {
    let at = |end: u32| articles.partition_point(|article| *article < end);
    let span = at(block.first)..at(block.first + block.len() as u32);
    articles.get(span).unwrap_or_default()
}

fn with_named(hits: &[Hit], named: &[u32]) -> Vec<Hit> {
    let grade = Grade::from(Found::exact(NAMED_SCORE));
    let mut merged = Vec::with_capacity(hits.len() + named.len());
    let mut named = named.iter().copied().peekable();
    for &hit in hits {
        while let Some(article) = named.next_if(|&article| article < hit.article) {
            merged.push(Hit { article, grade });
        }
        let is_named = named.next_if_eq(&hit.article).is_some();
        merged.push(Hit {
            article: hit.article,
            grade: if is_named {
                hit.grade.max(grade)
            } else {
                hit.grade
            },
        });
    }
    merged.extend(named.map(|article| Hit { article, grade }));
    merged
}

fn with_texts(hits: &[Hit], block: &Block, holds: impl Fn(u32) -> bool) -> Vec<Hit> {
    let in_text = Grade::from(Found {
        tier: Tier::Word,
        score: 0,
    });
    let mut hits = hits.iter().copied().peekable();
    let articles = block.first..block.first + block.len() as u32;
    let merged = articles.filter_map(|article| {
        let hit = hits.next_if(|hit| hit.article == article);
        let grade = hit.map_or(Grade::NONE, |hit| hit.grade);
        if grade < in_text && holds(article) {
            let grade = in_text;
            return Some(Hit { article, grade });
        }
        hit
    });
    merged.collect()
}
