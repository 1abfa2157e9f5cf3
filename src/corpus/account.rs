//! What was made of a file, as plain data: shape, field map, counts, notes. `inspect` and F2 put it into words; nothing here
//! decides anything.

mod sure;

use super::{
    fields::{By, Choice, FieldMap, Role},
    joins::Joins,
    layout::{self, KeyRole, Layout, RecordForm},
    step::Step,
};
use serde::Serialize;

/// Notes on single records that are kept; the rest is counted.
const NOTES: usize = 100;
/// Forms of dates that cannot be read of which an example is kept.
const FORMS: usize = 5;

/// How sure the field map is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Told by weak names or by shape alone.
    #[default]
    Low,
    /// Some of it.
    Medium,
    /// Headline, text and date stand under their own names nearly everywhere.
    High,
}

/// What was made of one file.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Account {
    /// The shape in words: `list under response.docs`.
    pub shape: String,
    /// The way to the records, as `--records` takes it.
    pub records: String,
    /// How sure the field map is.
    pub confidence: Confidence,
    /// Which field plays which role.
    pub roles: Vec<RoleAccount>,
    /// Articles found.
    pub articles: u64,
    /// Records left out.
    pub left_out: u64,
    /// Lines that are instructions between records.
    pub action_lines: u64,
    /// What was done to the file as a whole, in words: `gzip`, `byte order mark removed`.
    pub notes: Vec<String>,
    /// Records that were repaired; the first ones.
    pub repairs: Vec<Repair>,
    /// Records that were repaired, in all.
    pub repaired: u64,
    /// Records with a date that could not be read, or not in full.
    pub unread_dates: u64,
    /// Such dates, one of each form.
    pub date_examples: Vec<UnreadDate>,
}

/// A date that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadDate {
    /// What stands there.
    pub written: String,
    /// Why it says no day, or not all of it was read.
    pub reason: String,
    /// The day is known all the same.
    #[serde(skip)]
    pub is_dated: bool,
}

/// The fields that may play one role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleAccount {
    /// The role.
    pub role: Role,
    /// The best field, as `--map` takes it; empty where the user switched the role off.
    pub path: String,
    /// Who says so.
    pub by: By,
    /// Share of sampled records in which something stands there, in hundredths.
    #[serde(serialize_with = "hundredths")]
    pub coverage: f32,
    /// How sure it is that this is the field.
    pub confidence: Confidence,
    /// Why.
    pub why: &'static str,
    /// For the body: it is only a summary.
    pub is_short: bool,
    /// What stands there in one record.
    pub example: String,
    /// Fields asked where the best is empty.
    pub runners_up: Vec<RunnerUp>,
}

/// A field asked where those before it are empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunnerUp {
    /// The field, keys with dots between.
    pub path: String,
    /// Share of sampled records in which something stands there, in hundredths.
    #[serde(serialize_with = "hundredths")]
    pub coverage: f32,
}

/// A share as it is printed: what a division of small numbers leaves behind the second digit says nothing.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde wants it by reference"
)]
fn hundredths<S: serde::Serializer>(share: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*share) * 100.0).round() / 100.0)
}

/// A record that was repaired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// Its line.
    pub line: u32,
    /// Its first byte in the (decoded) file.
    pub byte: u64,
    /// What was repaired.
    pub what: &'static str,
}

impl Account {
    /// An account of a shape, before any record is counted.
    pub(crate) fn of(shape: String, layout: &Layout, map: &FieldMap, joins: &Joins) -> Self {
        let roles = Role::ALL.into_iter().filter_map(|role| {
            let mut account = of_role(role, map)?;
            if let Some(shown) = joins.shown(&account.path) {
                shown.clone_into(&mut account.path);
            }
            Some(account)
        });
        let roles = roles.collect();
        Self {
            shape,
            records: layout.path().to_string(),
            confidence: confidence(map),
            roles,
            notes: joins.notes.clone(),
            ..Self::default()
        }
    }

    /// Counts a repaired record.
    pub(crate) fn repaired(&mut self, repair: Repair) {
        self.repaired += 1;
        if self.repairs.len() < NOTES {
            self.repairs.push(repair);
        }
    }

    /// Notes what was passed over in the file, each once.
    pub(crate) fn remark(&mut self, remarks: &[&str]) {
        for remark in remarks {
            if !self.notes.iter().any(|note| note == remark) {
                self.notes.push((*remark).to_owned());
            }
        }
    }

