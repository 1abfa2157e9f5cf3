//! The layout the user told: a way to the records, followed through the head of a file. Where it passes through a list
//! without saying so, it is meant to; where it ends at one, its elements are the records.

use super::{Layout, RecordForm, follow::below_all, maps::share_keys};
use crate::{
    corpus::{
        mapping::{Mapping, RecordsPath},
        paths::{Part, nearest::nearest},
        step::Step,
    },
    text::sanitize,
};
use serde_json::Value;

/// How deep records are looked for that were most likely meant.
const DEPTH: usize = 6;
/// Ways noted of those.
const WAYS: usize = 400;

/// Nothing stands where the records were said to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// The way that was most likely meant.
    pub(crate) nearest: Option<String>,
}

/// The layout of a way to the records, and how many of them there are in the head of the file.
pub(crate) fn told(way: &RecordsPath, values: &[Value]) -> Result<(Layout, usize), Unknown> {
    let mut nodes: Vec<&Value> = values.iter().collect();
    let mut steps = Vec::new();
    for part in &way.0 {
        let step = match part {
            Part::Key(key) => Step::Key(key.as_str().into()),
            Part::Values => Step::Values,
            Part::Each | Part::Nth(_) => Step::Each,
        };
        if step != Step::Each && are_lists(&nodes) {
            go(Step::Each, &mut nodes, &mut steps);
        }
        go(step, &mut nodes, &mut steps);
    }
    if are_lists(&nodes) {
        go(Step::Each, &mut nodes, &mut steps);
    } else if let [Value::Object(map)] = nodes.as_slice()
        && !way.0.is_empty()
        && share_keys(&map.values().collect::<Vec<_>>())
    {
        go(Step::Values, &mut nodes, &mut steps);
    }
    let count = nodes.iter().filter(|node| node.is_object()).count();
    if count == 0 {
        return Err(Unknown {
            nearest: nearest(&way.to_string(), &shown(values)),
        });
    }
    Ok((Layout::at(&steps, RecordForm::Object), count))
}

fn are_lists(nodes: &[&Value]) -> bool {
    let lists = nodes.iter().filter(|node| node.is_array()).count();
    lists * 2 > nodes.len()
}

fn go(step: Step, nodes: &mut Vec<&Value>, steps: &mut Vec<Step>) {
    *nodes = below_all(nodes, &step);
    steps.push(step);
}

/// The layout of records that have a field the user told, where nothing looks like articles; and how many they are.
pub(crate) fn with_fields(roles: &Mapping, values: &[Value]) -> Option<(Layout, usize)> {
    let has = |node: &&&Value| {
        let record = node.as_object();
        let mut told = roles.iter().flat_map(|(_, paths)| paths);
        record.is_some_and(|record| told.any(|path| path.found(record).is_some()))
    };
    ways(values).into_iter().find_map(|(mut steps, mut nodes)| {
        if are_lists(&nodes) {
            go(Step::Each, &mut nodes, &mut steps);
        }
        let count = nodes.iter().filter(has).count();
        (count * 2 > nodes.len()).then(|| (Layout::at(&steps, RecordForm::Object), count))
    })
}

type Way<'a> = (Vec<Step>, Vec<&'a Value>);

/// The ways to lists and objects among some values, the shortest first.
fn ways(values: &[Value]) -> Vec<Way<'_>> {
    let mut ways: Vec<Way<'_>> = vec![(Vec::new(), values.iter().collect())];
    let mut from = 0;
    for _ in 0..DEPTH {
        let level = ways.get(from..).unwrap_or_default();
        let next: Vec<Way<'_>> = level
            .iter()
            .flat_map(|(steps, nodes)| deeper(steps, nodes))
            .collect();
        from = ways.len();
        ways.extend(next);
        ways.truncate(WAYS);
    }
    ways
}

/// The same as they can be typed.
fn shown(values: &[Value]) -> Vec<String> {
    let ways = ways(values);
    let ways = ways
        .iter()
        .skip(1)
        .map(|(steps, _)| path(steps, &[]).to_string());
    ways.map(|way| sanitize::line(&way).into_owned()).collect()
}

