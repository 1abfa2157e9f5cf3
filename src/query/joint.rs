//! What holds several terms at once, when nothing else is asked: the grades of each term lie in a table with a place for each
//! row of a block, so that all rows are counted by their weakest grade without a candidate being made of any.

use super::{
    candidate::{Candidate, Worth},
    hit::{Grade, Hits},
};
use crate::index::Block;

/// A term: what holds it, and what it counts.
pub(super) type Part<'a> = (&'a Hits, Worth);

/// The terms in one block after the other.
pub(super) struct Joint<'a> {
    terms: &'a [Part<'a>],
    /// For each term its grade in each row.
    grades: Vec<Vec<Grade>>,
    /// For each row the weakest of them.
    weakest: Vec<Grade>,
}

impl<'a> Joint<'a> {
    pub(super) fn new(terms: &'a [Part<'a>]) -> Self {
        Self {
            terms,
            grades: vec![Vec::new(); terms.len()],
            weakest: Vec::new(),
        }
    }

    /// Turns to a block, which is told by its place in the catalogue: the weakest grade of each of its rows.
    pub(super) fn look(&mut self, at: usize, block: &Block) -> &[Grade] {
        self.weakest.clear();
        self.weakest.resize(block.len(), Grade::MOST);
        for (grades, (hits, _)) in self.grades.iter_mut().zip(self.terms) {
            grades.clear();
            grades.resize(block.len(), Grade::NONE);
            for hit in hits.block(at) {
                if let Some(slot) = grades.get_mut(hit.row()) {
                    *slot = hit.grade();
                }
            }
            for (weakest, grade) in self.weakest.iter_mut().zip(&*grades) {
                *weakest = (*weakest).min(*grade);
            }
        }
        &self.weakest
    }

    /// Makes a candidate of a row that holds all terms.
    pub(super) fn candidate(&self, block: &Block, row: usize) -> Candidate {
        let terms = self.grades.iter().zip(self.terms);
        terms.fold(Candidate::new(block, row), |one, (grades, (_, worth))| {
            let grade = grades.get(row).copied().unwrap_or(Grade::NONE);
            one.with(grade, *worth)
        })
    }
}
