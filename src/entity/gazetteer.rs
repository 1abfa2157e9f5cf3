//! What is known of words before reading: our own hand-written lists, compiled in, as bits under the key of a word.
//!
//! Nothing here looks at context. A word may have many bits (`May` is a month, a given name and a verb); the stages
//! after this one decide. Names of several words are phrases, found longest first.

use super::token::{self, Shape, Token};
use std::{
    collections::HashMap,
    fmt,
    hash::{BuildHasherDefault, Hasher},
    ops::{BitOr, BitOrAssign},
};

/// The longest listed name, in tokens.
const LONGEST_PHRASE: usize = 10;

/// What a word or phrase can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Bits(u64);

macro_rules! bits {
    ($($(#[$doc:meta])* $name:ident = $shift:literal;)*) => {
        impl Bits { $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $shift);)* }
    };
}

bits! {
    COUNTRY = 0; CITY = 1; REGION = 2; NORP = 3; ORG = 4; EVENT = 5; LAW = 6; FIRST = 7; SURNAME = 8;
    TITLE = 9; ROLE = 10; TITLE_MODIFIER = 11; ORG_HEAD = 12; GOV_HEAD = 13; SUFFIX = 14; LAW_HEAD = 15;
    EVENT_HEAD = 16; GEO_HEAD = 17; GEO_PREFIX = 18; FIRST_OF = 19; SAY = 20; MONTH = 21; WEEKDAY = 22;
    NUMBER = 23; SCALE = 24; CURRENCY = 25; UNIT = 26; FUTURE = 27; STOP = 28; COMMON = 29;
    /// Only in capitals: `WHO`, `US`.
    ACRONYM = 30;
    /// A phrase begins with this word.
    STARTS_PHRASE = 31;
    /// More than one word long.
    PHRASE = 32;
    /// A particle or preposition between the words of a name.
    LINK = 33;
    /// A date or an amount may begin with this word.
    STARTS_RULE = 34;
    OF_PLACE = 35; OF_ORG = 36; OF_PERSON = 37; THEN_ORG = 38; THEN_PLACE = 39; THEN_GROUP = 40; CRAFT = 41; VESSEL = 42;
}

impl Bits {
    /// A place of any kind.
    pub(crate) const PLACE: Self = Self(Self::COUNTRY.0 | Self::CITY.0 | Self::REGION.0);
    /// Listed as a name, not only as a word that occurs in names.
    pub(crate) const LISTED: Self =
        Self(Self::PLACE.0 | Self::NORP.0 | Self::ORG.0 | Self::EVENT.0 | Self::LAW.0);
    /// The word that says what kind of thing a longer name is.
    pub(crate) const HEAD: Self = Self(
        Self::ORG_HEAD.0
            | Self::SUFFIX.0
            | Self::LAW_HEAD.0
            | Self::EVENT_HEAD.0
            | Self::GEO_HEAD.0,
    );
    /// What a word in small letters can still be.
    const SMALL: Self = Self(
        Self::ROLE.0
            | Self::SAY.0
            | Self::NUMBER.0
            | Self::SCALE.0
            | Self::CURRENCY.0
            | Self::UNIT.0
            | Self::FUTURE.0
            | Self::STOP.0
            | Self::COMMON.0
            | Self::STARTS_PHRASE.0
            | Self::STARTS_RULE.0
            | Self::OF_PLACE.0
            | Self::OF_ORG.0
            | Self::OF_PERSON.0
            | Self::THEN_ORG.0
            | Self::THEN_PLACE.0
            | Self::THEN_GROUP.0
            | Self::CRAFT.0
            | Self::VESSEL.0,
    );

