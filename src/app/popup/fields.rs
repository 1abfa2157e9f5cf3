//! The window of the fields of a shape: its two lists, where one stands in them, and the draft.

use crate::{
    app::step::Step,
    corpus::{
        FieldPath, Mapping, Role,
        survey::{Preview, Survey},
    },
};
use std::sync::Arc;

/// The two lists of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// The roles.
    #[default]
    Roles,
    /// The paths one of them may be moved to.
    Paths,
}

/// The window.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fields {
    /// The sample, once it is there.
    pub survey: Option<Arc<Survey>>,
    /// What the draft makes of it, as far as known.
    pub preview: Option<Arc<Preview>>,
    /// The list one is in.
    pub side: Side,
    /// The role under the cursor, in the order of the report.
    pub role: usize,
    /// The path under the cursor.
    pub path: usize,
    /// The roles as they are to be.
    pub draft: Mapping,
    /// The drafts before, the latest last.
    pub(in crate::app) before: Vec<Mapping>,
}

impl Fields {
    /// The role under the cursor.
    pub fn role_under_cursor(&self) -> Option<Role> {
        Role::ALL.get(self.role).copied()
    }

    /// The path under the cursor.
    pub(in crate::app) fn path_under_cursor(&self) -> Option<&FieldPath> {
        let field = self.survey.as_ref()?.fields.get(self.path)?;
        Some(&field.path)
    }

    /// The path that plays the role under the cursor.
    pub fn path_in_force(&self) -> Option<&FieldPath> {
        let role = self.role_under_cursor()?;
        let told = self.draft.get(role).map(<[_]>::first);
        told.unwrap_or_else(|| {
            let parts = self.preview.as_ref().map(|preview| &preview.parts)?;
            parts.iter().find(|part| part.role == role)?.paths.first()
        })
    }

    /// Puts the cursor of the paths on the one in force.
    pub(in crate::app) fn follow_role(&mut self) {
        let fields = self.survey.as_ref().map(|survey| &survey.fields);
        let in_force = self.path_in_force();
        let at = fields
            .zip(in_force)
            .and_then(|(fields, path)| fields.iter().position(|field| field.path == *path));
        self.path = at.unwrap_or(0);
    }

    /// Moves in the list one is in.
    pub(in crate::app) fn step(&mut self, step: Step, height: usize) {
        match self.side {
            Side::Roles => {
                self.role = step.from(self.role, height, Role::ALL.len());
                self.follow_role();
            }
            Side::Paths => {
                let count = self.survey.as_ref().map_or(0, |survey| survey.fields.len());
                self.path = step.from(self.path, height, count);
            }
        }
    }

    /// Changes the draft, if it is changed so, and notes the one before.
    pub(in crate::app) fn change(&mut self, change: impl FnOnce(&mut Mapping)) -> bool {
        let before = self.draft.clone();
        change(&mut self.draft);
        let is_changed = self.draft != before;
        if is_changed {
            self.before.push(before);
        }
        is_changed
    }
}
