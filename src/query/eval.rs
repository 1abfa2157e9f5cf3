//! Runs a query over a catalogue: each term gives a column of articles, the columns are put together, the rest is put
//! in order. An article is in the tier of its weakest term.
//!
//! Scores: among exact rows the sum of what `needle` gives each word; among fuzzy rows the sum of the crate's scores,
//! where a word that stands in one piece counts as the best score there is.

use super::{
    Order, Query, Sort, Tier, View,
    ast::{Form, Pattern, Term, Test},
    column::{Columns, Hit},
    needle::{NAMED_SCORE, Needle},
    rank::{Headlines, Selected, rank},
};
use crate::{
    entity::{Kind, tally::Tally},
    index::{Catalogue, catalogue::continues},
    text::fold::{Case, fold},
};
use std::cmp::Ordering;

pub use super::{
    ast::ShortField,
    lit::{find, hits, lit},
};

/// Runs queries one after the other, and keeps what makes the next one cheap (the survivors of each prefix).
#[derive(Debug, Default)]
pub struct Filter {
    corpus: crate::corpus::Corpus,
    columns: Columns,
    headlines: Headlines,
}

/// An article that holds all the terms so far.
#[derive(Debug, Clone, Copy, Default)]
struct Candidate {
    article: u32,
    tier: Tier,
    exact: i32,
    fuzzy: i32,
}

/// What one run looks at.
struct Run<'a> {
    catalogue: &'a Catalogue,
    names: &'a Tally,
    is_stale: &'a (dyn Fn() -> bool + Sync),
}

impl Filter {
    /// The rows of `catalogue` that `query` selects, in `order` (none: as the query says, else by score while it has a
    /// text term, else newest first). `is_stale` is asked every few thousand rows; once it says yes the answer is none.
    /// Parallel inside (rayon).
    pub fn run(
        &mut self,
        catalogue: &Catalogue,
        names: &Tally,
        query: &Query,
        order: Option<Order>,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<View> {
        self.follow(catalogue);
        let run = Run {
            catalogue,
            names,
            is_stale,
        };
        let selected = self.select(&run, query)?;
        let order = order
            .or(query.order())
            .unwrap_or_else(|| natural_order(query));
        if is_stale() {
            return None;
        }
        let (rows, exact_count) = rank(catalogue, &mut self.headlines, &selected, order);
        let total = catalogue.corpus().len();
        Some(View {
            rows,
            exact_count,
            total,
            order: Some(order),
        })
    }

    /// Forgets what no longer holds.
    fn follow(&mut self, catalogue: &Catalogue) {
        if !continues(&self.corpus, catalogue.corpus()) {
            self.columns = Columns::default();
            self.headlines = Headlines::default();
        }
        self.corpus = catalogue.corpus().clone();
    }

    fn select(&mut self, run: &Run<'_>, query: &Query) -> Option<Vec<Selected>> {
        let (negated, positive): (Vec<_>, Vec<_>) =
            query.terms().iter().partition(|term| term.is_negated);
        let mut chosen: Option<Vec<Candidate>> = None;
        let mut days = Vec::new();
        for term in without_repeats(&positive) {
            match &term.test {
                Test::Published(span) => days.push((span.seconds(), true)),
                test => {
                    let found = self.column(run, test)?;
                    let perfect = perfect_score(test);
                    chosen = Some(match chosen {
                        None => found
                            .iter()
                            .map(|hit| Candidate::new(hit, perfect))
                            .collect(),
                        Some(chosen) => meet(chosen, &found, perfect),
                    });
                }
            }
        }
        let mut chosen = chosen.unwrap_or_else(|| all(run.catalogue.corpus().len()));
        for term in without_repeats(&negated) {
            match &term.test {
                Test::Published(span) => days.push((span.seconds(), false)),
                test => chosen = without(chosen, &self.column(run, test)?),
            }
        }
        let dates = run.catalogue.dates();
        chosen.retain(|candidate| {
            days.iter().all(|&((from, until), is_wanted)| {
                let seconds = dates.seconds(candidate.article);
                seconds.is_some_and(|at| from <= at && at < until) == is_wanted
            })
        });
        Some(chosen.iter().map(Candidate::selected).collect())
    }

    /// The articles for which a test holds, ascending; not for dates, which need no column.
    fn column(&mut self, run: &Run<'_>, test: &Test) -> Option<Vec<Hit>> {
        match test {
            Test::Text(field, pattern) => {
                let needle = Needle::new(*field, pattern);
                let hits = self.columns.hits(run.catalogue, &needle, run.is_stale)?;
                let named = match (field, pattern.form) {
                    (None, Form::Fuzzy | Form::Part | Form::Phrase) => run.named(&[], pattern),
                    _ => Vec::new(),
                };
                Some(with_named(&hits, &named))
            }
            Test::Named(field, pattern) => {
                let named = run.names.articles(field.kinds(), &pattern.text);
                let hit = |article| Hit {
                    article,
                    tier: Tier::Exact,
                    score: 0,
                };
                Some(run.known(named).into_iter().map(hit).collect())
            }
            Test::Published(_) => Some(Vec::new()),
        }
    }
}

impl Run<'_> {
    /// Articles naming an entity whose name holds the pattern, with its capitals if it has any; ascending.
    fn named(&self, kinds: &[Kind], pattern: &Pattern) -> Vec<u32> {
        if !pattern.text.chars().any(char::is_uppercase) {
            return self.known(self.names.articles(kinds, &pattern.text));
        }
        let sought = fold(&pattern.text, Case::Keep);
        let holds = |name: &String| fold(name, Case::Keep).contains(&sought);
        let mut articles: Vec<u32> = self
            .names
            .ranked()
            .into_iter()
            .filter(|known| holds(&known.entity.name) || known.entity.aliases.iter().any(holds))
            .flat_map(|known| &known.articles)
            .copied()
            .collect();
        articles.sort_unstable();
        articles.dedup();
        self.known(articles)
    }

