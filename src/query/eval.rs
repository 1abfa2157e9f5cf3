//! Runs a query over a catalogue: each term gives a column of articles, the columns are put together, the rest is put
//! in order. An article is in the tier of its weakest term.
//!
//! Scores: among exact rows the sum of what `needle` gives each word; among fuzzy rows the sum of the crate's scores,
//! where a word that stands in one piece counts as the best score there is.

use super::{
    Order, Query, Sort, View,
    ast::{Form, Pattern, Term, Test},
    column::{Columns, Hit},
    gather::{Candidate, all, meet, with_named, without},
    needle::{Found, Needle},
    rank::{Headlines, rank},
};
use crate::{
    entity::{
        Kind,
        tally::{Tally, union},
    },
    index::Catalogue,
    text::fold::{Case, fold},
};
use std::sync::Arc;

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

/// Articles naming an entity of one of these kinds (any, when empty) by this pattern; ascending.
type Naming<'a> = dyn Fn(&[Kind], &Pattern, Case) -> Vec<u32> + Sync + 'a;

/// What one run looks at.
struct Run<'a> {
    catalogue: &'a Catalogue,
    names: &'a Naming<'a>,
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
        let names =
            |kinds: &[Kind], pattern: &Pattern, case: Case| naming(names, kinds, pattern, case);
        let run = Run {
            catalogue,
            names: &names,
            is_stale,
        };
        self.answer(&run, query, order)
    }

    fn answer(&mut self, run: &Run<'_>, query: &Query, order: Option<Order>) -> Option<View> {
        let catalogue = run.catalogue;
        self.follow(catalogue);
        let selected = self.select(run, query)?;
        if (run.is_stale)() {
            return None;
        }
        let order = order
            .or(query.order())
            .unwrap_or_else(|| natural_order(query));
        let (rows, exact_count) = rank(catalogue, &mut self.headlines, selected, order);
        let total = catalogue.corpus().len();
        Some(View {
            rows,
            exact_count,
            total,
            order: Some(order),
            ..View::default()
        })
    }

    /// Forgets what no longer holds.
    fn follow(&mut self, catalogue: &Catalogue) {
        if !catalogue.corpus().continues(&self.corpus) {
            self.columns = Columns::default();
            self.headlines = Headlines::default();
        }
        self.corpus = catalogue.corpus().clone();
    }

    fn select(&mut self, run: &Run<'_>, query: &Query) -> Option<Vec<Candidate>> {
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
                            .map(|&hit| Candidate::new(hit, perfect))
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
        Some(chosen)
    }

    /// The articles for which a test holds, ascending; not for dates, which need no column.
    fn column(&mut self, run: &Run<'_>, test: &Test) -> Option<Arc<Vec<Hit>>> {
        match test {
            Test::Text(field, pattern) => {
                let needle = Needle::new(*field, pattern);
                let has_names = field.is_none()
                    && matches!(pattern.form, Form::Fuzzy | Form::Part | Form::Phrase);
                let (hits, named) = rayon::join(
                    || self.columns.hits(run.catalogue, &needle, run.is_stale),
                    || has_names.then(|| run.named(&[], pattern, needle.case())),
                );
                let (hits, named) = (hits?, named.unwrap_or_default());
                Some(with_named(hits, &named))
            }
            Test::Named(field, pattern) => {
                let named = run.named(field.kinds(), pattern, Case::Fold);
                let hit = |article| Hit::new(article, Found::exact(0));
                Some(Arc::new(named.into_iter().map(hit).collect()))
            }
            Test::Is(state) => Some(state.hits(run.catalogue).into()),
            Test::Published(_) => Some(Arc::default()),
        }
    }
}

impl Run<'_> {
    /// Articles naming an entity, less what the catalogue does not have (yet).
    fn named(&self, kinds: &[Kind], pattern: &Pattern, case: Case) -> Vec<u32> {
        let mut articles = (self.names)(kinds, pattern, case);
        let len = self.catalogue.corpus().len();
        articles.retain(|&article| (article as usize) < len);
        articles
    }
}

/// Articles naming an entity of one of `kinds` in whose name or alias the words of the pattern begin words; ascending.
fn naming(names: &Tally, kinds: &[Kind], pattern: &Pattern, case: Case) -> Vec<u32> {
    if case == Case::Fold {
        return names.articles(kinds, &pattern.text);
    }
    let sought = fold(&pattern.text, case);
    let holds = |name: &str| {
        if name.is_ascii() {
            // Only accents go where capitals count, and here are none.
            name.contains(&sought)
        } else {
            fold(name, case).contains(&sought)
        }
    };
    let known = names.named(kinds, &pattern.text);
    union(
        known
            .into_iter()
            .filter(|known| known.surfaces().any(holds)),
    )
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

#[cfg(test)]
mod tests;
