//! Entities a record brings along, in the shapes annotation tools and APIs write them: lists by kind, lists of labelled
//! spans, keywords with a kind, lists of people and places. Offsets are code points unless the texts given with them say
//! otherwise.

use super::{GivenEntity, fields::names};
use crate::text::sanitize;
use serde_json::{Map, Value};

mod locate;
mod named;
mod place;
mod spans;
mod tagged;
mod whole;

use whole::Whole;

/// One entity as the record has it, or one place of it.
#[derive(Debug, Clone, PartialEq, Default)]
struct Found {
    label: String,
    name: Option<String>,
    /// The name is what stands in the text, and not what somebody calls it.
    is_quoted: bool,
    /// Start and end, in whatever unit the record counts.
    at: Option<(usize, usize)>,
    /// The entity it is a part of, in the form we write them.
    whole: Option<Whole>,
}

/// Keys of lists of labelled spans or of lists by kind.
const LISTS: [&str; 13] = [
    "entities",
    "ents",
    "spans",
    "namedentities",
    "annotations",
    "label",
    "labels",
    "ner",
    "mentions",
    "entitymentions",
    "nerspans",
    "nerentities",
    "recognizedentities",
];
/// Keys of lists of names of one kind.
const KINDS: [&str; 23] = [
    "person",
    "persons",
    "people",
    "place",
    "places",
    "location",
    "locations",
    "glocations",
    "gpe",
    "organisation",
    "organisations",
    "organization",
    "organizations",
    "orgs",
    "companies",
    "company",
    "countries",
    "events",
    "perfacet",
    "orgfacet",
    "geofacet",
    "cities",
    "regions",
];
/// Kinds of keywords that are names.
const KEYWORD_KINDS: [&str; 10] = [
    "persons",
    "person",
    "glocations",
    "location",
    "locations",
    "organizations",
    "organization",
    "organisations",
    "creative_works",
    "events",
];

/// The texts of a record in which its entities stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Texts<'t> {
    /// The headline, sanitised.
    pub(crate) headline: &'t str,
    /// The body, sanitised.
    pub(crate) body: &'t str,
    /// The text of the body before sanitising, which offsets count in.
    pub(crate) raw: &'t str,
}

/// The entities of a record, where they stand in its texts, and the top-level keys they came from.
pub(crate) fn entities<'a>(
    record: &'a Map<String, Value>,
    texts: Texts<'_>,
) -> (Vec<GivenEntity>, Vec<&'a str>) {
    let mut found = Vec::new();
    let mut keys = Vec::new();
    let is_small = writes_names_small(record);
    for (key, value) in record {
        let before = found.len();
        let normal = names::normal(key);
        if let Some(label) = kind_after(key) {
            of_names(label, value, is_small, &mut found);
        } else if LISTS.contains(&normal.as_str()) {
            of_list(value, &mut found);
        } else if normal == "keywords" {
            of_keywords(value, &mut found);
        } else if KINDS.contains(&normal.as_str()) {
            of_names(key, value, is_small, &mut found);
        }
        if found.len() > before && normal != "keywords" {
            keys.push(key.as_str());
        }
    }
    if found.is_empty() {
        below(record, &mut found, &mut keys);
    }
    // Names without places: people first, then organisations, whatever the order of the lists.
    found.sort_by_key(|one| {
        if one.at.is_some() {
            0
        } else {
            rank(&one.label)
        }
    });
    (locate::locate(found, texts), keys)
}

/// Entities that lie deeper: tags of words, mentions in the sentences of an analysis, names below the key of a tagger.
fn below<'a>(record: &'a Map<String, Value>, found: &mut Vec<Found>, keys: &mut Vec<&'a str>) {
    keys.extend(tagged::of(record, found));
    for (key, value) in record {
        let before = found.len();
        match value {
            Value::Array(sentences) if names::normal(key) == "sentences" => {
                let mentions = sentences
                    .iter()
                    .filter_map(|sentence| sentence.get("entitymentions"));
                mentions.for_each(|mentions| of_list(mentions, found));
                // Counted in a text that is not here.
                found.iter_mut().skip(before).for_each(|one| one.at = None);
            }
            Value::Object(inner)
                if matches!(
                    names::normal(key).as_str(),
                    "nlp" | "analysis" | "enrichment" | "ner"
                ) =>
            {
                of_tagger(inner, found);
            }
            _ => {}
        }
        if found.len() > before && names::normal(key) != "sentences" {
            keys.push(key);
        }
    }
}

/// What a tagger found, below a key of its own.
fn of_tagger(tagger: &Map<String, Value>, found: &mut Vec<Found>) {
    let is_small = writes_names_small(tagger);
    for (key, value) in tagger {
        let normal = names::normal(key);
        if let Some(label) = kind_after(key) {
            of_names(label, value, is_small, found);
        } else if LISTS.contains(&normal.as_str()) {
            of_list(value, found);
        } else if KINDS.contains(&normal.as_str()) {
            of_names(key, value, is_small, found);
        }
    }
}

