//! The features of a word, as slots in the table of weights.
//!
//! What depends on one word alone (`own`, `beside`) is apart from what depends on the place (`place`), so that the weights
//! of a word can be summed once and kept; so is what the word is like elsewhere in the text. A change here or there is a
//! new [`VERSION`] and a new training, since the weights of another set of features mean nothing; `slots::fingerprint`
//! notices one that was forgotten.

use super::{
    hash::{self, mix},
    word::{self, Word},
};

/// Changes whenever a feature does.
pub(super) const VERSION: u16 = 3;

/// The numbers of the templates; each block has room for its own.
pub(super) mod template {
    pub(in super::super) const OWN: u16 = 0;
    pub(in super::super) const BESIDE: u16 = 64;
    pub(in super::super) const TOGETHER: u16 = 160;
    pub(in super::super) const ELSEWHERE: u16 = 224;
}

/// Distances of the words that are looked at beside a token.
pub(super) const DISTANCES: [isize; 4] = [-2, -1, 1, 2];

/// What a word says by itself.
pub(super) fn own(word: &Word, written: &str, mut add: impl FnMut(u32)) {
    let mut add = |template: u16, value: u64| add(hash::slot(template::OWN + template, value));
    add(0, 0);
    add(1, word.lower);
    add(2, word.exact);
    add(3, word.shape);
    add(4, word.outline);
    each_bit(u64::from(word.told), |bit| add(5, bit));
    each_bit(u64::from(word.listed), |bit| add(6, bit));
    add(7, mix(u64::from(word.told), u64::from(word.listed)));
    for (at, cluster) in word.clusters.iter().flatten().enumerate() {
        add(8 + at as u16, u64::from(*cluster));
    }
    if written.contains('.') {
        add(12, 0);
    }
    if word.is_marked {
        word::affixes(written, |at, affix| add(16 + at, affix));
    }
}

/// What a word says to a token beside it; `place` is its index in [`DISTANCES`].
pub(super) fn beside(word: &Word, place: usize, mut add: impl FnMut(u32)) {
    let block = template::BESIDE + place as u16 * 16;
    let mut add = |template: u16, value: u64| add(hash::slot(block + template, value));
    add(0, word.lower);
    add(1, word.outline);
    for (at, cluster) in word.clusters.iter().flatten().enumerate() {
        add(2 + at as u16, u64::from(*cluster));
    }
    if matches!(place, 1 | 2) {
        add(6, word.ending);
        each_bit(u64::from(word.told), |bit| add(7, bit));
        each_bit(u64::from(word.listed), |bit| add(8, bit));
    }
}

/// Hands on the numbers of the bits that are set.
pub(super) fn each_bit(bits: u64, mut each: impl FnMut(u64)) {
    let mut rest = bits;
    while rest != 0 {
        each(u64::from(rest.trailing_zeros()));
        rest &= rest - 1;
    }
}

/// The slot of what a place says, by the template and the value of `Place::put`.
pub(super) const fn together(template: u16, value: u64) -> u32 {
    hash::slot(template::TOGETHER + template, value)
}

/// The slot for the end of the sentence where a word would be.
pub(super) const fn nobody(place: usize) -> u32 {
    hash::slot(template::BESIDE + place as u16 * 16 + 15, 0)
}
