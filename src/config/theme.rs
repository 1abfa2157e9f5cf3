//! Placeholder; the config helper completes it. What each part of the screen looks like.

use crate::entity::Kind;
use ratatui::style::{Modifier, Style};

/// The styles of the screen. `mono` and NO_COLOR use attributes only, so nothing is told by colour alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// What matters less: outlet, date, rules, counts.
    pub dim: Style,
    /// Headlines and crossheads.
    pub headline: Style,
    /// The row under the cursor, in the pane with the focus.
    pub cursor: Style,
    /// The row under the cursor, in another pane.
    pub cursor_unfocused: Style,
    /// Letters that made a row match, and hits in the text.
    pub hit: Style,
    /// The hit one stands on.
    pub current_hit: Style,
    /// The selected passage.
    pub selection: Style,
    /// Title and status rows.
    pub bar: Style,
    /// A chip of the query.
    pub chip: Style,
    /// The part of a query that was not understood.
    pub error: Style,
    /// A warning.
    pub warning: Style,
    /// The name of the pane with the focus.
    pub focus: Style,
}

impl Theme {
    /// How mentions of a kind are set in the text.
    pub fn mention(&self, kind: Kind) -> Style {
        let _ = kind;
        self.text.add_modifier(Modifier::UNDERLINED)
    }
}
