//! Every action, once: what it is called, what it does, where it is live.
//!
//! The one table of the keyboard language. The keymap, the help screen, the hints, the palette, the README, the man
//! page and `dateline keys` read it; nothing here knows which key is pressed (`defaults.rs`) or what comes of it (`app`).
//! A macro and not a hand-written `enum` beside a table, because two lists of the same things part company.

use super::context::{ANYWHERE, CHANGED, Context, NAMED, PANES, PANES_AND_COUNTS, TURNED};
use std::fmt;

/// The part of the help an action stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// From line to line, pane to pane, article to article.
    Moving,
    /// Narrowing and searching.
    Finding,
    /// The names.
    Entities,
    /// What is done with one article.
    Article,
    /// What is done with the list.
    List,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 6] = [
        Self::Moving,
        Self::Finding,
        Self::Entities,
        Self::Article,
        Self::List,
        Self::Program,
    ];

    /// Its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Finding => "Finding",
            Self::Entities => "Entities",
            Self::Article => "Article",
            Self::List => "List",
            Self::Program => "Program",
        }
    }
}

/// A line of the table.
struct Entry {
    name: &'static str,
    short: &'static str,
    group: Group,
    contexts: &'static [Context],
    help: &'static str,
}

/// Makes the enum and its table from one list: variant, name, hint, group, contexts, sentence.
macro_rules! actions {
    ($($variant:ident $name:literal $short:literal $group:ident $contexts:expr; $help:literal)*) => {
        /// Something a user can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $(#[doc = $help] $variant,)*
        }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            const fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$variant => &Entry {
                        name: $name,
                        short: $short,
                        group: Group::$group,
                        contexts: $contexts,
                        help: $help,
                    },)*
                }
            }
        }
    };
}

