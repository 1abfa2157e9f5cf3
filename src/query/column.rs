//! Which articles hold a text term in their short fields, as a sorted column; columns are kept, so that the next
//! keystroke looks only at the survivors of its prefix, backspace looks at nothing, and a second word leaves the first
//! alone. A column depends on its term and the corpus only, never on how it was come by.

use super::{
    Tier,
    ast::{Form, ShortField},
    needle::{Found, Needle, Scratch},
};
use crate::index::{Block, Catalogue, Labels};
use rayon::prelude::*;
use std::{cell::OnceCell, cmp::Reverse, sync::Arc};

/// An article that holds a term; scattered letters are not scored (see `score`). Eight bytes: a column may be as long as the archive, and several are kept.
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
    /// to their places, capitals the same or no matter.
    fn narrows_to(&self, needle: &Needle) -> bool {
        let is_looser = match self.form {
            Form::Fuzzy => true,
            Form::Part | Form::Phrase => needle.form != Form::Fuzzy,
            _ => false,
        };
        let keeps_capitals = |cased: &String| {
            let narrower = needle.cased.as_ref();
            narrower.is_some_and(|narrower| narrower.starts_with(cased))
        };
        is_looser
            && self.cased.as_ref().is_none_or(keeps_capitals)
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
            (!is_stale()).then(|| search_block(block, needle, &sieve))
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

fn search_block(block: &Block, needle: &Needle, sieve: &Sieve<'_>) -> Vec<Hit> {
    let mut search = Search::new(block, needle);
    let look = |article| Some(Hit::new(article, search.look(article)?));
    match sieve {
        Sieve::From(start) => {
            let articles = *start..block.first + block.len() as u32;
            articles.filter_map(look).collect()
        }
        Sieve::Survivors(survivors) => {
            let articles = survivors.iter().map(|hit| hit.article);
            articles.filter_map(look).collect()
        }
    }
}

/// A pass over one block. What repeats, such as the name of an outlet, is judged once.
struct Search<'a> {
    block: &'a Block,
    needle: &'a Needle,
    scratch: Scratch,
    labelled: [Judged<'a>; 3],
}

/// What is made of the names of a kind, as far as they were met.
struct Judged<'a> {
    labels: Labels<'a>,
    found: Vec<OnceCell<Option<Found>>>,
}

impl<'a> Search<'a> {
    fn new(block: &'a Block, needle: &'a Needle) -> Self {
        let judged = |field, labels| Judged::new(needle.reads(field), labels);
        Self {
            block,
            needle,
            scratch: Scratch::default(),
            labelled: [
                judged(ShortField::Outlet, block.outlets()),
                judged(ShortField::Section, block.sections()),
                judged(ShortField::Byline, block.bylines()),
            ],
        }
    }

    /// The best match among the short fields of an article.
    fn look(&mut self, article: u32) -> Option<Found> {
        let (block, needle) = (self.block, self.needle);
        let row = (article - block.first) as usize;
        let mut best = None;
        if needle.reads(ShortField::Headline)
            && let Some(headline) = block.headline_with(row, needle.mask)
        {
            best = needle.look(headline, &mut self.scratch);
        }
        for labelled in &mut self.labelled {
            best = better(best, labelled.look(row, needle, &mut self.scratch));
        }
        best
    }
}

impl<'a> Judged<'a> {
    fn new(is_read: bool, labels: Labels<'a>) -> Self {
        let count = if is_read { labels.len() } else { 0 };
        Self {
            labels,
            found: vec![OnceCell::new(); count],
        }
    }

    fn look(&mut self, row: usize, needle: &Needle, scratch: &mut Scratch) -> Option<Found> {
        if self.found.is_empty() {
            return None;
        }
        let at = self.labels.of(row)?;
        let judge = || needle.look(self.labels.name_with(at, needle.mask)?, scratch);
        *self.found.get(at)?.get_or_init(judge)
    }
}

/// The better of two: exact before scattered, then by score.
pub(super) fn better(one: Option<Found>, other: Option<Found>) -> Option<Found> {
    let worth = |found: &Found| (Reverse(found.tier), found.score);
    one.into_iter().chain(other).max_by_key(worth)
}
