//! What a line of the log means, and how it is written.
//!
//! ```text
//! {"v":1,"op":"read","id":"a-7","on":true,"t":1732770000000,"w":"5f0c","n":1}
//! {"v":1,"op":"star",…}   {"v":1,"op":"tag","id":…,"tag":"fraud","on":true,…}   {"v":1,"op":"note","id":…,"text":"…",…}
//! ```

use crate::{
    query::marks::{Change, NOTE_CAP, TAG_CAP},
    store::lines::{Line, is_newer},
    text::sanitize,
};
use serde_json::{Value, json};
use std::{hash::BuildHasher as _, sync::Arc};

/// An id that is longer is none of ours.
const ID_CAP: usize = 64 << 10;

/// Millions of years from now: there is always a later time.
const LATEST: u64 = 1 << 60;

/// What of an article a line is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Read,
    Star,
    Tag(String),
    Note,
}

/// When a line was written, by whom; the greater one holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stamp {
    pub(super) time: u64,
    pub(super) writer: Arc<str>,
    pub(super) number: u64,
}

/// A line that we know.
pub(super) struct Stamped {
    pub(super) id: Arc<str>,
    pub(super) change: Change,
    pub(super) stamp: Stamp,
}

impl Field {
    pub(super) fn of(change: &Change) -> Self {
        match change {
            Change::Read(_) => Self::Read,
            Change::Star(_) => Self::Star,
            Change::Tag(tag, _) => Self::Tag(tag.clone()),
            Change::Note(_) => Self::Note,
        }
    }
}

/// A name for this process that no other has.
pub(super) fn name_of_writer() -> Arc<str> {
    // Keyed by the system's random numbers: the one thing in the library that is.
    let random = std::hash::RandomState::new().hash_one(std::process::id());
    format!("{random:016x}").into()
}

/// What a line says; none of one that is not for us.
pub(super) fn of(line: &Line) -> Option<Stamped> {
    if is_newer(line) {
        return None;
    }
    let text = |key: &str| line.get(key).and_then(Value::as_str);
    let number = |key: &str| line.get(key).and_then(Value::as_u64);
    let is_on = || line.get("on").and_then(Value::as_bool);
    let change = match text("op")? {
        "read" => Change::Read(is_on()?),
        "star" => Change::Star(is_on()?),
        "tag" => Change::Tag(shown(text("tag")?, TAG_CAP)?, is_on()?),
        "note" => Change::Note(shown(text("text")?, NOTE_CAP).unwrap_or_default()),
        _ => return None,
    };
    let id = text("id").filter(|id| !id.is_empty() && id.len() <= ID_CAP)?;
    Some(Stamped {
        id: id.into(),
        change,
        stamp: Stamp {
            time: number("t").filter(|time| *time < LATEST)?,
            writer: text("w")?.into(),
            number: number("n")?,
        },
    })
}

/// A text of the user as it may be shown, whoever wrote the file.
fn shown(text: &str, cap: usize) -> Option<String> {
    let text = sanitize::line_capped(text, cap);
    let text = text.trim();
    (!text.is_empty() && text.len() <= cap).then(|| text.to_owned())
}

/// A line as it is written.
pub(super) fn line(id: &str, change: &Change, stamp: &Stamp) -> Line {
    let (op, said) = match change {
        Change::Read(is_on) => ("read", vec![("on", json!(is_on))]),
        Change::Star(is_on) => ("star", vec![("on", json!(is_on))]),
        Change::Tag(tag, is_on) => ("tag", vec![("tag", json!(tag)), ("on", json!(is_on))]),
        Change::Note(text) => ("note", vec![("text", json!(text))]),
    };
    let head = [("v", json!(1)), ("op", json!(op)), ("id", json!(id))];
    let tail = [
        ("t", json!(stamp.time)),
        ("w", json!(&*stamp.writer)),
        ("n", json!(stamp.number)),
    ];
    let all = head.into_iter().chain(said).chain(tail);
    all.map(|(key, value)| (key.to_owned(), value)).collect()
}