/// The ways one key on.
fn deeper<'a>(steps: &[Step], nodes: &[&'a Value]) -> Vec<Way<'a>> {
    let mut steps = steps.to_vec();
    let mut nodes = nodes.to_vec();
    if are_lists(&nodes) {
        go(Step::Each, &mut nodes, &mut steps);
    }
    let Some(Value::Object(map)) = nodes.iter().find(|node| node.is_object()) else {
        return Vec::new();
    };
    map.iter()
        .filter(|(_, value)| value.is_object() || value.is_array())
        .map(|(key, _)| {
            let step = Step::Key(key.as_str().into());
            let below = below_all(&nodes, &step);
            (steps.iter().cloned().chain([step]).collect(), below)
        })
        .collect()
}

/// Some steps and keys as a path that can be typed.
pub(crate) fn path(steps: &[Step], inner: &[Box<str>]) -> RecordsPath {
    let part = |step: &Step| match step {
        Step::Key(key) => Part::Key(key.to_string()),
        Step::Each => Part::Each,
        Step::Values | Step::ValuesBut(_) => Part::Values,
    };
    let inner = inner.iter().map(|key| Part::Key(key.to_string()));
    RecordsPath(steps.iter().map(part).chain(inner).collect())
}

impl Layout {
    /// The way to the records, as it can be typed.
    pub(crate) fn path(&self) -> RecordsPath {
        path(&self.steps, &self.inner)
    }

    /// The way from a stretch of the file to the record in it.
    pub(crate) fn inner_path(&self) -> RecordsPath {
        path(&[], &self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Role;
    use serde_json::json;

    fn layout(way: &str, value: Value) -> Result<String, Option<String>> {
        told(&way.parse().unwrap(), &[value])
            .map(|(layout, count)| format!("{} {count}", layout.path()))
            .map_err(|unknown| unknown.nearest)
    }

    #[test]
    fn a_way_leads_to_the_records_with_or_without_its_brackets() {
        let docs = || json!({"response": {"docs": [{"a": 1}, {"a": 2}]}});
        for way in ["response.docs", ".response.docs", "response.docs[]"] {
            assert_eq!(layout(way, docs()), Ok("response.docs[] 2".into()), "{way}");
        }
        let items = || json!({"items": [{"node": {"a": 1}}, {"node": {"a": 2}}]});
        for way in ["items[].node", "items.node"] {
            assert_eq!(layout(way, items()), Ok("items[].node 2".into()), "{way}");
        }
        let parts = json!({"data": {"x": {"items": [{"a": 1}]}, "y": {"items": [{"a": 2}]}}});
        assert_eq!(layout("data.*.items", parts), Ok("data.*.items[] 2".into()));
        let list = || json!([{"node": {"a": 1}}, {"node": {"a": 2}}]);
        assert_eq!(layout("node", list()), Ok("[].node 2".into()));
        assert_eq!(layout(".", list()), Ok("[] 2".into()));
        let by_id = json!({"by": {"1": {"a": 1, "b": 1}, "2": {"a": 2, "b": 2}}});
        assert_eq!(layout("by", by_id), Ok("by.* 2".into()));
        assert_eq!(
            layout("one", json!({"one": {"a": {"b": 1}}})),
            Ok("one 1".into())
        );
    }

    #[test]
    fn a_told_field_finds_records_that_look_like_nothing() {
        let mut roles = Mapping::default();
        roles.set(Role::Body, vec!["chunk".parse().unwrap()]);
        let found = |value: Value| {
            let layout = with_fields(&roles, &[value])?.0;
            Some(layout.path().to_string())
        };
        assert_eq!(
            found(json!({"a": {"rows": [{"chunk": "x"}, {"chunk": "y"}]}})),
            Some("a.rows[]".into())
        );
        assert_eq!(found(json!([{"chunk": "x"}])), Some("[]".into()));
        assert_eq!(found(json!({"chunk": "x"})), Some(".".into()));
        assert_eq!(found(json!({"a": [1, 2]})), None);
    }

    #[test]
    fn a_way_that_leads_nowhere_names_the_nearest() {
        let docs = || json!({"response": {"docs": [{"a": 1}]}, "meta": {"hits": 1}});
        assert_eq!(
            layout("respnse.docs", docs()),
            Err(Some("response.docs".into()))
        );
        assert_eq!(layout("docs", docs()), Err(Some("response.docs".into())));
        assert_eq!(layout("zzz", docs()), Err(None));
        assert_eq!(layout("meta.hits", docs()), Err(Some("meta".into())));
    }
}
