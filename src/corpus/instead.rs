//! What a file holds, and what a value is, in words.

use super::{likeness, text_of};
use crate::text::sanitize;
use serde_json::{Map, Value};

/// How deep it is looked for what a file holds instead of articles.
const OTHERS: usize = 2;

/// What a value is, in words.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What the file holds instead of articles.
pub(crate) fn describe(values: &[Value]) -> String {
    let words = match values.first() {
        None => "nothing in it can be read as JSON".to_owned(),
        Some(Value::Array(list)) if list.is_empty() => "an empty list".to_owned(),
        Some(Value::Array(list)) => match list.iter().find_map(Value::as_object) {
            Some(object) => format!("a list of objects with {}", keys(object)),
            None => format!(
                "a list of which the first is {}",
                list.first().map_or("nothing", kind)
            ),
        },
        Some(Value::Object(object)) if object.is_empty() => "an empty object".to_owned(),
        Some(Value::Object(object)) => format!("objects with {}", keys(object)),
        Some(other) => kind(other).to_owned(),
    };
    let trade = values
        .iter()
        .find_map(|value| likeness::other_trade(value, OTHERS));
    let words = trade.map_or(words.clone(), |trade| format!("{trade}, {words}"));
    sanitize::line(&words).into_owned()
}

fn keys(object: &Map<String, Value>) -> String {
    let names: Vec<String> = object
        .keys()
        .take(4)
        .map(|key| format!("`{}`", text_of::shorten(key, 30)))
        .collect();
    names.join(", ")
}
