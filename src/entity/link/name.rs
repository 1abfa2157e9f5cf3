//! A person's name taken apart: given name, what is between, surname, and what tells two who share both ends apart.

use crate::entity::{
    key,
    token::{self, Shape, Token},
};

/// A person's name, word by word.
pub(super) struct Name {
    words: Vec<u64>,
    /// The first letter of the given name.
    initial: Option<char>,
    /// The given name is only that letter.
    pub(super) is_initial: bool,
    pub(super) middle: Middle,
}

/// Small words that a surname may begin with, and then says nothing of a given name.
const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "da", "di", "du", "la", "le", "al", "el", "bin", "ibn",
    "dos", "del",
];

impl Name {
    pub(super) fn new(text: &str) -> Self {
        let mut tokens = token::tokenise(text);
        tokens.retain(|token| !matches!(token.shape, Shape::Mark | Shape::Possessive));
        let is_particle =
            |token: &Token| token.shape == Shape::Lower && PARTICLES.contains(&token.of(text));
        let particles = tokens.iter().take_while(|token| is_particle(token)).count();
        tokens.drain(..particles);
        let mut middle = Middle::default();
        // `John Paul II` has two names before it; in `Elizabeth II` it stands for a surname.
        if let [_, _, .., last] = tokens.as_slice()
            && key::is_generation(last.of(text))
        {
            middle.generation = last.key;
            tokens.pop();
        }
        let first = tokens.first();
        let given = first.map(|token| token.of(text)).unwrap_or_default();
        let is_initial =
            first.is_some_and(|token| token.shape == Shape::Initial || token.is_abbreviated);
        if is_initial {
            middle.add_initials(given.get(1..).unwrap_or_default());
        }
        if let [_, between @ .., _] = tokens.as_slice() {
            middle.add_names(between, text);
        }
        Self {
            words: tokens
                .iter()
                .map(|token| token::key(&key::spoken(token.of(text))))
                .collect(),
            initial: given.chars().next().map(|first| first.to_ascii_lowercase()),
            is_initial,
            middle,
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.words.len() > 1
    }

    /// The key of the surname.
    pub(super) fn last(&self) -> u64 {
        chain(self.words.last())
    }

    /// The key of the given name, as that of a surname would be.
    pub(super) fn first(&self) -> u64 {
        chain(self.words.first())
    }

    /// The key of the whole name, but for what tells father and son apart.
    pub(super) fn all(&self) -> u64 {
        chain(self.words.iter())
    }

    /// Given name and family name, whatever is between.
    pub(super) fn ends(&self) -> u64 {
        token::join(self.first(), self.last())
    }

    /// The initial of the given name and the family name.
    pub(super) fn initial_and_last(&self) -> u64 {
        let initial = self.initial.map_or(0, u64::from);
        token::join(token::join(1, initial), self.last())
    }

    /// The name without its first words, as long as two are left: `Lloyd George`, `Le Pen`.
    pub(super) fn tails(&self) -> impl Iterator<Item = u64> {
        (1..self.words.len().saturating_sub(1))
            .map(|start| chain(self.words.get(start..).unwrap_or_default()))
    }
}

fn chain<'w>(words: impl IntoIterator<Item = &'w u64>) -> u64 {
    words
        .into_iter()
        .fold(0, |key, word| token::join(key, *word))
}

/// What may differ in the names of two people who share given name and surname.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Middle {
    /// The first letters of the names between.
    letters: String,
    /// The key of those names; 0 where one is only a letter.
    names: u64,
    /// The key of `Jr.` and its like; 0 for none.
    generation: u64,
}

impl Middle {
    fn add_initials(&mut self, initials: &str) {
        let letters = initials.chars().filter(|letter| letter.is_alphabetic());
        self.letters.extend(letters.flat_map(char::to_lowercase));
    }

    fn add_names(&mut self, names: &[Token], text: &str) {
        let is_short = |token: &Token| token.shape == Shape::Initial || token.is_abbreviated;
        for token in names.iter().filter(|token| token.shape != Shape::Lower) {
            let word = token.of(text);
            match word.chars().next() {
                Some(first) if !is_short(token) => {
                    self.add_initials(first.encode_utf8(&mut [0; 4]));
                }
                _ => self.add_initials(word),
            }
        }
        if !names.iter().any(is_short) {
            self.names = chain(names.iter().map(|token| &token.key));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty() && self.generation == 0
    }

    /// Whether both may be of one person: none is said, or they agree as far as both go.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let is_prefix =
            self.letters.starts_with(&other.letters) || other.letters.starts_with(&self.letters);
        let are_spelled = self.names != 0 && other.names != 0 && self.letters == other.letters;
        let is_one_generation =
            self.generation == other.generation || self.generation == 0 || other.generation == 0;
        is_prefix && is_one_generation && (!are_spelled || self.names == other.names)
    }

    /// Takes in what another says more.
    pub(super) fn learn(&mut self, other: &Self) {
        let says_more = other.letters.len() > self.letters.len()
            || self.names == 0 && other.letters == self.letters;
        if says_more {
            self.letters.clone_from(&other.letters);
            self.names = other.names;
        }
        self.generation |= other.generation;
    }
}
