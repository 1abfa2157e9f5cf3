//! What is known of a word by itself: its letters folded, its shape, its ends, its clusters and what lists say of it.

use super::{
    hash,
    lists::{Clusters, Lists},
};
use crate::entity::{
    gazetteer::Bits,
    token::{Shape, Token},
};

/// Longest shape kept letter by letter.
const LONGEST_SHAPE: usize = 8;

/// What lists may say of a word that the tagger looks at, each a feature of its own.
const TOLD: [Bits; 24] = [
    Bits::COUNTRY,
    Bits::CITY,
    Bits::REGION,
    Bits::NORP,
    Bits::ORG,
    Bits::FIRST,
    Bits::SURNAME,
    Bits::TITLE,
    Bits::ROLE,
    Bits::TITLE_MODIFIER,
    Bits::ORG_HEAD,
    Bits::GOV_HEAD,
    Bits::SUFFIX,
    Bits::LAW_HEAD,
    Bits::EVENT_HEAD,
    Bits::GEO_HEAD,
    Bits::GEO_PREFIX,
    Bits::FIRST_OF,
    Bits::SAY,
    Bits::MONTH,
    Bits::WEEKDAY,
    Bits::STOP,
    Bits::COMMON,
    Bits::CRAFT,
];

/// A word as the tagger sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Word {
    /// As written.
    pub(super) exact: u64,
    /// In small letters, digits as `0`.
    pub(super) lower: u64,
    /// Letter by letter: `Xxxxx`, `X.X.`, `00`.
    pub(super) shape: u64,
    /// The same with repeats left out: `Xx`.
    pub(super) outline: u64,
    /// Its last three letters.
    pub(super) ending: u64,
    /// Which words it keeps company like, from coarse to fine.
    pub(super) clusters: Option<[u16; 4]>,
    /// What the long lists say of it, as bits.
    pub(super) listed: u8,
    /// What the hand-written lists say of it, as bits in the order of [`TOLD`].
    pub(super) told: u32,
    /// It begins with a capital.
    pub(super) is_capital: bool,
    /// A capital, a digit or a letter beyond ASCII is in it: something a name may be made of.
    pub(super) is_marked: bool,
}

impl Word {
    /// Looks at a token of `text`, of which the lists say `bits`.
    pub(super) fn new(
        token: &Token,
        text: &str,
        bits: Bits,
        lists: &Lists,
        clusters: &Clusters,
    ) -> Self {
        let written = token.of(text);
        let is_capital = matches!(token.shape, Shape::Capital | Shape::Caps | Shape::Initial);
        let told = TOLD.iter().enumerate();
        let mut word = Self {
            exact: hash::text(written.chars()),
            is_capital,
            is_marked: is_capital
                || written.bytes().any(|byte| {
                    byte.is_ascii_uppercase() || byte.is_ascii_digit() || !byte.is_ascii()
                }),
            told: told.fold(0, |told, (at, bit)| told | u32::from(bits.has(*bit)) << at),
            listed: if is_capital { lists.of(token.key) } else { 0 },
            ..Self::default()
        };
        word.spell(written);
        word.clusters = clusters.of(word.lower);
        word
    }

    fn spell(&mut self, written: &str) {
        (self.lower, self.shape, self.outline) = (hash::SEED, hash::SEED, hash::SEED);
        let mut before = '\0';
        for (at, letter) in written.chars().enumerate() {
            let form = form(letter);
            if at < LONGEST_SHAPE {
                self.shape = hash::letter(self.shape, form);
            }
            if form != before {
                self.outline = hash::letter(self.outline, form);
                before = form;
            }
            self.lower = small(letter).fold(self.lower, hash::letter);
        }
        let ending = written.chars().rev().flat_map(small).take(3);
        self.ending = hash::text(ending);
    }
}

fn form(letter: char) -> char {
    match letter {
        _ if letter.is_uppercase() => 'X',
        _ if letter.is_lowercase() => 'x',
        _ if letter.is_numeric() => '0',
        _ => letter,
    }
}

/// A letter as the tagger compares it.
pub(super) fn small(letter: char) -> impl Iterator<Item = char> {
    let letter = if letter.is_ascii_digit() { '0' } else { letter };
    letter.to_lowercase()
}

/// The hashes of a word's beginnings and endings of one to five letters, beginnings first.
pub(super) fn affixes(written: &str, mut each: impl FnMut(u16, u64)) {
    let mut hash = hash::SEED;
    for (at, letter) in written.chars().flat_map(small).take(5).enumerate() {
        hash = hash::letter(hash, letter);
        each(at as u16, hash);
    }
    hash = hash::SEED;
    for (at, letter) in written.chars().rev().flat_map(small).take(5).enumerate() {
        hash = hash::letter(hash, letter);
        each(5 + at as u16, hash);
    }
}
