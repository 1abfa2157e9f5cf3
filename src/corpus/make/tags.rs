//! What the tags of a record say, as strings, as objects of many producers, or in one line.

use crate::corpus::{given, text_of};
use serde_json::Value;

/// Where an object has the word of its tag, if under none of the usual keys.
const KEYS: [&str; 7] = [
    "webTitle",
    "@term",
    "tag",
    "tag_name",
    "keyword",
    "displayName",
    "slug",
];

/// The texts of all tags in a value; not of numbers, of names given as keywords, or of users spoken of.
pub(super) fn texts(value: &Value) -> Vec<String> {
    let is_tag = |value: &&Value| {
        let kind = value.get("type").and_then(Value::as_str);
        !given::is_name_keyword(value) && !value.is_number() && kind != Some("Mention")
    };
    match listed(value) {
        Value::Array(values) => values.iter().filter(is_tag).filter_map(text).collect(),
        text @ Value::String(_) => text_of::texts(text),
        _ => Vec::new(),
    }
}

/// The list in an object that holds nothing else of use, as GraphQL and Strapi wrap them.
fn listed(value: &Value) -> &Value {
    let mut lists = within(value, &["nodes", "edges", "data"]).filter(|list| list.is_array());
    lists.next().unwrap_or(value)
}

fn text(value: &Value) -> Option<String> {
    within(value, &["value"])
        .find_map(text_of::text)
        .or_else(|| text_of::text(value))
        .or_else(|| within(value, &KEYS).find_map(text_of::text))
        .or_else(|| within(value, &["node", "attributes"]).find_map(text))
}

fn within<'v>(value: &'v Value, keys: &'v [&str]) -> impl Iterator<Item = &'v Value> {
    keys.iter().filter_map(|key| value.get(*key))
}
