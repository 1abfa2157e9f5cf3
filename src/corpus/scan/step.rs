//! One step on the way from the top of a file to its records.

use std::fmt;

/// A step from a JSON value towards the records below it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// Into the value under a key.
    Key(Box<str>),
    /// Into every element of an array.
    Each,
    /// Into every value of an object.
    Values,
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(out, ".{key}"),
            Self::Each => write!(out, "[]"),
            Self::Values => write!(out, ".*"),
        }
    }
}
