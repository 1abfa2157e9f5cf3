//! The maps the user made in the screen, a line of JSON for each shape: `maps.jsonl`.
//!
//! ```text
//! {"v":1,"wrapper":"response.docs[]","keys":["headline","text"],"roles":{"body":["content.text"],"outlet":[]}}
//! ```
//! Plain to read and to mend: taking a line out forgets a map. A line that cannot be read costs itself; the file is
//! copied aside, once, and the others go on. Fields and roles of a newer version are kept as they are.

use super::{
    StoreError,
    lines::{Line, LineFile, Loaded},
};
use crate::corpus::{
    FieldPath, Mapping, Role,
    mapping::{Kept, Shape},
};
use serde_json::{Value, json};
use std::path::Path;

const LINES: LineFile = LineFile {
    name: "maps.jsonl",
    lock: "maps.lock",
    what: "the kept maps",
    is_good: |line| kept(line).is_some(),
};

/// Reads the kept maps of a state folder. What cannot be read is said, copied aside and taken out.
pub fn load(state: Option<&Path>) -> Loaded<Kept> {
    LINES.load(state, kept)
}

/// Keeps a map for files of a shape, in the place of the one they had; with no roles it is forgotten.
///
/// # Errors
/// It cannot be written.
pub fn keep(state: Option<&Path>, shape: &Shape, roles: &Mapping) -> Result<(), StoreError> {
    LINES.change(state, |lines| set(lines, shape, roles))
}

/// Sets the map of a shape: in the line of the shape most like it, else in a new one.
fn set(lines: &mut Vec<Line>, shape: &Shape, roles: &Mapping) {
    let likeness = |map: &Line| kept(map)?.shape.likeness(shape);
    let known = lines
        .iter()
        .enumerate()
        .filter_map(|(at, map)| Some((at, likeness(map)?)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let mut map = match known {
        Some((at, _)) => lines.remove(at),
        None => Line::from_iter([("v".to_owned(), json!(1))]),
    };
    map.insert("wrapper".to_owned(), json!(shape.wrapper));
    map.insert("keys".to_owned(), json!(shape.keys));
    let told = set_roles(&mut map, roles);
    if told > 0 {
        lines.push(map);
    }
}

/// Puts roles into a line in the place of those we know; returns how many stand there, with those we do not know.
fn set_roles(map: &mut Line, roles: &Mapping) -> usize {
    let mut all = match map.shift_remove("roles") {
        Some(Value::Object(all)) => all,
        _ => Line::new(),
    };
    all.retain(|name, _| Role::named(name).is_none());
    for (role, paths) in roles.iter() {
        let paths: Vec<String> = paths.iter().map(ToString::to_string).collect();
        all.insert(role.name().to_owned(), json!(paths));
    }
    let count = all.len();
    map.insert("roles".to_owned(), Value::Object(all));
    count
}

/// The map a line holds; none if it holds none. Roles and fields we do not know are passed over.
fn kept(map: &Line) -> Option<Kept> {
    let texts = |value: &Value| {
        let list = value.as_array()?;
        list.iter()
            .map(|text| Some(text.as_str()?.to_owned()))
            .collect::<Option<Vec<String>>>()
    };
    let mut roles = Mapping::default();
    for (name, paths) in map.get("roles")?.as_object()? {
        if let Some(role) = Role::named(name) {
            let paths = texts(paths)?;
            let paths: Result<Vec<FieldPath>, _> = paths.iter().map(|path| path.parse()).collect();
            roles.set(role, paths.ok()?);
        }
    }
    Some(Kept {
        shape: Shape {
            wrapper: map.get("wrapper")?.as_str()?.to_owned(),
            keys: texts(map.get("keys")?)?.into_iter().collect(),
        },
        roles,
        is_fresh: false,
    })
}

#[cfg(test)]
mod tests;
