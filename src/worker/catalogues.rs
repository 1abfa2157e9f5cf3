//! The columns over the corpus, made once for all who look through them. Whoever takes a copy holds a few pointers.

use super::slots::Slots;
use crate::{corpus::Corpus, index::Catalogue};
use std::sync::{Mutex, PoisonError};

/// The newest columns.
#[derive(Debug, Default)]
pub(super) struct Catalogues(Mutex<Catalogue>);

impl Catalogues {
    /// Brings `own` up to a corpus, or beyond where another has been told of more.
    pub(super) fn follow(&self, own: &mut Catalogue, corpus: &Corpus) {
        // Let go of first: columns that two hold are copied when they grow.
        *own = Catalogue::default();
        let mut newest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Every corpus goes on from an empty one, but an archive that has become empty is not the one it was.
        let is_beyond = !corpus.is_empty()
            && newest.corpus().continues(corpus)
            && newest.corpus().len() > corpus.len();
        if !is_beyond {
            newest.extend(corpus);
        }
        own.clone_from(&newest);
    }

    /// Waits until somebody is about to type, and looks at all short fields before they have.
    pub(super) fn make_ready(&self, slots: &Slots) {
        let (corpus, _) = slots.ready.take();
        let mut own = Catalogue::default();
        self.follow(&mut own, &corpus);
        own.make_ready();
    }

    /// Takes the twins over that were found among the articles of `own`.
    pub(super) fn share_twins(&self, own: &Catalogue) {
        let mut newest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if newest.corpus().len() == own.corpus().len() && own.corpus().continues(newest.corpus()) {
            newest.clone_from(own);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Catalogues;
    use crate::{
        corpus::{Corpus, Entry},
        index::Catalogue,
    };

    #[test]
    fn an_older_snapshot_does_not_undo_what_a_newer_one_has_brought() {
        let mut older = Corpus::default();
        older.push(vec![Entry::headed("a")]);
        let mut newer = older.clone();
        newer.push(vec![Entry::headed("b")]);
        let (catalogues, mut own, mut other) = (
            Catalogues::default(),
            Catalogue::default(),
            Catalogue::default(),
        );
        catalogues.follow(&mut own, &newer);
        catalogues.follow(&mut other, &older);
        assert_eq!(other.corpus().len(), 2);
        let mut another = Corpus::default();
        another.push(vec![Entry::headed("c")]);
        catalogues.follow(&mut own, &another);
        assert_eq!(own.corpus().len(), 1);
        catalogues.follow(&mut own, &Corpus::default());
        assert_eq!(own.corpus().len(), 0, "an archive that has become empty");
    }
}
