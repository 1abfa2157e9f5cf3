//! Names that stand in one sentence: what `near:` asks.

use super::{ast::Pattern, passage::Passage};
use crate::text::Span;
use unicode_segmentation::UnicodeSegmentation as _;

/// Letters of a word that ends in a full stop and is no end of a sentence: `Gen.`, `Sept.`, `U.S.`
const SHORT: usize = 4;

/// Names and words of which the first must stand in a sentence with each of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Together {
    /// The spellings of the name, of which one must stand there.
    pub(super) near: Vec<Pattern>,
    /// The spellings of each of the others.
    pub(super) others: Vec<Vec<Pattern>>,
}

impl Together {
    /// Whether each of the others stands in a sentence with the name somewhere in a text, of which the headline is one.
    pub(super) fn is_in(&self, headline: &str, text: &str) -> bool {
        let near = ready(&self.near);
        let mut others: Vec<_> = self.others.iter().map(|other| ready(other)).collect();
        let mut is_anywhere = false;
        let of_text = sentences(text).into_iter().map(|span| span.of(text));
        for sentence in std::iter::once(headline).chain(of_text) {
            let stands = |any: &[Passage]| any.iter().any(|one| one.is_in(sentence));
            if stands(&near) {
                is_anywhere = true;
                others.retain(|other| !stands(other));
                if others.is_empty() {
                    return true;
                }
            }
        }
        is_anywhere && others.is_empty()
    }
}

fn ready(patterns: &[Pattern]) -> Vec<Passage> {
    patterns.iter().filter_map(Passage::new).collect()
}

/// The sentences of a text: as Unicode has them (UAX 29), but not cut behind a short word with a capital.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut sentences: Vec<(usize, usize)> = Vec::new();
    for (start, piece) in text.split_sentence_bound_indices() {
        let end = start + piece.len();
        match sentences.last_mut() {
            Some(last) if text.get(last.0..last.1).is_some_and(goes_on) => last.1 = end,
            _ => sentences.push((start, end)),
        }
    }
    let sentences = sentences.into_iter();
    sentences
        .map(|(start, end)| Span::new(start, end))
        .collect()
}

/// Whether a sentence seems to end in a short form.
fn goes_on(sentence: &str) -> bool {
    if sentence.ends_with('\n') {
        return false;
    }
    let Some(before) = sentence.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let letters = word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let is_capital = letters.chars().next().is_some_and(char::is_uppercase);
    is_capital && letters.chars().count() <= SHORT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::ast::Form;

    fn name(text: &str) -> Vec<Pattern> {
        let text = text.to_owned();
        let form = Form::Phrase;
        vec![Pattern { text, form }]
    }

    #[test]
    fn names_are_together_in_a_sentence_and_not_beyond_it() {
        let text = "Gen. Poe met Mr. Doe in Riga. Later he left.\nJane Roe stayed. Poe wrote.";
        let is_near = |near: &str, others: &[&str]| {
            let together = Together {
                near: name(near),
                others: others.iter().map(|other| name(other)).collect(),
            };
            together.is_in("", text)
        };
        assert!(is_near("Poe", &["Doe"]) && is_near("Poe", &["Doe", "Riga"]));
        assert!(!is_near("Roe", &["Poe"]) && !is_near("Doe", &["Roe"]));
        assert!(is_near("Roe", &[]) && !is_near("Coe", &[]));
    }

    #[test]
    fn the_headline_is_a_sentence() {
        let text = "Coe spoke to Poe.";
        let is_near = |near: &str, other: &str| {
            let together = Together {
                near: name(near),
                others: vec![name(other)],
            };
            together.is_in("Coe and Loe meet", text)
        };
        assert!(is_near("Coe", "Loe") && is_near("Loe", "Coe") && is_near("Coe", "Poe"));
        assert!(!is_near("Loe", "Poe"));
    }
}
