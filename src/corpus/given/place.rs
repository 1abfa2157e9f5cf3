//! Where a record says that a span lies, however a tool writes it: a start and an end, a start and a length, flat, in a pair
//! or in an object of its own. Counted in whatever unit the record counts.

use crate::corpus::fields::names;
use serde_json::{Map, Value};

/// Names of where a span starts and ends, and how long it is; without case and separators, likeliest first.
const STARTS: &str = "start startchar startoffset begin beginoffset offset startpos startindex beginindex charstart characteroffsetbegin from";
const ENDS: &str = "end endchar endoffset stop endpos endindex charend characteroffsetend to";
const LENGTHS: &str = "length len";
/// Names of a place that is a pair or an object of its own.
const PLACES: &str = "span offsets indices position location locations offset range charspan spans";

/// The first value under one of the names, in their order, that is not blank.
pub(super) fn first<'a>(map: &'a Map<String, Value>, list: &str) -> Option<&'a Value> {
    list.split(' ').find_map(|name| {
        let mut entries = map.iter();
        let (_, value) = entries.find(|(key, value)| {
            let is_named = *key == name || (key.len() >= name.len() && names::plain(key) == name);
            is_named && !value.is_null()
        })?;
        Some(value)
    })
}

/// Where an object says a span lies.
pub(super) fn of(map: &Map<String, Value>) -> Option<(usize, usize)> {
    let number_of = |list: &str| first(map, list).and_then(number);
    if let Some(start) = number_of(STARTS) {
        let end = number_of(ENDS).or_else(|| Some(start + number_of(LENGTHS)?))?;
        return Some((start, end)).filter(|(start, end)| start < end);
    }
    match first(map, PLACES)? {
        Value::Object(inner) if !inner.is_empty() => of(inner),
        Value::Array(values) => pair(values),
        _ => None,
    }
}

/// `[3, 9]`, or the first of `[[3, 9]]`, `[{"offset": 3, "length": 6}]`.
pub(super) fn pair(values: &[Value]) -> Option<(usize, usize)> {
    match values {
        [start, end, ..] if start.is_u64() && end.is_u64() => {
            Some((number(start)?, number(end)?)).filter(|(start, end)| start < end)
        }
        [Value::Array(inner), ..] => match inner.as_slice() {
            [start, end, ..] => {
                Some((number(start)?, number(end)?)).filter(|(start, end)| start < end)
            }
            _ => None,
        },
        [Value::Object(inner), ..] => of(inner),
        _ => None,
    }
}

fn number(value: &Value) -> Option<usize> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(digits) => digits.parse().ok(),
        _ => None,
    }
    .and_then(|number: u64| usize::try_from(number).ok())
}
