//! Placeholder; the query helper fills it in.

use super::Query;
use crate::text::Span;
use jiff::civil::Date;

/// Why a query was not understood, and which part of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct ParseError {
    /// The token at fault, in bytes of what was typed.
    pub span: Span,
    /// A short sentence.
    pub reason: String,
}

/// Reads a query. `today` is what relative dates count from. The word under the cursor of a live filter is just a word.
///
/// # Errors
/// The first token that makes no sense, with the reason.
pub fn parse(text: &str, today: Date) -> Result<Query, ParseError> {
    let _ = (text, today);
    Ok(Query::default())
}
