//! Titles of works in quotation marks: only where a word before them says what they are.
//!
//! Quotation marks hold slogans, nicknames and scorn far more often than titles; being right matters more than
//! finding all.

use super::{document::Document, gazetteer::Bits, label::Kind, tagger::Tagged, token::Shape};

/// A title is not longer than this many tokens.
const LONGEST: usize = 12;
/// How many tokens before the quotation mark a word for a work may stand.
const REACH: usize = 5;

const WORKS: &[&str] = &[
    "album",
    "anthem",
    "article",
    "ballad",
    "ballet",
    "biography",
    "book",
    "comedy",
    "concerto",
    "documentary",
    "drama",
    "editorial",
    "entitled",
    "essay",
    "fable",
    "film",
    "hit",
    "hymn",
    "movie",
    "musical",
    "novel",
    "novella",
    "opera",
    "painting",
    "pamphlet",
    "play",
    "poem",
    "portrait",
    "record",
    "report",
    "sculpture",
    "series",
    "show",
    "single",
    "song",
    "sonata",
    "story",
    "symphony",
    "titled",
    "trilogy",
    "tune",
    "waltz",
    "wrote",
];

/// Finds titles between quotation marks.
pub(crate) fn find(document: &Document<'_>, taken: &[bool]) -> Vec<Tagged> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.len() {
        let is_open = matches!(document.word(at), "\u{201c}" | "\"")
            && document.is_glued(at + 1)
            && !document.is_glued(at);
        match is_open.then(|| title(document, at + 1, taken)).flatten() {
            Some(end) if says_work(document, at) => {
                found.push(Tagged {
                    start: at + 1,
                    end,
                    kind: Kind::WorkOfArt,
                });
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// The end of a title in title case that begins at `start`: the closing mark, or the comma before it.
fn title(document: &Document<'_>, start: usize, taken: &[bool]) -> Option<usize> {
    let mut last_word = None;
    for at in start..start + LONGEST {
        if matches!(document.word(at), "\u{201d}" | "\"") {
            return last_word;
        }
        if taken.get(at) != Some(&false) {
            return None;
        }
        match document.shape(at) {
            Shape::Capital | Shape::Caps | Shape::Initial | Shape::Number | Shape::Possessive => {
                last_word = Some(at + 1);
            }
            Shape::Lower
                if at > start
                    && (document.bits(at).has(Bits::STOP) || document.word(at).len() < 4) => {}
            Shape::Mark
                if matches!(
                    document.word(at),
                    "," | "'" | "\u{2019}" | "-" | "!" | "?" | "." | "&" | ":"
                ) && at > start => {}
            _ => return None,
        }
    }
    None
}

fn says_work(document: &Document<'_>, open: usize) -> bool {
    let sentence = document.sentence(open);
    (open.saturating_sub(REACH)..open)
        .any(|at| document.sentence(at) == sentence && document.is_any(at, WORKS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::gazetteer::Gazetteer;

    fn titles(text: &str) -> Vec<&str> {
        let document = Document::new(text, &Gazetteer::default());
        let taken = vec![false; document.len()];
        let found = find(&document, &taken);
        found
            .iter()
            .map(|title| document.span(title.start, title.end).of(text))
            .collect()
    }

    #[test]
    fn a_title_in_quotes_needs_a_word_that_says_so() {
        assert_eq!(
            titles("Her novel \"The Quiet Harbour\" sold well."),
            ["The Quiet Harbour"]
        );
        assert_eq!(
            titles("The film \u{201c}A Night in the Valley,\u{201d} he said."),
            ["A Night in the Valley"]
        );
        assert!(titles("He said \"No Comment\" twice.").is_empty());
        assert!(titles("The book says \"we will never go back there again\".").is_empty());
    }
}
