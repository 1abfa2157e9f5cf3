//! One line of `extract`: an object, what in it is headline and text, and the object again with its entities.

use super::input::Line;
use crate::{
    entity::{Extraction, Extractor, extract::Text},
    index::record,
    text::sanitize,
};
use serde_json::{Map, Value};

/// Where headline and text lie in the records of a stream.
pub(super) struct Roles;

impl Roles {
    /// Learns from the first lines.
    pub(super) fn told_by(lines: &[Line]) -> Self {
        let _ = lines;
        Self
    }
}

/// The line with `entities` set in; or why it is no article.
pub(super) fn with_entities(
    line: &Line,
    roles: &Roles,
    extractor: &Extractor,
) -> Result<String, String> {
    let Some(bytes) = &line.bytes else {
        return Err("the line is over the limit of 16 MiB".to_owned());
    };
    let text = std::str::from_utf8(bytes).map_err(|error| format!("not UTF-8: {error}"))?;
    let object = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => object,
        Ok(other) => return Err(format!("not an object but {}", kind(&other))),
        Err(error) => return Err(format!("not valid JSON: {error}")),
    };
    let entities = entities(&object, roles, extractor);
    let answer = set_in(text, object, entities);
    Ok(sanitize::json(&answer).into_owned())
}

fn entities(object: &Map<String, Value>, _: &Roles, extractor: &Extractor) -> Value {
    let field = |names: &[&str]| {
        let found = names.iter().find_map(|name| object.get(*name)?.as_str());
        sanitize::body(found.unwrap_or_default()).text.into_owned()
    };
    let headline = field(&["headline", "title"]);
    let body = field(&["body", "text", "content"]);
    let names: Extraction = extractor.extract(Text {
        headline: &headline,
        body: &body,
        published: None,
    });
    record::entities(&headline, &body, &names)
}

/// The object with entities at its end, or in place of those it had.
fn set_in(text: &str, mut object: Map<String, Value>, entities: Value) -> String {
    let open = text.trim_end().strip_suffix('}').unwrap_or_default();
    if object.contains_key("entities") || open.is_empty() {
        object.insert("entities".to_owned(), entities);
        return Value::Object(object).to_string();
    }
    let comma = if object.is_empty() { "" } else { "," };
    format!("{}{comma}\"entities\":{entities}}}", open.trim_end())
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::set_in;
    use serde_json::{Value, json};

    fn set(text: &str) -> String {
        set_in(text, serde_json::from_str(text).unwrap(), json!([1]))
    }

    #[test]
    fn what_came_in_stays_to_the_letter() {
        let text = r#"{ "id": 12345678901234567890123, "price": 1.50, "a":1,"a":2 }"#;
        assert_eq!(
            set(text),
            r#"{ "id": 12345678901234567890123, "price": 1.50, "a":1,"a":2,"entities":[1]}"#
        );
        assert_eq!(set("{}"), r#"{"entities":[1]}"#);
    }

    #[test]
    fn entities_already_there_are_replaced_in_their_place() {
        assert_eq!(
            set(r#"{"entities":null,"b":1}"#),
            r#"{"entities":[1],"b":1}"#
        );
        let again: Value = serde_json::from_str(&set(&set(r#"{"b":1}"#))).unwrap();
        assert_eq!(again, json!({"b": 1, "entities": [1]}));
    }
}
