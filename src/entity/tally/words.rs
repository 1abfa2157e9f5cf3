//! The words of all names, sorted, so that the beginning of a word finds its names.

use crate::{
    entity::token,
    text::fold::{Case, fold},
};
use std::collections::BTreeMap;

/// From folded words to the numbers of the entities whose names have them.
#[derive(Debug, Default)]
pub(super) struct Words {
    by_word: BTreeMap<Box<str>, Vec<u32>>,
}

/// A hash that tells surfaces apart letter by letter.
pub(super) fn hash(surface: &str) -> u64 {
    surface
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            token::join(hash, u64::from(byte))
        })
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
            match self.by_word.get_mut(word) {
                Some(numbers) if numbers.last() == Some(&number) => {}
                Some(numbers) => numbers.push(number),
                None => _ = self.by_word.insert(word.into(), vec![number]),
            }
        }
    }

    /// Entities with a word that begins as each word of `query` does; none for a query without words.
    pub(super) fn find(&self, query: &str) -> Vec<u32> {
        let folded = fold(query, Case::Fold);
        let mut found: Option<Vec<u32>> = None;
        for word in words(&folded) {
            let numbers = self.starting(word);
            found = Some(match found {
                None => numbers,
                Some(mut before) => {
                    before.retain(|number| numbers.binary_search(number).is_ok());
                    before
                }
            });
        }
        found.unwrap_or_default()
    }

    fn starting(&self, head: &str) -> Vec<u32> {
        let range = self
            .by_word
            .range::<str, _>((std::ops::Bound::Included(head), std::ops::Bound::Unbounded));
        let mut numbers: Vec<u32> = range
            .take_while(|(word, _)| word.starts_with(head))
            .flat_map(|(_, numbers)| numbers)
            .copied()
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}
