//! Puts the terms together: what holds all of them, less what holds those negated. The articles are found block by block
//! when they are asked for, many blocks at once; lists ascend, so that two of them are walked side by side.

use super::{
    candidate::{Candidate, Worth},
    hit::{Hit, Hits},
    joint::Part,
};
use crate::index::{Block, Catalogue};
use rayon::prelude::*;
use std::cmp::Reverse;

/// Candidates, ascending, in a list for each block of the catalogue.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    pub(super) blocks: Vec<Vec<Candidate>>,
}

/// What an article has to be, step by step.
pub(super) struct Selection<'a> {
    catalogue: &'a Catalogue,
    /// It is one of those, whatever they count.
    within: Option<&'a Chosen>,
    steps: Vec<Step<'a>>,
}

enum Step<'a> {
    /// It is one of those, and counts what they do.
    Among(Chosen),
    /// It holds a term.
    Holds(Hits, Worth),
    /// It does not.
    Lacks(Hits),
    /// Something is true of it.
    Is(Box<dyn Fn(u32) -> bool + Sync + 'a>),
}

impl<'a> Selection<'a> {
    /// All articles; among some, if these are given.
    pub(super) fn new(catalogue: &'a Catalogue, within: Option<&'a Chosen>) -> Self {
        Self {
            catalogue,
            within,
            steps: Vec::new(),
        }
    }

    /// The articles it is taken from.
    pub(super) const fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// It must hold a term.
    pub(super) fn hold(&mut self, hits: Hits, worth: Worth) {
        self.steps.push(Step::Holds(hits, worth));
    }

    /// It must not hold a term.
    pub(super) fn lack(&mut self, hits: Hits) {
        self.steps.push(Step::Lacks(hits));
    }

    /// It must be one of those, and counts what these do.
    pub(super) fn be_among(&mut self, chosen: Chosen) {
        self.steps.push(Step::Among(chosen));
    }

    /// Something must be true of it.
    pub(super) fn be(&mut self, is_so: impl Fn(u32) -> bool + Sync + 'a) {
        self.steps.push(Step::Is(Box::new(is_so)));
    }

    /// Whether it is all articles.
    pub(super) const fn is_all(&self) -> bool {
        self.within.is_none() && self.steps.is_empty()
    }

    /// The terms that all must hold, if there is nothing else.
    pub(super) fn terms(&self) -> Option<Vec<Part<'_>>> {
        let terms = self.steps.iter().map(|step| match step {
            Step::Holds(hits, worth) => Some((hits, *worth)),
            _ => None,
        });
        let is_plain = self.within.is_none() && !self.steps.is_empty();
        terms.collect::<Option<Vec<_>>>().filter(|_| is_plain)
    }

    /// No fewer articles than there are.
    pub(super) fn at_most(&self) -> usize {
        let counts = self.steps.iter().filter_map(|step| match step {
            Step::Among(chosen) => Some(chosen.len()),
            Step::Holds(hits, _) => Some(hits.len()),
            Step::Lacks(_) | Step::Is(_) => None,
        });
        let within = self.within.map(Chosen::len);
        let least = counts.chain(within).min();
        least.unwrap_or(self.catalogue.corpus().len())
    }

    /// The articles there are.
    pub(super) fn chosen(&self) -> Chosen {
        let blocks = self.each(|_, _, chosen| Some(chosen.to_vec()));
        Chosen {
            blocks: blocks.unwrap_or_default(),
        }
    }

    /// Looks at those of each block, which is told by its place in the catalogue, unless it once finds no answer.
    pub(super) fn each<T: Send>(
        &self,
        look: impl Fn(usize, &Block, &mut [Candidate]) -> Option<T> + Sync,
    ) -> Option<Vec<T>> {
        let blocks: Vec<usize> = (0..self.catalogue.blocks().len()).collect();
        self.each_of(&blocks, look)
    }

    /// The same for some blocks, in that order.
    pub(super) fn each_of<T: Send>(
        &self,
        blocks: &[usize],
        look: impl Fn(usize, &Block, &mut [Candidate]) -> Option<T> + Sync,
    ) -> Option<Vec<T>> {
        let found = blocks.par_iter().map_init(Vec::new, |chosen, at| {
            let block = self.catalogue.blocks().get(*at)?;
            self.block(*at, block, chosen);
            look(*at, block, chosen)
        });
        found.collect()
    }

    /// Those of a block, which is told by its place in the catalogue.
    pub(super) fn block(&self, at: usize, block: &Block, chosen: &mut Vec<Candidate>) {
        chosen.clear();
        let mut steps = self.steps.iter();
        if let Some(within) = self.within {
            chosen.extend(within.block(at).iter().map(Candidate::fresh));
        } else if steps
            .as_slice()
            .first()
            .is_some_and(|step| step.begins(at, block, chosen))
        {
            steps.next();
        } else {
            let all = 0..block.len();
            chosen.extend(all.map(|row| Candidate::new(block, row)));
        }
        steps.for_each(|step| step.narrow(at, block, chosen));
    }
}

