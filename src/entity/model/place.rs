//! What the place of a token says, in parts: each depends on little (the outlines around it, what lists or rules say of
//! three tokens), so that what it weighs is summed once and kept. Only pairs of words are looked up wherever they stand.

use super::{
    feature::{DISTANCES, each_bit},
    hash::mix,
    page::Page,
    word::Word,
};
use crate::entity::{document::Case, gazetteer::Bits, token::Shape};

/// What the rules say of a token beyond the ends of the sentence.
const NO_GUESS: u64 = 255;

/// A token and those around it in its sentence.
#[derive(Debug)]
pub(super) struct Place<'p> {
    page: &'p Page<'p, 'p>,
    at: usize,
    pub(super) word: &'p Word,
    /// The words beside it, in the order of [`DISTANCES`]; none beyond the ends of the sentence.
    pub(super) beside: [Option<&'p Word>; DISTANCES.len()],
    /// What lists say of the token before, this one and the next.
    told: [u64; 3],
    /// What the rules make of the same three.
    guesses: [u64; 3],
}

/// A part of what a place says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// Where the token stands, and whether its capital means anything there.
    Capital,
    /// The outlines of the words around.
    Outlines,
    /// What lists say of the words around.
    Lists,
    /// What the rules make of them.
    Rules,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [Self::Capital, Self::Outlines, Self::Lists, Self::Rules];
}

impl<'p> Place<'p> {
    pub(super) fn new(page: &'p Page<'p, 'p>, at: usize) -> Option<Self> {
        let word = |at: usize| page.words.get(at);
        let three = [-1, 0, 1].map(|distance| page.near(at, distance));
        let guess = |at: usize| page.guesses.get(at).map(|guess| u64::from(*guess));
        Some(Self {
            page,
            at,
            word: word(at)?,
            beside: DISTANCES.map(|distance| page.near(at, distance).and_then(word)),
            told: three.map(|near| near.map_or(u64::MAX, |near| page.told(near))),
            guesses: three.map(|near| near.and_then(guess).unwrap_or(NO_GUESS)),
        })
    }

    /// All that a part depends on, as a number.
    pub(super) fn key(&self, part: Part) -> u64 {
        match part {
            Part::Capital => self.capital(),
            Part::Outlines => {
                let [before, previous, next, after] = self.outlines();
                let near = mix(mix(previous, self.word.outline), next);
                mix(near, mix(before, after))
            }
            Part::Lists => {
                let [previous, here, next] = self.told;
                let [_, guess, _] = self.guesses;
                let ahead = self.ahead().map_or(0, |ahead| ahead + 1);
                mix(mix(previous, here), mix(next, ahead << 8 | guess))
            }
            Part::Rules => {
                let guesses = self.guesses.iter().fold(0, |sum, guess| sum << 8 | guess);
                let stands = self.case() << 1 | self.opens();
                mix(self.word.outline, guesses << 2 | stands)
            }
        }
    }

    /// The features of a part: template and value.
    pub(super) fn put(&self, part: Part, put: impl FnMut(u16, u64)) {
        match part {
            Part::Capital => self.put_capital(put),
            Part::Outlines => self.put_outlines(put),
            Part::Lists => self.put_lists(put),
            Part::Rules => self.put_rules(put),
        }
    }

    /// Words and clusters beside each other, and the word with what lists and rules say.
    pub(super) fn put_pairs(&self, mut put: impl FnMut(u16, u64)) {
        // Another word beyond each end of the sentence.
        let lower = |word: Option<&Word>, nobody| word.map_or(nobody, |word| word.lower);
        let [before, previous, next, after] = self.beside;
        let coarse = [previous, Some(self.word), next].map(coarse);
        let (before, previous) = (lower(before, 1), lower(previous, 1));
        let (next, after) = (lower(next, 2), lower(after, 2));
        let here = self.word.lower;
        put(0, mix(previous, here));
        put(1, mix(here, next));
        put(2, mix(previous, next));
        put(3, mix(before, previous));
        put(4, mix(next, after));
        put(8, mix(coarse[0], coarse[1]));
        put(9, mix(coarse[1], coarse[2]));
        put(16, mix(self.told[1], previous));
        put(36, mix(self.guesses[1], here));
    }

