//! Which corpus the screen had open last, for whoever names none: one line of JSON, `opened.jsonl`.
//!
//! ```text
//! {"v":1,"paths":["/srv/news/2024"]}
//! ```
//! A corpus from standard input cannot be opened again, and is not kept.

use super::{
    StoreError,
    lines::{Line, LineFile, is_newer},
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf, absolute};

const LINES: LineFile = LineFile {
    name: "opened.jsonl",
    lock: "opened.lock",
    what: "which corpus was opened last",
    is_good: |line| is_newer(line) || paths(line).is_some(),
};

/// The paths of the corpus that was opened last, if there is one.
pub fn last(state: Option<&Path>) -> Option<Vec<PathBuf>> {
    LINES.load(state, paths).kept.pop()
}

/// Keeps which corpus is open; paths that are no text, and standard input, are as if nothing was opened.
///
/// # Errors
/// It cannot be written.
pub fn keep(state: Option<&Path>, opened: &[PathBuf]) -> Result<(), StoreError> {
    let Some(whole) = whole(opened) else {
        return Ok(());
    };
    if last(state).is_some_and(|last| last.iter().eq(whole.iter().map(Path::new))) {
        return Ok(());
    }
    LINES.change(state, |lines| {
        lines.retain(is_newer);
        lines.push(Line::from_iter([
            ("v".to_owned(), json!(1)),
            ("paths".to_owned(), json!(whole)),
        ]));
    })
}

/// The whole paths of a corpus; none where one is no text, or standard input.
pub(super) fn whole(opened: &[PathBuf]) -> Option<Vec<String>> {
    let whole = |path: &PathBuf| {
        let is_file = path.as_os_str() != "-";
        let path = absolute(path).ok().filter(|_| is_file)?;
        path.to_str().map(str::to_owned)
    };
    opened.iter().map(whole).collect()
}

fn paths(line: &Line) -> Option<Vec<PathBuf>> {
    let paths = line.get("paths")?.as_array()?.iter();
    let paths: Option<Vec<PathBuf>> = paths.map(|path| path.as_str().map(PathBuf::from)).collect();
    let is_ours = line.get("v").and_then(Value::as_u64) == Some(1);
    paths.filter(|paths| is_ours && !paths.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_opened_last_is_known_by_whole_paths() {
        let root = tempfile::tempdir().unwrap();
        let state = root.path().join("state");
        let state = Some(state.as_path());
        let open = |paths: &[&str]| {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            keep(state, &paths).unwrap();
            last(state)
        };
        assert_eq!(last(state), None);
        assert_eq!(open(&["-"]), None);
        let here = |name: &str| absolute(name).unwrap();
        assert_eq!(
            open(&["news", "a b.json"]),
            Some(vec![here("news"), here("a b.json")])
        );
        assert_eq!(open(&["/srv/x.jsonl"]), Some(vec!["/srv/x.jsonl".into()]));
        assert_eq!(open(&["-", "news"]), Some(vec!["/srv/x.jsonl".into()]));
        assert!(keep(None, &["x".into()]).is_err());
    }
}