impl Step<'_> {
    /// Chooses those it speaks of; not if it speaks of none.
    fn begins(&self, at: usize, block: &Block, chosen: &mut Vec<Candidate>) -> bool {
        match self {
            Self::Among(others) => chosen.extend(others.block(at)),
            Self::Holds(hits, worth) => {
                let candidate =
                    |hit: &Hit| Candidate::new(block, hit.row()).with(hit.grade(), *worth);
                chosen.extend(hits.block(at).iter().map(candidate));
            }
            Self::Lacks(_) | Self::Is(_) => return false,
        }
        true
    }

    /// Leaves those of which it is true.
    fn narrow(&self, at: usize, block: &Block, chosen: &mut Vec<Candidate>) {
        let row = |one: &Candidate| (one.article - block.first) as usize;
        match self {
            Self::Holds(hits, worth) => {
                let mut hits = Walk(hits.block(at));
                chosen.retain_mut(|one| {
                    let hit = hits.to(|hit| hit.row() < row(one));
                    let hit = hit.filter(|hit| hit.row() == row(one));
                    hit.inspect(|hit| *one = one.with(hit.grade(), *worth))
                        .is_some()
                });
            }
            Self::Lacks(hits) => {
                let mut hits = Walk(hits.block(at));
                chosen.retain(|one| {
                    hits.to(|hit| hit.row() < row(one))
                        .is_none_or(|hit| hit.row() != row(one))
                });
            }
            Self::Among(others) => {
                let mut others = Walk(others.block(at));
                chosen.retain_mut(|one| {
                    let other = others.to(|other| other.article < one.article);
                    let other = other.filter(|other| other.article == one.article);
                    other.inspect(|other| one.add(other)).is_some()
                });
            }
            Self::Is(is_so) => chosen.retain(|one| is_so(one.article)),
        }
    }
}

/// A list that is walked beside another.
struct Walk<'a, T>(&'a [T]);

impl<'a, T> Walk<'a, T> {
    /// The first that does not come before what is looked for.
    #[inline]
    fn to(&mut self, is_before: impl Fn(&T) -> bool) -> Option<&'a T> {
        while let Some((_, rest)) = self.0.split_first().filter(|(one, _)| is_before(one)) {
            self.0 = rest;
        }
        self.0.first()
    }
}

impl Chosen {
    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Candidate> {
        self.blocks.iter().flatten()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.blocks.iter().map(Vec::len).sum()
    }

    fn block(&self, at: usize) -> &[Candidate] {
        self.blocks.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those of either, the better of what is in both.
    pub(super) fn join(mut self, others: Self) -> Self {
        if self.blocks.is_empty() {
            return others;
        }
        let pairs = self.blocks.par_iter_mut().zip(others.blocks);
        pairs.for_each(|(block, other)| *block = joined(block, other));
        self
    }
}

fn joined(one: &[Candidate], other: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined = Vec::with_capacity(one.len() + other.len());
    let mut other = other.into_iter().peekable();
    for &candidate in one {
        let article = candidate.article;
        while let Some(before) = other.next_if(|other| other.article < article) {
            joined.push(before);
        }
        let same = other.next_if(|other| other.article == article);
        let worth = |candidate: &Candidate| {
            let found = candidate.found();
            (Reverse(found.tier), found.score)
        };
        joined.extend(same.into_iter().chain([candidate]).max_by_key(worth));
    }
    joined.extend(other);
    joined
}
