//! How a field matches: exact or scattered, and how good.
//!
//! Exact matches have an order of our own, cheap and readable: a whole word before the start of a word before the
//! inside of one, then nearer to the start of the field, then the shorter field. Scattered ones have the crate's score.

use super::Tier;
use crate::text::words::is_edge;

/// How a field matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) tier: Tier,
    pub(super) score: i32,
}

impl Found {
    /// The letters stand here and there.
    pub(super) const fn scattered(score: i32) -> Self {
        Self {
            tier: Tier::Fuzzy,
            score,
        }
    }

    /// An exact match.
    pub(super) const fn exact(score: i32) -> Self {
        Self {
            tier: Tier::Exact,
            score,
        }
    }
}

/// Where the letters stand in one piece, in bytes of the text looked at, and how good that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) start: usize,
    pub(super) score: i32,
}

impl Occurrence {
    /// Letters of that length at a place of a text.
    pub(super) fn new(text: &str, start: usize, length: usize) -> Self {
        let kind = match (is_edge(text, start), is_edge(text, start + length)) {
            (true, true) => 2,
            (true, false) => 1,
            (false, _) => 0,
        };
        let score = Self::score(kind, start, text.len());
        Self { start, score }
    }

    /// The score of letters at a place of a text of so many bytes: `kind` is 2 for a whole word, 1 for the start of one, 0
    /// for what stands within one.
    pub(super) fn score(kind: i32, start: usize, length: usize) -> i32 {
        (kind << 16) - ((start.min(255) as i32) << 8) - length.min(255) as i32
    }

    /// Whether it is a whole word; no later one in the same field is better.
    pub(super) fn is_word(self) -> bool {
        self.score > 1 << 16
    }
}
