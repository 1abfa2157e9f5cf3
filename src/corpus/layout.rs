//! Where in a file the records are. Looks at the parsed head of the file and weighs every list, map and object that could
//! hold articles, through objects, never through the lists inside a record: "the largest array" is wrong in a quarter of
//! real files.

use super::{likeness, scan::Step};
use serde_json::{Map, Value};

mod follow;
mod told;
use follow::below_all;
pub(crate) use follow::open;
pub(crate) use told::{path, told, with_fields};

/// How deep records may lie.
const DEPTH: usize = 6;
/// Values looked at in a list.
const SAMPLE: usize = 60;
/// Keys of an object that are followed.
const KEYS: usize = 80;
/// Least score of something that holds articles.
const LEAST: f32 = 0.22;
/// Lists under these keys are satellites.
const ASIDE: [&str; 14] = [
    "image",
    "images",
    "media",
    "multimedia",
    "related",
    "associations",
    "references",
    "comments",
    "replies",
    "links",
    "tags",
    "elements",
    "blocks",
    "keywords",
];

/// How the records of a file are reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Layout {
    /// From the top of a value to the stretch that is one record.
    pub(crate) steps: Vec<Step>,
    /// From that stretch to the record itself, through its envelope.
    pub(crate) inner: Vec<Box<str>>,
}

/// The best place for records.
#[derive(Debug, Clone)]
pub(crate) struct Place<'a> {
    pub(crate) layout: Layout,
    /// The records of the sample, out of their envelopes.
    pub(crate) records: Vec<&'a Map<String, Value>>,
    pub(crate) score: f32,
}

#[derive(Clone)]
struct Group<'a> {
    steps: Vec<Step>,
    nodes: Vec<&'a Value>,
    /// How many nodes there are in all.
    count: usize,
    array_levels: u32,
    /// The objects around are articles: lists inside them are parts of them.
    is_inside: bool,
    is_aside: bool,
}

/// Finds the records among the values of a file's head; none when nothing looks like articles.
pub(crate) fn find<'a>(values: &'a [Value]) -> Option<Place<'a>> {
    let nodes: Vec<&Value> = values.iter().collect();
    let top = Group {
        steps: Vec::new(),
        count: nodes.len(),
        nodes: spread(&nodes),
        array_levels: u32::from(values.len() > 1),
        is_inside: false,
        is_aside: false,
    };
    let mut best = None;
    explore(&top, &mut best);
    let best: Place<'a> = best?;
    (best.score >= LEAST).then_some(best)
}

/// At most [`SAMPLE`] of the nodes, from all over.
fn spread<'a>(nodes: &[&'a Value]) -> Vec<&'a Value> {
    let step = nodes.len().div_ceil(SAMPLE).max(1);
    nodes.iter().step_by(step).copied().collect()
}

fn explore<'a>(group: &Group<'a>, best: &mut Option<Place<'a>>) {
    if group.steps.len() > DEPTH + 2 || group.nodes.is_empty() {
        return;
    }
    let objects: Vec<&'a Map<String, Value>> = group
        .nodes
        .iter()
        .filter_map(|node| node.as_object())
        .collect();
    let arrays: Vec<&'a Vec<Value>> = group
        .nodes
        .iter()
        .filter_map(|node| node.as_array())
        .collect();
    if !objects.is_empty() && objects.len() >= arrays.len() {
        weigh(group, &objects, best);
        let whole = objects
            .iter()
            .filter(|object| likeness::is_whole(object))
            .count();
        let is_inside = group.is_inside || whole * 2 > objects.len();
        inside_objects(group, &objects, is_inside, best);
    }
    if !arrays.is_empty() {
        inside_arrays(group, &arrays, best);
    }
}

/// Weighs a group of objects as records.
fn weigh<'a>(group: &Group<'a>, objects: &[&'a Map<String, Value>], best: &mut Option<Place<'a>>) {
    let fit: Vec<_> = objects
        .iter()
        .filter(|object| likeness::is_enough(object))
        .collect();
    let is_said = objects.iter().any(|object| likeness::says_article(object));
    // A list where few are articles may still be one: service messages, boosts, the parts of a page.
    if fit.is_empty() || (fit.len() * 4 < objects.len() && !is_said) {
        return;
    }
    let share = fit.len() as f32 / objects.len() as f32;
    let total: f32 = fit.iter().map(|object| likeness::of(object)).sum();
    let mean = total / fit.len() as f32 * (0.5 + 0.5 * share);
    let count = (group.count as f32).max(1.0);
    let extra = group.array_levels.saturating_sub(1) as f32;
    let score = mean * (1.0 + 0.06 * count.log2())
        - 0.02 * group.steps.len() as f32
        - 0.22 * extra
        - if group.is_aside { 0.25 } else { 0.0 };
    if best.as_ref().is_none_or(|best| score > best.score) {
        *best = Some(Place {
            layout: split(&group.steps),
            records: objects.to_vec(),
            score,
        });
    }
}

