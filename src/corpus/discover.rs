//! From what the user named to the files to open, in a fixed order: as named, and sorted within a directory or a glob.
//! Looks at names and kinds, opens nothing. In a directory only plausible names count; a file named outright is always tried.

mod pattern;

pub(crate) use pattern::{is_pattern, itself, matching};

use super::{archive::Member, file_names::is_plausible, reject::Reason, source, stamp::Stamp};
use crate::text::sanitize;
use std::{
    collections::HashMap,
    ffi::OsStr,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
};
use walkdir::{DirEntry, WalkDir};

/// Directories below directories that are followed.
pub(crate) const DEPTH: usize = 32;

/// Something to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file the user named, or a glob of theirs matched.
    Named(PathBuf),
    /// A file found in a directory: passed over in silence when it is plainly something else.
    Found(PathBuf),
    /// An entry of an archive, which is read as a directory.
    Member(Arc<Member>),
    /// Standard input.
    Input,
    /// The archive compiled in.
    Builtin(&'static [u8]),
}

impl Target {
    /// Where it is; an entry as if its archive were a directory.
    pub(crate) fn path(&self) -> PathBuf {
        match self {
            Self::Named(path) | Self::Found(path) => path.clone(),
            Self::Member(member) => member.path(),
            Self::Input => PathBuf::from("-"),
            Self::Builtin(_) => PathBuf::from("built-in sample"),
        }
    }

    /// The file itself, where it is one and no more.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::Named(path) | Self::Found(path) => Some(path),
            Self::Member(_) | Self::Input | Self::Builtin(_) => None,
        }
    }

    /// The same for people, sanitised.
    pub(crate) fn shown(&self) -> String {
        shown(&self.path())
    }
}

/// A path for people, sanitised; what came through a pipe has a name too.
pub(crate) fn shown(path: &Path) -> String {
    let piped = path.strip_prefix("-").ok();
    let path = piped.map_or_else(
        || path.to_owned(),
        |entry| Path::new("standard input").iter().chain(entry).collect(),
    );
    sanitize::path(&path)
}

/// Lists what `paths` name; what names nothing is told apart, with the reason.
pub(crate) fn discover(paths: &[PathBuf]) -> (Vec<Target>, Vec<(PathBuf, Reason)>) {
    let mut targets = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            targets.push(Target::Input);
        } else if path.is_dir() {
            walk(path, &mut targets, &mut failures);
        } else {
            match path.symlink_metadata() {
                Ok(_) => targets.push(Target::Named(path.clone())),
                // It may be there, behind a folder that is closed to us.
                Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                    failures.push((path.clone(), source::unreadable(&error)));
                }
                Err(_) => expand(path, &mut targets, &mut failures),
            }
        }
    }
    if targets.len() > 1 {
        targets = once(targets);
    }
    (targets, failures)
}

/// Each file once, where it comes first; as named, if it is named anywhere.
fn once(targets: Vec<Target>) -> Vec<Target> {
    let mut places = HashMap::new();
    let mut unique: Vec<Target> = Vec::with_capacity(targets.len());
    for target in targets {
        let place = target.file().and_then(Stamp::of).map(|stamp| stamp.place());
        let known = place.map(|place| *places.entry(place).or_insert(unique.len()));
        match known.and_then(|at| unique.get_mut(at)) {
            Some(slot) if matches!(target, Target::Named(_)) => *slot = target,
            Some(_) => {}
            None => unique.push(target),
        }
    }
    unique
}

