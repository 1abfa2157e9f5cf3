//! When two names are the same name: keys that fold capitals, accents, periods, `the` and known other spellings.
//!
//! Used within an article by `link` and across articles by `tally`, so that both agree.

use super::{
    Kind, gazetteer,
    token::{self, Shape, Token},
};
use crate::text::fold::{Case, fold};
use foldhash::fast::RandomState;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Things by a key, which is a hash already, or nearly.
pub(crate) type KeyMap<K, V> = HashMap<K, V, RandomState>;
/// A set of keys.
pub(crate) type KeySet = HashSet<u64, RandomState>;

/// Knows which listed names are the same: `U.S.` and `United States`, `Kiev` and `Kyiv`.
#[derive(Debug)]
pub(crate) struct Keys {
    canonical: &'static LazyLock<KeyMap<u64, u64>>,
    peoples: &'static LazyLock<KeyMap<u64, &'static str>>,
    forms: &'static LazyLock<KeySet>,
}

/// The key of the usual name, by that of each other one. Made when the first name is met: not every start meets one.
static CANONICAL: LazyLock<KeyMap<u64, u64>> = LazyLock::new(|| {
    let mut canonical = KeyMap::default();
    for group in gazetteer::synonyms() {
        let mut names = group.into_iter();
        let first = names.next().map(plain).unwrap_or_default();
        for other in names {
            canonical.entry(plain(other)).or_insert(first);
        }
    }
    canonical
});

/// The adjective of a country, by the keys of both.
static PEOPLES: LazyLock<KeyMap<u64, &'static str>> = LazyLock::new(|| {
    let keys = Keys::default();
    let peoples = gazetteer::peoples();
    let named = peoples.flat_map(|(country, people)| [(country, people), (people, people)]);
    named
        .map(|(name, people)| (keys.of(name), people))
        .collect()
});

/// The words that say what kind of company one is; `Warner Bros.` is no other name of Warner.
static FORMS: LazyLock<KeySet> = LazyLock::new(|| {
    let forms = gazetteer::company_forms().filter(|form| !form.starts_with("Bros"));
    forms.map(token::key).collect()
});

impl Default for Keys {
    fn default() -> Self {
        Self {
            canonical: &CANONICAL,
            peoples: &PEOPLES,
            forms: &FORMS,
        }
    }
}

impl Keys {
    /// The adjective of a country, given the country or the adjective: `Russian` for both.
    pub(crate) fn people(&self, country: &str) -> Option<&'static str> {
        self.peoples.get(&self.of(country)).copied()
    }

    /// The key of a name that is not a person's; that of a company without its `Inc.`
    pub(crate) fn of(&self, name: &str) -> u64 {
        let tokens = token::tokenise(name);
        let usual = |key: u64| self.canonical.get(&key).copied();
        usual(of_tokens(&tokens)).unwrap_or_else(|| {
            let key = of_tokens(self.without_form(&tokens));
            usual(key).unwrap_or(key)
        })
    }

    /// The words of a name without the `Co., Ltd.` at its end.
    pub(crate) fn without_form<'t>(&self, tokens: &'t [Token]) -> &'t [Token] {
        let is_form = |token: &Token| {
            let may_be = !matches!(token.shape, Shape::Lower | Shape::Mark);
            token.shape == Shape::Mark || may_be && self.forms.contains(&token.key)
        };
        let last = tokens.iter().rposition(|token| !is_form(token));
        last.and_then(|last| tokens.get(..=last)).unwrap_or(tokens)
    }

    /// The key of a name as one kind of thing, the same in every article.
    pub(crate) fn identity(&self, kind: Kind, name: &str) -> u64 {
        let name = match kind {
            Kind::Norp => self.of(name.strip_suffix('s').unwrap_or(name)),
            Kind::Person => token::key(&spoken(name)),
            Kind::Money | Kind::Percent | Kind::Quantity | Kind::Time | Kind::Date => {
                token::key(name)
            }
            _ => self.of(name),
        };
        token::join(kind as u64 + 1, name)
    }
}

/// The key of a name as it is spelled.
pub(crate) fn plain(name: &str) -> u64 {
    of_tokens(&token::tokenise(name))
}

fn of_tokens(tokens: &[Token]) -> u64 {
    let the = token::key("the");
    let words = tokens
        .iter()
        .filter(|token| !matches!(token.shape, Shape::Possessive | Shape::Mark));
    let is_article = |at: usize, token: &Token| at == 0 && tokens.len() > 1 && token.key == the;
    words
        .enumerate()
        .filter(|(at, token)| !is_article(*at, token))
        .fold(0, |key, (_, token)| token::join(key, token.key))
}

/// Whether a word after a surname says which of the family it is: `Jr.`, `III`.
pub(crate) fn is_generation(word: &str) -> bool {
    const GENERATIONS: [&str; 5] = ["Jr", "Sr", "II", "III", "IV"];
    let word = word.trim_end_matches('.');
    GENERATIONS
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// A word of a person's name, folded over what transliteration changes: `Zelensky`, `Zelenskyy`, `Zelenskiy`.
pub(crate) fn spoken(word: &str) -> String {
    let folded = fold(word, Case::Fold);
    let mut out = String::with_capacity(folded.len());
    for letter in folded.chars().filter(|letter| letter.is_alphanumeric()) {
        let letter = if matches!(letter, 'y' | 'j') {
            'i'
        } else {
            letter
        };
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
    for (long, short) in [("ks", "x"), ("kh", "k"), ("gh", "g"), ("ph", "f")] {
        if out.contains(long) {
            out = out.replace(long, short);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let keys = Keys::default();
        for (one, other) in [
            ("U.S.", "United States"),
            ("the United States", "America"),
            ("Kiev", "Kyiv"),
            ("KYIV", "Kyiv"),
            ("WHO", "World Health Organization"),
            ("Łódź", "Lodz"),
            ("USSR", "Soviet Union"),
            ("Acme", "Acme Co., Ltd."),
            ("Deutsche Bank", "Deutsche Bank AG"),
        ] {
            assert_eq!(keys.of(one), keys.of(other), "{one} / {other}");
        }
        assert_ne!(keys.of("Kyiv"), keys.of("Kharkiv"));
        assert_ne!(keys.of("Warner"), keys.of("Warner Bros."));
        assert_ne!(keys.of("AG"), keys.of("Co."));
    }

    #[test]
    fn transliterations_sound_the_same() {
        assert_eq!(spoken("Zelensky"), spoken("Zelenskyy"));
        assert_eq!(spoken("Zelensky"), spoken("Zelenskiy"));
        assert_eq!(spoken("Alexander"), spoken("Aleksander"));
        assert_ne!(spoken("Doe"), spoken("Roe"));
    }
}
