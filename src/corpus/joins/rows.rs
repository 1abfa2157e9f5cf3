//! What is taken of the rows that were found: names, or texts.

use super::ids::Row;
use crate::corpus::{
    body, byline,
    fields::{Role, names},
    text_of::{self, is_blank},
};
use serde_json::{Map, Value};

/// What is taken of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Take {
    /// The names of people.
    People,
    /// Any other name.
    Name,
    /// A text.
    Text,
}

/// Objects in which a row keeps its fields.
const ENVELOPES: [&str; 3] = ["attributes", "fields", "data"];

impl Take {
    /// Takes it of all rows; null where they hold nothing of it.
    pub(super) fn of(self, rows: impl Iterator<Item = Row>) -> Value {
        let mut values: Vec<Value> = rows.filter_map(|(_, row)| self.of_row(&row)).collect();
        match values.len() {
            0 => Value::Null,
            1 => values.pop().unwrap_or_default(),
            _ if self == Self::Text => Value::Array(values),
            _ => values.into_iter().flat_map(listed).collect(),
        }
    }

    /// What it is of one row.
    fn of_row(self, row: &Value) -> Option<Value> {
        let row = inside(row);
        match self {
            Self::People => {
                let names = match row {
                    Value::Object(map) => people(map),
                    other => byline::authors(other),
                };
                (!names.is_empty()).then(|| names.into_iter().collect())
            }
            Self::Name => match row {
                Value::Object(map) => {
                    text_of::text(best(Role::Headline, map, 40)?).map(Value::from)
                }
                other => text_of::text(other).map(Value::from),
            },
            Self::Text => match row {
                Value::Object(map) => best(Role::Body, map, 41)
                    .filter(|text| body::has_text(text))
                    .cloned(),
                text => body::has_text(text).then(|| text.clone()),
            },
        }
    }

    /// Whether there is any of it in a row, and the key it stands under.
    pub(super) fn key(self, row: &Value) -> Option<String> {
        self.of_row(row)?;
        let map = inside(row).as_object()?;
        let role = if self == Self::Text {
            Role::Body
        } else {
            Role::Headline
        };
        key_of(role, map, if self == Self::Text { 41 } else { 40 })
    }

    /// Whether a row holds any of it.
    pub(super) fn is_in(self, row: &Value) -> bool {
        self.of_row(row).is_some()
    }
}

fn inside(row: &Value) -> &Value {
    let inner = ENVELOPES
        .iter()
        .find_map(|key| row.get(*key).filter(|inner| inner.is_object()));
    inner.unwrap_or(row)
}

fn people(map: &Map<String, Value>) -> Vec<String> {
    let plain: Map<String, Value> = map
        .iter()
        .map(|(key, value)| (key.clone(), of_locale(value).clone()))
        .collect();
    let names = byline::authors(&Value::Object(plain));
    if names.is_empty() {
        let name = best(Role::Headline, map, 40).and_then(text_of::text);
        return name.into_iter().collect();
    }
    names
}

/// The one text of a map by language.
fn of_locale(value: &Value) -> &Value {
    let only = value
        .as_object()
        .filter(|map| map.keys().all(|key| names::is_language(key)));
    only.and_then(|map| map.values().next()).unwrap_or(value)
}

fn best(role: Role, map: &Map<String, Value>, least: i32) -> Option<&Value> {
    key_of(role, map, least)
        .and_then(|key| map.get(&key))
        .map(of_locale)
}

fn key_of(role: Role, map: &Map<String, Value>, least: i32) -> Option<String> {
    let fits = map
        .iter()
        .filter(|(_, value)| !is_blank(value))
        .filter_map(|(key, _)| {
            let (fit, _) = names::fit(role, &[key])?;
            (fit.weight >= least).then_some((fit.weight, key))
        });
    fits.max_by_key(|(weight, _)| *weight)
        .map(|(_, key)| key.clone())
}

fn listed(value: Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values,
        other => vec![other],
    }
}
