//! The list: rows of the view, a cursor that stays on its article while rows come and go, and the seam between tiers.

use crate::{
    corpus::ArticleId,
    query::{Row, View, folding::OpenFolds},
};

/// State of the list pane.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The rows.
    pub view: View,
    /// Line under the cursor, an index into the lines (see [`List::line`]).
    pub cursor: usize,
    /// First line shown.
    pub top: usize,
    /// Fuzzy rows are unfolded although there are better ones.
    pub is_widened: bool,
    /// Which twins have rows of their own.
    pub open_folds: OpenFolds,
}

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListLine {
    /// An article.
    Article(Row),
    /// The seam above the fuzzy rows, which are shown or folded.
    Seam {
        /// How many fuzzy rows there are.
        fuzzy_count: usize,
        /// Whether they are folded away.
        is_folded: bool,
    },
}

impl List {
    /// How many lines there are, seam included.
    pub fn line_count(&self) -> usize {
        let fuzzy = self.fuzzy_count();
        match (self.view.seam, fuzzy) {
            (exact, 0) => exact,
            (0, fuzzy) => fuzzy,
            (exact, fuzzy) if self.is_widened => exact + 1 + fuzzy,
            (exact, _) => exact + 1,
        }
    }

    /// A line by index.
    pub fn line(&self, index: usize) -> Option<ListLine> {
        let exact = self.view.seam;
        let fuzzy_count = self.fuzzy_count();
        if index < exact || exact == 0 {
            return self.view.rows.get(index).copied().map(ListLine::Article);
        }
        if index == exact && fuzzy_count > 0 {
            return Some(ListLine::Seam {
                fuzzy_count,
                is_folded: !self.is_widened,
            });
        }
        if !self.is_widened {
            return None;
        }
        self.view
            .rows
            .get(index - 1)
            .copied()
            .map(ListLine::Article)
    }

    /// How many rows are fuzzy.
    pub fn fuzzy_count(&self) -> usize {
        self.view.rows.len().saturating_sub(self.view.seam)
    }

    /// How many rows are not folded away.
    pub fn open_count(&self) -> usize {
        let exact = self.view.seam;
        if exact == 0 || self.is_widened {
            self.view.rows.len()
        } else {
            exact
        }
    }

    /// How many rows are not folded away, those that are not there yet included.
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
        let exact = self.view.seam;
        (row < self.open_count()).then_some(if row < exact || exact == 0 {
            row
        } else {
            row + 1
        })
    }

    /// The row of the view a line shows; the seam counts as the row above it.
    pub fn row_of_line(&self, line: usize) -> usize {
        let exact = self.view.seam;
        if line < exact || exact == 0 {
            line
        } else {
            line - 1
        }
    }

    /// The line an article is on. Looks through all rows: for a new view, not for a key.
    pub fn line_of(&self, article: ArticleId) -> Option<usize> {
        let mut rows = self.view.rows.iter();
        self.line_of_row(rows.position(|row| row.article == article)?)
    }

    /// The article under the cursor.
    pub fn selected(&self) -> Option<ArticleId> {
        match self.line(self.cursor)? {
            ListLine::Article(row) => Some(row.article),
            ListLine::Seam { .. } => None,
        }
    }
}