/// Steps up to the last list, and the keys after it.
fn split(steps: &[Step]) -> Layout {
    let list_end = steps
        .iter()
        .rposition(|step| !matches!(step, Step::Key(_)))
        .map_or(0, |at| at + 1);
    let (outer, inner) = steps.split_at(list_end);
    let inner = inner.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Each | Step::Values => None,
    });
    Layout {
        steps: outer.to_vec(),
        inner: inner.collect(),
    }
}

fn inside_objects<'a>(
    group: &Group<'a>,
    objects: &[&'a Map<String, Value>],
    is_inside: bool,
    best: &mut Option<Place<'a>>,
) {
    let mut keys: Vec<&'a String> = Vec::new();
    for object in objects {
        for key in object.keys() {
            if keys.len() < KEYS && !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    for key in keys {
        let nodes: Vec<&'a Value> = objects
            .iter()
            .filter_map(|object| object.get(key))
            .filter(|value| value.is_object() || value.is_array())
            .collect();
        if nodes.len() * 3 < objects.len() {
            continue;
        }
        let mut steps = group.steps.clone();
        steps.push(Step::Key(key.as_str().into()));
        explore(
            &Group {
                steps,
                count: group.count * nodes.len() / objects.len().max(1),
                nodes,
                array_levels: group.array_levels,
                is_inside,
                is_aside: group.is_aside || ASIDE.contains(&key.to_lowercase().as_str()),
            },
            best,
        );
    }
    if !is_inside {
        inside_maps(group, objects, best);
    }
}

/// Objects that are lists: records under ids, or lists under sections.
fn inside_maps<'a>(
    group: &Group<'a>,
    objects: &[&'a Map<String, Value>],
    best: &mut Option<Place<'a>>,
) {
    let [object] = objects else {
        return;
    };
    let values: Vec<&'a Value> = object.values().collect();
    let is_map = values.len() > 1
        && (share_keys(&values)
            || (values.iter().all(|value| value.is_array())
                && share_keys(
                    &values
                        .iter()
                        .filter_map(|value| value.as_array()?.first())
                        .collect::<Vec<_>>(),
                )));
    if !is_map {
        return;
    }
    let mut steps = group.steps.clone();
    steps.push(Step::Values);
    let is_list_of_lists = values.iter().all(|value| value.is_array());
    explore(
        &Group {
            steps,
            count: values.len(),
            nodes: spread(&values),
            // The lists of the sections count as one.
            array_levels: group.array_levels + u32::from(!is_list_of_lists),
            is_inside: group.is_inside,
            is_aside: group.is_aside,
        },
        best,
    );
}

/// Whether the values are objects of which most have six keys in ten of the first.
fn share_keys(values: &[&Value]) -> bool {
    let Some(first) = values
        .first()
        .and_then(|value| value.as_object())
        .filter(|first| !first.is_empty())
    else {
        return false;
    };
    values.len() > 1
        && values.iter().take(SAMPLE).all(|value| {
            value.as_object().is_some_and(|object| {
                first.keys().filter(|key| object.contains_key(*key)).count() * 10 >= first.len() * 6
            })
        })
}

fn inside_arrays<'a>(group: &Group<'a>, arrays: &[&'a Vec<Value>], best: &mut Option<Place<'a>>) {
    // Lists inside something that is an article belong to it.
    if group.is_inside || group.array_levels > 1 {
        return;
    }
    let elements: Vec<&'a Value> = arrays.iter().flat_map(|array| array.iter()).collect();
    let objects = elements
        .iter()
        .filter(|element| element.is_object())
        .count();
    let lists = elements.iter().filter(|element| element.is_array()).count();
    if objects.max(lists) * 2
        < elements
            .iter()
            .filter(|element| !element.is_null())
            .count()
            .max(1)
    {
        return;
    }
    let count = group.count * elements.len() / arrays.len().max(1);
    let mut steps = group.steps.clone();
    steps.push(Step::Each);
    explore(
        &Group {
            steps,
            nodes: spread(&elements),
            // A list of one is no list: the records lie inside its one object.
            array_levels: group.array_levels + u32::from(count > 1),
            count,
            is_inside: group.is_inside,
            is_aside: group.is_aside,
        },
        best,
    );
}

#[cfg(test)]
mod tests;
