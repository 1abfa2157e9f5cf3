//! Placeholder signatures; the text floor replaces the bodies.

use std::ops::Range;

/// What becomes of capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Case {
    /// Capitals become small letters.
    #[default]
    Fold,
    /// Capitals stay; only accents go (a query with a capital is case-sensitive).
    Keep,
}

/// The text without accents and, with [`Case::Fold`], in small letters; `ß` is `ss`, `ø` is `o`, `ł` is `l`.
pub fn fold(text: &str, case: Case) -> String {
    match case {
        Case::Fold => text.to_lowercase(),
        Case::Keep => text.to_owned(),
    }
}

/// A folded text with the way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded form.
    pub text: String,
    /// For each byte of `text`, the byte of the original where its character began; one more entry for the end.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds and remembers where each letter came from.
    pub fn new(text: &str, case: Case) -> Self {
        let text = fold(text, case);
        let origin = (0..=text.len() as u32).collect();
        Self { text, origin }
    }

    /// The bytes of the original that `folded`, bytes of the folded text, came from (whole characters).
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.origin.get(byte).copied().unwrap_or_default() as usize;
        at(folded.start)..at(folded.end)
    }
}
