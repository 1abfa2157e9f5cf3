//! One labelled span, however a tool writes it: keys in any style, the place flat, in a pair or in an object of its own, the
//! label a word or a list of words, the whole a list of three.

use super::{
    Found,
    place::{self, first, pair},
    whole,
};
use crate::corpus::text_of;
use serde_json::{Map, Value};

/// Names of the label of a span and of its words; without case and separators, likeliest first.
const LABELS: &str = "label labels entitygroup entitytype type enttype entitylabel entity nertag ner tag category class kind";
const NAMES: &str = "text name word surface mention value data entityname entitytext spantext phrase normalizedtext";
/// Those of them under which stands what the text says, letter by letter.
const QUOTES: &str = "text word surface mention entitytext spantext phrase";
/// Names of what wraps spans of one annotator or one document.
const WRAPPERS: [&str; 4] = ["result", "entities", "spans", "value"];

/// The spans in one element of a list.
pub(super) fn of(value: &Value, found: &mut Vec<Found>) {
    match value {
        Value::Object(map) if is_ours(map) => {}
        Value::Object(map) => match (whole::parts(map), of_object(map)) {
            (Some(parts), _) => found.extend(parts),
            (None, Some(span)) => found.push(span),
            (None, None) => of_wrapper(map, found),
        },
        Value::Array(parts) => found.extend(of_list(parts)),
        _ => {}
    }
}

/// Spans below an annotation: `{"result": [{"value": {"start": …}}]}`.
fn of_wrapper(map: &Map<String, Value>, found: &mut Vec<Found>) {
    let Some(inner) = WRAPPERS.iter().find_map(|key| map.get(*key)) else {
        return;
    };
    match inner {
        Value::Array(values) => values
            .iter()
            .filter(|value| !value.is_array() || values.len() < 10_000)
            .for_each(|value| of(value, found)),
        Value::Object(value) => found.extend(of_object(value)),
        _ => {}
    }
}

fn of_object(map: &Map<String, Value>) -> Option<Found> {
    let label = first(map, LABELS)
        .or_else(|| map.get("infons")?.get("type"))
        .and_then(text_of::text)?;
    let name = first(map, NAMES)
        .filter(|name| !name.is_object())
        .and_then(text_of::text);
    let at = place::of(map);
    let quote = first(map, QUOTES).and_then(text_of::text);
    (name.is_some() || at.is_some()).then_some(Found {
        label,
        is_quoted: quote.is_some() && quote == name,
        name,
        at,
        whole: None,
    })
}

/// Whether a comparison of ours, read again, says that the record itself never had this one.
fn is_ours(map: &Map<String, Value>) -> bool {
    map.contains_key("mentions") && map.get("source").is_some_and(|source| source == "ours")
}

/// `[start, end, label]`, `[id, label, [[start, end]]]` or `[name, label]`.
fn of_list(parts: &[Value]) -> Option<Found> {
    match parts {
        [start, end, label, ..] if start.is_u64() && end.is_u64() => Some(Found {
            label: label.as_str()?.to_owned(),
            at: pair(parts),
            ..Found::default()
        }),
        [Value::String(_), label, Value::Array(places)] => Some(Found {
            label: label.as_str()?.to_owned(),
            at: Some(pair(places)?),
            ..Found::default()
        }),
        [name, label] => Some(Found {
            label: label.as_str()?.to_owned(),
            name: Some(name.as_str()?.to_owned()),
            ..Found::default()
        }),
        _ => None,
    }
}
