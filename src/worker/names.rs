//! What the workers share about names: the extractor, the tally of the corpus, who is busy, and what is on the screen.

use crate::{
    corpus::{Article, ArticleId},
    entity::{Extraction, Extractor, Verdicts, Whose, extract::Finder, tally::Tally},
    index::record::{self, Naming},
    job::NameRow,
    store::names::{AtOnce, Keeping, Shelf},
};
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Names across the corpus, shared by the workers; the screen never waits for it.
#[derive(Debug)]
pub(super) struct Names {
    /// Who finds them; none: they are not wanted.
    finder: Option<Keeping>,
    /// Whose names count where a record brought its own.
    whose: Whose,
    tally: RwLock<Tally>,
    /// What the user has said.
    verdicts: Mutex<Arc<Verdicts>>,
    /// How many workers a user is waiting for; the extraction of the corpus stands aside meanwhile.
    busy: Mutex<usize>,
    is_idle: Condvar,
    shown: Mutex<Option<Shown>>,
}

/// The article on the screen, whose counts grow as more of the corpus is known.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) id: ArticleId,
    pub(super) extraction: Arc<Extraction>,
    pub(super) rows: Arc<[NameRow]>,
}

/// Someone is waiting, until this is dropped.
pub(super) struct Busy<'a>(&'a Names);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        let mut busy = self.0.busy.lock().unwrap_or_else(PoisonError::into_inner);
        *busy = busy.saturating_sub(1);
        if *busy == 0 {
            self.0.is_idle.notify_all();
        }
    }
}

impl Names {
    pub(super) fn new(
        engine: Option<fn() -> Extractor>,
        whose: Whose,
        shelf: Option<Shelf>,
        verdicts: Verdicts,
    ) -> Self {
        Self {
            finder: engine.map(|engine| Keeping::new(engine, shelf)),
            whose,
            tally: RwLock::default(),
            verdicts: Mutex::new(Arc::new(verdicts)),
            busy: Mutex::new(0),
            is_idle: Condvar::new(),
            shown: Mutex::new(None),
        }
    }

    /// Whether names are looked for.
    pub(super) fn are_wanted(&self) -> bool {
        self.finder.is_some()
    }

    /// Who and what an article names, before anything the user has said. Someone waits for it: nothing is kept.
    pub(super) fn of(&self, article: &Article) -> Extraction {
        let finder = self.finder.as_ref().map(AtOnce);
        let finder = finder.as_ref().map(|own| own as &dyn Finder);
        record::names(article, finder, self.whose)
    }

    /// The same for an article among all, kept for the next start.
    pub(super) fn of_next(&self, article: &Article) -> Extraction {
        record::names(article, self.finder(), self.whose)
    }

    /// Keeps what was found so far, and at the end of a corpus of so many; says what is wrong with that, once.
    pub(super) fn keep(&self, text_count: Option<usize>) -> Option<String> {
        self.finder.as_ref()?.flush(text_count)
    }

    fn finder(&self) -> Option<&dyn Finder> {
        self.finder.as_ref().map(|own| own as &dyn Finder)
    }

