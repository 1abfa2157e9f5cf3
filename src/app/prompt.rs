//! A line being typed, edited as in readline.

/// What is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PromptKind {
    /// The live filter.
    Filter,
    /// Find in the text.
    Find,
    /// The command palette.
    Palette,
    /// Who a name is, or of which kind.
    Hand,
    /// A word to search the help for.
    Help,
    /// A word to search files and problems for.
    Account,
    /// A file name to write the list to.
    Write,
    /// A command to get the text.
    Pipe,
    /// A name for the query in force.
    Name,
    /// A tag to be put there.
    Tag,
    /// A tag to be taken away.
    Untag,
    /// A note.
    Note,
}

impl PromptKind {
    /// Whether something is narrowed or listed by what is typed.
    pub const fn has_results(self) -> bool {
        !matches!(self, Self::Find | Self::Write | Self::Pipe | Self::Name) && !self.is_mark()
    }

    /// Whether it is about what the reader does with an article.
    pub const fn is_mark(self) -> bool {
        matches!(self, Self::Tag | Self::Untag | Self::Note)
    }

    /// Whether Tab completes.
    pub const fn is_completed(self) -> bool {
        matches!(self, Self::Filter | Self::Tag | Self::Untag)
    }
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What for.
    pub kind: PromptKind,
    /// What is typed.
    pub text: String,
    /// Where the cursor is, a byte of `text` on a grapheme boundary.
    pub cursor: usize,
    /// What to go back to on Esc.
    pub before: String,
    /// Index into the history while walking it.
    pub history_at: Option<usize>,
    /// The search through the lines typed before, while there is one.
    pub search: Option<Search>,
}

/// A search through the lines typed before: the line found stands in the prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What is looked for.
    pub sought: String,
    /// The line found, by its place among all; beyond them while none is.
    pub(super) at: usize,
    /// No (other) line holds it.
    pub has_failed: bool,
    /// The line before, and where its cursor was.
    pub(super) before: (String, usize),
}
