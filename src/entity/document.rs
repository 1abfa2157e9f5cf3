//! A text, read once: tokens, what the lists say of each, where sentences and lines begin, which lines shout.
//!
//! Everything after this stage works on token numbers; only the last one turns them into spans again.

use super::{
    gazetteer::{Bits, Gazetteer},
    key::{self, KeyMap},
    token::{self, Shape, Token},
};
use crate::text::Span;

/// How the capitals of a line are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Case {
    /// A capital means a name, but at the start of a sentence.
    #[default]
    Sentence,
    /// Every word has a capital, or is all capitals: a capital says nothing.
    Uniform,
}

/// How a word that occurs with a capital is used elsewhere in the text.
#[derive(Debug, Default, Clone, Copy)]
struct Use {
    /// In small letters too.
    is_small: bool,
    /// With a capital where nothing asks for one.
    is_proper: bool,
}

/// A text with all that is known of it word by word.
#[derive(Debug, Default)]
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) bits: Vec<Bits>,
    /// For each token, the number of its sentence.
    sentences: Vec<u32>,
    /// For each token, whether its capital is owed to its place.
    opens: Vec<bool>,
    cases: Vec<Case>,
    /// How the words that occur with a capital are used.
    uses: KeyMap<u64, Use>,
}

impl<'t> Document<'t> {
    /// Reads a text.
    pub(crate) fn new(text: &'t str, gazetteer: &Gazetteer) -> Self {
        let tokens = token::tokenise(text);
        let bits = tokens
            .iter()
            .map(|token| gazetteer.classify(token))
            .collect();
        let mut document = Self {
            text,
            cases: vec![Case::Sentence; tokens.len()],
            sentences: Vec::with_capacity(tokens.len()),
            opens: Vec::with_capacity(tokens.len()),
            tokens,
            bits,
            uses: KeyMap::default(),
        };
        document.mark_sentences();
        document.mark_words();
        document
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The shape of a token; a mark where there is none.
    pub(crate) fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::Mark, |token| token.shape)
    }

    /// What the lists say of a token; nothing where there is none.
    pub(crate) fn bits(&self, at: usize) -> Bits {
        self.bits.get(at).copied().unwrap_or_default()
    }

    /// The key of a token, 0 where there is none.
    pub(crate) fn key(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |token| token.key)
    }

    /// The key of the name that tokens `start..end` make.
    pub(crate) fn name_key(&self, start: usize, end: usize) -> u64 {
        (start + 1..end).fold(self.key(start), |key, at| token::join(key, self.key(at)))
    }

    /// The key of the surname in a person's name of more than a word: `Kennedy` of `Robert F. Kennedy Jr.`
    pub(crate) fn surname_key(&self, start: usize, end: usize) -> u64 {
        let last = end.saturating_sub(1);
        let is_after = last > start + 1 && key::is_generation(self.word(last));
        self.key(last - usize::from(is_after))
    }

    /// The word itself.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// Whether a token is this word, whatever its capitals.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether a token is one of these words.
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let here = self.word(at);
        words.iter().any(|word| here.eq_ignore_ascii_case(word))
    }

    /// Whether a token follows the one before it without a space.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.is_spaced)
    }

    /// Whether a token begins a sentence, a line or a quotation.
    pub(crate) fn opens(&self, at: usize) -> bool {
        self.opens.get(at).copied().unwrap_or(true)
    }

    /// The sentence of a token.
    pub(crate) fn sentence(&self, at: usize) -> u32 {
        self.sentences.get(at).copied().unwrap_or(u32::MAX)
    }

    /// How the capitals of the token's line are to be read.
    pub(crate) fn case(&self, at: usize) -> Case {
        self.cases.get(at).copied().unwrap_or_default()
    }

    /// The bytes of tokens `start..end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.tokens.get(start).map_or(0, |token| token.start);
        let last = end.checked_sub(1).and_then(|last| self.tokens.get(last));
        let last = last.map_or(first, |token| token.end);
        Span {
            start: first,
            end: last.max(first),
        }
    }

    /// Whether the word occurs in small letters in this text.
    pub(crate) fn occurs_small(&self, at: usize) -> bool {
        self.uses
            .get(&self.key(at))
            .is_some_and(|word| word.is_small)
    }

    /// Whether the word occurs with a capital where only a name has one.
    pub(crate) fn occurs_proper(&self, at: usize) -> bool {
        self.uses
            .get(&self.key(at))
            .is_some_and(|word| word.is_proper)
    }

    /// The text between two neighbouring tokens, the second of which is `at`.
    fn gap(&self, at: usize) -> &'t str {
        let end = self.tokens.get(at).map_or(0, |token| token.start);
        let start = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let start = start.map_or(0, |token| token.end);
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    fn mark_sentences(&mut self) {
        let mut number = 0;
        let mut line_start = 0;
        for at in 0..self.tokens.len() {
            let is_line = at > 0 && self.gap(at).contains('\n') && self.breaks_line(at);
            if is_line {
                self.mark_line(line_start, at);
                line_start = at;
            }
            let is_sentence = is_line || self.starts_sentence(at);
            number += u32::from(is_sentence && at > 0);
            self.sentences.push(number);
            self.opens.push(is_sentence || self.follows_opening(at));
        }
        self.mark_line(line_start, self.tokens.len());
    }

    /// A line break ends the paragraph unless it looks like hard-wrapped text: a small letter goes on after it.
    fn breaks_line(&self, at: usize) -> bool {
        let gap = self.gap(at);
        gap.bytes().filter(|byte| *byte == b'\n').count() > 1 || self.shape(at) != Shape::Lower
    }

    fn starts_sentence(&self, at: usize) -> bool {
        let Some(mut before) = at.checked_sub(1) else {
            return true;
        };
        if self.is_glued(at) || self.shape(at) == Shape::Lower {
            return false;
        }
        // At most three closing marks stand between a sentence's period and the next sentence.
        for _ in 0..3 {
            if before > 0
                && matches!(
                    self.word(before),
                    "\"" | "\u{201d}" | "\u{2019}" | "'" | ")" | "]"
                )
            {
                before -= 1;
            }
        }
        match self.word(before) {
            "." | "!" | "?" | "\u{2026}" => true,
            _ => self.is_last_abbreviation(before) && self.bits(at).has(Bits::STOP),
        }
    }

    /// Whether the period of an abbreviation may end a sentence too: not that of a title or an initial.
    fn is_last_abbreviation(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| token.is_abbreviated) && !self.bits(at).has(Bits::TITLE)
    }

    /// Whether the token is the first within a quotation or bracket, where a capital is owed to the place.
    fn follows_opening(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        match self.word(before) {
            "\u{201c}" | "\u{2018}" | "\u{2022}" | "*" => true,
            "\"" | "'" => self.is_glued(at) && !self.is_glued(before),
            _ => false,
        }
    }

    /// A line without a small letter is a crosshead: its capitals say nothing.
    fn mark_line(&mut self, start: usize, end: usize) {
        let line = self.tokens.get(start..end).unwrap_or_default();
        let is_caps = line.iter().any(|token| token.shape == Shape::Caps);
        let is_small = line
            .iter()
            .any(|token| matches!(token.shape, Shape::Lower | Shape::Possessive))
            || line
                .iter()
                .any(|token| token.shape == Shape::Capital && token.end - token.start > 1);
        if is_caps
            && !is_small
            && let Some(cases) = self.cases.get_mut(start..end)
        {
            cases.fill(Case::Uniform);
        }
    }

    fn mark_words(&mut self) {
        for (at, token) in self.tokens.iter().enumerate() {
            if matches!(token.shape, Shape::Capital | Shape::Caps) {
                let is_owed =
                    self.opens.get(at).copied().unwrap_or(true) || self.case(at) == Case::Uniform;
                let word = self.uses.entry(token.key).or_default();
                word.is_proper |= !is_owed;
            }
        }
        // Only words that occur with a capital are asked about.
        for token in self
            .tokens
            .iter()
            .filter(|token| token.shape == Shape::Lower && token.is_spaced)
        {
            if let Some(word) = self.uses.get_mut(&token.key) {
                word.is_small = true;
            }
        }
    }
}
