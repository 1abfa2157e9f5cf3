//! From the values of a file's head to its records, the way a layout says.

use super::Layout;
use crate::corpus::{
    fields::{Role, names},
    scan::Step,
};
use serde_json::{Map, Value};

/// Records taken for a sample.
const SAMPLE: usize = 200;
/// What an envelope may say of the article in it.
const SAID_AROUND: [Role; 5] = [
    Role::Id,
    Role::Published,
    Role::Language,
    Role::Outlet,
    Role::Section,
];

impl Layout {
    /// A sample of the records below `values`, from all over, out of their envelopes.
    pub(crate) fn records(&self, values: &[Value]) -> Vec<Map<String, Value>> {
        let mut nodes: Vec<&Value> = values.iter().collect();
        for step in &self.steps {
            nodes = below_all(&nodes, step);
        }
        let apart = nodes.len().div_ceil(SAMPLE).max(1);
        nodes
            .into_iter()
            .step_by(apart)
            .filter_map(|node| self.unwrap(node))
            .collect()
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
                Step::Values => return None,
            }
        }
        node.as_object()
    }

    fn unwrap(&self, node: &Value) -> Option<Map<String, Value>> {
        let mut record = node.as_object()?.clone();
        for key in &self.inner {
            record.retain(|name, _| name == &**key || is_said_around(name));
            record = open(record, key).ok()?;
        }
        Some(record)
    }
}

fn is_said_around(name: &str) -> bool {
    SAID_AROUND
        .iter()
        .any(|role| names::fit(*role, &[name]).is_some())
}

/// One step on from some values.
pub(super) fn below_all<'a>(nodes: &[&'a Value], step: &Step) -> Vec<&'a Value> {
    nodes.iter().flat_map(|node| below(node, step)).collect()
}

fn below<'a>(node: &'a Value, step: &Step) -> Vec<&'a Value> {
    match (step, node) {
        (Step::Key(key), Value::Object(map)) => map.get(&**key).into_iter().collect(),
        (Step::Each, Value::Array(values)) => values.iter().collect(),
        (Step::Each, single @ Value::Object(_)) => vec![single],
        (Step::Values, Value::Object(map)) => map.values().collect(),
        _ => Vec::new(),
    }
}

/// The record inside an envelope; what else the envelope says comes along under its own names.
///
/// # Errors
/// What stands there instead, if anything.
pub(crate) fn open(
    mut envelope: Map<String, Value>,
    key: &str,
) -> Result<Map<String, Value>, Option<Value>> {
    match envelope.shift_remove(key) {
        Some(Value::Object(mut inner)) => {
            for (name, value) in envelope {
                if !value.is_object() && !value.is_array() && !inner.contains_key(&name) {
                    inner.insert(name, value);
                }
            }
            Ok(inner)
        }
        other => Err(other),
    }
}
