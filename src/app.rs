//! The state machine: a `Msg` in, state changed, `Effect`s out. Knows no terminal, file, thread or clock.
//!
//! Every action is a small method in the file of its idea; `act` is the one table from action to method. After each
//! message the state settles: the panes are arranged, cursors stay in view, and the article under the cursor is asked for.

pub mod account;
mod act;
pub mod aside;
mod company;
pub mod completion;
mod context;
mod copying;
mod editing;
pub mod entities;
mod facets;
mod fields;
mod filtering;
mod finding;
mod folding;
mod following;
pub mod geometry;
mod glance;
mod grouping;
mod hand;
pub mod help;
mod history;
pub mod hits;
mod indexing;
mod keeping;
mod links;
pub mod list;
mod loading;
pub mod marking;
mod memory;
mod mentions;
mod moving;
pub mod outlets;
mod palette;
mod panes;
mod peek;
mod piping;
mod pivot;
mod places;
mod pointing;
pub mod popup;
pub mod prompt;
mod prompting;
mod quotes;
pub mod reader;
mod reports;
mod saved;
mod searching;
mod selecting;
mod settle;
pub mod snippets;
mod stars;
pub mod status;
mod step;
mod stopping;
mod timeline;
pub mod trail;
mod walking;

use crate::{
    config::Settings,
    corpus::Corpus,
    entity::Verdict,
    job::{Job, Report},
    keys::{Key, Keymap, Pending, Pressed},
    query::{self, Order, ParseError, Query},
    text::sanitize,
};
use account::Account;
use aside::Aside;
use entities::Entities;
use geometry::Geometry;
use glance::Glance;
use hits::Hits;
use jiff::civil::Date;
use list::List;
use marking::Marks;
use memory::Memory;
use outlets::Outlets;
pub use piping::Piped;
use popup::Popup;
use prompt::Prompt;
use reader::Reader;
use snippets::Snippets;
use status::Status;
use std::{borrow::Cow, sync::Arc};
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
    /// The wheel, notches down (negative: up), over a cell.
    Wheel(i16, u16, u16),
    /// The window has this many columns and rows.
    Resized(u16, u16),
    /// A worker speaks.
    Report(Report),
    /// The time asked for with [`Effect::Expire`] is over.
    Expired,
}

/// The exit status when there is nothing to read: an error, as for the commands.
pub const NOTHING_TO_READ: u8 = 2;

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
    /// Give the terminal to a command until it has ended, the text on its standard input.
    Pipe {
        /// As typed, for a shell.
        command: String,
        /// The text, and the facts for the environment.
        piped: Piped,
    },
    /// Switch mouse reports on or off.
    Mouse(bool),
    /// Give the terminal back and stop, until continued.
    Suspend,
    /// Paint everything anew.
    Repaint,
    /// Leave the alternate screen with the plain text of the pane until a key is pressed (for the terminal's own selection).
    PlainScreen,
    /// Send [`Msg::Expired`] once, so many milliseconds from now; a newer request replaces one that waits.
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
    /// The last one understood.
    pub query: Arc<Query>,
    /// The same as it is looked for: the word at the end of the line may go on, also after Enter, which keeps what is
    /// shown. A blank behind it ends it.
    pub in_force: Arc<Query>,
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
    /// Whether it is worth saying who published an article.
    pub outlets: Outlets,
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
    /// Why rows are in the list.
    pub snippets: Snippets,
    /// Every hit in its context.
    pub hits: Hits,
    /// The text.
    pub reader: Reader,
    /// The names.
    pub entities: Entities,
    /// What stands below them.
    pub aside: Aside,
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
    /// Files and problems, as far as counted.
    pub account: Account,
    /// What the user has said about names, the newest last.
    pub said: Vec<Verdict>,
    /// What the reader did with the articles in sight.
    pub marks: Marks,
    /// What is remembered and not shown.
    memory: Memory,
}

