//! The features of a token, as slots in the table of weights: one function for training and for serving.
//!
//! What depends on one word alone (`own`, `beside`) is apart from what depends on the place (`together`), so that the
//! weights of a word can be summed once and kept; so is what the word is like elsewhere in the text. A change here is a new [`VERSION`] and a new training, since the
//! weights of another set of features mean nothing; [`fingerprint`] notices one that was forgotten.

use super::{
    cache::Caches,
    hash::{self, mix},
    lists::{Clusters, Lists},
    page::Page,
    word::{self, Word},
};
use crate::entity::{
    document::{Case, Document},
    gazetteer::{Bits, Gazetteer},
    label::Kind,
    tagger::Tagged,
    token::Shape,
};

/// Changes whenever a feature does.
pub(super) const VERSION: u16 = 2;

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
    each_bit(word.told, |bit| add(5, bit));
    each_bit(u32::from(word.listed), |bit| add(6, bit));
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
        each_bit(word.told, |bit| add(7, bit));
        each_bit(u32::from(word.listed), |bit| add(8, bit));
    }
}

fn each_bit(bits: u32, mut each: impl FnMut(u64)) {
    let mut rest = bits;
    while rest != 0 {
        each(u64::from(rest.trailing_zeros()));
        rest &= rest - 1;
    }
}

/// What the place of a token says.
pub(super) fn together(page: &Page<'_, '_>, at: usize, mut add: impl FnMut(u32)) {
    let Some(word) = page.words.get(at) else {
        return;
    };
    let mut put = |template: u16, value: u64| add(hash::slot(template::TOGETHER + template, value));
    pairs(page, at, &mut put);
    lists(page, at, word, &mut put);
    position(page, at, word, &mut put);
    rules(page, at, word, &mut put);
}

/// Words, outlines and clusters beside each other.
fn pairs(page: &Page<'_, '_>, at: usize, put: &mut impl FnMut(u16, u64)) {
    let lower = |distance| page.lower(at, distance);
    put(0, mix(lower(-1), lower(0)));
    put(1, mix(lower(0), lower(1)));
    put(2, mix(lower(-1), lower(1)));
    put(3, mix(lower(-2), lower(-1)));
    put(4, mix(lower(1), lower(2)));
    let outline = |distance| {
        let near = page
            .near(at, distance)
            .and_then(|near| page.words.get(near));
        near.map_or(0, |word| word.outline)
    };
    put(5, mix(mix(outline(-1), outline(0)), outline(1)));
    put(6, mix(outline(-2), mix(outline(-1), outline(0))));
    put(7, mix(mix(outline(0), outline(1)), outline(2)));
    let coarse = |distance| {
        let near = page
            .near(at, distance)
            .and_then(|near| page.words.get(near));
        near.and_then(|word| word.clusters)
            .map_or(u64::MAX, |[_, second, ..]| u64::from(second))
    };
    put(8, mix(coarse(-1), coarse(0)));
    put(9, mix(coarse(0), coarse(1)));
}

/// The listed names a token and its neighbours are in.
fn lists(page: &Page<'_, '_>, at: usize, word: &Word, put: &mut impl FnMut(u16, u64)) {
    for (place, distance) in [-1, 0, 1].into_iter().enumerate() {
        let near = page.near(at, distance);
        let mark = near
            .and_then(|near| page.marks.get(near))
            .copied()
            .unwrap_or_default();
        each_bit(mark, |bit| put(10 + place as u16, bit));
    }
    let told = |distance| {
        page.near(at, distance)
            .map_or(u64::MAX, |near| page.told(near))
    };
    let here = page.told(at);
    put(13, here);
    put(14, mix(here, told(1)));
    put(15, mix(told(-1), here));
    put(16, mix(here, page.lower(at, -1)));
    if word.is_capital {
        put(17, page.head_ahead(at));
    }
}