    /// Whether any of `other` is set.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// These and `other`, where a constant is wanted.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Without the bits of `other`.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for Bits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Bits {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Lists of names alone, one bit each.
const NAMES: [(&str, Bits); 7] = [
    (include_str!("lists/countries.txt"), Bits::COUNTRY),
    (include_str!("lists/cities.txt"), Bits::CITY),
    (include_str!("lists/regions.txt"), Bits::REGION),
    (include_str!("lists/groups.txt"), Bits::NORP),
    (include_str!("lists/organisations.txt"), Bits::ORG),
    (include_str!("lists/names.txt"), Bits::FIRST),
    (include_str!("lists/surnames.txt"), Bits::SURNAME),
];
const WORDS: &str = include_str!("lists/words.txt");

/// The sections of `words.txt`.
const SECTIONS: [(&str, Bits); 32] = [
    ("title", Bits::TITLE),
    ("role", Bits::ROLE),
    ("titlemod", Bits::TITLE_MODIFIER),
    ("orghead", Bits::ORG_HEAD),
    ("govhead", Bits::GOV_HEAD),
    ("suffix", Bits::SUFFIX),
    ("lawhead", Bits::LAW_HEAD),
    ("eventhead", Bits::EVENT_HEAD),
    ("event", Bits::EVENT),
    ("law", Bits::LAW),
    ("geohead", Bits::GEO_HEAD),
    ("geopre", Bits::GEO_PREFIX),
    ("first_of", Bits::FIRST_OF),
    ("say", Bits::SAY),
    ("of_place", Bits::OF_PLACE),
    ("of_org", Bits::OF_ORG),
    ("of_person", Bits::OF_PERSON),
    ("then_org", Bits::THEN_ORG),
    ("then_place", Bits::THEN_PLACE),
    ("then_group", Bits::THEN_GROUP),
    ("craft", Bits::CRAFT),
    ("vessel", Bits::VESSEL),
    ("month", Bits::MONTH),
    ("weekday", Bits::WEEKDAY),
    ("rule", Bits::STARTS_RULE),
    ("number", Bits::NUMBER),
    ("scale", Bits::SCALE),
    ("currency", Bits::CURRENCY),
    ("unit", Bits::UNIT),
    ("future", Bits::FUTURE),
    ("stop", Bits::STOP),
    ("common", Bits::COMMON),
];

/// Keys are hashes already; what is in the lists is ours, so nobody can fill a bucket on purpose.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = token::join(self.0, u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key ^ (key >> 32);
    }
}

type ByKey = HashMap<u64, Bits, BuildHasherDefault<Hashed>>;

/// The lists, by key.
pub(crate) struct Gazetteer {
    words: ByKey,
    phrases: ByKey,
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "Gazetteer({} words, {} phrases)",
            self.words.len(),
            self.phrases.len()
        )
    }
}

impl Default for Gazetteer {
    fn default() -> Self {
        let mut lists = Self {
            words: ByKey::default(),
            phrases: ByKey::default(),
        };
        for (list, bits) in NAMES {
            entries(list).for_each(|entry| lists.add(entry, bits));
        }
        let mut bits = Bits::default();
        for line in WORDS.lines() {
            if let Some(section) = line
                .strip_prefix('[')
                .and_then(|line| line.strip_suffix(']'))
            {
                let known = SECTIONS.iter().find(|(name, _)| *name == section);
                bits = known.map_or(Bits::default(), |(_, bits)| *bits);
            } else {
                entries(line).for_each(|entry| lists.add(entry, bits));
            }
        }
        lists
    }
}

/// The names of a list: between commas, equals signs and line breaks, less the lines of comment.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split([',', '=']))
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

/// Each country with its adjective.
pub(crate) fn peoples() -> impl Iterator<Item = (&'static str, &'static str)> {
    let list = include_str!("lists/peoples.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    list.flat_map(|line| line.split(',')).filter_map(|pair| {
        let (country, people) = pair.split_once('=')?;
        Some((country.trim(), people.trim()))
    })
}

/// What a company may have after its name for the register: `Inc.`, `Ltd`.
pub(crate) fn company_forms() -> impl Iterator<Item = &'static str> {
    let section = WORDS.lines().skip_while(|line| *line != "[suffix]").nth(1);
    section.into_iter().flat_map(entries)
}

/// The groups of a list whose members name the same thing, the usual name first.
pub(crate) fn synonyms() -> impl Iterator<Item = Vec<&'static str>> {
    NAMES
        .iter()
        .take(5)
        .map(|(list, _)| *list)
        .chain([WORDS])
        .flat_map(str::lines)
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(','))
        .filter(|group| group.contains('='))
        .map(|group| group.split('=').map(str::trim).collect())
}

