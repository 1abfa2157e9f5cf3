//! Lists without texts, met in directories: perhaps only indexes of the files around them. They wait until all else is
//! loaded; a list of which every headline stands in a longer one is left out, so that no article is there twice.

use super::{
    file::{Beginning, Piece},
    head::Refusal,
};
use crate::corpus::{Reason, discover::Target, fields::Role, make::Draft, plan::Outcome};
use std::collections::HashMap;

/// Lists held back at most.
const MOST: usize = 256;

/// Why an index is left out; the user is told.
const REFUSAL: Refusal = Refusal {
    reason: Reason::Index,
    is_silent: false,
};

/// A list that waited, and what became of it.
type List = (Target, Result<Beginning, Refusal>, Vec<Piece>);

/// The lists that wait.
#[derive(Debug, Default)]
pub(super) struct Held {
    lists: Vec<(Target, Beginning, Vec<Piece>)>,
}

/// How much a file that has a headline counts: its length, and among equals the earlier one.
type Rank = (usize, usize);

/// What is loaded counts for more than any list.
const LOADED: Rank = (usize::MAX, 0);

impl Held {
    /// Whether a file is such a list, and there is room for it.
    pub(super) fn wants(&self, target: &Target, beginning: &Beginning) -> bool {
        let plan = &beginning.plan;
        let has_texts = !plan.map.choices(Role::Body).is_empty();
        matches!(target, Target::Found(_) | Target::Member(_))
            && !plan.layout.steps.is_empty()
            && !has_texts
            && self.lists.len() < MOST
    }

    /// Holds a list back.
    pub(super) fn push(&mut self, target: Target, beginning: Beginning, pieces: Vec<Piece>) {
        self.lists.push((target, beginning, pieces));
    }

    /// The lists in their order; those that are only indexes are refused. `loaded` are the headlines that are there.
    pub(super) fn without_indexes<'a>(self, loaded: impl Iterator<Item = &'a str>) -> Vec<List> {
        if self.lists.is_empty() {
            return Vec::new();
        }
        let indexes = self.indexes(loaded);
        let lists = self.lists.into_iter().zip(indexes);
        lists
            .map(|((target, beginning, pieces), is_index)| {
                if is_index {
                    (target, Err(REFUSAL), Vec::new())
                } else {
                    (target, Ok(beginning), pieces)
                }
            })
            .collect()
    }

    /// For each list, whether longer files hold all of it.
    fn indexes<'a>(&self, loaded: impl Iterator<Item = &'a str>) -> Vec<bool> {
        let mut best: HashMap<String, Rank> = loaded
            .map(|headline| (headline.to_owned(), LOADED))
            .collect();
        let count = self.lists.len();
        let lists: Vec<(Rank, Vec<&str>)> = self
            .lists
            .iter()
            .zip((1..=count).rev())
            .map(|((_, _, pieces), place)| {
                let headlines: Vec<&str> = pieces
                    .iter()
                    .flat_map(drafts)
                    .map(|draft| &*draft.headline)
                    .collect();
                ((headlines.len(), place), headlines)
            })
            .collect();
        for (own, headlines) in &lists {
            for headline in headlines {
                let rank = best.entry((*headline).to_owned()).or_default();
                *rank = (*rank).max(*own);
            }
        }
        let is_index = |(own, headlines): &(Rank, Vec<&str>)| {
            let has_better = |headline: &&str| best.get(*headline).is_some_and(|rank| rank > own);
            !headlines.is_empty() && headlines.iter().all(has_better)
        };
        lists.iter().map(is_index).collect()
    }
}

fn drafts(piece: &Piece) -> impl Iterator<Item = &Draft> {
    piece
        .outcomes
        .iter()
        .filter_map(|(_, outcome)| match outcome {
            Outcome::Draft(draft, _) => Some(draft),
            _ => None,
        })
}