actions! {
    Down "down" "down" Moving ANYWHERE; "Move down a row or a line."
    Up "up" "up" Moving ANYWHERE; "Move up a row or a line."
    HalfPageDown "half-page-down" "half page" Moving ANYWHERE; "Move down half a page."
    HalfPageUp "half-page-up" "half back" Moving ANYWHERE; "Move up half a page."
    PageDown "page-down" "page" Moving ANYWHERE; "Move down a page."
    PageUp "page-up" "page back" Moving ANYWHERE; "Move up a page."
    Top "top" "top" Moving ANYWHERE; "Go to the top; with a count, to that row or line."
    Bottom "bottom" "bottom" Moving ANYWHERE; "Go to the bottom; with a count, to that row or line."
    NextPane "next-pane" "next pane" Moving TURNED; "Go to the next pane: list, text, names."
    PreviousPane "previous-pane" "pane back" Moving TURNED; "Go to the pane before."
    Open "open" "open" Moving ANYWHERE;
        "Open the article, then zoom it; on a name, its articles."
    Back "back" "back" Moving ANYWHERE; "Go one level back; at the top, quit."
    Quit "quit" "quit" Moving ANYWHERE; "Quit, from wherever you are."
    Cancel "cancel" "cancel" Moving ANYWHERE; "Cancel what is running; if nothing is, quit."
    Close "close" "close" Moving ANYWHERE;
        "Close what is on top: window, selection, then the filter."
    NextArticle "next-article" "next" Moving PANES; "Go to the next article, from any pane."
    PreviousArticle "previous-article" "previous" Moving PANES; "Go to the article before, from any pane."
    NextParagraph "next-paragraph" "paragraph" Moving NAMED; "Go to the next paragraph of the text."
    PreviousParagraph "previous-paragraph" "paragraph back" Moving NAMED; "Go to the paragraph before."

    Find "find" "find" Finding &[Context::Reader, Context::Popup]; "Find words in the text shown."
    Filter "filter" "filter" Finding PANES; "Narrow the list while you type."
    NextHit "next-hit" "next hit" Finding PANES;
        "Go to the next hit, on into the next article; or unread."
    PreviousHit "previous-hit" "hit back" Finding PANES;
        "Go to the hit before, or to the unread article before."
    Widen "widen" "widen" Finding PANES; "Show the fuzzy matches too, or fold them away again."
    PivotBack "pivot-back" "back" Finding PANES_AND_COUNTS;
        "Go back to the query before and where you stood."
    PivotForward "pivot-forward" "forward" Finding PANES_AND_COUNTS;
        "Go forward again after going back."
    SavedQueries "saved-queries" "saved" Finding PANES; "Show the saved queries and how many articles each has."
    SaveQuery "save-query" "save" Finding &[Context::Saved]; "Save the query in force under a name."
    RemoveQuery "remove-query" "forget" Finding &[Context::Saved]; "Forget the saved query under the cursor."
    Facets "facets" "counts" Finding PANES; "Show counts by outlet, section, name, day and more."
    Timeline "timeline" "timeline" Finding PANES; "Show when the articles of the list were published."
    Exclude "exclude" "exclude" Finding &[Context::Facets]; "Leave out the articles with the value under the cursor."
    Concordance "concordance" "concordance" Finding PANES; "Show every hit on a line of its own, in its context."
    RemoveChip "remove-chip" "drop chip" Finding PANES; "Take the last condition off the query."

    NextMention "next-mention" "entity" Entities PANES; "Go to the next name in the text, from any pane."
    PreviousMention "previous-mention" "entity back" Entities PANES; "Go to the name before in the text, from any pane."
    NextWithEntity "next-with-entity" "same entity" Entities NAMED; "Go to the next article with this name."
    PreviousWithEntity "previous-with-entity" "same, back" Entities NAMED;
        "Go to the article before with this name."
    ToggleKind "toggle-kind" "kinds" Entities NAMED;
        "Show or hide one kind of name, as numbered in the pane."
    CoMentions "co-mentions" "co-mentions" Entities NAMED; "Show who and what appears with this name, counted."
    Merge "merge" "same as" Entities &[Context::Entities];
        "Say which other name this one is; likely ones first."
    Retype "retype" "retype" Entities &[Context::Entities]; "Say that this name is of another kind."
    Dismiss "dismiss" "no name" Entities &[Context::Entities]; "Say that this is no name, in any article."

    OpenUrl "open-url" "browse" Article PANES;
        "Open the address in a browser; over SSH, show and copy it."
    CopyText "copy-text" "text" Article PANES; "Copy the selected passage, else the whole text."
    CopyUrl "copy-url" "url" Article ANYWHERE; "Copy the address of the article."
    CopyHeadline "copy-headline" "headline" Article PANES; "Copy the headline."
    CopyCitation "copy-citation" "citation" Article PANES; "Copy byline, headline, outlet, date and address."
    CopyQuote "copy-quote" "quote" Article PANES; "Copy the passage as a quote with its place."
    CopyJson "copy-json" "JSON" Article PANES; "Copy the article as JSON."
    CopyPath "copy-path" "path" Article PANES; "Copy the path of the file it came from."
    SelectPassage "select-passage" "select" Article &[Context::Reader]; "Begin to select a passage, or drop the selection."
    SelectParagraphs "select-paragraphs" "paragraphs" Article &[Context::Reader];
        "Begin to select paragraphs, or drop the selection."
    Peek "peek" "peek" Article PANES; "Show the whole record, or all that is known of the name."
    ToggleRead "toggle-read" "read" Article PANES; "Mark the article as read, or as unread again."
    AllRead "all-read" "all read" Article PANES; "Mark all articles of the list as read."
    Star "star" "star" Article PANES; "Give the article a star, or take it away."
    NextStar "next-star" "next star" Article PANES; "Go to the next article with a star."
    Tag "tag" "tag" Article PANES; "Give the article a tag; Tab completes."
    Untag "untag" "untag" Article PANES; "Take a tag of yours away."
    Note "note" "note" Article PANES; "Note something about the article or the selected passage."

    Pipe "pipe" "pipe" Article PANES; "Pipe the passage or the whole article to a command."

    NextVersion "next-version" "version" Article PANES;
        "Go to the version before this one of a changed text."

    ToggleFold "toggle-fold" "duplicates" List PANES; "Open or fold the duplicates, else the group."
    OpenFolds "open-folds" "open all" List PANES; "Open all groups; again, all duplicates."
    CloseFolds "close-folds" "fold all" List PANES; "Fold all groups; again, all duplicates."
    GroupNext "group-next" "group" List PANES; "Group by day, week, month, outlet, section, person, place."
    Ungroup "ungroup" "no groups" List PANES; "Take the groups away."
    SortNext "sort-next" "sort" List PANES_AND_COUNTS; "Sort the list by the next key."
    SortReverse "sort-reverse" "reverse" List PANES; "Reverse the order of the list."
    WriteList "write-list" "write" List PANES; "Write the list or selection to a file: jsonl, csv, md."

    MapFields "map-fields" "fields" Program PANES;
        "Say which field is the headline, the text, the date."
    KeepFields "keep-fields" "keep" Program &[Context::Fields];
        "Keep the fields for files of this shape; read them so."
    ClearField "clear-field" "off" Program &[Context::Fields];
        "Let no field play this role; again: as detected."
    ResetFields "reset-fields" "as detected" Program &[Context::Fields];
        "All fields as detected; kept so, the map is forgotten."
    Undo "undo" "undo" Program CHANGED; "Take back the last change: marks, names, fields, queries."
    Zen "zen" "zen" Program PANES; "Show nothing but the text, or all panes again."
    Repeat "repeat" "repeat" Program PANES; "Do the last change again."
    Index "index" "index" Program PANES;
        "Index the words of all texts, to find them at once."
    Help "help" "help" Program ANYWHERE; "Show the keys that are live here."
    Palette "palette" "commands" Program ANYWHERE; "Find any action by typing a part of its name."
    Problems "problems" "problems" Program ANYWHERE; "Show the files, what was left out of them and why."
    Mouse "mouse" "mouse" Program ANYWHERE;
        "Switch the mouse on or off; while on, Shift selects."
    Suspend "suspend" "suspend" Program ANYWHERE; "Stop the program and go to the shell; `fg` comes back."
    Redraw "redraw" "redraw" Program ANYWHERE;
        "Draw the screen anew; twice, plain text for the mouse."
    Reload "reload" "reload" Program ANYWHERE;
        "Bring in what is new; read again what has changed."
}

