//! Lists and maps beside the records, whose rows could be joined to them.

use super::ids::Row;
use crate::corpus::{
    layout::{self, Layout},
    sample::Sample,
    step::Step,
};
use serde_json::Value;

/// How deep tables lie.
const DEPTH: usize = 5;
/// Keys of one object looked at.
const KEYS: usize = 80;
/// Tables looked at.
const TABLES: usize = 24;

/// The way from the top of a file to the rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way(pub(super) Vec<Step>);

impl Way {
    /// The rows in some values.
    pub(super) fn rows<'a>(&self, values: &'a [Value]) -> impl Iterator<Item = Row> + 'a {
        let nodes = layout::nodes(values, &self.0);
        nodes
            .into_iter()
            .map(|(key, value)| (key.map(str::to_owned), value.clone()))
    }

    /// As it is told.
    pub(super) fn shown(&self) -> String {
        layout::path(&self.0, &[]).to_string()
    }

    /// The last key on the way.
    pub(super) fn name(&self) -> &str {
        let key = |step: &'_ Step| matches!(step, Step::Key(_));
        match self
            .0
            .iter()
            .rev()
            .filter(|step| key(step))
            .find(|step| !is_container(step))
        {
            Some(Step::Key(name)) => name,
            _ => "",
        }
    }
}

/// `users.byId` is a table of users.
fn is_container(step: &Step) -> bool {
    matches!(step, Step::Key(key) if matches!(key.to_lowercase().as_str(), "byid" | "by_id" | "items" | "data" | "entities"))
}

/// The tables of a file that is nothing else: its values, the rows of its one value, what lies below.
pub(super) fn alone(sample: &Sample) -> Vec<Way> {
    let [value] = sample.values.as_slice() else {
        return vec![Way(Vec::new())];
    };
    let top = rows_of(&[value]).map(|step| Way(vec![step]));
    let below = beside(&sample.values, &Layout::default());
    top.into_iter().chain(below).collect()
}

/// The tables beside the records under a layout.
pub(super) fn beside(values: &[Value], layout: &Layout) -> Vec<Way> {
    let mut ways = Vec::new();
    let nodes: Vec<&Value> = values.iter().collect();
    look(&nodes, &mut Vec::new(), layout, &mut ways);
    ways
}

fn look(nodes: &[&Value], steps: &mut Vec<Step>, layout: &Layout, ways: &mut Vec<Way>) {
    if steps.len() > DEPTH || ways.len() >= TABLES {
        return;
    }
    // Lists are passed through only on the way to the records.
    let next = layout.steps.get(steps.len());
    let is_on_way = layout.steps.starts_with(steps);
    let is_around_records = is_on_way && steps.len() + 1 == layout.steps.len();
    // What lies in a record is its own.
    if is_on_way && steps.len() == layout.steps.len() && !steps.is_empty() {
        return;
    }
    if is_on_way && next == Some(&Step::Each) && steps.len() + 1 < layout.steps.len() {
        let inside: Vec<&Value> = nodes
            .iter()
            .filter_map(|node| node.as_array())
            .flatten()
            .take(60)
            .collect();
        steps.push(Step::Each);
        look(&inside, steps, layout, ways);
        steps.pop();
    }
    let mut keys: Vec<&String> = Vec::new();
    for key in nodes
        .iter()
        .filter_map(|node| node.as_object())
        .flat_map(|map| map.keys())
    {
        let is_record =
            is_around_records && next.is_some_and(|step| step.is_keyed() && step.takes(key));
        if keys.len() < KEYS && !is_record && !keys.contains(&key) {
            keys.push(key);
        }
    }
    for key in keys {
        let below: Vec<&Value> = nodes.iter().filter_map(|node| node.get(key)).collect();
        steps.push(Step::Key(key.as_str().into()));
        if let Some(last) = rows_of(&below) {
            let way = Way(steps.iter().cloned().chain([last]).collect());
            if way.0 != layout.steps {
                ways.push(way);
            }
        }
        look(&below, steps, layout, ways);
        steps.pop();
    }
}

/// The step to the rows of what may be a table.
fn rows_of(nodes: &[&Value]) -> Option<Step> {
    let lists: Vec<&Value> = nodes
        .iter()
        .filter_map(|node| node.as_array())
        .flatten()
        .take(60)
        .collect();
    if !lists.is_empty() {
        return lists
            .iter()
            .all(|row| row.is_object())
            .then_some(Step::Each);
    }
    let rows: Vec<&Value> = nodes
        .iter()
        .filter_map(|node| node.as_object())
        .flat_map(|map| map.values())
        .take(60)
        .collect();
    let is_map = !rows.is_empty()
        && (rows.iter().all(|row| row.is_object()) || rows.iter().all(|row| row.is_string()));
    is_map.then_some(Step::Values)
}
