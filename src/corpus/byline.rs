//! Who wrote it: one name each, out of a list, objects, a dictionary, or a line as it was printed. E-mail addresses, bare
//! numbers, titles and addresses of pages are dropped, except where an address ends in the name of an account.

use super::text_of::{self, is_blank};
use serde_json::{Map, Value};

mod line;
mod words;

/// How deep people may lie in what wraps them.
const DEPTH: usize = 6;

/// The authors in a value, in order, each once.
pub(crate) fn authors(value: &Value) -> Vec<String> {
    let mut names = Vec::new();
    collect(value, &mut names, 0);
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.to_lowercase()));
    names
}

/// The names in one of several texts of a list.
pub(crate) fn of_several(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    // A list already says where one name ends; only a whole byline in it is split.
    if line::is_byline(text) {
        line::split(text, &mut names);
    } else {
        names.extend(line::name(text));
    }
    names
}

fn collect(value: &Value, names: &mut Vec<String>, depth: usize) {
    match value {
        Value::String(text) if depth < DEPTH && text.starts_with("[{\"") => {
            match serde_json::from_str::<Value>(text) {
                Ok(people) => collect(&people, names, depth + 1),
                Err(_) => line::split(text, names),
            }
        }
        Value::String(text) => line::split(text, names),
        Value::Array(values) if depth < DEPTH => {
            for value in values {
                match value {
                    Value::String(text) if values.len() > 1 => names.extend(of_several(text)),
                    Value::String(name) if !line::is_joined(name) => names.extend(line::name(name)),
                    other => collect(other, names, depth + 1),
                }
            }
        }
        Value::Object(map) if depth < DEPTH => of_person(map, names, depth),
        _ => {}
    }
}

fn of_person(map: &Map<String, Value>, names: &mut Vec<String>, depth: usize) {
    if is_other_work(map) {
        return;
    }
    let first = |keys: &[&str]| {
        let mut values = keys.iter().filter_map(|key| map.get(*key));
        values.find(|value| !is_blank(value))
    };
    let part = |keys: &[&str]| first(keys).and_then(Value::as_str).unwrap_or_default();
    if let Some(name) = first(&words::WHOLE) {
        return collect(name, names, depth + 1);
    }
    let name = [
        part(&words::GIVEN),
        part(&words::MIDDLE),
        part(&words::FAMILY),
    ]
    .join(" ");
    if !name.trim().is_empty() {
        names.extend(line::name(
            &name.split_whitespace().collect::<Vec<_>>().join(" "),
        ));
    } else if let Some(inner) =
        first(&words::WRAPPERS).filter(|inner| inner.is_object() || inner.is_array())
    {
        collect(inner, names, depth + 1);
    } else if let Some(inner) = first(&words::ACCOUNT) {
        collect(inner, names, depth + 1);
    } else {
        of_dictionary(map, names, depth);
    }
}

/// Whether a person is named for other work than writing: pictures, editing, translation.
fn is_other_work(map: &Map<String, Value>) -> bool {
    let work = [
        "role",
        "creatorType",
        "creator_type",
        "contributorType",
        "job",
        "type",
    ];
    work.iter()
        .filter_map(|key| map.get(*key)?.as_str())
        .any(|work| words::is_other_work(&work.to_lowercase()))
}

/// People under numbers (`{"1": "Anna Bell"}`), or under their names (`{"Anna Bell": "/staff/anna"}`).
fn of_dictionary(map: &Map<String, Value>, names: &mut Vec<String>, depth: usize) {
    let is_number = |key: &String| key.bytes().all(|byte| byte.is_ascii_digit());
    let is_address = |value: &Value| {
        value
            .as_str()
            .is_some_and(|text| text_of::is_url(text) || text.starts_with('/'))
    };
    if map.keys().all(is_number) || map.values().all(Value::is_object) {
        for value in map.values() {
            collect(value, names, depth + 1);
        }
    } else if map
        .iter()
        .all(|(key, value)| key.contains(' ') && is_address(value))
    {
        names.extend(map.keys().filter_map(|key| line::name(key)));
    }
}

#[cfg(test)]
mod tests;
