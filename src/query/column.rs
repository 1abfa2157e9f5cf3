//! Which articles hold a text term in their short fields, as a sorted column; columns are kept, so that the next
//! keystroke looks only at the survivors of its prefix, backspace looks at nothing, and a second word leaves the first
//! alone. A column depends on its term and the corpus only, never on how it was come by.

use super::{
    Tier,
    ast::{Form, ShortField},
    needle::{ABSENT, Found, Needle, Scratch},
};
use crate::{
    corpus::{ArticleId, Corpus},
    index::{Block, Catalogue, FoldedText},
};
use rayon::prelude::*;
use std::{cmp::Reverse, sync::Arc};

/// An article that holds a term. Eight bytes: a column may be as long as the archive, and several are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) article: u32,
    /// The score, four times; the tier is what is left over.
    worth: i32,
}

/// Where the score of a hit ends.
const SCORES: i32 = i32::MAX / 4;

impl Hit {
    pub(super) fn new(article: u32, Found { tier, score }: Found) -> Self {
        let left = match tier {
            Tier::Exact => 2,
            Tier::Word => 1,
            Tier::Fuzzy => 0,
        };
        let worth = score.clamp(-SCORES, SCORES) * 4 + left;
        Self { article, worth }
    }

    /// A match that is nothing but there.
    pub(super) fn plain(article: u32) -> Self {
        Self::new(article, Found::exact(0))
    }

    /// How the article matches.
    pub(super) fn found(self) -> Found {
        let tier = match self.worth & 3 {
            2 => Tier::Exact,
            1 => Tier::Word,
            _ => Tier::Fuzzy,
        };
        Found {
            tier,
            score: self.worth >> 2,
        }
    }
}

/// Hits kept in all, for each article; the columns longest unused go first.
const HITS_KEPT: usize = 2;

/// Columns kept in all.
const COLUMNS_KEPT: usize = 64;

/// The columns of late, the latest last.
#[derive(Debug, Default)]
pub(super) struct Columns {
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    field: Option<ShortField>,
    form: Form,
    folded: String,
    cased: Option<String>,
    /// Articles looked at, from the first.
    covered: u32,
    hits: Arc<Vec<Hit>>,
}

/// What a pass over a block looks at.
enum Sieve<'a> {
    /// All articles from this number on.
    From(u32),
    /// The survivors of a prefix.
    Survivors(&'a [Hit]),
}

impl Columns {
    /// The articles that hold `needle`, ascending; none when `is_stale` said so.
    pub(super) fn hits(
        &mut self,
        catalogue: &Catalogue,
        needle: &Needle,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<Arc<Vec<Hit>>> {
        let len = catalogue.corpus().len() as u32;
        let known = self.columns.iter().position(|column| column.is_of(needle));
        let mut column = match known {
            Some(at) => self.columns.remove(at),
            None => Column::new(needle),
        };
        let mut found = Some(Vec::new());
        if column.covered < len {
            let parent = self
                .columns
                .iter()
                .filter(|parent| parent.narrows_to(needle));
            let parent = parent.max_by_key(|parent| (parent.covered, parent.folded.len()));
            found = search(catalogue, needle, column.covered, parent, is_stale);
        }
        if let Some(found) = found.as_mut().filter(|found| !found.is_empty()) {
            Arc::make_mut(&mut column.hits).append(found);
        }
        if found.is_some() {
            column.covered = len;
        }
        let hits = Arc::clone(&column.hits);
        self.columns.push(column);
        self.forget(len as usize * HITS_KEPT);
        found.map(|_| hits)
    }

    /// Drops the columns longest unused until what is left is small enough; never the latest.
    fn forget(&mut self, limit: usize) {
        let mut kept = 0;
        let fits = |column: &&Column| {
            kept += column.hits.len();
            kept <= limit
        };
        let fitting = self.columns.iter().rev().take_while(fits).count();
        let kept = fitting.clamp(1, COLUMNS_KEPT);
        self.columns
            .drain(..self.columns.len().saturating_sub(kept));
    }
}

impl Column {
    fn new(needle: &Needle) -> Self {
        Self {
            field: needle.field,
            form: needle.form,
            folded: needle.folded.clone(),
            cased: needle.cased.clone(),
            covered: 0,
            hits: Arc::default(),
        }
    }

    fn is_of(&self, needle: &Needle) -> bool {
        (self.field, self.form) == (needle.field, needle.form)
            && self.folded == needle.folded
            && self.cased == needle.cased
    }

