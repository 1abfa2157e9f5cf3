//! Names a record brought along beside those found in its text: where both agree, and what only one of them has.
//!
//! They agree on an entity when both call it by a name of theirs, or mean it by overlapping words, as the same kind of
//! thing; a given label of no kind we know agrees with any kind. The given name and label stand then, as everywhere, and
//! the places of both count. What only one has stays an entity of its own, so nothing is lost in the comparison.

use super::{
    Kind,
    extraction::{Entity, Extraction, Mention, Quote, Whose},
    key,
};
use std::collections::HashMap;

/// Lays what was found in a text beside what its record gave; each entity says who has it. Mentions of two entities may
/// have the same words or cross, but none lies within another.
pub fn compare(given: Extraction, found: Extraction) -> Extraction {
    let agreement = Agreement::new(&given);
    let agreed = agreement.places(&found);
    let whom: Vec<Option<u32>> = (found.mentions.iter())
        .map(|mention| agreement.whom(mention, &agreed))
        .collect();
    let given_count = given.entities.len() as u32;
    let mut both = given;
    let numbers = join(&mut both.entities, found.entities, &agreed);
    let number = |entity: u32| numbers.get(entity as usize).copied().unwrap_or(entity);
    let mentions = found.mentions.into_iter().zip(whom);
    let mentions = mentions.map(|(mention, whom)| Mention {
        entity: whom.unwrap_or_else(|| number(mention.entity)),
        ..mention
    });
    both.mentions = lay(both.mentions, mentions.collect(), given_count);
    let quotes = found.quotes.into_iter().map(|quote| Quote {
        entity: quote.entity.map(number),
        ..quote
    });
    add_quotes(&mut both, quotes.collect());
    in_order(both)
}

/// Adds the entities found to those given, one by one to the first it agrees with; returns where each one went.
fn join(given: &mut Vec<Entity>, found: Vec<Entity>, agreed: &[Vec<u32>]) -> Vec<u32> {
    for entity in &mut *given {
        entity.whose = Some(Whose::Given);
    }
    let mut numbers = Vec::with_capacity(found.len());
    for (mut entity, agreed) in found.into_iter().zip(agreed) {
        for also in agreed {
            if let Some(given) = given.get_mut(*also as usize) {
                given.whose = Some(Whose::Both);
            }
        }
        let next = given.len() as u32;
        numbers.push(agreed.first().copied().unwrap_or(next));
        let head = agreed.first().and_then(|at| given.get_mut(*at as usize));
        if let Some(head) = head {
            take_in(head, entity);
        } else {
            entity.whose = Some(Whose::Ours);
            given.push(entity);
        }
    }
    numbers
}

/// What was given, to be looked up by name and by place.
struct Agreement<'g> {
    given: &'g Extraction,
    by_name: HashMap<(Kind, u64), Vec<u32>>,
}

impl<'g> Agreement<'g> {
    fn new(given: &'g Extraction) -> Self {
        let mut by_name: HashMap<_, Vec<u32>> = HashMap::new();
        for (entity, number) in given.entities.iter().zip(0..) {
            for surface in surfaces(entity) {
                let numbers = by_name
                    .entry((entity.kind, key::plain(surface)))
                    .or_default();
                numbers.push(number);
            }
        }
        Self { given, by_name }
    }

    /// For each entity found, the given ones that are the same; the first has its name, or its first common place.
    fn places(&self, found: &Extraction) -> Vec<Vec<u32>> {
        let mut places: Vec<Vec<u32>> = found
            .entities
            .iter()
            .map(|entity| self.of_name(entity))
            .collect();
        for mention in &found.mentions {
            let entity = found.entities.get(mention.entity as usize);
            let (Some(entity), Some(known)) = (entity, places.get_mut(mention.entity as usize))
            else {
                continue;
            };
            for given in self.overlapping(mention) {
                if self.is_of(given, entity.kind) && !known.contains(&given) {
                    known.push(given);
                }
            }
        }
        places
    }

    fn of_name(&self, entity: &Entity) -> Vec<u32> {
        let mut numbers = Vec::new();
        for surface in surfaces(entity) {
            let key = key::plain(surface);
            for kind in [entity.kind, Kind::Other] {
                let known = self.by_name.get(&(kind, key));
                numbers.extend(known.into_iter().flatten().copied());
            }
        }
        let mut seen = std::collections::HashSet::new();
        numbers.retain(|number| seen.insert(*number));
        numbers
    }

