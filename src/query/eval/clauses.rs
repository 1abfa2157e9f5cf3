//! The clauses of a query, put together: what the list knows first, then groups, then what the texts say, and of these only
//! for the articles that are left.

use super::{Filter, Run, Searched};
use crate::{
    corpus::language_code,
    query::{
        State,
        ast::{Clause, FactField, Form, Group, Pattern, ShortField, Term, Test},
        candidate::Worth,
        found::Found,
        gather::{Chosen, Selection},
        hit::Hits,
        needle::{NAMED_SCORE, Needle, SCATTERED_NAME_SCORE},
        score::scored,
        texts::Ask,
    },
    text::fold::Case,
};

/// How scattered letters count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scattering {
    /// They are scored once all is put together.
    Later,
    /// They are scored at once, since alternatives are compared by their scores.
    Now,
    /// They do not, since the whole is negated.
    Never,
}

/// Clauses of which all must hold, sorted by what they cost.
#[derive(Default)]
struct Sorted<'q> {
    days: Vec<((i64, i64), bool)>,
    quick: Vec<&'q Term>,
    groups: Vec<&'q Group>,
    slow: Vec<&'q Term>,
    without_groups: Vec<&'q Group>,
    near: Vec<(&'q Pattern, bool)>,
    marked: Vec<(State, bool)>,
}

impl<'q> Sorted<'q> {
    fn of(clauses: &'q [Clause]) -> Self {
        let mut sorted = Self::default();
        for clause in clauses {
            match clause {
                Clause::Group(group) if group.is_negated => sorted.without_groups.push(group),
                Clause::Group(group) => sorted.groups.push(group),
                Clause::Term(term) => sorted.take(term),
            }
        }
        sorted
    }

    fn take(&mut self, term: &'q Term) {
        let list = match &term.test {
            Test::Published(days) => {
                return self.days.push((days.seconds(), !term.is_negated));
            }
            Test::Near(pattern) => return self.near.push((pattern, term.is_negated)),
            Test::Is(state) if state.is_of_reader() => {
                return self.marked.push((*state, term.is_negated));
            }
            test if super::reads_texts(test) => &mut self.slow,
            _ => &mut self.quick,
        };
        let is_same =
            |other: &&Term| (other.is_negated, &other.test) == (term.is_negated, &term.test);
        // A word typed twice asks nothing more.
        if !list.iter().any(is_same) {
            list.push(term);
        }
    }
}

