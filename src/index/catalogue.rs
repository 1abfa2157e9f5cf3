//! Placeholder bodies; the query helper replaces them.

use crate::corpus::Corpus;

/// Columns over a snapshot of the corpus: folded short fields, letter masks, order keys. Follows a growing corpus by
/// adding columns for the new segments only.
#[derive(Debug, Default, Clone)]
pub struct Catalogue {
    corpus: Corpus,
}

impl Catalogue {
    /// Takes in what `corpus` has more than the snapshot before.
    pub fn extend(&mut self, corpus: &Corpus) {
        self.corpus = corpus.clone();
    }

    /// The snapshot these columns are of.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }
}
