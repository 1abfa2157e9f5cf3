//! What the user has said about names (`verdict`), laid over the counts: who is counted with whom, as what, and who not
//! at all.
//!
//! The counts themselves stay as they were found. So a verdict is answered at once, and taking it back too, where
//! counting anew would read the whole archive. What was said of a name holds for the entity that is known by it first
//! or most: someone met under an initial only in passing is not moved by it.

use super::{
    Tally,
    known::{Group, Known},
    marks::Marks,
    periods::Period,
    words::Words,
};
use crate::entity::{
    Kind,
    verdict::{Named, Verdicts},
};
use std::collections::HashMap;

/// The overlay.
#[derive(Debug, Default)]
pub(super) struct Hand {
    groups: Vec<Group>,
    /// The group of an entity, or none if it is no name; those left alone are not here.
    places: HashMap<u32, Option<u32>>,
    /// Groups by the key of their name.
    by_key: HashMap<u64, u32>,
    /// The words of their names, which no text of the archive may hold.
    words: Words,
}

impl Hand {
    /// Who stands for an entity: itself, the first of its group, or nobody.
    pub(super) fn head(&self, number: u32) -> Option<u32> {
        match self.places.get(&number) {
            None => Some(number),
            Some(None) => None,
            Some(Some(_)) => self.group(number)?.members.first().copied(),
        }
    }

    /// The group of an entity.
    pub(super) fn group(&self, number: u32) -> Option<&Group> {
        let place = self.places.get(&number).copied().flatten()?;
        self.groups.get(place as usize)
    }

    /// The first of the group that has this name.
    pub(super) fn find(&self, key: u64) -> Option<u32> {
        let group = self.groups.get(*self.by_key.get(&key)? as usize)?;
        group.members.first().copied()
    }

    /// The first of each group whose name has these words.
    pub(super) fn named(&self, words: &str) -> impl Iterator<Item = u32> {
        let found = self.words.find(words);
        let groups: Vec<u32> = found.iter().collect();
        let groups = groups
            .into_iter()
            .filter_map(|at| self.groups.get(at as usize));
        groups.filter_map(|group| group.members.first().copied())
    }

    /// Puts an entity into the group of a name, which is made if need be.
    fn put(&mut self, number: u32, place: u32) {
        if self.places.contains_key(&number) {
            return;
        }
        if let Some(group) = self.groups.get_mut(place as usize) {
            group.members.push(number);
            self.places.insert(number, Some(place));
        }
    }
}

impl Tally {
    /// Lays verdicts over the counts, in place of those before. To be called again when many articles have been added.
    pub fn obey(&mut self, verdicts: &Verdicts) {
        self.edition.end();
        self.hand = Hand::default();
        let mut hand = Hand::default();
        for fate in verdicts.fates() {
            let Some(number) = self.known_as(&fate.about) else {
                continue;
            };
            match &fate.end {
                None => drop(hand.places.entry(number).or_insert(None)),
                Some(end) => {
                    let place = self.group_of(end, number, &mut hand);
                    hand.put(number, place);
                }
            }
        }
        for group in &mut hand.groups {
            self.sum(group);
        }
        self.hand = hand;
    }

    /// The group of a name, with whoever has the name already in it.
    fn group_of(&self, end: &Named, number: u32, hand: &mut Hand) -> u32 {
        let key = self.identities.key(end.kind, &end.name);
        if let Some(place) = hand.by_key.get(&key) {
            return *place;
        }
        let own = self.known_as(end);
        let like = own.unwrap_or(number);
        let label = (self.facts.get(like))
            .filter(|facts| facts.kind == end.kind)
            .and_then(|facts| self.labels.get(facts.label as usize));
        let place = hand.groups.len() as u32;
        hand.groups.push(Group {
            named: end.clone(),
            label: label.cloned().unwrap_or_else(|| end.kind.into()),
            members: Vec::new(),
            article_count: 0,
            mention_count: 0,
            period: Period::default(),
        });
        hand.by_key.insert(key, place);
        hand.words.add(place, &end.name);
        if let Some(own) = own {
            hand.put(own, place);
        }
        place
    }

    /// The entity that goes by this name first of all.
    fn known_as(&self, named: &Named) -> Option<u32> {
        let number = self.identities.find(named.kind, &named.name)?;
        let key = self.identities.key(named.kind, &named.name);
        let is_it = |name: &str| self.identities.key(named.kind, name) == key;
        (is_it(&self.surfaces.name(number)) || is_it(&self.surfaces.first(number)))
            .then_some(number)
    }

    fn sum(&self, group: &mut Group) {
        let mut marks = Marks::default();
        for number in &group.members {
            self.postings.mark(*number, &mut marks);
            let Some(facts) = self.facts.get(*number) else {
                continue;
            };
            group.mention_count += facts.mention_count;
            group.period = group.period.with(self.period(*number));
        }
        group.article_count = marks.iter().count();
    }
}

impl<'t> Known<'t> {
    /// The kind it is counted as.
    pub fn kind(&self) -> Kind {
        self.facts.kind
    }

    /// Itself, or everyone it is counted with.
    pub(super) fn members(&self) -> impl Iterator<Item = u32> + use<'t> {
        let own = self.group.is_none().then_some(self.number);
        let members = self.group.map_or(&[][..], |group| &group.members);
        own.into_iter().chain(members.iter().copied())
    }
}
