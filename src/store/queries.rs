//! The queries the user saved, a line of JSON for each: `queries.jsonl`.
//!
//! ```text
//! {"v":1,"name":"banks","query":"org:\"Acme Bank\" date:2024"}
//! ```
//! Plain to read, to mend and to add to by hand: of two lines of one name the later holds. What is wrong with a query is
//! said where it is used, and never costs the line.

use super::{
    StoreError,
    lines::{Line, LineFile, Loaded, is_newer},
};
use crate::{
    query::saved::{Change, Saved},
    text::sanitize,
};
use serde_json::json;
use std::path::Path;

const LINES: LineFile = LineFile {
    name: "queries.jsonl",
    lock: "queries.lock",
    what: "the saved queries",
    is_good: |line| is_newer(line) || saved(line).is_some(),
};

/// Characters of a name, and of a query: more are not typed.
const NAME: usize = 200;
const QUERY: usize = 4_096;

/// Reads the saved queries of a state folder, in the order of their names. What cannot be read is said, copied aside and
/// taken out.
pub fn load(state: Option<&Path>) -> Loaded<Saved> {
    let loaded = LINES.load(state, saved);
    let mut kept = Vec::new();
    for saved in loaded.kept {
        Change::Save(saved).apply(&mut kept);
    }
    Loaded { kept, ..loaded }
}

/// Keeps what has changed.
///
/// # Errors
/// It cannot be written.
pub fn keep(state: Option<&Path>, changes: &[Change]) -> Result<(), StoreError> {
    LINES.change(state, |lines| {
        for change in changes {
            let is_it = |line: &Line| saved(line).is_some_and(|one| one.is_called(change.name()));
            lines.retain(|line| !is_it(line));
            if let Change::Save(saved) = change {
                lines.push(Line::from_iter([
                    ("v".to_owned(), json!(1)),
                    ("name".to_owned(), json!(saved.name)),
                    ("query".to_owned(), json!(saved.query)),
                ]));
            }
        }
    })
}

/// The query of a line, as it may be shown and typed: whoever wrote the file.
fn saved(line: &Line) -> Option<Saved> {
    let text = |key: &str, cap| {
        let text = sanitize::line_capped(line.get(key)?.as_str()?, cap);
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let (name, query) = (text("name", NAME)?, text("query", QUERY)?);
    (!is_newer(line)).then_some(Saved { name, query })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::PathBuf, thread};

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let state = root.path().join("state/dateline");
        (root, state)
    }

    fn save(name: &str, query: &str) -> Change {
        Change::Save(Saved {
            name: name.to_owned(),
            query: query.to_owned(),
        })
    }

    fn names(state: &Path) -> Vec<String> {
        let kept = load(Some(state)).kept;
        kept.into_iter().map(|saved| saved.name).collect()
    }

    #[test]
    fn a_query_is_saved_replaced_and_forgotten() {
        let (_root, state) = folder();
        keep(
            Some(&state),
            &[save("rain", "rain"), save("banks", "org:\"Acme\"")],
        )
        .unwrap();
        keep(Some(&state), &[save("Rain", "rain date:2024")]).unwrap();
        assert_eq!(names(&state), ["banks", "Rain"]);
        keep(Some(&state), &[Change::Remove("BANKS".to_owned())]).unwrap();
        let loaded = load(Some(&state));
        assert_eq!(loaded.kept.len(), 1);
        assert_eq!(loaded.kept[0].query, "rain date:2024");
        assert_eq!(loaded.problem, None);
    }

    #[test]
    fn a_file_written_by_hand_is_read_and_its_later_lines_hold() {
        let (_root, state) = folder();
        fs::create_dir_all(&state).unwrap();
        let by_hand = "{\"name\": \"b\", \"query\": \"one\"}\n\n {\"query\":\"two\",\"name\":\"B \",\"why\":1}";
        fs::write(state.join(LINES.name), by_hand).unwrap();
        let loaded = load(Some(&state));
        assert_eq!((loaded.kept.len(), loaded.problem), (1, None));
        assert_eq!(loaded.kept[0].query, "two");
    }

    #[test]
    fn a_damaged_line_costs_itself_and_what_is_hostile_in_one_does_nothing() {
        let (_root, state) = folder();
        fs::create_dir_all(&state).unwrap();
        let newer = "{\"v\":9,\"name\":\"later\",\"ast\":[]}\n";
        let evil = "{\"name\":\"\\u001b[2J\",\"query\":\"\\u202eevil\"}\n{\"name\":\"\",\"query\":\"a\"}\nnonsense\n";
        fs::write(state.join(LINES.name), format!("{newer}{evil}")).unwrap();
        let loaded = load(Some(&state));
        let shown = format!("{:?}", loaded.kept);
        assert!(loaded.kept.len() <= 1 && !shown.contains("u{1b}") && !shown.contains("u{202e}"));
        let problem = loaded.problem.unwrap();
        assert!(
            problem.contains("2 lines of the saved queries"),
            "{problem}"
        );
        keep(Some(&state), &[save("a", "b")]).unwrap();
        assert!(
            fs::read_to_string(state.join(LINES.name))
                .unwrap()
                .contains("\"later\"")
        );
    }

    #[test]
    fn two_of_us_at_once_lose_nothing() {
        let (_root, state) = folder();
        thread::scope(|scope| {
            for who in ["one", "other"] {
                let state = &state;
                scope.spawn(move || {
                    for at in 0..20 {
                        keep(Some(state), &[save(&format!("{who} {at}"), "x")]).unwrap();
                    }
                });
            }
        });
        assert_eq!(names(&state).len(), 40);
    }
}
