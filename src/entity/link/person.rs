//! Who is who: full names, initials, surnames, lone given names.

use super::{Surface, draft::Drafts};
use crate::entity::{
    key::{self, KeyMap},
    label::Kind,
    token::{self, Shape},
};

/// A person's name, word by word.
struct Name {
    words: Vec<u64>,
    /// The first letter of the given name.
    initial: Option<char>,
    /// The given name is only that letter.
    is_initial: bool,
}

const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "da", "di", "du", "la", "le", "al", "el", "bin", "ibn",
    "dos", "del",
];

impl Name {
    fn new(text: &str) -> Self {
        let tokens = token::tokenise(text);
        let mut words = Vec::with_capacity(tokens.len());
        let (mut initial, mut is_initial) = (None, false);
        for token in tokens
            .iter()
            .filter(|token| !matches!(token.shape, Shape::Mark | Shape::Possessive))
        {
            let word = token.of(text);
            if words.is_empty() && PARTICLES.contains(&word.to_lowercase().as_str()) {
                continue;
            }
            if words.is_empty() {
                initial = word.chars().next().map(|first| first.to_ascii_lowercase());
                is_initial = token.shape == Shape::Initial || token.is_abbreviated;
            }
            words.push(token::key(&key::spoken(word)));
        }
        Self {
            words,
            initial,
            is_initial,
        }
    }

    fn is_full(&self) -> bool {
        self.words.len() > 1
    }

    fn last(&self) -> u64 {
        self.words.last().copied().unwrap_or_default()
    }

    fn first(&self) -> u64 {
        self.words.first().copied().unwrap_or_default()
    }

    fn all(&self) -> u64 {
        chain(&self.words)
    }

    /// Given name and family name, whatever is between.
    fn ends(&self) -> u64 {
        token::join(self.first(), self.last())
    }

    fn initial_and_last(&self) -> Option<(char, u64)> {
        Some((self.initial?, self.last()))
    }

    /// The name without its first words, as long as two are left.
    fn tails(&self) -> impl Iterator<Item = u64> {
        (1..self.words.len().saturating_sub(1))
            .map(|start| chain(self.words.get(start..).unwrap_or_default()))
    }
}

fn chain(words: &[u64]) -> u64 {
    words.iter().fold(0, |key, word| token::join(key, *word))
}

/// The people of an article, by every way they can be called.
#[derive(Default)]
pub(super) struct People {
    by_words: KeyMap<u64, usize>,
    by_ends: KeyMap<u64, usize>,
    by_initial: KeyMap<(char, u64), usize>,
    only_initial: KeyMap<(char, u64), usize>,
    /// Where full names with a surname stand, in reading order.
    by_surname: KeyMap<u64, Vec<(usize, usize)>>,
    /// Lone given names that mean one person; none when they could mean two.
    by_given: KeyMap<u64, Option<usize>>,
    alone: KeyMap<u64, usize>,
}

impl People {
    pub(super) fn link(
        surfaces: &[Surface<'_>],
        drafts: &mut Drafts,
        owners: &mut [Option<usize>],
    ) {
        let mut people = Self::default();
        let names: Vec<Option<Name>> = surfaces
            .iter()
            .map(|surface| (surface.kind == Kind::Person).then(|| Name::new(surface.text)))
            .collect();
        for (at, name) in names.iter().enumerate() {
            if let Some(name) = name.as_ref().filter(|name| name.is_full()) {
                let owner = people.full(name, drafts);
                people.register(name, owner, at);
                owners[at] = Some(owner);
            }
        }
        for (at, name) in names.iter().enumerate() {
            if let Some(name) = name.as_ref().filter(|name| !name.is_full()) {
                owners[at] = Some(people.lone(name, at, drafts));
            }
        }
    }

    fn full(&self, name: &Name, drafts: &mut Drafts) -> usize {
        let by_initial = || {
            let key = name.initial_and_last()?;
            let known = if name.is_initial {
                &self.by_initial
            } else {
                &self.only_initial
            };
            known.get(&key).copied()
        };
        self.by_words
            .get(&name.all())
            .or_else(|| self.by_ends.get(&name.ends()))
            .or_else(|| name.tails().find_map(|tail| self.by_words.get(&tail)))
            .copied()
            .or_else(by_initial)
            .unwrap_or_else(|| drafts.begin(Kind::Person))
    }

    fn register(&mut self, name: &Name, owner: usize, at: usize) {
        self.by_words.entry(name.all()).or_insert(owner);
        self.by_ends.entry(name.ends()).or_insert(owner);
        for tail in name.tails() {
            self.by_words.entry(tail).or_insert(owner);
        }
        if let Some(key) = name.initial_and_last() {
            self.by_initial.entry(key).or_insert(owner);
            if name.is_initial {
                self.only_initial.entry(key).or_insert(owner);
            }
        }
        self.by_surname
            .entry(name.last())
            .or_default()
            .push((at, owner));
        let given = self.by_given.entry(name.first()).or_insert(Some(owner));
        if *given != Some(owner) {
            *given = None;
        }
    }

    /// The owner of one word: the last person of that surname before it, else the next one; else the only person of
    /// that given name; else somebody of their own.
    fn lone(&mut self, name: &Name, at: usize, drafts: &mut Drafts) -> usize {
        let word = name.last();
        if let Some(places) = self.by_surname.get(&word) {
            let after = places.partition_point(|(place, _)| *place < at);
            let place = places
                .get(after.saturating_sub(1))
                .or_else(|| places.first());
            if let Some((_, owner)) = place {
                return *owner;
            }
        }
        if let Some(Some(owner)) = self.by_given.get(&word) {
            return *owner;
        }
        *self
            .alone
            .entry(word)
            .or_insert_with(|| drafts.begin(Kind::Person))
    }
}
