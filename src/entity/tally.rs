//! Who and what is named across the corpus, and in which articles.
//!
//! Names meet by kind and folded name; people also by surname and given name or its initial. A surname alone is a
//! name of its own here: only within an article can it be known whose it is. Everything is looked up by hash; what is
//! rare (a second wording, a middle initial) is kept beside the table, so that a name met once costs little.

mod identity;
mod words;

use super::{Entity, Extraction, Kind};
use identity::Identities;
use jiff::civil::Date;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};
use words::Words;

/// What the corpus knows of one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The entity under its commonest name, with every other surface as alias.
    pub entity: Entity,
    /// Numbers of the articles that name it, ascending.
    pub articles: Vec<u32>,
    /// How often it is named in all.
    pub mention_count: u32,
    /// Earliest publication day of an article naming it.
    pub first: Option<Date>,
    /// Latest publication day of an article naming it.
    pub last: Option<Date>,
}

/// Who and what is named across the corpus, and in which articles.
#[derive(Debug, Default)]
pub struct Tally {
    known: Vec<Known>,
    identities: Identities,
    words: Words,
    /// For entities named in more than one way: how many articles use each name.
    wordings: HashMap<u32, Vec<(Box<str>, u32)>>,
    /// Surfaces an entity has besides its name, by hash: an alias is looked for once per article that uses it.
    surfaces: HashSet<(u32, u64)>,
}

impl Tally {
    /// Adds what one article names. Each article is added once.
    pub fn add(&mut self, article: u32, published: Option<Date>, extraction: &Extraction) {
        let mut counts = vec![0_u32; extraction.entities.len()];
        for mention in &extraction.mentions {
            if let Some(count) = counts.get_mut(mention.entity as usize) {
                *count += 1;
            }
        }
        for (entity, count) in extraction.entities.iter().zip(counts) {
            let entity = &*by_day(entity);
            let number = self.number(entity);
            if let Some(known) = self.known.get_mut(number as usize) {
                known.count(article, published, count);
            }
            self.name(number, entity);
        }
    }

    /// The number of an entity, new or not.
    fn number(&mut self, entity: &Entity) -> u32 {
        let next = self.known.len() as u32;
        let number = self.identities.take(entity, next);
        if number == next {
            self.words.add(number, &entity.name);
            self.known.push(Known {
                entity: Entity {
                    aliases: Vec::new(),
                    ..entity.clone()
                },
                articles: Vec::with_capacity(1),
                mention_count: 0,
                first: None,
                last: None,
            });
        }
        number
    }

    /// Counts the name an article uses and takes in the surfaces it has besides.
    fn name(&mut self, number: u32, entity: &Entity) {
        let Some(known) = self.known.get_mut(number as usize) else {
            return;
        };
        let is_usual = known.entity.name == entity.name;
        if !is_usual || self.wordings.contains_key(&number) {
            let wordings = self.wordings.entry(number).or_default();
            if wordings.is_empty() {
                // The articles before this one all used the same name.
                wordings.push((
                    known.entity.name.as_str().into(),
                    known.articles.len() as u32 - 1,
                ));
            }
            let commonest = commonest(wordings, &entity.name);
            if commonest != known.entity.name {
                let commonest = commonest.to_owned();
                let former = std::mem::replace(&mut known.entity.name, commonest);
                known
                    .entity
                    .aliases
                    .retain(|alias| *alias != known.entity.name);
                self.surfaces.insert((number, words::hash(&former)));
                known.entity.aliases.push(former);
            }
        }
        for surface in std::iter::once(&entity.name).chain(&entity.aliases) {
            if *surface != known.entity.name && self.surfaces.insert((number, words::hash(surface)))
            {
                known.entity.aliases.push(surface.clone());
                self.words.add(number, surface);
            }
        }
    }

