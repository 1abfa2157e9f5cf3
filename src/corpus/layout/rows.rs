//! Records that are no objects: rows of cells with the names apart from them, pairs of a text and what is said of it,
//! columns that hold one field of every record, texts alone.

use super::{
    RecordForm,
    group::{Group, Standing},
};
use crate::corpus::{
    dates,
    fields::{Role, names},
    text_of,
};
use serde_json::{Map, Value};

/// Rows looked at.
const ROWS: usize = 60;
/// Longest name of a column.
const NAME: usize = 60;
/// How deep the names of columns may lie beside their rows.
const DEPTH: usize = 3;
/// Least mean length of texts that stand alone, and of those that stand under their headlines, in bytes.
const TEXT: usize = 160;
const TITLED: usize = 100;
/// How deep a list of texts may lie: deeper ones are paragraphs.
const TEXTS_DEPTH: usize = 3;
/// Name of a column that is told by its values, before its number.
const GUESS: &str = "column ";

/// What a list of lists is.
pub(super) enum Reading {
    Pairs,
    Rows(Box<[Box<str>]>),
}

/// Reads lists as records, if they can be.
pub(super) fn read(arrays: &[&Vec<Value>], around: &[&Map<String, Value>]) -> Option<Reading> {
    if share(arrays, |row| is_pair(row)) {
        return Some(Reading::Pairs);
    }
    let first = arrays.first()?;
    let width = first.len();
    let is_row = |row: &Vec<Value>| {
        row.len() == width && row.iter().filter(|cell| is_cell(cell)).count() * 10 >= width * 6
    };
    if width < 2 || !share(arrays, is_row) {
        return None;
    }
    let beside = around
        .iter()
        .rev()
        .find_map(|object| beside(object, width, DEPTH));
    let names = beside
        .or_else(|| header(first))
        .or_else(|| guessed(arrays, width))?;
    Some(Reading::Rows(names.into()))
}

fn share(arrays: &[&Vec<Value>], is: impl Fn(&Vec<Value>) -> bool) -> bool {
    arrays.iter().filter(|row| is(row)).count() * 5 >= arrays.len() * 4
}

/// Whether a row is `[text, {…}]`.
fn is_pair(row: &[Value]) -> bool {
    match row {
        [Value::String(text), Value::Object(_) | Value::Array(_)] => text.trim().contains(' '),
        _ => false,
    }
}

/// Whether a value fits into a cell: no list of objects, no deep object.
fn is_cell(value: &Value) -> bool {
    match value {
        Value::Array(values) => !values
            .iter()
            .any(|value| value.is_object() || value.is_array()),
        Value::Object(map) => map.len() <= 1,
        _ => true,
    }
}

/// The names in the first row, where it holds nothing else.
fn header(row: &[Value]) -> Option<Vec<Box<str>>> {
    row.iter()
        .map(|cell| name(content(cell)))
        .collect::<Option<Vec<_>>>()
        .filter(|names| are_fields(names))
}

/// The names in a list beside the rows: `columns`, `fields`, `schema.fields`.
fn beside(object: &Map<String, Value>, width: usize, depth: usize) -> Option<Vec<Box<str>>> {
    object.values().find_map(|value| match value {
        Value::Array(list) if list.len() == width => list
            .iter()
            .map(name)
            .collect::<Option<Vec<_>>>()
            .filter(|names| are_fields(names)),
        Value::Object(inner) if depth > 1 => beside(inner, width, depth - 1),
        _ => None,
    })
}

/// The name of a column, as itself or under the usual keys of a description.
fn name(value: &Value) -> Option<Box<str>> {
    let name = match value {
        Value::String(name) => name,
        Value::Object(map) => ["name", "Name", "id", "key", "field", "label", "title"]
            .iter()
            .find_map(|key| map.get(*key)?.as_str())?,
        _ => return None,
    };
    (name.len() <= NAME && !name.trim().is_empty()).then(|| name.trim().into())
}

/// Whether names are those of fields of an article.
fn are_fields(found: &[Box<str>]) -> bool {
    let fits = |role: Role| found.iter().any(|name| names::fit(role, &[name]).is_some());
    let others = [
        Role::Published,
        Role::Url,
        Role::Byline,
        Role::Id,
        Role::Outlet,
        Role::Section,
    ];
    let is_told = fits(Role::Headline) || fits(Role::Body);
    is_told && (others.into_iter().any(fits) || (fits(Role::Headline) && fits(Role::Body)))
}

/// Names made up from what the cells hold: the longest text, a short line before it, a date, an address.
fn guessed(arrays: &[&Vec<Value>], width: usize) -> Option<Vec<Box<str>>> {
    let columns: Vec<Vec<&str>> = (0..width)
        .map(|at| {
            arrays
                .iter()
                .filter_map(|row| row.get(at)?.as_str())
                .collect()
        })
        .collect();
    let is_most = |cells: &[&str], is: &dyn Fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 5 >= arrays.len() * 4
    };
    let length =
        |cells: &[&str]| cells.iter().map(|cell| cell.len()).sum::<usize>() / arrays.len().max(1);
    let is_text = |cells: &[&str]| is_most(cells, &|cell| cell.trim().contains(' '));
    let text = (0..width)
        .filter(|at| columns.get(*at).is_some_and(|cells| is_text(cells)))
        .max_by_key(|at| columns.get(*at).map_or(0, |cells| length(cells)))?;
    if columns
        .get(text)
        .is_none_or(|cells| length(cells) < TEXT / 2)
    {
        return None;
    }
    let mut is_titled = false;
    let names = columns.iter().enumerate().map(|(at, cells)| {
        if at == text {
            "text".into()
        } else if is_most(cells, &text_of::is_url) {
            "url".into()
        } else if is_most(cells, &|cell| cell.len() < NAME && dates::looks_dated(cell)) {
            "date".into()
        } else if !is_titled && is_text(cells) && length(cells) < 200 {
            is_titled = true;
            "title".into()
        } else {
            format!("{GUESS}{}", at + 1).into()
        }
    });
    Some(names.collect())
}

