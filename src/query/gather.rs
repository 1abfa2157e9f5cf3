//! Puts the columns of the terms together: what is in all of them, less what is in those negated. Lists ascend by
//! article throughout, so that two of them are walked side by side.

use super::{
    Tier,
    column::Hit,
    needle::{Found, NAMED_SCORE},
};
use std::{
    cmp::{Ordering, Reverse},
    sync::Arc,
};

/// An article that holds all the terms so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidate {
    pub(super) article: u32,
    pub(super) tier: Tier,
    /// The terms whose letters are scattered here and not scored yet.
    pending: u16,
    exact: i32,
    fuzzy: i32,
}

/// What a term counts in the articles that hold it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Worth {
    /// What it counts in one piece, where another term is scattered.
    pub(super) perfect: i32,
    /// Its bit, if scattered letters are scored later.
    pub(super) pending: u16,
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
pub(super) fn with_named(hits: Arc<Vec<Hit>>, named: &[u32]) -> Arc<Vec<Hit>> {
    if named.is_empty() {
        return hits;
    }
    let exact = |article| Hit::new(article, Found::exact(NAMED_SCORE));
    let mut merged = Vec::with_capacity(hits.len() + named.len());
    let mut named = named.iter().copied().peekable();
    for &hit in &*hits {
        while let Some(article) = named.next_if(|&article| article < hit.article) {
            merged.push(exact(article));
        }
        let is_named = named.next_if_eq(&hit.article).is_some();
        let is_worse = is_named && hit.found().tier == Tier::Fuzzy;
        merged.push(if is_worse { exact(hit.article) } else { hit });
    }
    merged.extend(named.map(exact));
    merged.into()
}

/// Hits in short fields, and articles that hold the word in their texts.
pub(super) fn with_texts(hits: &[Hit], len: usize, holds: impl Fn(u32) -> bool) -> Vec<Hit> {
    let in_text = |article| {
        Hit::new(
            article,
            Found {
                tier: Tier::Word,
                score: 0,
            },
        )
    };
    let mut merged = Vec::with_capacity(hits.len());
    let mut hits = hits.iter().copied().peekable();
    for article in 0..len as u32 {
        let hit = hits.next_if(|hit| hit.article == article);
        let is_better = hit.is_none_or(|hit| hit.found().tier == Tier::Fuzzy);
        if is_better && holds(article) {
            merged.push(in_text(article));
        } else {
            merged.extend(hit);
        }
    }
    merged
}

/// The candidates that are among others too, which count with them.
pub(super) fn meet_all(mut chosen: Vec<Candidate>, others: &[Candidate]) -> Vec<Candidate> {
    let mut others = others.iter().peekable();
    chosen.retain_mut(|candidate| {
        let article = candidate.article;
        while others.next_if(|other| other.article < article).is_some() {}
        let other = others.next_if(|other| other.article == article);
        if let Some(other) = other {
            candidate.tier = candidate.tier.max(other.tier);
            candidate.exact = candidate.exact.saturating_add(other.exact);
            candidate.fuzzy = candidate.fuzzy.saturating_add(other.fuzzy);
        }
        other.is_some()
    });
    chosen
}

/// The candidates of either, the better of those in both.
pub(super) fn join(one: Vec<Candidate>, other: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined = Vec::with_capacity(one.len() + other.len());
    let mut other = other.into_iter().peekable();
    for candidate in one {
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

/// The candidates that are among `hits` too.
pub(super) fn meet(mut chosen: Vec<Candidate>, hits: &[Hit], worth: Worth) -> Vec<Candidate> {
    let mut hits = hits.iter().peekable();
    chosen.retain_mut(|candidate| {
        while hits
            .next_if(|hit| hit.article < candidate.article)
            .is_some()
        {}
        let hit = hits.next_if(|hit| hit.article == candidate.article);
        if let Some(hit) = hit {
            candidate.add(*hit, worth);
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
    /// The article alone, without what it counts.
    pub(super) fn fresh(other: &Self) -> Self {
        Self {
            article: other.article,
            ..Self::default()
        }
    }

    pub(super) fn new(hit: Hit, worth: Worth) -> Self {
        let mut candidate = Self {
            article: hit.article,
            ..Self::default()
        };
        candidate.add(hit, worth);
        candidate
    }

    fn add(&mut self, hit: Hit, worth: Worth) {
        let found = hit.found();
        self.tier = self.tier.max(found.tier);
        let (exact, fuzzy) = match found.tier {
            Tier::Exact => (found.score, worth.perfect),
            Tier::Word => (0, 0),
            Tier::Fuzzy => (0, found.score),
        };
        if found.tier == Tier::Fuzzy {
            self.pending |= worth.pending;
        }
        self.exact = self.exact.saturating_add(exact);
        self.fuzzy = self.fuzzy.saturating_add(fuzzy);
    }

    /// The terms that are not scored yet, a bit for each.
    pub(super) const fn pending(&self) -> u16 {
        self.pending
    }

    /// What it counts so far where a term is scattered.
    pub(super) const fn fuzzy(&self) -> i32 {
        self.fuzzy
    }

    /// The number of a term that is not scored yet.
    pub(super) fn next_pending(&self) -> Option<usize> {
        (self.pending != 0).then(|| self.pending.trailing_zeros() as usize)
    }

    /// Adds the score of that term.
    pub(super) fn add_score(&mut self, score: i32) {
        self.pending &= self.pending.wrapping_sub(1);
        self.fuzzy = self.fuzzy.saturating_add(score);
    }

    /// How it matches all the terms.
    pub(super) fn found(&self) -> Found {
        let score = match self.tier {
            Tier::Exact | Tier::Word => self.exact,
            Tier::Fuzzy => self.fuzzy,
        };
        Found {
            tier: self.tier,
            score,
        }
    }
}
