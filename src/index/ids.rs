//! The ids of articles, as far as somebody asked for them. They stand in the files and nowhere else: reading one costs some
//! microseconds, so that nobody reads those of a whole archive without need, and what was read is kept as a number.
//!
//! The number is a hash of 64 bits. Among a million articles and a hundred thousand marks two ids have the same one once in
//! a hundred million archives; eight bytes an article are what is paid for it, and not the ids.

use super::record::{Listed, read_in_order};
use crate::corpus::{ArticleId, Corpus};
use foldhash::quality::FixedState;
use std::{
    hash::BuildHasher as _,
    sync::{Mutex, PoisonError},
};

/// An id, as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdKey(u64);

/// Nobody asked for it so far.
const UNREAD: u64 = 0;
/// Read, and not there: the file is gone or another one.
const NONE: u64 = 1;

impl IdKey {
    /// That of an id.
    pub fn of(id: &str) -> Self {
        Self(FixedState::default().hash_one(id).max(NONE + 1))
    }
}

/// What is known of the ids of a corpus. Shared: what one has read nobody reads again.
#[derive(Debug, Default)]
pub struct Ids(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    corpus: Corpus,
    keys: Vec<u64>,
}

impl Known {
    fn follow(&mut self, corpus: &Corpus) {
        if self.corpus.continues(corpus) {
            return;
        }
        if !corpus.continues(&self.corpus) {
            self.keys.clear();
        }
        self.corpus = corpus.clone();
    }

    fn of(&self, article: ArticleId) -> u64 {
        let key = self.keys.get(article.0 as usize);
        key.copied().unwrap_or(UNREAD)
    }

    fn set(&mut self, article: ArticleId, key: u64) {
        let at = article.0 as usize;
        if self.keys.len() <= at {
            self.keys.resize(at + 1, UNREAD);
        }
        if let Some(place) = self.keys.get_mut(at) {
            *place = key;
        }
    }
}

impl Ids {
    /// The ids of some articles, in their order; those nobody asked for before are read. None for an article that cannot be
    /// read. Parallel inside (rayon); stops once `is_stale` says so, and then there is no answer.
    pub fn of(
        &self,
        corpus: &Corpus,
        articles: &[ArticleId],
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Option<IdKey>>> {
        let mut keys: Vec<u64> = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.follow(corpus);
            articles.iter().map(|one| known.of(*one)).collect()
        };
        let unread = articles.iter().zip(&keys);
        let unread = unread.filter(|(_, key)| **key == UNREAD);
        let unread: Vec<Listed> = unread.map(|(one, _)| Listed::unscored(*one)).collect();
        let mut read = Vec::with_capacity(unread.len());
        let all = read_in_order(
            &unread,
            |reader, row| {
                Ok(reader
                    .id(corpus, row.article)
                    .map_or(NONE, |id| IdKey::of(&id).0))
            },
            |key| {
                read.push(key.unwrap_or(NONE));
                if is_stale() { Err(()) } else { Ok(()) }
            },
        );
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Another may have gone on to another corpus meanwhile: what is answered does not hang on what is kept.
        known.follow(corpus);
        for (row, key) in unread.iter().zip(&read) {
            known.set(row.article, *key);
        }
        all.ok()?;
        let slots = keys.iter_mut().filter(|key| **key == UNREAD);
        slots.zip(read).for_each(|(slot, key)| *slot = key);
        let key = |key: u64| (key > NONE).then_some(IdKey(key));
        Some(keys.into_iter().map(key).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::load::{Options, complete};

    fn corpus(folder: &std::path::Path, records: &[&str]) -> Corpus {
        let path = folder.join("news.jsonl");
        std::fs::write(&path, records.join("\n")).unwrap();
        complete(&Options {
            paths: vec![path],
            ..Options::default()
        })
    }

    #[test]
    fn ids_are_read_once_and_are_those_of_the_list() {
        let folder = tempfile::tempdir().unwrap();
        let records = [
            r#"{"id": "a-1", "title": "Port reopens", "body": "It rained.", "date": "2024-05-01"}"#,
            r#"{"id": "a-2", "title": "Port closes", "body": "It snowed.", "date": "2024-05-02"}"#,
        ];
        let corpus = corpus(folder.path(), &records);
        let articles: Vec<ArticleId> = corpus.ids().collect();
        let ids = Ids::default();
        let wanted: Vec<_> = articles
            .iter()
            .map(|one| Some(IdKey::of(&corpus.read(*one).unwrap().id)))
            .collect();
        let last = ids.of(&corpus, &articles[1..], &|| false).unwrap();
        assert_eq!(last, wanted[1..]);
        std::fs::write(folder.path().join("news.jsonl"), "").unwrap();
        let all = ids.of(&corpus, &articles, &|| false).unwrap();
        assert_eq!(all, [None, wanted[1]], "what was read is not read again");
        assert!(ids.of(&Corpus::default(), &[], &|| true).is_some());
    }
}
