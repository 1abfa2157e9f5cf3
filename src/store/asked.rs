//! What was asked, for the history of the filter: a line of JSON for each query, the newest last: `history.jsonl`.
//!
//! ```text
//! {"v":1,"query":"minister org:\"Acme Bank\""}
//! ```
//! A query asked again moves to the end. Lines of a newer version are kept as they are, as long as there is room.

use super::{
    StoreError,
    lines::{Line, LineFile, Loaded, is_newer},
};
use crate::text::sanitize;
use serde_json::json;
use std::path::Path;

const LINES: LineFile = LineFile {
    name: "history.jsonl",
    lock: "history.lock",
    what: "what was asked",
    is_good: |line| is_newer(line) || query(line).is_some(),
};

/// Queries kept.
pub const CAP: usize = 1_000;
/// Bytes kept: a thousand queries of ordinary length are a tenth of it.
const BYTES: usize = 1 << 20;
/// A longer query is not typed.
const LONGEST: usize = 4_096;

/// Reads what was asked in earlier sessions, the newest last. What cannot be read is said, copied aside and taken out.
pub fn load(state: Option<&Path>) -> Loaded<String> {
    LINES.load(state, query)
}

/// Keeps what has been asked since, the newest last.
///
/// # Errors
/// It cannot be written.
pub fn keep(state: Option<&Path>, asked: &[String]) -> Result<(), StoreError> {
    LINES.change(state, |lines| {
        for asked in asked.iter().filter(|asked| asked.len() <= LONGEST) {
            lines.retain(|line| query(line).as_ref() != Some(asked));
            lines.push(Line::from_iter([
                ("v".to_owned(), json!(1)),
                ("query".to_owned(), json!(asked)),
            ]));
        }
        forget_oldest(lines);
    })
}

fn forget_oldest(lines: &mut Vec<Line>) {
    let mut room = BYTES;
    let fits = |line: &&Line| {
        // An escape takes six bytes where the character took one at least.
        let length = query(line).map_or(0, |query| query.len() * 6);
        let left = room.checked_sub(length);
        room = left.unwrap_or(room);
        left.is_some()
    };
    let count = lines.iter().rev().take(CAP).take_while(fits).count();
    lines.drain(..lines.len() - count);
}

/// The query of a line, as it may be shown and typed: whoever wrote the file.
fn query(line: &Line) -> Option<String> {
    let query = line.get("query")?.as_str()?;
    let query = sanitize::line_capped(query, LONGEST).into_owned();
    (!query.trim().is_empty() && query.len() <= LONGEST && !is_newer(line)).then_some(query)
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

    fn ask(state: &Path, queries: &[&str]) {
        let queries: Vec<String> = queries.iter().map(ToString::to_string).collect();
        keep(Some(state), &queries).unwrap();
    }

    #[test]
    fn what_is_asked_again_moves_to_the_end() {
        let (_root, state) = folder();
        ask(&state, &["bank", "org:\"Acme \\\"A\\\" Bank\""]);
        ask(&state, &["rain", "bank"]);
        let loaded = load(Some(&state));
        assert_eq!(loaded.kept, ["org:\"Acme \\\"A\\\" Bank\"", "rain", "bank"]);
        assert_eq!(loaded.problem, None);
    }

    #[test]
    fn without_a_folder_nothing_is_kept_and_nothing_is_wrong_with_that() {
        let loaded = load(None);
        assert_eq!((loaded.kept.len(), loaded.problem), (0, None));
        assert!(keep(None, &["bank".to_owned()]).is_err());
    }

    #[test]
    fn the_oldest_are_forgotten_by_number_and_by_length() {
        let (_root, state) = folder();
        let many: Vec<String> = (0..CAP + 5).map(|at| format!("word {at}")).collect();
        keep(Some(&state), &many).unwrap();
        let kept = load(Some(&state)).kept;
        assert_eq!((kept.len(), kept[0].as_str()), (CAP, "word 5"));
        let long: Vec<String> = (0..60).map(|at| format!("{at:04000}")).collect();
        keep(Some(&state), &long).unwrap();
        let kept = load(Some(&state)).kept;
        assert_eq!(kept.len(), BYTES / 24_000);
        assert_eq!(kept.last(), long.last());
    }

    #[test]
    fn a_damaged_line_costs_itself_and_a_newer_one_is_left_alone() {
        let (_root, state) = folder();
        ask(&state, &["bank"]);
        let path = state.join(LINES.name);
        let newer = "{\"v\":2,\"query\":{\"all\":[\"bank\"]}}\n";
        let evil = "{\"v\":1,\"query\":7}\n\u{1b}]0;pwned\n{\"v\":1,\"query\":\" \"}\n{\"v\":1,\"query\":\"a\\u001b[2Jb\"}\n";
        let before = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{before}{newer}{evil}")).unwrap();
        let loaded = load(Some(&state));
        assert_eq!(loaded.kept.len(), 2);
        assert!(!loaded.kept.concat().contains('\u{1b}'), "{loaded:?}");
        let problem = loaded.problem.unwrap();
        assert!(
            problem.starts_with("3 lines of what was asked cannot be read"),
            "{problem}"
        );
        ask(&state, &["rain"]);
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.contains("{\"v\":2,") && !text.contains("pwned"),
            "{text}"
        );
        assert_eq!(load(Some(&state)).problem, None);
    }

    #[test]
    fn two_of_us_at_once_lose_nothing() {
        let (_root, state) = folder();
        thread::scope(|scope| {
            for who in ["one", "other"] {
                let state = &state;
                scope.spawn(move || {
                    for at in 0..20 {
                        ask(state, &[&format!("{who} {at}")]);
                    }
                });
            }
        });
        assert_eq!(load(Some(&state)).kept.len(), 40);
    }
}