    /// Counts a date that could not be read.
    pub(crate) fn unread_date(&mut self, unread: UnreadDate) {
        self.unread_dates += 1;
        let is_known = |known: &UnreadDate| {
            known.reason == unread.reason && form(&known.written) == form(&unread.written)
        };
        if self.date_examples.len() < FORMS && !self.date_examples.iter().any(is_known) {
            self.date_examples.push(unread);
        }
    }
}

/// A text in which only the kinds of its characters count.
fn form(text: &str) -> String {
    let kind = |character: char| match character {
        _ if character.is_ascii_digit() => '9',
        _ if character.is_alphabetic() => 'a',
        other => other,
    };
    let mut kinds: Vec<char> = text.chars().map(kind).collect();
    kinds.dedup();
    kinds.into_iter().collect()
}

fn of_role(role: Role, map: &FieldMap) -> Option<RoleAccount> {
    let by = map.by(role);
    let account = match map.choices(role).split_first() {
        Some((best, others)) => {
            let (confidence, why) = sure::sure(role, by, best);
            RoleAccount {
                role,
                path: best.path.shown(),
                by,
                coverage: best.coverage,
                confidence,
                why,
                is_short: role == Role::Body && best.is_stub,
                example: best.example.clone(),
                runners_up: others.iter().map(runner_up).collect(),
            }
        }
        None if map.is_off(role) => RoleAccount {
            role,
            path: String::new(),
            by,
            coverage: 0.0,
            confidence: Confidence::High,
            why: sure::TOLD,
            is_short: false,
            example: String::new(),
            runners_up: Vec::new(),
        },
        None => return None,
    };
    Some(account)
}

fn runner_up(choice: &Choice) -> RunnerUp {
    RunnerUp {
        path: choice.path.shown(),
        coverage: choice.coverage,
    }
}

fn confidence(map: &FieldMap) -> Confidence {
    let is_sure = |role: Role| {
        map.choices(role)
            .iter()
            .any(|choice| !choice.is_weak && !choice.is_stub && choice.coverage > 0.5)
    };
    let is_there = |role: Role| {
        map.choices(role)
            .iter()
            .any(|choice| !choice.is_weak || choice.is_stub)
    };
    match (
        is_sure(Role::Headline),
        is_sure(Role::Body),
        is_sure(Role::Published),
    ) {
        (true, true, _) | (true, _, true) => Confidence::High,
        (true, ..) | (_, true, _) => Confidence::Medium,
        _ if is_there(Role::Headline) && is_there(Role::Body) => Confidence::Medium,
        _ => Confidence::Low,
    }
}

/// A layout in words.
pub(crate) fn shape(layout: &Layout, is_lines: bool, value_count: usize) -> String {
    let inner = layout.inner_path().to_string();
    let inside = if layout.inner.is_empty() {
        String::new()
    } else {
        format!(", each under `{inner}`")
    };
    let steps = layout.steps.as_slice();
    let plain = match steps {
        [] if layout.form == RecordForm::Columns => "a table of columns".to_owned(),
        _ if layout.form == RecordForm::Columns => {
            format!("a table of columns under `{}`", layout::path(steps, &[]))
        }
        [] if is_lines => format!("one record a line{inside}"),
        [] if value_count > 1 => format!("records one after the other{inside}"),
        [] if layout.inner.is_empty() => "one article".to_owned(),
        [] => format!("one article under `{inner}`"),
        [Step::Each] => format!("array{inside}"),
        [step] if step.is_keyed() => format!("object of records by key{inside}"),
        [head @ .., Step::Each] => format!("list under `{}`{inside}", layout::path(head, &[])),
        other => format!("records under `{}`{inside}", layout::path(other, &[])),
    };
    let form = match &layout.form {
        RecordForm::Object | RecordForm::Columns => "",
        RecordForm::Row(_) => ", rows of cells",
        RecordForm::Pair => ", pairs of a text and what is said of it",
        RecordForm::Text => ", texts alone",
    };
    let key = match layout.key {
        None | Some(KeyRole::Id) => "",
        Some(KeyRole::Url) => ", the key is the address",
        Some(KeyRole::Headline) => ", the key is the headline",
        Some(KeyRole::Date) => ", the key is the day",
    };
    crate::text::sanitize::line(&format!("{plain}{form}{key}")).into_owned()
}
