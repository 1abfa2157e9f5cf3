//! Every action, once. The keys helper turns this list into the one table (name, help, contexts).

/// Something a user can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the table has a sentence for each")]
pub enum Action {
    // moving
    Down,
    Up,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    Top,
    Bottom,
    NextPane,
    PreviousPane,
    Open,
    Back,
    Quit,
    Cancel,
    Close,
    NextArticle,
    PreviousArticle,
    NextParagraph,
    PreviousParagraph,
    // finding
    Find,
    Filter,
    NextHit,
    PreviousHit,
    Widen,
    PivotBack,
    PivotForward,
    RemoveChip,
    // entities
    NextMention,
    PreviousMention,
    NextWithEntity,
    PreviousWithEntity,
    ToggleKind,
    // article
    OpenUrl,
    CopyText,
    CopyUrl,
    CopyHeadline,
    CopyCitation,
    CopyQuote,
    CopyJson,
    CopyPath,
    SelectPassage,
    SelectParagraphs,
    Peek,
    // list
    SortNext,
    SortReverse,
    WriteList,
    // program
    Zen,
    Repeat,
    Help,
    Palette,
    Problems,
    Mouse,
    Suspend,
    Redraw,
    Reload,
}

/// Where a key is pressed; what it means may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// The list of articles.
    List,
    /// The text.
    Reader,
    /// The entities.
    Entities,
    /// A popup: help, problems, peek (moves as a pager).
    Popup,
}

// Stand-in for the table of the keys floor, so that the palette compiles.
impl Action {
    /// Every action.
    pub const ALL: &[Self] = &[
        Self::Down,
        Self::Up,
        Self::HalfPageDown,
        Self::HalfPageUp,
        Self::PageDown,
        Self::PageUp,
        Self::Top,
        Self::Bottom,
        Self::NextPane,
        Self::PreviousPane,
        Self::Open,
        Self::Back,
        Self::Quit,
        Self::Cancel,
        Self::Close,
        Self::NextArticle,
        Self::PreviousArticle,
        Self::NextParagraph,
        Self::PreviousParagraph,
        Self::Find,
        Self::Filter,
        Self::NextHit,
        Self::PreviousHit,
        Self::Widen,
        Self::PivotBack,
        Self::PivotForward,
        Self::RemoveChip,
        Self::NextMention,
        Self::PreviousMention,
        Self::NextWithEntity,
        Self::PreviousWithEntity,
        Self::ToggleKind,
        Self::OpenUrl,
        Self::CopyText,
        Self::CopyUrl,
        Self::CopyHeadline,
        Self::CopyCitation,
        Self::CopyQuote,
        Self::CopyJson,
        Self::CopyPath,
        Self::SelectPassage,
        Self::SelectParagraphs,
        Self::Peek,
        Self::SortNext,
        Self::SortReverse,
        Self::WriteList,
        Self::Zen,
        Self::Repeat,
        Self::Help,
        Self::Palette,
        Self::Problems,
        Self::Mouse,
        Self::Suspend,
        Self::Redraw,
        Self::Reload,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::CopyUrl => "copy-url",
            Self::Zen => "zen",
            _ => "other",
        }
    }

    /// What it does.
    pub fn help(self) -> &'static str {
        ""
    }
}
