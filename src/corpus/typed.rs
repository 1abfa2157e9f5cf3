//! Values that carry their type or the marks of XML with them: `{"S": "…"}` and `{"stringValue": "…"}` of document stores,
//! `{"$oid": "…"}` of extended JSON, `{"#text": "…"}`, `{"$t": "…"}`, `{"_cdata": "…"}` of converters. They are replaced by
//! what they hold before anything is asked of a record, so that no rule has to know of them. The record itself keeps its
//! form: what no role took is shown as it was found.

use serde_json::{Map, Value};

/// Keys under which converters keep the text of an element.
const TEXTS: [&str; 11] = [
    "#text",
    "$t",
    "_text",
    "_cdata",
    "__cdata",
    "#cdata",
    "#cdata-section",
    "__text",
    "$text",
    "_",
    "$",
];
/// Types of a document store whose value is a string, a number or a truth value.
const SCALARS: [&str; 17] = [
    "S",
    "N",
    "BOOL",
    "stringValue",
    "integerValue",
    "doubleValue",
    "booleanValue",
    "timestampValue",
    "referenceValue",
    "$oid",
    "$date",
    "$numberLong",
    "$numberInt",
    "$numberDouble",
    "$numberDecimal",
    "$uuid",
    "$timestamp",
];

/// Replaces typed values in a value, however deep, by what they hold.
pub(crate) fn unwrap(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(unwrap),
        Value::Object(map) => {
            unwrap_map(map);
            if let Some(held) = held(map) {
                *value = held;
            }
        }
        _ => {}
    }
}

/// Replaces the typed values of a record by what they hold.
pub(crate) fn unwrap_map(map: &mut Map<String, Value>) {
    map.values_mut().for_each(unwrap);
}

/// Whether anything in a record carries its type.
pub(crate) fn is_typed(map: &Map<String, Value>) -> bool {
    map.values().any(|value| match value {
        Value::Array(values) => values
            .iter()
            .any(|value| value.as_object().is_some_and(is_typed_object)),
        Value::Object(map) => is_typed_object(map),
        _ => false,
    })
}

fn is_typed_object(map: &Map<String, Value>) -> bool {
    let is_type = |key: &str| {
        SCALARS.contains(&key)
            || matches!(
                key,
                "NULL" | "nullValue" | "L" | "SS" | "NS" | "M" | "arrayValue" | "mapValue"
            )
    };
    map.keys()
        .any(|key| TEXTS.contains(&key.as_str()) || (map.len() == 1 && is_type(key)))
        || is_typed(map)
}

/// What a typed value holds; none for any other object.
fn held(map: &mut Map<String, Value>) -> Option<Value> {
    if map.len() == 1 {
        let (key, value) = map.iter_mut().next()?;
        if let Some(held) = of_type(key, value) {
            return Some(held);
        }
    }
    of_element(map)
}

fn of_type(key: &str, value: &mut Value) -> Option<Value> {
    let is_scalar = !value.is_array() && !value.is_object();
    match key {
        "NULL" if value.is_boolean() => Some(Value::Null),
        "nullValue" if is_scalar => Some(Value::Null),
        "L" | "SS" | "NS" if value.is_array() => Some(value.take()),
        "M" if value.is_object() => Some(value.take()),
        "arrayValue" if value.is_object() => Some(
            value
                .get_mut("values")
                .map_or_else(|| Value::Array(Vec::new()), Value::take),
        ),
        "mapValue" => value.get_mut("fields").map(Value::take),
        // A one-letter key holds text in this form only; a chart of numbers may have a key `N` as well.
        "S" | "N" => value.is_string().then(|| value.take()),
        _ => (is_scalar && SCALARS.contains(&key)).then(|| value.take()),
    }
}

/// The text of an element, where nothing but attributes stands beside it.
fn of_element(map: &mut Map<String, Value>) -> Option<Value> {
    let is_attribute = |key: &str, value: &Value| {
        matches!(key, "_attributes" | "$") || !(value.is_array() || value.is_object())
    };
    let key = TEXTS.into_iter().find(|key| {
        map.get(*key)
            .and_then(Value::as_str)
            .is_some_and(|text| !text.is_empty())
    })?;
    let is_element = map
        .iter()
        .all(|(other, value)| other == key || is_attribute(other, value));
    if !is_element {
        return None;
    }
    map.get_mut(key).map(Value::take)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn typed_values_become_what_they_hold() {
        let cases = [
            (json!({"S": "Harbour"}), json!("Harbour")),
            (json!({"N": "7"}), json!("7")),
            (json!({"NULL": true}), json!(null)),
            (
                json!({"L": [{"S": "a"}, {"M": {"b": {"BOOL": true}}}]}),
                json!(["a", {"b": true}]),
            ),
            (
                json!({"arrayValue": {"values": [{"stringValue": "a"}]}}),
                json!(["a"]),
            ),
            (json!({"arrayValue": {}}), json!([])),
            (
                json!({"mapValue": {"fields": {"a": {"nullValue": null}}}}),
                json!({"a": null}),
            ),
            (
                json!({"$date": {"$numberLong": "1730000000000"}}),
                json!("1730000000000"),
            ),
            (
                json!({"@type": "html", "#text": "Harbour"}),
                json!("Harbour"),
            ),
            (json!({"type": "text", "$t": "Harbour"}), json!("Harbour")),
            (json!({"_": "a", "$": {"isPermaLink": "false"}}), json!("a")),
            (json!([{"_cdata": "a"}]), json!(["a"])),
        ];
        for (mut value, expected) in cases {
            let shown = value.to_string();
            unwrap(&mut value);
            assert_eq!(value, expected, "{shown}");
        }
    }

    #[test]
    fn what_only_resembles_a_type_stays() {
        for value in [
            json!({"S": 3, "N": 4}),
            json!({"N": 4}),
            json!({"M": "m"}),
            json!({"text": "a"}),
            json!({"#text": "a", "children": [1]}),
            json!({"_attributes": {"a": "b"}}),
            json!({"#text": ""}),
            json!({"SS": "a"}),
        ] {
            let mut unwrapped = value.clone();
            unwrap(&mut unwrapped);
            assert_eq!(unwrapped, value);
        }
    }
}
