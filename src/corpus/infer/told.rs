//! What the user says of the roles, laid over what was inferred.

use super::{Choice, FieldMap, Path, Seen, names};
use crate::corpus::{
    fields::{By, Role},
    mapping::Rules,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Score of a told field: nothing inferred comes near.
const TOLD: f32 = 1000.0;
/// Texts longer than this on average are no headlines, in characters.
const LINE: f32 = 200.0;

/// Lays the rules over a map. Fields that stand nowhere in the sample may still stand in records that were not looked
/// at: they are asked first, and what was inferred after them.
pub(super) fn lay(map: &mut FieldMap, rules: &Rules, records: &[&Map<String, Value>]) {
    for (role, paths, by) in &rules.roles {
        let mut told: Vec<Choice> = paths.iter().map(|path| choice(path, records)).collect();
        let is_seen = told.iter().any(|choice| choice.coverage > 0.0);
        if is_seen || told.is_empty() {
            map.tell(*role, told, *by);
        } else {
            told.extend_from_slice(map.choices(*role));
            map.tell(*role, told, By::Detected);
        }
    }
}

fn choice(path: &Path, records: &[&Map<String, Value>]) -> Choice {
    let mut seen = Seen::default();
    for value in records.iter().filter_map(|record| path.found(*record)) {
        seen.add(&value);
    }
    Choice {
        path: path.clone(),
        score: TOLD,
        coverage: seen.filled as f32 / records.len().max(1) as f32,
        is_weak: false,
        is_stub: false,
        is_utc: names::says_utc(path.0.last().map_or("", AsRef::as_ref)),
        example: seen.example.unwrap_or_default(),
    }
}

/// Finds something to show in records the user pointed at, where names found nothing: the longest text there is.
pub(super) fn show_something(map: &mut FieldMap, seen: &BTreeMap<Path, Seen>, count: usize) {
    let is_empty = |role| map.choices(role).is_empty();
    if !(is_empty(Role::Headline) && is_empty(Role::Body)) {
        return;
    }
    let texts = seen
        .iter()
        .filter(|(_, seen)| seen.strings > 0 && seen.urls == 0 && seen.dates == 0);
    let longest = texts.max_by(|(_, a), (_, b)| a.mean().total_cmp(&b.mean()));
    if let Some((path, seen)) = longest {
        let role = if seen.mean() > LINE {
            Role::Body
        } else {
            Role::Headline
        };
        map.set(role, vec![guess(path, seen, count)]);
    }
}

fn guess(path: &Path, seen: &Seen, count: usize) -> Choice {
    Choice {
        path: path.clone(),
        score: 0.0,
        coverage: seen.filled as f32 / count.max(1) as f32,
        is_weak: true,
        is_stub: false,
        is_utc: false,
        example: seen.example.clone().unwrap_or_default(),
    }
}
