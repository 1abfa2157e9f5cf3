//! Which tables are joined, told by a sample: a link whose ids are found again in a table, a table that says which records
//! its texts belong to, a table between two others.

use super::{
    Files, Join, Joins, SAMPLE, Table, Take,
    ids::{self, By},
    index::Index,
    links::{self, Link},
    survey,
    tables::{self, Way},
};
use crate::{
    corpus::{layout::Layout, likeness, source::Source},
    text::sanitize,
};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Ids kept of one table, 24 bytes each.
const IDS: usize = 1_000_000;
/// Keys of tables whose texts are not those of the records they belong to.
const ASIDE: &str = "comments comment replies reviews revisions versions notes images media photos attachments translations links \
    tags related meta postmeta settings annotations reactions votes";
/// What a table calls the records it belongs to.
const RECORDS: &str = "article post story item news entry doc document content page";

/// What is known of a file.
struct Finder<'a> {
    values: &'a [Value],
    file: Option<&'a (Source, u64)>,
    files: &'a Files,
    ways: Vec<Way>,
    /// Own ids of the records of the sample.
    own: HashSet<String>,
    tables: HashMap<String, Option<Table>>,
    notes: Vec<String>,
}

pub(super) fn joins(
    values: &[Value],
    layout: &Layout,
    (file, is_partial): (Option<&(Source, u64)>, bool),
    files: &Files,
) -> Joins {
    // A file of one article, and most of those have no table beside it.
    if file.is_none() && files.is_empty() && ways(values, layout, false).is_empty() {
        return Joins::default();
    }
    let sampled = layout.sampled_with_roots(values);
    let roots: Vec<&Value> = sampled
        .iter()
        .take(SAMPLE)
        .filter_map(|(root, _)| *root)
        .collect();
    let links = links::of(&roots);
    let textless = sampled
        .iter()
        .filter(|(_, record)| !likeness::has_text(record))
        .count();
    let is_textless = textless * 2 > sampled.len();
    if links.is_empty() && !is_textless && !has_between(values) {
        return Joins::default();
    }
    let long = file
        .filter(|_| is_partial && values.len() == 1)
        .and_then(survey::skeleton);
    let values = long.as_ref().map_or(values, std::slice::from_ref);
    let own = sampled
        .iter()
        .flat_map(|(_, record)| By::Own.of(&(None, Value::Object(record.clone()))));
    let others = sampled
        .iter()
        .filter(|(_, record)| file.is_some() && !likeness::is_enough(record))
        .count();
    let mut finder = Finder {
        ways: ways(values, layout, file.is_some()),
        own: own.collect(),
        values,
        file,
        files,
        tables: HashMap::new(),
        notes: Vec::new(),
    };
    let texts = is_textless.then(|| finder.texts()).flatten();
    let mut joins: Vec<Join> = texts.into_iter().chain(finder.between()).collect();
    // Records and what they refer to in one list.
    if others > 0 && others < sampled.len() {
        finder.ways.push(Way(layout.steps.clone()));
    }
    joins.extend(finder.linked(&links, layout));
    Joins {
        joins,
        notes: finder.notes,
    }
}

/// The ways to what may be tables. A record a line, or one after the other, has nothing around it.
fn ways(values: &[Value], layout: &Layout, is_long: bool) -> Vec<Way> {
    if is_long && layout.steps.is_empty() {
        Vec::new()
    } else {
        tables::beside(values, layout)
    }
}

/// Whether there may be a table between two others.
fn has_between(values: &[Value]) -> bool {
    values.iter().take(2).any(Value::is_object)
}

