//! The scores of scattered letters. They cost more than finding the letters does, and of a hundred thousand fuzzy rows a
//! screen shows thirty: so an article carries a bit for each term of which it has no score yet, and is scored when it is
//! ranked.

use super::{
    Tier,
    ast::ShortField,
    column::Hit,
    gather::Candidate,
    needle::{Found, Needle, Scratch},
};
use crate::index::{Block, Catalogue};
use rayon::prelude::*;
use std::sync::Arc;

/// Terms that articles carry bits for; what is typed beyond is scored when it is found.
const TERMS: usize = 16;

/// Articles scored by one thread before it looks up.
const CHUNK: usize = 2_048;

/// The terms whose scattered letters are scored later.
#[derive(Debug, Default)]
pub(super) struct Scattered {
    needles: Vec<Needle>,
}

/// Scores articles that ascend.
pub(super) struct Scorer<'a> {
    /// The block of the last one, and those behind it.
    blocks: &'a [Arc<Block>],
    needles: &'a [Needle],
    scratch: Scratch,
}

impl Scattered {
    /// The bit of a term; none when there are none left.
    pub(super) fn add(&mut self, needle: Needle) -> Option<u16> {
        let bit = 1 << self.needles.len().min(TERMS);
        u16::try_from(bit)
            .ok()
            .inspect(|_| self.needles.push(needle))
    }

    /// What scores articles that ascend.
    pub(super) fn scorer<'a>(&'a self, catalogue: &'a Catalogue) -> Scorer<'a> {
        Scorer::new(catalogue, &self.needles)
    }

    /// Scores candidates, which ascend; none when the answer is no longer wanted.
    pub(super) fn score(
        &self,
        catalogue: &Catalogue,
        candidates: &mut [Candidate],
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<()> {
        candidates.par_chunks_mut(CHUNK).try_for_each(|chunk| {
            let mut scorer = self.scorer(catalogue);
            for one in chunk {
                scorer.score(one);
            }
            (!is_stale()).then_some(())
        })
    }
}

/// Hits with the scores of scattered letters.
pub(super) fn scored(catalogue: &Catalogue, hits: &[Hit], needle: &Needle) -> Vec<Hit> {
    let chunks = hits.par_chunks(CHUNK).flat_map_iter(|chunk| {
        let mut scorer = Scorer::new(catalogue, std::slice::from_ref(needle));
        chunk.iter().map(move |hit| match hit.found().tier {
            Tier::Fuzzy => {
                let score = scorer.of(0, hit.article, i32::MIN);
                let found = Found {
                    score: score.unwrap_or_default(),
                    ..Found::SCATTERED
                };
                Hit::new(hit.article, found)
            }
            _ => *hit,
        })
    });
    chunks.collect()
}

impl<'a> Scorer<'a> {
    fn new(catalogue: &'a Catalogue, needles: &'a [Needle]) -> Self {
        Self {
            blocks: catalogue.blocks(),
            needles,
            scratch: Scratch::default(),
        }
    }

    /// Gives a candidate the scores it has not got yet.
    pub(super) fn score(&mut self, candidate: &mut Candidate) {
        while let Some(number) = candidate.next_pending() {
            let score = self.of(number, candidate.article, i32::MIN);
            candidate.add_score(score.unwrap_or_default());
        }
    }

    /// The same if they come to no less than `least`; says whether they do, as soon as it is clear that they cannot.
    pub(super) fn score_above(&mut self, candidate: &mut Candidate, least: i32) -> bool {
        let of = |numbers: u16| {
            let is_one = |number: &usize| numbers >> number & 1 == 1;
            let needles = (0..TERMS)
                .filter(is_one)
                .filter_map(|one| self.needles.get(one));
            needles.map(Needle::most_score).sum::<i32>()
        };
        let mut most = of(candidate.pending());
        while let Some(number) = candidate.next_pending() {
            most -= of(1 << number);
            let least = least.saturating_sub(candidate.fuzzy()).saturating_sub(most);
            let Some(score) = self.of(number, candidate.article, least) else {
                return false;
            };
            candidate.add_score(score);
        }
        candidate.fuzzy() >= least
    }

    /// The score of a term in the field of an article that has the best; none for less than `least`.
    fn of(&mut self, needle: usize, article: u32, least: i32) -> Option<i32> {
        let is_before = |block: &Arc<Block>| block.first + block.len() as u32 <= article;
        let passed = self.blocks.partition_point(is_before);
        self.blocks = self.blocks.get(passed..).unwrap_or_default();
        let (block, needle) = self.blocks.first().zip(self.needles.get(needle))?;
        let row = (article - block.first) as usize;
        best_score(block, row, needle, least, &mut self.scratch)
    }
}

/// The best score of the letters scattered over one of the short fields of a row; none for less than `least`.
fn best_score(
    block: &Block,
    row: usize,
    needle: &Needle,
    least: i32,
    scratch: &mut Scratch,
) -> Option<i32> {
    let fields = [
        (
            ShortField::Outlet,
            block.outlets().at_with(row, needle.mask),
        ),
        (
            ShortField::Section,
            block.sections().at_with(row, needle.mask),
        ),
        (ShortField::Headline, block.headline_with(row, needle.mask)),
        (
            ShortField::Byline,
            block.bylines().at_with(row, needle.mask),
        ),
    ];
    let read = fields.into_iter().filter(|(name, _)| needle.reads(*name));
    let scores = read.filter_map(|(_, field)| needle.score(field?, least, scratch));
    scores.max()
}