    fn outlines(&self) -> [u64; DISTANCES.len()] {
        self.beside.map(|word| word.map_or(0, |word| word.outline))
    }

    fn put_outlines(&self, mut put: impl FnMut(u16, u64)) {
        let [before, previous, next, after] = self.outlines();
        let here = self.word.outline;
        put(5, mix(mix(previous, here), next));
        put(6, mix(before, mix(previous, here)));
        put(7, mix(mix(here, next), after));
    }

    /// How far ahead the last word of a name stands, of a word with a capital.
    fn ahead(&self) -> Option<u64> {
        let is_capital = self.word.is_capital;
        is_capital.then(|| self.page.head_ahead(self.at))
    }

    fn put_lists(&self, mut put: impl FnMut(u16, u64)) {
        for (template, distance) in (10..).zip([-1, 0, 1]) {
            let near = self.page.near(self.at, distance);
            let mark = near.and_then(|near| self.page.marks.get(near));
            each_bit(mark.copied().unwrap_or_default(), |bit| put(template, bit));
        }
        let [previous, here, next] = self.told;
        put(13, here);
        put(14, mix(here, next));
        put(15, mix(previous, here));
        if let Some(ahead) = self.ahead() {
            put(17, ahead);
        }
        put(37, mix(self.guesses[1], here));
    }

    fn opens(&self) -> u64 {
        u64::from(self.page.document.opens(self.at))
    }

    fn case(&self) -> u64 {
        match self.page.document.case(self.at) {
            Case::Sentence => 0,
            Case::Uniform => 1,
        }
    }

    fn glued(&self) -> u64 {
        let document = self.page.document;
        let (here, next) = (document.is_glued(self.at), document.is_glued(self.at + 1));
        u64::from(here) * 2 + u64::from(next)
    }

    /// Of a word with a capital, how it is used elsewhere in the text.
    fn uses(&self) -> Option<u64> {
        let document = self.page.document;
        let is_capital = self.word.is_capital;
        let uses = || {
            u64::from(document.occurs_small(self.at)) * 2
                + u64::from(document.occurs_proper(self.at))
        };
        is_capital.then(uses)
    }

    fn is_common(&self) -> bool {
        let bits = self.page.document.bits(self.at);
        bits.has(Bits::COMMON | Bits::STOP)
    }

    fn is_caps(&self) -> bool {
        self.page.document.shape(self.at) == Shape::Caps
    }

    fn capital(&self) -> u64 {
        let uses = self.uses().map_or(0, |uses| uses + 1);
        let flags = u64::from(self.is_caps()) << 1 | u64::from(self.is_common());
        let stands = self.glued() << 2 | self.case() << 1 | self.opens();
        uses << 6 | flags << 4 | stands
    }

    fn put_capital(&self, mut put: impl FnMut(u16, u64)) {
        let (opens, case) = (self.opens(), self.case());
        put(18, opens);
        put(19, case);
        put(21, self.glued());
        if let Some(uses) = self.uses() {
            put(22, uses);
            put(23, uses * 2 + opens);
            put(24, uses * 4 + opens * 2 + u64::from(self.is_common()));
        }
        if self.is_caps() {
            put(25, case * 2 + opens);
        }
    }

    fn put_rules(&self, mut put: impl FnMut(u16, u64)) {
        let [previous, here, next] = self.guesses;
        let outline = self.word.outline;
        put(20, mix(outline, self.case() * 2 + self.opens()));
        put(30, here);
        put(31, previous);
        put(32, next);
        put(33, mix(here, outline));
        put(34, mix(here, self.opens()));
        put(35, mix(here, mix(previous, next)));
    }
}

/// The coarse cluster of a word; a number that is none where it has none.
fn coarse(word: Option<&Word>) -> u64 {
    word.and_then(|word| word.clusters)
        .map_or(u64::MAX, |[_, second, ..]| u64::from(second))
}
