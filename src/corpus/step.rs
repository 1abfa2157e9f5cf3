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
    /// Into every value of an object but those under these keys.
    ValuesBut(Vec<Box<str>>),
}

impl Step {
    /// Whether a step into the values of an object takes the one under `key`.
    pub(crate) fn takes(&self, key: &str) -> bool {
        match self {
            Self::Key(wanted) => **wanted == *key,
            Self::Values => true,
            Self::ValuesBut(others) => !others.iter().any(|other| **other == *key),
            Self::Each => false,
        }
    }

    /// Whether the keys it goes through tell something of the records below.
    pub(crate) fn is_keyed(&self) -> bool {
        matches!(self, Self::Values | Self::ValuesBut(_))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(out, ".{key}"),
            Self::Each => write!(out, "[]"),
            Self::Values | Self::ValuesBut(_) => write!(out, ".*"),
        }
    }
}
