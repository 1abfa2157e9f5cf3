//! Which language a text is in: the one place that tells, for articles that do not say and for the engine that finds names.
//!
//! Han, kana and Hangul are told by their letters; English in passing by its commonest words, because most archives are
//! in it; the rest by the trigrams of `whatlang`, restricted to languages that have news. Whatever is short or mixed is
//! unknown: a wrong language is worse than none. Only the head of a text is looked at, so the cost is the same for any.

use super::head;
use whatlang::{Detector, Lang};

/// Characters of the head that decide.
pub(crate) const HEAD: usize = 600;
/// Fewer letters than this are too few to tell by.
const ENOUGH_LETTERS: usize = 24;
/// The same where a letter is a word.
const ENOUGH_IDEOGRAPHS: usize = 8;
/// Fewer words than this are too few for the ratio of English words.
const ENOUGH_WORDS: usize = 20;
/// At least one word in this many is one of the list; English news has one in three or four.
const ONE_IN: usize = 6;

/// The commonest function words that are not also words of other languages in Latin letters.
const ENGLISH: [&str; 32] = [
    "the", "of", "and", "to", "that", "was", "for", "on", "is", "with", "by", "it", "from", "his",
    "has", "were", "have", "had", "which", "are", "not", "this", "who", "their", "they", "will",
    "would", "been", "its", "said", "but", "after",
];

/// The languages told apart, with their codes.
const LANGUAGES: [(Lang, &str); 54] = [
    (Lang::Eng, "en"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Nld, "nl"),
    (Lang::Swe, "sv"),
    (Lang::Nob, "no"),
    (Lang::Dan, "da"),
    (Lang::Fin, "fi"),
    (Lang::Est, "et"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Pol, "pl"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Slv, "sl"),
    (Lang::Hrv, "hr"),
    (Lang::Hun, "hu"),
    (Lang::Ron, "ro"),
    (Lang::Cat, "ca"),
    (Lang::Tur, "tr"),
    (Lang::Aze, "az"),
    (Lang::Vie, "vi"),
    (Lang::Ind, "id"),
    (Lang::Tgl, "tl"),
    (Lang::Afr, "af"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Bel, "be"),
    (Lang::Bul, "bg"),
    (Lang::Srp, "sr"),
    (Lang::Mkd, "mk"),
    (Lang::Ell, "el"),
    (Lang::Kat, "ka"),
    (Lang::Hye, "hy"),
    (Lang::Ara, "ar"),
    (Lang::Pes, "fa"),
    (Lang::Urd, "ur"),
    (Lang::Heb, "he"),
    (Lang::Hin, "hi"),
    (Lang::Mar, "mr"),
    (Lang::Nep, "ne"),
    (Lang::Ben, "bn"),
    (Lang::Guj, "gu"),
    (Lang::Pan, "pa"),
    (Lang::Tam, "ta"),
    (Lang::Tel, "te"),
    (Lang::Kan, "kn"),
    (Lang::Mal, "ml"),
    (Lang::Tha, "th"),
    (Lang::Mya, "my"),
    (Lang::Amh, "am"),
];

/// The code of the language a text is in; none where that cannot be told.
pub fn detect(text: &str) -> Option<&'static str> {
    let head = head(text, HEAD);
    let letters = Letters::of(head);
    if letters.is_east_asian() {
        return letters.east_asian();
    }
    if letters.is_latin() && has_english_words(head, ENOUGH_WORDS, ONE_IN) {
        return Some("en");
    }
    if letters.total < ENOUGH_LETTERS {
        return None;
    }
    let allowed = LANGUAGES.iter().map(|(lang, _)| *lang).collect();
    let found = Detector::with_allowlist(allowed)
        .detect(head)
        .filter(whatlang::Info::is_reliable)?;
    let known = LANGUAGES.iter().find(|(lang, _)| *lang == found.lang());
    known.map(|(_, code)| *code)
}

/// Whether a text of at least `least` words has an English function word in every `one_in`.
pub(crate) fn has_english_words(text: &str, least: usize, one_in: usize) -> bool {
    let (mut total, mut known) = (0, 0);
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
        total += 1;
        known += usize::from(
            word.len() <= 5 && ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word)),
        );
    }
    total >= least && known * one_in >= total
}

/// Whether a text has at least `least` words.
pub(crate) fn has_words(text: &str, least: usize) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .nth(least.saturating_sub(1))
        .is_some()
}

/// Whether most letters of a text are Latin.
pub(crate) fn is_mostly_latin(text: &str) -> bool {
    Letters::of(text).is_latin()
}

/// Letters of a text by the kind of their script.
#[derive(Debug, Default)]
struct Letters {
    total: usize,
    latin: usize,
    han: usize,
    kana: usize,
    hangul: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for letter in text.chars() {
            if letter.is_ascii() {
                let count = usize::from(letter.is_ascii_alphabetic());
                letters.total += count;
                letters.latin += count;
                continue;
            }
            if !letter.is_alphabetic() {
                continue;
            }
            letters.total += 1;
            match letter {
                // Latin with its supplements and extensions, up to the IPA letters, and the Vietnamese ones.
                ..'\u{250}' | '\u{1e00}'..='\u{1eff}' => letters.latin += 1,
                '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => letters.kana += 1,
                '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => {
                    letters.hangul += 1;
                }
                '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
                    letters.han += 1;
                }
                _ => {}
            }
        }
        letters
    }

    fn is_latin(&self) -> bool {
        self.latin * 2 > self.total
    }

    /// Whether the text is in one of the languages of East Asia. One of their letters says as much as three others: names
    /// of firms and addresses stand in Latin letters.
    fn is_east_asian(&self) -> bool {
        let own = self.han + self.kana + self.hangul;
        own > 0 && own * 3 >= self.total
    }

    /// Japanese, Chinese or Korean; none where there is too little to tell them apart.
    fn east_asian(&self) -> Option<&'static str> {
        let is_long = |count: usize| count >= ENOUGH_IDEOGRAPHS;
        if self.hangul > self.han + self.kana {
            is_long(self.hangul).then_some("ko")
        } else if self.kana * 10 >= self.han && self.kana >= 2 {
            Some("ja")
        } else {
            (self.kana == 0 && self.hangul == 0 && is_long(self.han)).then_some("zh")
        }
    }
}

#[cfg(test)]
mod tests;
