//! Runs a query over a catalogue: each term gives a column of articles, the columns are put together, the rest is put
//! in order. An article is in the tier of its weakest term.
//!
//! Scores: among exact rows the sum of what `needle` gives each word; among fuzzy rows the sum of the crate's scores,
//! where a word that stands in one piece counts as the best score there is.

mod clauses;
mod marked;
mod run;

use super::{
    Order, Query, Row, Sort, State, Tier, View,
    ast::{Clause, FactField, Test},
    candidate::Candidate,
    column::Columns,
    folding::Closed,
    gather::Selection,
    grouping::{Grouping, Groups, Numbers},
    head::{Head, Heads, has_head},
    marks::Marks,
    named::Named,
    rank::{Headlines, Ranked, Ranking, rank},
    score::Scattered,
    texts::Texts,
};
use crate::{
    corpus::ArticleId,
    entity::tally::Tally,
    index::{Catalogue, Concordance, Ids, Twins},
};
use std::sync::{Arc, Weak};

use clauses::Scattering;
use run::Run;

pub use super::{
    ast::ShortField,
    head::HEAD,
    lit::{find, headline_hits, hits, is_seen, lit, sights},
};

/// Blocks of which the rows are taken in before those of the next.
const TOGETHER: usize = 32;

/// Runs queries one after the other, and keeps what makes the next one cheap (the survivors of each prefix).
#[derive(Debug, Default)]
pub struct Filter {
    corpus: crate::corpus::Corpus,
    columns: Columns,
    headlines: Headlines,
    /// The rows of all articles, while somebody has them.
    all: Weak<Vec<Row>>,
    named: Named,
    texts: Texts,
    scattered: Scattered,
    grouping: Option<Grouping>,
    is_seamless: bool,
    searched: Searched,
    marks: Arc<Marks>,
    ids: Arc<Ids>,
}

/// The texts that were looked at for the answer at hand.
#[derive(Debug, Default)]
struct Searched {
    looked: usize,
    needed: usize,
    /// The place by date of the newest that was not looked at.
    newest_unread: Option<u32>,
}

/// What a query is run over.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The articles.
    pub catalogue: &'a Catalogue,
    /// Who and what they name, as far as that is known.
    pub names: &'a Tally,
}

impl Filter {
    /// Groups the rows of what is asked from now on.
    pub fn group_by(&mut self, grouping: Option<Grouping>) {
        self.grouping = grouping;
    }

    /// Puts what is fuzzy among the rest, unless the order is by score: for who folds nothing away.
    pub fn be_seamless(&mut self) {
        self.is_seamless = true;
    }

    /// Asks an index of words before texts are read, from the next question on.
    pub fn use_index(&mut self, concordance: Option<Arc<Concordance>>) {
        self.texts.use_index(concordance);
    }