impl Finder<'_> {
    /// The tables, of this file or another, that links lead to.
    fn linked(&mut self, links: &BTreeMap<Link, Vec<String>>, layout: &Layout) -> Vec<Join> {
        let join = |(link, ids): (&Link, &Vec<String>)| {
            let own = self.link(link, ids, layout);
            own.or_else(|| self.elsewhere(link, ids))
        };
        links.iter().filter_map(join).collect()
    }

    /// The table whose rows a link leads to.
    fn link(&mut self, link: &Link, said: &[String], layout: &Layout) -> Option<Join> {
        let said: HashSet<&String> = said.iter().take(SAMPLE).collect();
        let mut best: Option<(usize, Way, Table)> = None;
        for way in self.ways.clone() {
            let is_mixed = way.0 == layout.steps;
            let Some(table) = self.table(&way, &By::Own, is_mixed) else {
                continue;
            };
            let root = self.values.first().cloned().unwrap_or_default();
            let is_there = |id: &&&String| {
                let rows = table.rows(id, &root);
                rows.iter().any(|(_, row)| link.take.take().is_in(row))
            };
            let count = said.iter().filter(is_there).count();
            let is_better = best.as_ref().is_none_or(|(most, ..)| count > *most);
            if count * 2 >= said.len() && count > 0 && is_better {
                best = Some((count, way, table));
            }
        }
        let (_, way, table) = best?;
        Some(link.join(&self.shown(&way, link.take.take()), table))
    }

    /// The table of another file whose rows a link leads to.
    fn elsewhere(&self, link: &Link, said: &[String]) -> Option<Join> {
        let said: HashSet<&String> = said.iter().take(SAMPLE).collect();
        let take = link.take.take();
        let is_there = |table: &Table, id: &String| {
            let rows = table.rows(id, &Value::Null);
            rows.iter().any(|(_, row)| take.is_in(row))
        };
        let opened = self.files.of_link(link).find(|opened| {
            let count = said.iter().filter(|id| is_there(&opened.table, id)).count();
            count * 2 >= said.len() && count > 0
        })?;
        self.files.note(opened);
        let key = opened.sample.iter().find_map(|row| take.key(row));
        let key = key.map(|key| sanitize::line(&format!(".{key}")).into_owned());
        let shown = format!("{}{}", opened.shown, key.unwrap_or_default());
        Some(link.join(&shown, opened.table.clone()))
    }

    /// The table that holds the texts of records without.
    fn texts(&mut self) -> Option<Join> {
        self.ways
            .clone()
            .into_iter()
            .filter(|way| !is_aside(way))
            .find_map(|way| {
                let rows: Vec<ids::Row> = way.rows(self.values).take(SAMPLE).collect();
                let with_text = rows.iter().filter(|(_, row)| Take::Text.is_in(row)).count();
                if rows.is_empty() || with_text * 2 < rows.len() {
                    return None;
                }
                let by = self.by_record(&rows)?;
                let table = self.table(&way, &by, false)?;
                let told = match &by {
                    By::Own => "id",
                    By::Field(field) => field,
                };
                Some(Join {
                    into: "body".to_owned(),
                    shown: format!("{} by {told}", self.shown(&way, Take::Text)),
                    link: None,
                    through: None,
                    table,
                    take: Take::Text,
                })
            })
    }

    /// Tables that say which rows of another belong to which record.
    fn between(&mut self) -> Vec<Join> {
        let mut joins = Vec::new();
        for way in self.ways.clone() {
            let rows: Vec<ids::Row> = way.rows(self.values).take(SAMPLE).collect();
            let Some((_, Value::Object(first))) = rows.first() else {
                continue;
            };
            let Some(By::Field(field)) = self.by_record(&rows) else {
                continue;
            };
            for key in first.keys().filter(|key| **key != field) {
                let said: Vec<String> = rows
                    .iter()
                    .filter_map(|(_, row)| row.get(key))
                    .flat_map(ids::of)
                    .collect();
                let is_reference = key.to_lowercase().ends_with("id") && key.len() > 2;
                let Some((into, take)) =
                    links::meant(key).filter(|_| is_reference && !said.is_empty())
                else {
                    continue;
                };
                let link = Link {
                    path: vec![key.clone()],
                    into,
                    take,
                };
                let Some(join) = self.link(&link, &said, &Layout::default()) else {
                    continue;
                };
                if let Some(table) = self.table(&way, &By::Field(field.clone()), false) {
                    joins.push(Join {
                        link: None,
                        through: Some((table, key.clone())),
                        shown: format!("{} through {}", join.shown, way.shown()),
                        ..join
                    });
                }
            }
        }
        joins
    }

    /// By which of their fields rows belong to the records.
    fn by_record(&self, rows: &[ids::Row]) -> Option<By> {
        let most = |by: &By| {
            let known = rows
                .iter()
                .filter(|row| by.of(row).iter().any(|id| self.own.contains(id)));
            known.count() * 2 >= rows.len().min(self.own.len())
        };
        let (_, first) = rows.first()?;
        let keys = first.as_object().into_iter().flat_map(|row| row.keys());
        let fields = keys
            .filter(|key| is_of_record(key))
            .map(|key| By::Field(key.clone()));
        fields.chain([By::Own]).find(most)
    }

    fn table(&mut self, way: &Way, by: &By, is_mixed: bool) -> Option<Table> {
        let Some(file) = self.file else {
            return Some(Table::Inside(way.clone(), by.clone()));
        };
        let name = format!("{} {by:?}", way.shown());
        if let Some(known) = self.tables.get(&name) {
            return known.clone();
        }
        let index = Index::of(file, way, by.clone(), is_mixed, IDS);
        if index.is_err() {
            let words = format!("`{}` has more than {IDS} ids: not joined", way.shown());
            self.notes.push(words);
        }
        let table = index.ok().map(Table::Kept);
        self.tables.insert(name, table.clone());
        table
    }

    /// A way to what is taken of the rows, as it is told.
    fn shown(&self, way: &Way, take: Take) -> String {
        let key = way
            .rows(self.values)
            .take(SAMPLE)
            .find_map(|(_, row)| take.key(&row));
        match key {
            Some(key) => sanitize::line(&format!("{}.{key}", way.shown())).into_owned(),
            None => way.shown(),
        }
    }
}

impl Link {
    /// The join it asks for, with a table that is told as `shown`.
    fn join(&self, shown: &str, table: Table) -> Join {
        Join {
            into: self.into.clone(),
            shown: format!("{shown} by {}", sanitize::line(&self.path.join("."))),
            link: Some(self.path.clone()),
            through: None,
            table,
            take: self.take.take(),
        }
    }
}

fn is_aside(way: &Way) -> bool {
    ASIDE
        .split_whitespace()
        .any(|word| word == way.name().to_lowercase())
}

/// Whether a key names the record a row belongs to: `story_id`.
fn is_of_record(key: &str) -> bool {
    let key = key.to_lowercase();
    let base = key.trim_end_matches("id").trim_end_matches(['_', '-']);
    base.len() < key.len() && RECORDS.split(' ').any(|word| word == base)
}
