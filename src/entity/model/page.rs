//! A text laid out for the tagger: each token as a word, the listed names it is part of, what the rules make of it, and
//! which tokens are worth a look at all.

use super::{
    gate, hash,
    lists::{Clusters, Lists, listed},
    word::Word,
    words::Words,
};
use crate::entity::{
    document::{Case, Document},
    gazetteer::{Bits, Gazetteer},
    key::KeyMap,
    tagger::Tagged,
    token::{self, Shape},
};

/// Longest name of the long lists, in tokens.
const LONGEST: usize = 6;
/// How far to each side of a token its features look.
const REACH: usize = 2;
/// How far ahead the last word of a name is looked for.
const AHEAD: usize = 4;

/// The kinds of listed name that are told apart.
const KINDS: [Bits; 6] = [
    Bits::PLACE,
    Bits::NORP,
    Bits::ORG,
    Bits::EVENT,
    Bits::LAW,
    Bits::TITLE,
];

/// The kinds of name of the long lists that may have several words.
const LISTED: [u8; 4] = [listed::CITY, listed::ORG, listed::BODY, listed::THING];

/// A text laid out.
#[derive(Debug)]
pub(super) struct Page<'d, 't> {
    pub(super) document: &'d Document<'t>,
    /// Read where they are seen from an open token.
    pub(super) words: Vec<Word>,
    open: Vec<bool>,
    /// For each token the listed names it is in, a bit for each kind and position.
    pub(super) marks: Vec<u64>,
    /// What the rules make of each token: 0, or a number for kind and position.
    pub(super) guesses: Vec<u8>,
    /// For words that occur more than once with a capital, the slots of what stands beside them.
    pub(super) elsewhere: KeyMap<u64, Vec<u32>>,
}

impl<'d, 't> Page<'d, 't> {
    /// Lays out a text in which the rules have found the names `guessed`.
    pub(super) fn new(
        document: &'d Document<'t>,
        gazetteer: &Gazetteer,
        learnt: (&Lists, &Clusters),
        guessed: &[Tagged],
        known: &mut Words,
    ) -> Self {
        let open = gate::open(document);
        // Only what is looked at is read: the open tokens and those two to each side.
        let is_seen = |at: usize| {
            let near = open.get(at.saturating_sub(REACH)..(at + REACH + 1).min(open.len()));
            near.is_some_and(|near| near.contains(&true))
        };
        let tokens = document.tokens.iter().zip(&document.bits).enumerate();
        let words: Vec<Word> = tokens
            .map(|(at, (token, bits))| {
                if is_seen(at) {
                    known.word(token, document.text, *bits, learnt)
                } else {
                    Word::default()
                }
            })
            .collect();
        let mut page = Self {
            marks: vec![0; words.len()],
            guesses: vec![0; words.len()],
            elsewhere: KeyMap::default(),
            document,
            words,
            open,
        };
        page.mark(gazetteer, learnt.0);
        page.guess(guessed);
        page
    }

    /// Whether a token can be part of a name.
    pub(super) fn is_open(&self, at: usize) -> bool {
        self.open.get(at) == Some(&true)
    }

    /// The token `distance` away, within the sentence.
    pub(super) fn near(&self, at: usize, distance: isize) -> Option<usize> {
        let near = at.checked_add_signed(distance)?;
        let is_same = self.document.sentence(near) == self.document.sentence(at);
        (near < self.words.len() && is_same).then_some(near)
    }

    /// A word, as a number; another beyond each end of the sentence.
    pub(super) fn lower(&self, at: usize, distance: isize) -> u64 {
        let near = self
            .near(at, distance)
            .and_then(|near| self.words.get(near));
        near.map_or(if distance < 0 { 1 } else { 2 }, |word| word.lower)
    }

