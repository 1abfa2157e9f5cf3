//! A file of JSON lines in the state folder, plain to read and to mend: taking a line out forgets what it says.
//!
//! A line that cannot be read costs itself; the file is copied aside, once, and the others go on. What a newer version of
//! us wrote is for `is_good` to let pass, so that it is kept as it is.

use super::{Folder, StoreError};
use crate::text::sanitize;
use serde_json::{Map, Value};
use std::path::Path;

/// A line.
pub(super) type Line = Map<String, Value>;

/// What such a file says.
#[derive(Debug)]
pub struct Loaded<T> {
    /// What could be read, as the lines follow each other.
    pub kept: Vec<T>,
    /// What was wrong with the others.
    pub problem: Option<String>,
}

/// Whether a line is of a version after ours.
pub(super) fn is_newer(line: &Line) -> bool {
    line.get("v").and_then(Value::as_u64) > Some(1)
}

/// What tells one such file from another.
pub(super) struct LineFile {
    /// Its name.
    pub(super) name: &'static str,
    /// The name of its lock.
    pub(super) lock: &'static str,
    /// What it keeps, for a sentence (`the kept maps`).
    pub(super) what: &'static str,
    /// Whether a line says something.
    pub(super) is_good: fn(&Line) -> bool,
}

impl LineFile {
    /// What the lines say. What cannot be read is said, copied aside and taken out.
    pub(super) fn load<T>(
        &self,
        state: Option<&Path>,
        meaning: impl Fn(&Line) -> Option<T>,
    ) -> Loaded<T> {
        let (lines, problem) = self.lines(state);
        Loaded {
            kept: lines.iter().filter_map(meaning).collect(),
            problem,
        }
    }

    fn lines(&self, state: Option<&Path>) -> (Vec<Line>, Option<String>) {
        let Some(folder) = state.map(Folder::at) else {
            return (Vec::new(), None);
        };
        let bytes = match folder.read(self.name) {
            Ok(bytes) => bytes.unwrap_or_default(),
            Err(error) => return (Vec::new(), Some(error.to_string())),
        };
        let (lines, damaged) = self.read(&bytes);
        let problem = (damaged > 0).then(|| {
            let good = |bytes: &[u8]| written(&self.read(bytes).0);
            folder.mend((self.name, self.lock), good, damaged, self.what)
        });
        (lines, problem)
    }

    /// Changes the lines, whatever another of us may have kept meanwhile.
    ///
    /// # Errors
    /// They cannot be written.
    pub(super) fn change(
        &self,
        state: Option<&Path>,
        change: impl FnOnce(&mut Vec<Line>),
    ) -> Result<(), StoreError> {
        let folder = state.map(Folder::at).ok_or(StoreError::NoFolder)?;
        let _lock = folder.lock(self.lock)?;
        // Read again under the lock: another of us may have kept some meanwhile.
        let bytes = folder.read(self.name)?.unwrap_or_default();
        let (mut lines, damaged) = self.read(&bytes);
        if damaged > 0 {
            folder.put_aside(self.name, &bytes)?;
        }
        change(&mut lines);
        folder.replace(self.name, &written(&lines))
    }

    /// The good lines, and how many are not.
    pub(super) fn read(&self, bytes: &[u8]) -> (Vec<Line>, usize) {
        let (mut good, mut damaged) = (Vec::new(), 0);
        for line in bytes.split(|byte| *byte == b'\n') {
            if line.trim_ascii().is_empty() {
                continue;
            }
            match serde_json::from_slice::<Line>(line) {
                Ok(line) if (self.is_good)(&line) => good.push(line),
                _ => damaged += 1,
            }
        }
        (good, damaged)
    }
}

/// Lines as they are written.
fn written(lines: &[Line]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for line in lines {
        let line = Value::Object(line.clone()).to_string();
        bytes.extend_from_slice(sanitize::json(&line).as_bytes());
        bytes.push(b'\n');
    }
    bytes
}
