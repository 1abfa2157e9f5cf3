//! The walk over the values of a head: every object, list and map on the way is handed to the scales.

use super::{
    Place, RecordForm,
    group::{Group, Standing},
    maps,
    rows::{self, Reading},
    words::{is_aside, is_listed},
};
use crate::corpus::{
    likeness::{self, Looks},
    step::Step,
};
use serde_json::{Map, Value};

/// How deep records may lie.
const DEPTH: usize = 8;
/// Lists within lists that are followed: pages of sections of articles.
const LISTS: u32 = 3;
/// Values looked at in a list.
pub(super) const SAMPLE: usize = 60;
/// Keys of an object that are followed.
const KEYS: usize = 80;
/// What a list within an article costs, which is part of it more often than not.
const PART: f32 = 0.22;

/// The best place found so far.
pub(super) struct Explorer {
    pub(super) is_typed: bool,
    pub(super) best: Option<Place>,
}

/// The best place for records among the values of a head.
pub(super) fn best(values: &[Value], is_typed: bool) -> Option<Place> {
    let nodes: Vec<&Value> = values.iter().collect();
    let mut explorer = Explorer {
        is_typed,
        best: None,
    };
    explorer.explore(&Group {
        count: nodes.len(),
        nodes: spread(&nodes),
        lists: u32::from(values.len() > 1),
        ..Group::default()
    });
    explorer.best
}

/// At most [`SAMPLE`] of the nodes, from all over.
fn spread<T: Copy>(nodes: &[T]) -> Vec<T> {
    let step = nodes.len().div_ceil(SAMPLE).max(1);
    nodes.iter().step_by(step).copied().collect()
}

impl Explorer {
    fn explore(&mut self, group: &Group<'_>) {
        if group.steps.len() > DEPTH + 2 || group.nodes.is_empty() {
            return;
        }
        let objects: Vec<_> = group
            .nodes
            .iter()
            .filter_map(|node| node.as_object())
            .collect();
        let arrays: Vec<_> = group
            .nodes
            .iter()
            .filter_map(|node| node.as_array())
            .collect();
        if !objects.is_empty() && objects.len() >= arrays.len() {
            let looks: Vec<Looks<'_>> = objects.iter().map(|object| Looks::of(object)).collect();
            self.weigh_objects(group, &objects, &looks);
            self.inside_objects(group, &objects, &looks);
        }
        if !arrays.is_empty() {
            self.rows(group, &arrays);
            self.inside_arrays(group, &arrays);
        }
        if arrays.len() + objects.len() < group.nodes.len() && rows::are_texts(group) {
            self.weigh(group, RecordForm::Text, maps::role_of(&group.keys, &[]));
        }
    }