    /// How many capitalised words on the last word of a name stands (`Bank`, `Party`); 0 for none.
    pub(super) fn head_ahead(&self, at: usize) -> u64 {
        let reach = (1..=AHEAD).take_while(|distance| {
            let near = self.near(at, *distance as isize);
            near.is_some_and(|near| self.words.get(near).is_some_and(|word| word.is_capital))
        });
        let is_head = |distance: &usize| self.document.bits(at + distance).has(Bits::HEAD);
        reach.filter(is_head).last().unwrap_or_default() as u64
    }

    fn guess(&mut self, guessed: &[Tagged]) {
        for name in guessed {
            for at in name.start..name.end {
                if let Some(guess) = self.guesses.get_mut(at) {
                    *guess = 1 + name.kind as u8 * 4 + position(at, name.start, name.end);
                }
            }
        }
    }

    fn mark(&mut self, gazetteer: &Gazetteer, lists: &Lists) {
        for at in 0..self.words.len() {
            if self.words.get(at).is_some_and(|word| word.is_capital) {
                self.mark_written(gazetteer, at);
                self.mark_long(lists, at);
            }
        }
    }

    /// Marks the names of the hand-written lists.
    fn mark_written(&mut self, gazetteer: &Gazetteer, at: usize) {
        let bits = self.document.bits(at);
        self.mark_kinds(at, 1, bits);
        if bits.has(Bits::STARTS_PHRASE) {
            let tokens = self.document.tokens.get(at..).unwrap_or_default();
            if let Some((length, bits)) = gazetteer.phrase(tokens) {
                self.mark_kinds(at, length, bits);
            }
        }
    }

    fn mark_kinds(&mut self, at: usize, length: usize, bits: Bits) {
        for (kind, bit) in KINDS.into_iter().enumerate() {
            if bits.has(bit) {
                self.mark_name(at, length, kind);
            }
        }
    }

    /// Marks the names of the long lists.
    fn mark_long(&mut self, lists: &Lists, at: usize) {
        let Some(first) = self.words.get(at).map(|word| word.listed) else {
            return;
        };
        self.mark_listed(at, 1, first);
        if first & listed::STARTS == 0 {
            return;
        }
        let mut key = self.document.key(at);
        for next in at + 1..at + LONGEST {
            if self.document.sentence(next) != self.document.sentence(at) {
                break;
            }
            key = token::join(key, self.document.key(next));
            if self.document.shape(next) != Shape::Lower {
                self.mark_listed(at, next + 1 - at, lists.of(key));
            }
        }
    }

    fn mark_listed(&mut self, at: usize, length: usize, bits: u8) {
        for (kind, bit) in LISTED.into_iter().enumerate() {
            if bits & bit != 0 {
                self.mark_name(at, length, KINDS.len() + kind);
            }
        }
    }

    fn mark_name(&mut self, start: usize, length: usize, kind: usize) {
        for at in start..start + length {
            if let Some(mark) = self.marks.get_mut(at) {
                *mark |= 1 << (kind * 4 + usize::from(position(at, start, start + length)));
            }
        }
    }

    /// The slots of what a word is like elsewhere in the text; none where its capitals say nothing.
    pub(super) fn seen_elsewhere(&self, at: usize) -> &[u32] {
        let word = self.words.get(at).filter(|word| word.is_capital);
        match word {
            Some(word) if self.document.case(at) == Case::Sentence => {
                self.elsewhere.get(&word.exact).map_or(&[], Vec::as_slice)
            }
            _ => &[],
        }
    }

    /// A number for all that lists and rules say of a token.
    pub(super) fn told(&self, at: usize) -> u64 {
        let mark = self.marks.get(at).copied().unwrap_or_default();
        let listed = self.words.get(at).map_or(0, |word| word.listed);
        hash::mix(mark, u64::from(listed))
    }
}

/// Where in a name a token stands: first, inside, last, alone.
const fn position(at: usize, start: usize, end: usize) -> u8 {
    match (at == start, at + 1 == end) {
        (true, true) => 3,
        (true, false) => 0,
        (false, true) => 2,
        (false, false) => 1,
    }
}
