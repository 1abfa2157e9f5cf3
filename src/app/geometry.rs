//! Where everything is, for a window of any size (product.md 1). Pure arithmetic; owned by the ui helper.

use super::Pane;
use ratatui::layout::Rect;

/// Which arrangement is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Under 20x4: one line says what is needed.
    TooSmall,
    /// Under 30 columns or 6 rows: the text alone.
    TextOnly,
    /// One pane at a time.
    One,
    /// List above, reader below, entities as a drawer.
    #[default]
    Stack,
    /// Three columns.
    Columns,
    /// Three columns with room.
    Wide,
}

/// Where each part is; none when it is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Geometry {
    /// The arrangement.
    pub mode: Mode,
    /// The whole window.
    pub window: Rect,
    /// The title row.
    pub title: Option<Rect>,
    /// The rule under it.
    pub rule: Option<Rect>,
    /// The list, rows only.
    pub list: Option<Rect>,
    /// The reader with its heading.
    pub reader: Option<Rect>,
    /// The rows of the text within the reader, margins taken off.
    pub text: Option<Rect>,
    /// The entity line under the headline, where the pane itself is not shown.
    pub entity_line: Option<Rect>,
    /// The entity pane.
    pub entities: Option<Rect>,
    /// Vertical rules between panes, and the rule above the status row.
    pub rules: Vec<Rect>,
    /// The status row.
    pub status: Option<Rect>,
    /// The hints row.
    pub hints: Option<Rect>,
    /// Headlines may have a second row with a snippet.
    pub has_snippets: bool,
}

/// What the arrangement depends on beside the size of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// The pane with the focus.
    pub focus: Pane,
    /// It has the window to itself.
    pub is_zoomed: bool,
    /// Nothing but the text.
    pub is_zen: bool,
    /// The entity drawer is open.
    pub is_drawer_open: bool,
}

/// Arranges a window of `columns` x `rows`; `previous` makes thresholds sticky by two columns.
pub fn arrange(columns: u16, rows: u16, wishes: Wishes, previous: Mode) -> Geometry {
    let _ = (wishes, previous);
    Geometry {
        window: Rect::new(0, 0, columns, rows),
        ..Geometry::default()
    }
}
