//! What is an id, and which ids a row has: numbers and words without blanks, alone, in lists, or in the objects that refer
//! to others (`{type, id}`, `{sys: {id}}`, `{_ref}`).

use serde_json::Value;

/// A row of a table: its key, where the table is a map, and what it holds.
pub(super) type Row = (Option<String>, Value);

/// Longest id.
const LONGEST: usize = 80;
/// Keys of a row's own id.
const OWN: [&str; 8] = ["id", "_id", "uuid", "ID", "Id", "guid", "key", "slug"];
/// Keys of the id in an object that refers to another.
const REFERRING: [&str; 5] = ["_ref", "$oid", "$id", "@id", "$ref"];

/// The ids in a value that says nothing else.
pub(super) fn of(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => {
            let ids: Vec<Vec<String>> = list.iter().map(of).collect();
            let is_pure = ids.iter().all(|ids| ids.len() == 1);
            ids.into_iter().flatten().filter(|_| is_pure).collect()
        }
        Value::Object(map) => {
            if let Some(inner) = map.get("data").or_else(|| map.get("sys"))
                && !matches!(inner, Value::String(_) | Value::Number(_))
            {
                return of(inner);
            }
            let said = REFERRING.iter().find_map(|key| scalar(map.get(*key)?));
            let kind = ["type", "linkType", "kind"]
                .iter()
                .find_map(|key| map.get(*key)?.as_str());
            let id = map.get("id").and_then(scalar);
            let is_bare = map
                .keys()
                .all(|key| matches!(key.as_str(), "id" | "type" | "kind" | "meta" | "links"));
            match (said, id, kind) {
                (Some(id), ..) => vec![id],
                // Whatever has more than that is the thing itself.
                (None, Some(id), Some(_)) if map.contains_key("linkType") => vec![id],
                (None, Some(id), Some(kind)) if is_bare => vec![format!("{kind}/{id}")],
                (None, Some(id), None) if map.len() == 1 => vec![id],
                _ => Vec::new(),
            }
        }
        other => scalar(other).into_iter().collect(),
    }
}

/// A number or word as an id.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => {
            let is_word =
                (1..=LONGEST).contains(&text.len()) && !text.contains(char::is_whitespace);
            is_word.then(|| text.clone())
        }
        Value::Object(map) if map.len() == 1 => scalar(map.get("$oid")?),
        _ => None,
    }
}

/// By what the rows of a table are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum By {
    /// Their own ids.
    Own,
    /// The id of another thing, under this key.
    Field(String),
}

impl By {
    /// The ids by which a row is found.
    pub(super) fn of(&self, (key, row): &Row) -> Vec<String> {
        match self {
            Self::Own => {
                let mut ids: Vec<String> = key.iter().cloned().collect();
                ids.extend(own(row));
                ids
            }
            Self::Field(field) => row.get(field).map(of).unwrap_or_default(),
        }
    }

    /// Whether a row is found by an id.
    pub(super) fn names(&self, row: &Row, id: &str) -> bool {
        self.of(row).iter().any(|own| own == id)
    }
}

fn own(row: &Value) -> Vec<String> {
    let Some(map) = row.as_object() else {
        return Vec::new();
    };
    let mut ids: Vec<String> = OWN
        .iter()
        .filter_map(|key| scalar(map.get(*key)?))
        .collect();
    ids.extend(map.get("sys").and_then(|sys| scalar(sys.get("id")?)));
    if let (Some(kind), Some(id)) = (
        map.get("type").and_then(Value::as_str),
        map.get("id").and_then(scalar),
    ) {
        ids.push(format!("{kind}/{id}"));
    }
    // The first field of a table is its key, whatever it is called: `user_id`.
    if ids.is_empty()
        && let Some((key, value)) = map.iter().next()
        && key.to_lowercase().ends_with("id")
    {
        ids.extend(scalar(value));
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_id_is_told_from_what_has_one() {
        let cases = [
            (json!(12), vec!["12"]),
            (json!("a0"), vec!["a0"]),
            (json!([1, "b"]), vec!["1", "b"]),
            (json!({"type": "people", "id": "9"}), vec!["people/9"]),
            (
                json!({"data": [{"type": "people", "id": "9"}]}),
                vec!["people/9"],
            ),
            (
                json!({"sys": {"type": "Link", "linkType": "Entry", "id": "9"}}),
                vec!["9"],
            ),
            (json!({"_type": "reference", "_ref": "a0"}), vec!["a0"]),
            (json!("Anna Bell"), vec![]),
            (json!({"id": 1, "name": "Anna"}), vec![]),
            (json!(["Anna Bell", 1]), vec![]),
        ];
        for (value, expected) in cases {
            assert_eq!(of(&value), expected, "{value}");
        }
    }

    #[test]
    fn a_row_is_found_by_its_ids_or_by_that_of_another() {
        let row = (None, json!({"story_id": 7, "text": "It did."}));
        assert_eq!(By::Own.of(&row), ["7"]);
        assert_eq!(By::Field("story_id".to_owned()).of(&row), ["7"]);
        let typed = (Some("k".to_owned()), json!({"type": "people", "id": 9}));
        assert_eq!(By::Own.of(&typed), ["k", "9", "people/9"]);
    }
}
