//! Which lines of the list are in sight. An article may take two rows, a heading and the seam take one, so that what fits
//! into the pane depends on what the lines are.

use super::{
    super::moving::margin_of,
    List, ListLine,
    lines::{Line, Lines},
};

/// What the pane has for the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Its rows.
    pub rows: u16,
    /// Rows an article takes.
    pub per_article: u16,
}

/// A line in sight.
#[derive(Debug, Clone, Copy)]
pub struct InSight {
    /// Which of the lines it is.
    pub index: usize,
    /// What it is.
    pub line: ListLine,
    /// Rows above it in the pane.
    pub depth: u16,
    /// Rows it takes.
    pub height: u16,
}

impl Lines {
    fn height(&self, line: usize, room: Room) -> usize {
        match self.at(line) {
            Some(Line::Row(_)) => usize::from(room.per_article),
            Some(Line::Head(_)) | None => 1,
        }
    }

    /// The first of the lines that end with `last` and fit into so many rows; never one below it.
    fn first_within(&self, last: usize, rows: usize, room: Room) -> usize {
        let mut left = rows.saturating_sub(self.height(last, room));
        let mut first = last;
        while let Some(above) = first.checked_sub(1) {
            match left.checked_sub(self.height(above, room)) {
                Some(rest) => (first, left) = (above, rest),
                None => break,
            }
        }
        first
    }

    /// The first line to show so that the cursor is in view with a margin of two, moving no more than needed.
    fn top_for(&self, cursor: usize, top: usize, room: Room) -> usize {
        let last = self.count().saturating_sub(1);
        let (cursor, rows) = (cursor.min(last), usize::from(room.rows));
        let margin = margin_of(rows / usize::from(room.per_article.max(1)));
        let lowest = self.first_within((cursor + margin).min(last), rows, room);
        let highest = cursor.saturating_sub(margin);
        let end = self.first_within(last, rows, room);
        top.max(lowest).min(highest).min(end)
    }
}

impl List {
    /// The lines in sight, first one first, that of the cursor among them.
    pub fn in_sight(&self, room: Room) -> impl Iterator<Item = InSight> {
        let top = self.lines.top_for(self.cursor, self.top, room);
        let mut depth = 0;
        (top..).map_while(move |index| {
            let line = self.line(index)?;
            let height = self.lines.height(index, room) as u16;
            let found = InSight {
                index,
                line,
                depth,
                height,
            };
            depth += height;
            (depth <= room.rows).then_some(found)
        })
    }

    /// How many lines a page has: those in sight, and below the last line of all as many articles as there were room for.
    pub(in super::super) fn page(&self, room: Room) -> usize {
        let (mut lines, mut rows) = (0, 0);
        for line in self.in_sight(room) {
            (lines, rows) = (lines + 1, line.depth + line.height);
        }
        let left = room.rows.saturating_sub(rows) / room.per_article.max(1);
        (lines + usize::from(left)).max(1)
    }

    /// Brings the cursor among the lines, and into view.
    pub(in super::super) fn keep_in_view(&mut self, room: Room) {
        self.cursor = self.cursor.min(self.line_count().saturating_sub(1));
        self.top = self.lines.top_for(self.cursor, self.top, room);
        let cursor = self.in_sight(room).find(|line| line.index == self.cursor);
        self.depth = cursor.map_or(0, |line| line.depth);
    }

    /// Puts the cursor on a line, in the row of the pane where it was seen last.
    pub(in super::super) fn hold(&mut self, line: usize, room: Room) {
        let rows = usize::from(self.depth) + self.lines.height(line, room);
        self.cursor = line;
        self.top = self.lines.first_within(line, rows, room);
    }
}
