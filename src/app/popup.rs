//! Windows over the panes: help, problems, the palette, a record in full, an address.

use crate::keys::{Action, Context};

/// A window over the panes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Popup {
    /// The live keys of a context, searchable (the prompt holds the search).
    Help {
        /// Whose keys.
        context: Context,
        /// First line shown.
        top: usize,
    },
    /// Files and problems.
    Problems {
        /// First line shown.
        top: usize,
    },
    /// Lines about the record or the entity under the cursor.
    Peek {
        /// The heading.
        title: String,
        /// Label and text of each line.
        lines: Vec<(String, String)>,
        /// First line shown.
        top: usize,
    },
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
