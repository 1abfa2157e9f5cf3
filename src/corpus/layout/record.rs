//! From the stretch of a file that is one record to the record: out of its envelope, its cells under their names, its
//! values out of their wrappers.

use super::{KeyRole, Layout, RecordForm, peel, rows};
use crate::corpus::likeness;
use serde_json::{Map, Value};

/// Names of the two parts of a pair, and of a text alone.
const TEXT: &str = "text";
/// Name of the title of a feed around its item.
const FEED: &str = "feed_title";
/// Longest text of a pair that is a headline where a text stands beside it.
const TITLE: usize = 160;

/// What stands where a record should be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Unfit {
    /// Nothing.
    Nothing,
    /// Something that is no record.
    Other(Value),
    /// The names of the columns.
    Header,
}

impl Layout {
    /// The record in a value that stands under `key`; what its envelopes say of it comes along where `is_said` allows it.
    ///
    /// # Errors
    /// What stands there instead.
    pub(crate) fn record(
        &self,
        value: Value,
        key: Option<&str>,
        is_said: impl Fn(&str) -> bool,
    ) -> Result<Map<String, Value>, Unfit> {
        let mut value = value;
        let mut said = Map::new();
        for inner in &self.inner {
            let mut envelope = match value {
                Value::Object(envelope) => envelope,
                other => peel::written_object(&other).ok_or(Unfit::Other(other))?,
            };
            value = envelope.shift_remove(&**inner).ok_or(Unfit::Nothing)?;
            let is_kept = |(name, value): &(String, Value)| {
                !value.is_object() && !value.is_array() && is_said(name)
            };
            // A feed of a single item is its outlet.
            if likeness::is_item(inner)
                && let Some(title) = envelope.get("title").filter(|title| title.is_string())
            {
                said.insert(FEED.to_owned(), title.clone());
            }
            said.extend(envelope.into_iter().filter(is_kept));
        }
        let mut record = self.reshape(value, key)?;
        for (name, value) in said {
            if !record.contains_key(&name) {
                record.insert(name, value);
            }
        }
        Ok(record)
    }

    /// The record in a value that is out of its envelope.
    pub(super) fn reshape(
        &self,
        value: Value,
        key: Option<&str>,
    ) -> Result<Map<String, Value>, Unfit> {
        let mut record = match (&self.form, value) {
            (RecordForm::Object | RecordForm::Columns, Value::Object(record)) => record,
            (RecordForm::Row(names), Value::Array(cells)) => row(names, cells)?,
            (RecordForm::Pair, Value::Array(parts)) => pair(parts)?,
            (RecordForm::Text, text @ Value::String(_)) => {
                Map::from_iter([(TEXT.to_owned(), text)])
            }
            (_, Value::Null) if !self.inner.is_empty() => return Err(Unfit::Nothing),
            (_, text @ Value::String(_)) => {
                peel::written_object(&text).ok_or(Unfit::Other(text))?
            }
            (_, other) => return Err(Unfit::Other(other)),
        };
        if self.is_typed {
            record = peel::record(record);
        }
        if let (Some(role), Some(key)) = (self.key, key) {
            let name = match role {
                KeyRole::Id => "id",
                KeyRole::Url => "url",
                KeyRole::Headline => "title",
                KeyRole::Date => "date",
            };
            if !record.contains_key(name) {
                record.insert(name.to_owned(), key.into());
            }
        }
        Ok(record)
    }
}

fn row(names: &[Box<str>], cells: Vec<Value>) -> Result<Map<String, Value>, Unfit> {
    if rows::is_header(&cells, names) {
        return Err(Unfit::Header);
    }
    if cells.is_empty() {
        return Err(Unfit::Nothing);
    }
    let more = (names.len()..).map(|at| format!("column {}", at + 1));
    let names = names.iter().map(ToString::to_string).chain(more);
    let cells = cells.into_iter().map(|cell| rows::content(&cell).clone());
    Ok(names.zip(cells).collect())
}

fn pair(parts: Vec<Value>) -> Result<Map<String, Value>, Unfit> {
    let mut parts = parts.into_iter();
    let (Some(Value::String(text)), Some(said)) = (parts.next(), parts.next()) else {
        return Err(Unfit::Nothing);
    };
    let mut record = match said {
        Value::Object(said) => said,
        list => Map::from_iter([("spans".to_owned(), list)]),
    };
    let is_title = text.len() < TITLE && likeness::has_text(&record);
    let name = if is_title { "title" } else { TEXT };
    // The text first, as it stood.
    let mut whole = Map::from_iter([(name.to_owned(), Value::String(text))]);
    record.retain(|key, _| key != name);
    whole.extend(record);
    Ok(whole)
}
