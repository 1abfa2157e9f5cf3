//! The words of all names, so that the beginning of a word finds its names.
//!
//! Words lie one after the other in one text, their entities in lists of bytes. A look-up reads the whole text from end
//! to end (6 ms for 250,000 words); a sorted tree answered in under a millisecond, but took a sixth of the whole tally.

use super::{marks::Marks, postings::Postings};
use crate::text::fold::{Case, fold};
use foldhash::quality::FixedState;
use hashbrown::HashTable;
use std::hash::BuildHasher as _;

/// From folded words to the numbers of the entities whose names have them.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Every word once, each after a line break.
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
    /// The entities of each word.
    entities: Postings,
    /// The numbers of the words: each costs five bytes here, where a map from hashes took seventeen.
    numbers: HashTable<u32>,
}

/// A hash of a text and a number beside it.
pub(super) fn hash(number: u32, text: &str) -> u64 {
    FixedState::default().hash_one((number, text))
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '%' | '$'))
        .filter(|word| !word.is_empty())
}

impl Words {
    /// Takes in the words of a name.
    pub(super) fn add(&mut self, number: u32, name: &str) {
        for word in words(&fold(name, Case::Fold)) {
            let place = self.place(word);
            self.entities.add(place, number);
        }
    }

    /// The number of a word, new or not.
    fn place(&mut self, word: &str) -> u32 {
        let known = self
            .numbers
            .find(hash(0, word), |place| self.word(*place) == word);
        if let Some(place) = known {
            return *place;
        }
        let place = self.ends.len() as u32;
        self.text.push('\n');
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        let mut numbers = std::mem::take(&mut self.numbers);
        numbers.insert_unique(hash(0, word), place, |place| hash(0, self.word(*place)));
        self.numbers = numbers;
        place
    }

    fn word(&self, place: u32) -> &str {
        let end = |place: usize| self.ends.get(place).map_or(0, |end| *end as usize);
        let place = place as usize;
        let start = place.checked_sub(1).map_or(0, end) + 1;
        self.text.get(start..end(place)).unwrap_or_default()
    }

    /// Entities with a word that begins as each word of `query` does; none for a query without words.
    pub(super) fn find(&self, query: &str) -> Marks {
        let folded = fold(query, Case::Fold);
        let mut found: Option<Marks> = None;
        for word in words(&folded) {
            let numbers = self.starting(word);
            match &mut found {
                None => found = Some(numbers),
                Some(found) => found.keep(&numbers),
            }
        }
        found.unwrap_or_default()
    }

    fn starting(&self, head: &str) -> Marks {
        let mut numbers = Marks::default();
        // Words hold no line break, so a match is at the start of one.
        let needle = format!("\n{head}");
        for at in memchr::memmem::find_iter(self.text.as_bytes(), &needle) {
            let place = self.ends.partition_point(|end| *end as usize <= at);
            self.entities.mark(place as u32, &mut numbers);
        }
        numbers
    }
}
