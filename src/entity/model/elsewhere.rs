//! What a word is like elsewhere in the text: who stands beside it there. A surname that is `Mr. X` in one paragraph is a
//! person in the next, whatever that one says of it.

use super::{feature::template, hash, page::Page};
use crate::entity::{document::Case, gazetteer::Bits, key::KeyMap};

/// Occurrences of a word that are looked at, from the first: the cost of a word does not grow with the text.
const OCCURRENCES: usize = 8;

impl Page<'_, '_> {
    /// The same with what its words are like elsewhere in it.
    pub(super) fn with_elsewhere(mut self) -> Self {
        self.elsewhere = slots(&self);
        self
    }
}

/// For each word that occurs more than once with a capital, the slots of what stands beside it.
fn slots(page: &Page<'_, '_>) -> KeyMap<u64, Vec<u32>> {
    let words = page.words.iter().enumerate().filter(|(at, word)| {
        word.is_capital && page.is_open(*at) && page.document.case(*at) == Case::Sentence
    });
    let mut counts: KeyMap<u64, usize> = KeyMap::default();
    for (_, word) in words.clone() {
        *counts.entry(word.exact).or_default() += 1;
    }
    counts.retain(|_, count| *count > 1);
    let mut slots: KeyMap<u64, Vec<u32>> = KeyMap::default();
    // Counted down from here on, over the first occurrences.
    for count in counts.values_mut() {
        *count = OCCURRENCES;
    }
    for (at, word) in words {
        let Some(left) = counts.get_mut(&word.exact).filter(|left| **left > 0) else {
            continue;
        };
        *left -= 1;
        let slots = slots.entry(word.exact).or_default();
        look(page, at, |slot| {
            if !slots.contains(&slot) {
                slots.push(slot);
            }
        });
    }
    slots
}

/// What stands beside one occurrence.
fn look(page: &Page<'_, '_>, at: usize, mut add: impl FnMut(u32)) {
    add(hash::slot(template::ELSEWHERE, page.lower(at, -1)));
    add(hash::slot(template::ELSEWHERE + 1, page.lower(at, 1)));
    add(hash::slot(
        template::ELSEWHERE + 2,
        u64::from(page.document.opens(at)),
    ));
    let capital = |distance| {
        let near = page.near(at, distance)?;
        page.words
            .get(near)
            .filter(|word| word.is_capital && !page.document.opens(near))
    };
    if let Some(word) = capital(-1) {
        add(hash::slot(template::ELSEWHERE + 3, 0));
        add(hash::slot(template::ELSEWHERE + 4, u64::from(word.listed)));
    }
    if capital(1).is_some() {
        add(hash::slot(template::ELSEWHERE + 5, 0));
        let bits = page.document.bits(at + 1);
        let is_head = bits.has(Bits::HEAD);
        add(hash::slot(template::ELSEWHERE + 6, u64::from(is_head)));
    }
    let is_titled = at > 0 && page.document.bits(at - 1).has(Bits::TITLE | Bits::ROLE);
    add(hash::slot(template::ELSEWHERE + 7, u64::from(is_titled)));
    let guess = page.guesses.get(at).copied().unwrap_or_default();
    add(hash::slot(template::ELSEWHERE + 8, u64::from(guess)));
}
