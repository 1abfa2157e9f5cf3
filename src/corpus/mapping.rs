//! What the user says of the records over what is found out: where they are, and which field plays which role. Said per
//! role, the rest stays detected; said for all files, it holds in those whose records have the field.
//!
//! Data only. `layout::told` finds the records so, `infer` lays the roles over those it inferred.

mod shape;

pub use shape::Shape;

use super::{
    dates::DateRules,
    fields::{By, Path, Role},
    paths::{self, Part, PathError},
};
use crate::text::sanitize;
use serde_json::{Map, Value};
use std::{collections::BTreeMap, fmt, str::FromStr, sync::Arc};

/// Which fields play which roles, best first; a role without a field is switched off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<Role, Vec<Path>>);

/// The way to the records of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordsPath(pub(crate) Vec<Part>);

/// A mapping the user made for files of one shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which files.
    pub shape: Shape,
    /// What was said of them; nothing: they are read as detected, whatever else is said.
    pub roles: Mapping,
    /// Said in this session, after the command line: it goes over what stands there.
    pub is_fresh: bool,
}

/// All that was said.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Where the records are, in files that have the path; the others are left out with a word.
    pub records: Option<RecordsPath>,
    /// Which field plays which role.
    pub roles: Mapping,
    /// The same, made earlier for files of a shape.
    pub kept: Vec<Kept>,
    /// How dates are written, and in which zone times without one are.
    pub dates: Arc<DateRules>,
}

/// What holds for the files of one shape.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules {
    /// The roles, their fields, and who says so.
    pub(crate) roles: Vec<(Role, Vec<Path>, By)>,
    /// The user pointed at the records: something of them is shown, whatever they look like.
    pub(crate) is_asked: bool,
}

impl Mapping {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields told for a role; none: it stays detected.
    pub fn get(&self, role: Role) -> Option<&[Path]> {
        self.0.get(&role).map(Vec::as_slice)
    }

    /// Tells the fields of a role, best first; no field switches it off.
    pub fn set(&mut self, role: Role, paths: Vec<Path>) {
        self.0.insert(role, paths);
    }

    /// Leaves a role to be detected again.
    pub fn unset(&mut self, role: Role) {
        self.0.remove(&role);
    }

    /// The roles told and their fields.
    pub fn iter(&self) -> impl Iterator<Item = (Role, &[Path])> {
        self.0.iter().map(|(role, paths)| (*role, paths.as_slice()))
    }
}

impl Told {
    /// What holds for records of a shape: on the command line over what is kept, and what was said since over both.
    pub(crate) fn rules(&self, way: &RecordsPath, records: &[&Map<String, Value>]) -> Rules {
        let kept = self.kept_for(way, records);
        let mut told = BTreeMap::new();
        let mut lay = |roles: &Mapping, by: By| {
            for (role, paths) in roles.iter() {
                told.insert(role, (paths.to_vec(), by));
            }
        };
        if let Some(kept) = kept {
            lay(&kept.roles, By::Kept);
        }
        if !kept.is_some_and(|kept| kept.is_fresh) {
            lay(&self.roles, By::Option);
        }
        let told = told.into_iter();
        Rules {
            roles: told.map(|(role, (paths, by))| (role, paths, by)).collect(),
            is_asked: self.records.is_some(),
        }
    }

    /// The mapping made for files most like these.
    fn kept_for(&self, way: &RecordsPath, records: &[&Map<String, Value>]) -> Option<&Kept> {
        if self.kept.is_empty() {
            return None;
        }
        let shape = Shape::of(way, records);
        self.kept
            .iter()
            .filter_map(|kept| Some((kept.shape.likeness(&shape)?, kept)))
            .max_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, kept)| kept)
    }
}

impl RecordsPath {
    /// Whether it leads to more than one record.
    pub fn is_through_lists(&self) -> bool {
        self.0.iter().any(|part| !matches!(part, Part::Key(_)))
    }
}

impl FromStr for RecordsPath {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let parts = paths::parse(text)?;
        if parts.iter().any(|part| matches!(part, Part::Nth(_))) {
            let shown = sanitize::line_capped(text, 200).into_owned();
            return Err(PathError::Unreadable(
                shown,
                "records are every element of a list: `[]`",
            ));
        }
        Ok(Self(parts))
    }
}

impl fmt::Display for RecordsPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        paths::print(self.0.iter(), &mut text)?;
        if text.is_empty() {
            text.push('.');
        }
        out.write_str(&sanitize::line(&text))
    }
}

#[cfg(test)]
mod tests;
