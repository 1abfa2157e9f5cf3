//! The names and the quotes: which rows are shown, and which is under the cursor.

use crate::{
    entity::{Entity, Kind, Quote},
    job::{NameRow, Prepared},
};
use std::sync::Arc;

/// Rows above the first line of the pane: its heading.
pub const HEADING_ROWS: u16 = 1;

/// State of the entity pane.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// Index of the row under the cursor, among the names and quotes (not the headings) shown.
    pub cursor: usize,
    /// First line shown (headings count).
    pub top: usize,
    /// What is switched off.
    pub hidden: Vec<Group>,
    /// Newer counts than those of the prepared article.
    pub counted: Option<Arc<[NameRow]>>,
}

/// What has a heading in the pane, and a digit that hides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Names of a kind.
    Kind(Kind),
    /// Who said what.
    Quotes,
}

/// One line of the entity pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityLine<'a> {
    /// Heading of a group.
    Heading(Group),
    /// A name: its place among the rows shown, the entity, the counts.
    Name(usize, &'a Entity, NameRow),
    /// A quote: its place among the rows shown, its number among the quotes of the article, and itself.
    Quote(usize, usize, &'a Quote),
}

impl Group {
    /// Its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.heading(),
            Self::Quotes => "QUOTES",
        }
    }
}

impl EntityLine<'_> {
    /// The group of a row; none for a heading.
    pub const fn group(&self) -> Option<Group> {
        match self {
            Self::Heading(_) => None,
            Self::Name(_, entity, _) => Some(Group::Kind(entity.kind)),
            Self::Quote(..) => Some(Group::Quotes),
        }
    }

    /// Its place among the rows shown; none for a heading.
    pub const fn index(&self) -> Option<usize> {
        match self {
            Self::Heading(_) => None,
            Self::Name(index, ..) | Self::Quote(index, ..) => Some(*index),
        }
    }
}

impl Entities {
    /// All lines of the pane for an article. What is said comes after those who may say it, and before days and figures.
    pub fn lines<'a>(&self, prepared: &'a Prepared) -> Vec<EntityLine<'a>> {
        let rows = self.counted.as_deref().unwrap_or(&prepared.names);
        let names = rows.iter().filter_map(|row| {
            let entity = prepared.extraction.entities.get(row.entity as usize)?;
            Some((entity, *row))
        });
        let names = names.filter(|(entity, _)| !self.hides(entity.kind));
        let (spoken, figures): (Vec<_>, Vec<_>) =
            names.partition(|(entity, _)| entity.kind < Kind::Date);
        let mut lines = Vec::new();
        let mut index = 0;
        put_names(spoken, &mut index, &mut lines);
        if !self.hidden.contains(&Group::Quotes) {
            put_quotes(&prepared.extraction.quotes, &mut index, &mut lines);
        }
        put_names(figures, &mut index, &mut lines);
        lines
    }

    /// Whether names of a kind are switched off.
    pub fn hides(&self, kind: Kind) -> bool {
        self.hidden.contains(&Group::Kind(kind))
    }
}

fn put_names<'a>(
    names: Vec<(&'a Entity, NameRow)>,
    index: &mut usize,
    lines: &mut Vec<EntityLine<'a>>,
) {
    let mut heading = None;
    for (entity, row) in names {
        if heading != Some(entity.kind) {
            heading = Some(entity.kind);
            lines.push(EntityLine::Heading(Group::Kind(entity.kind)));
        }
        lines.push(EntityLine::Name(*index, entity, row));
        *index += 1;
    }
}

fn put_quotes<'a>(quotes: &'a [Quote], index: &mut usize, lines: &mut Vec<EntityLine<'a>>) {
    if !quotes.is_empty() {
        lines.push(EntityLine::Heading(Group::Quotes));
    }
    for (number, quote) in quotes.iter().enumerate() {
        lines.push(EntityLine::Quote(*index, number, quote));
        *index += 1;
    }
}
