//! Puts the columns of the terms together: what is in all of them, less what is in those negated. Lists ascend by
//! article throughout, so that two of them are walked side by side.

use super::{Tier, column::Hit, needle::NAMED_SCORE, rank::Selected};
use std::cmp::Ordering;

/// An article that holds all the terms so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidate {
    pub(super) article: u32,
    tier: Tier,
    exact: i32,
    fuzzy: i32,
}

/// Every article.
pub(super) fn all(len: usize) -> Vec<Candidate> {
    let candidate = |article| Candidate {
        article,
        ..Candidate::default()
    };
    (0..len as u32).map(candidate).collect()
}

/// Hits in short fields, and those by name, which are exact.
pub(super) fn with_named(hits: &[Hit], named: &[u32]) -> Vec<Hit> {
    let exact = |article| Hit {
        article,
        tier: Tier::Exact,
        score: NAMED_SCORE,
    };
    let mut merged = Vec::with_capacity(hits.len() + named.len());
    let mut named = named.iter().copied().peekable();
    for &hit in hits {
        while let Some(article) = named.next_if(|&article| article < hit.article) {
            merged.push(exact(article));
        }
        let is_named = named.next_if_eq(&hit.article).is_some();
        let is_worse = is_named && hit.tier == Tier::Fuzzy;
        merged.push(if is_worse { exact(hit.article) } else { hit });
    }
    merged.extend(named.map(exact));
    merged
}

/// The candidates that are among `hits` too.
pub(super) fn meet(mut chosen: Vec<Candidate>, hits: &[Hit], perfect: i32) -> Vec<Candidate> {
    let mut hits = hits.iter().peekable();
    chosen.retain_mut(|candidate| {
        while hits
            .next_if(|hit| hit.article < candidate.article)
            .is_some()
        {}
        let hit = hits.next_if(|hit| hit.article == candidate.article);
        if let Some(hit) = hit {
            candidate.add(hit, perfect);
        }
        hit.is_some()
    });
    chosen
}

/// The candidates that are not among `hits`.
pub(super) fn without(mut chosen: Vec<Candidate>, hits: &[Hit]) -> Vec<Candidate> {
    let mut hits = hits.iter().map(|hit| hit.article).peekable();
    chosen.retain(|candidate| {
        while hits
            .next_if(|&article| article.cmp(&candidate.article) == Ordering::Less)
            .is_some()
        {}
        hits.next_if_eq(&candidate.article).is_none()
    });
    chosen
}

impl Candidate {
    pub(super) fn new(hit: &Hit, perfect: i32) -> Self {
        let mut candidate = Self {
            article: hit.article,
            ..Self::default()
        };
        candidate.add(hit, perfect);
        candidate
    }

    fn add(&mut self, hit: &Hit, perfect: i32) {
        self.tier = self.tier.max(hit.tier);
        let (exact, fuzzy) = match hit.tier {
            Tier::Exact => (hit.score, perfect),
            Tier::Fuzzy => (0, hit.score),
        };
        self.exact = self.exact.saturating_add(exact);
        self.fuzzy = self.fuzzy.saturating_add(fuzzy);
    }

    pub(super) fn selected(&self) -> Selected {
        let score = match self.tier {
            Tier::Exact => self.exact,
            Tier::Fuzzy => self.fuzzy,
        };
        Selected {
            article: self.article,
            tier: self.tier,
            score,
        }
    }
}
