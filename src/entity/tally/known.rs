//! What the corpus knows of one entity: how it is called, how often and from when to when it is named, and where.

use super::{Facts, Tally, day::Day, marks::Marks, periods::Period, texts};
use crate::entity::{Entity, Label, Whose, verdict::Named};
use jiff::civil::Date;
use std::{cmp::Ordering, collections::HashSet};

/// What the corpus knows of one entity.
#[derive(Debug, Clone, Copy)]
pub struct Known<'t> {
    pub(super) tally: &'t Tally,
    pub(super) number: u32,
    pub(super) facts: Facts,
    /// Whom it was counted with by hand.
    pub(super) group: Option<&'t Group>,
}

/// Entities that are counted as one, under the name they were given.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) named: Named,
    pub(super) label: Label,
    /// The first one stands for all.
    pub(super) members: Vec<u32>,
    pub(super) article_count: usize,
    pub(super) mention_count: u32,
    pub(super) period: Period,
}

impl<'t> Known<'t> {
    /// Tells it from every other entity of the tally.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The name most articles use, or that it was given by hand.
    pub fn name(&self) -> String {
        let own = || self.tally.surfaces.name(self.number);
        self.group
            .map_or_else(own, |group| group.named.name.clone())
    }

    /// Which of two names comes first; quicker than putting both together.
    pub fn by_name(&self, other: &Self) -> Ordering {
        // Words are in the order of texts, since the blanks between them come before every letter.
        self.words().cmp(other.words())
    }

    /// The words of its name.
    fn words(&self) -> impl Iterator<Item = &'t str> {
        let given = self.group.map(|group| texts::words(&group.named.name));
        let own = self.group.is_none().then_some(self.number);
        let own = own.map(|number| self.tally.surfaces.words(number));
        given.into_iter().flatten().chain(own.into_iter().flatten())
    }

    /// Every surface, the name among them, the newest first.
    pub fn surfaces(&self) -> impl Iterator<Item = String> + use<'t> {
        let tally = self.tally;
        self.members().flat_map(|number| tally.surfaces.of(number))
    }

    /// The entity under its commonest name, with every other surface as alias.
    pub fn entity(&self) -> Entity {
        let name = self.name();
        let aliases = self.surfaces().filter(|surface| *surface != name);
        let mut aliases: Vec<String> = aliases.collect();
        aliases.reverse();
        if self.group.is_some() {
            let mut seen = HashSet::new();
            aliases.retain(|alias| seen.insert(alias.clone()));
        }
        let resolved = self.facts.is_resolved;
        Entity {
            kind: self.facts.kind,
            label: self
                .label()
                .cloned()
                .unwrap_or_else(|| self.facts.kind.into()),
            name,
            aliases,
            resolved: resolved.then(|| self.tally.surfaces.first(self.number)),
            whose: self.whose(),
        }
    }

    /// Who has it, where names of two sources are compared: one of them in all articles, else both.
    fn whose(&self) -> Option<Whose> {
        let all = self.members();
        all.filter_map(|number| *self.tally.whose.get(number as usize)?)
            .reduce(Whose::and)
    }

    /// Which of two comes first in [`Tally::ranked`].
    pub(super) fn rank(&self, other: &Self) -> Ordering {
        (other.article_count().cmp(&self.article_count()))
            .then_with(|| self.by_name(other))
            .then_with(|| self.facts.kind.cmp(&other.facts.kind))
            .then_with(|| self.label().cmp(&other.label()))
            .then_with(|| self.number.cmp(&other.number))
    }

    /// Its label as first met.
    pub fn label(&self) -> Option<&'t Label> {
        let own = || self.tally.labels.get(self.facts.label as usize);
        self.group.map_or_else(own, |group| Some(&group.label))
    }

    /// Numbers of the articles that name it, ascending.
    pub fn articles(&self) -> impl Iterator<Item = u32> + use<'t> {
        let mut marks = Marks::default();
        if self.group.is_some() {
            for number in self.members() {
                self.tally.postings.mark(number, &mut marks);
            }
        }
        let joined: Vec<u32> = marks.iter().collect();
        let own = self.group.is_none().then_some(self.number);
        let own = own.map(|number| self.tally.postings.of(number));
        joined.into_iter().chain(own.into_iter().flatten())
    }

    /// How many of some articles name it.
    pub(super) fn count_among(&self, articles: &Marks) -> usize {
        if self.group.is_some() {
            return self
                .articles()
                .filter(|article| articles.has(*article))
                .count();
        }
        self.tally.postings.count_marked(self.number, articles)
    }

    /// How many articles name it.
    pub fn article_count(&self) -> usize {
        let own = || self.tally.postings.count(self.number);
        self.group.map_or_else(own, |group| group.article_count)
    }

    /// How often it is named in all.
    pub fn mention_count(&self) -> u32 {
        self.facts.mention_count
    }

    /// Earliest publication day of an article naming it.
    pub fn first(&self) -> Option<Date> {
        self.period().first.map(Day::date)
    }

    /// Latest publication day of an article naming it.
    pub fn last(&self) -> Option<Date> {
        self.period().last.map(Day::date)
    }

    fn period(&self) -> Period {
        let own = || self.tally.period(self.number);
        self.group.map_or_else(own, |group| group.period)
    }
}
