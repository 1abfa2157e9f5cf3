//! Joins by id: a record says `author_id: 12`, and who 12 is stands in another list of the same file, before or after, or
//! in a file beside it; or its text does. What is found is laid into the record as if it had always stood there. Of the other list only ids and
//! offsets are kept; a row is read again when it is asked for. Rules about shape: ids that are found again, names that say
//! what is meant.

use super::{layout::Layout, sample::Sample, source::Source, text_of::is_blank};
use serde_json::{Map, Value};

mod files;
mod find;
mod ids;
mod index;
mod links;
mod rows;
mod survey;
mod tables;

pub(crate) use files::Files;
use ids::By;
use rows::Take;

/// Records by whose ids a table is tried.
const SAMPLE: usize = 60;

/// Ids followed from one record.
const IDS: usize = 50;

/// The joins of the records of one file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Joins {
    joins: Vec<Join>,
    /// Tables that are too long to be joined, in words.
    pub(crate) notes: Vec<String>,
}

/// One join.
#[derive(Debug, Clone, PartialEq)]
struct Join {
    /// The key under which what is found is laid into the record.
    into: String,
    /// Where the ids stand in the value of a record; none for the record's own.
    link: Option<Vec<String>>,
    /// A table that only says which rows of the other belong to which record.
    through: Option<(Table, String)>,
    table: Table,
    take: Take,
    /// The way as it is told: `users[].name by author_id`.
    shown: String,
}

/// Where the rows of a table are.
#[derive(Debug, Clone)]
enum Table {
    /// In the file, by offset.
    Kept(index::Index),
    /// In the value of the record itself, which is a file of one article.
    Inside(tables::Way, By),
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Kept(one), Self::Kept(other)) => one.is_same(other),
            (Self::Inside(way, by), Self::Inside(other, other_by)) => {
                (way, by) == (other, other_by)
            }
            _ => false,
        }
    }
}

impl Table {
    /// The rows with an id, in the order of the file.
    fn rows(&self, id: &str, root: &Value) -> Vec<ids::Row> {
        match self {
            Self::Kept(index) => index.rows(id),
            Self::Inside(way, by) => way
                .rows(std::slice::from_ref(root))
                .filter(|row| by.names(row, id))
                .collect(),
        }
    }
}

impl Joins {
    /// The joins between the records under a layout and the tables beside them. `source` is where all of the file can be
    /// read from `start` on; none for a file of one article. `files` may be tables too.
    pub(crate) fn of(
        values: &[Value],
        layout: &Layout,
        file: Option<&(Source, u64)>,
        is_partial: bool,
        files: &Files,
    ) -> Self {
        find::joins(values, layout, (file, is_partial), files)
    }

    /// Whether the records of a file refer to what may stand behind its head.
    pub(crate) fn may_lie_behind(sample: &Sample, layout: &Layout) -> bool {
        sample.is_partial && sample.values.len() == 1 && {
            let sampled = layout.sampled_with_roots(&sample.values);
            let roots: Vec<&Value> = sampled.iter().filter_map(|(root, _)| *root).collect();
            !links::of(&roots).is_empty()
        }
    }

    /// Whether there is nothing to join.
    pub(crate) fn is_empty(&self) -> bool {
        self.joins.is_empty()
    }

    /// How what a join lays under a key is told.
    pub(crate) fn shown(&self, key: &str) -> Option<&str> {
        let join = self.joins.iter().find(|join| join.into == key)?;
        Some(&join.shown)
    }

    /// What the joins find for the record in a value; null where an id is in no table.
    pub(crate) fn found(&self, root: &Value, record: &Map<String, Value>) -> Vec<(&str, Value)> {
        let mut found: Vec<(&str, Value)> = Vec::new();
        for join in &self.joins {
            let is_taken = found
                .iter()
                .any(|(key, value)| *key == join.into && !value.is_null());
            if let Some(value) = join.found(root, record).filter(|_| !is_taken) {
                found.push((&join.into, value));
            }
        }
        found
    }

    /// Lays what was found into a record; what stands there already in words stays.
    pub(crate) fn lay(found: Vec<(&str, Value)>, record: &mut Map<String, Value>) {
        for (key, value) in found {
            let is_own = record
                .get(key)
                .is_some_and(|own| !is_blank(own) && ids::of(own).is_empty());
            if !is_own {
                record.insert(key.to_owned(), value);
            }
        }
    }

    /// The sample of records of a layout, with what is joined.
    pub(crate) fn sample(&self, layout: &Layout, values: &[Value]) -> Vec<Map<String, Value>> {
        let sampled = layout.sampled_with_roots(values);
        let joined = sampled.into_iter().map(|(root, mut record)| {
            if let Some(root) = root {
                Self::lay(self.found(root, &record), &mut record);
            }
            record
        });
        joined.collect()
    }
}

impl Join {
    fn found(&self, root: &Value, record: &Map<String, Value>) -> Option<Value> {
        let ids = match &self.link {
            Some(link) => ids::of(links::at(root, link)?),
            None => By::Own.of(&(None, Value::Object(record.clone()))),
        };
        if ids.is_empty() {
            return None;
        }
        let ids = match &self.through {
            Some((table, field)) => through(table, field, &ids, root),
            None => ids,
        };
        let rows = ids
            .iter()
            .take(IDS)
            .flat_map(|id| self.table.rows(id, root));
        let value = self.take.of(rows.take(IDS * 10));
        // The text of a record that has none elsewhere is no fault.
        (self.take != Take::Text || !value.is_null()).then_some(value)
    }
}

/// The ids a table between two others says for a record, by the first of the record's own ids that stands in it: the table
/// knows a record by one of them, and which one is not said.
fn through(table: &Table, field: &str, ids: &[String], root: &Value) -> Vec<String> {
    let mut tried = ids.iter().map(|id| table.rows(id, root));
    let rows = tried.find(|rows| !rows.is_empty()).unwrap_or_default();
    rows.into_iter()
        .filter_map(|(_, row)| Some(ids::of(row.get(field)?)))
        .flatten()
        .take(IDS)
        .collect()
}
