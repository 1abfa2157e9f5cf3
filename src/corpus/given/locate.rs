//! Where given entities stand in the body that is shown. Offsets count in the record's own text; the body shown has lost
//! control characters and HTML. A surface is therefore followed by its rank among its equals: the third `Reuters` of the
//! record is the third `Reuters` of the body, where there are as many.

use super::{Found, GivenEntity, Texts, clean, named::Names};
use crate::text::Span;
use std::collections::HashMap;

/// How a record counts its offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    CodePoints,
    Utf16,
    Bytes,
}

/// The entities of a record so far.
#[derive(Default)]
struct Entities {
    list: Vec<GivenEntity>,
    /// Their numbers, by label, name and day.
    numbers: HashMap<(String, String, Option<String>), usize>,
    /// Those of which no place is told, or one where something else stands.
    sought: Vec<usize>,
}

/// Entities with their places, joined by label and name, in the order of the record.
pub(super) fn locate(found: Vec<Found>, texts: Texts<'_>) -> Vec<GivenEntity> {
    let Texts { raw, body, .. } = texts;
    let unit = unit(&found, raw);
    let starts = Starts::new(raw, unit);
    let mut entities = Entities::default();
    for one in found {
        let is_in_headline = one.whole.as_ref().is_some_and(|whole| whole.is_in_headline);
        let range = (one.at.filter(|_| !is_in_headline))
            .and_then(|(start, end)| Some((starts.byte(start)?, starts.byte(end)?)));
        let surface = range.and_then(|(start, end)| raw.get(start..end));
        let mention = range
            .zip(surface)
            .filter(|(range, surface)| agrees(&one, surface, is_whole(raw, *range)))
            .and_then(|((start, _), surface)| follow(surface, start, raw, body));
        let name = one.whole.as_ref().map(|whole| &*whole.name);
        let name = clean(name.or(one.name.as_deref()).or(surface).unwrap_or_default());
        if name.is_empty() {
            continue;
        }
        let number = entities.number(&one, name);
        let Some(entity) = entities.list.get_mut(number) else {
            continue;
        };
        entity.mentions.extend(mention);
        if is_in_headline {
            entity.in_headline.extend(in_headline(&one, texts.headline));
        }
        let is_place = one.whole.is_some() && one.at.is_some();
        let is_nowhere = entity.mentions.is_empty() && entity.in_headline.is_empty();
        if one.name.is_some() && is_nowhere && !is_place {
            entities.sought.push(number);
        }
    }
    entities.seek(body);
    for entity in &mut entities.list {
        entity.mentions.sort_unstable();
        entity.mentions.dedup();
        entity.in_headline.sort_unstable();
        entity.in_headline.dedup();
    }
    entities.list
}

impl Entities {
    /// The number of the entity that something in the record belongs to, by label and name, new or not.
    fn number(&mut self, one: &Found, name: String) -> usize {
        let label = clean(&one.label);
        let resolved = one.whole.as_ref().and_then(|whole| whole.resolved.clone());
        let known = (label.clone(), name.clone(), resolved.clone());
        let number = *self.numbers.entry(known).or_insert(self.list.len());
        if number == self.list.len() {
            self.list.push(GivenEntity {
                label,
                name,
                resolved,
                ..GivenEntity::default()
            });
        }
        let aliases = one.whole.iter().flat_map(|whole| &whole.aliases);
        let aliases = aliases.map(|alias| clean(alias));
        if let Some(entity) = self.list.get_mut(number) {
            for alias in aliases {
                if !alias.is_empty() && alias != entity.name && !entity.aliases.contains(&alias) {
                    entity.aliases.push(alias);
                }
            }
        }
        number
    }

    /// Looks for those of which no place is told.
    fn seek(&mut self, body: &str) {
        self.sought.sort_unstable();
        self.sought.dedup();
        let mut names = Names::default();
        for number in &self.sought {
            let entity = self.list.get(*number);
            entity
                .into_iter()
                .flat_map(called)
                .for_each(|name| names.add(name));
        }
        names.search(body);
        for number in &self.sought {
            if let Some(entity) = self.list.get_mut(*number) {
                let places = called(entity).flat_map(|name| names.places(name));
                let places: Vec<Span> = places.copied().collect();
                entity.mentions.extend(places);
            }
        }
    }
}

