//! Which line of the list shows what: rows, the headings of groups, the seam above the fuzzy rows. Made anew when the rows
//! or the folds change, so that a key only looks up.

use crate::query::{
    View,
    grouping::{Group, Heading},
};
use std::collections::BTreeSet;

/// Groups whose rows are folded away.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoldedGroups {
    /// All are but those named.
    are_folded: bool,
    /// Those that are otherwise.
    others: BTreeSet<Heading>,
}

impl FoldedGroups {
    fn is_folded(&self, heading: &Heading) -> bool {
        self.are_folded != self.others.contains(heading)
    }

    /// Folds a group, or opens it.
    pub fn toggle(&mut self, heading: &Heading) {
        if !self.others.remove(heading) {
            self.others.insert(heading.clone());
        }
    }

    /// Folds all groups, or opens them.
    pub fn set_all(&mut self, are_folded: bool) {
        *self = Self {
            are_folded,
            others: BTreeSet::new(),
        };
    }
}

/// The line above some rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// None: the rows begin at once.
    None,
    /// The heading of a group, by its number.
    Group(usize),
    /// The seam.
    Seam,
}

/// Rows that follow each other, and the line above them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) head: Head,
    /// Its first line.
    line: usize,
    /// Its first row.
    row: usize,
    /// Its rows.
    count: usize,
    pub(super) is_folded: bool,
}

/// What one line is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Line {
    Row(usize),
    Head(Piece),
}

impl Piece {
    /// The line of its first row.
    fn first_row_line(&self) -> usize {
        self.line + usize::from(self.head != Head::None)
    }

    fn end(&self) -> usize {
        let shown = if self.is_folded { 0 } else { self.count };
        self.first_row_line() + shown
    }
}

/// All lines of the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    pieces: Vec<Piece>,
}

impl Lines {
    pub(super) fn new(view: &View, is_widened: bool, folded: &FoldedGroups) -> Self {
        let mut lines = Self::default();
        let (near, all) = (view.seam, view.rows.len());
        let groups = view.groups.as_deref().map(|groups| &*groups.list);
        lines.push_rows((0, near), groups, folded);
        if near > 0 && all > near {
            lines.push(Head::Seam, near, 0, false);
        }
        if near == 0 || is_widened {
            lines.push_rows((near, all), groups, folded);
        }
        lines
    }

    fn push_rows(
        &mut self,
        (from, until): (usize, usize),
        groups: Option<&[Group]>,
        folded: &FoldedGroups,
    ) {
        let Some(groups) = groups else {
            if from < until {
                self.push(Head::None, from, until - from, false);
            }
            return;
        };
        let first = groups.partition_point(|group| group.row < from);
        let groups = groups.iter().enumerate().skip(first);
        for (number, group) in groups.take_while(|(_, group)| group.row < until) {
            let is_folded = folded.is_folded(&group.heading);
            self.push(Head::Group(number), group.row, group.count, is_folded);
        }
    }

    fn push(&mut self, head: Head, row: usize, count: usize, is_folded: bool) {
        let line = self.count();
        self.pieces.push(Piece {
            head,
            line,
            row,
            count,
            is_folded,
        });
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.pieces.last().map_or(0, Piece::end)
    }

    /// What a line is.
    pub(super) fn at(&self, line: usize) -> Option<Line> {
        let piece = self.piece_of_line(line)?;
        if line >= piece.end() {
            return None;
        }
        let row = line.checked_sub(piece.first_row_line());
        Some(row.map_or(Line::Head(*piece), |row| Line::Row(piece.row + row)))
    }

    /// How many rows come before a line, those folded away included.
    pub(super) fn rows_above(&self, line: usize) -> usize {
        let above = |piece: &Piece| piece.row + line.saturating_sub(piece.first_row_line());
        self.piece_of_line(line).map_or(0, above)
    }

    /// The line of a row; none where it is folded away.
    pub(super) fn of_row(&self, row: usize) -> Option<usize> {
        let piece = self.piece_of_row(row)?;
        (!piece.is_folded).then(|| piece.first_row_line() + row - piece.row)
    }

    /// The line of the heading above a row.
    pub(super) fn heading_of_row(&self, row: usize) -> Option<(usize, usize)> {
        let piece = self.piece_of_row(row)?;
        match piece.head {
            Head::Group(number) => Some((piece.line, number)),
            Head::None | Head::Seam => None,
        }
    }

    /// The line of the seam.
    pub(super) fn seam(&self) -> Option<usize> {
        let mut pieces = self.pieces.iter();
        pieces
            .find(|piece| piece.head == Head::Seam)
            .map(|piece| piece.line)
    }

    /// The first line that shows a row; the first of all where every group is folded.
    pub(super) fn first_row(&self) -> usize {
        let open = self.pieces.iter().find(|piece| !piece.is_folded);
        open.map_or(0, Piece::first_row_line)
    }

    /// Whether a group is folded.
    pub(super) fn has_folded(&self) -> bool {
        self.pieces.iter().any(|piece| piece.is_folded)
    }

    fn piece_of_line(&self, line: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.line <= line);
        self.pieces.get(after.checked_sub(1)?)
    }

    fn piece_of_row(&self, row: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.row <= row);
        let piece = self.pieces.get(after.checked_sub(1)?)?;
        (row < piece.row + piece.count).then_some(piece)
    }
}