impl Gazetteer {
    fn add(&mut self, entry: &str, bits: Bits) {
        let tokens = token::tokenise(entry);
        let Some(first) = tokens.first() else { return };
        if let [only] = tokens.as_slice() {
            self.add_word(only, bits);
            if bits.has(Bits::NORP) && !entry.ends_with(['s', 'h', 'e']) {
                let plural = token::key(&format!("{entry}s"));
                *self.words.entry(plural).or_default() |= bits;
            }
            return;
        }
        *self.words.entry(first.key).or_default() |= Bits::STARTS_PHRASE;
        *self.phrases.entry(phrase_key(&tokens)).or_default() |= bits | Bits::PHRASE;
        if bits.has(Bits::NORP) {
            let plural = phrase_key(&token::tokenise(&format!("{entry}s")));
            *self.phrases.entry(plural).or_default() |= bits | Bits::PHRASE;
        }
    }

    /// A name listed in capitals counts only in capitals, unless it is listed in small letters too (`TASS`, `Tass`).
    fn add_word(&mut self, token: &Token, bits: Bits) {
        let known = self.words.entry(token.key).or_default();
        let was_listed = known.has(Bits::LISTED);
        *known |= bits;
        if bits.has(Bits::LISTED) {
            let is_acronym =
                token.shape == Shape::Caps && (!was_listed || known.has(Bits::ACRONYM));
            *known = if is_acronym {
                *known | Bits::ACRONYM
            } else {
                known.without(Bits::ACRONYM)
            };
        }
    }

    /// What a token can be, given how it is written.
    pub(crate) fn classify(&self, token: &Token) -> Bits {
        if matches!(token.shape, Shape::Mark | Shape::Number | Shape::Possessive) {
            return Bits::default();
        }
        let bits = self.words.get(&token.key).copied().unwrap_or_default();
        match token.shape {
            Shape::Lower => Bits(bits.0 & Bits::SMALL.0),
            Shape::Caps if bits.has(Bits::ACRONYM) => bits.without(Bits::STOP | Bits::COMMON),
            _ if bits.has(Bits::ACRONYM) => bits.without(Bits::LISTED),
            _ => bits,
        }
    }

    /// The longest phrase at the head of `tokens`: its length and what it is. The first token must carry
    /// [`Bits::STARTS_PHRASE`], which the caller has looked up already.
    pub(crate) fn phrase(&self, tokens: &[Token]) -> Option<(usize, Bits)> {
        let mut longest = None;
        let mut key = 0;
        for (at, token) in tokens.iter().take(LONGEST_PHRASE).enumerate() {
            key = if at == 0 {
                token.key
            } else {
                token::join(key, token.key)
            };
            if at > 0
                && let Some(bits) = self.phrases.get(&key)
            {
                longest = Some((at + 1, *bits));
            }
        }
        longest
    }
}

fn phrase_key(tokens: &[Token]) -> u64 {
    let mut keys = tokens.iter().map(|token| token.key);
    let first = keys.next().unwrap_or_default();
    keys.fold(first, token::join)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bits(word: &str) -> Bits {
        let tokens = token::tokenise(word);
        Gazetteer::default().classify(&tokens[0])
    }

    #[test]
    fn an_acronym_counts_only_in_capitals() {
        assert!(bits("WHO").has(Bits::ORG));
        assert!(!bits("Who").has(Bits::ORG));
        assert!(!bits("who").has(Bits::ORG));
        assert!(bits("U.S.").has(Bits::COUNTRY));
        assert!(!bits("us").has(Bits::COUNTRY));
    }

    #[test]
    fn accents_do_not_matter() {
        assert!(bits("Łódź").has(Bits::CITY));
        assert!(bits("Bogota").has(Bits::CITY) && bits("Bogotá").has(Bits::CITY));
    }

    #[test]
    fn the_longest_phrase_wins() {
        let tokens = token::tokenise("New York City council");
        let (length, bits) = Gazetteer::default().phrase(&tokens).unwrap();
        assert_eq!(length, 3);
        assert!(bits.has(Bits::CITY));
    }

    #[test]
    fn every_section_of_the_word_list_is_known() {
        for line in WORDS.lines().filter(|line| line.starts_with('[')) {
            let section = line.trim_matches(['[', ']']);
            assert!(
                SECTIONS.iter().any(|(name, _)| *name == section),
                "{section}"
            );
        }
    }
}
