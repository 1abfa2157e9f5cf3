//! Finds the names in texts, and keeps what was found for the next start: the screen and the commands ask the same one.
//!
//! Texts are looked up by many threads at a time and added by one. Whoever a user waits for never waits for the disk: it
//! is asked only while nobody adds to it.

use super::{Found, Shelf};
use crate::{
    entity::{
        Extraction, Extractor,
        extract::{Finder, Text},
    },
    store::StoreError,
};
use std::{
    mem,
    sync::{OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError},
};

/// The engine, and what it found before.
#[derive(Debug)]
pub struct Keeping {
    /// Made on first use because its lists cost milliseconds: where all was found before, it never is.
    engine: fn() -> Extractor,
    extractor: OnceLock<Extractor>,
    before: RwLock<Before>,
}

/// The file of the corpus.
#[derive(Debug)]
enum Before {
    /// Not looked for yet.
    Closed(Shelf),
    Open(Found),
    /// There is none: not wanted, another of us makes it, or something was wrong, which is still to be said.
    Without(Option<String>),
}

impl Finder for Keeping {
    fn find(&self, text: Text<'_>) -> Extraction {
        self.known(text).unwrap_or_else(|| {
            let found = self.extractor().extract(text);
            self.keep(text, &found);
            found
        })
    }

    fn find_days(&self, text: Text<'_>) -> Extraction {
        self.extractor().find_days(text)
    }
}

/// The same for whom a user waits for: nothing is kept, and nobody waits for the disk.
#[derive(Debug)]
pub struct AtOnce<'k>(pub &'k Keeping);

impl Finder for AtOnce<'_> {
    fn find(&self, text: Text<'_>) -> Extraction {
        self.0.find_at_once(text)
    }

    fn find_days(&self, text: Text<'_>) -> Extraction {
        self.0.find_days(text)
    }
}

impl Keeping {
    /// Keeps what `engine` finds in the file of a corpus, if there is one.
    pub fn new(engine: fn() -> Extractor, shelf: Option<Shelf>) -> Self {
        Self {
            engine,
            extractor: OnceLock::new(),
            before: RwLock::new(shelf.map_or(Before::Without(None), Before::Closed)),
        }
    }

    /// Keeps what is found from here on in this file.
    pub fn keep_in(&self, place: Shelf) {
        *self.before_mut() = Before::Closed(place);
    }

    /// What is found in a text, without waiting for the disk and without keeping it.
    fn find_at_once(&self, text: Text<'_>) -> Extraction {
        let before = match self.before.try_read() {
            Ok(before) => Some(before),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        };
        let known = before.and_then(|before| before.get(text));
        known.unwrap_or_else(|| self.extractor().extract(text))
    }

    /// Writes what was found so far, and at the end of a corpus says of how many texts; returns what is wrong, once.
    pub fn flush(&self, text_count: Option<usize>) -> Option<String> {
        let mut before = self.before_mut();
        if let Before::Open(file) = &mut *before {
            match (file.flush(), text_count) {
                (Ok(()), Some(count)) => file.settle(count),
                (Ok(()), None) => {}
                (Err(error), _) => *before = without(&error),
            }
        }
        match &mut *before {
            Before::Without(problem) => problem.take(),
            Before::Closed(_) | Before::Open(_) => None,
        }
    }

    /// What was found in a text before.
    fn known(&self, text: Text<'_>) -> Option<Extraction> {
        let before = self.before();
        if !matches!(&*before, Before::Closed(_)) {
            return before.get(text);
        }
        drop(before);
        self.before_mut().open();
        self.before().get(text)
    }

    fn keep(&self, text: Text<'_>, found: &Extraction) {
        if !matches!(&*self.before(), Before::Open(_)) {
            return;
        }
        let Some(bytes) = super::encode(text, found) else {
            return;
        };
        let mut before = self.before_mut();
        if let Before::Open(file) = &mut *before
            && let Err(error) = file.put(&bytes)
        {
            *before = without(&error);
        }
    }

    fn extractor(&self) -> &Extractor {
        self.extractor.get_or_init(self.engine)
    }

    fn before(&self) -> RwLockReadGuard<'_, Before> {
        self.before.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn before_mut(&self) -> RwLockWriteGuard<'_, Before> {
        self.before.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Before {
    /// Opens the file, unless another thread has done so meanwhile.
    fn open(&mut self) {
        *self = match mem::replace(self, Self::Without(None)) {
            Self::Closed(place) => match place.open() {
                Ok(found) => found.map_or(Self::Without(None), Self::Open),
                Err(error) => without(&error),
            },
            other => other,
        };
    }

    fn get(&self, text: Text<'_>) -> Option<Extraction> {
        match self {
            Self::Open(found) => found.get(text),
            Self::Closed(_) | Self::Without(_) => None,
        }
    }
}

fn without(error: &StoreError) -> Before {
    Before::Without(Some(format!("names are found anew at each start: {error}")))
}
