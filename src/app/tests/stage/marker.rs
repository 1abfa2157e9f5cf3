//! The marks of a stage: by article, as if its number were its id.

use crate::{
    corpus::ArticleId,
    job::{Deed, MarkJob, Marking, marking::Marked},
    query::marks::{Change, Mark},
};
use std::collections::HashMap;

/// Marks, and what takes each change back.
#[derive(Debug, Default)]
pub(in super::super) struct Marker {
    marks: HashMap<ArticleId, Mark>,
    undone: Vec<Vec<(ArticleId, Change)>>,
}

impl Marker {
    pub(in super::super) fn of(&self, article: ArticleId) -> Mark {
        self.marks.get(&article).cloned().unwrap_or_default()
    }

    /// The articles that were read, in their order.
    pub(in super::super) fn read(&self) -> Vec<u32> {
        let read = self.marks.iter().filter(|(_, mark)| mark.is_read);
        let mut read: Vec<u32> = read.map(|(article, _)| article.0).collect();
        read.sort_unstable();
        read
    }

    pub(super) fn mark(&mut self, job: &MarkJob) -> Marked {
        let articles = match &job.deed {
            Deed::Tell(articles) => articles.clone(),
            Deed::Change(articles, marking) => {
                let changes = articles
                    .iter()
                    .map(|one| (*one, self.change(*one, marking)));
                let changes: Vec<_> = changes.collect();
                let undone = self.apply(&changes);
                self.undone.push(undone);
                articles.clone()
            }
            Deed::TakeBack => {
                let undone = self.undone.pop().unwrap_or_default();
                self.apply(&undone);
                Vec::new()
            }
        };
        let marks = articles.into_iter().map(|one| (one, self.of(one)));
        Marked {
            generation: Some(job.generation),
            marks: marks.collect(),
            is_change: !matches!(job.deed, Deed::Tell(_)),
            tags: Some(["fraud".to_owned(), "later on".to_owned()].into()),
        }
    }

    fn apply(&mut self, changes: &[(ArticleId, Change)]) -> Vec<(ArticleId, Change)> {
        let apply = |(article, change): &(ArticleId, Change)| {
            let undone = self.marks.entry(*article).or_default().apply(change)?;
            Some((*article, undone))
        };
        changes.iter().filter_map(apply).collect()
    }

    fn change(&self, article: ArticleId, marking: &Marking) -> Change {
        let mark = self.of(article);
        match marking {
            Marking::Opened | Marking::Read => Change::Read(true),
            Marking::ToggleRead => Change::Read(!mark.is_read),
            Marking::ToggleStar => Change::Star(!mark.is_starred),
            Marking::Tag(tag) => Change::Tag(tag.clone(), true),
            Marking::Untag(tag) => Change::Tag(tag.clone(), false),
            Marking::Note(note) => Change::Note(note.clone()),
        }
    }
}