    /// Whether every article that holds `needle` is among these: the same letters less some at the end, no more bound
    /// to their places, capitals no matter.
    fn narrows_to(&self, needle: &Needle) -> bool {
        let is_looser = match self.form {
            Form::Fuzzy => true,
            Form::Part | Form::Phrase => needle.form != Form::Fuzzy,
            _ => false,
        };
        is_looser
            && self.cased.is_none()
            && (self.field.is_none() || self.field == needle.field)
            && needle.folded.starts_with(&self.folded)
    }
}

/// The articles from number `from` on that hold `needle`.
fn search(
    catalogue: &Catalogue,
    needle: &Needle,
    from: u32,
    parent: Option<&Column>,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Hit>> {
    let blocks = catalogue.blocks();
    let first = blocks.partition_point(|block| block.first + block.len() as u32 <= from);
    let found: Option<Vec<Vec<Hit>>> = blocks
        .get(first..)
        .unwrap_or_default()
        .par_iter()
        .map(|block| {
            let sieve = Sieve::of(block, from, parent);
            (!is_stale()).then(|| search_block(catalogue.corpus(), block, needle, &sieve))
        })
        .collect();
    Some(found?.concat())
}

impl<'a> Sieve<'a> {
    fn of(block: &Block, from: u32, parent: Option<&'a Column>) -> Self {
        let (start, end) = (block.first.max(from), block.first + block.len() as u32);
        let Some(parent) = parent.filter(|parent| parent.covered >= end) else {
            return Self::From(start);
        };
        let at = |article| parent.hits.partition_point(|hit| hit.article < article);
        Self::Survivors(parent.hits.get(at(start)..at(end)).unwrap_or_default())
    }
}

fn search_block(corpus: &Corpus, block: &Block, needle: &Needle, sieve: &Sieve<'_>) -> Vec<Hit> {
    let mut search = BlockSearch::new(corpus, block, needle);
    let mut hits = Vec::new();
    let mut look = |search: &mut BlockSearch<'_>, article| {
        if let Some(found) = search.look(article) {
            hits.push(Hit::new(article, found));
        }
    };
    match sieve {
        Sieve::From(start) => {
            search.swept = needle.sweep(block);
            let articles = *start..block.first + block.len() as u32;
            articles.for_each(|article| look(&mut search, article));
        }
        Sieve::Survivors(survivors) => {
            if survivors.len() * SWEEP_SHARE > block.len() {
                search.swept = needle.sweep(block);
            }
            survivors
                .iter()
                .for_each(|hit| look(&mut search, hit.article));
        }
    }
    hits
}

/// A sweep over a block costs about as much as looking into one article in this many.
const SWEEP_SHARE: usize = 6;

/// A pass over one block. Outlets and sections, which repeat, are judged once.
struct BlockSearch<'a> {
    corpus: &'a Corpus,
    block: &'a Block,
    needle: &'a Needle,
    scratch: Scratch,
    outlets: Vec<Option<Found>>,
    sections: Vec<Option<Found>>,
    /// What a sweep found in headlines and bylines, by row.
    swept: Option<Vec<i32>>,
}

impl<'a> BlockSearch<'a> {
    fn new(corpus: &'a Corpus, block: &'a Block, needle: &'a Needle) -> Self {
        let mut scratch = Scratch::default();
        let mut outlets = Vec::new();
        if needle.reads(ShortField::Outlet) {
            let look = |(name, folded)| needle.look(folded, || name, &mut scratch);
            outlets = block.outlets().map(look).collect();
        }
        let mut sections = Vec::new();
        if needle.reads(ShortField::Section) {
            let look = |(name, folded)| needle.look(folded, || name, &mut scratch);
            sections = block.sections().map(look).collect();
        }
        Self {
            corpus,
            block,
            needle,
            scratch,
            outlets,
            sections,
            swept: None,
        }
    }

    /// The best match among the short fields of an article.
    fn look(&mut self, article: u32) -> Option<Found> {
        let row = (article - self.block.first) as usize;
        let judged = |of: Option<usize>, all: &[Option<Found>]| all.get(of?).copied().flatten();
        let outlet = judged(self.block.outlet(row), &self.outlets);
        let section = judged(self.block.section(row), &self.sections);
        let best = better(outlet, section);
        let swept = self
            .swept
            .as_ref()
            .and_then(|swept| swept.get(row).copied());
        let own = match swept {
            Some(ABSENT) if best.is_some_and(|best| best.tier == Tier::Exact) => None,
            Some(ABSENT) => self.scattered(row),
            Some(score) => Some(Found {
                tier: Tier::Exact,
                score,
            }),
            None => self.own(article, row),
        };
        better(best, own)
    }

    /// The best of headline and byline, neither of which holds the letters in one piece.
    fn scattered(&mut self, row: usize) -> Option<Found> {
        let mut best = None;
        for (field, folded) in self.texts(row) {
            if self.needle.reads(field) && self.needle.fits(folded) {
                best = better(best, self.needle.scatter(folded.text, &mut self.scratch));
            }
        }
        best
    }

    /// The best of headline and byline.
    fn own(&mut self, article: u32, row: usize) -> Option<Found> {
        let mut best = None;
        for (field, folded) in self.texts(row) {
            let original = || match self.corpus.entry(ArticleId(article)) {
                Some(entry) if field == ShortField::Headline => &*entry.headline,
                Some(entry) => &*entry.byline,
                None => "",
            };
            if self.needle.reads(field) {
                let found = self.needle.look(folded, original, &mut self.scratch);
                best = better(best, found);
            }
        }
        best
    }

    fn texts(&self, row: usize) -> [(ShortField, FoldedText<'a>); 2] {
        [
            (ShortField::Headline, self.block.headline(row)),
            (ShortField::Byline, self.block.byline(row)),
        ]
    }
}

/// The better of two: exact before scattered, then by score.
pub(super) fn better(one: Option<Found>, other: Option<Found>) -> Option<Found> {
    let worth = |found: &Found| (Reverse(found.tier), found.score);
    one.into_iter().chain(other).max_by_key(worth)
}
