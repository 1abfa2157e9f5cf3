//! Windows over the panes: help, problems, the palette, a record in full, an address; how many lines they have and
//! how many of them fit, which is what their scrolling needs.

mod company;
mod facets;
mod fields;
mod hand;
mod peek;
mod saved;

pub use company::Company;
pub use facets::Facets;
pub use fields::{Fields, Side};
pub use hand::{Hand, Question};
pub use peek::Peek;
pub use saved::{SavedQueries, SavedRow};

use super::App;
use crate::keys::{Action, Context};

/// A window over the panes.
#[derive(Debug, Clone, PartialEq)]
pub enum Popup {
    /// The live keys of a context, searchable (the prompt holds the search while it is typed).
    Help {
        /// Whose keys.
        context: Context,
        /// First line shown.
        top: usize,
        /// The search that was kept; empty: every key.
        sought: String,
    },
    /// Files and problems.
    Problems {
        /// First line shown.
        top: usize,
        /// The line under the cursor.
        cursor: usize,
    },
    /// Every hit in its context.
    Hits {
        /// First line shown.
        top: usize,
        /// The line under the cursor.
        cursor: usize,
    },
    /// Lines about the record or the entity under the cursor.
    Peek(Peek),
    /// Which field plays which role.
    Fields(Box<Fields>),
    /// Who a name is, or of which kind (the prompt holds what is typed).
    Hand(Hand),
    /// The saved queries.
    Saved(SavedQueries),
    /// How many articles of the list each value of a facet has.
    Facets(Facets),
    /// Who appears with a name.
    Company(Company),
    /// The command palette (the prompt holds what is typed).
    Palette {
        /// The actions that match, best first.
        matches: Vec<Action>,
        /// The one under the cursor.
        cursor: usize,
    },
    /// An address shown to be copied or clicked, because we are far from the browser.
    Link {
        /// The address: http or https, percent-encoded, punycode for other scripts.
        url: String,
        /// What is odd about it (user info, other script), if anything.
        warning: Option<String>,
    },
}

impl App {
    /// Rows a window over the panes has for its lines.
    pub fn popup_height(&self) -> usize {
        let rows = self.geometry.sheet_rows(self.prompt.is_some());
        usize::from(rows).max(1)
    }

    /// Rows the lists of the fields window have: below them stand a line about the cursor and the first articles.
    pub fn fields_rows(&self) -> usize {
        let all = self.popup_height();
        let (about, shown) = match all {
            0..5 => (0, 0),
            5..7 => (1, 0),
            7..18 => (1, 2),
            _ => (1, (all - 14).min(8) & !1),
        };
        (all - about - shown).max(1)
    }

    /// Lays the fields window under the window to be opened; any other is closed.
    pub(super) fn lay_aside(&mut self) {
        let under = self
            .popup
            .take_if(|popup| matches!(popup, Popup::Fields(_)));
        if under.is_some() {
            self.memory.under = under;
        }
        let under = self.memory.under.take();
        self.close_popup();
        self.memory.under = under;
    }

    /// Lines of the window over the panes.
    pub(super) fn popup_line_count(&self) -> usize {
        match &self.popup {
            Some(Popup::Help { context, .. }) => self.help_rows(*context).len(),
            Some(Popup::Problems { .. }) => self.account.len(),
            Some(Popup::Hits { .. }) => self.hits.lines.len(),
            Some(Popup::Peek(peek)) => peek.len(),
            Some(Popup::Palette { matches, .. }) => matches.len(),
            Some(Popup::Hand(hand)) => hand.offers.len(),
            Some(
                Popup::Company(_)
                | Popup::Facets(_)
                | Popup::Saved(_)
                | Popup::Fields(_)
                | Popup::Link { .. },
            )
            | None => 0,
        }
    }
}
