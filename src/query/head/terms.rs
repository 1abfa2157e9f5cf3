//! The first rows where terms are all that is asked: most rows are counted and passed over by their grades, and no candidate
//! is made of them.

use super::{Bests, Counts, Heads, Take};
use crate::{
    corpus::ArticleId,
    query::{
        candidate::Candidate,
        hit::Grade,
        joint::{Joint, Part},
    },
};
use rayon::prelude::*;

impl Heads<'_> {
    /// Finds the best that hold the only term there is.
    pub(super) fn of_term(
        &self,
        (hits, worth): Part<'_>,
        blocks: &[usize],
        bests: &Bests,
        is_hidden: &(impl Fn(ArticleId) -> bool + Sync),
    ) -> Option<Vec<Counts>> {
        let counts = blocks.par_iter().map(|at| {
            let block = self.catalogue.blocks().get(*at)?;
            let floor = self.is_by_score.then(|| bests.floor());
            let mut take = Take::new(self, block, bests);
            for hit in hits.block(*at) {
                if floor.is_none_or(|floor| floor <= hit.grade()) {
                    let one = Candidate::new(block, hit.row());
                    take.one(one.with(hit.grade(), worth), is_hidden);
                }
            }
            take.finish()?;
            let grades = hits.block(*at).iter().map(|hit| hit.grade());
            Some(Counts::of(&grades))
        });
        counts.collect()
    }

    /// Finds the best that hold all of several terms.
    pub(super) fn of_terms(
        &self,
        terms: &[Part<'_>],
        blocks: &[usize],
        bests: &Bests,
        is_hidden: &(impl Fn(ArticleId) -> bool + Sync),
    ) -> Option<Vec<Counts>> {
        let begin = || (Joint::new(terms), Vec::new());
        let counts = blocks.par_iter().map_init(begin, |(joint, rows), at| {
            let block = self.catalogue.blocks().get(*at)?;
            let weakest = joint.look(*at, block);
            let counts = Counts::of(&weakest.iter().copied());
            // Where a hundred others are, nobody sees those in which a term is scattered.
            choose(weakest, bests.near.is_full(), rows);
            let mut take = Take::new(self, block, bests);
            for row in &*rows {
                take.one(joint.candidate(block, usize::from(*row)), is_hidden);
            }
            take.finish()?;
            Some(counts)
        });
        counts.collect()
    }
}

/// Chooses the rows that hold all terms, by their weakest grades; only those that are not scattered, if these fill the screen.
fn choose(grades: &[Grade], is_full: bool, rows: &mut Vec<u16>) {
    let is_chosen = |grade: Grade| {
        if is_full {
            grade.is_near()
        } else {
            grade.is_held()
        }
    };
    rows.resize(grades.len(), 0);
    let mut count = 0;
    for (row, grade) in (0..).zip(grades) {
        // What is not chosen is written over by the next: nobody foresees which rows are.
        if let Some(slot) = rows.get_mut(count) {
            *slot = row;
        }
        count += usize::from(is_chosen(*grade));
    }
    rows.truncate(count);
}