/// The name of an entity and its others.
fn called(entity: &GivenEntity) -> impl Iterator<Item = &String> {
    std::iter::once(&entity.name).chain(&entity.aliases)
}

/// Where in the headline something stands that its record says stands there: the nearest to the place it tells, which
/// counts in the headline as written.
fn in_headline(one: &Found, headline: &str) -> Option<Span> {
    let (start, _) = one.at?;
    let text = clean(one.name.as_deref()?);
    let places = headline.match_indices(&*text).filter(|_| !text.is_empty());
    let distance = |at: usize| {
        let before = headline.get(..at).unwrap_or_default();
        before.chars().count().abs_diff(start)
    };
    let (at, _) = places.min_by_key(|(at, _)| distance(*at))?;
    Some(Span::new(at, at + text.len()))
}

/// Whether what stands at a place may be what was given: the same letters, or a part of them (`Poe` of `Mary Poe`). A name
/// that is not the text's own word may stand for any whole word (`Washington` for the government).
fn agrees(given: &Found, surface: &str, is_whole: bool) -> bool {
    let Some(name) = given.name.as_deref() else {
        return true;
    };
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (given_letters, found) = (letters(name), letters(surface));
    let is_part = given_letters.contains(&found) || found.contains(&given_letters);
    is_part || (is_whole && !given.is_quoted)
}

/// Whether a range of a text parts no word.
fn is_whole(text: &str, (start, end): (usize, usize)) -> bool {
    let is_inside = |at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
    };
    !is_inside(start) && !is_inside(end)
}

/// The unit in which slices agree with the texts given beside them; code points where nothing disagrees.
fn unit(found: &[Found], raw: &str) -> Unit {
    let agrees = |unit: Unit| {
        let starts = Starts::new(raw, unit);
        found
            .iter()
            .filter(|one| !one.whole.as_ref().is_some_and(|whole| whole.is_in_headline))
            .filter(|one| {
                let slice = one
                    .at
                    .and_then(|(start, end)| raw.get(starts.byte(start)?..starts.byte(end)?));
                slice.is_some() && slice == one.name.as_deref()
            })
            .count()
    };
    if raw.is_ascii()
        || !found
            .iter()
            .any(|one| one.at.is_some() && one.name.is_some())
    {
        return Unit::CodePoints;
    }
    // The last of equals wins, and code points are the last.
    [Unit::Bytes, Unit::Utf16, Unit::CodePoints]
        .into_iter()
        .max_by_key(|unit| agrees(*unit))
        .unwrap_or(Unit::CodePoints)
}

/// From offsets in a unit to bytes.
struct Starts {
    bytes: Option<Vec<u32>>,
    length: usize,
}

impl Starts {
    fn new(text: &str, unit: Unit) -> Self {
        let length = text.len();
        if unit == Unit::Bytes || text.is_ascii() {
            return Self {
                bytes: None,
                length,
            };
        }
        let mut bytes = Vec::with_capacity(length / 2);
        for (at, character) in text.char_indices() {
            bytes.push(at as u32);
            if unit == Unit::Utf16 && character.len_utf16() == 2 {
                bytes.push(at as u32);
            }
        }
        bytes.push(length as u32);
        Self {
            bytes: Some(bytes),
            length,
        }
    }

    fn byte(&self, offset: usize) -> Option<usize> {
        match &self.bytes {
            Some(bytes) => bytes.get(offset).map(|at| *at as usize),
            None => (offset <= self.length).then_some(offset),
        }
    }
}

fn follow(surface: &str, start: usize, raw: &str, body: &str) -> Option<Span> {
    if raw
        .get(start..)
        .is_some_and(|rest| rest.starts_with(surface))
        && body
            .get(start..)
            .is_some_and(|rest| rest.starts_with(surface))
        && raw.get(..start) == body.get(..start)
    {
        return Some(Span::new(start, start + surface.len()));
    }
    let shown = clean(surface);
    let places: Vec<usize> = body.match_indices(&*shown).map(|(at, _)| at).collect();
    let at = if places.len() == raw.matches(surface).count() {
        let rank = raw.get(..start)?.matches(surface).count();
        places.get(rank).copied()
    } else {
        // Not all of its equals are written alike, and their ranks say nothing: the nearest, as far as can be told.
        let about = start * body.len() / raw.len().max(1);
        places.into_iter().min_by_key(|at| at.abs_diff(about))
    };
    at.map(|at| Span::new(at, at + shown.len()))
}
