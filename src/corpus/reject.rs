//! What could not be read, where, and why: shown by `inspect` and F2, never fatal.

use std::fmt;

/// One record or file that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Path of the file as shown, sanitised.
    pub file: String,
    /// Line in the file, from 1; none when the whole file is meant.
    pub line: Option<u32>,
    /// Byte in the (decoded) file, from 0.
    pub byte: Option<u64>,
    /// Why.
    pub reason: Reason,
}

/// Why a record or a file was left out. The words are in `Display`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The operating system's words.
    #[error("cannot read: {0}")]
    Unreadable(String),
    /// The file is not JSON at all.
    #[error("{0}")]
    NotJson(String),
    /// The JSON does not hold articles.
    #[error("no articles found: {0}")]
    NotArticles(String),
    /// serde_json's words.
    #[error("not valid JSON: {0}")]
    Damaged(String),
    /// The file ends inside this record.
    #[error("unexpected end of file")]
    Truncated,
    /// The record is not an object.
    #[error("not an object but {0}")]
    NotAnObject(&'static str),
    /// Neither headline nor text.
    #[error("neither headline nor text")]
    Empty,
    /// Larger than the cap on records.
    #[error("record of {0} bytes is over the limit of {1}")]
    TooLarge(u64, u64),
}

impl fmt::Display for Rejection {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(out, ":{line}")?;
        }
        write!(out, ": {}", self.reason)
    }
}
