//! Which language a text is in: the one place that tells, for articles that do not say and for the engine that finds names.
//!
//! Han, kana and Hangul are told by their letters; English in passing by its commonest words, because most archives are
//! in it; the rest by the trigrams of `whatlang`, restricted to languages that have news. Whatever is short or mixed is
//! unknown: a wrong language is worse than none. Only the head of a text is looked at, so the cost is the same for any.
//!
//! Names say nothing of the language they stand in (`Barack Obama met Angela Merkel` has the trigrams of Indonesian), so
//! words that begin with a capital do not count, unless they are function words; where most words are names the others have
//! the say. German has a capital on four words in ten, names or not.

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
/// At least one word in this many that tell is one of the list; English news has one in three or four.
const ONE_IN: usize = 6;

/// The commonest function words that are not also words of other languages in Latin letters.
const ENGLISH: [&str; 32] = [
    "the", "of", "and", "to", "that", "was", "for", "on", "is", "with", "by", "it", "from", "his",
    "has", "were", "have", "had", "which", "are", "not", "this", "who", "their", "they", "will",
    "would", "been", "its", "said", "but", "after",
];

/// More of them, which are words of other languages too.
const SHARED: [&str; 8] = ["in", "a", "an", "at", "as", "he", "be", "or"];

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
    let words = Words::of(head);
    if letters.is_latin() && words.are_english(ENOUGH_WORDS, ONE_IN) {
        return Some("en");
    }
    if letters.total < ENOUGH_LETTERS {
        return None;
    }
    let found = if words.are_names() {
        beside_names(head)
    } else {
        by_trigrams(head).filter(whatlang::Info::is_reliable)
    };
    let found = found?.lang();
    let known = LANGUAGES.iter().find(|(lang, _)| *lang == found);
    known.map(|(_, code)| *code)
}

fn by_trigrams(text: &str) -> Option<whatlang::Info> {
    let allowed = LANGUAGES.iter().map(|(lang, _)| *lang).collect();
    Detector::with_allowlist(allowed).detect(text)
}

/// The language of the words among many names: by themselves where they are enough, else as all of the text has it, if they
/// do not speak against it. Headlines in capitals are English.
fn beside_names(text: &str) -> Option<whatlang::Info> {
    let told = telling(text);
    let by_words = by_trigrams(&told);
    let lang = by_words.as_ref().map(whatlang::Info::lang);
    let is_enough = told.chars().filter(|letter| letter.is_alphabetic()).count() >= ENOUGH_LETTERS;
    let by_words = by_words.filter(|found| is_enough && found.is_reliable());
    let agrees = |found: &whatlang::Info| {
        found.is_reliable() && (found.lang() == Lang::Eng || lang == Some(found.lang()))
    };
    by_words.or_else(|| by_trigrams(text).filter(agrees))
}

/// Each word that tells of the language once.
fn telling(text: &str) -> String {
    let mut told: Vec<&str> = Vec::new();
    for word in each(text).filter(|word| !word.starts_with(char::is_uppercase)) {
        if !told.contains(&word) {
            told.push(word);
        }
    }
    told.join(" ")
}

/// Words of a text by what they tell of its language.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Words {
    /// All of them.
    total: usize,
    /// Those that tell: all but names, as their capitals have it.
    telling: usize,
    /// English function words.
    english: usize,
    /// Function words that other languages have too.
    shared: usize,
}

impl Words {
    /// Counts the words of a text. Where nothing is in small letters capitals say nothing.
    pub(crate) fn of(text: &str) -> Self {
        let is_loud = !text.contains(char::is_lowercase);
        let mut words = Self::default();
        for word in each(text) {
            let is_english = word.len() <= 5 && is_among(&ENGLISH, word);
            let is_telling = is_english || is_loud || !word.starts_with(char::is_uppercase);
            words.total += 1;
            words.telling += usize::from(is_telling);
            words.english += usize::from(is_english);
            words.shared += usize::from(is_telling && word.len() <= 2 && is_among(&SHARED, word));
        }
        words
    }

    /// Whether there are at least `least` words.
    pub(crate) fn are(&self, least: usize) -> bool {
        self.total >= least
    }

    /// Whether there are at least `least` words that tell.
    pub(crate) fn are_telling(&self, least: usize) -> bool {
        self.telling >= least
    }

    /// Whether of at least `least` words every `one_in` that tells is an English function word.
    pub(crate) fn are_english(&self, least: usize, one_in: usize) -> bool {
        // A word alone may stand in a name: `The Hague`.
        let fewest = least.div_ceil(one_in);
        self.are(least) && self.english >= fewest && self.english * one_in >= self.telling
    }

    /// The same with words that other languages have too: only for a text that has no other word of theirs.
    pub(crate) fn are_english_or_shared(&self, one_in: usize) -> bool {
        (self.english + self.shared) * one_in >= self.telling
    }

    /// Whether most words are names.
    pub(crate) fn are_names(&self) -> bool {
        self.telling * 2 < self.total
    }
}

/// The words of a text.
fn each(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
}

fn is_among(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
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
