//! Every word once, with a number: hundreds of thousands of names are made of a few ten thousand words.

use crate::text::scattered::holds_scattered;
use foldhash::quality::FixedState;
use hashbrown::HashTable;
use std::hash::BuildHasher as _;

/// A hash of a text and a number beside it.
pub(super) fn hash(number: u32, text: &str) -> u64 {
    FixedState::default().hash_one((number, text))
}

/// Words by number, from 0 in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Every word, each after a line break.
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
    /// The numbers of the words: each costs five bytes here, where a map from hashes took seventeen.
    numbers: HashTable<u32>,
}

impl Lexicon {
    /// The number of a word, new or not.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let known = self
            .numbers
            .find(hash(0, word), |number| self.word(*number) == word);
        if let Some(number) = known {
            return *number;
        }
        let number = self.ends.len() as u32;
        self.text.push('\n');
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        let mut numbers = std::mem::take(&mut self.numbers);
        numbers.insert_unique(hash(0, word), number, |number| hash(0, self.word(*number)));
        self.numbers = numbers;
        number
    }

    /// The word of a number.
    pub(super) fn word(&self, number: u32) -> &str {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, end) + 1;
        self.text.get(start..end(number)).unwrap_or_default()
    }

    /// The numbers of the words that hold letters scattered.
    pub(super) fn scattered(&self, letters: &str) -> impl Iterator<Item = u32> {
        // The first line is empty.
        let words = (0..).zip(self.text.split('\n').skip(1));
        let held = words.filter(move |(_, word)| holds_scattered(word, letters));
        held.map(|(number, _)| number)
    }

    /// The numbers of the words that begin so; for words without line breaks.
    pub(super) fn starting(&self, head: &str) -> impl Iterator<Item = u32> {
        // Words hold no line break, so a match is at the start of one.
        let needle = format!("\n{head}");
        let finder = memchr::memmem::Finder::new(&needle).into_owned();
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = self.text.as_bytes().get(at..)?;
            let found = at + finder.find(rest)?;
            at = found + 1;
            let number = self.ends.partition_point(|end| *end as usize <= found);
            Some(number as u32)
        })
    }
}
