//! What the hints row offers in each place, the most wanted first; the row shows as many as it has room for.

use super::{Action, Context};

const LIST: &[Action] = &[
    Action::Open,
    Action::Filter,
    Action::NextHit,
    Action::Widen,
    Action::ToggleFold,
    Action::PivotBack,
    Action::NextMention,
    Action::NextPane,
    Action::CopyText,
    Action::SortNext,
    Action::Star,
    Action::ToggleRead,
    Action::Tag,
    Action::Note,
    Action::OpenUrl,
    Action::Peek,
    Action::Timeline,
    Action::Concordance,
    Action::WriteList,
    Action::Pipe,
    Action::Palette,
    Action::Back,
];

const READER: &[Action] = &[
    Action::Back,
    Action::NextHit,
    Action::NextMention,
    Action::NextArticle,
    Action::Open,
    Action::Find,
    Action::CopyText,
    Action::NextPane,
    Action::SelectPassage,
    Action::Star,
    Action::Tag,
    Action::Note,
    Action::OpenUrl,
    Action::PivotBack,
    Action::NextWithEntity,
    Action::CoMentions,
    Action::Concordance,
    Action::NextVersion,
    Action::Pipe,
    Action::Peek,
    Action::Palette,
];

const ENTITIES: &[Action] = &[
    Action::Open,
    Action::PivotBack,
    Action::Back,
    Action::NextMention,
    Action::NextWithEntity,
    Action::ToggleKind,
    Action::CoMentions,
    Action::Peek,
    Action::Merge,
    Action::Dismiss,
    Action::Retype,
    Action::Undo,
    Action::NextArticle,
    Action::Filter,
    Action::Palette,
];

const FIELDS: &[Action] = &[
    Action::Open,
    Action::KeepFields,
    Action::ClearField,
    Action::Undo,
    Action::NextPane,
    Action::Close,
    Action::ResetFields,
    Action::Help,
];

const POPUP: &[Action] = &[
    Action::Close,
    Action::Open,
    Action::CopyUrl,
    Action::Down,
    Action::PageDown,
    Action::Find,
];

const SAVED: &[Action] = &[
    Action::Open,
    Action::SaveQuery,
    Action::RemoveQuery,
    Action::Undo,
    Action::Close,
    Action::Help,
];

const FACETS: &[Action] = &[
    Action::Open,
    Action::Exclude,
    Action::NextPane,
    Action::SortNext,
    Action::Close,
    Action::Help,
];

impl Action {
    /// What the hints row offers in `context`.
    pub const fn hints(context: Context) -> &'static [Self] {
        match context {
            Context::List => LIST,
            Context::Reader => READER,
            Context::Entities => ENTITIES,
            Context::Fields => FIELDS,
            Context::Saved => SAVED,
            Context::Facets => FACETS,
            Context::Popup => POPUP,
        }
    }
}
