//! Which articles hold a text term in their short fields, as a sorted column; columns are kept, so that the next
//! keystroke looks only at the survivors of its prefix, backspace looks at nothing, and a second word leaves the first
//! alone. A column depends on its term and the corpus only, never on how it was come by.

use super::{
    ast::{Form, ShortField},
    gather::Selection,
    hit::{Grade, Hit, Hits},
    needle::{Needle, Scratch},
};
use crate::{
    corpus::segment::texts::WINDOW,
    index::{Block, Catalogue, Field, Labels, block::Headlines, labels::Kinds},
};
use rayon::prelude::*;
use std::{hint::black_box, sync::Arc};

/// Hits kept in all, for each article; the columns longest unused go first.
const HITS_KEPT: usize = 4;
/// Where at most one of so many articles is selected so far, only these are looked at, and nothing is kept.
const FEW: usize = if cfg!(test) { 2 } else { 8 };

/// Rows whose texts are brought from memory together.
const AHEAD: usize = 32;
/// Rows that tell of a block how many of its headlines are read.
const SAMPLE: usize = 128;
/// Of that many headlines one is few.
const THIN: usize = 3;

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
    /// Of the first blocks, as many as were looked at.
    hits: Hits,
}

impl Columns {
    /// The articles that hold `needle`, at least those that are selected so far; none when `is_stale` said so.
    pub(super) fn hits(
        &mut self,
        selection: &Selection<'_>,
        needle: &Needle,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<Hits> {
        let catalogue = selection.catalogue();
        let known = self.columns.iter().position(|column| column.is_of(needle));
        let known = known.map(|at| self.columns.remove(at));
        let parents = self.columns.iter().filter(|one| one.narrows_to(needle));
        let parent = parents.max_by_key(|one| (one.hits.blocks.len(), one.folded.len()));
        let is_few = selection.at_most() <= catalogue.corpus().len() / FEW;
        if known.is_none() && parent.is_none() && is_few {
            let blocks = search(catalogue, needle, 0, &Sieve::Selected(selection), is_stale)?;
            return Some(Hits { blocks });
        }
        let mut column = known.unwrap_or_else(|| Column::new(needle));
        let sieve = parent.map_or(Sieve::All, |parent| Sieve::Survivors(&parent.hits));
        let covered = column.hits.blocks.len();
        let found = search(catalogue, needle, covered, &sieve, is_stale);
        let is_whole = found.is_some();
        column.hits.blocks.extend(found.unwrap_or_default());
        let hits = is_whole.then(|| column.hits.clone());
        self.columns.push(column);
        self.forget(catalogue.corpus().len() * HITS_KEPT);
        hits
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
            hits: Hits::default(),
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

/// Which rows are looked at.
enum Sieve<'a> {
    All,
    /// The survivors of a prefix, where it is known.
    Survivors(&'a Hits),
    /// What all else selects.
    Selected(&'a Selection<'a>),
}

/// The articles that hold `needle` in the blocks behind those covered.
fn search(
    catalogue: &Catalogue,
    needle: &Needle,
    covered: usize,
    sieve: &Sieve<'_>,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Arc<[Hit]>>> {
    let blocks = catalogue.blocks().par_iter().enumerate().skip(covered);
    let begin = || Search::new(needle);
    let found = blocks.map_init(begin, |search, (at, block)| {
        let found = match sieve {
            Sieve::Survivors(hits) if at < hits.blocks.len() => {
                search.look(block, hits.block(at).iter().map(|hit| hit.row()))
            }
            Sieve::Selected(selection) => {
                let mut chosen = Vec::new();
                selection.block(at, block, &mut chosen);
                let rows = chosen.iter().map(|one| one.article - block.first);
                search.look(block, rows.map(|row| row as usize))
            }
            _ => search.look(block, 0..block.len()),
        };
        (!is_stale()).then(|| found.into())
    });
    found.collect()
}

/// Looks at one block after the other. What repeats in it, such as the name of an outlet, is judged once.
struct Search<'a> {
    needle: &'a Needle,
    scratch: Scratch,
    /// What was made of the names of the block, by their numbers.
    grades: Vec<Grade>,
    found: Vec<Hit>,
}

impl<'a> Search<'a> {
    fn new(needle: &'a Needle) -> Self {
        Self {
            needle,
            scratch: Scratch::default(),
            grades: Vec::new(),
            found: Vec::new(),
        }
    }

    /// The rows of a block, of those given, that hold the needle in one of their short fields.
    #[inline]
    fn look(&mut self, block: &Block, rows: impl Iterator<Item = usize> + Clone) -> &[Hit] {
        let labels = self.judge(block);
        let headlines = block.headlines();
        self.found.resize(block.len(), Hit::new(0, Grade::NONE));
        let is_thin = self.is_thin(headlines, rows.clone());
        let (mut count, mut ahead) = (0, rows.clone());
        for (at, row) in rows.enumerate() {
            if is_thin && at % AHEAD == 0 {
                self.fetch(headlines, ahead.by_ref().take(AHEAD));
            }
            let mut best = self.headline(headlines, row);
            for labels in &labels {
                let grade = labels.of(row).and_then(|at| self.grades.get(at));
                best = best.max(grade.copied().unwrap_or(Grade::NONE));
            }
            // What is no hit is written over by the next: nobody foresees which rows are.
            if let Some(slot) = self.found.get_mut(count) {
                *slot = Hit::new(row, best);
            }
            count += usize::from(best != Grade::NONE);
        }
        self.found.get(..count).unwrap_or_default()
    }

    /// How well the headline of a row holds the needle.
    #[inline]
    fn headline(&mut self, headlines: Headlines<'_>, row: usize) -> Grade {
        let headline = headlines.with(row, self.needle.mask);
        let headline = headline.filter(|_| self.needle.reads(ShortField::Headline));
        Grade::from(headline.and_then(|one| self.needle.look(one, &mut self.scratch)))
    }

    /// Whether few headlines are read, with others between them: then the machine does not foresee which is next.
    fn is_thin(&self, headlines: Headlines<'_>, rows: impl Iterator<Item = usize>) -> bool {
        if self.needle.letter().is_some() || !self.needle.reads(ShortField::Headline) {
            return false;
        }
        let (mut read, mut last) = (0, 0);
        for row in rows.take(SAMPLE) {
            read += usize::from(headlines.with(row, self.needle.mask).is_some());
            last = row;
        }
        read * THIN < last
    }

    /// Has the texts of the next rows brought from memory all at once: one by one, each would be waited for.
    fn fetch(&self, headlines: Headlines<'_>, rows: impl Iterator<Item = usize>) {
        let fields = rows.filter_map(|row| headlines.with(row, self.needle.mask));
        let windows = fields.filter_map(Field::window);
        let lines = windows.flat_map(|window| [window.bytes.first(), window.bytes.get(WINDOW / 2)]);
        black_box(lines.flatten().fold(0, |all, byte| all ^ byte));
    }

    /// Judges the names of a block; gives back the kinds of which one holds the needle.
    fn judge<'b>(&mut self, block: &'b Block) -> Vec<Labels<'b>> {
        let labels = [
            (ShortField::Outlet, block.outlets()),
            (ShortField::Section, block.sections()),
            (ShortField::Byline, block.bylines()),
        ];
        let read = labels
            .into_iter()
            .filter(|(field, _)| self.needle.reads(*field));
        let mut held: Vec<Labels<'_>> = read.map(|(_, labels)| labels).collect();
        self.grades.clear();
        self.grades.resize(block.outlets().len(), Grade::NONE);
        let mut kinds_held = Kinds::default();
        for (at, kinds, name) in block.names_with(self.needle.mask) {
            if !held.iter().any(|labels| labels.are_among(kinds)) {
                continue;
            }
            let grade = Grade::from(self.needle.look(name, &mut self.scratch));
            if grade != Grade::NONE {
                kinds_held |= kinds;
            }
            if let Some(slot) = self.grades.get_mut(at) {
                *slot = grade;
            }
        }
        held.retain(|labels| labels.are_among(kinds_held));
        held
    }
}