    /// The entities given for words that overlap those of a mention.
    fn overlapping(&self, mention: &Mention) -> impl Iterator<Item = u32> + use<'_> {
        let is_before =
            |other: &Mention| (other.field, other.span.end) <= (mention.field, mention.span.start);
        let first = self.given.mentions.partition_point(is_before);
        let (field, span) = (mention.field, mention.span);
        let after = self.given.mentions.iter().skip(first);
        after
            .take_while(move |other| other.field == field && other.span.start < span.end)
            .map(|other| other.entity)
    }

    /// The entity given for the words of a mention, if it is one its own entity agrees with.
    fn whom(&self, mention: &Mention, agreed: &[Vec<u32>]) -> Option<u32> {
        let agreed = agreed.get(mention.entity as usize)?;
        self.overlapping(mention)
            .find(|given| agreed.contains(given))
    }

    fn is_of(&self, number: u32, kind: Kind) -> bool {
        let entity = self.given.entities.get(number as usize);
        entity.is_some_and(|entity| entity.kind == kind)
    }
}

fn surfaces(entity: &Entity) -> impl Iterator<Item = &String> {
    std::iter::once(&entity.name).chain(&entity.aliases)
}

/// Adds what was found of an entity to what was given of it.
fn take_in(given: &mut Entity, found: Entity) {
    given.resolved = given.resolved.take().or(found.resolved);
    for name in std::iter::once(found.name).chain(found.aliases) {
        if name != given.name && !given.aliases.contains(&name) {
            given.aliases.push(name);
        }
    }
}

/// Given and found mentions in the order of the text. A found one goes where it overlaps a given one of the same
/// entity, and where one of the two lies within the other: readers of the list count on ends that ascend as starts do.
fn lay(given: Vec<Mention>, found: Vec<Mention>, given_count: u32) -> Vec<Mention> {
    let mut all: Vec<(Mention, bool)> = given.into_iter().map(|mention| (mention, true)).collect();
    all.extend(found.into_iter().map(|mention| (mention, false)));
    all.sort_by_key(|(one, is_given)| (one.field, one.span.start, one.span.end, !is_given));
    let mut kept: Vec<(Mention, bool)> = Vec::with_capacity(all.len());
    let mut last_given: Option<Mention> = None;
    for (mention, is_given) in all {
        if is_given {
            while kept.last().is_some_and(|(last, was_given)| {
                !was_given && (clashes(*last, mention, given_count))
            }) {
                kept.pop();
            }
            last_given = Some(mention);
        } else if last_given.is_some_and(|last| clashes(last, mention, given_count)) {
            continue;
        }
        kept.push((mention, is_given));
    }
    kept.into_iter().map(|(mention, _)| mention).collect()
}

/// Whether two mentions, the second starting no earlier, cannot both stay.
fn clashes(one: Mention, other: Mention, given_count: u32) -> bool {
    let overlap = one.field == other.field && one.span.overlaps(other.span);
    let is_same = one.entity == other.entity && one.entity < given_count;
    overlap && (is_same || other.span.end < one.span.end)
}

/// Adds the quotes found to those the given names speak. The same words are not said twice: the given name speaks them,
/// unless it is only a word nobody was named by.
fn add_quotes(both: &mut Extraction, mut found: Vec<Quote>) {
    let mut given = std::mem::take(&mut both.quotes);
    given.retain(|quote| quote.entity.is_some() || !is_said(quote, &found));
    found.retain(|quote| !is_said(quote, &given));
    for quote in &mut found {
        let speaker = quote.entity.and_then(|at| both.entities.get(at as usize));
        if let Some(speaker) = speaker {
            quote.speaker.clone_from(&speaker.name);
        }
    }
    both.quotes = given;
    both.quotes.append(&mut found);
    both.quotes.sort_by_key(|quote| quote.span);
}

/// Whether words of a quote are among quotes in the order of the text.
fn is_said(quote: &Quote, among: &[Quote]) -> bool {
    let first = among.partition_point(|other| other.span.end <= quote.span.start);
    let other = among.get(first);
    other.is_some_and(|other| other.span.overlaps(quote.span))
}

/// Numbers the entities by their first mention; those without one come last, as they were.
pub(super) fn in_order(mut names: Extraction) -> Extraction {
    let mut first = vec![usize::MAX; names.entities.len()];
    for (at, mention) in names.mentions.iter().enumerate() {
        if let Some(first) = first.get_mut(mention.entity as usize) {
            *first = (*first).min(at);
        }
    }
    let mut order: Vec<(usize, u32, Entity)> = std::mem::take(&mut names.entities)
        .into_iter()
        .zip(&first)
        .zip(0..)
        .map(|((entity, first), number)| (*first, number, entity))
        .collect();
    order.sort_by_key(|(first, ..)| *first);
    let mut renumbered = vec![0; order.len()];
    for ((_, old, entity), new) in order.into_iter().zip(0..) {
        if let Some(place) = renumbered.get_mut(old as usize) {
            *place = new;
        }
        names.entities.push(entity);
    }
    let number = |entity: u32| renumbered.get(entity as usize).copied().unwrap_or(entity);
    for mention in &mut names.mentions {
        mention.entity = number(mention.entity);
    }
    for quote in &mut names.quotes {
        quote.entity = quote.entity.map(number);
    }
    names
}

#[cfg(test)]
mod tests;
