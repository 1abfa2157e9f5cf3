//! The names: which rows are shown, and which is under the cursor.

use crate::{
    entity::{Entity, Kind},
    job::{NameRow, Prepared},
};
use std::sync::Arc;

/// Rows above the first line of the pane: its heading.
pub const HEADING_ROWS: u16 = 1;

/// State of the entity pane.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// Index of the row under the cursor, among the names (not the headings) shown.
    pub cursor: usize,
    /// First line shown (headings count).
    pub top: usize,
    /// Kinds switched off.
    pub hidden: Vec<Kind>,
    /// Newer counts than those of the prepared article.
    pub counted: Option<Arc<[NameRow]>>,
}

/// One line of the entity pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityLine<'a> {
    /// Heading of a kind.
    Heading(Kind),
    /// A name: its place among the names shown, the entity, the counts.
    Name(usize, &'a Entity, NameRow),
}

impl Entities {
    /// All lines of the pane for an article.
    pub fn lines<'a>(&self, prepared: &'a Prepared) -> Vec<EntityLine<'a>> {
        let rows = self.counted.as_deref().unwrap_or(&prepared.names);
        let mut lines = Vec::new();
        let (mut heading, mut index) = (None, 0);
        for row in rows {
            let Some(entity) = prepared.extraction.entities.get(row.entity as usize) else {
                continue;
            };
            if self.hidden.contains(&entity.kind) {
                continue;
            }
            if heading != Some(entity.kind) {
                heading = Some(entity.kind);
                lines.push(EntityLine::Heading(entity.kind));
            }
            lines.push(EntityLine::Name(index, entity, *row));
            index += 1;
        }
        lines
    }
}
