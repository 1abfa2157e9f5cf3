//! The window of the saved queries: what each is called, and how many articles it has.

use crate::query::saved::Saved;

/// The window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SavedQueries {
    /// The queries, in the order of their names.
    pub rows: Vec<SavedRow>,
    /// The one under the cursor.
    pub cursor: usize,
    /// The first one shown.
    pub top: usize,
}

/// A line of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedRow {
    /// The query and its name.
    pub saved: Saved,
    /// How many articles it has, as far as counted.
    pub count: Option<usize>,
    /// That is all of them.
    pub is_whole: bool,
    /// What is wrong with it.
    pub error: Option<String>,
}