impl Filter {
    /// The articles for which all of `clauses` hold; among `within` if that is given.
    pub(super) fn all_of<'a>(
        &mut self,
        run: &Run<'a>,
        clauses: &[Clause],
        within: Option<&'a Chosen>,
        scattering: Scattering,
    ) -> Option<Selection<'a>> {
        let sorted = Sorted::of(clauses);
        let mut selection = Selection::new(run.catalogue, within);
        for term in sorted.quick.iter().filter(|term| !term.is_negated) {
            let (worth, scattering) = self.worth(&term.test, scattering);
            let hits = self.quick(run, &term.test, &selection, scattering)?;
            selection.hold(hits, worth);
        }
        if !sorted.days.is_empty() {
            be_on_days(run, &mut selection, sorted.days);
        }
        for group in sorted.groups {
            let any = self.any_of(run, group, &selection, scattering)?;
            selection.be_among(any);
        }
        for state in sorted.marked {
            self.hold_state(run, &mut selection, state)?;
        }
        for term in sorted.slow.iter().filter(|term| !term.is_negated) {
            let (worth, scattering) = self.worth(&term.test, scattering);
            let (hits, _) = self.slow(run, &term.test, &selection, scattering)?;
            selection.hold(hits, worth);
        }
        for term in sorted.quick.iter().filter(|term| term.is_negated) {
            let hits = self.quick(run, &term.test, &selection, Scattering::Never)?;
            selection.lack(hits);
        }
        for term in sorted.slow.iter().filter(|term| term.is_negated) {
            let (hits, unknown) = self.slow(run, &term.test, &selection, Scattering::Never)?;
            selection.lack(hits);
            selection.lack(unknown);
        }
        for group in sorted.without_groups {
            let any = self.any_of(run, group, &selection, Scattering::Never)?;
            let articles: Vec<_> = any.iter().map(|one| one.article).collect();
            selection.lack(Hits::plain(run.catalogue, &articles));
        }
        for (pattern, is_negated) in sorted.near {
            self.near(run, &mut selection, (pattern, is_negated), clauses)?;
        }
        Some(selection)
    }

    /// The selected articles for which one of the alternatives holds, ascending.
    fn any_of(
        &mut self,
        run: &Run<'_>,
        group: &Group,
        selection: &Selection<'_>,
        scattering: Scattering,
    ) -> Option<Chosen> {
        let within = (!selection.is_all()).then(|| selection.chosen());
        let scattering = match scattering {
            Scattering::Later => Scattering::Now,
            other => other,
        };
        let mut any = Chosen::default();
        for clauses in &group.any {
            let all = self.all_of(run, clauses, within.as_ref(), scattering)?;
            any = any.join(all.chosen());
        }
        Some(any)
    }

    /// What a term counts, and when its scattered letters are scored.
    fn worth(&mut self, test: &Test, scattering: Scattering) -> (Worth, Scattering) {
        let mut worth = Worth::default();
        let Test::Text(field, pattern) = test else {
            return (worth, scattering);
        };
        if !pattern.form.is_plain() {
            return (worth, scattering);
        }
        let needle = Needle::new(*field, pattern);
        worth.perfect = needle.perfect_score();
        if scattering != Scattering::Later || !needle.is_scored_late() {
            return (worth, scattering);
        }
        let is_letter = needle.letter().is_some();
        let Some(pending) = self.scattered.add(needle) else {
            return (worth, Scattering::Now);
        };
        worth.pending = pending;
        worth.is_letter = is_letter;
        (worth, scattering)
    }

    /// The articles for which a test holds that asks nothing of the texts, ascending.
    fn quick(
        &mut self,
        run: &Run<'_>,
        test: &Test,
        selection: &Selection<'_>,
        scattering: Scattering,
    ) -> Option<Hits> {
        let articles = match test {
            Test::Text(field, pattern) => {
                return self.short(run, (*field, pattern), selection, scattering);
            }
            Test::Named(field, pattern) => {
                let named = &mut self.named;
                let articles = named.articles(run.names, field.kinds(), pattern, Case::Fold);
                return Some(Hits::plain(run.catalogue, &articles));
            }
            Test::Mentions(days) => run.speaking_of(days),
            Test::Fact(FactField::File, part) => run.in_files(part),
            Test::Is(state) => state.articles(run.catalogue),
            _ => Vec::new(),
        };
        Some(Hits::plain(run.catalogue, &articles))
    }

    /// The articles that hold a pattern in a short field, or name it.
    fn short(
        &mut self,
        run: &Run<'_>,
        (field, pattern): (Option<ShortField>, &Pattern),
        selection: &Selection<'_>,
        scattering: Scattering,
    ) -> Option<Hits> {
        if !pattern.form.is_plain() {
            let articles = run.patterned(field, pattern);
            return Some(Hits::plain(run.catalogue, &articles));
        }
        let is_loose = matches!(pattern.form, Form::Fuzzy | Form::Prefix);
        let exact = Pattern {
            form: Form::Part,
            ..pattern.clone()
        };
        let pattern = if scattering == Scattering::Never && is_loose {
            &exact
        } else {
            pattern
        };
        let needle = Needle::new(field, pattern);
        let has_names = field.is_none() && pattern.form.is_for_names();
        let (columns, named) = (&mut self.columns, &mut self.named);
        let find_names = || {
            has_names.then(|| {
                (
                    named.sought(run.names, pattern, needle.case()),
                    named.scattered(run.names, pattern, needle.case()),
                )
            })
        };
        let (hits, named) = rayon::join(
            || columns.hits(selection, &needle, run.is_stale),
            find_names,
        );
        let mut hits = hits?;
        if scattering == Scattering::Now && needle.is_scored_late() {
            hits = scored(run.catalogue, &hits, &needle);
        }
        let Some((named, scattered)) = named else {
            return Some(hits);
        };
        let last = Found::scattered(SCATTERED_NAME_SCORE);
        let hits = hits.with_named(run.catalogue, &scattered, last);
        Some(hits.with_named(run.catalogue, &named, Found::exact(NAMED_SCORE)))
    }

    /// The articles, among `within`, for which a test holds that asks something of the texts; and those of which that is
    /// not known yet. Both ascend.
    fn slow(
        &mut self,
        run: &Run<'_>,
        test: &Test,
        selection: &Selection<'_>,
        scattering: Scattering,
    ) -> Option<(Hits, Hits)> {
        let (ask, hits) = match test {
            Test::Text(None, pattern) => (
                Ask::Passage(pattern.clone()),
                self.short(run, (None, pattern), selection, scattering)?,
            ),
            Test::Body(pattern) => (Ask::Passage(pattern.clone()), Hits::default()),
            Test::Fact(field, value) => {
                let value = match field {
                    FactField::Language => language_code(value).unwrap_or_else(|| value.clone()),
                    _ => value.clone(),
                };
                (Ask::Fact(*field, value), Hits::default())
            }
            _ => return Some((Hits::default(), Hits::default())),
        };
        let Some(pace) = run.pace() else {
            return Some((hits, Hits::default()));
        };
        let is_fact = matches!(ask, Ask::Fact(..));
        let mut candidates = needed(&hits, selection);
        let tagged = match test {
            Test::Fact(FactField::Tag, tag) => self.tagged(run, tag, &candidates)?,
            _ => Vec::new(),
        };
        candidates.retain(|article| tagged.binary_search(article).is_err());
        let len = candidates.len();
        let column = self
            .texts
            .look(run.catalogue, &ask, candidates.iter().copied(), pace)?;
        let unknown: Vec<u32> = candidates
            .into_iter()
            .filter(|article| !column.is_known(*article))
            .collect();
        self.searched.count(run, len, &unknown);
        let found = if is_fact {
            let ids = 0..run.len() as u32;
            let is_tagged = |article: &u32| tagged.binary_search(article).is_ok();
            let held = ids.filter(|article| column.holds(*article) || is_tagged(article));
            let held: Vec<u32> = held.collect();
            Hits::plain(run.catalogue, &held)
        } else {
            hits.with_texts(run.catalogue, |article| column.holds(article))
        };
        Some((found, Hits::plain(run.catalogue, &unknown)))
    }

    /// Selects the articles in whose texts a name stands in the sentences of what else is asked for.
    fn near(
        &mut self,
        run: &Run<'_>,
        selection: &mut Selection<'_>,
        (pattern, is_negated): (&Pattern, bool),
        clauses: &[Clause],
    ) -> Option<()> {
        let Some(pace) = run.pace() else {
            return Some(());
        };
        let ask = Ask::Together(run.together(pattern, clauses));
        let mut articles = needed(&Hits::default(), selection);
        let needed = articles.len();
        let column = self
            .texts
            .look(run.catalogue, &ask, articles.iter().copied(), pace)?;
        let unread = articles.iter().copied();
        let unread: Vec<u32> = unread.filter(|one| !column.is_known(*one)).collect();
        articles.retain(|one| column.is_known(*one) && column.holds(*one) != is_negated);
        self.searched.count(run, needed, &unread);
        selection.hold(Hits::plain(run.catalogue, &articles), Worth::default());
        Some(())
    }
}

