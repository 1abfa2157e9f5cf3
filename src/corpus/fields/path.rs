//! The way from a record to a field, and the walk along it. A way through lists gathers what stands at its ends into a
//! list (`parts[].text`); every other way leads to the one value in the record.

use super::Fields;
use crate::{
    corpus::{
        paths::{self, Part, PathError},
        text_of::is_blank,
    },
    text::sanitize,
};
use serde_json::Value;
use std::{borrow::Cow, fmt, str::FromStr};

/// The parts of a path as they stand among its keys: a key of one of these names would be read as the part.
const EACH: &str = "[]";
const VALUES: &str = "*";

/// The way to a field: found out (up to three keys), or told by the user.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub(crate) Vec<Box<str>>);

impl Path {
    /// The one value there.
    pub(crate) fn of<'a>(&self, record: impl Into<Fields<'a>>) -> Option<&'a Value> {
        let (first, rest) = self.0.split_first()?;
        let mut value = record.into().get(first)?;
        for key in rest {
            value = below(value, key)?;
        }
        Some(value)
    }

    /// What stands there: the value, or a list of the values where the way goes through lists.
    pub(crate) fn found<'a>(&self, record: impl Into<Fields<'a>>) -> Option<Cow<'a, Value>> {
        let record = record.into();
        if let Some(value) = self.of(record) {
            return Some(Cow::Borrowed(value));
        }
        let (first, rest) = self.0.split_first()?;
        if !self.0.iter().any(|key| is_fork(key)) {
            return None;
        }
        let mut ends = Vec::new();
        if &**first == VALUES {
            record.each(|value| gather(value, rest, &mut ends));
        } else {
            gather(record.get(first)?, rest, &mut ends);
        }
        (!ends.is_empty()).then_some(Cow::Owned(Value::Array(ends)))
    }

    /// The keys of objects at its beginning, before it leads into a list or to more than one value.
    pub(crate) fn trunk(&self) -> &[Box<str>] {
        let is_key = |part: &str| !is_fork(part) && nth(part).is_none();
        let length = self.0.iter().take_while(|part| is_key(part)).count();
        self.0.get(..length).unwrap_or_default()
    }

    /// Whether it leads through keys of objects only.
    pub(crate) fn is_of_keys(&self) -> bool {
        self.trunk().len() == self.0.len()
    }

    /// Reads several, best first, with commas between; none where nothing is written.
    ///
    /// # Errors
    /// One of them is no path.
    pub fn ranked(text: &str) -> Result<Vec<Self>, PathError> {
        if text.trim().is_empty() {
            return Ok(Vec::new());
        }
        paths::split(text).into_iter().map(str::parse).collect()
    }

    /// As shown, and as it can be typed.
    pub(crate) fn shown(&self) -> String {
        self.to_string()
    }
}

/// Whether a part leads to more than one value.
fn is_fork(part: &str) -> bool {
    part == EACH || part == VALUES
}

/// One step down that leads to one value.
fn below<'a>(value: &'a Value, part: &str) -> Option<&'a Value> {
    match value {
        Value::Object(map) => map.get(part),
        Value::Array(list) => list.get(nth(part)?),
        _ => None,
    }
}

/// `[3]` as 3.
fn nth(part: &str) -> Option<usize> {
    part.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

fn gather(value: &Value, rest: &[Box<str>], ends: &mut Vec<Value>) {
    let Some((part, rest)) = rest.split_first() else {
        if !is_blank(value) {
            ends.push(value.clone());
        }
        return;
    };
    match (value, &**part) {
        (Value::Array(list), EACH) => list.iter().for_each(|value| gather(value, rest, ends)),
        // Converters from XML write a list of one as the one.
        (single, EACH) => gather(single, rest, ends),
        (Value::Object(map), VALUES) => map.values().for_each(|value| gather(value, rest, ends)),
        (value, part) => {
            if let Some(value) = below(value, part) {
                gather(value, rest, ends);
            }
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |key: &str| match key {
            EACH => Part::Each,
            VALUES => Part::Values,
            key => nth(key).map_or_else(|| Part::Key(key.to_owned()), Part::Nth),
        };
        let parts: Vec<Part> = self.0.iter().map(|key| part(key)).collect();
        let mut text = String::new();
        paths::print(parts.iter(), &mut text)?;
        out.write_str(&sanitize::line(&text))
    }
}

impl FromStr for Path {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let parts = paths::parse(text)?;
        if parts.is_empty() {
            return Err(PathError::Empty);
        }
        let key = |part| match part {
            Part::Key(key) => key.into(),
            Part::Each => EACH.into(),
            Part::Values => VALUES.into(),
            Part::Nth(at) => format!("[{at}]").into(),
        };
        Ok(Self(parts.into_iter().map(key).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(path: &str, record: &Value) -> Option<Value> {
        let path: Path = path.parse().unwrap();
        path.found(record.as_object().unwrap()).map(Cow::into_owned)
    }

    #[test]
    fn a_path_leads_through_objects_lists_and_maps() {
        let record = json!({
            "content": {"text": "It did."}, "a.b": 1, "*": "star",
            "parts": [{"text": "One."}, {"text": null}, {"other": 1}, {"text": "Two."}],
            "authors": [{"name": "Ann"}, {"name": "Bo"}],
            "by_id": {"1": {"name": "Ann"}, "2": {"name": "Bo"}},
            "single": {"text": "Only."},
        });
        let table = [
            ("content.text", json!("It did.")),
            ("\"a.b\"", json!(1)),
            ("parts[].text", json!(["One.", "Two."])),
            ("authors[1].name", json!("Bo")),
            ("by_id.*.name", json!(["Ann", "Bo"])),
            ("single[].text", json!(["Only."])),
            ("\"*\"", json!("star")),
        ];
        for (path, value) in table {
            assert_eq!(found(path, &record), Some(value), "{path}");
        }
        for path in [
            "content.txt",
            "parts.text",
            "authors[2]",
            "content[].x",
            "nothing[]",
        ] {
            assert_eq!(found(path, &record), None, "{path}");
        }
    }

    #[test]
    fn a_path_is_printed_as_it_is_typed() {
        for text in [
            "content.text",
            "parts[].text",
            "authors[0].name",
            "by_id.*.name",
            "\"a.b\".c",
        ] {
            assert_eq!(text.parse::<Path>().unwrap().to_string(), text);
        }
    }
}
