//! What a pattern of the user's matches, part by part: `*`, `?` and `[a-z]` within a name, `**` for any folders. Only the
//! matching of one name is the `glob` crate's: its walk stops the program at a name that is not UTF-8, and takes `.*` for
//! the folder above too.

use super::{DEPTH, is_hidden};
use glob::{MatchOptions, Pattern};
use std::{
    fs,
    path::{Component, Path, PathBuf},
};
use walkdir::WalkDir;

/// What a pattern matches now, in order.
pub(crate) fn matching(pattern: &Path) -> Vec<PathBuf> {
    let mut found = vec![PathBuf::new()];
    for part in pattern.components() {
        if is_pattern(part) {
            let name = part.as_os_str().to_string_lossy();
            found = found.iter().flat_map(|path| below(path, &name)).collect();
        } else if part != Component::CurDir {
            for path in &mut found {
                path.push(part);
            }
        }
    }
    let is_folder = pattern.as_os_str().as_encoded_bytes().ends_with(b"/");
    found.retain(|path| {
        let path = itself(path);
        path.symlink_metadata().is_ok() && (!is_folder || path.is_dir())
    });
    found.sort();
    found.dedup();
    found
}

/// Whether a part of a path may match several names.
pub(crate) fn is_pattern(part: Component<'_>) -> bool {
    part.as_os_str().to_string_lossy().contains(['*', '?', '['])
}

/// What lies in a folder under a name that matches.
fn below(folder: &Path, name: &str) -> Vec<PathBuf> {
    if name == "**" {
        return folders(folder);
    }
    let options = MatchOptions {
        require_literal_leading_dot: true,
        ..MatchOptions::default()
    };
    let Ok(pattern) = Pattern::new(name) else {
        return Vec::new();
    };
    let entries = fs::read_dir(itself(folder)).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name())
        .filter(|name| pattern.matches_with(&name.to_string_lossy(), options))
        .map(|name| folder.join(name))
        .collect()
}

/// A folder and all folders below it.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let root = itself(folder);
    let entries = WalkDir::new(root)
        .max_depth(DEPTH)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        .flatten()
        .filter(|entry| entry.file_type().is_dir());
    let below = entries.filter_map(|entry| {
        let inner = entry.path().strip_prefix(root).ok()?;
        Some(folder.iter().chain(inner).collect())
    });
    below.collect()
}

/// A path as the system takes it, which has a name for the folder one is in.
pub(crate) fn itself(path: &Path) -> &Path {
    if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};

    fn tree() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for name in ["a.json", "b.data", ".c.json", "in/d.json", ".git/e.json"] {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "{}").unwrap();
        }
        root
    }

    fn check(root: &Path, cases: &[(&str, &[&str])]) {
        for (pattern, names) in cases {
            let found = matching(&root.join(pattern));
            let names: Vec<PathBuf> = names.iter().map(|name| root.join(name)).collect();
            assert_eq!(found, names, "{pattern}");
        }
    }

    #[test]
    fn a_pattern_matches_names_folders_and_any_folders() {
        let root = tree();
        check(
            root.path(),
            &[
                ("*.json", &["a.json"]),
                (".*.json", &[".c.json"]),
                ("*/*.json", &["in/d.json"]),
                ("**/*.json", &["a.json", "in/d.json"]),
                ("**/d.json", &["in/d.json"]),
                ("?.[jd]*", &["a.json", "b.data"]),
                ("*/", &["in"]),
                ("in/..*", &[]),
                ("a.json/*", &[]),
                ("a[", &[]),
            ],
        );
    }

    #[test]
    fn a_name_that_is_not_utf_8_is_matched_like_any_other() {
        let root = tree();
        let odd = root.path().join(OsStr::from_bytes(b"\xff.json"));
        // Some systems have no such names.
        if fs::write(&odd, "{}").is_ok() {
            let found = matching(&root.path().join("*.json"));
            assert_eq!(found, [root.path().join("a.json"), odd]);
        }
    }
}
