//! Entities a record brings along, in the shapes annotation tools and APIs write them: lists by kind, lists of labelled
//! spans, keywords with a kind, lists of people and places. Offsets are code points unless the texts given with them say
//! otherwise.

use super::{GivenEntity, fields::names, text_of};
use crate::text::sanitize;
use serde_json::{Map, Value};

mod locate;

/// One entity as the record has it.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    label: String,
    name: Option<String>,
    /// Start and end, in whatever unit the record counts.
    at: Option<(usize, usize)>,
}

/// Keys of lists of labelled spans or of lists by kind.
const LISTS: [&str; 9] = [
    "entities",
    "ents",
    "spans",
    "namedentities",
    "annotations",
    "label",
    "labels",
    "ner",
    "mentions",
];
/// Keys of lists of names of one kind.
const KINDS: [&str; 18] = [
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

/// The entities of a record, where they stand in `body` (sanitised), and the top-level keys they came from. `raw` is the
/// text of the body before sanitising, which offsets count in.
pub(crate) fn entities<'a>(
    record: &'a Map<String, Value>,
    raw: &str,
    body: &str,
) -> (Vec<GivenEntity>, Vec<&'a str>) {
    let mut found = Vec::new();
    let mut keys = Vec::new();
    for (key, value) in record {
        let before = found.len();
        let normal = names::normal(key);
        if LISTS.contains(&normal.as_str()) {
            of_list(value, &mut found);
        } else if normal == "keywords" {
            of_keywords(value, &mut found);
        } else if KINDS.contains(&normal.as_str()) {
            of_names(key, value, &mut found);
        }
        if found.len() > before && normal != "keywords" {
            keys.push(key.as_str());
        }
    }
    // Names without places: people first, then organisations, whatever the order of the lists.
    found.sort_by_key(|one| {
        if one.at.is_some() {
            0
        } else {
            rank(&one.label)
        }
    });
    (locate::locate(found, raw, body), keys)
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
        Value::Array(values) => found.extend(values.iter().filter_map(span)),
        Value::Object(kinds) => {
            for (label, names) in kinds {
                if let Value::Array(names) = names {
                    found.extend(names.iter().filter_map(|name| named(label, name)));
                }
            }
        }
        _ => {}
    }
}

/// Keys of a labelled span: where it starts and ends, its label, its words.
const STARTS: [&str; 7] = [
    "start",
    "start_char",
    "startOffset",
    "start_offset",
    "begin",
    "offset",
    "beginOffset",
];
const ENDS: [&str; 5] = ["end", "end_char", "endOffset", "end_offset", "stop"];
const LABELS: [&str; 8] = [
    "label",
    "entity_group",
    "entity_type",
    "type",
    "ent_type",
    "entity",
    "tag",
    "category",
];
const NAMES: [&str; 6] = ["text", "name", "word", "surface", "mention", "value"];

fn span(value: &Value) -> Option<Found> {
    match value {
        Value::Object(map) => span_of_object(map),
        Value::Array(parts) => span_of_list(parts),
        _ => None,
    }
}

fn span_of_object(map: &Map<String, Value>) -> Option<Found> {
    let text = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| map.get(*key))
            .and_then(text_of::text)
    };
    let number = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| map.get(*key)?.as_u64())
            .map(|n| n as usize)
    };
    let start = number(&STARTS);
    let end = number(&ENDS);
    let length = number(&["length"]).filter(|_| end.is_none());
    let label = text(&LABELS)?;
    let name = text(&NAMES);
    let end = end.or_else(|| Some(start? + length?));
    let at = start.zip(end).filter(|(start, end)| start < end);
    (name.is_some() || at.is_some()).then_some(Found { label, name, at })
}

/// `[start, end, label]` or `[name, label]`.
fn span_of_list(parts: &[Value]) -> Option<Found> {
    match parts {
        [start, end, label, ..] if start.is_u64() && end.is_u64() => Some(Found {
            label: label.as_str()?.to_owned(),
            name: None,
            at: Some((start.as_u64()? as usize, end.as_u64()? as usize))
                .filter(|(start, end)| start < end),
        }),
        [name, label] => Some(Found {
            label: label.as_str()?.to_owned(),
            name: Some(name.as_str()?.to_owned()),
            at: None,
        }),
        _ => None,
    }
}

fn named(label: &str, value: &Value) -> Option<Found> {
    let name = match value {
        Value::Object(map) => ["name", "text", "title", "value"]
            .iter()
            .find_map(|key| map.get(*key)?.as_str())?,
        other => other.as_str()?,
    };
    (!name.trim().is_empty()).then(|| Found {
        label: label.to_owned(),
        name: Some(name.to_owned()),
        at: None,
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
            at: None,
        })
    }));
}

/// A list of names under the name of their kind; not codes (`uk`, `west-germany`), which are tags.
fn of_names(label: &str, value: &Value, found: &mut Vec<Found>) {
    let Some(values) = value.as_array() else {
        return;
    };
    let is_code = |value: &Value| {
        value.as_str().is_some_and(|text| {
            text.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'_')
        })
    };
    if !values.iter().all(is_code) {
        found.extend(values.iter().filter_map(|value| named(label, value)));
    }
}

fn clean(text: &str) -> String {
    sanitize::line(text.trim()).into_owned()
}

#[cfg(test)]
mod tests;