    /// What is known of an entity of an article.
    pub fn known(&self, entity: &Entity) -> Option<&Known> {
        self.find(
            entity.kind,
            entity.resolved.as_deref().unwrap_or(&entity.name),
        )
    }

    /// What is known of the entity an article calls `name`; dates go by the day or range they resolve to.
    pub fn find(&self, kind: Kind, name: &str) -> Option<&Known> {
        let number = self.identities.find(kind, name)?;
        self.known.get(number as usize)
    }

    /// Articles naming an entity of one of `kinds` (any, when empty) whose name or alias contains the words of `name`, folded; ascending.
    ///
    /// Each word counts as the beginning of a word, so that a name is found while it is typed.
    pub fn articles(&self, kinds: &[Kind], name: &str) -> Vec<u32> {
        let named = self.named(kinds, name);
        union(&named.map(|known| &*known.articles).collect::<Vec<_>>())
    }

    /// The entities whose articles [`Tally::articles`] lists; their order means nothing.
    pub fn named<'a>(&'a self, kinds: &'a [Kind], name: &str) -> impl Iterator<Item = &'a Known> {
        let numbers = self.words.find(name).into_iter();
        let known = numbers.filter_map(|number| self.known.get(number as usize));
        known.filter(|known| kinds.is_empty() || kinds.contains(&known.entity.kind))
    }

    /// Every entity, most articles first, then by name.
    pub fn ranked(&self) -> Vec<&Known> {
        let mut ranked: Vec<&Known> = self.known.iter().collect();
        ranked.sort_unstable_by(|one, other| {
            let by_articles = other.articles.len().cmp(&one.articles.len());
            by_articles
                .then_with(|| one.entity.name.cmp(&other.entity.name))
                .then_with(|| one.entity.kind.cmp(&other.entity.kind))
                .then_with(|| one.entity.label.cmp(&other.entity.label))
        });
        ranked
    }
}

impl Known {
    fn count(&mut self, article: u32, published: Option<Date>, mentions: u32) {
        match self.articles.last() {
            Some(last) if *last == article => {}
            Some(last) if *last > article => {
                // Articles come in order but for those read again; keep the promise either way.
                if let Err(at) = self.articles.binary_search(&article) {
                    self.articles.insert(at, article);
                }
            }
            _ => self.articles.push(article),
        }
        self.mention_count += mentions;
        if let Some(day) = published {
            self.first = Some(self.first.map_or(day, |first| first.min(day)));
            self.last = Some(self.last.map_or(day, |last| last.max(day)));
        }
    }
}

/// The numbers in any of the lists, ascending: by marks, as a short query may name half the corpus many times over.
fn union(lists: &[&[u32]]) -> Vec<u32> {
    let Some(last) = lists.iter().filter_map(|list| list.last()).max() else {
        return Vec::new();
    };
    let mut marks = vec![0_u64; *last as usize / 64 + 1];
    for article in lists.iter().copied().flatten() {
        if let Some(word) = marks.get_mut(*article as usize / 64) {
            *word |= 1 << (article % 64);
        }
    }
    let mut articles = Vec::new();
    for (at, mut word) in marks.into_iter().enumerate() {
        while word != 0 {
            articles.push(at as u32 * 64 + word.trailing_zeros());
            word &= word - 1;
        }
    }
    articles
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

/// Counts `name` and returns the name most articles use, the earlier one when two are equal.
fn commonest<'w>(wordings: &'w mut Vec<(Box<str>, u32)>, name: &str) -> &'w str {
    match wordings.iter_mut().find(|(known, _)| **known == *name) {
        Some((_, count)) => *count += 1,
        None => wordings.push((name.into(), 1)),
    }
    let mut best: Option<&(Box<str>, u32)> = None;
    for wording in wordings.iter() {
        if best.is_none_or(|best| wording.1 > best.1) {
            best = Some(wording);
        }
    }
    best.map_or("", |(name, _)| name)
}

#[cfg(test)]
mod tests;
