//! Names that were read before. Who writes, writes often, and outlets and sections are few: taking a byline apart costs more
//! than parsing the whole record does.

use crate::corpus::{byline, fields::Role};
use foldhash::fast::FixedState;
use serde_json::Value;
use std::{collections::HashMap, sync::Arc};

/// Values remembered for a role; with more all are forgotten, so that no archive makes this grow.
const MOST: usize = 4096;
/// Longest text of a value that is remembered, in bytes.
const LONGEST: usize = 200;

type Known = HashMap<Value, Option<Arc<str>>, FixedState>;

/// What was made of values, by role.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    bylines: Known,
    names: HashMap<Box<str>, Vec<String>, FixedState>,
    outlets: Known,
    sections: Known,
    /// Shared by all articles of nobody.
    nobody: Arc<str>,
}

impl Memo {
    /// What `read` makes of a value that plays a role, or has made of it before.
    pub(super) fn recall(
        &mut self,
        role: Role,
        value: &Value,
        read: impl FnOnce() -> Option<String>,
    ) -> Option<Arc<str>> {
        let known = match role {
            Role::Byline => &mut self.bylines,
            Role::Outlet => &mut self.outlets,
            Role::Section => &mut self.sections,
            _ => return read().map(Arc::from),
        };
        if !is_short(value) {
            return read().map(Arc::from);
        }
        if let Some(made) = known.get(value) {
            return made.clone();
        }
        let made = read().map(Arc::from);
        if known.len() == MOST {
            known.clear();
        }
        known.insert(value.clone(), made.clone());
        made
    }

    /// The byline in a list of texts, by what was made of each of them: who writes together, does so in ever new company.
    /// None where that alone does not tell, or it names nobody.
    pub(super) fn byline(&mut self, list: &Value) -> Option<Arc<str>> {
        let texts = list.as_array().filter(|texts| texts.len() > 1)?;
        let mut byline = String::new();
        let mut before: Vec<&str> = Vec::new();
        if self.names.len() + texts.len() > MOST {
            self.names.clear();
        }
        for text in texts {
            self.learn(text.as_str().filter(|text| text.len() <= LONGEST)?);
        }
        let known = texts
            .iter()
            .filter_map(|text| self.names.get(text.as_str()?));
        for name in known.flatten() {
            if before.iter().any(|other| is_same(other, name)) {
                continue;
            }
            before.push(name);
            if !byline.is_empty() {
                byline.push_str(", ");
            }
            byline.push_str(name);
        }
        (!byline.is_empty()).then(|| byline.into())
    }

    fn learn(&mut self, text: &str) {
        if !self.names.contains_key(text) {
            self.names.insert(text.into(), byline::of_several(text));
        }
    }

    /// The byline of an article without one.
    pub(super) fn nobody(&self) -> Arc<str> {
        Arc::clone(&self.nobody)
    }
}

/// Whether two names differ in nothing but capitals.
fn is_same(one: &str, other: &str) -> bool {
    let first = |name: &str| name.chars().next().map(char::to_lowercase);
    first(one)
        .into_iter()
        .flatten()
        .eq(first(other).into_iter().flatten())
        && one.to_lowercase() == other.to_lowercase()
}

fn is_short(value: &Value) -> bool {
    let text_length = |value: &Value| value.as_str().map(str::len);
    match value {
        Value::String(text) => text.len() <= LONGEST,
        Value::Array(names) => names
            .iter()
            .map(text_length)
            .sum::<Option<usize>>()
            .is_some_and(|length| length <= LONGEST),
        _ => false,
    }
}