impl App {
    /// An app that has loaded nothing yet. `name` is what the corpus is called, `query` what to narrow it to from the start.
    pub fn new(
        settings: Arc<Settings>,
        keymap: Keymap,
        today: Date,
        name: String,
        query: String,
    ) -> Self {
        Self {
            memory: Memory::new(settings.has_mouse),
            query: QueryLine::new(query, today),
            settings,
            keymap,
            today,
            // A path may hold anything.
            name: match sanitize::line(&name) {
                Cow::Owned(clean) => clean,
                Cow::Borrowed(_) => name,
            },
            corpus: Corpus::default(),
            outlets: Outlets::default(),
            geometry: Geometry::default(),
            focus: Pane::default(),
            is_zoomed: false,
            is_zen: false,
            is_drawer_open: false,
            list: List::default(),
            snippets: Snippets::default(),
            hits: Hits::default(),
            reader: Reader::default(),
            entities: Entities::default(),
            aside: Aside::default(),
            order: None,
            trail: Trail::default(),
            prompt: None,
            popup: None,
            pending: Pending::default(),
            account: Account::default(),
            said: Vec::new(),
            marks: Marks::default(),
            // nothing is read yet, and that is not the same as having nothing
            status: Status {
                loading: Some((0, 0)),
                ..Status::default()
            },
        }
    }

    /// Takes in one message. The screen is dirty when something it shows is another than before, or may be.
    pub fn update(&mut self, msg: Msg) -> Outcome {
        let before = Glance::of(self);
        match msg {
            Msg::Key(key) => {
                // What was said has been read, or is in the way of what is said next; what went wrong stays its time.
                self.status.message.take_if(|message| !message.is_problem);
                self.key(key);
            }
            Msg::Paste(text) => self.paste(&text),
            Msg::Click(column, row) => self.click(column, row),
            Msg::Wheel(notches, column, row) => self.wheel(notches, column, row),
            Msg::Resized(columns, rows) => self.resize(columns, rows),
            Msg::Report(report) => self.report(report),
            Msg::Expired => self.status.message = None,
        }
        self.settle();
        Outcome {
            is_dirty: Glance::of(self) != before,
            effects: std::mem::take(&mut self.memory.outbox),
        }
    }

    /// Whether nothing is under way: what is shown is the answer to all that was asked, and no name is looked for.
    pub fn is_settled(&self) -> bool {
        self.is_answered() && (self.status.extracting.is_none() || self.status.are_names_stopped)
    }

    /// Whether what is shown is the answer to all that was asked.
    pub fn is_answered(&self) -> bool {
        let has_article = self.reader.problem.is_some()
            || self.memory.asked.is_none()
            || (self.reader.prepared.as_ref())
                .is_some_and(|prepared| prepared.generation == self.reader.wanted);
        let filtering = &self.memory.filtering;
        let is_filtered =
            !filtering.is_in_flight && !filtering.is_wanted_again && !self.list.view.is_provisional;
        let is_loaded = self.status.loading.is_none() && !self.memory.is_reloading;
        let is_told = self.memory.surveying.is_none() && !self.account.asked();
        let is_counted = self.memory.counting.is_none() && !self.memory.shelved.is_asked();
        let is_told = is_told && is_counted;
        let is_judged = self.memory.judging.is_none() && !self.is_seeking_names();
        let is_judged = is_judged && !self.marks.are_awaited();
        let has_article = has_article && !self.snippets.are_awaited();
        let has_article = has_article && !self.hits.are_awaited();
        is_loaded && is_filtered && has_article && is_told && is_judged && !self.status.is_walking
    }

    fn key(&mut self, key: Key) {
        if self.prompt.is_some() {
            return self.type_key(key);
        }
        let context = self.context();
        let pressed = self.keymap.press(context, &mut self.pending, key);
        if let Pressed::Action(action, count, last) = pressed {
            self.perform(action, count, last);
        }
    }

    fn effect(&mut self, effect: Effect) {
        self.memory.outbox.push(effect);
    }

    fn send(&mut self, job: Job) {
        self.effect(Effect::Job(job));
    }
}

impl QueryLine {
    /// Whether it ends with something that is whole, and no word that one might type on.
    fn ends_with_chip(&self) -> bool {
        let end = self.text.len();
        let mut chips = self.query.chips().into_iter();
        chips.any(|chip| chip.span.range().end == end) || self.text.ends_with(['"', ')'])
    }

    /// A query as typed; one that is not understood selects everything, with the reason in `error`.
    fn new(text: String, today: Date) -> Self {
        let (query, error) = match query::parse(&text, today) {
            Ok(query) => (query, None),
            Err(error) => (Query::default(), Some(error)),
        };
        Self {
            in_force: Arc::new(query.half_typed(text.len())),
            query: Arc::new(query),
            text,
            error,
        }
    }
}

#[cfg(test)]
mod tests;
