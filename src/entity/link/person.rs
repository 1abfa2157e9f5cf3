//! Who is who: full names, initials, surnames, lone given names.

use super::{
    Sex, Surface,
    draft::Drafts,
    name::{Middle, Name},
};
use crate::entity::{
    key::{KeyMap, KeySet},
    label::Kind,
};

/// So many of the last people of one name are told apart.
const NAMESAKES: usize = 8;

/// What is known of somebody beside given name and surname.
#[derive(Default)]
struct Known {
    middle: Middle,
    /// The given name is only known by its first letter.
    is_initial: bool,
    sex: Option<Sex>,
}

/// The people of an article, by every way they can be called.
#[derive(Default)]
pub(super) struct People {
    known: KeyMap<usize, Known>,
    /// Those who share a whole name, given name and surname, or initial and surname; the last named last.
    namesakes: KeyMap<u64, Vec<usize>>,
    /// Where full names with a surname stand, of one word or more (`Lloyd George`, `Le Pen`), in reading order.
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
        let tails: KeySet = names.iter().flatten().flat_map(Name::tails).collect();
        // What ends another name is no full one: `Le Pen` is Marine or Jean-Marie.
        let is_full = |name: &&Name| name.is_full() && !tails.contains(&name.all());
        for (at, name) in names.iter().enumerate() {
            if let Some(name) = name.as_ref().filter(is_full) {
                let owner = people.full(name, drafts);
                people.register(name, owner, at);
                people.note_sex(owner, surfaces.get(at).and_then(|surface| surface.sex));
                owners[at] = Some(owner);
            }
        }
        for (at, name) in names.iter().enumerate() {
            if let Some(name) = name.as_ref().filter(|name| !is_full(name)) {
                let sex = surfaces.get(at).and_then(|surface| surface.sex);
                owners[at] = Some(people.lone(name, (at, sex), drafts));
            }
        }
    }

    fn full(&self, name: &Name, drafts: &mut Drafts) -> usize {
        // `George Bush` is the last one named of all who have a middle name.
        let whole = (!name.middle.is_empty()).then(|| name.all());
        whole
            .and_then(|key| self.namesake(key, name, |_| true))
            .or_else(|| self.namesake(name.ends(), name, |_| true))
            .or_else(|| {
                let is_such = |known: &Known| known.is_initial || name.is_initial;
                self.namesake(name.initial_and_last(), name, is_such)
            })
            .unwrap_or_else(|| drafts.begin(Kind::Person))
    }

    /// The last named of those of a key who may be called so.
    fn namesake(&self, key: u64, name: &Name, is_such: impl Fn(&Known) -> bool) -> Option<usize> {
        let mut last = self.namesakes.get(&key)?.iter().rev().take(NAMESAKES);
        let is_one = |known: &Known| is_such(known) && known.middle.fits(&name.middle);
        last.find(|owner| self.known.get(owner).is_some_and(is_one))
            .copied()
    }

    fn register(&mut self, name: &Name, owner: usize, at: usize) {
        let known = self.known.entry(owner).or_insert_with(|| Known {
            is_initial: true,
            ..Known::default()
        });
        known.is_initial &= name.is_initial;
        known.middle.learn(&name.middle);
        for key in [name.all(), name.ends(), name.initial_and_last()] {
            self.namesakes.entry(key).or_default().push(owner);
        }
        for surname in name.tails().chain([name.last()]) {
            let places = self.by_surname.entry(surname).or_default();
            places.push((at, owner));
        }
        let given = self.by_given.entry(name.first()).or_insert(Some(owner));
        if *given != Some(owner) {
            *given = None;
        }
    }

    fn note_sex(&mut self, owner: usize, sex: Option<Sex>) {
        if let Some(known) = self.known.get_mut(&owner) {
            known.sex = known.sex.or(sex);
        }
    }

    /// The last of those named before who may be a man or woman as it is said, else the last.
    fn last_of(&self, before: &[(usize, usize)], sex: Option<Sex>) -> Option<usize> {
        let mut last = before.iter().rev().map(|(_, owner)| *owner);
        let is_other = |owner: &usize| {
            let known = self.known.get(owner).and_then(|known| known.sex);
            known.is_some_and(|known| sex.is_some_and(|sex| sex != known))
        };
        let usual = last.clone().next();
        last.by_ref()
            .take(NAMESAKES)
            .find(|owner| !is_other(owner))
            .or(usual)
    }

    /// The owner of a surname: the last person of that surname before it, else the next one; else the only person of
    /// that given name; else somebody of their own.
    fn lone(&mut self, name: &Name, (at, sex): (usize, Option<Sex>), drafts: &mut Drafts) -> usize {
        let word = name.all();
        if let Some(places) = self.by_surname.get(&word) {
            let after = places.partition_point(|(place, _)| *place < at);
            let before = places.get(..after).unwrap_or_default();
            let next = || places.first().map(|(_, owner)| *owner);
            if let Some(owner) = self.last_of(before, sex).or_else(next) {
                return owner;
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
