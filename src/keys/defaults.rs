//! Which key means which action, for each preset. `less` and `newsboat` are written as what differs from the default.
//!
//! A digit is a count in the list and the text (`5j`, `30G`) and shows or hides a kind in the names, where there is
//! little to count; in the text, kinds are toggled from the palette. Left unbound on purpose: Ctrl-s and Ctrl-q
//! (flow control), Ctrl-i, Ctrl-m, Ctrl-h and Ctrl-[ (other keys' bytes), `[` and `O` (what is left of an arrow key
//! that a slow link has cut), and every letter that a later feature has its eye on.

use super::{
    Action, Context, Preset,
    context::{NAMED, PAGER, PANES},
};

/// Some keys of one action. `contexts` none: wherever the action is live. `action` none: the keys mean nothing.
pub(super) struct Row {
    pub(super) contexts: Option<&'static [Context]>,
    pub(super) action: Option<Action>,
    pub(super) keys: &'static [&'static str],
}

/// Keys that mean the action wherever it is live.
const fn live(action: Action, keys: &'static [&'static str]) -> Row {
    Row {
        contexts: None,
        action: Some(action),
        keys,
    }
}

/// Keys that mean the action in some contexts.
const fn only(contexts: &'static [Context], action: Action, keys: &'static [&'static str]) -> Row {
    Row {
        contexts: Some(contexts),
        action: Some(action),
        keys,
    }
}

/// The rows of a preset, to be laid over those before; the default's come first.
pub(super) const fn layers(preset: Preset) -> &'static [&'static [Row]] {
    match preset {
        Preset::Default => &[DEFAULT],
        Preset::Less => &[DEFAULT, LESS],
        Preset::Newsboat => &[DEFAULT, NEWSBOAT],
    }
}

const LIST: &[Context] = &[Context::List];
const READER: &[Context] = &[Context::Reader];
/// Where `/` narrows the list: there is nothing to find in a list of names that the filter does not find.
const FILTERED: &[Context] = &[Context::List, Context::Entities];

/// Where `R` reloads for hands that know it so: in the names it says of which kind one is.
const RELOADED: &[Context] = &[
    Context::List,
    Context::Reader,
    Context::Popup,
    Context::Fields,
    Context::Saved,
    Context::Facets,
];

/// Windows with something to take back, in which nothing scrolls by half a page.
const WINDOWS: &[Context] = &[Context::Fields, Context::Saved];