/// Where the token stands, and whether its capital means anything there.
fn position(page: &Page<'_, '_>, at: usize, word: &Word, put: &mut impl FnMut(u16, u64)) {
    let document = page.document;
    let opens = document.opens(at);
    let case = match document.case(at) {
        Case::Sentence => 0,
        Case::Uniform => 1,
    };
    put(18, u64::from(opens));
    put(19, case);
    put(20, mix(word.outline, case * 2 + u64::from(opens)));
    put(
        21,
        u64::from(document.is_glued(at)) * 2 + u64::from(document.is_glued(at + 1)),
    );
    let is_small = document.occurs_small(at);
    let is_proper = document.occurs_proper(at);
    let uses = u64::from(is_small) * 2 + u64::from(is_proper);
    if word.is_capital {
        put(22, uses);
        put(23, uses * 2 + u64::from(opens));
        let is_common = document.bits(at).has(Bits::COMMON | Bits::STOP);
        put(24, uses * 4 + u64::from(opens) * 2 + u64::from(is_common));
    }
    if document.shape(at) == Shape::Caps {
        put(25, case * 2 + u64::from(opens));
    }
}

/// What the rules make of it.
fn rules(page: &Page<'_, '_>, at: usize, word: &Word, put: &mut impl FnMut(u16, u64)) {
    let guess = |distance| {
        let near = page
            .near(at, distance)
            .and_then(|near| page.guesses.get(near));
        near.map_or(255, |guess| u64::from(*guess))
    };
    put(30, guess(0));
    put(31, guess(-1));
    put(32, guess(1));
    put(33, mix(guess(0), word.outline));
    put(34, mix(guess(0), u64::from(page.document.opens(at))));
    put(35, mix(guess(0), mix(guess(-1), guess(1))));
    put(36, mix(guess(0), word.lower));
    put(37, mix(guess(0), page.told(at)));
}

/// The slot for the end of the sentence where a word would be.
pub(super) const fn nobody(place: usize) -> u32 {
    hash::slot(template::BESIDE + place as u16 * 16 + 15, 0)
}

/// All slots of a token, in no order.
pub(super) fn all(page: &Page<'_, '_>, at: usize, slots: &mut Vec<u32>) {
    let Some(word) = page.words.get(at) else {
        return;
    };
    let written = page.document.word(at);
    own(word, written, |slot| slots.push(slot));
    for (place, distance) in DISTANCES.into_iter().enumerate() {
        match page
            .near(at, distance)
            .and_then(|near| page.words.get(near))
        {
            Some(word) => beside(word, place, |slot| slots.push(slot)),
            None => slots.push(nobody(place)),
        }
    }
    together(page, at, |slot| slots.push(slot));
    slots.extend_from_slice(page.seen_elsewhere(at));
}

/// A number for all that the features make of a sample text, beside these lists: another one as soon as they differ.
pub(super) fn fingerprint(lists: &Lists, clusters: &Clusters) -> u64 {
    const SAMPLE: &str = "KYIV (Reuters) - Mr. O'Neil of the Bank of England said U.S. troops left San Jose on May 3.\n\n\
                          TALKS IN OSLO\n\n\u{201c}We won,\u{201d} O'Neil said. The e-mail was Zoë's, and Sahwa-based iPhones\u{2019} too.";
    let gazetteer = Gazetteer::default();
    let document = Document::new(SAMPLE, &gazetteer);
    // What the rules say is a feature, but may change without another training.
    let guessed = [Tagged {
        start: 6,
        end: 8,
        kind: Kind::Person,
    }];
    let page = Page::new(
        &document,
        &gazetteer,
        (lists, clusters),
        &guessed,
        &mut Caches::few().words,
    );
    let mut slots = Vec::new();
    for at in (0..document.len()).filter(|at| page.is_open(*at)) {
        all(&page, at, &mut slots);
    }
    slots
        .iter()
        .fold(hash::SEED, |sum, slot| mix(sum, u64::from(*slot)))
}
