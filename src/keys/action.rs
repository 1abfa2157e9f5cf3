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