/// Whether the names of a row were made up.
pub(crate) fn is_guess(form: &RecordForm) -> bool {
    matches!(form, RecordForm::Row(names) if names.iter().any(|name| name.starts_with(GUESS)))
}

/// Whether a row only repeats the names of its columns.
pub(super) fn is_header(cells: &[Value], names: &[Box<str>]) -> bool {
    cells.len() == names.len()
        && cells
            .iter()
            .zip(names)
            .all(|(cell, known)| name(content(cell)).is_some_and(|name| name == *known))
}

/// What a cell holds, out of the object some databases put it in.
pub(super) fn content(cell: &Value) -> &Value {
    match cell {
        Value::Object(map) => match (map.len(), map.values().next()) {
            (1, Some(only)) if !only.is_object() => only,
            _ => cell,
        },
        _ => cell,
    }
}

/// Whether an object holds columns: the same keys, or as many values, under the names of fields.
pub(super) fn are_columns(table: &Map<String, Value>) -> bool {
    let columns: Vec<(&String, &Value)> = table
        .iter()
        .filter(|(_, value)| length(value) > 0)
        .collect();
    let Some(&(_, first)) = columns.first() else {
        return false;
    };
    let count = length(first);
    let is_even = |(_, column): &(&String, &Value)| match (first, column) {
        (Value::Object(first), Value::Object(other)) => {
            let common = first
                .keys()
                .take(ROWS)
                .filter(|key| other.contains_key(*key))
                .count();
            common * 10 >= count.min(ROWS) * 6 && other.values().take(ROWS).all(is_cell)
        }
        // The last column of a file that is cut off is shorter.
        (Value::Array(_), Value::Array(other)) => {
            (count * 6..=count * 10).contains(&(other.len() * 10))
                && other.iter().take(ROWS).all(is_cell)
        }
        _ => false,
    };
    let even: Vec<_> = columns.into_iter().filter(is_even).collect();
    let names: Vec<Box<str>> = even.iter().map(|(name, _)| name.as_str().into()).collect();
    let has_texts = even
        .iter()
        .any(|(name, column)| is_told(name) && texts(column) * 2 > count.min(ROWS));
    even.len() > 1
        && even.len() * 2 > table.len()
        && (count > 1 || first.is_object())
        && are_fields(&names)
        && has_texts
}

/// Whether a value is a column that goes on and on: numbered, or a list of plain values.
pub(super) fn is_long_column(value: &Value) -> bool {
    match value {
        Value::Array(list) => {
            list.len() > ROWS
                && list
                    .iter()
                    .all(|value| !value.is_object() && !value.is_array())
        }
        Value::Object(map) => {
            map.len() > ROWS
                && map
                    .iter()
                    .take(ROWS)
                    .enumerate()
                    .all(|(at, (key, value))| *key == at.to_string() && is_cell(value))
        }
        _ => false,
    }
}

fn is_told(name: &str) -> bool {
    [Role::Headline, Role::Body]
        .iter()
        .any(|role| names::fit(*role, &[name]).is_some())
}

fn length(column: &Value) -> usize {
    match column {
        Value::Object(map) => map.len(),
        Value::Array(list) => list.len(),
        _ => 0,
    }
}

fn texts(column: &Value) -> usize {
    match column {
        Value::Object(map) => map
            .values()
            .take(ROWS)
            .filter(|value| value.is_string())
            .count(),
        Value::Array(list) => list
            .iter()
            .take(ROWS)
            .filter(|value| value.is_string())
            .count(),
        _ => 0,
    }
}

/// The first records of a table of columns.
pub(super) fn of_columns(table: &Map<String, Value>) -> impl Iterator<Item = Map<String, Value>> {
    let columns = || table.iter().filter(|(_, column)| length(column) > 0);
    let count = columns()
        .map(|(_, column)| length(column))
        .max()
        .unwrap_or(0)
        .min(ROWS);
    let keys =
        columns().find_map(|(_, column)| Some(column.as_object()?.keys().collect::<Vec<_>>()));
    (0..count).map(move |at| {
        let cell = |column: &Value| match (column, &keys) {
            (Value::Object(map), Some(keys)) => map.get(keys.get(at)?.as_str()).cloned(),
            (Value::Array(list), _) => list.get(at).cloned(),
            _ => None,
        };
        table
            .iter()
            .filter_map(|(name, column)| Some((name.clone(), cell(column)?)))
            .collect()
    })
}

/// Whether values are long texts: of a list, or under their headlines.
pub(super) fn are_texts(group: &Group<'_>) -> bool {
    let texts: Vec<&str> = group
        .nodes
        .iter()
        .filter_map(|node| node.as_str())
        .collect();
    let spaced = texts
        .iter()
        .filter(|text| text.trim().contains(' '))
        .count();
    let length =
        |texts: &[&str]| texts.iter().map(|text| text.len()).sum::<usize>() / texts.len().max(1);
    // A line and its translation are of one length, a headline and its text are not.
    let keys = length(&group.keys);
    let least = if keys > 0 { TITLED.max(keys * 3) } else { TEXT };
    texts.len() > 1
        && group.standing == Standing::Apart
        && group.steps.len() <= TEXTS_DEPTH
        && spaced * 10 >= group.nodes.len() * 9
        && length(&texts) >= least
}
