//! The state machine: a `Msg` in, state changed, `Effect`s out. Knows no terminal, file, thread or clock.

pub mod entities;
pub mod geometry;
pub mod list;
pub mod popup;
pub mod prompt;
pub mod reader;
pub mod status;
pub mod trail;

use crate::{
    config::Settings,
    corpus::Corpus,
    job::{Job, Report},
    keys::{Key, Keymap, Pending},
    query::{Order, ParseError, Query},
};
use entities::Entities;
use geometry::Geometry;
use jiff::civil::Date;
use list::List;
use popup::Popup;
use prompt::Prompt;
use reader::Reader;
use status::Status;
use std::sync::Arc;
use trail::Trail;

/// The three panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Pane {
    /// The articles.
    #[default]
    List,
    /// The text.
    Reader,
    /// Who and what is named.
    Entities,
}

/// What happens to the app.
#[derive(Debug)]
pub enum Msg {
    /// A key.
    Key(Key),
    /// Pasted text, already free of controls and cut to 64 kB.
    Paste(String),
    /// A click on a cell, counted from the top left.
    Click(u16, u16),
    /// The wheel, lines down (negative: up), over a cell.
    Wheel(i16, u16, u16),
    /// The window has this many columns and rows.
    Resized(u16, u16),
    /// A worker speaks.
    Report(Report),
    /// The time asked for with [`Effect::Expire`] is over.
    Expired,
}

/// What the app wants done; `run` does it.
#[derive(Debug)]
pub enum Effect {
    /// For a worker.
    Job(Job),
    /// Put this on the clipboard and say what it was (`headline`, `12 lines`).
    Copy {
        /// What to copy.
        text: String,
        /// What it is called in the message.
        what: String,
    },
    /// Open an address in a browser (only asked for http and https, and not over SSH).
    OpenUrl(String),
    /// Switch mouse reports on or off.
    Mouse(bool),
    /// Give the terminal back and stop, until continued.
    Suspend,
    /// Paint everything anew.
    Repaint,
    /// Leave the alternate screen with the plain text of the pane until a key is pressed (for the terminal's own selection).
    PlainScreen,
    /// Send [`Msg::Expired`] after so many milliseconds.
    Expire(u32),
    /// End with this exit status.
    Quit(u8),
}

/// What came of a message.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The screen no longer shows the state.
    pub is_dirty: bool,
    /// What is to be done.
    pub effects: Vec<Effect>,
}

/// The query in force.
#[derive(Debug, Clone, Default)]
pub struct QueryLine {
    /// As typed.
    pub text: String,
    /// The last one understood: what the list shows.
    pub query: Arc<Query>,
    /// What is wrong with `text`, if anything.
    pub error: Option<ParseError>,
}

/// The whole state of the screen.
#[derive(Debug)]
pub struct App {
    /// Resolved settings.
    pub settings: Arc<Settings>,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// The day dates count from.
    pub today: Date,
    /// What the corpus is called in the title row.
    pub name: String,
    /// What is loaded.
    pub corpus: Corpus,
    /// Where everything is.
    pub geometry: Geometry,
    /// The pane with the focus.
    pub focus: Pane,
    /// The pane with the focus has the window to itself.
    pub is_zoomed: bool,
    /// Nothing but the text.
    pub is_zen: bool,
    /// The entity drawer of the stacked layout is open.
    pub is_drawer_open: bool,
    /// The list.
    pub list: List,
    /// The text.
    pub reader: Reader,
    /// The names.
    pub entities: Entities,
    /// The query.
    pub query: QueryLine,
    /// The order asked for; none leaves it to the query.
    pub order: Option<Order>,
    /// Where one came from.
    pub trail: Trail,
    /// A line being typed.
    pub prompt: Option<Prompt>,
    /// A window over the panes.
    pub popup: Option<Popup>,
    /// Count and chord so far.
    pub pending: Pending,
    /// What the status row says.
    pub status: Status,
}