    /// Without what the catalogue does not have (yet).
    fn known(&self, mut articles: Vec<u32>) -> Vec<u32> {
        let len = self.catalogue.corpus().len();
        articles.retain(|&article| (article as usize) < len);
        articles
    }
}

/// The order of a query that asks for none.
fn natural_order(query: &Query) -> Order {
    let sort = if query.has_text_term() {
        Sort::Score
    } else {
        Sort::Date
    };
    Order {
        sort,
        is_reversed: false,
    }
}

/// What the term counts, found in one piece, where another term is scattered.
fn perfect_score(test: &Test) -> i32 {
    match test {
        Test::Text(field, pattern) => Needle::new(*field, pattern).perfect_score(),
        _ => 0,
    }
}

/// The terms, each once: a word typed twice asks nothing more.
fn without_repeats<'a>(terms: &[&'a Term]) -> Vec<&'a Term> {
    let mut seen: Vec<&Term> = Vec::new();
    for term in terms {
        if !seen.iter().any(|known| known.test == term.test) {
            seen.push(term);
        }
    }
    seen
}

fn all(len: usize) -> Vec<Candidate> {
    let candidate = |article| Candidate {
        article,
        ..Candidate::default()
    };
    (0..len as u32).map(candidate).collect()
}

/// Hits in short fields, and those by name, which are exact.
fn with_named(hits: &[Hit], named: &[u32]) -> Vec<Hit> {
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
fn meet(mut chosen: Vec<Candidate>, hits: &[Hit], perfect: i32) -> Vec<Candidate> {
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
fn without(mut chosen: Vec<Candidate>, hits: &[Hit]) -> Vec<Candidate> {
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
    fn new(hit: &Hit, perfect: i32) -> Self {
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

    fn selected(&self) -> Selected {
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

#[cfg(test)]
mod tests;
