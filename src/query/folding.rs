//! Twins in one row: of the articles that are the same, the list shows one, and how many more there are.
//!
//! A fold holds what the query selects and nothing else, so that no match is ever hidden behind an article that does not
//! match. Its head is the best of `index::twins` among those in the best tier, and stands where its own place in the
//! order is. Done after the query, because which folds are open is a matter of the screen: a script gets every row.

use super::{
    Row, Rows, Tier,
    view::{Fold, Folding, View, Whole},
};
use crate::{corpus::ArticleId, index::Twins};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// Which folds are open. A fold is told by its first article as stored, since numbers of groups change as the corpus grows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenFolds {
    /// All are open but those named.
    are_open: bool,
    /// Those that are otherwise.
    others: BTreeSet<ArticleId>,
}

impl OpenFolds {
    /// Whether a fold is open.
    pub fn is_open(&self, first_stored: ArticleId) -> bool {
        self.are_open != self.others.contains(&first_stored)
    }

    /// Opens a fold, or closes it.
    pub fn set(&mut self, first_stored: ArticleId, is_open: bool) {
        if is_open == self.are_open {
            self.others.remove(&first_stored);
        } else {
            self.others.insert(first_stored);
        }
    }

    /// Opens all folds, or closes them.
    pub fn set_all(&mut self, are_open: bool) {
        *self = Self {
            are_open,
            others: BTreeSet::new(),
        };
    }

    /// Whether none is open.
    pub fn are_closed(&self) -> bool {
        !self.are_open && self.others.is_empty()
    }

    /// Forgets which folds were opened or closed one by one.
    pub fn forget(&mut self) {
        self.others.clear();
    }
}

/// The matches of one group so far.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    count: u32,
    /// Those that are not fuzzy.
    near: u32,
    /// Tier and place among the members of the best.
    best: Option<(Tier, usize)>,
}

/// Folds the twins among the rows of a view, which are its matches.
pub fn fold(view: View, twins: &Arc<Twins>, open: &OpenFolds) -> View {
    if twins.is_empty() {
        return view;
    }
    let matches = view.rows.iter().map(|row| (row.article, row.tier));
    let found = find(matches, twins);
    let folds = folds((0..).zip(found), twins, open);
    let (rows, seam) = if folds.is_empty() {
        (view.rows.clone(), view.seam)
    } else {
        folded(&view, twins, &folds)
    };
    let follows = |article: ArticleId| {
        let fold = twins.member(article).and_then(|one| folds.get(&one.group));
        fold.is_some_and(|fold| fold.head != article)
    };
    let groups = view.groups.as_deref();
    let groups = groups.map(|groups| Arc::new(groups.over(&rows, seam, follows)));
    View {
        folding: Some(Arc::new(Folding {
            matches: view.rows,
            near_matches: view.seam,
            twins: Arc::clone(twins),
            folds,
        })),
        rows,
        seam,
        groups,
        ..view
    }
}

fn find(matches: impl Iterator<Item = (ArticleId, Tier)>, twins: &Twins) -> Vec<Found> {
    let mut found = vec![Found::default(); twins.group_count()];
    for (article, tier) in matches {
        let Some((slot, member)) = twins.slot(article).zip(twins.member(article)) else {
            continue;
        };
        if let Some(found) = found.get_mut(member.group as usize) {
            let this = (tier, slot);
            found.count += 1;
            found.near += u32::from(tier != Tier::Fuzzy);
            found.best = Some(found.best.map_or(this, |best| best.min(this)));
        }
    }
    found
}

/// What is folded among matches of which only the first rows are wanted. All folds are closed.
pub(super) struct Closed<'a> {
    twins: &'a Arc<Twins>,
    found: Vec<Found>,
}

impl<'a> Closed<'a> {
    pub(super) fn new(
        matches: impl Iterator<Item = (ArticleId, Tier)>,
        twins: &'a Arc<Twins>,
    ) -> Self {
        let found = find(matches.filter(|_| !twins.is_empty()), twins);
        Self { twins, found }
    }

    /// Whether an article is in the row of another.
    pub(super) fn is_hidden(&self, article: ArticleId) -> bool {
        let slot = self.twins.slot(article);
        slot.is_some_and(|slot| {
            let group = self.twins.members().get(slot).map(|member| member.group);
            let found = group.and_then(|group| self.found.get(group as usize));
            found.is_some_and(|found| found.best.is_some_and(|(_, best)| best != slot))
        })
    }

    /// How many articles are hidden, and how many of them are not fuzzy.
    fn hidden(&self) -> (usize, usize) {
        let but_one = |count: u32| count.saturating_sub(1) as usize;
        let found = || self.found.iter();
        let all = found().map(|found| but_one(found.count)).sum();
        (all, found().map(|found| but_one(found.near)).sum())
    }

    /// The view of the first rows, of so many matches, of which so many are not fuzzy.
    pub(super) fn view(self, view: View, matches: (usize, usize)) -> View {
        let (all, near) = self.hidden();
        let whole = Whole {
            rows: (matches.0 - all, matches.1 - near),
            matches,
        };
        let groups = view
            .rows
            .iter()
            .filter_map(|row| Some(self.twins.member(row.article)?.group));
        let found = groups.filter_map(|group| Some((group, *self.found.get(group as usize)?)));
        let folds = folds(found, self.twins, &OpenFolds::default());
        let folding = Folding {
            matches: view.rows.clone(),
            near_matches: view.seam,
            twins: Arc::clone(self.twins),
            folds,
        };
        View {
            folding: (!self.twins.is_empty()).then(|| Arc::new(folding)),
            whole: Some(whole),
            ..view
        }
    }
}