impl Action {
    /// The action called `name`, as in the configuration and the palette.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }

    /// What it is called in the configuration and the palette: kebab-case.
    pub const fn name(self) -> &'static str {
        self.entry().name
    }

    /// What it does, in one sentence.
    pub const fn help(self) -> &'static str {
        self.entry().help
    }

    /// What it is called in the hints: one word or two.
    pub const fn short(self) -> &'static str {
        self.entry().short
    }

    /// The part of the help it stands in.
    pub const fn group(self) -> Group {
        self.entry().group
    }

    /// Where it is live.
    pub const fn contexts(self) -> &'static [Context] {
        self.entry().contexts
    }

    /// Is it live in `context`?
    pub fn is_live(self, context: Context) -> bool {
        self.contexts().contains(&context)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// `HalfPageDown` as `half-page-down`.
    fn kebab(variant: &str) -> String {
        let mut name = String::new();
        for character in variant.chars() {
            if character.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(character.to_lowercase());
        }
        name
    }

    #[test]
    fn every_action_is_called_as_its_variant() {
        for action in Action::ALL {
            assert_eq!(action.name(), kebab(&format!("{action:?}")));
            assert_eq!(Action::named(action.name()), Some(*action));
        }
        assert_eq!(Action::named("dance"), None);
    }

    #[test]
    fn no_two_actions_share_a_name_or_a_sentence() {
        let names: HashSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
        let sentences: HashSet<_> = Action::ALL.iter().map(|action| action.help()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        assert_eq!(sentences.len(), Action::ALL.len());
    }

    #[test]
    fn every_action_has_a_sentence_a_short_hint_and_a_place() {
        for action in Action::ALL {
            assert!(
                action.help().ends_with('.') && action.help().len() > 8,
                "{action}"
            );
            // What the help has room for beside its keys in 80 columns.
            assert!(action.help().chars().count() <= 58, "{action}");
            assert!(action.short().chars().count() <= 14, "{action}");
            assert!(action.short().split(' ').count() <= 2, "{action}");
            assert!(!action.contexts().is_empty(), "{action}");
        }
    }

    #[test]
    fn groups_stand_together_in_the_order_of_the_help() {
        let groups: Vec<_> = Action::ALL.iter().map(|action| action.group()).collect();
        assert!(groups.is_sorted());
        for group in Group::ALL {
            assert!(groups.contains(&group), "{}", group.heading());
        }
    }

    #[test]
    fn hints_offer_only_what_is_live_there() {
        for context in Context::ALL {
            for action in Action::hints(context) {
                assert!(action.is_live(context), "{action} in {}", context.name());
            }
        }
    }
}