    /// The rows of `catalogue` that `query` selects by what the list knows of its articles, in `order` (none: as the query
    /// says, else by score while it has a text term, else newest first). `is_stale` is asked every few thousand rows; once
    /// it says yes the answer is none. Parallel inside (rayon).
    pub fn run(
        &mut self,
        catalogue: &Catalogue,
        names: &Tally,
        query: &Query,
        order: Option<Order>,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<View> {
        let run = Run {
            catalogue,
            names,
            is_stale,
            is_due: None,
        };
        self.answer(&run, query, order)
    }

    /// The same with the texts, which are read as far as one gets before `is_due`; [`View::searched`] says whether there is
    /// more to come from another call. Until then an article whose text was not looked at is selected only where the list
    /// knows enough of it.
    pub fn search(
        &mut self,
        subject: Subject<'_>,
        query: &Query,
        order: Option<Order>,
        is_stale: &(dyn Fn() -> bool + Sync),
        is_due: &(dyn Fn() -> bool + Sync),
    ) -> Option<View> {
        let run = Run {
            catalogue: subject.catalogue,
            names: subject.names,
            is_stale,
            is_due: Some(is_due),
        };
        self.answer(&run, query, order)
    }

    fn answer(&mut self, run: &Run<'_>, query: &Query, order: Option<Order>) -> Option<View> {
        let catalogue = run.catalogue;
        let selection = self.select(run, query)?;
        let order = in_force(query, order);
        let groups = self.grouping.map(|grouping| {
            let numbers = Numbers::new(grouping, catalogue, run.names, order.first);
            (grouping, Arc::new(numbers))
        });
        let Ranked {
            rows,
            seam,
            word_count,
        } = if selection.is_all() && has_head(order) && groups.is_none() {
            Ranked::all(catalogue.dates(), &mut self.all)
        } else {
            let ranking = Ranking {
                catalogue,
                order,
                is_seamless: self.is_seamless,
                groups: groups.as_ref().map(|(_, numbers)| &**numbers),
                is_stale: run.is_stale,
            };
            let selected = self.rows(&selection, run)?;
            rank(&ranking, &mut self.headlines, &selected)?
        };
        let groups = groups.map(|(grouping, numbers)| Groups::new(grouping, numbers, &rows, seam));
        let Searched { looked, needed, .. } = self.searched;
        let settled = self.settled(run, (query, order), (&rows, seam));
        Some(View {
            settled,
            rows,
            seam,
            word_count,
            total: catalogue.corpus().len(),
            order: Some(order),
            searched: (looked < needed).then_some((looked, needed)),
            groups: groups.map(Arc::new),
            ..View::default()
        })
    }

    /// The rows of what is selected, ascending. Some blocks at a time: the rows of each come in memory of their own, and so
    /// it is the same memory again.
    fn rows(&self, selection: &Selection<'_>, run: &Run<'_>) -> Option<Vec<Row>> {
        let blocks: Vec<usize> = (0..run.catalogue.blocks().len()).collect();
        let mut rows = Vec::with_capacity(selection.at_most());
        for blocks in blocks.chunks(TOGETHER) {
            let found = selection.each_of(blocks, |_, block, chosen| {
                let mut scorer = self.scattered.scorer(block);
                let rows = chosen.iter_mut().map(|one| {
                    scorer.score(one);
                    one.row()
                });
                let rows: Vec<Row> = rows.collect();
                (!(run.is_stale)()).then_some(rows)
            })?;
            for found in &found {
                rows.extend_from_slice(found);
            }
        }
        Some(rows)
    }

    /// The first [`HEAD`] rows of [`Filter::run`] with twins folded, and how many there are: what a screen shows, long
    /// before all of a large archive is in order. None as well where rows are not in their natural order.
    pub fn head(
        &mut self,
        subject: Subject<'_>,
        query: &Query,
        order: Option<Order>,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<View> {
        let order = in_force(query, order);
        if !has_head(order) || self.grouping.is_some() {
            return None;
        }
        let Subject { catalogue, names } = subject;
        let run = Run {
            catalogue,
            names,
            is_stale,
            is_due: None,
        };
        let selection = self.select(&run, query)?;
        let twins = catalogue.twins();
        let closed = Closed::new(tiers_of_twins(&selection, twins).into_iter(), twins);
        let heads = Heads {
            catalogue,
            scattered: &self.scattered,
            is_by_score: order.first.sort == Sort::Score,
            is_stale,
        };
        let Head { rows, counts } = heads.of(&selection, |article| closed.is_hidden(article))?;
        let view = View {
            seam: rows.iter().filter(|one| one.tier != Tier::Fuzzy).count(),
            rows: Arc::new(rows.iter().map(Candidate::row).collect()),
            word_count: counts.words,
            total: catalogue.corpus().len(),
            order: Some(order),
            ..View::default()
        };
        Some(closed.view(view, (counts.all, counts.near)))
    }

    /// How many of the first rows stand where they stand whatever the texts say that were not looked at.
    fn settled(
        &self,
        run: &Run<'_>,
        (query, order): (&Query, Order),
        (rows, seam): (&[Row], usize),
    ) -> usize {
        let Some(unread) = self.searched.newest_unread else {
            return rows.len();
        };
        let near = rows.get(..seam).filter(|_| self.grouping.is_none());
        let near = near.unwrap_or_default();
        let dates = run.catalogue.dates();
        if query.is_newest_first(order) {
            near.partition_point(|row| dates.rank(row.article.0) < unread)
        } else if query.has_quick_part() && order.first == Order::by(Sort::Score).first {
            // what a text adds comes after what is exact
            near.partition_point(|row| row.tier == Tier::Exact)
        } else {
            0
        }
    }

    /// The articles of a query, ascending; scattered letters are not scored.
    fn select<'a>(&mut self, run: &Run<'a>, query: &Query) -> Option<Selection<'a>> {
        self.follow(run.catalogue);
        self.searched = Searched::default();
        self.scattered = Scattered::default();
        let selection = self.all_of(run, query.clauses(), None, Scattering::Later)?;
        (!(run.is_stale)()).then_some(selection)
    }

