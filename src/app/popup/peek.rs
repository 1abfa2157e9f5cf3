//! The window of peek: labels and texts, the texts broken into rows for its width, so that one scrolls through a long one as
//! through many.

use super::Popup;
use crate::text::{Span, width::width, wrap::wrap};
use std::sync::Arc;

/// Widest column of labels.
const LABEL_MOST: usize = 16;
/// A text is broken after so many columns; longer rows are hard to read.
const TEXT_MOST: usize = 84;
/// Columns beside label and text.
const MARGINS: usize = 6;
/// The most rows: nobody scrolls further, and a record may be 16 MiB.
const ROWS: usize = 20_000;

/// A window with labels and texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Peek {
    /// The heading.
    pub title: String,
    /// Label and text of each line.
    pub lines: Arc<[(String, String)]>,
    /// First row shown.
    pub top: usize,
    /// What comes back when it is closed.
    pub under: Option<Box<Popup>>,
    rows: Arc<[Row]>,
    /// The window the rows are for.
    columns: u16,
}

/// A row: which line, and which bytes of its text.
type Row = (usize, Span);

impl Peek {
    /// A window that has no rows until it is fitted.
    pub(crate) fn of(title: String, lines: Vec<(String, String)>) -> Self {
        Self {
            title,
            lines: lines.into(),
            top: 0,
            under: None,
            rows: Arc::default(),
            columns: 0,
        }
    }

    /// Breaks the texts for a window of so many columns, of which so many rows are seen; what was on top stays there.
    pub(crate) fn fit(&mut self, columns: u16, height: usize) {
        if self.columns != columns {
            let top = self.rows.get(self.top).copied();
            self.columns = columns;
            let room = usize::from(columns).saturating_sub(self.label_columns() + MARGINS);
            let room = room.clamp(1, TEXT_MOST);
            let lines = self.lines.iter().enumerate();
            let rows = lines
                .flat_map(|(line, (_, text))| broken(text, room).map(move |span| (line, span)));
            self.rows = rows.take(ROWS).collect();
            let place = |(line, span): Row| (line, span.start);
            let is_above = |row: &Row| top.is_some_and(|top| place(*row) <= place(top));
            self.top = self.rows.partition_point(is_above).saturating_sub(1);
        }
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Columns of the labels.
    pub fn label_columns(&self) -> usize {
        let labels = self.lines.iter().map(|(label, _)| width(label));
        labels.max().unwrap_or_default().min(LABEL_MOST)
    }

    /// The rows from the first one shown on; a label stands before the first row of its text that is seen.
    pub fn in_sight(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut above = None;
        self.rows
            .iter()
            .skip(self.top)
            .filter_map(move |(line, span)| {
                let (label, text) = self.lines.get(*line)?;
                let is_first = above.replace(*line) != Some(*line);
                Some((if is_first { label.as_str() } else { "" }, span.of(text)))
            })
    }
}

/// The rows of a text: its lines, broken.
fn broken(text: &str, columns: usize) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split('\n').flat_map(move |line| {
        let at = start;
        start += line.len() + 1;
        let moved = move |span: Span| Span::new(at + span.start as usize, at + span.end as usize);
        wrap(line, columns).into_iter().map(moved)
    })
}
