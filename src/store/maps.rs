//! The maps the user made in the screen, a line of JSON for each shape: `maps.jsonl`.
//!
//! ```text
//! {"v":1,"wrapper":"response.docs[]","keys":["headline","text"],"roles":{"body":["content.text"],"outlet":[]}}
//! ```
//! Plain to read and to mend: taking a line out forgets a map. A line that cannot be read costs itself; the file is
//! copied aside, once, and the others go on. Fields and roles of a newer version are kept as they are.

use super::{Folder, StoreError};
use crate::{
    corpus::{
        FieldPath, Mapping, Role,
        mapping::{Kept, Shape},
    },
    text::sanitize,
};
use serde_json::{Map, Value, json};
use std::path::Path;

const FILE: &str = "maps.jsonl";
const LOCK: &str = "maps.lock";

/// The maps that were kept.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Those that can be read.
    pub kept: Vec<Kept>,
    /// What was wrong with the others.
    pub problem: Option<String>,
}

/// Reads the kept maps of a state folder. What cannot be read is said, copied aside and taken out.
pub fn load(state: Option<&Path>) -> Loaded {
    let Some(folder) = state.map(Folder::at) else {
        return Loaded::default();
    };
    let bytes = match folder.read(FILE) {
        Ok(bytes) => bytes.unwrap_or_default(),
        Err(error) => {
            return Loaded {
                problem: Some(error.to_string()),
                ..Loaded::default()
            };
        }
    };
    let lines = Lines::read(&bytes);
    let kept = lines.maps.iter().filter_map(kept);
    Loaded {
        kept: kept.collect(),
        problem: (lines.damaged > 0).then(|| {
            let good = |bytes: &[u8]| Lines::read(bytes).bytes();
            folder.mend((FILE, LOCK), good, lines.damaged, "the kept maps")
        }),
    }
}

/// Keeps a map for files of a shape, in the place of the one they had; with no roles it is forgotten.
///
/// # Errors
/// It cannot be written.
pub fn keep(state: Option<&Path>, shape: &Shape, roles: &Mapping) -> Result<(), StoreError> {
    let folder = state.map(Folder::at).ok_or(StoreError::NoFolder)?;
    let _lock = folder.lock(LOCK)?;
    // Read again under the lock: another of us may have kept one meanwhile.
    let bytes = folder.read(FILE)?.unwrap_or_default();
    let mut lines = Lines::read(&bytes);
    if lines.damaged > 0 {
        folder.put_aside(FILE, &bytes)?;
    }
    lines.set(shape, roles);
    folder.replace(FILE, &lines.bytes())
}

/// The lines of the file.
#[derive(Debug, Default)]
struct Lines {
    maps: Vec<Map<String, Value>>,
    /// Lines that are none.
    damaged: usize,
}

impl Lines {
    fn read(bytes: &[u8]) -> Self {
        let mut lines = Self::default();
        for line in bytes.split(|byte| *byte == b'\n') {
            if line.trim_ascii().is_empty() {
                continue;
            }
            match serde_json::from_slice::<Map<String, Value>>(line) {
                Ok(map) if kept(&map).is_some() => lines.maps.push(map),
                _ => lines.damaged += 1,
            }
        }
        lines
    }

    /// Sets the map of a shape: in the line of the shape most like it, else in a new one.
    fn set(&mut self, shape: &Shape, roles: &Mapping) {
        let likeness = |map: &Map<String, Value>| kept(map)?.shape.likeness(shape);
        let known = self
            .maps
            .iter()
            .enumerate()
            .filter_map(|(at, map)| Some((at, likeness(map)?)))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let mut map = match known {
            Some((at, _)) => self.maps.remove(at),
            None => Map::from_iter([("v".to_owned(), json!(1))]),
        };
        map.insert("wrapper".to_owned(), json!(shape.wrapper));
        map.insert("keys".to_owned(), json!(shape.keys));
        let told = set_roles(&mut map, roles);
        if told > 0 {
            self.maps.push(map);
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for map in &self.maps {
            let line = Value::Object(map.clone()).to_string();
            bytes.extend_from_slice(sanitize::json(&line).as_bytes());
            bytes.push(b'\n');
        }
        bytes
    }
}

/// Puts roles into a line in the place of those we know; returns how many stand there, with those we do not know.
fn set_roles(map: &mut Map<String, Value>, roles: &Mapping) -> usize {
    let mut all = match map.shift_remove("roles") {
        Some(Value::Object(all)) => all,
        _ => Map::new(),
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
fn kept(map: &Map<String, Value>) -> Option<Kept> {
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
