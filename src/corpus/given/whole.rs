//! An entity in the form we write ourselves (`extract`, `show`, `export`): its name, what else it is called, every place it
//! is named, and for dates the day or days. Each place becomes a part of it, and what stands nowhere follows at the end.

use super::{Found, place};
use jiff::civil::Date;
use serde_json::{Map, Value};

/// What a place, or the name alone, is a part of.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Whole {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    /// The day or range of days it means.
    pub(super) resolved: Option<String>,
    pub(super) is_in_headline: bool,
}

/// The parts of an entity of this form; none of another.
pub(super) fn parts(map: &Map<String, Value>) -> Option<Vec<Found>> {
    let text = |key: &str| map.get(key).and_then(Value::as_str);
    let list = |key: &str| map.get(key).and_then(Value::as_array);
    let (label, name) = (text("label")?, text("name")?);
    let (aliases, mentions) = (list("aliases"), list("mentions"));
    if aliases.or(mentions).is_none() || name.trim().is_empty() {
        return None;
    }
    let aliases = aliases.into_iter().flatten().filter_map(Value::as_str);
    let whole = Whole {
        name: name.to_owned(),
        aliases: aliases.map(str::to_owned).collect(),
        resolved: resolved(map),
        is_in_headline: false,
    };
    let mentions = mentions.into_iter().flatten().filter_map(Value::as_object);
    let mut parts: Vec<Found> = mentions
        .filter_map(|mention| part(label, mention, &whole))
        .collect();
    parts.push(Found {
        label: label.to_owned(),
        name: Some(name.to_owned()),
        at: place::of(map),
        whole: Some(whole),
        ..Found::default()
    });
    Some(parts)
}

/// A place where a whole is named.
fn part(label: &str, mention: &Map<String, Value>, whole: &Whole) -> Option<Found> {
    let text = mention.get("text").and_then(Value::as_str);
    Some(Found {
        label: label.to_owned(),
        name: text.map(str::to_owned),
        is_quoted: text.is_some(),
        at: Some(place::of(mention)?),
        whole: Some(Whole {
            name: whole.name.clone(),
            aliases: Vec::new(),
            resolved: whole.resolved.clone(),
            is_in_headline: mention.get("in").is_some_and(|field| field == "headline"),
        }),
    })
}

/// The day (`2024-03-12`) or days (`2024-03-10/2024-03-14`) a date means.
fn resolved(map: &Map<String, Value>) -> Option<String> {
    let day = |value: &Value| value.as_str()?.parse::<Date>().ok();
    if let Some(day) = map.get("date").and_then(day) {
        return Some(day.to_string());
    }
    match map.get("range")?.as_array()?.as_slice() {
        [first, last] => Some(format!("{}/{}", day(first)?, day(last)?)),
        _ => None,
    }
}
