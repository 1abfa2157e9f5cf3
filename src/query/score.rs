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
use crate::{
    corpus::{ArticleId, Corpus},
    index::{Block, Catalogue, FoldedText},
};
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

/// The short fields of the articles of one block, as one term looks at them.
#[derive(Clone, Copy)]
pub(super) struct Short<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) block: &'a Block,
    pub(super) needle: &'a Needle,
}

/// Scores articles that ascend.
pub(super) struct Scorer<'a> {
    corpus: &'a Corpus,
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
            corpus: catalogue.corpus(),
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
        let short = Short {
            corpus: self.corpus,
            block,
            needle,
        };
        short.score(article, least, &mut self.scratch)
    }
}

impl<'a> Short<'a> {
    /// Headline and byline of an article, as far as they are read and may hold the letters.
    pub(super) fn each(
        &self,
        article: u32,
        mut look: impl FnMut(FoldedText<'a>, &dyn Fn() -> &'a str),
    ) {
        let row = (article - self.block.first) as usize;
        let texts = self.block.texts_with(row, self.needle.mask);
        let fields = [ShortField::Headline, ShortField::Byline];
        for (folded, field) in texts.into_iter().zip(fields) {
            let original = || {
                let entry = self.corpus.entry(ArticleId(article));
                entry.map_or("", |entry| field.of(entry))
            };
            if let Some(folded) = folded.filter(|_| self.needle.reads(field)) {
                look(folded, &original);
            }
        }
    }

    /// The best score of the letters scattered over one of the fields; none for less than `least`.
    fn score(&self, article: u32, least: i32, scratch: &mut Scratch) -> Option<i32> {
        let row = (article - self.block.first) as usize;
        let (block, needle) = (self.block, self.needle);
        let labels = [
            (ShortField::Outlet, block.outlets().at(row)),
            (ShortField::Section, block.sections().at(row)),
        ];
        let mut best = None;
        for (field, label) in labels {
            if let Some((name, folded)) = label.filter(|_| needle.reads(field)) {
                best = best.max(needle.score(folded, || name, least, scratch));
            }
        }
        self.each(article, |folded, original| {
            best = best.max(needle.score(folded, original, least, scratch));
        });
        best
    }
}
