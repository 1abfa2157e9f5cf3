//! Objects that are lists in disguise: records under ids, addresses, headlines or days, and lists under the names of
//! sections.

use super::{KeyRole, words::is_aside};
use crate::corpus::{
    dates,
    fields::{Role, names},
    step::Step,
    text_of,
};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Values compared.
const COMPARED: usize = 60;
/// Values tried as the model of the others.
const MODELS: usize = 5;

/// The values of a map that hold records.
pub(super) struct Members<'a> {
    pub(super) step: Step,
    pub(super) entries: Vec<(&'a str, &'a Value)>,
}

/// The values that hold records, of one object or of many that are alike.
pub(super) fn members<'a>(objects: &[&'a Map<String, Value>]) -> Option<Members<'a>> {
    let all: Vec<(&'a str, &'a Value)> = objects
        .iter()
        .flat_map(|object| object.iter().map(|(key, value)| (key.as_str(), value)))
        .collect();
    let held = |is: fn(&Value) -> bool| -> Vec<(&'a str, &'a Value)> {
        let is_one = |(key, value): &&(&str, &Value)| is(value) && !is_aside(key);
        all.iter().filter(is_one).copied().collect()
    };
    let (maps, lists) = (held(Value::is_object), held(Value::is_array));
    let texts = held(Value::is_string);
    let keys: HashSet<&str> = maps.iter().map(|(key, _)| *key).collect();
    // Objects of many records that have the same parts are no maps.
    let is_open = objects.len() == 1 || keys.len() * 5 >= maps.len() * 4;
    let is_titled =
        |list: &[(&str, &Value)]| list.len() > 1 && list.iter().all(|(key, _)| has_words(key));
    let entries = if maps.len() >= lists.len().max(1) && is_open {
        if maps.len() > 1 && are_days(&maps) {
            maps
        } else {
            alike(&maps)
        }
    } else if lists.is_empty() && objects.len() == 1 && is_titled(&texts) {
        texts
    } else if lists.len() > 1 && are_days(&lists) {
        lists
    } else {
        alike(&lists)
    };
    let kept: HashSet<&str> = entries.iter().map(|(key, _)| *key).collect();
    // One key again and again is a field.
    if kept.len() < 2 {
        return None;
    }
    let mut except: Vec<Box<str>> = Vec::new();
    for (key, _) in &all {
        if !kept.contains(key) && !except.iter().any(|known| **known == **key) {
            except.push((*key).into());
        }
    }
    let step = if except.is_empty() {
        Step::Values
    } else {
        Step::ValuesBut(except)
    };
    Some(Members { step, entries })
}

/// What the keys of a map of records are, where the records do not say it themselves.
pub(super) fn role_of(keys: &[&str], records: &[&Map<String, Value>]) -> Option<KeyRole> {
    let most = |is: &dyn Fn(&str) -> bool| {
        !keys.is_empty() && keys.iter().filter(|key| is(key)).count() * 5 >= keys.len() * 4
    };
    let role = if most(&text_of::is_url) {
        KeyRole::Url
    } else if most(&has_words) {
        KeyRole::Headline
    } else if most(&is_day) {
        KeyRole::Date
    } else if keys.is_empty() {
        return None;
    } else {
        KeyRole::Id
    };
    let field = match role {
        KeyRole::Id => Role::Id,
        KeyRole::Url => Role::Url,
        KeyRole::Headline => Role::Headline,
        KeyRole::Date => Role::Published,
    };
    let says = |record: &&&Map<String, Value>| {
        record
            .keys()
            .any(|key| names::fit(field, &[key]).is_some_and(|(fit, _)| fit.weight > 58))
    };
    (records.iter().filter(says).count() * 2 <= records.len()).then_some(role)
}

/// Those values that have most keys of the most usual of them; none when they are few among the others.
fn alike<'a>(entries: &[(&'a str, &'a Value)]) -> Vec<(&'a str, &'a Value)> {
    let with_model = |model: &Map<String, Value>| -> Vec<(&'a str, &'a Value)> {
        entries
            .iter()
            .filter(|(_, value)| has_keys_of(value, model))
            .copied()
            .collect()
    };
    let models = entries
        .iter()
        .filter_map(|(_, value)| sample_of(value))
        .take(MODELS);
    let best = models
        .map(with_model)
        .max_by_key(Vec::len)
        .unwrap_or_default();
    let rivals = entries
        .iter()
        .filter(|(_, value)| sample_of(value).is_some())
        .count();
    let filled = best
        .iter()
        .filter(|(_, value)| sample_of(value).is_some())
        .count();
    if filled * 10 >= rivals * 5 && filled > 0 {
        best
    } else {
        Vec::new()
    }
}

/// Whether values are objects of which all have six keys in ten of the first.
pub(super) fn share_keys(values: &[&Value]) -> bool {
    let model = values
        .first()
        .and_then(|value| value.as_object())
        .filter(|first| !first.is_empty());
    values.len() > 1
        && values
            .iter()
            .take(COMPARED)
            .all(|value| value.is_object() && model.is_some_and(|model| has_keys_of(value, model)))
}

/// An object by which a value is told: itself, or the first of its list.
fn sample_of(value: &Value) -> Option<&Map<String, Value>> {
    let object = match value {
        Value::Array(list) => list.first()?.as_object()?,
        other => other.as_object()?,
    };
    (!object.is_empty()).then_some(object)
}

fn has_keys_of(value: &Value, model: &Map<String, Value>) -> bool {
    match value {
        // A section may be empty.
        Value::Array(list) if list.is_empty() => true,
        value => sample_of(value).is_some_and(|object| {
            model.keys().filter(|key| object.contains_key(*key)).count() * 10 >= model.len() * 6
        }),
    }
}

/// Whether all keys are days or parts of them: `2025-07-01`, `2025`, `07`.
fn are_days(entries: &[(&str, &Value)]) -> bool {
    entries.iter().take(COMPARED).all(|(key, _)| is_day(key))
}

/// Whether a key is a day, a month or a year.
pub(crate) fn is_day(key: &str) -> bool {
    let is_short = (1..=10).contains(&key.len()) && key.len() != 3;
    let digits = key.chars().filter(char::is_ascii_digit).count();
    let is_plain = key
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '_'));
    is_short
        && is_plain
        && digits >= 2
        && matches!(digits, 2 | 4 | 6 | 8)
        && (digits < 8 || dates::looks_dated(key))
}

fn has_words(key: &str) -> bool {
    key.chars().count() >= 8 && key.trim().contains(' ')
}
