//! Every path that occurs in a sample of records, through objects and lists, with what stands there: for whoever is to
//! choose a field by hand. Further than `infer` looks, which has to choose by itself.

use super::{Path, seen::Seen};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Paths noted.
const PATHS: usize = 800;
/// How many parts a path has at most.
const PARTS: usize = 6;
/// Elements of a list looked at.
const ELEMENTS: usize = 8;

/// The paths of some records.
pub(crate) fn paths<'a>(
    records: impl Iterator<Item = &'a Map<String, Value>>,
) -> BTreeMap<Path, Seen> {
    let mut known = BTreeMap::new();
    for record in records {
        let mut here = BTreeMap::new();
        inside(record, &mut Vec::new(), &mut here);
        for (path, values) in here {
            if known.len() < PATHS || known.contains_key(&path) {
                let seen: &mut Seen = known.entry(path).or_default();
                seen.add_all(&values);
            }
        }
    }
    known
}

type Found<'a> = BTreeMap<Path, Vec<&'a Value>>;

fn inside<'a>(map: &'a Map<String, Value>, way: &mut Vec<Box<str>>, found: &mut Found<'a>) {
    for (key, value) in map {
        way.push(key.as_str().into());
        at(value, way, found);
        way.pop();
    }
}

fn at<'a>(value: &'a Value, way: &mut Vec<Box<str>>, found: &mut Found<'a>) {
    found.entry(Path(way.clone())).or_default().push(value);
    if way.len() >= PARTS || found.len() > PATHS {
        return;
    }
    match value {
        Value::Object(inner) => inside(inner, way, found),
        Value::Array(list) => {
            way.push("[]".into());
            for inner in list.iter().take(ELEMENTS).filter_map(Value::as_object) {
                inside(inner, way, found);
            }
            way.pop();
        }
        _ => {}
    }
}
