//! Who and what is named across the corpus, and in which articles.
//!
//! Names meet by kind and folded name; people also by surname and given name or its initial. A surname alone is a
//! name of its own here: only within an article can it be known whose it is. Everything is looked up by hash, and
//! kept in columns by the number of the entity; what is rare (a second wording, a middle initial) is kept beside them.
//! Hundreds of thousands of names are met once, and cost fifty bytes each where structs of strings took three hundred.

mod column;
mod company;
mod day;
mod edition;
mod hand;
mod identity;
mod known;
mod lexicon;
mod marks;
mod packed;
mod periods;
mod postings;
mod surfaces;
mod table;
mod texts;
mod within;
mod words;

use super::{Entity, Extraction, Kind, Label, Whose};
use column::Column;
use day::Day;
pub use edition::Edition;
use hand::Hand;
use identity::Identities;
use jiff::civil::Date;
pub use known::Known;
use marks::Marks;
use periods::{Period, Periods};
use postings::Postings;
use std::{borrow::Cow, collections::HashMap};
use surfaces::Surfaces;
use words::Words;

/// Who and what is named across the corpus, and in which articles.
#[derive(Debug, Default)]
pub struct Tally {
    facts: Column<Facts>,
    surfaces: Surfaces,
    postings: Postings,
    periods: Periods,
    identities: Identities,
    words: Words,
    labels: Vec<Label>,
    label_numbers: HashMap<Label, u16>,
    /// Who has each entity; empty unless names of two sources are compared.
    whose: Vec<Option<Whose>>,
    hand: Hand,
    edition: Edition,
}

/// What is plain and small: 8 bytes.
#[derive(Debug, Clone, Copy)]
struct Facts {
    kind: Kind,
    /// The first name is the day or range it resolves to.
    is_resolved: bool,
    label: u16,
    mention_count: u32,
}

impl Tally {
    /// Adds what one article names. Each article is added once, best in their order.
    pub fn add(&mut self, article: u32, published: Option<Date>, extraction: &Extraction) {
        self.edition.end();
        let counts = extraction.mention_counts();
        let day = published.map(Day::from);
        self.periods.start(article, day);
        for (entity, count) in extraction.entities.iter().zip(counts) {
            let entity = &*by_day(entity);
            let number = self.number(entity);
            if let Some(facts) = self.facts.get_mut(number) {
                facts.mention_count += count;
            }
            self.count_source(number, entity.whose);
            self.postings.add(number, article);
            if let Some(longer) = self.postings.longer(number) {
                let first = || self.postings.first(number);
                self.periods.lengthen(longer, first, day);
            }
            for surface in std::iter::once(&entity.name).chain(&entity.aliases) {
                if self.surfaces.add(number, surface) {
                    self.words.add(number, surface);
                }
            }
            let article_count = self.postings.count(number);
            self.surfaces.count(number, &entity.name, article_count);
        }
    }

    /// Notes who has an entity in one more article.
    fn count_source(&mut self, number: u32, whose: Option<Whose>) {
        let Some(whose) = whose else { return };
        let at = number as usize;
        if at >= self.whose.len() {
            self.whose.resize(at + 1, None);
        }
        if let Some(place) = self.whose.get_mut(at) {
            *place = Some(place.map_or(whose, |known| known.and(whose)));
        }
    }

    /// The number of an entity, new or not.
    fn number(&mut self, entity: &Entity) -> u32 {
        let next = self.facts.len() as u32;
        let number = self.identities.take(entity, next);
        if number == next {
            let label = self.label(&entity.label);
            self.words.add(number, &entity.name);
            self.surfaces.start(&entity.name);
            self.facts.push(Facts {
                kind: entity.kind,
                is_resolved: entity.resolved.is_some(),
                label,
                mention_count: 0,
            });
        }
        number
    }

    /// The number of a label, new or not. An archive of more labels than there are numbers has kinds for the rest.
    fn label(&mut self, label: &Label) -> u16 {
        if let Some(number) = self.label_numbers.get(label) {
            return *number;
        }
        let number = u16::try_from(self.labels.len()).unwrap_or(u16::MAX);
        if number == u16::MAX {
            return number;
        }
        self.labels.push(label.clone());
        self.label_numbers.insert(label.clone(), number);
        number
    }

