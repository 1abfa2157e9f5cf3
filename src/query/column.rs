//! Which articles hold a text term in their short fields, as a sorted column; columns are kept, so that the next
//! keystroke looks only at the survivors of its prefix, backspace looks at nothing, and a second word leaves the first
//! alone. A column depends on its term and the corpus only, never on how it was come by.

use super::{
    ast::{Form, ShortField},
    hit::{Grade, Hit, Hits},
    needle::{Needle, Scratch},
};
use crate::index::{Block, Catalogue, Labels};
use rayon::prelude::*;
use std::sync::Arc;

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
    /// Of the first blocks, as many as were looked at.
    hits: Hits,
}

impl Columns {
    /// The articles that hold `needle`; none when `is_stale` said so.
    pub(super) fn hits(
        &mut self,
        catalogue: &Catalogue,
        needle: &Needle,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<Hits> {
        let known = self.columns.iter().position(|column| column.is_of(needle));
        let mut column = match known {
            Some(at) => self.columns.remove(at),
            None => Column::new(needle),
        };
        let covered = column.hits.blocks.len();
        let columns = self.columns.iter();
        let parents = columns.filter(|parent| parent.narrows_to(needle));
        let parent = parents.max_by_key(|parent| (parent.hits.blocks.len(), parent.folded.len()));
        let parent = parent.map(|parent| &parent.hits);
        let found = search(catalogue, needle, covered, parent, is_stale);
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

/// The articles that hold `needle` in the blocks behind those covered, among those of `parent` where it knows them.
fn search(
    catalogue: &Catalogue,
    needle: &Needle,
    covered: usize,
    parent: Option<&Hits>,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Arc<[Hit]>>> {
    let blocks = catalogue.blocks().par_iter().enumerate().skip(covered);
    let found = blocks.map(|(at, block)| {
        let survivors = parent.and_then(|parent| parent.blocks.get(at));
        (!is_stale()).then(|| search_block(block, needle, survivors.map(AsRef::as_ref)).into())
    });
    found.collect()
}

fn search_block(block: &Block, needle: &Needle, survivors: Option<&[Hit]>) -> Vec<Hit> {
    let mut search = Search::new(block, needle);
    let look = |article| {
        let grade = search.look((article - block.first) as usize);
        (grade != Grade::NONE).then_some(Hit { article, grade })
    };
    match survivors {
        Some(survivors) => {
            let articles = survivors.iter().map(|hit| hit.article);
            articles.filter_map(look).collect()
        }
        None => {
            let articles = block.first..block.first + block.len() as u32;
            articles.filter_map(look).collect()
        }
    }
}

/// A pass over one block. What repeats, such as the name of an outlet, is judged once.
struct Search<'a> {
    block: &'a Block,
    needle: &'a Needle,
    reads_headlines: bool,
    scratch: Scratch,
    labelled: Vec<Judged<'a>>,
}

/// What is made of the names of a kind, as far as they were met.
struct Judged<'a> {
    labels: Labels<'a>,
    grades: Vec<Option<Grade>>,
}

impl<'a> Search<'a> {
    fn new(block: &'a Block, needle: &'a Needle) -> Self {
        let labelled = [
            (ShortField::Outlet, block.outlets()),
            (ShortField::Section, block.sections()),
            (ShortField::Byline, block.bylines()),
        ];
        let read = labelled
            .into_iter()
            .filter(|(field, labels)| needle.reads(*field) && labels.may_hold(needle.mask));
        Self {
            block,
            needle,
            reads_headlines: needle.reads(ShortField::Headline),
            scratch: Scratch::default(),
            labelled: read.map(|(_, labels)| Judged::new(labels)).collect(),
        }
    }

    /// The best match among the short fields of a row.
    fn look(&mut self, row: usize) -> Grade {
        let (needle, scratch) = (self.needle, &mut self.scratch);
        let headline = self.block.headline_with(row, needle.mask);
        let headline = headline.filter(|_| self.reads_headlines);
        let mut best = headline.map_or(Grade::NONE, |headline| {
            needle.look(headline, scratch).into()
        });
        for labelled in &mut self.labelled {
            best = best.max(labelled.look(row, needle, scratch));
        }
        best
    }
}

impl<'a> Judged<'a> {
    fn new(labels: Labels<'a>) -> Self {
        Self {
            labels,
            grades: vec![None; labels.len()],
        }
    }

    fn look(&mut self, row: usize, needle: &Needle, scratch: &mut Scratch) -> Grade {
        let Some(at) = self.labels.of(row) else {
            return Grade::NONE;
        };
        let Some(grade) = self.grades.get_mut(at) else {
            return Grade::NONE;
        };
        *grade.get_or_insert_with(|| {
            let name = self.labels.name_with(at, needle.mask);
            name.and_then(|name| needle.look(name, scratch)).into()
        })
    }
}
