//! Articles that could not be read again while a command went through them, as when their file is written anew meanwhile:
//! told once for each file, at the end, and never for each article.

use super::output::complain;
use crate::{corpus::ReadError, text::count::counted};
use std::collections::BTreeMap;

/// How many are missing, by what is said of it.
#[derive(Debug, Default)]
pub(super) struct Missing(BTreeMap<String, usize>);

impl Missing {
    /// Counts one.
    pub(super) fn add(&mut self, error: &ReadError) {
        *self.0.entry(error.to_string()).or_default() += 1;
    }

    /// Says it on standard error.
    pub(super) fn tell(&self) {
        for sentence in self.sentences() {
            complain(&sentence);
        }
    }

    pub(super) fn sentences(&self) -> impl Iterator<Item = String> {
        let sentence = |(why, count): (&String, &usize)| {
            format!("{why}: {} left out", counted(*count, "article"))
        };
        self.0.iter().map(sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_is_told_once_however_many_articles_it_had() {
        let mut missing = Missing::default();
        for name in ["b.jsonl", "a.jsonl", "b.jsonl"] {
            missing.add(&ReadError::Changed(name.to_owned()));
        }
        let sentences: Vec<_> = missing.sentences().collect();
        assert_eq!(
            sentences,
            [
                "`a.jsonl` changed on disk: 1 article left out",
                "`b.jsonl` changed on disk: 2 articles left out"
            ]
        );
    }
}
