//! Which lines of the list are in sight. An article may take two rows, everywhere or where it matches in its text, a
//! heading and the seam take one, so that what fits into the pane depends on what the lines are. How high a line is never
//! depends on what is still read for it.

use super::{super::step::margin_of, List, ListLine};
use crate::query::Tier;

/// What the pane has for the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Its rows.
    pub rows: u16,
    /// Rows an article takes.
    pub per_article: u16,
    /// Rows one takes that matches in its text.
    pub per_text: u16,
}

impl Room {
    fn height(self, line: Option<ListLine>) -> u16 {
        match line {
            Some(ListLine::Article(row)) if row.tier == Tier::Word => self.per_text,
            Some(ListLine::Article(_)) => self.per_article,
            Some(ListLine::Group { .. } | ListLine::Seam { .. }) | None => 1,
        }
    }

    /// The margin of the cursor, in lines: as many as there is room for if all were high.
    fn margin(self) -> usize {
        let highest = self.per_article.max(self.per_text).max(1);
        margin_of(usize::from(self.rows / highest))
    }
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

impl List {
    fn height(&self, line: usize, room: Room) -> usize {
        usize::from(room.height(self.line(line)))
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
    fn top_for(&self, room: Room) -> usize {
        let last = self.line_count().saturating_sub(1);
        let (cursor, rows) = (self.cursor.min(last), usize::from(room.rows));
        let margin = room.margin();
        let lowest = self.first_within((cursor + margin).min(last), rows, room);
        let highest = cursor.saturating_sub(margin);
        let end = self.first_within(last, rows, room);
        self.top.max(lowest).min(highest).min(end)
    }

    /// The lines in sight, first one first, that of the cursor among them.
    pub fn in_sight(&self, room: Room) -> impl Iterator<Item = InSight> {
        let top = self.top_for(room);
        let mut depth = 0;
        (top..).map_while(move |index| {
            let line = self.line(index)?;
            let height = room.height(Some(line));
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
        self.top = self.top_for(room);
        let cursor = self.in_sight(room).find(|line| line.index == self.cursor);
        self.depth = cursor.map_or(0, |line| line.depth);
    }

    /// Rows of the pane above the cursor.
    pub(in super::super) const fn depth(&self) -> u16 {
        self.depth
    }

    /// Puts the cursor on a line, in this row of the pane, else in that where it was seen last.
    pub(in super::super) fn hold(&mut self, line: usize, depth: Option<u16>, room: Room) {
        let rows = usize::from(depth.unwrap_or(self.depth)) + self.height(line, room);
        self.cursor = line;
        self.top = self.first_within(line, rows, room);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::ArticleId,
        query::{Row, View},
    };

    #[test]
    fn a_row_found_in_its_text_is_higher_where_it_shows_where() {
        let tiers = [Tier::Exact, Tier::Word, Tier::Word, Tier::Word];
        let row = |(id, tier)| Row {
            article: ArticleId(id),
            tier,
            score: 0,
        };
        let mut list = List::default();
        list.set_view(View {
            rows: std::sync::Arc::new((0..).zip(tiers).map(row).collect()),
            seam: tiers.len(),
            ..View::default()
        });
        let room = Room {
            rows: 4,
            per_article: 1,
            per_text: 2,
        };
        for (cursor, seen) in [
            (0, [(0, 0), (1, 1)]),
            (1, [(0, 0), (1, 1)]),
            (3, [(2, 0), (3, 2)]),
        ] {
            list.cursor = cursor;
            list.keep_in_view(room);
            let lines = list.in_sight(room);
            let lines: Vec<_> = lines.map(|line| (line.index, line.depth)).collect();
            assert_eq!(lines, seen, "at {cursor}");
        }
    }
}
