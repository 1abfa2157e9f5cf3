//! The user's own keys over those of the preset: what is taken away first, what is everywhere next, what is in one
//! place last, so that the order of the lines in the file does not matter.

use crate::{
    config::{
        Problem,
        file::{File, KeyLine},
    },
    keys::{Action, BindError, Context, Key, Keymap},
    text::sanitize,
};
use std::collections::HashSet;

/// The keymap with the user's keys, those that are in force, and what is wrong with the others.
pub(super) struct Custom {
    pub(super) keymap: Keymap,
    pub(super) in_force: Vec<KeyLine>,
    pub(super) problems: Vec<Problem>,
}

/// Lays the keys of the file over those of a preset. The problems are all those of the file.
pub(super) fn lay(keymap: Keymap, file: &File) -> Custom {
    let mut custom = Custom {
        keymap,
        in_force: Vec::new(),
        problems: file.problems.clone(),
    };
    let mut lines: Vec<_> = file.keys.iter().collect();
    lines.sort_by_key(|line| (!line.action.is_empty(), line.context.is_some(), line.line));
    let mut seen = HashSet::new();
    for line in lines {
        let chord = Key::parse_chord(&line.keys).unwrap_or_default();
        let is_again = !chord.is_empty() && !seen.insert((line.context, chord));
        let outcome = if is_again {
            Err(format!("`{}` is bound twice in the same part", line.keys))
        } else {
            custom.lay(line).map_err(|error| error.to_string())
        };
        match outcome {
            Ok(()) => custom.in_force.push(line.clone()),
            Err(sentence) => custom.object(line, &sentence, file),
        }
    }
    custom
        .in_force
        .sort_by_key(|line| (line.context, line.line));
    custom.problems.sort_by_key(|problem| problem.line);
    custom
}

impl Custom {
    fn lay(&mut self, line: &KeyLine) -> Result<(), BindError> {
        match (line.context, line.action.as_str()) {
            (Some(context), "") => self.keymap.unbind(context, &line.keys),
            (Some(context), action) => self.keymap.bind(context, &line.keys, action),
            (None, "") => self.unbind_everywhere(&line.keys),
            (None, action) => self.bind_everywhere(&line.keys, action),
        }
    }

    /// Takes keys away wherever they mean something; they must mean something somewhere.
    fn unbind_everywhere(&mut self, keys: &str) -> Result<(), BindError> {
        let mut outcomes: Vec<_> = Context::ALL
            .into_iter()
            .map(|context| self.keymap.unbind(context, keys))
            .collect();
        match outcomes.iter().position(Result::is_ok) {
            Some(_) => Ok(()),
            None => outcomes.pop().unwrap_or(Ok(())),
        }
    }

    /// Binds keys wherever the action is live, or nowhere.
    fn bind_everywhere(&mut self, keys: &str, name: &str) -> Result<(), BindError> {
        let action = Action::named(name).ok_or_else(|| BindError::NoAction(name.to_owned()))?;
        let mut keymap = self.keymap.clone();
        for context in action.contexts() {
            keymap.bind(*context, keys, name)?;
        }
        self.keymap = keymap;
        Ok(())
    }

    fn object(&mut self, line: &KeyLine, sentence: &str, file: &File) {
        self.problems.push(Problem {
            file: file.path.clone(),
            line: line.line,
            sentence: sanitize::line(sentence).into_owned(),
        });
    }
}
