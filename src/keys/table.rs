//! The pages about keys, made from the one table: for the help screen, the README, the man page and `dateline keys`.
//!
//! Only words and keys; how wide a screen is, and what is bold, the reader of the table knows.

use super::{Action, Context, Group, Keymap};
use std::fmt::Write;

/// One action with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The part of the help it stands in.
    pub group: Group,
    /// The action.
    pub action: Action,
    /// Its keys: those bound wherever the action is live, then the others by place.
    pub keys: Vec<Keys>,
}

/// Keys of an action that are bound in the same places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// The keys as printed, the shortest first.
    pub keys: Vec<String>,
    /// Where they are bound (`list, names`); none: wherever the action is live.
    pub place: Option<String>,
}

impl Row {
    /// The keys on one line: `Ctrl-d; d (text, names, popups)`, and `none` where there is no key.
    pub fn keys_line(&self) -> String {
        if self.keys.is_empty() {
            return "none".to_owned();
        }
        let groups: Vec<_> = self.keys.iter().map(|group| group.line(", ")).collect();
        groups.join("; ")
    }
}

impl Keys {
    fn line(&self, between: &str) -> String {
        let keys = self.keys.join(between);
        match &self.place {
            Some(place) => format!("{keys} ({place})"),
            None => keys,
        }
    }

    /// As in Markdown, the keys set as code.
    fn markdown(&self) -> String {
        let coded = Self {
            keys: self.keys.iter().map(|key| code(key)).collect(),
            place: self.place.clone(),
        };
        coded.line(" ")
    }
}

/// The keys of a line being typed, as in readline, and what they do. They are no actions: they cannot be bound anew, and
/// `app` has them where it edits the line; here they are for the pages about keys.
pub const PROMPTS: &[(&[&str], &str)] = &[
    (&["Enter"], "Keep what is typed."),
    (
        &["Esc", "Ctrl-c"],
        "Go back to what was there before typing.",
    ),
    (
        &["Ctrl-n", "Ctrl-j", "Down"],
        "Move down in the results while typing.",
    ),
    (
        &["Ctrl-p", "Ctrl-k", "Up"],
        "Move up in the results; Up in an empty line: one typed before.",
    ),
    (&["Tab"], "Complete a field or a name."),
    (
        &["Ctrl-r"],
        "Search the lines typed before; again, an older one.",
    ),
    (
        &["Ctrl-a", "Ctrl-e", "Alt-b", "Alt-f"],
        "Go to the beginning or the end of the line, a word back or on.",
    ),
    (
        &["Ctrl-u", "Ctrl-k", "Ctrl-w"],
        "Cut to the beginning, to the end, or the word before.",
    ),
];
/// The heading of [`PROMPTS`].
pub const PROMPTS_HEADING: &str = "While typing";

/// All actions in the order of the help, each with its keys.
pub fn table(keymap: &Keymap) -> Vec<Row> {
    rows(|action| keys_anywhere(keymap, action))
}

/// The table for a README: one Markdown table with a row of its own for each group.
pub fn markdown(keymap: &Keymap) -> String {
    let mut page = String::from("| keys | action | does |\n|---|---|---|\n");
    for (group, rows) in grouped(&table(keymap)) {
        let _ = writeln!(page, "| **{}** | | |", group.heading());
        for row in rows {
            let keys: Vec<_> = row.keys.iter().map(Keys::markdown).collect();
            let (name, help) = (row.action.name(), row.action.help().replace('|', "\\|"));
            let _ = writeln!(page, "| {} | {name} | {help} |", keys.join("; "));
        }
    }
    let _ = writeln!(page, "| **{PROMPTS_HEADING}** | | |");
    for (keys, help) in PROMPTS {
        let keys: Vec<_> = keys.iter().map(|keys| code(keys)).collect();
        let _ = writeln!(page, "| {} | | {help} |", keys.join(" "));
    }
    page
}

/// The table as plain text, for `dateline keys` and the man page: keys, name, sentence in columns.
pub fn plain(keymap: &Keymap) -> String {
    let rows = table(keymap);
    let width = |cells: &dyn Fn(&Row) -> usize| rows.iter().map(cells).max().unwrap_or(0);
    let keys_width = width(&|row| row.keys_line().chars().count());
    let name_width = width(&|row| row.action.name().len());
    let mut page = String::new();
    for (group, rows) in grouped(&rows) {
        let gap = if page.is_empty() { "" } else { "\n" };
        let _ = writeln!(page, "{gap}{}", group.heading());
        for row in rows {
            let (keys, name, help) = (row.keys_line(), row.action.name(), row.action.help());
            let _ = writeln!(page, "  {keys:keys_width$}  {name:name_width$}  {help}");
        }
    }
    let _ = writeln!(page, "\n{PROMPTS_HEADING}");
    for (keys, help) in PROMPTS {
        let _ = writeln!(page, "  {:keys_width$}  {help}", keys.join(", "));
    }
    page
}

/// The groups in order, each with its rows.
fn grouped(rows: &[Row]) -> impl Iterator<Item = (Group, impl Iterator<Item = &Row>)> {
    Group::ALL
        .into_iter()
        .map(|group| (group, rows.iter().filter(move |row| row.group == group)))
}