    /// Forgets what no longer holds.
    fn follow(&mut self, catalogue: &Catalogue) {
        if !catalogue.corpus().continues(&self.corpus) {
            self.columns = Columns::default();
            self.headlines = Headlines::default();
            self.all = Weak::new();
            self.texts.clear();
        }
        self.corpus = catalogue.corpus().clone();
    }
}

/// The tiers of the articles that stand in the corpus twice.
fn tiers_of_twins(selection: &Selection<'_>, twins: &Twins) -> Vec<(ArticleId, Tier)> {
    if twins.is_empty() {
        return Vec::new();
    }
    let tiers = selection.each(|_, _, chosen| {
        let tiers = chosen.iter().map(|one| (ArticleId(one.article), one.tier));
        let twins = tiers.filter(|(article, _)| twins.slot(*article).is_some());
        Some(twins.collect::<Vec<_>>())
    });
    tiers.unwrap_or_default().concat()
}

impl Query {
    /// Whether it asks anything of the texts.
    pub fn reads_texts(&self) -> bool {
        self.terms().iter().any(|term| reads_texts(&term.test))
    }

    /// Whether rows in `order` are newest first: by score too, where nothing that is asked tells one from another.
    fn is_newest_first(&self, order: Order) -> bool {
        let is_even = |clause: &Clause| match clause {
            Clause::Term(term) => !matches!(term.test, Test::Text(..)),
            Clause::Group(_) => false,
        };
        order == Order::by(Sort::Date)
            || order == Order::by(Sort::Score) && self.clauses().iter().all(is_even)
    }

    /// Whether it asks what the reader did with articles.
    pub fn asks_for_marks(&self) -> bool {
        let is_one = |test: &Test| match test {
            Test::Is(state) => state.is_of_reader(),
            Test::Fact(field, _) => *field == FactField::Tag,
            _ => false,
        };
        self.terms().iter().any(|term| is_one(&term.test))
    }

    /// Whether it asks which articles stand in the corpus twice.
    pub fn asks_for_twins(&self) -> bool {
        let mut terms = self.terms().into_iter();
        terms.any(|term| term.test == Test::Is(State::Dup))
    }

    /// Whether what the list knows gives a part of the answer that what the texts say only adds to.
    pub fn has_quick_part(&self) -> bool {
        let is_quick = |clause: &Clause| match clause {
            Clause::Term(term) => {
                let is_word = matches!(term.test, Test::Text(None, _)) && !term.is_negated;
                is_word || !reads_texts(&term.test)
            }
            Clause::Group(_) => false,
        };
        self.clauses().iter().all(is_quick)
    }
}

fn reads_texts(test: &Test) -> bool {
    match test {
        Test::Text(None, pattern) => !pattern.form.is_bound(),
        Test::Body(_) | Test::Near(_) => true,
        Test::Fact(field, _) => !field.is_known(),
        _ => false,
    }
}

/// The order asked for; by nobody, the natural one of a query.
fn in_force(query: &Query, order: Option<Order>) -> Order {
    let natural = if query.has_text_term() {
        Sort::Score
    } else {
        Sort::Date
    };
    order
        .or(query.order())
        .unwrap_or_else(|| Order::by(natural))
}

#[cfg(test)]
mod tests;
