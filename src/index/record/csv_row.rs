//! Rows of a table: the keys of the JSON as columns, lists joined with `; `.

use super::Object;
use serde_json::Value;
use std::io;

/// The columns of an exported table: the keys of `show`, but for `extra` and `entities`, which do not fit a cell.
pub const EXPORT_COLUMNS: [&str; 17] = [
    "id",
    "headline",
    "published",
    "authors",
    "outlet",
    "url",
    "language",
    "section",
    "tags",
    "file",
    "line",
    "score",
    "tier",
    "updated",
    "summary",
    "body",
    "image",
];

/// The columns of `list --format csv`: the keys of its JSON, which are the first of `show`.
pub const LIST_COLUMNS: &[&str] = EXPORT_COLUMNS.split_at(13).0;

/// The cells of an object under `columns`; empty where the value is unknown.
pub fn cells(object: &Object, columns: &[&str]) -> Vec<String> {
    columns
        .iter()
        .map(|column| object.get(*column).map(cell).unwrap_or_default())
        .collect()
}

/// One row as written, with its line break.
///
/// # Errors
/// None in practice: the row is written to memory.
pub fn line<T: AsRef<[u8]>>(cells: &[T]) -> io::Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(cells)?;
    out.into_inner()
        .map_err(|error| io::Error::other(error.to_string()))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}