    fn weigh_objects(
        &mut self,
        group: &Group<'_>,
        objects: &[&Map<String, Value>],
        looks: &[Looks<'_>],
    ) {
        match maps::role_of(&group.keys, objects) {
            None if !self.is_typed => self.weigh_plain(group, looks),
            key => self.weigh(group, RecordForm::Object, key),
        }
        if let [table] = objects
            && rows::are_columns(table)
        {
            self.weigh(group, RecordForm::Columns, None);
        }
    }

    fn rows(&mut self, group: &Group<'_>, arrays: &[&Vec<Value>]) {
        // A list of cells within an article is a list of words.
        if arrays.len() < 2
            || group.standing > Standing::Apart
            || arrays.len() * 5 < group.nodes.len() * 4
        {
            return;
        }
        match rows::read(arrays, &group.around) {
            Some(Reading::Pairs) => self.weigh(group, RecordForm::Pair, None),
            Some(Reading::Rows(names)) => self.weigh(group, RecordForm::Row(names), None),
            None => {}
        }
    }

    fn inside_objects<'a>(
        &mut self,
        group: &Group<'a>,
        objects: &[&'a Map<String, Value>],
        looks: &[Looks<'_>],
    ) {
        if are_most(looks, |looks| looks.other_document().is_some()) {
            return;
        }
        let own = if are_most(looks, Looks::is_whole) {
            Standing::Inside
        } else if are_most(looks, Looks::is_enough) {
            Standing::Part
        } else {
            Standing::Apart
        };
        let standing = group.standing.max(own);
        let mut around = group.around.clone();
        around.extend(objects.first());
        for key in keys(objects) {
            let nodes: Vec<&'a Value> = objects
                .iter()
                .filter_map(|object| object.get(key))
                .filter(|value| value.is_object() || value.is_array())
                .collect();
            // Pages without results are no pages of something else.
            if nodes.is_empty() || (nodes.len() * 3 < objects.len() && !is_listed(key)) {
                continue;
            }
            let mut steps = group.steps.clone();
            steps.push(Step::Key(key.as_str().into()));
            // What is said of an article whose text stands beside is a part of it.
            let is_part = nodes.iter().all(|node| node.is_object())
                && objects
                    .iter()
                    .all(|object| likeness::has_text_beside(object, key));
            self.explore(&Group {
                steps,
                cost: group.cost + if is_part { PART } else { 0.0 },
                count: group.count * nodes.len() / objects.len().max(1),
                nodes,
                around: around.clone(),
                standing: match standing {
                    Standing::Part if is_listed(key) => Standing::Listed,
                    standing => standing,
                },
                is_aside: group.is_aside || is_aside(key),
                is_placed: group.is_placed || are_most(looks, Looks::is_placed),
                ..group.clone()
            });
        }
        if standing != Standing::Inside
            && let Some(found) = maps::members(objects)
        {
            self.inside_maps(group, found, around);
        }
    }

    /// Objects that are lists: records under ids, or lists under sections.
    fn inside_maps<'a>(
        &mut self,
        group: &Group<'a>,
        found: maps::Members<'a>,
        around: Vec<&'a Map<String, Value>>,
    ) {
        let mut steps = group.steps.clone();
        steps.push(found.step);
        let entries = spread(&found.entries);
        // The lists of the sections count as one.
        let is_list = !entries.iter().all(|(_, value)| value.is_array());
        self.explore(&Group {
            steps,
            count: group.count.max(1) * found.entries.len(),
            nodes: entries.iter().map(|(_, value)| *value).collect(),
            keys: entries.iter().map(|(key, _)| *key).collect(),
            around,
            lists: group.lists + u32::from(is_list && found.entries.len() > 1),
            ..group.clone()
        });
    }

    fn inside_arrays<'a>(&mut self, group: &Group<'a>, arrays: &[&'a Vec<Value>]) {
        // Lists inside something that is an article belong to it.
        if group.standing == Standing::Inside || group.lists >= LISTS {
            return;
        }
        let elements: Vec<&'a Value> = arrays.iter().flat_map(|array| array.iter()).collect();
        let kind = |is: fn(&Value) -> bool| elements.iter().filter(|element| is(element)).count();
        let most = kind(Value::is_object)
            .max(kind(Value::is_array))
            .max(kind(Value::is_string));
        if most * 2 < elements.len() - kind(Value::is_null) || most == 0 {
            return;
        }
        let count = group.count * elements.len() / arrays.len().max(1);
        let mut steps = group.steps.clone();
        steps.push(Step::Each);
        // A list of one is no list: the records lie inside its one object.
        let is_list = count > 1;
        let cost = if is_list && group.lists > 0 && group.standing == Standing::Part {
            PART
        } else {
            0.0
        };
        self.explore(&Group {
            steps,
            nodes: spread(&elements),
            keys: Vec::new(),
            lists: group.lists + u32::from(is_list),
            count,
            cost: group.cost + cost,
            ..group.clone()
        });
    }
}

/// Whether more than half of some records are so.
fn are_most<'r>(looks: &[Looks<'r>], is: impl Fn(&Looks<'r>) -> bool) -> bool {
    looks.iter().filter(|looks| is(looks)).count() * 2 > looks.len()
}

fn keys<'a>(objects: &[&'a Map<String, Value>]) -> Vec<&'a String> {
    let mut keys: Vec<&'a String> = Vec::new();
    for object in objects {
        for key in object.keys() {
            if keys.len() < KEYS && !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}
