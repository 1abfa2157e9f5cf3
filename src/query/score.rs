//! The scores of scattered letters. They cost more than finding the letters does, and of a hundred thousand fuzzy rows a
//! screen shows thirty: so an article carries a bit for each term of which it has no score yet, and is scored when it is
//! ranked.

use super::{
    Tier,
    ast::ShortField,
    gather::Candidate,
    hit::{Hit, Hits},
    needle::{Found, Needle, Scratch},
};
use crate::index::{Block, Catalogue};
use rayon::prelude::*;

/// Terms that articles carry bits for; what is typed beyond is scored when it is found.
const TERMS: usize = 16;

/// The terms whose scattered letters are scored later.
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

/// Hits with the scores of scattered letters.
pub(super) fn scored(catalogue: &Catalogue, hits: &Hits, needle: &Needle) -> Hits {
    let blocks = catalogue.blocks().par_iter().zip(&hits.blocks);
    let blocks = blocks.map(|(block, hits)| {
        let mut scorer = Scorer::new(block, std::slice::from_ref(needle));
        let scored = hits.iter().map(|hit| match hit.grade().found().tier {
            Tier::Fuzzy => {
                let score = Found::scattered(scorer.of(0, hit.row()));
                Hit::new(hit.row(), score.into())
            }
            _ => *hit,
        });
        scored.collect()
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
            let score = self.of(number, row);
            candidate.add_score(score);
        }
    }

    /// The best score of the letters of a term scattered over one of the short fields of a row.
    fn of(&mut self, needle: usize, row: usize) -> i32 {
        let block = self.block;
        let Some(needle) = self.needles.get(needle) else {
            return 0;
        };
        let mask = needle.mask;
        let fields = [
            (ShortField::Outlet, block.outlets().at_with(row, mask)),
            (ShortField::Section, block.sections().at_with(row, mask)),
            (ShortField::Headline, block.headline_with(row, mask)),
            (ShortField::Byline, block.bylines().at_with(row, mask)),
        ];
        let read = fields.into_iter().filter(|(name, _)| needle.reads(*name));
        let scores = read.filter_map(|(_, field)| needle.score(field?, &mut self.scratch));
        scores.max().unwrap_or_default()
    }
}