const DEFAULT: &[Row] = &[
    live(Action::Down, &["j", "Down"]),
    live(Action::Up, &["k", "Up"]),
    live(Action::HalfPageDown, &["Ctrl-d"]),
    only(PAGER, Action::HalfPageDown, &["d"]),
    live(Action::HalfPageUp, &["Ctrl-u"]),
    only(PAGER, Action::HalfPageUp, &["u"]),
    live(Action::PageDown, &["Ctrl-f", "PgDn"]),
    only(PAGER, Action::PageDown, &["f", "Space"]),
    live(Action::PageUp, &["Ctrl-b", "PgUp"]),
    only(PAGER, Action::PageUp, &["b"]),
    live(Action::Top, &["g", "Home"]),
    live(Action::Bottom, &["G", "End"]),
    live(Action::NextPane, &["l", "Right", "Tab"]),
    live(Action::PreviousPane, &["h", "Left", "Shift-Tab"]),
    live(Action::Open, &["Enter"]),
    live(Action::Back, &["q"]),
    live(Action::Quit, &["Q"]),
    live(Action::Cancel, &["Ctrl-c"]),
    live(Action::Close, &["Esc"]),
    live(Action::NextArticle, &["J"]),
    live(Action::PreviousArticle, &["K"]),
    only(NAMED, Action::NextParagraph, &["}"]),
    only(NAMED, Action::PreviousParagraph, &["{"]),
    live(Action::Find, &["/"]),
    only(FILTERED, Action::Filter, &["/"]),
    live(Action::Filter, &["&", "F"]),
    live(Action::NextHit, &["n"]),
    live(Action::PreviousHit, &["N"]),
    live(Action::Widen, &["~"]),
    live(Action::PivotBack, &["Ctrl-o", "Backspace"]),
    live(Action::PivotForward, &["]"]),
    live(Action::Facets, &["%"]),
    live(Action::Timeline, &["i"]),
    live(Action::Exclude, &["-", "!"]),
    live(Action::SavedQueries, &["@"]),
    only(LIST, Action::SavedQueries, &["f"]),
    live(Action::SaveQuery, &["S"]),
    live(Action::RemoveQuery, &["x"]),
    live(Action::Concordance, &["c"]),
    live(Action::RemoveChip, &["-"]),
    live(Action::NextMention, &["e"]),
    live(Action::PreviousMention, &["E"]),
    live(Action::NextWithEntity, &["*"]),
    live(Action::PreviousWithEntity, &["#"]),
    only(
        &[Context::Entities],
        Action::ToggleKind,
        &["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    ),
    live(Action::CoMentions, &["x"]),
    live(Action::Merge, &["="]),
    live(Action::Retype, &["R"]),
    live(Action::Dismiss, &["X"]),
    live(Action::OpenUrl, &["o"]),
    live(Action::CopyText, &["y y"]),
    live(Action::CopyUrl, &["y u"]),
    live(Action::CopyHeadline, &["y t"]),
    live(Action::CopyCitation, &["y c"]),
    live(Action::CopyQuote, &["y q"]),
    live(Action::CopyJson, &["y j"]),
    live(Action::CopyPath, &["y p"]),
    live(Action::SelectPassage, &["v"]),
    live(Action::SelectParagraphs, &["V"]),
    live(Action::Peek, &["p"]),
    live(Action::ToggleRead, &["r"]),
    live(Action::AllRead, &["A"]),
    live(Action::Star, &["m"]),
    live(Action::NextStar, &["'"]),
    live(Action::Tag, &["t"]),
    live(Action::Untag, &["T"]),
    live(Action::Note, &["a"]),
    live(Action::Pipe, &["|"]),
    live(Action::NextVersion, &["z v"]),
    live(Action::ToggleFold, &["z a"]),
    live(Action::OpenFolds, &["z R"]),
    live(Action::CloseFolds, &["z M"]),
    live(Action::GroupNext, &["z g"]),
    live(Action::Ungroup, &["z G"]),
    live(Action::SortNext, &["s"]),
    live(Action::SortReverse, &["S"]),
    live(Action::WriteList, &["w"]),
    live(Action::MapFields, &["F4"]),
    live(Action::KeepFields, &["w"]),
    live(Action::ClearField, &["x"]),
    live(Action::ResetFields, &["D"]),
    live(Action::Undo, &["U"]),
    only(WINDOWS, Action::Undo, &["u"]),
    live(Action::Zen, &["Z"]),
    live(Action::Repeat, &["."]),
    live(Action::Help, &["?", "F1"]),
    live(Action::Palette, &[":"]),
    live(Action::Problems, &["F2"]),
    live(Action::Mouse, &["F3"]),
    live(Action::Suspend, &["Ctrl-z"]),
    live(Action::Redraw, &["Ctrl-l"]),
    live(Action::Reload, &["F5"]),
    live(Action::Index, &["F6"]),
];

/// What hands used to less do: the list is a pager too, Enter goes on, `h` helps, `r` draws, `v`, `y` and `z` stay ours.
const LESS: &[Row] = &[
    only(LIST, Action::HalfPageDown, &["d"]),
    only(LIST, Action::HalfPageUp, &["u"]),
    only(LIST, Action::PageDown, &["f", "Space"]),
    only(LIST, Action::PageUp, &["b"]),
    live(Action::Down, &["Ctrl-e", "Ctrl-n"]),
    live(Action::Up, &["Ctrl-y", "Ctrl-k", "Ctrl-p"]),
    only(READER, Action::Down, &["Enter"]),
    live(Action::PageDown, &["Ctrl-v"]),
    only(PAGER, Action::PageUp, &["w"]),
    live(Action::Top, &["<"]),
    live(Action::Bottom, &[">"]),
    live(Action::Help, &["h", "H"]),
    live(Action::Redraw, &["r", "Ctrl-r"]),
    live(Action::ToggleRead, &["M"]),
    only(RELOADED, Action::Reload, &["R"]),
    only(READER, Action::Peek, &["="]),
    only(READER, Action::Palette, &["-"]),
];

/// What hands used to newsboat do: `g` and `G` sort the list, `p` is the way back of `n`, `N` reads and unreads, `r` reloads, `s` saves.
const NEWSBOAT: &[Row] = &[
    live(Action::PreviousHit, &["p"]),
    live(Action::ToggleRead, &["N"]),
    live(Action::Peek, &["P"]),
    live(Action::Reload, &["r", "Ctrl-r"]),
    only(RELOADED, Action::Reload, &["R"]),
    only(LIST, Action::SortNext, &["g"]),
    only(LIST, Action::SortReverse, &["G"]),
    only(PANES, Action::WriteList, &["s"]),
    only(LIST, Action::PageDown, &["Space"]),
    Row {
        contexts: Some(PANES),
        action: None,
        keys: &["S", "w"],
    },
];
