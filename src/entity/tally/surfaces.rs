//! How each entity is called: the name it was first met under, every other surface, and which of them is shown.
//!
//! All texts lie one behind the other: a name met once costs its letters and a few numbers.

use super::{column::Column, texts::Texts, words::hash};
use crate::text::Span;
use hashbrown::HashTable;
use std::collections::HashMap;

/// The end of a chain.
const NONE: u32 = u32::MAX;

/// The surfaces of entities by number.
#[derive(Debug, Default)]
pub(super) struct Surfaces {
    texts: Texts,
    entities: Column<Called>,
    others: Vec<Other>,
    /// Places in `others` by entity and surface: each is looked for once per article that uses it.
    known: HashTable<u32>,
    /// How many articles use each name, for the entities named in more than one way.
    wordings: HashMap<u32, Vec<(Span, u32)>>,
    /// The commonest name where it is not the first.
    renamed: HashMap<u32, Span>,
}

#[derive(Debug, Clone, Copy)]
struct Called {
    /// The name it was first met under.
    first: Span,
    /// The newest of its other surfaces.
    newest: u32,
}

/// A surface besides the first name, and the one before it.
#[derive(Debug, Clone, Copy)]
struct Other {
    entity: u32,
    surface: Span,
    before: u32,
}

impl Surfaces {
    /// The next entity, under its first name.
    pub(super) fn start(&mut self, name: &str) {
        let first = self.texts.put(name);
        self.entities.push(Called {
            first,
            newest: NONE,
        });
    }

    /// Takes in a surface; whether it is a new one.
    pub(super) fn add(&mut self, number: u32, surface: &str) -> bool {
        let first = self
            .called(number)
            .map(|called| self.texts.get(called.first));
        if first.is_none_or(|first| first == surface) || self.is_known(number, surface) {
            return false;
        }
        let span = self.texts.put(surface);
        if let Some(called) = self.entities.get_mut(number) {
            let place = self.others.len() as u32;
            self.others.push(Other {
                entity: number,
                surface: span,
                before: std::mem::replace(&mut called.newest, place),
            });
            let (others, texts) = (&self.others, &self.texts);
            let rehash = |place: &u32| {
                let other = others.get(*place as usize);
                other.map_or(0, |other| hash(other.entity, texts.get(other.surface)))
            };
            let own = hash(number, texts.get(span));
            self.known.insert_unique(own, place, rehash);
        }
        true
    }

    fn is_known(&self, number: u32, surface: &str) -> bool {
        let is_it = |place: &u32| {
            let other = self.others.get(*place as usize);
            other.is_some_and(|other| {
                other.entity == number && self.texts.get(other.surface) == surface
            })
        };
        self.known.find(hash(number, surface), is_it).is_some()
    }

    /// Counts the name an article uses, one of the surfaces; `article_count` with that article. The name most articles use is shown, the
    /// earlier one when two are equal.
    pub(super) fn count(&mut self, number: u32, name: &str, article_count: usize) {
        let Some(first) = self.called(number).map(|called| called.first) else {
            return;
        };
        let is_first = self.texts.get(first) == name;
        if is_first && !self.wordings.contains_key(&number) {
            return;
        }
        let Some(used) = self
            .spans(number)
            .find(|span| self.texts.get(*span) == name)
        else {
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
    pub(super) fn name(&self, number: u32) -> &str {
        let first = self.called(number).map(|called| called.first);
        let shown = self.renamed.get(&number).copied().or(first);
        shown.map_or("", |span| self.texts.get(span))
    }

    /// The name it was first met under.
    pub(super) fn first(&self, number: u32) -> &str {
        self.called(number)
            .map_or("", |called| self.texts.get(called.first))
    }

    /// Every surface, the newest first.
    pub(super) fn of(&self, number: u32) -> impl Iterator<Item = &str> {
        self.spans(number).map(|span| self.texts.get(span))
    }

    /// Where every surface lies.
    fn spans(&self, number: u32) -> impl Iterator<Item = Span> {
        let called = self.called(number);
        let mut next = called.map_or(NONE, |called| called.newest);
        let others = std::iter::from_fn(move || {
            let other = self.others.get(next as usize)?;
            next = other.before;
            Some(other.surface)
        });
        others.chain(called.map(|called| called.first))
    }

    fn called(&self, number: u32) -> Option<Called> {
        self.entities.get(number).copied()
    }
}