impl Searched {
    /// Counts the texts that one term needs.
    fn count(&mut self, run: &Run<'_>, needed: usize, unread: &[u32]) {
        self.looked += needed - unread.len();
        self.needed += needed;
        let dates = run.catalogue.dates();
        let newest = unread.iter().map(|article| dates.rank(*article)).min();
        self.newest_unread = self.newest_unread.into_iter().chain(newest).min();
    }
}

/// The articles whose texts have to be looked at: those selected, less those that match well enough without.
pub(super) fn needed(hits: &Hits, selection: &Selection<'_>) -> Vec<u32> {
    let open = selection.each(|at, block, chosen| {
        let exact = hits.block(at).iter().filter(|hit| hit.grade().is_exact());
        let mut exact = exact.map(|hit| block.first + hit.row() as u32).peekable();
        let articles = chosen.iter().map(|one| one.article);
        let open = articles.filter(|article| {
            while exact.next_if(|other| other < article).is_some() {}
            exact.next_if_eq(article).is_none()
        });
        Some(open.collect::<Vec<_>>())
    });
    open.unwrap_or_default().concat()
}

/// Selects what was published on the days asked for, and not on those that are negated.
fn be_on_days<'a>(run: &Run<'a>, selection: &mut Selection<'a>, days: Vec<((i64, i64), bool)>) {
    let dates = run.catalogue.dates();
    selection.be(move |article| {
        let seconds = dates.seconds(article);
        days.iter().all(|&((from, until), is_wanted)| {
            seconds.is_some_and(|at| from <= at && at < until) == is_wanted
        })
    });
}
