//! Where the reader left the texts of each archive: a line of JSON for each, the one left last at the end: `places.jsonl`.
//!
//! ```text
//! {"v":1,"paths":["/srv/news"],"texts":[["https://…",4810]]}
//! ```
//! Written when the screen is left; of two at once the last to leave wins. Without the file each text begins at the top.

use super::{
    StoreError,
    lines::{Line, LineFile, Loaded, is_newer},
    opened::whole,
};
use crate::query::bookmark::Bookmark;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const LINES: LineFile = LineFile {
    name: "places.jsonl",
    lock: "places.lock",
    what: "where archives were left",
    is_good: |line| is_newer(line) || bookmark(line).is_some(),
};

/// Archives kept.
const ARCHIVES: usize = 100;
/// Bytes kept.
const BYTES: usize = 1 << 20;
/// Texts of an archive whose places are kept.
const TEXTS: usize = 300;
/// A longer id is not kept.
const LONGEST: usize = 512;

/// Where the archive of these paths was left. What cannot be read is said, copied aside and taken out.
pub fn load(state: Option<&Path>, opened: &[PathBuf]) -> Loaded<Bookmark> {
    let paths = whole(opened);
    LINES.load(state, |line| {
        let is_of_these = paths.is_some() && paths_of(line) == paths;
        bookmark(line).filter(|_| is_of_these)
    })
}

/// Keeps where it was left. What was read from standard input, or is no archive of the user's, has no path to be known by.
///
/// # Errors
/// It cannot be written.
pub fn keep(
    state: Option<&Path>,
    opened: &[PathBuf],
    bookmark: &Bookmark,
) -> Result<(), StoreError> {
    let Some(paths) = whole(opened).filter(|paths| !paths.is_empty()) else {
        return Ok(());
    };
    LINES.change(state, |lines| {
        lines.retain(|line| is_newer(line) || paths_of(line).as_ref() != Some(&paths));
        lines.push(line(&paths, bookmark));
        forget_oldest(lines);
    })
}

fn forget_oldest(lines: &mut Vec<Line>) {
    let mut room = BYTES;
    let fits = |line: &&Line| {
        let left = room.checked_sub(Value::Object(Line::clone(line)).to_string().len());
        room = left.unwrap_or(room);
        left.is_some()
    };
    let latest = lines.iter().rev().take(ARCHIVES);
    let count = latest.take_while(fits).count();
    lines.drain(..lines.len() - count);
}

fn line(paths: &[String], bookmark: &Bookmark) -> Line {
    let short = bookmark.places.iter().rev();
    let short = short.filter(|(id, _)| id.len() <= LONGEST).take(TEXTS);
    let mut texts: Vec<Value> = short.map(|(id, place)| json!([id, place])).collect();
    texts.reverse();
    Line::from_iter([
        ("v".to_owned(), json!(1)),
        ("paths".to_owned(), json!(paths)),
        ("texts".to_owned(), json!(texts)),
    ])
}

fn paths_of(line: &Line) -> Option<Vec<String>> {
    let paths = line.get("paths")?.as_array()?.iter();
    paths.map(|path| path.as_str().map(str::to_owned)).collect()
}

/// What a line says, whoever wrote it.
fn bookmark(line: &Line) -> Option<Bookmark> {
    paths_of(line).filter(|_| !is_newer(line))?;
    let place = |text: &Value| {
        let (id, place) = (text.get(0)?.as_str()?, text.get(1)?.as_u64()?);
        Some((id.to_owned(), u32::try_from(place).ok()?))
    };
    let texts = line.get("texts")?.as_array()?.iter();
    Some(Bookmark {
        places: texts.map(place).collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn left(place: u32, texts: usize) -> Bookmark {
        Bookmark {
            places: (0..texts).map(|at| (format!("id {at}"), place)).collect(),
        }
    }

    #[test]
    fn each_archive_is_left_where_it_was_left_last() {
        let root = tempfile::tempdir().unwrap();
        let state = Some(root.path());
        let (news, other) = (["news".into()], ["news".into(), "x".into()]);
        assert!(load(state, &news).kept.is_empty());
        for place in [1, 2] {
            keep(state, &news, &left(place, 2)).unwrap();
        }
        keep(state, &other, &left(3, TEXTS + 1)).unwrap();
        assert_eq!(load(state, &news).kept, [left(2, 2)]);
        let kept = load(state, &other).kept;
        assert_eq!(kept[0].places.len(), TEXTS);
        assert_eq!(kept[0].places[0].0, "id 1", "the oldest is forgotten");
        keep(state, &["-".into()], &left(4, 1)).unwrap();
        keep(state, &[], &left(5, 1)).unwrap();
        assert!(load(state, &["-".into()]).kept.is_empty() && load(state, &[]).kept.is_empty());
    }

    #[test]
    fn a_damaged_line_costs_itself_and_the_file_does_not_grow_for_ever() {
        let root = tempfile::tempdir().unwrap();
        let state = Some(root.path());
        keep(state, &["news".into()], &left(1, 1)).unwrap();
        let path = root.path().join(LINES.name);
        let good = fs::read_to_string(&path).unwrap();
        let evil = good.replace("news", "bad").replace(",1]", ",-1]");
        fs::write(&path, format!("{good}\u{1b}]0;pwned\n{evil}")).unwrap();
        let loaded = load(state, &["news".into()]);
        assert_eq!(loaded.kept, [left(1, 1)]);
        assert!(
            loaded
                .problem
                .unwrap()
                .starts_with("2 lines of where archives were left")
        );
        for at in 0..ARCHIVES + 5 {
            keep(state, &[format!("{at}").into()], &left(1, 1)).unwrap();
        }
        let lines = fs::read_to_string(&path).unwrap();
        assert_eq!(lines.lines().count(), ARCHIVES);
    }
}
