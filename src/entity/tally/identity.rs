//! Which entity of the corpus a name is.

use super::table::Table;
use crate::entity::{
    Entity, Kind,
    key::{self, Keys},
    token,
};
use std::collections::HashMap;

/// Everyone known so far, by every key they can be found under.
#[derive(Debug, Default)]
pub(super) struct Identities {
    keys: Keys,
    by_name: Table,
    /// People whose given name is known, by its initial: the first one met.
    by_initial: Table,
    /// People of whom only the initial is known.
    only_initial: Table,
    /// Keys of the middle initials of the people who have some, by number: they keep George W. and George H. W. apart.
    middles: HashMap<u32, u32>,
}

/// A person's full name in parts.
struct Parts {
    given: String,
    middle: String,
    surname: String,
}

impl Parts {
    /// None for a single word.
    fn new(name: &str) -> Option<Self> {
        let mut words: Vec<&str> = name
            .split([' ', '\u{a0}'])
            .filter(|word| !word.is_empty())
            .collect();
        if words.len() > 2 && words.last().is_some_and(|last| key::is_generation(last)) {
            words.pop();
        }
        let (given, rest) = words.split_first()?;
        let (surname, middle) = rest.split_last()?;
        let surname = key::spoken(surname);
        let middle = middle
            .iter()
            .filter_map(|word| word.chars().next())
            .filter(|first| first.is_uppercase())
            .collect();
        Some(Self {
            given: key::spoken(given),
            middle,
            surname,
        })
    }

    fn is_initial(&self) -> bool {
        self.given.chars().count() == 1
    }

    fn full(&self) -> u64 {
        token::join(token::key(&self.surname), token::key(&self.given))
    }

    fn initial(&self) -> u64 {
        let initial: String = self.given.chars().take(1).collect();
        token::join(
            token::key(&self.surname),
            token::join(1, token::key(&initial)),
        )
    }
}

const PERSON: u64 = 0x9e37_79b9;

impl Identities {
    /// The number of an entity; `next` when it is new.
    pub(super) fn take(&mut self, entity: &Entity, next: u32) -> u32 {
        let parts = if entity.kind == Kind::Person {
            Parts::new(&entity.name)
        } else {
            None
        };
        let Some(parts) = parts else {
            let key = self.key(entity.kind, &entity.name);
            return self.by_name.get_or_insert(key, next);
        };
        let number = self.person(&parts).unwrap_or(next);
        self.register(&parts, number);
        number
    }

    pub(super) fn find(&self, kind: Kind, name: &str) -> Option<u32> {
        let parts = if kind == Kind::Person {
            Parts::new(name)
        } else {
            None
        };
        match parts {
            Some(parts) => self.person(&parts),
            None => self.by_name.get(self.key(kind, name)),
        }
    }

    /// The key of a name that is compared whole.
    pub(super) fn key(&self, kind: Kind, name: &str) -> u64 {
        self.keys.identity(kind, name)
    }

    fn person(&self, parts: &Parts) -> Option<u32> {
        let middle = parts.middle_key();
        let fits = |number: &u32| {
            let known = self.middle(*number);
            middle == 0 || known == 0 || known == middle
        };
        if parts.is_initial() {
            let known = self.by_initial.get(parts.initial());
            return known
                .or_else(|| self.only_initial.get(parts.initial()))
                .filter(fits);
        }
        self.by_name
            .get(token::join(PERSON, parts.full()))
            .filter(fits)
            .or_else(|| self.by_name.get(parts.with_middle()))
            .or_else(|| {
                self.only_initial
                    .get(parts.initial())
                    .filter(|number| fits(number) && !self.has_given(parts, *number))
            })
    }

    fn middle(&self, number: u32) -> u32 {
        self.middles.get(&number).copied().unwrap_or(0)
    }

    /// Whether the person known by an initial has since been met under a given name.
    fn has_given(&self, parts: &Parts, number: u32) -> bool {
        self.by_initial.get(parts.initial()) == Some(number)
    }

    fn register(&mut self, parts: &Parts, number: u32) {
        if parts.is_initial() {
            self.only_initial.get_or_insert(parts.initial(), number);
        } else {
            let first = self
                .by_name
                .get_or_insert(token::join(PERSON, parts.full()), number);
            self.by_initial.get_or_insert(parts.initial(), number);
            // The first of the name is found by it whatever the middle.
            if first != number && !parts.middle.is_empty() {
                self.by_name.get_or_insert(parts.with_middle(), number);
            }
        }
        if !parts.middle.is_empty() && self.middle(number) == 0 {
            self.middles.insert(number, parts.middle_key());
        }
    }
}

impl Parts {
    fn with_middle(&self) -> u64 {
        token::join(self.full(), token::key(&self.middle))
    }

    /// A key of the middle initials, 0 where there are none.
    fn middle_key(&self) -> u32 {
        if self.middle.is_empty() {
            0
        } else {
            token::key(&self.middle) as u32 | 1
        }
    }
}
