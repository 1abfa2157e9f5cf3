//! What files of one kind have in common: the way to their records, and the keys that most of these have. Compared by
//! likeness and not as a number, because a source that gains a key or drops one is still the same source.

use super::RecordsPath;
use crate::corpus::paths;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How deep keys are looked at.
const DEPTH: usize = 2;
/// Keys noted of a shape.
const KEYS: usize = 200;
/// Share of the keys of a known shape that another must have to be taken for it.
const KNOWN: f32 = 0.8;
/// Share of the keys of the other that the known one must have.
const SHARED: f32 = 0.5;

/// The shape of some records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// The way to the records, as it can be typed.
    pub wrapper: String,
    /// The keys that at least half of the records have, those of an object inside after its own, as they can be typed.
    pub keys: BTreeSet<String>,
}

impl Shape {
    /// The shape of records to which a way leads.
    pub(crate) fn of(way: &RecordsPath, records: &[&Map<String, Value>]) -> Self {
        let mut counts = BTreeMap::new();
        for record in records {
            count(record, "", DEPTH, &mut counts);
        }
        let keys = counts
            .into_iter()
            .filter(|(_, count)| count * 2 >= records.len())
            .map(|(key, _)| key)
            .take(KEYS);
        Self {
            wrapper: way.to_string(),
            keys: keys.collect(),
        }
    }

    /// How alike another shape is, if it is the same one at all: 1 for the same keys.
    pub fn likeness(&self, other: &Self) -> Option<f32> {
        if self.wrapper != other.wrapper {
            return None;
        }
        let shared = self.keys.intersection(&other.keys).count() as f32;
        let all = self.keys.union(&other.keys).count().max(1) as f32;
        let is_same =
            shared >= KNOWN * self.keys.len() as f32 && shared >= SHARED * other.keys.len() as f32;
        (is_same && shared > 0.0).then_some(shared / all)
    }
}

fn count(
    map: &Map<String, Value>,
    above: &str,
    depth: usize,
    counts: &mut BTreeMap<String, usize>,
) {
    for (key, value) in map {
        let mut path = above.to_owned();
        if !above.is_empty() {
            path.push('.');
        }
        let _ = paths::write_key(key, &mut path);
        if let Value::Object(inner) = value
            && depth > 1
        {
            count(inner, &path, depth - 1, counts);
        }
        *counts.entry(path).or_default() += 1;
    }
}
