//! How each entity is called: the name it was first met under, every other surface, and which of them is shown.
//!
//! All texts lie one behind the other: a name met once costs two bytes a word and a few numbers.

use super::{
    column::Column,
    lexicon::hash,
    texts::{TextAt, Texts, cut},
};
use hashbrown::HashTable;
use std::collections::HashMap;

/// The end of a chain.
const NONE: u32 = u32::MAX;

/// The surfaces of entities by number.
#[derive(Debug, Default)]
pub(super) struct Surfaces {
    texts: Texts,
    /// The name each entity was first met under.
    firsts: Column<TextAt>,
    others: Vec<Other>,
    /// The newest of the other surfaces of an entity, for the few that have any.
    newest: HashMap<u32, u32>,
    /// Places in `others` by entity and surface: each is looked for once per article that uses it.
    known: HashTable<u32>,
    /// How many articles use each name, for the entities named in more than one way.
    wordings: HashMap<u32, Vec<(TextAt, u32)>>,
    /// The commonest name where it is not the first.
    renamed: HashMap<u32, TextAt>,
}

/// A surface besides the first name, and the one before it.
#[derive(Debug, Clone, Copy)]
struct Other {
    entity: u32,
    surface: TextAt,
    before: u32,
}

impl Surfaces {
    /// The next entity, under its first name.
    pub(super) fn start(&mut self, name: &str) {
        self.firsts.push(self.texts.put(name));
    }

    /// Takes in a surface; whether it is a new one.
    pub(super) fn add(&mut self, number: u32, surface: &str) -> bool {
        let is_first = |first: &TextAt| self.texts.is(*first, surface);
        if self.firsts.get(number).is_none_or(is_first) || self.is_known(number, surface) {
            return false;
        }
        let place = self.others.len() as u32;
        self.others.push(Other {
            entity: number,
            surface: self.texts.put(surface),
            before: self.newest.insert(number, place).unwrap_or(NONE),
        });
        let (others, texts) = (&self.others, &self.texts);
        let rehash = |place: &u32| {
            let other = others.get(*place as usize);
            other.map_or(0, |other| hash(other.entity, &texts.get(other.surface)))
        };
        self.known
            .insert_unique(hash(number, cut(surface)), place, rehash);
        true
    }

    fn is_known(&self, number: u32, surface: &str) -> bool {
        let is_it = |place: &u32| {
            let other = self.others.get(*place as usize);
            other.is_some_and(|other| {
                other.entity == number && self.texts.is(other.surface, surface)
            })
        };
        self.known.find(hash(number, cut(surface)), is_it).is_some()
    }

    /// Counts the name an article uses, one of the surfaces; `article_count` with that article. The name most articles use is shown, the
    /// earlier one when two are equal.
    pub(super) fn count(&mut self, number: u32, name: &str, article_count: usize) {
        let Some(first) = self.firsts.get(number).copied() else {
            return;
        };
        let is_first = self.texts.is(first, name);
        if is_first && !self.wordings.contains_key(&number) {
            return;
        }
        let Some(used) = self.places(number).find(|at| self.texts.is(*at, name)) else {
            return;
        };
        let wordings = self
            .wordings
            .entry(number)
            // The articles before this one all used the same name.
            .or_insert_with(|| vec![(first, article_count.saturating_sub(1) as u32)]);
        match wordings.iter_mut().find(|(known, _)| *known == used) {
            Some((_, count)) => *count += 1,
            None => wordings.push((used, 1)),
        }
        let mut best = (first, 0);
        for wording in wordings {
            if wording.1 > best.1 {
                best = *wording;
            }
        }
        if best.0 == first {
            self.renamed.remove(&number);
        } else {
            self.renamed.insert(number, best.0);
        }
    }

    /// The name shown.
    pub(super) fn name(&self, number: u32) -> String {
        let shown = self.shown(number);
        shown.map_or_else(String::new, |at| self.texts.get(at))
    }

    /// The words of the name shown, to be compared without putting them together.
    pub(super) fn words(&self, number: u32) -> impl Iterator<Item = &str> {
        let shown = self.shown(number).into_iter();
        shown.flat_map(|at| self.texts.words(at))
    }

    fn shown(&self, number: u32) -> Option<TextAt> {
        let first = || self.firsts.get(number);
        self.renamed.get(&number).or_else(first).copied()
    }

    /// The name it was first met under.
    pub(super) fn first(&self, number: u32) -> String {
        let first = self.firsts.get(number);
        first.map_or_else(String::new, |at| self.texts.get(*at))
    }

    /// Every surface, the newest first.
    pub(super) fn of(&self, number: u32) -> impl Iterator<Item = String> {
        self.places(number).map(|at| self.texts.get(at))
    }

    /// Whether any surface is such a one. What is read comes into `room`: this is asked of every name there is.
    pub(super) fn any(
        &self,
        number: u32,
        room: &mut String,
        is_such: impl Fn(&str) -> bool,
    ) -> bool {
        self.places(number).any(|at| {
            self.texts.read(at, room);
            is_such(room)
        })
    }

    /// Where every surface lies.
    fn places(&self, number: u32) -> impl Iterator<Item = TextAt> {
        let mut next = self.newest.get(&number).copied().unwrap_or(NONE);
        let others = std::iter::from_fn(move || {
            let other = self.others.get(next as usize)?;
            next = other.before;
            Some(other.surface)
        });
        others.chain(self.firsts.get(number).copied())
    }
}
