//! What the reader did with articles, among what else is asked: `is:starred`, `tag:`. Marks go by id, and ids stand in the
//! files: they are read only of the articles that all else has left, and only where some mark makes a difference.

use super::{Filter, Run, clauses::needed};
use crate::{
    corpus::ArticleId,
    index::Ids,
    query::{
        State,
        candidate::Worth,
        gather::Selection,
        hit::Hits,
        marks::{Mark, Marks},
    },
    text::fold::{Case, fold},
};
use std::sync::Arc;

impl Filter {
    /// What the reader did, from the next question on; `ids` are kept for the ones after it.
    pub fn use_marks(&mut self, marks: Arc<Marks>, ids: Arc<Ids>) {
        (self.marks, self.ids) = (marks, ids);
    }

    /// Selects the articles of which a state is true by what the reader did, or is not.
    pub(super) fn hold_state(
        &self,
        run: &Run<'_>,
        selection: &mut Selection<'_>,
        (state, is_negated): (State, bool),
    ) -> Option<()> {
        let is_wanted = |mark: Option<&Mark>| state.is_of(mark) != is_negated;
        let is_unmarked_wanted = is_wanted(None);
        let makes_a_difference = |mark: &Mark| is_wanted(Some(mark)) != is_unmarked_wanted;
        let articles = if self.marks.any(makes_a_difference) {
            let articles = needed(&Hits::default(), selection);
            self.having(run, articles, is_wanted)?
        } else if is_unmarked_wanted {
            return Some(());
        } else {
            Vec::new()
        };
        selection.hold(Hits::plain(run.catalogue, &articles), Worth::default());
        Some(())
    }

    /// Those of some articles that have a tag of the reader's.
    pub(super) fn tagged(&self, run: &Run<'_>, tag: &str, articles: &[u32]) -> Option<Vec<u32>> {
        let tag = fold(tag, Case::Fold);
        let has_tag = |mark: &Mark| {
            let mut tags = mark.tags.iter();
            tags.any(|one| fold(one, Case::Fold) == tag)
        };
        if !self.marks.any(has_tag) {
            return Some(Vec::new());
        }
        self.having(run, articles.to_vec(), |mark| mark.is_some_and(has_tag))
    }

    /// Those of some articles that are marked as wanted; one that cannot be read has no mark.
    fn having(
        &self,
        run: &Run<'_>,
        articles: Vec<u32>,
        is_wanted: impl Fn(Option<&Mark>) -> bool,
    ) -> Option<Vec<u32>> {
        let numbers: Vec<ArticleId> = articles.iter().copied().map(ArticleId).collect();
        let ids = self
            .ids
            .of(run.catalogue.corpus(), &numbers, run.is_stale)?;
        let marked = articles.into_iter().zip(ids);
        let wanted = marked.filter(|(_, id)| is_wanted(id.and_then(|id| self.marks.of(id))));
        Some(wanted.map(|(article, _)| article).collect())
    }
}
