//! The window of the company of a name: about whom, who appears with it, and where one stands.

use crate::{entity::Kind, job::Companion};
use std::sync::Arc;

/// The window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// About whom.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// Who appears with it, once that is counted.
    pub counted: Option<Arc<crate::job::Company>>,
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row shown.
    pub top: usize,
}

impl Company {
    /// Nothing is counted yet.
    pub(in crate::app) const fn of(kind: Kind, name: String) -> Self {
        Self {
            kind,
            name,
            counted: None,
            cursor: 0,
            top: 0,
        }
    }

    /// The rows.
    pub fn companions(&self) -> &[Companion] {
        self.counted
            .as_ref()
            .map_or(&[], |counted| &counted.companions)
    }
}