fn rows(keys: impl Fn(Action) -> Vec<Keys>) -> Vec<Row> {
    let actions = Action::ALL.iter().copied();
    let row = |action: Action| Row {
        group: action.group(),
        action,
        keys: keys(action),
    };
    actions.map(row).collect()
}

/// The keys of an action in all contexts, those bound in the same of them together.
fn keys_anywhere(keymap: &Keymap, action: Action) -> Vec<Keys> {
    let mut places: Vec<(String, Vec<Context>)> = Vec::new();
    for context in action.contexts() {
        for key in shorten(keymap.keys_of(*context, action)) {
            match places.iter_mut().find(|(known, _)| *known == key) {
                Some((_, contexts)) => contexts.push(*context),
                None => places.push((key, vec![*context])),
            }
        }
    }
    let mut groups: Vec<Keys> = Vec::new();
    for (key, contexts) in places {
        let is_everywhere = contexts.len() == action.contexts().len();
        let place = (!is_everywhere).then(|| where_bound(&contexts));
        match groups.iter_mut().find(|group| group.place == place) {
            Some(group) => group.keys.push(key),
            None => groups.push(Keys {
                keys: vec![key],
                place,
            }),
        }
    }
    groups.sort_by_key(|group| group.place.is_some());
    groups
}

fn where_bound(contexts: &[Context]) -> String {
    let plural = |context: &Context| match context {
        Context::List => "list",
        Context::Reader => "text",
        Context::Entities => "names",
        Context::Popup => "popups",
        Context::Fields => "fields",
        Context::Saved => "saved",
        Context::Facets => "counts",
    };
    contexts.iter().map(plural).collect::<Vec<_>>().join(", ")
}

/// Nine digits in a row are written as a range.
fn shorten(keys: Vec<String>) -> Vec<String> {
    let digits: Vec<_> = ('1'..='9').map(String::from).collect();
    let is_digit = |key: &String| digits.contains(key);
    if keys.iter().filter(|key| is_digit(key)).count() < digits.len() {
        return keys;
    }
    let rest = keys.iter().filter(|key| !is_digit(key)).cloned();
    std::iter::once("1-9".to_owned()).chain(rest).collect()
}

/// A key as code in Markdown. A bar ends a cell even within code.
fn code(key: &str) -> String {
    let key = key.replace('|', "\\|");
    if key.contains('`') {
        return format!("`` {key} ``");
    }
    format!("`{key}`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{Key, Preset};

    #[test]
    fn the_table_has_every_action_once_with_its_keys() {
        let rows = table(&Keymap::default());
        let actions: Vec<_> = rows.iter().map(|row| row.action).collect();
        assert_eq!(actions, Action::ALL);
        assert!(rows.iter().all(|row| !row.keys.is_empty()));
    }

    #[test]
    fn a_key_bound_in_some_places_says_where() {
        let rows = table(&Keymap::default());
        let row = |action| rows.iter().find(|row| row.action == action).expect("all");
        let half = row(Action::HalfPageDown).keys_line();
        assert_eq!(half, "Ctrl-d; d (text, names, popups)");
        let page = row(Action::PageDown).keys_line();
        assert_eq!(page, "PgDn, Ctrl-f; f, Space (text, names, popups)");
        assert_eq!(row(Action::Filter).keys_line(), "&, F; / (list, names)");
        assert_eq!(row(Action::ToggleKind).keys_line(), "1-9 (names)");
        assert_eq!(row(Action::CopyUrl).keys_line(), "y u");
    }

    #[test]
    fn the_markdown_table_has_three_cells_in_every_row() {
        for preset in Preset::ALL {
            let page = markdown(&Keymap::new(preset));
            let lines: Vec<_> = page.lines().collect();
            let headings = Group::ALL.len() + 1;
            let row_count = Action::ALL.len() + PROMPTS.len();
            assert_eq!(lines.len(), 2 + headings + row_count);
            for line in lines {
                assert_eq!(line.replace("\\|", "").matches('|').count(), 4, "{line}");
            }
        }
    }

    #[test]
    fn a_bar_or_a_backtick_does_not_break_the_table() {
        let mut keymap = Keymap::default();
        keymap.bind(Context::List, "|", "down").expect("free");
        keymap.bind(Context::List, "`", "down").expect("free");
        let page = markdown(&keymap);
        let row = page.lines().find(|line| line.contains("| down |"));
        assert!(row.expect("a row").contains("; `` ` `` `\\|` (list)"));
    }

    #[test]
    fn the_keys_of_a_prompt_are_keys() {
        for (keys, _) in PROMPTS {
            for key in *keys {
                assert_eq!(
                    Key::parse(key).map(|key| key.to_string()).as_deref(),
                    Ok(*key)
                );
            }
        }
    }

    #[test]
    fn the_plain_table_stands_in_columns() {
        let page = plain(&Keymap::default());
        let column = |word: &str| {
            let line = page.lines().find(|line| line.contains(word));
            line.and_then(|line| line.find(word)).expect(word)
        };
        assert_eq!(column("Move down a row"), column("Copy the headline."));
        assert!(page.starts_with("Moving\n  "));
        assert!(page.contains("\n\nFinding\n"));
    }
}