    /// What is known of an entity of an article.
    pub fn known(&self, entity: &Entity) -> Option<Known<'_>> {
        self.find(
            entity.kind,
            entity.resolved.as_deref().unwrap_or(&entity.name),
        )
    }

    /// What is known of the entity an article calls `name`; dates go by the day or range they resolve to.
    pub fn find(&self, kind: Kind, name: &str) -> Option<Known<'_>> {
        let by_hand = self.hand.find(self.identities.key(kind, name));
        self.at(by_hand.or_else(|| self.identities.find(kind, name))?)
    }

    /// What it says now: another whenever it says something else.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Articles naming an entity of one of `kinds` (any, when empty) whose name or alias contains the words of `name`, folded; ascending.
    ///
    /// Each word counts as the beginning of a word, so that a name is found while it is typed.
    pub fn articles(&self, kinds: &[Kind], name: &str) -> Vec<u32> {
        self.articles_if(kinds, name, |_| true)
    }

    /// The same where one of the surfaces `is_such`.
    pub fn articles_called(
        &self,
        kinds: &[Kind],
        name: &str,
        is_such: impl Fn(&str) -> bool,
    ) -> Vec<u32> {
        let mut room = String::new();
        self.articles_if(kinds, name, |known| {
            let mut members = known.members();
            members.any(|number| self.surfaces.any(number, &mut room, &is_such))
        })
    }

    /// Articles naming an entity of which a word holds `letters` scattered, folded, and one of whose surfaces `is_such`; ascending.
    pub fn articles_scattered(&self, letters: &str, is_such: impl Fn(&str) -> bool) -> Vec<u32> {
        let mut room = String::new();
        let found = self.words.scattered(letters);
        let such = found
            .iter()
            .filter(|number| self.surfaces.any(*number, &mut room, &is_such));
        self.articles_numbered(&such.collect::<Vec<_>>())
    }

    fn articles_if(
        &self,
        kinds: &[Kind],
        name: &str,
        mut is_wanted: impl FnMut(&Known<'_>) -> bool,
    ) -> Vec<u32> {
        let mut named = Vec::new();
        self.each_named(kinds, name, |known| {
            if is_wanted(&known) {
                named.extend(known.members());
            }
        });
        self.articles_numbered(&named)
    }

    /// The articles that name one of some entities; ascending.
    pub fn articles_of(&self, named: &[Known<'_>]) -> Vec<u32> {
        let members = named.iter().flat_map(Known::members);
        self.articles_numbered(&members.collect::<Vec<_>>())
    }

    /// The same by their numbers: the first letter of a name asks for a third of all names.
    fn articles_numbered(&self, named: &[u32]) -> Vec<u32> {
        let mut articles = Marks::default();
        self.postings.mark_all(named, &mut articles);
        articles.iter().collect()
    }

    /// The articles that speak of a day, or of all days from one to another, that `is_wanted`; ascending.
    pub fn speaking_of(&self, is_wanted: impl Fn(Date, Date) -> bool) -> Vec<u32> {
        let numbers = 0..self.facts.len() as u32;
        let is_date = |number: &u32| {
            self.facts
                .get(*number)
                .is_some_and(|facts| facts.is_resolved)
        };
        let known = numbers.filter(is_date).filter_map(|number| self.at(number));
        let mut articles = Marks::default();
        for known in known {
            let name = self.surfaces.first(known.number);
            let (first, last) = name.split_once('/').unwrap_or((&name, &name));
            let days = first.parse().ok().zip(last.parse().ok());
            if days.is_some_and(|(first, last)| is_wanted(first, last)) {
                self.mark(&known, &mut articles);
            }
        }
        articles.iter().collect()
    }

    /// Marks the articles of an entity, and of those it was counted with by hand.
    fn mark(&self, known: &Known<'_>, articles: &mut Marks) {
        for number in known.members() {
            self.postings.mark(number, articles);
        }
    }

    /// The entities whose articles [`Tally::articles`] lists.
    pub fn named(&self, kinds: &[Kind], name: &str) -> Vec<Known<'_>> {
        let mut named = Vec::new();
        self.each_named(kinds, name, |known| named.push(known));
        if !named.is_sorted_by_key(|known| known.number) {
            named.sort_by_key(|known| known.number);
        }
        named.dedup_by_key(|known| known.number);
        named
    }

    /// Takes in the entities of some kinds found by their words and by the names they were given by hand; some twice.
    fn each_named<'t>(&'t self, kinds: &[Kind], name: &str, mut take: impl FnMut(Known<'t>)) {
        let is_wanted = |known: &Known<'_>| kinds.is_empty() || kinds.contains(&known.facts.kind);
        let found = self.words.find(name);
        for number in found.iter().chain(self.hand.named(name)) {
            if let Some(known) = self.at(number).filter(is_wanted) {
                take(known);
            }
        }
    }

    /// Every entity, most articles first, then by name; those of one name as they were met.
    pub fn ranked(&self) -> impl Iterator<Item = Known<'_>> {
        let numbers = 0..self.facts.len() as u32;
        // Sorted by number: half a million of what is known of them would be as large as a quarter of the tally.
        let mut ranked: Vec<u32> = numbers
            .filter(|number| self.hand.head(*number) == Some(*number))
            .collect();
        ranked.sort_unstable_by(|one, other| match (self.at(*one), self.at(*other)) {
            (Some(one), Some(other)) => one.rank(&other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        });
        ranked.into_iter().filter_map(|number| self.at(number))
    }

    /// From when to when an entity is named.
    fn period(&self, number: u32) -> Period {
        match self.postings.longer(number) {
            Some(longer) => self.periods.of_longer(longer),
            None => self.periods.of_article(self.postings.first(number)),
        }
    }

    /// What is known of an entity, and of those it was counted with by hand; none if it is no name.
    fn at(&self, number: u32) -> Option<Known<'_>> {
        let number = self.hand.head(number)?;
        let facts = *self.facts.get(number)?;
        let group = self.hand.group(number);
        let joined = group.map(|group| Facts {
            kind: group.named.kind,
            is_resolved: false,
            label: facts.label,
            mention_count: group.mention_count,
        });
        Some(Known {
            tally: self,
            number,
            facts: joined.unwrap_or(facts),
            group,
        })
    }
}

/// A date under the day or range it means: `Monday` is another day in every article.
fn by_day(entity: &Entity) -> Cow<'_, Entity> {
    let Some(resolved) = &entity.resolved else {
        return Cow::Borrowed(entity);
    };
    let mut dated = Entity {
        name: resolved.clone(),
        ..entity.clone()
    };
    if entity.name != dated.name {
        dated.aliases.push(entity.name.clone());
    }
    Cow::Owned(dated)
}

#[cfg(test)]
mod tests;
