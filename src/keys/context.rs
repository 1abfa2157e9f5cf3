//! Where a key is pressed. The same key may mean another thing in another pane; which, `defaults.rs` says.

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
    /// The fields window: which field plays which role.
    Fields,
    /// The saved queries.
    Saved,
    /// The counts of a facet.
    Facets,
}

/// Every context.
pub(super) const ANYWHERE: &[Context] = &Context::ALL;
/// The three panes.
pub(super) const PANES: &[Context] = &[Context::List, Context::Reader, Context::Entities];
/// Where the list is sorted and narrowed: the panes, and the counts over it.
pub(super) const PANES_AND_COUNTS: &[Context] = &[
    Context::List,
    Context::Reader,
    Context::Entities,
    Context::Facets,
];
/// Where there is more than one list to go to, and something in it to open.
pub(super) const TURNED: &[Context] = &[
    Context::List,
    Context::Reader,
    Context::Entities,
    Context::Fields,
    Context::Facets,
];
/// Where something is changed that can be taken back.
pub(super) const CHANGED: &[Context] = &[
    Context::List,
    Context::Reader,
    Context::Entities,
    Context::Fields,
    Context::Saved,
];
/// Where a name can be under the cursor.
pub(super) const NAMED: &[Context] = &[Context::Reader, Context::Entities];
/// Where the keys of `less` move: all but the list, whose letters are a mail index's.
pub(super) const PAGER: &[Context] = &[Context::Reader, Context::Entities, Context::Popup];

impl Context {
    /// Every context, in the order of the screen.
    pub const ALL: [Self; 7] = [
        Self::List,
        Self::Reader,
        Self::Entities,
        Self::Popup,
        Self::Saved,
        Self::Facets,
        Self::Fields,
    ];

    /// What it is called in the configuration: `[keys.reader]`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Reader => "reader",
            Self::Entities => "entities",
            Self::Popup => "popup",
            Self::Fields => "fields",
            Self::Saved => "saved",
            Self::Facets => "facets",
        }
    }

    /// What it is called in a sentence.
    pub const fn place(self) -> &'static str {
        match self {
            Self::List => "the list",
            Self::Reader => "the text",
            Self::Entities => "the names",
            Self::Popup => "a popup",
            Self::Fields => "the fields",
            Self::Saved => "the saved queries",
            Self::Facets => "the counts",
        }
    }

    /// The context called `name` in the configuration.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }
}