fn walk(root: &Path, targets: &mut Vec<Target>, failures: &mut Vec<(PathBuf, Reason)>) {
    let count = targets.len();
    let failure_count = failures.len();
    let entries = WalkDir::new(root)
        .max_depth(DEPTH)
        // One open directory at a time: the rest of a listing is read into memory before going deeper.
        .max_open(1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    for entry in entries {
        match entry {
            Ok(entry) if is_candidate(&entry) && !is_walked_anyway(&entry, root) => {
                targets.push(Target::Found(entry.into_path()));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let reason = error
                    .io_error()
                    .map_or_else(|| Reason::Unreadable(error.to_string()), source::unreadable);
                failures.push((path, reason));
            }
        }
    }
    if targets.len() == count && failures.len() == failure_count {
        failures.push((root.to_owned(), Reason::NoFiles));
    }
}

pub(crate) fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

// A linked file counts, a linked directory is not entered (walkdir does not follow links).
fn is_candidate(entry: &DirEntry) -> bool {
    let kind = entry.file_type();
    (kind.is_file() || (kind.is_symlink() && entry.path().is_file())) && is_plausible(entry.path())
}

/// Whether an entry is a link to a file that is found in the same directory by its own name.
fn is_walked_anyway(entry: &DirEntry, root: &Path) -> bool {
    if !entry.path_is_symlink() {
        return false;
    }
    let within = || {
        let (file, root) = (entry.path().canonicalize().ok()?, root.canonicalize().ok()?);
        let within = file.strip_prefix(root).ok()?.to_owned();
        let mut names = within.iter().map(OsStr::as_encoded_bytes);
        let is_hidden = names.any(|name| name.starts_with(b"."));
        (!is_hidden && is_plausible(&within)).then_some(())
    };
    within().is_some()
}

fn expand(pattern: &Path, targets: &mut Vec<Target>, failures: &mut Vec<(PathBuf, Reason)>) {
    let found = matching(pattern);
    if found.is_empty() {
        failures.push((pattern.to_owned(), Reason::Missing));
    }
    let mut walked: Option<PathBuf> = None;
    for path in found {
        let is_dir = path.is_dir();
        let is_inside = walked.as_ref().is_some_and(|root| path.starts_with(root));
        // `**` matches a folder and what is in it, which was walked with it.
        if is_inside && (is_dir || is_plausible(&path)) {
            continue;
        }
        if is_dir {
            walk(&path, targets, failures);
            walked = Some(path);
        } else {
            targets.push(Target::Named(path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(targets: &[Target], root: &Path) -> Vec<String> {
        targets
            .iter()
            .map(|target| match target {
                Target::Named(path) | Target::Found(path) => {
                    path.strip_prefix(root).unwrap().display().to_string()
                }
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn a_directory_gives_plausible_names_in_order_and_no_hidden_ones() {
        let root = tempfile::tempdir().unwrap();
        for name in [
            "b.json",
            "a.jsonl.gz",
            "notes.md",
            ".hidden.json",
            "LIST",
            "c/d.txt",
            "d.ndjson.zst",
            "e.zip",
            "f.sqlite.xz",
            "g.bz2",
        ] {
            let path = root.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "{}").unwrap();
        }
        std::os::unix::fs::symlink(root.path(), root.path().join("loop")).unwrap();
        let (targets, failures) = discover(&[root.path().to_owned()]);
        assert_eq!(
            names(&targets, root.path()),
            [
                "LIST",
                "a.jsonl.gz",
                "b.json",
                "c/d.txt",
                "d.ndjson.zst",
                "e.zip",
                "g.bz2"
            ]
        );
        assert_eq!(failures, []);
    }

    #[test]
    fn a_missing_path_and_an_empty_directory_are_told_apart() {
        let root = tempfile::tempdir().unwrap();
        let missing = root.path().join("nothing.json");
        let (targets, failures) = discover(&[missing.clone(), root.path().to_owned()]);
        assert_eq!(targets, []);
        assert_eq!(
            failures,
            [
                (missing, Reason::Missing),
                (root.path().to_owned(), Reason::NoFiles)
            ]
        );
    }

    #[test]
    fn a_glob_is_sorted_and_finds_files_of_any_name() {
        let root = tempfile::tempdir().unwrap();
        for name in ["b.data", "a.data", "c.json"] {
            std::fs::write(root.path().join(name), "{}").unwrap();
        }
        let (targets, _) = discover(&[root.path().join("*.data")]);
        assert_eq!(names(&targets, root.path()), ["a.data", "b.data"]);
    }

    #[test]
    fn a_file_is_there_once_however_often_it_is_named_or_linked() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        std::fs::create_dir(path("in")).unwrap();
        for name in ["a.json", "in/b.json", ".old.json"] {
            std::fs::write(path(name), "{}").unwrap();
        }
        for (link, file) in [("latest.json", "in/b.json"), ("kept.json", ".old.json")] {
            std::os::unix::fs::symlink(path(file), path(link)).unwrap();
        }
        std::fs::hard_link(path("a.json"), path("second.json")).unwrap();
        std::os::unix::fs::symlink(root.path(), path("in/loop")).unwrap();
        let all = ["a.json", "in/b.json", "kept.json"];
        let (targets, _) = discover(&[path("in/../*"), path("in/*")]);
        assert_eq!(targets.len(), all.len());
        let (targets, _) = discover(&[root.path().to_owned()]);
        assert_eq!(names(&targets, root.path()), all);
        let again = [
            path("latest.json"),
            root.path().to_owned(),
            path("./a.json"),
            path("in"),
        ];
        let (targets, _) = discover(&again);
        assert_eq!(
            names(&targets, root.path()),
            ["latest.json", "a.json", "kept.json"]
        );
    }

    #[test]
    fn a_glob_that_matches_folders_in_folders_lists_each_file_once() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("in")).unwrap();
        for name in ["a.json", "in/b.json"] {
            std::fs::write(root.path().join(name), "{}").unwrap();
        }
        for pattern in ["**", "**/*"] {
            let (targets, _) = discover(&[root.path().join(pattern)]);
            assert_eq!(names(&targets, root.path()), ["a.json", "in/b.json"]);
        }
    }
}
