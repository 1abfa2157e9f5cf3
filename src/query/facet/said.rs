//! Languages and tags, which the list does not keep: read in the records when somebody counts by them, and kept as long.

use super::super::{
    Row,
    sweep::{Pace, Sweep},
};
use crate::{
    corpus::{Article, Corpus, texts::Stored},
    index::{Catalogue, IdKey, bits::Bits},
    query::marks::Marks,
    text::fold::{Case, fold},
};
use std::collections::{HashMap, HashSet};

/// What articles say of themselves, as far as they were read.
#[derive(Debug, Default)]
pub struct Said {
    corpus: Corpus,
    read: Bits,
    pub(super) languages: Told,
    tags: Told,
    /// The ids of those that were read.
    ids: Vec<(u32, IdKey)>,
    /// The tags that the reader gave them and the records have not.
    own: Told,
    sweep: Sweep,
}

/// The values of a field and who has them.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// As first met; but for capitals and accents each is there once.
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    /// Article and number.
    pairs: Vec<(u32, u32)>,
}

impl Told {
    fn add(&mut self, article: u32, value: String) {
        let next = self.names.len() as u32;
        let number = *self
            .numbers
            .entry(fold(&value, Case::Fold))
            .or_insert_with(|| {
                self.names.push(value);
                next
            });
        // What an article says comes together.
        let own = self
            .pairs
            .iter()
            .rev()
            .take_while(|(other, _)| *other == article);
        if own.clone().all(|(_, other)| *other != number) {
            self.pairs.push((article, number));
        }
    }

    /// The values of some articles, and how many of them have each.
    pub(super) fn counts(&self, has: &dyn Fn(u32) -> bool) -> impl Iterator<Item = (String, u32)> {
        let mut counts = vec![0; self.names.len()];
        for (_, number) in self.pairs.iter().filter(|(article, _)| has(*article)) {
            if let Some(count) = counts.get_mut(*number as usize) {
                *count += 1;
            }
        }
        let counted = self.names.iter().cloned().zip(counts);
        counted.filter(|(_, count)| *count > 0)
    }
}

impl Said {
    /// Reads what `rows` say, newest first, as far as one gets before `is_due`, and tells how many of them were read; none
    /// once `is_stale` says yes. Parallel inside (rayon).
    pub fn read(
        &mut self,
        catalogue: &Catalogue,
        rows: &[Row],
        is_stale: &(dyn Fn() -> bool + Sync),
        is_due: &(dyn Fn() -> bool + Sync),
    ) -> Option<usize> {
        if !catalogue.corpus().continues(&self.corpus) {
            *self = Self::default();
        }
        self.corpus = catalogue.corpus().clone();
        let articles = || rows.iter().map(|row| row.article.0);
        let mut unread: Vec<u32> = articles().filter(|one| !self.read.has(*one)).collect();
        unread.sort_unstable();
        let pace = Pace { is_stale, is_due };
        let (read, languages, tags) = (&mut self.read, &mut self.languages, &mut self.tags);
        let ids = &mut self.ids;
        let look = |stored: Stored<'_>| stored.article();
        let take = |id, article: Option<Article>| {
            read.set(id);
            let Some(article) = article else {
                return;
            };
            ids.push((id, IdKey::of(&article.id)));
            if let Some(language) = article.language {
                languages.add(id, language);
            }
            for tag in article.tags {
                tags.add(id, tag);
            }
        };
        let is_wanted = self.sweep.read(catalogue, &unread, pace, look, take);
        is_wanted.then(|| articles().filter(|one| self.read.has(*one)).count())
    }

    /// From now on the tags that the reader gave are counted too, where the record has not the same.
    pub fn take_marks(&mut self, marks: &Marks) {
        self.own = Told::default();
        let tags = |id| marks.of(id).map(|mark| &*mark.tags).unwrap_or_default();
        let tagged = self.ids.iter().map(|(article, id)| (*article, tags(*id)));
        let tagged: HashMap<u32, &[String]> = tagged.filter(|(_, tags)| !tags.is_empty()).collect();
        let given = self.tags.pairs.iter();
        let given = given.filter(|(article, _)| tagged.contains_key(article));
        let given: HashSet<&(u32, u32)> = given.collect();
        for (article, tags) in tagged {
            for tag in tags {
                let number = self.tags.numbers.get(&fold(tag, Case::Fold));
                if number.is_none_or(|number| !given.contains(&(article, *number))) {
                    self.own.add(article, tag.clone());
                }
            }
        }
    }

    /// The tags of some articles, and how many of them have each.
    pub(super) fn tag_counts(
        &self,
        has: &dyn Fn(u32) -> bool,
    ) -> impl Iterator<Item = (String, u32)> {
        let mut counts: HashMap<String, (String, u32)> = HashMap::new();
        for (tag, count) in self.tags.counts(has).chain(self.own.counts(has)) {
            let known = counts.entry(fold(&tag, Case::Fold));
            known.or_insert((tag, 0)).1 += count;
        }
        counts.into_values()
    }
}