    /// What the user has said so far.
    pub(super) fn verdicts(&self) -> Arc<Verdicts> {
        let verdicts = self.verdicts.lock();
        verdicts.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Who says who is named, with the verdicts of one moment.
    pub(super) fn naming<'a>(&'a self, verdicts: &'a Verdicts) -> Naming<'a> {
        Naming {
            finder: self.finder(),
            whose: self.whose,
            verdicts,
        }
    }

    /// Puts other verdicts in the place of those before, and lays them over the counts.
    pub(super) fn judge(&self, verdicts: Verdicts) {
        let verdicts = Arc::new(verdicts);
        *self.verdicts.lock().unwrap_or_else(PoisonError::into_inner) = verdicts.clone();
        self.tally_mut().obey(&verdicts);
    }

    /// Lays the verdicts over what has come to the counts meanwhile.
    pub(super) fn obey_again(&self) {
        let verdicts = self.verdicts();
        if !verdicts.is_empty() {
            self.tally_mut().obey(&verdicts);
        }
    }

    pub(super) fn tally(&self) -> RwLockReadGuard<'_, Tally> {
        self.tally.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn tally_mut(&self) -> RwLockWriteGuard<'_, Tally> {
        self.tally.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set_shown(&self, shown: Shown) {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(shown);
    }

    pub(super) fn shown(&self) -> Option<Shown> {
        self.shown
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Marks the caller as busy with something a user waits for.
    pub(super) fn busy(&self) -> Busy<'_> {
        *self.busy.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Busy(self)
    }

    /// Stands aside while anyone is busy.
    pub(super) fn stand_aside(&self) {
        let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let _idle = self
            .is_idle
            .wait_while(busy, |busy| *busy > 0)
            .unwrap_or_else(PoisonError::into_inner);
    }

    /// The rows of the entity pane: by kind, most mentions here first, then as they come in the text.
    pub(super) fn rows(&self, extraction: &Extraction) -> Arc<[NameRow]> {
        let tally = self.tally();
        let mut rows: Vec<_> = extraction
            .entities
            .iter()
            .zip(0..)
            .zip(extraction.mention_counts())
            .map(|((entity, index), here)| {
                let known = tally.known(entity);
                let articles = known.map_or(1, |known| known.article_count().max(1)) as u32;
                (
                    entity.kind,
                    NameRow {
                        entity: index,
                        here,
                        articles,
                        mentions: known.map_or(here, |known| known.mention_count()),
                        seen: known.and_then(|known| known.first().zip(known.last())),
                    },
                )
            })
            .collect();
        rows.sort_by_key(|(kind, row)| (*kind, std::cmp::Reverse(row.here), row.entity));
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, Verdicts, Whose};
    use crate::{
        corpus::{Article, GivenEntity},
        entity::Extractor,
        store::names::Shelf,
    };
    use std::thread;

    #[test]
    fn extraction_goes_on_when_the_last_of_the_busy_is_done() {
        let names = Names::new(None, Whose::default(), None, Verdicts::default());
        let (one, other) = (names.busy(), names.busy());
        thread::scope(|scope| {
            let waiting = scope.spawn(|| names.stand_aside());
            drop(one);
            assert!(!waiting.is_finished());
            drop(other);
        });
        names.stand_aside();
    }

    #[test]
    fn at_the_next_start_nobody_is_asked_for_the_names_again() {
        let home = tempfile::tempdir().unwrap();
        let names = |engine: fn() -> Extractor| {
            let shelf = Shelf::new(home.path(), 1, &["news.jsonl".into()]);
            let verdicts = Verdicts::default();
            Names::new(Some(engine), Whose::default(), Some(shelf), verdicts)
        };
        let article = Article {
            headline: "Talks".to_owned(),
            body: "Jane Doe met Acme Bank in Geneva.".to_owned(),
            ..Article::default()
        };
        let first = names(Extractor::by_rules);
        let found = first.of_next(&article);
        assert_eq!(first.keep(Some(1)), None);
        drop(first);
        let next = names(|| panic!("the engine was asked"));
        assert_eq!(next.of_next(&article), found);
        assert_eq!(next.of(&article), found);
    }

    #[test]
    fn where_names_are_given_only_days_are_looked_for() {
        let article = Article {
            body: "Jane Doe met Acme Bank in Geneva on 12 March 2024.".to_owned(),
            given: vec![GivenEntity {
                label: "PER".to_owned(),
                name: "Jane Doe".to_owned(),
                ..GivenEntity::default()
            }],
            ..Article::default()
        };
        let engine: fn() -> Extractor = Extractor::by_rules;
        let names = Names::new(Some(engine), Whose::Given, None, Verdicts::default());
        for found in [names.of(&article), names.of_next(&article)] {
            let found: Vec<&str> = found.entities.iter().map(|one| &*one.name).collect();
            assert_eq!(found, ["12 March 2024", "Jane Doe"]);
        }
    }

    #[test]
    fn a_folder_that_cannot_be_used_is_told_once_and_names_are_found() {
        let home = tempfile::NamedTempFile::new().unwrap();
        let shelf = Shelf::new(home.path(), 1, &[]);
        let engine: fn() -> Extractor = Extractor::by_rules;
        let names = Names::new(
            Some(engine),
            Whose::default(),
            Some(shelf),
            Verdicts::default(),
        );
        let article = Article {
            body: "Jane Doe met Acme Bank in Geneva.".to_owned(),
            ..Article::default()
        };
        assert!(!names.of_next(&article).entities.is_empty());
        let said = names.keep(Some(1)).unwrap();
        assert!(said.contains("cannot write"), "{said}");
        assert!(!names.of_next(&article).entities.is_empty());
        assert_eq!(names.keep(Some(1)), None);
    }
}
