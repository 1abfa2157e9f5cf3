//! The list: rows of the view, a cursor that stays on its article while rows come and go, and the seam between tiers.

mod lines;
mod sight;

use crate::{
    corpus::ArticleId,
    query::{
        Row, View,
        folding::OpenFolds,
        grouping::{Group, Grouping},
    },
};
use lines::{Head, Line, Lines};
use std::sync::Arc;

pub use lines::FoldedGroups;
pub use sight::{InSight, Room};

/// State of the list pane.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The rows.
    pub view: View,
    /// Line under the cursor, an index into the lines (see [`List::line`]).
    pub cursor: usize,
    /// First line shown.
    pub top: usize,
    /// Rows of the pane above the cursor.
    depth: u16,
    /// Fuzzy rows are unfolded although there are better ones.
    pub is_widened: bool,
    /// Which twins have rows of their own.
    pub open_folds: OpenFolds,
    /// What the rows are grouped by.
    pub grouping: Option<Grouping>,
    /// Which groups show their headings alone.
    pub folded_groups: FoldedGroups,
    lines: Arc<Lines>,
}

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListLine {
    /// An article.
    Article(Row),
    /// The heading of a group.
    Group {
        /// Which of the groups of the view.
        number: usize,
        /// Whether its rows are folded away.
        is_folded: bool,
    },
    /// The seam above the fuzzy rows, which are shown or folded.
    Seam {
        /// How many fuzzy rows there are.
        fuzzy_count: usize,
        /// Whether they are folded away.
        is_folded: bool,
    },
}

/// What the list's cursor holds on to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Anchor {
    /// The user has not moved: the best or newest row, whichever it is.
    #[default]
    Top,
    /// The seam above the fuzzy rows.
    Seam,
    /// The heading of the group of an article.
    Group(ArticleId),
    /// An article.
    Article(ArticleId),
}

impl List {
    /// Takes other rows.
    pub fn set_view(&mut self, view: View) {
        self.view = view;
        self.arrange();
    }

    /// Unfolds the fuzzy rows, or folds them.
    pub fn set_widened(&mut self, is_widened: bool) {
        self.is_widened = is_widened;
        self.arrange();
    }

    /// Gives every line its place, after rows or folds have changed.
    pub(super) fn arrange(&mut self) {
        let lines = Lines::new(&self.view, self.is_widened, &self.folded_groups);
        self.lines = Arc::new(lines);
    }

    /// How many lines there are, headings and seam included.
    pub fn line_count(&self) -> usize {
        self.lines.count()
    }

    /// A line by index.
    pub fn line(&self, index: usize) -> Option<ListLine> {
        match self.lines.at(index)? {
            Line::Row(row) => self.view.rows.get(row).copied().map(ListLine::Article),
            Line::Head(piece) => Some(match piece.head {
                Head::Group(number) => ListLine::Group {
                    number,
                    is_folded: piece.is_folded,
                },
                Head::None | Head::Seam => ListLine::Seam {
                    fuzzy_count: self.fuzzy_count(),
                    is_folded: !self.is_widened,
                },
            }),
        }
    }

    /// A group of the view by number.
    pub fn group(&self, number: usize) -> Option<&Group> {
        self.view.groups.as_deref()?.list.get(number)
    }

    /// How many rows are fuzzy.
    pub fn fuzzy_count(&self) -> usize {
        self.view.rows.len().saturating_sub(self.view.seam)
    }

    /// How many rows are there that are not folded away for being fuzzy.
    pub fn open_count(&self) -> usize {
        self.but_folded((self.view.rows.len(), self.view.seam))
    }

    /// The same with those that are not there yet.
    pub fn row_count(&self) -> usize {
        self.but_folded(self.view.row_counts())
    }

    /// How many articles match and are not folded away for being fuzzy; those in the rows of others are counted.
    pub fn match_count(&self) -> usize {
        self.but_folded(self.view.match_counts())
    }

    /// How many articles match only by scattered letters.
    pub fn fuzzy_matches(&self) -> usize {
        let (all, near) = self.view.match_counts();
        all.saturating_sub(near)
    }

    fn but_folded(&self, (all, near): (usize, usize)) -> usize {
        if near == 0 || self.is_widened {
            all
        } else {
            near
        }
    }

    /// The line a row of the view is on; none when it is folded away.
    pub fn line_of_row(&self, row: usize) -> Option<usize> {
        self.lines.of_row(row)
    }

    /// How many rows of the view come before a line.
    pub fn rows_above(&self, line: usize) -> usize {
        self.lines.rows_above(line)
    }

    /// The line an article is on. Looks through all rows: for a new view, not for a key.
    pub fn line_of(&self, article: ArticleId) -> Option<usize> {
        self.line_of_row(self.row_of(article)?)
    }

    /// The line of the heading of the group an article is in, and the number of the group.
    pub(super) fn heading_of(&self, article: ArticleId) -> Option<(usize, usize)> {
        self.lines.heading_of_row(self.row_of(article)?)
    }

    pub(super) fn row_of(&self, article: ArticleId) -> Option<usize> {
        let mut rows = self.view.rows.iter();
        rows.position(|row| { row.article } == article)
    }

    /// The line of the seam.
    pub(super) fn seam_line(&self) -> Option<usize> {
        self.lines.seam()
    }

    /// The first line that shows an article.
    pub(super) fn first_line(&self) -> usize {
        self.lines.first_row()
    }

    /// Whether a group is folded.
    pub(super) fn has_folded_groups(&self) -> bool {
        self.lines.has_folded()
    }

    /// The article under the cursor.
    pub fn selected(&self) -> Option<ArticleId> {
        match self.line(self.cursor)? {
            ListLine::Article(row) => Some(row.article),
            ListLine::Group { .. } | ListLine::Seam { .. } => None,
        }
    }
}
