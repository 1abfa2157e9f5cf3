//! From the values of a file's head to its records, the way a layout says.

use super::{Layout, RecordForm, record::Unfit, rows};
use crate::corpus::{
    fields::{Role, names},
    step::Step,
};
use serde_json::{Map, Value};

/// Records taken for a sample.
const SAMPLE: usize = 200;
/// What an envelope may say of the article in it.
const SAID_AROUND: [Role; 6] = [
    Role::Id,
    Role::Published,
    Role::Language,
    Role::Outlet,
    Role::Section,
    Role::Url,
];

type Node<'a> = (Option<&'a str>, &'a Value);

/// The values under some steps, with their keys where they are those of a map.
pub(crate) fn nodes<'a>(values: &'a [Value], steps: &[Step]) -> Vec<Node<'a>> {
    let mut nodes: Vec<Node<'a>> = values.iter().map(|value| (None, value)).collect();
    for step in steps {
        let deeper = nodes.into_iter().flat_map(|(_, node)| below(node, step));
        nodes = deeper.collect();
    }
    nodes
}

impl Layout {
    /// A sample of the records below `values`, from all over, out of their envelopes.
    pub(crate) fn records(&self, values: &[Value]) -> Vec<Map<String, Value>> {
        let sampled = self.sampled_with_roots(values).into_iter();
        sampled.map(|(_, record)| record).collect()
    }

    /// The same with the value each came out of, where it has one of its own.
    pub(crate) fn sampled_with_roots<'a>(
        &self,
        values: &'a [Value],
    ) -> Vec<(Option<&'a Value>, Map<String, Value>)> {
        let nodes = nodes(values, &self.steps);
        if let (RecordForm::Columns, [(_, Value::Object(table))]) = (&self.form, nodes.as_slice()) {
            return rows::of_columns(table)
                .map(|record| (None, record))
                .collect();
        }
        let apart = nodes.len().div_ceil(SAMPLE).max(1);
        let records = nodes.into_iter().step_by(apart);
        records
            .filter_map(|(key, node)| Some((Some(node), self.sampled(node.clone(), key).ok()?)))
            .collect()
    }

    fn sampled(&self, node: Value, key: Option<&str>) -> Result<Map<String, Value>, Unfit> {
        self.record(node, key, is_said_around)
    }

    /// The object around the one list of a file.
    pub(crate) fn enclosing<'a>(&self, values: &'a [Value]) -> Option<&'a Map<String, Value>> {
        let [value] = values else {
            return None;
        };
        let (last, way) = self.steps.split_last()?;
        let (key, way) = way.split_last()?;
        if !matches!((last, key), (Step::Each, Step::Key(_))) {
            return None;
        }
        let mut node = value;
        for step in way {
            match step {
                Step::Key(key) => node = node.get(&**key)?,
                Step::Each => match node.as_array()?.as_slice() {
                    [only] => node = only,
                    _ => return None,
                },
                Step::Values | Step::ValuesBut(_) => return None,
            }
        }
        node.as_object()
    }
}

fn is_said_around(name: &str) -> bool {
    SAID_AROUND
        .iter()
        .any(|role| names::fit(*role, &[name]).is_some())
}

/// One step on from some values.
pub(super) fn below_all<'a>(nodes: &[&'a Value], step: &Step) -> Vec<&'a Value> {
    let below = nodes.iter().flat_map(|node| below(node, step));
    below.map(|(_, value)| value).collect()
}

fn below<'a>(node: &'a Value, step: &Step) -> Vec<Node<'a>> {
    match (step, node) {
        (Step::Key(key), Value::Object(map)) => map
            .get(&**key)
            .map(|value| (None, value))
            .into_iter()
            .collect(),
        (Step::Each, Value::Array(values)) => values.iter().map(|value| (None, value)).collect(),
        (Step::Each, single @ Value::Object(_)) => vec![(None, single)],
        (Step::Values | Step::ValuesBut(_), Value::Object(map)) => map
            .iter()
            .filter(|(key, _)| step.takes(key))
            .map(|(key, value)| (Some(key.as_str()), value))
            .collect(),
        _ => Vec::new(),
    }
}
