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
    /// Its keys, and where they are bound if not wherever the action is live: `Ctrl-d`, `d (text, names, popups)`.
    pub keys: Vec<String>,
}

impl Row {
    /// The keys on one line, `none` where there is no key.
    pub fn keys_line(&self) -> String {
        match self.keys.as_slice() {
            [] => "none".to_owned(),
            keys => keys.join(", "),
        }
    }
}

/// All actions in the order of the help, each with its keys.
pub fn table(keymap: &Keymap) -> Vec<Row> {
    rows(|action| keys_anywhere(keymap, action))
}

/// The actions live in `context`, each with its keys there: what the help screen shows.
pub fn live(keymap: &Keymap, context: Context) -> Vec<Row> {
    let mut rows = rows(|action| shorten(keymap.keys_of(context, action)));
    rows.retain(|row| row.action.is_live(context));
    rows
}

/// The table for a README: one Markdown table with a row of its own for each group.
pub fn markdown(keymap: &Keymap) -> String {
    let mut page = String::from("| keys | action | does |\n|---|---|---|\n");
    for (group, rows) in grouped(&table(keymap)) {
        let _ = writeln!(page, "| **{}** | | |", group.heading());
        for row in rows {
            let keys: Vec<_> = row.keys.iter().map(|keys| code(keys)).collect();
            let (name, help) = (row.action.name(), row.action.help().replace('|', "\\|"));
            let _ = writeln!(page, "| {} | {name} | {help} |", keys.join(" "));
        }
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
    page
}

/// The groups in order, each with its rows.
fn grouped(rows: &[Row]) -> impl Iterator<Item = (Group, impl Iterator<Item = &Row>)> {
    Group::ALL
        .into_iter()
        .map(|group| (group, rows.iter().filter(move |row| row.group == group)))
}

fn rows(keys: impl Fn(Action) -> Vec<String>) -> Vec<Row> {
    let actions = Action::ALL.iter().copied();
    let row = |action: Action| Row {
        group: action.group(),
        action,
        keys: keys(action),
    };
    actions.map(row).collect()
}

/// The keys of an action in all contexts; a key that is not bound in each of them says where it is.
fn keys_anywhere(keymap: &Keymap, action: Action) -> Vec<String> {
    let mut places: Vec<(String, Vec<Context>)> = Vec::new();
    for context in action.contexts() {
        for key in shorten(keymap.keys_of(*context, action)) {
            match places.iter_mut().find(|(known, _)| *known == key) {
                Some((_, contexts)) => contexts.push(*context),
                None => places.push((key, vec![*context])),
            }
        }
    }
    let everywhere = action.contexts().len();
    places.sort_by_key(|(_, contexts)| contexts.len() < everywhere);
    places
        .into_iter()
        .map(|(key, contexts)| match contexts.len() {
            bound if bound == everywhere => key,
            _ => format!("{key} ({})", where_bound(&contexts)),
        })
        .collect()
}

fn where_bound(contexts: &[Context]) -> String {
    let plural = |context: &Context| match context {
        Context::List => "list",
        Context::Reader => "text",
        Context::Entities => "names",
        Context::Popup => "popups",
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

/// Keys as code in Markdown, what follows them in parentheses not. A bar ends a cell even within code.
fn code(keys: &str) -> String {
    let (keys, place) = match keys.split_once(" (") {
        Some((keys, place)) => (keys, format!(" ({place}")),
        None => (keys, String::new()),
    };
    let keys = keys.replace('|', "\\|");
    if keys.contains('`') {
        return format!("`` {keys} ``{place}");
    }
    format!("`{keys}`{place}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Preset;

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
        assert_eq!(half, "Ctrl-d, d (text, names, popups)");
        assert_eq!(row(Action::Filter).keys_line(), "&, F, / (list, names)");
        assert_eq!(row(Action::ToggleKind).keys_line(), "1-9 (names)");
        assert_eq!(row(Action::CopyUrl).keys_line(), "y u");
    }

    #[test]
    fn the_help_of_a_pane_shows_only_what_is_live_there() {
        let keymap = Keymap::default();
        let rows = live(&keymap, Context::Popup);
        assert!(rows.iter().all(|row| row.action.is_live(Context::Popup)));
        assert!(rows.iter().any(|row| row.action == Action::Close));
        assert!(!rows.iter().any(|row| row.action == Action::SortNext));
        let names = live(&keymap, Context::Entities);
        let kinds = names.iter().find(|row| row.action == Action::ToggleKind);
        assert_eq!(kinds.expect("live").keys, ["1-9"]);
    }

    #[test]
    fn the_markdown_table_has_three_cells_in_every_row() {
        for preset in Preset::ALL {
            let page = markdown(&Keymap::new(preset));
            let lines: Vec<_> = page.lines().collect();
            assert_eq!(lines.len(), 2 + Group::ALL.len() + Action::ALL.len());
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
        assert!(page.contains("`\\|` (list)"), "{page}");
        assert!(page.contains("`` ` `` (list)"), "{page}");
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
