//! The way one came: pivots back and forward, each with the cursor where it was.

use crate::corpus::ArticleId;

/// A place to come back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The query as typed.
    pub query: String,
    /// The article under the cursor.
    pub article: Option<ArticleId>,
    /// The byte of its text at the top.
    pub place: u32,
    /// Rows of the list above it on the screen.
    pub depth: u16,
    /// The cursor among its names, and the first of their lines in sight.
    pub names: (usize, usize),
    /// The pane with the focus.
    pub focus: super::Pane,
    /// That pane had the window to itself.
    pub is_zoomed: bool,
    /// Fuzzy rows were unfolded.
    pub is_widened: bool,
    /// It was left by a pivot, which `q` takes back too; a filter cleared with Esc only comes back with Backspace.
    pub is_pivot: bool,
}

/// Stops behind and ahead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trail {
    /// Where one came from, the latest last.
    pub behind: Vec<Stop>,
    /// Where one went back from, the next last.
    pub ahead: Vec<Stop>,
}
