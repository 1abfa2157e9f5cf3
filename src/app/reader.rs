//! The text: what is shown of it. The place is a byte of the text, not a row, so that a resize keeps the sentence on top.

use crate::{
    job::{Generation, Prepared},
    text::Span,
};
use std::sync::Arc;

/// State of the reader pane.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// The article as last prepared; may be an older one while a new one is on its way.
    pub prepared: Option<Arc<Prepared>>,
    /// Stamp of the newest request.
    pub wanted: Generation,
    /// Why the article cannot be shown.
    pub problem: Option<String>,
    /// Byte of the body at the top.
    pub place: u32,
    /// What is looked for in the text.
    pub find: Option<Arc<str>>,
    /// The hit one stands on, an index into `Prepared::hits`.
    pub hit: Option<usize>,
    /// The mention one stands on, an index into `Extraction::mentions`.
    pub mention: Option<usize>,
    /// The quote one stands on, an index into `Extraction::quotes`.
    pub quote: Option<usize>,
    /// The selected passage.
    pub selection: Option<Selection>,
}

/// A passage of the body, and the lines it stands in as they are wrapped now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// The passage.
    pub span: Span,
    /// First and last line, as indices into `Prepared::lines`.
    pub lines: (usize, usize),
}

impl Selection {
    /// How many lines it stands in.
    pub const fn line_count(&self) -> usize {
        self.lines.1.saturating_sub(self.lines.0).saturating_add(1)
    }
}

impl Reader {
    /// Index of the line at the top.
    pub fn top_line(&self) -> usize {
        let Some(prepared) = &self.prepared else {
            return 0;
        };
        prepared
            .lines
            .partition_point(|line| line.span.start <= self.place)
            .saturating_sub(1)
    }
}
