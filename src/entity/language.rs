//! Whether a text is in a language the engine reads: English, as `text::language` tells it, or too short to tell.
//!
//! Guessing names in a language one cannot read shows a reporter junk, so such a text is left alone but for what
//! numbers say. Only the head of the text is looked at: the cost is the same for any length.

use crate::text::{
    head,
    language::{self, Words},
};

/// Characters of the head in which words are counted.
const HEAD: usize = 3000;
/// Texts with fewer words are too short for the ratio of function words; headlines have few of them.
const ENOUGH_WORDS: usize = 30;
/// At least one word in this many is a function word; English news has one in three or four.
const ONE_IN: usize = 10;

/// Words of other languages that stand in no English headline and in few names, in small letters: one of them, and no
/// English word beside it, tells as much of a headline as can be told. German and Dutch, French, Spanish and Portuguese,
/// Italian, Scandinavian, Turkish, Polish, Indonesian.
const FOREIGN: &str = "und ist im mit für auf eine nicht wird nach bei über gegen het een niet voor naar \
    et est dans pour sur une avec aux contre selon après à por una para según más tras sobre não uma após são \
    che della nel sono contro dalla alla och att på är til ikke ve bir için ile olarak yeni \
    się nie przez oraz yang";
/// Letters that English has in names alone, if at all: two of them in words that begin small are no English.
const FOREIGN_LETTERS: &str = "äöüßéèêàáâãåæøçñíóúõôîïëłśźżćńąęğışřčšžýůěőű";

/// Whether names are looked for in `text`, of which its record may have `said` the language. Another one than English is
/// taken at its word; English is not where a text long enough to tell by is plainly in another.
pub(crate) fn is_supported(text: &str, said: Option<&str>) -> bool {
    let head = head(text, HEAD);
    if !language::is_mostly_latin(head) {
        return false;
    }
    match said.and_then(is_english) {
        Some(false) => false,
        Some(true) if !Words::of(head).are(ENOUGH_WORDS) => true,
        Some(true) => language::detect(head).is_none_or(|code| code == "en"),
        None => is_told_english(head),
    }
}

/// What a code says, if it is one of a language: `en-GB`, `fr`, but not `und`.
fn is_english(code: &str) -> Option<bool> {
    let primary = code.split(['-', '_']).next().unwrap_or_default();
    let is_code =
        matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let is_silent = ["und", "mul", "zxx", "mis"]
        .iter()
        .any(|none| none.eq_ignore_ascii_case(primary));
    let is = ["en", "eng"]
        .iter()
        .any(|en| en.eq_ignore_ascii_case(primary));
    (is_code && !is_silent).then_some(is)
}

/// One in Latin letters whose language cannot be told gets the benefit of the doubt, unless it is long and hardly has an
/// English word, or short and has a word of another language and no English one. One that is mostly names has few words
/// to tell by, and is short as long as those are.
fn is_told_english(head: &str) -> bool {
    if let Some(code) = language::detect(head) {
        return code == "en";
    }
    let words = Words::of(head);
    if words.are_names() && words.are_telling(ENOUGH_WORDS) {
        words.are_english(ENOUGH_WORDS, ONE_IN)
            || (words.are_english_or_shared(ONE_IN) && !looks_foreign(head))
    } else if words.are(ENOUGH_WORDS) && !words.are_names() {
        words.are_english(ENOUGH_WORDS, ONE_IN)
    } else {
        words.are_english(1, ENOUGH_WORDS) || !looks_foreign(head)
    }
}

/// Whether a few words without an English one among them are of another language.
fn looks_foreign(text: &str) -> bool {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    let mut odd = 0;
    for word in words.filter(is_small) {
        if FOREIGN.split(' ').any(|foreign| foreign == word) {
            return true;
        }
        odd += usize::from(word.chars().any(|letter| FOREIGN_LETTERS.contains(letter)));
    }
    odd > 1
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
        assert!(is_supported(english, None));
        assert!(!is_supported(german, None));
        assert!(!is_supported(french, None));
        assert!(!is_supported(
            "Министр заявил в понедельник, что переговоры прошли в Москве.",
            None
        ));
        assert!(!is_supported(
            "外相は月曜日、東京で会談したと述べた。",
            None
        ));
    }

    #[test]
    fn a_short_latin_text_gets_the_benefit_of_the_doubt() {
        assert!(is_supported("Jane Doe to head Acme Bank", None));
    }

    #[test]
    fn a_record_that_says_another_language_is_taken_at_its_word() {
        let short = "Jane Doe to head Acme Bank";
        for (said, is_read) in [
            ("fr", false),
            ("pt-BR", false),
            ("en-GB", true),
            ("EN", true),
        ] {
            assert_eq!(is_supported(short, Some(said)), is_read, "{said}");
        }
        // no language at all
        for said in ["und", "world news", "1", ""] {
            assert!(is_supported(short, Some(said)), "{said}");
        }
    }

    #[test]
    fn a_record_that_says_english_is_believed_unless_its_text_is_plainly_another() {
        let german = "Der Minister sagte am Montag, dass die Gespräche in der Stadt stattgefunden haben und noch eine \
                      Woche dauern werden, aber er wollte nicht sagen, wer darum gebeten hatte und worum es dabei ging.";
        assert!(!is_supported(german, Some("en")));
        // too short to tell by
        assert!(is_supported("Müller gegen Schmidt in Köln", Some("en")));
        assert!(!is_supported("Müller gegen Schmidt in Köln", None));
        assert!(!is_supported("Министр заявил в понедельник.", Some("en")));
    }

    #[test]
    fn an_empty_text_has_no_names() {
        assert!(!is_supported("", None));
    }
}
