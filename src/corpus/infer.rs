//! From a sample of records to a field map: every path of up to three keys is looked at, scored for every role its name
//! allows, and the best four are kept. Where no name helps, the shape of the values decides.

use super::{
    byline, dates,
    fields::{Choice, FieldMap, Inherited, Path, Role, names},
    html,
    mapping::Rules,
    text_of::is_blank,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

mod aside;
mod discriminate;
mod elsewhere;
mod seen;
mod shape;
pub(crate) mod survey;
mod told;
mod tongue;

use seen::Seen;

/// Paths kept for a role.
const KEPT: usize = 4;
/// Least score of a path that is kept.
const LEAST: f32 = 20.0;
/// What a date costs that a tool has marked as its own: `_timestamp`.
const OF_TOOL: f32 = 30.0;
/// Paths looked at in a sample.
const PATHS: usize = 800;
/// Infers the map of records of one shape; `enclosing` is the object around their list, `rules` what the user says.
pub(crate) fn infer(
    records: &[&Map<String, Value>],
    enclosing: Option<&Map<String, Value>>,
    rules: &Rules,
) -> FieldMap {
    let mut seen = BTreeMap::new();
    for record in records {
        look(record, &mut Vec::new(), &mut seen);
    }
    let mut map = FieldMap::default();
    let tongue = tongue::of(&seen, records);
    for role in Role::ALL {
        let mut choices: Vec<Choice> = seen
            .iter()
            .filter_map(|(path, of)| {
                let choice = choice(role, path, of, records.len())?;
                elsewhere::weigh(tongue::weigh(choice, tongue.as_deref()), role, &seen)
            })
            .collect();
        choices.sort_by(|a, b| b.score.total_cmp(&a.score));
        if role == Role::Published {
            drop_collectors(&mut choices);
        }
        choices.truncate(KEPT);
        map.set(role, choices);
    }
    shape::fill(&mut map, &seen, records.len());
    changed_for_published(&mut map);
    if rules.is_asked {
        told::show_something(&mut map, &seen, records.len());
    }
    told::lay(&mut map, rules, records);
    map.set_order(order(&map, records));
    map.discriminator = discriminate::find(records);
    map.inherited = enclosing.map(inherit).unwrap_or_default();
    map
}

/// Of a feed that tells only when an entry last changed, that is the date there is.
fn changed_for_published(map: &mut FieldMap) {
    if !map.choices(Role::Published).is_empty() {
        return;
    }
    let is_bare = |choice: &&Choice| {
        let last = choice.path.0.last();
        last.is_some_and(|key| names::normal(key) == "updated")
    };
    let choices = map.choices(Role::Updated).iter().filter(is_bare).cloned();
    let choices = choices.map(|choice| Choice {
        is_weak: true,
        ..choice
    });
    map.set(Role::Published, choices.collect());
}

/// Where the records tell when they came out, an article that does not is undated: when it was crawled or saved says
/// nothing of it.
fn drop_collectors(choices: &mut Vec<Choice>) {
    let is_told = choices
        .iter()
        .any(|choice| !choice.is_weak && choice.coverage >= 0.4);
    if is_told {
        choices.retain(|choice| !is_collectors(&choice.path));
    }
}

fn is_collectors(path: &Path) -> bool {
    let keys: Vec<&str> = path.0.iter().map(AsRef::as_ref).collect();
    names::fit(Role::Published, &keys)
        .is_some_and(|(fit, _)| names::dated::is_collectors(fit.weight))
}

fn look(map: &Map<String, Value>, keys: &mut Vec<Box<str>>, seen: &mut BTreeMap<Path, Seen>) {
    for (key, value) in map {
        keys.push(key.as_str().into());
        if seen.len() < PATHS {
            seen.entry(Path(keys.clone())).or_default().add(value);
        }
        if let Value::Object(inner) = value
            && keys.len() < 3
        {
            look(inner, keys, seen);
        }
        keys.pop();
    }
}

fn choice(role: Role, path: &Path, seen: &Seen, count: usize) -> Option<Choice> {
    let keys: Vec<&str> = path.0.iter().map(AsRef::as_ref).collect();
    let (fit, levels) = names::fit(role, &keys)?;
    if aside::is_aside(role, &keys) {
        return None;
    }
    let coverage = seen.filled as f32 / count.max(1) as f32;
    // A field that is empty in the whole sample may be filled in a record that was not looked at.
    let shape = if seen.filled == 0 {
        -20.0
    } else {
        shape::weight(role, seen)?
    };
    let is_stub = role == Role::Body && fit.weight < 40;
    let length = if role == Role::Body && !is_stub {
        10.0 * seen.length().max(1.0).log10()
    } else {
        0.0
    };
    let score = fit.weight as f32 - 4.0 * levels as f32 + 25.0 * coverage + shape + length;
    let last = keys.last().copied().unwrap_or_default();
    // A tool marks its own notes so; when it made one says little of the article.
    let is_of_tool = role == Role::Published && last.starts_with('_');
    let score = score - if is_of_tool { OF_TOOL } else { 0.0 };
    (score >= LEAST).then(|| Choice {
        path: path.clone(),
        score,
        coverage,
        is_weak: fit.is_weak,
        is_stub,
        is_utc: names::says_utc(last),
        example: seen.example.clone().unwrap_or_default(),
    })
}

/// The order of day and month, settled by any value where one of them is over twelve; by none where such values disagree.
fn order(map: &FieldMap, records: &[&Map<String, Value>]) -> Option<dates::DateOrder> {
    let roles = [Role::Published, Role::Updated];
    let choices = roles.iter().flat_map(|role| map.choices(*role));
    let mut settled = choices
        .flat_map(|choice| records.iter().filter_map(|record| choice.path.of(*record)))
        .filter_map(|value| dates::settled_order(value.as_str()?));
    let first = settled.next()?;
    settled.all(|order| order == first).then_some(first)
}

fn inherit(enclosing: &Map<String, Value>) -> Inherited {
    let role = |role: Role| {
        enclosing
            .iter()
            .filter(|(_, value)| !is_blank(value))
            .filter_map(|(key, value)| {
                let (fit, _) = names::fit(role, &[key])?;
                Some((fit.weight, value))
            })
            .max_by_key(|(weight, _)| *weight)
            .map(|(_, value)| value)
    };
    Inherited {
        outlet: role(Role::Headline).and_then(Value::as_str).map(html::line),
        language: role(Role::Language)
            .and_then(Value::as_str)
            .map(str::to_owned),
        authors: role(Role::Byline).map(byline::authors).unwrap_or_default(),
        ..Inherited::default()
    }
}

#[cfg(test)]
mod tests;
