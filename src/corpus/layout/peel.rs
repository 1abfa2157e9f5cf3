//! Values out of the wrappers that databases and converters from XML put round them: `{"S": "text"}`, `{"stringValue":
//! "text"}`, `{"#text": "text", "@type": "html"}`, `["text"]`, `{"en-US": "text"}`, an object written as a string.

use crate::corpus::{
    fields::{Role, names},
    likeness, repair,
};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Keys that name the type of the one value beside them.
const TYPES: [&str; 17] = [
    "S",
    "N",
    "BOOL",
    "NULL",
    "L",
    "M",
    "SS",
    "NS",
    "stringValue",
    "integerValue",
    "doubleValue",
    "booleanValue",
    "timestampValue",
    "nullValue",
    "referenceValue",
    "arrayValue",
    "mapValue",
];
/// Keys of the text of an element, beside its attributes.
const TEXTS: [&str; 7] = [
    "#text",
    "_text",
    "$t",
    "_",
    "__cdata",
    "_cdata",
    "#cdata-section",
];
/// Keys of the attributes of an element.
const ATTRIBUTES: [&str; 2] = ["$", "_attributes"];
/// How deep wrappers are looked for.
const DEPTH: usize = 9;
/// Values looked at.
const LOOKED_AT: usize = 4000;

/// The values with objects that are written as strings opened, where they are articles.
pub(super) fn opened(values: &[Value]) -> Cow<'_, [Value]> {
    let holds = |value: &Value| {
        value
            .as_object()
            .is_some_and(|map| map.values().any(is_written_object))
    };
    if !values.iter().any(holds) {
        return Cow::Borrowed(values);
    }
    let open = |value: &Value| {
        let mut value = value.clone();
        for inner in value.as_object_mut().into_iter().flat_map(Map::values_mut) {
            if let Some(object) = written_object(inner).filter(likeness::is_enough) {
                *inner = Value::Object(object);
            }
        }
        value
    };
    Cow::Owned(values.iter().map(open).collect())
}

fn is_written_object(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|text| text.trim_start().starts_with('{') && text.trim_end().ends_with('}'))
}

/// The object a string holds.
pub(super) fn written_object(value: &Value) -> Option<Map<String, Value>> {
    if !is_written_object(value) {
        return None;
    }
    match repair::parse(value.as_str()?.trim().as_bytes()).ok()?.0 {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// Whether values stand in wrappers.
pub(super) fn is_typed(values: &[Value]) -> bool {
    let mut left = LOOKED_AT;
    let mut found = 0;
    for value in values {
        count("", value, DEPTH, &mut left, &mut found);
    }
    found > 1
}

fn count(key: &str, value: &Value, depth: usize, left: &mut usize, found: &mut usize) {
    if depth == 0 || *left == 0 {
        return;
    }
    *left -= 1;
    match value {
        Value::Object(map) => {
            *found += usize::from(inside(map).is_some());
            for (key, value) in map {
                count(key, value, depth - 1, left, found);
            }
        }
        Value::Array(list) => {
            *found +=
                usize::from(matches!(list.as_slice(), [Value::String(_)]) && names_title(key));
            for value in list {
                count("", value, depth - 1, left, found);
            }
        }
        _ => {}
    }
}

fn names_title(key: &str) -> bool {
    names::fit(Role::Headline, &[key]).is_some_and(|(fit, _)| !fit.is_weak)
}

/// A record with its values out of their wrappers.
pub(super) fn record(record: Map<String, Value>) -> Map<String, Value> {
    record
        .into_iter()
        .map(|(key, value)| {
            let value = peeled(&key, value, DEPTH);
            (key, value)
        })
        .collect()
}

fn peeled(key: &str, value: Value, depth: usize) -> Value {
    if depth == 0 {
        return value;
    }
    match value {
        Value::Object(mut map) => {
            if let Some(inner) = inside(&map).map(str::to_owned) {
                let value = map.shift_remove(&inner).unwrap_or_default();
                return peeled(key, unlisted(&inner, value), depth - 1);
            }
            for name in ATTRIBUTES {
                if let Some(Value::Object(attributes)) = map.shift_remove(name) {
                    map.extend(attributes);
                }
            }
            Value::Object(
                map.into_iter()
                    .map(|(key, value)| {
                        let value = peeled(&key, value, depth - 1);
                        (key, value)
                    })
                    .collect(),
            )
        }
        Value::Array(mut list) if list.len() == 1 && is_single(key) => {
            peeled(key, list.pop().unwrap_or_default(), depth - 1)
        }
        Value::Array(list) => list
            .into_iter()
            .map(|value| peeled("", value, depth - 1))
            .collect(),
        other => other,
    }
}

/// The key under which the only value of a wrapper stands.
fn inside(map: &Map<String, Value>) -> Option<&str> {
    let (only, value) = map.iter().next()?;
    let is_alone = map.len() == 1;
    if is_alone && TYPES.contains(&only.as_str()) && is_of_type(only, value) {
        return Some(only);
    }
    if let Some(text) = TEXTS
        .iter()
        .find(|key| map.get(**key).is_some_and(Value::is_string))
    {
        return Some(text);
    }
    let is_local = |key: &String| {
        let mut letters = key.splitn(2, ['-', '_']);
        let is_code = letters
            .next()
            .is_some_and(|code| code.len() == 2 && code.chars().all(|c| c.is_ascii_lowercase()));
        is_code
            && letters.next().is_some_and(|place| {
                place.len() == 2 && place.chars().all(|c| c.is_ascii_uppercase())
            })
    };
    map.keys().all(is_local).then_some(only.as_str())
}

/// Whether a value is what the key over it says.
fn is_of_type(key: &str, value: &Value) -> bool {
    match key {
        "L" | "SS" | "NS" => value.is_array(),
        "M" | "arrayValue" | "mapValue" => value.is_object(),
        "BOOL" | "NULL" | "booleanValue" => value.is_boolean(),
        _ => value.is_string() || value.is_number() || value.is_null(),
    }
}

/// The list or map inside the further wrapper that some have.
fn unlisted(key: &str, value: Value) -> Value {
    let inner = match key {
        "arrayValue" => "values",
        "mapValue" => "fields",
        _ => return value,
    };
    match value {
        Value::Object(mut map) => map.shift_remove(inner).unwrap_or_default(),
        other => other,
    }
}

/// Whether a field holds one value, so that a list of one is that one.
fn is_single(key: &str) -> bool {
    let single = [
        Role::Headline,
        Role::Body,
        Role::Published,
        Role::Url,
        Role::Id,
        Role::Outlet,
        Role::Byline,
    ];
    let is_named = |role: Role| names::fit(role, &[key]).is_some_and(|(fit, _)| fit.weight > 30);
    single.into_iter().any(is_named)
}
