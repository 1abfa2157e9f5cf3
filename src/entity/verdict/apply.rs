//! What one article names, after all that was said: entities renamed, joined, of another kind, or gone; their mentions
//! go with them.

use super::{Named, Verdicts, key};
use crate::entity::{Entity, Extraction, Quote};
use std::collections::{HashMap, HashSet};

/// What is said of one entity of an article.
enum Said<'v> {
    Nothing,
    Is(&'v Named),
    Gone,
}

impl Verdicts {
    /// Applies them to what one article names. The order of the entities stays that of their first mention.
    pub fn apply(&self, mut names: Extraction) -> Extraction {
        let Some(keys) = self.keys.as_ref().filter(|_| !self.is_empty()) else {
            return names;
        };
        let judged: Vec<(u64, Said<'_>)> = (names.entities.iter())
            .map(|entity| {
                let own = keys.identity(
                    entity.kind,
                    entity.resolved.as_ref().unwrap_or(&entity.name),
                );
                match self.fates.get(&own).map(|fate| &fate.end) {
                    None => (own, Said::Nothing),
                    Some(None) => (own, Said::Gone),
                    Some(Some(end)) => (key(keys, end), Said::Is(end)),
                }
            })
            .collect();
        if judged.iter().all(|(_, said)| matches!(said, Said::Nothing)) {
            return names;
        }
        let places = take(&mut names.entities, &judged);
        names.mentions.retain_mut(|mention| {
            let place = places.get(mention.entity as usize).copied().flatten();
            mention.entity = place.unwrap_or(mention.entity);
            place.is_some()
        });
        names
            .quotes
            .retain_mut(|quote| rename(quote, &names.entities, &places));
        names
    }
}

/// Joins the entities that have become one and takes out those that are gone; returns where each one went.
fn take(entities: &mut Vec<Entity>, judged: &[(u64, Said<'_>)]) -> Vec<Option<u32>> {
    // Two that nothing was said about stay two.
    let moved = judged
        .iter()
        .filter(|(_, said)| matches!(said, Said::Is(_)));
    let moved: HashSet<u64> = moved.map(|(key, _)| *key).collect();
    let mut heads: HashMap<u64, u32> = HashMap::new();
    let mut kept: Vec<Entity> = Vec::with_capacity(entities.len());
    let mut places = Vec::with_capacity(entities.len());
    for (mut entity, (key, said)) in std::mem::take(entities).into_iter().zip(judged) {
        match said {
            Said::Gone => {
                places.push(None);
                continue;
            }
            Said::Is(end) => become_other(&mut entity, end),
            Said::Nothing => {}
        }
        let next = kept.len() as u32;
        let place = if moved.contains(key) {
            *heads.entry(*key).or_insert(next)
        } else {
            next
        };
        match kept.get_mut(place as usize) {
            Some(head) => join(head, entity),
            None => kept.push(entity),
        }
        places.push(Some(place));
    }
    *entities = kept;
    places
}

/// A quote goes with its speaker; a role that is no entity stays. Says whether there is still somebody who speaks.
fn rename(quote: &mut Quote, entities: &[Entity], places: &[Option<u32>]) -> bool {
    let Some(entity) = quote.entity else {
        return true;
    };
    quote.entity = places.get(entity as usize).copied().flatten();
    let speaker = quote.entity.and_then(|place| entities.get(place as usize));
    if let Some(speaker) = speaker {
        quote.speaker.clone_from(&speaker.name);
    }
    speaker.is_some()
}

fn become_other(entity: &mut Entity, end: &Named) {
    if entity.kind != end.kind {
        entity.label = end.kind.into();
        entity.resolved = None;
    }
    entity.kind = end.kind;
    if entity.name != end.name {
        entity.aliases.retain(|alias| *alias != end.name);
        let before = std::mem::replace(&mut entity.name, end.name.clone());
        entity.aliases.insert(0, before);
    }
}

/// Adds the names of an entity to those of another; whoever has one of them has it.
fn join(head: &mut Entity, other: Entity) {
    head.whose = match (head.whose, other.whose) {
        (Some(one), Some(other)) => Some(one.and(other)),
        (one, other) => one.or(other),
    };
    for name in std::iter::once(other.name).chain(other.aliases) {
        if name != head.name && !head.aliases.contains(&name) {
            head.aliases.push(name);
        }
    }
}
