//! Where in a file the records are, and what one of them looks like there. Looks at the parsed head of the file and weighs
//! every list, map, table and object that could hold articles, through objects and through lists of pages, feeds and
//! sections, never through the lists inside an article: "the largest array" is wrong in a quarter of real files.

use super::step::Step;
use serde_json::Value;

mod begun;
mod explore;
mod follow;
mod group;
mod maps;
mod peel;
mod record;
mod rows;
mod told;
mod weigh;
mod words;

pub(crate) use follow::nodes;
pub(crate) use maps::is_day;
pub(crate) use record::Unfit;
pub(crate) use told::{path, told, with_fields};
pub(crate) use words::is_listed;

/// Least score of something that holds articles.
const LEAST: f32 = 0.22;

/// How the records of a file are reached, and read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Layout {
    /// From the top of a value to the stretch that is one record.
    pub(crate) steps: Vec<Step>,
    /// From that stretch to the record itself, through its envelope.
    pub(crate) inner: Vec<Box<str>>,
    /// What stands there.
    pub(crate) form: RecordForm,
    /// What the key says under which a record of a map stands.
    pub(crate) key: Option<KeyRole>,
    /// Values stand in wrappers that name their type, as databases and converters from XML write them.
    pub(crate) is_typed: bool,
}

/// What one record is in its file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) enum RecordForm {
    /// An object.
    #[default]
    Object,
    /// A row of cells, of which these are the names.
    Row(Box<[Box<str>]>),
    /// A text and what is said of it: `[text, {…}]`.
    Pair,
    /// A text alone.
    Text,
    /// An object of columns, which hold all records together.
    Columns,
}

/// What the keys of a map of records are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum KeyRole {
    /// Ids.
    Id,
    /// Addresses.
    Url,
    /// Headlines.
    Headline,
    /// Days.
    Date,
}

impl Layout {
    /// The layout of records under some steps: cut out after the last list, and the keys after it are their envelope.
    fn at(steps: &[Step], form: RecordForm) -> Self {
        let list_end = steps.iter().rposition(|step| !matches!(step, Step::Key(_)));
        // The columns of a table are no records that could be cut out: all steps lead to it.
        let list_end = if form == RecordForm::Columns {
            steps.len()
        } else {
            list_end.map_or(0, |at| at + 1)
        };
        let (outer, inner) = steps.split_at(list_end);
        let inner = inner.iter().filter_map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            _ => None,
        });
        Self {
            steps: outer.to_vec(),
            inner: inner.collect(),
            form,
            ..Self::default()
        }
    }
}

/// The best place for records.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) layout: Layout,
    /// Records seen in the head.
    pub(crate) count: usize,
    pub(crate) score: f32,
}

/// Finds the records among the values of a file's head; none when nothing looks like articles.
pub(crate) fn find(values: &[Value]) -> Option<Place> {
    let opened = peel::opened(values);
    let best = explore::best(&opened, peel::is_typed(&opened))?;
    (best.score >= LEAST).then_some(best)
}

/// The way to what may be a table of columns of which the head holds only the first, or only a part of it.
pub(crate) fn may_be_columns(value: &Value) -> Option<Vec<Step>> {
    let object = value.as_object()?;
    if object.values().any(rows::is_long_column) {
        return Some(Vec::new());
    }
    let (key, inner) = object.iter().find(|(_, value)| value.is_object())?;
    let is_table = inner.as_object()?.values().any(rows::is_long_column);
    is_table.then(|| vec![Step::Key(key.as_str().into())])
}

#[cfg(test)]
mod tests;
