//! The scores of scattered letters, and of a letter alone. They cost more than finding the letters does, and of a hundred
//! thousand rows a screen shows thirty: so an article carries a bit for each term of which it has no score yet, and is
//! scored when it is ranked.

use super::{
    Tier,
    ast::ShortField,
    candidate::Candidate,
    found::Found,
    hit::{Hit, Hits},
    needle::{NAMED_SCORE, Needle, SCATTERED_NAME_SCORE, Scratch},
};
use crate::index::{Block, Catalogue};
use rayon::prelude::*;

/// Terms that articles carry bits for; what is typed beyond is scored when it is found.
const TERMS: usize = 16;

/// The terms that are scored later: where their letters are scattered, or they are a letter alone.
#[derive(Debug, Default)]
pub(super) struct Scattered {
    needles: Vec<Needle>,
}

/// Scores articles of a block.
pub(super) struct Scorer<'a> {
    block: &'a Block,
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

    /// What scores the articles of a block.
    pub(super) fn scorer<'a>(&'a self, block: &'a Block) -> Scorer<'a> {
        Scorer::new(block, &self.needles)
    }
}

/// Hits with the scores that would come later.
pub(super) fn scored(catalogue: &Catalogue, hits: &Hits, needle: &Needle) -> Hits {
    let blocks = catalogue.blocks().par_iter().zip(&hits.blocks);
    let blocks = blocks.map(|(block, hits)| {
        let mut scorer = Scorer::new(block, &[]);
        let hits = hits.iter().map(|hit| {
            let tier = hit.grade().found().tier;
            if tier == Tier::Exact && needle.letter().is_none() {
                return *hit;
            }
            let score = scorer.of(needle, hit.row(), tier);
            Hit::new(hit.row(), Found { tier, score }.into())
        });
        hits.collect()
    });
    Hits {
        blocks: blocks.collect(),
    }
}

impl<'a> Scorer<'a> {
    fn new(block: &'a Block, needles: &'a [Needle]) -> Self {
        Self {
            block,
            needles,
            scratch: Scratch::default(),
        }
    }

    /// Gives a candidate the scores it has not got yet.
    pub(super) fn score(&mut self, candidate: &mut Candidate) {
        let row = (candidate.article - self.block.first) as usize;
        while let Some(number) = candidate.next_pending() {
            let needle = self.needles.get(number);
            // A letter is never scattered; where another word is, it counts as perfect.
            let needle =
                needle.filter(|one| candidate.tier != Tier::Fuzzy || one.letter().is_none());
            let score = needle.map_or(0, |needle| self.of(needle, row, candidate.tier));
            candidate.add_score(score);
        }
    }

    /// The best score of a term in the short fields of a row, scattered or in one piece.
    fn of(&mut self, needle: &Needle, row: usize, tier: Tier) -> i32 {
        let (block, mask) = (self.block, needle.mask);
        let fields = [
            (ShortField::Outlet, block.outlets().at_with(row, mask)),
            (ShortField::Section, block.sections().at_with(row, mask)),
            (ShortField::Headline, block.headlines().with(row, mask)),
            (ShortField::Byline, block.bylines().at_with(row, mask)),
        ];
        let read = fields.into_iter().filter(|(name, _)| needle.reads(*name));
        let fields = read.filter_map(|(_, field)| field);
        let scratch = &mut self.scratch;
        match tier {
            Tier::Fuzzy => fields
                .filter_map(|field| needle.score(field, scratch))
                .max()
                .unwrap_or(SCATTERED_NAME_SCORE),
            Tier::Exact | Tier::Word => {
                let found = fields.filter_map(|field| needle.find(field, scratch));
                let scores = found.map(|found| found.score);
                scores.max().unwrap_or(NAMED_SCORE)
            }
        }
    }
}
