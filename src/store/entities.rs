//! What the user has said about names, a line of JSON for each verdict, the newest last: `entities.jsonl`.
//!
//! ```text
//! {"v":1,"op":"merge","label":"PERSON","name":"Weiler","into":{"label":"PERSON","name":"Karin Weiler"}}
//! {"v":1,"op":"retype","label":"PERSON","name":"Orbit","to":"ORG"}
//! {"v":1,"op":"dismiss","label":"ORG","name":"Breaking"}
//! ```
//! Plain to read and to mend: taking a line out takes the verdict back. A line that cannot be read costs itself; the
//! file is copied aside, once, and the others go on. Lines of a newer version are kept as they are.

use super::{Folder, StoreError};
use crate::{
    entity::{Kind, Named, Ruling, Verdict, verdict::Change},
    text::sanitize,
};
use serde_json::{Map, Value, json};
use std::path::Path;

const FILE: &str = "entities.jsonl";
const LOCK: &str = "entities.lock";

/// A name longer than this was not picked from a text.
const NAME_CAP: usize = 1_000;

/// The verdicts that were kept.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Those that can be read, the newest last.
    pub kept: Vec<Verdict>,
    /// What was wrong with the others.
    pub problem: Option<String>,
}

/// Reads the kept verdicts of a state folder. What cannot be read is said, copied aside and taken out.
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
    Loaded {
        kept: lines.good.iter().filter_map(verdict).collect(),
        problem: (lines.damaged > 0).then(|| {
            let good = |bytes: &[u8]| Lines::read(bytes).bytes();
            folder.mend(
                (FILE, LOCK),
                good,
                lines.damaged,
                "what was said about names",
            )
        }),
    }
}

/// Keeps what has changed.
///
/// # Errors
/// It cannot be written.
pub fn keep(state: Option<&Path>, changes: &[Change]) -> Result<(), StoreError> {
    let folder = state.map(Folder::at).ok_or(StoreError::NoFolder)?;
    let _lock = folder.lock(LOCK)?;
    // Read again under the lock: another of us may have kept some meanwhile.
    let bytes = folder.read(FILE)?.unwrap_or_default();
    let mut lines = Lines::read(&bytes);
    if lines.damaged > 0 {
        folder.put_aside(FILE, &bytes)?;
    }
    for change in changes {
        lines.change(change);
    }
    folder.replace(FILE, &lines.bytes())
}

/// The lines of the file.
#[derive(Debug, Default)]
struct Lines {
    /// Verdicts, and what a newer version has to say.
    good: Vec<Map<String, Value>>,
    /// Lines that are neither.
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
                Ok(line) if is_newer(&line) || verdict(&line).is_some() => lines.good.push(line),
                _ => lines.damaged += 1,
            }
        }
        lines
    }

    fn change(&mut self, change: &Change) {
        match change {
            Change::Give(given) => self.good.push(line(given)),
            Change::TakeBack(taken) => {
                let is_it = |line: &Map<String, Value>| verdict(line).as_ref() == Some(taken);
                if let Some(at) = self.good.iter().rposition(is_it) {
                    self.good.remove(at);
                }
            }
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for line in &self.good {
            let line = Value::Object(line.clone()).to_string();
            bytes.extend_from_slice(sanitize::json(&line).as_bytes());
            bytes.push(b'\n');
        }
        bytes
    }
}

/// Whether a line is of a version after ours, or says what we do not know.
fn is_newer(line: &Map<String, Value>) -> bool {
    let known = ["merge", "retype", "dismiss"];
    let is_unknown = |op: &Value| op.as_str().is_some_and(|op| !known.contains(&op));
    line.get("v").and_then(Value::as_u64) > Some(1) || line.get("op").is_some_and(is_unknown)
}

fn line(verdict: &Verdict) -> Map<String, Value> {
    let Verdict { about, ruling } = verdict;
    let op = match ruling {
        Ruling::Merge(_) => "merge",
        Ruling::Retype(_) => "retype",
        Ruling::Dismiss => "dismiss",
    };
    let mut line = Map::new();
    line.insert("v".to_owned(), json!(1));
    line.insert("op".to_owned(), json!(op));
    line.insert("label".to_owned(), json!(about.kind.label()));
    line.insert("name".to_owned(), json!(about.name));
    match ruling {
        Ruling::Merge(into) => {
            let into = json!({"label": into.kind.label(), "name": into.name});
            line.insert("into".to_owned(), into);
        }
        Ruling::Retype(kind) => drop(line.insert("to".to_owned(), json!(kind.label()))),
        Ruling::Dismiss => {}
    }
    line
}

/// The verdict a line holds; none if it holds none.
fn verdict(line: &Map<String, Value>) -> Option<Verdict> {
    let ruling = match line.get("op")?.as_str()? {
        "merge" => Ruling::Merge(named(line.get("into")?.as_object()?)?),
        "retype" => Ruling::Retype(kind(line.get("to")?)?),
        "dismiss" => Ruling::Dismiss,
        _ => return None,
    };
    let about = named(line)?;
    Some(Verdict { about, ruling })
}

/// A name to be shown: whoever wrote the file, nothing in it acts on a terminal.
fn named(line: &Map<String, Value>) -> Option<Named> {
    let name = line.get("name")?.as_str()?;
    let name = sanitize::line(name).trim().to_owned();
    let kind = kind(line.get("label")?)?;
    (!name.is_empty() && name.len() <= NAME_CAP).then_some(Named { kind, name })
}

fn kind(label: &Value) -> Option<Kind> {
    let label = label.as_str()?;
    Kind::ALL.into_iter().find(|kind| kind.label() == label)
}

#[cfg(test)]
mod tests;
