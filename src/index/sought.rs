//! What an index of words is asked, and how words stand in it.

use crate::text::words::Gap;

/// How words are cut and folded; another number where that changes.
pub(super) const EDITION: u32 = 2;
/// Most bytes of a word that are looked at.
pub const LONGEST: usize = 96;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// A word.
    Word(String),
    /// The beginning of a word.
    Prefix(String),
    /// Words, and how many places they stand behind the first: one for blanks, two for what else stands between two.
    Phrase(Vec<(usize, String)>),
}

/// The letters by which a word is known: long ones are cut.
pub fn key(word: &str) -> &str {
    let mut end = word.len().min(LONGEST);
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    word.get(..end).unwrap_or(word)
}

/// How many places on from the word before.
pub const fn step(gap: Gap) -> usize {
    match gap {
        Gap::Blank => 1,
        Gap::Other => 2,
    }
}
