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

/// The first bytes of a record up to the end of its first key: `{"title"`. Empty when it does not open so.
pub(crate) fn opening(record: &[u8]) -> &[u8] {
    let Some(quote) = memchr::memchr(b'"', record) else {
        return b"";
    };
    let is_plain = record.starts_with(b"{")
        && record
            .get(1..quote)
            .is_some_and(|blanks| blanks.trim_ascii().is_empty());
    let end = record
        .get(quote + 1..)
        .and_then(|rest| memchr::memchr2(b'"', b'\\', rest))
        .map_or(0, |length| quote + length + 2);
    if is_plain {
        record.get(..end).unwrap_or_default()
    } else {
        b""
    }
}