/// Whether a record writes names in small letters, as a list of them that cannot be codes tells: `mary poe`.
fn writes_names_small(record: &Map<String, Value>) -> bool {
    let is_small = |name: &Value| {
        let name = name.as_str();
        name.is_some_and(|name| name.contains(' ') && !name.contains(char::is_uppercase))
    };
    record.iter().any(|(key, value)| {
        let is_kind = || KINDS.contains(&names::normal(key).as_str());
        let mut names = value.as_array().into_iter().flatten();
        names.any(is_small) && is_kind()
    })
}

/// The kind in the key of a tagger's list: `ner_PER`, but not `ner_tags`.
fn kind_after(key: &str) -> Option<&str> {
    key.strip_prefix("ner_")
        .filter(|kind| kind.starts_with(char::is_uppercase))
}

/// Whether a keyword names somebody or something, and is no tag.
pub(crate) fn is_name_keyword(keyword: &Value) -> bool {
    let kind = keyword
        .get("name")
        .or_else(|| keyword.get("type"))
        .and_then(Value::as_str);
    keyword.get("value").is_some()
        && kind.is_some_and(|kind| KEYWORD_KINDS.contains(&kind.to_lowercase().as_str()))
}

fn rank(label: &str) -> u8 {
    let label = label.to_lowercase();
    match () {
        () if label.starts_with("per") || label.starts_with("people") => 1,
        () if label.starts_with("org") || label.starts_with("compan") => 2,
        () => 3,
    }
}

fn of_list(value: &Value, found: &mut Vec<Found>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| spans::of(value, found)),
        Value::Object(kinds) => {
            for (label, names) in kinds {
                if let Value::Array(names) = names {
                    found.extend(names.iter().filter_map(|name| of_kind(label, name)));
                }
            }
        }
        _ => {}
    }
}

/// One of a list by kind: its place, where it tells one, else its name.
fn of_kind(label: &str, value: &Value) -> Option<Found> {
    let at = match value {
        Value::Object(map) => place::of(map),
        Value::Array(parts) => match parts.as_slice() {
            [start, end] => Some((start.as_u64()? as usize, end.as_u64()? as usize)),
            _ => None,
        },
        _ => None,
    };
    let at = at.filter(|(start, end)| start < end);
    let name = named(label, value);
    match at {
        Some(_) => Some(Found {
            label: label.to_owned(),
            is_quoted: name.as_ref().is_some_and(|found| found.is_quoted),
            name: name.and_then(|found| found.name),
            at,
            whole: None,
        }),
        None => name,
    }
}

fn named(label: &str, value: &Value) -> Option<Found> {
    let name = match value {
        Value::Object(map) => ["name", "text", "title", "value", "entity_name", "label"]
            .iter()
            .find_map(|key| map.get(*key)?.as_str())?,
        other => other.as_str()?,
    };
    (!name.trim().is_empty()).then(|| Found {
        label: label.to_owned(),
        name: Some(name.to_owned()),
        is_quoted: value.get("text").is_some_and(|text| text == name),
        ..Found::default()
    })
}

fn of_keywords(value: &Value, found: &mut Vec<Found>) {
    let names = value
        .as_array()
        .into_iter()
        .flatten()
        .filter(|keyword| is_name_keyword(keyword));
    found.extend(names.filter_map(|keyword| {
        let label = keyword
            .get("name")
            .or_else(|| keyword.get("type"))?
            .as_str()?;
        Some(Found {
            label: label.to_owned(),
            name: Some(keyword.get("value")?.as_str()?.to_owned()),
            ..Found::default()
        })
    }));
}

/// A list of names under the name of their kind; not codes (`uk`, `west-germany`), which are tags. Where other names are
/// written small too, only hyphens make codes.
fn of_names(label: &str, value: &Value, is_small: bool, found: &mut Vec<Found>) {
    // One text for several names: `Anna Bell; Carl Eve`.
    if let Some(joined) = value.as_str().filter(|text| text.contains(';')) {
        let names = joined.split(';').map(|name| Value::from(name.trim()));
        found.extend(names.filter_map(|name| named(label, &name)));
    }
    let Some(values) = value.as_array() else {
        return;
    };
    let is_link = |byte: u8| byte == b'-' || byte == b'_';
    let are =
        |test: &dyn Fn(&str) -> bool| values.iter().all(|name| name.as_str().is_some_and(test));
    let are_codes = are(&|text| {
        text.bytes()
            .all(|byte| byte.is_ascii_lowercase() || is_link(byte))
    });
    let are_words = are(&|text| !text.bytes().any(is_link));
    if !are_codes || (is_small && are_words) {
        found.extend(values.iter().filter_map(|value| named(label, value)));
    }
}

fn clean(text: &str) -> String {
    sanitize::line(text.trim()).into_owned()
}

#[cfg(test)]
mod tests;
