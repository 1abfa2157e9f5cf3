//! Placeholder; the query helper fills it in.

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {}

impl Query {
    /// Whether it selects everything.
    pub fn is_empty(&self) -> bool {
        true
    }
}