fn folds(
    found: impl Iterator<Item = (u32, Found)>,
    twins: &Twins,
    open: &OpenFolds,
) -> HashMap<u32, Fold> {
    let several = found.filter(|(_, found)| found.count > 1);
    several
        .filter_map(|(group, found)| {
            let (_, slot) = found.best?;
            let fold = Fold {
                head: twins.members().get(slot)?.article,
                count: found.count,
                is_open: open.is_open(twins.first_stored(group)?),
            };
            Some((group, fold))
        })
        .collect()
}

/// The rows that are shown, and how many of them come before the seam.
fn folded(view: &View, twins: &Twins, folds: &HashMap<u32, Fold>) -> (Rows, usize) {
    let fold_of = |row: &Row| folds.get(&twins.member(row.article)?.group);
    let mut inner: HashMap<ArticleId, Vec<Row>> = HashMap::new();
    for row in view.rows.iter() {
        let article = row.article;
        if let Some(fold) = fold_of(row).filter(|fold| fold.is_open && fold.head != article) {
            inner.entry(fold.head).or_default().push(*row);
        }
    }
    let mut rows = Vec::with_capacity(view.rows.len());
    let mut seam = 0;
    for (at, row) in view.rows.iter().enumerate() {
        let article = row.article;
        if fold_of(row).is_none_or(|fold| fold.head == article) {
            rows.push(*row);
            let mut others = inner.remove(&article).unwrap_or_default();
            others.sort_unstable_by_key(|other| twins.slot(other.article));
            rows.append(&mut others);
        }
        if at < view.seam {
            seam = rows.len();
        }
    }
    (Arc::new(rows), seam)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Corpus, Entry, test_print};

    /// Articles told by a letter: those of the same letter are the same.
    fn twins(letters: &str) -> Arc<Twins> {
        let entry = |letter: char| {
            let article = Article {
                headline: letter.to_string(),
                url: Some(format!("https://tide.example/{letter}")),
                body: "Text.".to_owned(),
                ..Article::default()
            };
            Entry {
                print: test_print(&article),
                ..Entry::headed(&article.headline)
            }
        };
        let mut corpus = Corpus::default();
        corpus.push(letters.chars().map(entry).collect());
        Arc::new(Twins::of(&corpus))
    }

    /// A view of these articles, of which so many are exact.
    fn view(articles: &[u32], seam: usize) -> View {
        let row = |(at, article): (usize, &u32)| Row {
            tier: if at < seam { Tier::Exact } else { Tier::Fuzzy },
            ..Row::unscored(ArticleId(*article))
        };
        View {
            rows: Arc::new(articles.iter().enumerate().map(row).collect()),
            seam,
            ..View::default()
        }
    }

    fn shown(view: &View) -> Vec<u32> {
        view.rows.iter().map(|row| row.article.0).collect()
    }

    #[test]
    fn twins_fold_into_the_place_of_their_head_and_are_counted() {
        let twins = twins("abacba");
        let folded = fold(view(&[5, 4, 3, 2, 1, 0], 6), &twins, &OpenFolds::default());
        assert_eq!(shown(&folded), [3, 1, 0]);
        assert_eq!(
            folded
                .fold_of(ArticleId(5))
                .map(|fold| (fold.head.0, fold.count)),
            Some((0, 3))
        );
        assert_eq!(folded.fold_of(ArticleId(3)), None);
        assert_eq!((folded.matches().len(), folded.seam), (6, 3));
    }

    #[test]
    fn an_open_fold_has_all_its_rows_below_its_head() {
        let twins = twins("abacba");
        let mut open = OpenFolds::default();
        open.set(ArticleId(0), true);
        let folded = fold(view(&[5, 4, 3, 2, 1, 0], 6), &twins, &open);
        assert_eq!(shown(&folded), [3, 1, 0, 2, 5]);
        open.set_all(true);
        open.set(ArticleId(0), false);
        let folded = fold(view(&[5, 4, 3, 2, 1, 0], 6), &twins, &open);
        assert_eq!(shown(&folded), [3, 1, 4, 0]);
    }

    #[test]
    fn what_does_not_match_stands_for_nothing() {
        let twins = twins("aaa");
        let folded = fold(view(&[2, 1], 2), &twins, &OpenFolds::default());
        assert_eq!(shown(&folded), [1]);
        assert_eq!(folded.fold_of(ArticleId(1)).map(|fold| fold.count), Some(2));
        let alone = fold(view(&[2], 1), &twins, &OpenFolds::default());
        assert_eq!(
            (shown(&alone), alone.fold_of(ArticleId(2))),
            (vec![2], None)
        );
    }

    #[test]
    fn an_exact_match_stands_before_a_better_head_that_is_fuzzy() {
        let twins = twins("aab");
        let folded = fold(view(&[1, 2, 0], 1), &twins, &OpenFolds::default());
        assert_eq!(shown(&folded), [1, 2]);
        assert_eq!((folded.seam, folded.match_counts().1), (1, 1));
        let mut open = OpenFolds::default();
        open.set_all(true);
        let opened = fold(view(&[1, 2, 0], 1), &twins, &open);
        assert_eq!((shown(&opened), opened.seam), (vec![1, 0, 2], 2));
    }

    #[test]
    fn without_twins_a_view_stays_as_it_is() {
        let folded = fold(view(&[1, 0], 1), &twins("ab"), &OpenFolds::default());
        assert!(folded.folding.is_none());
        assert_eq!((folded.matches().len(), folded.match_counts().1), (2, 1));
    }
}
