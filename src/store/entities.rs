//! What the user has said about names, a line of JSON for each verdict, the newest last: `entities.jsonl`.
//!
//! ```text
//! {"v":1,"op":"merge","label":"PERSON","name":"Weiler","into":{"label":"PERSON","name":"Karin Weiler"}}
//! {"v":1,"op":"retype","label":"PERSON","name":"Orbit","to":"ORG"}
//! {"v":1,"op":"dismiss","label":"ORG","name":"Breaking"}
//! ```
//! Plain to read and to mend: taking a line out takes the verdict back. A line that cannot be read costs itself; the
//! file is copied aside, once, and the others go on. Lines of a newer version are kept as they are.

use super::{
    StoreError,
    lines::{self, Line, LineFile, Loaded},
};
use crate::{
    entity::{Kind, Named, Ruling, Verdict, verdict::Change},
    text::sanitize,
};
use serde_json::{Value, json};
use std::path::Path;

const LINES: LineFile = LineFile {
    name: "entities.jsonl",
    lock: "entities.lock",
    what: "what was said about names",
    is_good: |line| is_newer(line) || verdict(line).is_some(),
};

/// A name longer than this was not picked from a text.
const NAME_CAP: usize = 1_000;

/// Reads the kept verdicts of a state folder, the newest last. What cannot be read is said, copied aside and taken out.
pub fn load(state: Option<&Path>) -> Loaded<Verdict> {
    LINES.load(state, verdict)
}

/// Keeps what has changed.
///
/// # Errors
/// It cannot be written.
pub fn keep(state: Option<&Path>, changes: &[Change]) -> Result<(), StoreError> {
    LINES.change(state, |lines| {
        for change in changes {
            apply(change, lines);
        }
    })
}

fn apply(change: &Change, lines: &mut Vec<Line>) {
    match change {
        Change::Give(given) => lines.push(line(given)),
        Change::TakeBack(taken) => {
            let is_it = |line: &Line| verdict(line).as_ref() == Some(taken);
            if let Some(at) = lines.iter().rposition(is_it) {
                lines.remove(at);
            }
        }
    }
}

/// Whether a line is of a version after ours, or says what we do not know.
fn is_newer(line: &Line) -> bool {
    let known = ["merge", "retype", "dismiss"];
    let is_unknown = |op: &Value| op.as_str().is_some_and(|op| !known.contains(&op));
    lines::is_newer(line) || line.get("op").is_some_and(is_unknown)
}

fn line(verdict: &Verdict) -> Line {
    let Verdict { about, ruling } = verdict;
    let op = match ruling {
        Ruling::Merge(_) => "merge",
        Ruling::Retype(_) => "retype",
        Ruling::Dismiss => "dismiss",
    };
    let mut line = Line::new();
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
fn verdict(line: &Line) -> Option<Verdict> {
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
fn named(line: &Line) -> Option<Named> {
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
