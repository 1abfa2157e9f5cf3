//! `fuzzy-matcher`, and nothing else in the program names it: the crate says which letters are lit up, and its score on
//! folded text is the ranking of scattered matches (`align` computes the same score faster; a property test holds them
//! together).
//!
//! Its faults are kept in here. A matcher keeps cells of the call before, which change the score of the next one, so
//! each call is preceded by one that shrinks the cache to four fresh cells. `fuzzy_match` and `fuzzy_indices` disagree
//! on scores; the indices are right, so only they are asked. A space in a pattern is a letter to it: patterns here are
//! single words. Long texts make its matrix large and keep it, so callers cap texts and patterns.

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// Longest pattern that may be scattered, in characters; a longer one must stand in one piece.
pub(super) const PATTERN_CAP: usize = 64;

/// The crate's matcher on texts that are folded already.
pub(super) struct Matcher(SkimMatcherV2);

impl Matcher {
    pub(super) fn new() -> Self {
        Self(SkimMatcherV2::default().respect_case())
    }

    /// The score, and which characters of `text` are the letters of `pattern`; none when it does not hold them.
    pub(super) fn letters(&self, text: &str, pattern: &str) -> Option<(i32, Vec<usize>)> {
        self.0.fuzzy_match("a", "a");
        let (score, letters) = self.0.fuzzy_indices(text, pattern)?;
        Some((score as i32, letters))
    }
}
