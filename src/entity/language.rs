//! Whether a text is in a language the engine reads: English, by its script and its function words.
//!
//! Guessing names in a language one cannot read shows a reporter junk, so such a text is left alone but for what
//! numbers say. Only the head of the text is looked at: the cost is the same for any length.

use super::token::{self, Shape, Token};
use crate::text::head;

/// Characters of the head that decide.
const HEAD: usize = 3000;
/// Texts with fewer words are too short for the ratio of function words; headlines have few of them.
const ENOUGH_WORDS: usize = 30;
/// At least one word in this many is a function word; English news has one in three or four.
const ONE_IN: usize = 10;

/// The commonest function words that are not also words of other languages in Latin letters.
const FUNCTION_WORDS: [&str; 32] = [
    "the", "of", "and", "to", "that", "was", "for", "on", "is", "with", "by", "it", "from", "his",
    "has", "were", "have", "had", "which", "are", "not", "this", "who", "their", "they", "will",
    "would", "been", "its", "said", "but", "after",
];

/// Whether names are looked for in `text`: its letters are mostly Latin, and English function words are as common as
/// they are in English. Short texts in Latin letters get the benefit of the doubt.
pub(crate) fn is_supported(text: &str) -> bool {
    let head = head(text, HEAD);
    is_mostly_latin(head) && is_mostly_english(&token::tokenise(head))
}

fn is_mostly_latin(head: &str) -> bool {
    let (mut latin, mut other) = (0, 0);
    for letter in head.chars().filter(|letter| letter.is_alphabetic()) {
        // Latin with its supplements and extensions, up to the IPA letters, and the Vietnamese ones.
        if letter < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&letter) {
            latin += 1;
        } else {
            other += 1;
        }
    }
    latin > other
}

fn is_mostly_english(tokens: &[Token]) -> bool {
    let keys = FUNCTION_WORDS.map(token::key);
    let words = tokens
        .iter()
        .filter(|token| matches!(token.shape, Shape::Lower | Shape::Capital | Shape::Caps));
    let (mut total, mut known) = (0, 0);
    for word in words {
        total += 1;
        known += usize::from(keys.contains(&word.key));
    }
    total < ENOUGH_WORDS || known * ONE_IN >= total
}

#[cfg(test)]
mod tests {
    use super::is_supported;

    #[test]
    fn english_is_read_and_other_languages_are_left_alone() {
        let english = "The minister said on Monday that the talks had been held in the city and would go on for \
                       another week, but he declined to say who had asked for them or what they were about.";
        let german = "Der Minister sagte am Montag, dass die Gespräche in der Stadt stattgefunden haben und noch eine \
                      Woche dauern werden, aber er wollte nicht sagen, wer darum gebeten hatte und worum es dabei ging.";
        let french = "Le ministre a déclaré lundi que les entretiens avaient eu lieu dans la ville et qu'ils se \
                      poursuivraient encore une semaine, sans vouloir dire qui les avait demandés ni de quoi il s'agissait.";
        assert!(is_supported(english));
        assert!(!is_supported(german));
        assert!(!is_supported(french));
        assert!(!is_supported(
            "Министр заявил в понедельник, что переговоры прошли в Москве."
        ));
        assert!(!is_supported("外相は月曜日、東京で会談したと述べた。"));
    }

    #[test]
    fn a_short_latin_text_gets_the_benefit_of_the_doubt() {
        assert!(is_supported("Jane Doe to head Acme Bank"));
    }

    #[test]
    fn an_empty_text_has_no_names() {
        assert!(!is_supported(""));
    }
}
