//! Words as the tagger sees them, each worked out once: a table of fixed size in which what is newer takes the place of what
//! is older. What comes out never depends on what was in it before.

use super::{
    lists::{Clusters, Lists},
    word::Word,
};
use crate::entity::{gazetteer::Bits, token::Token};
use foldhash::quality::FixedState;
use std::hash::BuildHasher as _;

/// Things by a number, of which the last two of each place are kept. No number is 0.
#[derive(Debug)]
pub(super) struct Table<T>(Vec<[(u64, T); 2]>);

impl<T: Copy + Default> Table<T> {
    pub(super) fn new(bits: u32) -> Self {
        Self(vec![Default::default(); 1 << (bits - 1)])
    }

    /// What is kept for a number, made if need be.
    pub(super) fn get(&mut self, number: u64, make: impl FnOnce() -> T) -> Option<&mut T> {
        let place = number >> (64 - self.0.len().trailing_zeros());
        let [newer, older] = self.0.get_mut(place as usize)?;
        if newer.0 == number {
            return Some(&mut newer.1);
        }
        if older.0 != number {
            *older = *newer;
            *newer = (number, make());
            return Some(&mut newer.1);
        }
        Some(&mut older.1)
    }

    /// How many places it has.
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }
}

/// The words read lately, by what is written and what lists say of it.
#[derive(Debug)]
pub(super) struct Words(Table<Word>);

impl Words {
    /// None yet, of the last of which so many are kept, as a power of two.
    pub(super) fn of(bits: u32) -> Self {
        Self(Table::new(bits))
    }

    /// A token of `text` as the tagger sees it: [`Word::new`].
    pub(super) fn word(
        &mut self,
        token: &Token,
        text: &str,
        bits: Bits,
        (lists, clusters): (&Lists, &Clusters),
    ) -> Word {
        let key = FixedState::default().hash_one((token.of(text), bits)) | 1;
        let new = || Word::new(token, text, bits, lists, clusters);
        self.0.get(key, new).copied().unwrap_or_default()
    }
}
