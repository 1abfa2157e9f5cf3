//! Where something must happen for an archive to change: the folders that are read or in which a pattern matches, and the
//! files named outright with the folders they lie in. For whoever watches them; looks at names only.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

pub(crate) use super::discover::itself;
use super::discover::{DEPTH, is_hidden, is_pattern, matching};

/// What to watch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folders {
    /// In these anything may matter: names that come and go, and what is written to any file.
    pub whole: HashSet<PathBuf>,
    /// Of these only that names come and go: they hold a file that was named outright, among others.
    pub names: HashSet<PathBuf>,
    /// Files named outright.
    pub files: HashSet<PathBuf>,
}

impl Folders {
    /// What must be watched for the archive that `paths` name.
    pub(crate) fn of(paths: &[PathBuf]) -> Self {
        let mut folders = Self::default();
        for path in paths.iter().filter(|path| path.as_os_str() != "-") {
            if path.is_dir() {
                folders.walk(path);
            } else if path.symlink_metadata().is_ok() {
                folders.name(path);
            } else {
                folders.expand(path);
            }
        }
        folders
    }

    fn walk(&mut self, root: &Path) {
        let entries = WalkDir::new(root)
            .max_depth(DEPTH)
            .max_open(1)
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
            .flatten();
        for entry in entries {
            let kind = entry.file_type();
            if kind.is_dir() || entry.depth() == 0 {
                self.whole.insert(entry.into_path());
            } else if kind.is_symlink() {
                self.follow_link(entry.path());
            }
        }
    }

    fn name(&mut self, path: &Path) {
        self.files.insert(path.to_owned());
        self.names.insert(folder_of(path));
        self.follow_link(path);
    }

    /// What is written to the file behind a link happens there.
    fn follow_link(&mut self, path: &Path) {
        let is_link = path
            .symlink_metadata()
            .is_ok_and(|found| found.file_type().is_symlink());
        if is_link && path.is_file() {
            self.files.insert(path.to_owned());
        }
    }

    /// Every folder in which a part of a pattern may come to match.
    fn expand(&mut self, pattern: &Path) {
        if !pattern.components().any(is_pattern) {
            // Nothing of this name yet; its folder may be there.
            self.names.insert(folder_of(pattern));
            self.files.insert(pattern.to_owned());
            return;
        }
        let mut so_far = PathBuf::new();
        for part in pattern.components() {
            if is_pattern(part) {
                let folders = matching(&so_far).into_iter();
                let folders = folders.filter(|path| itself(path).is_dir());
                self.whole.extend(folders);
            }
            so_far.push(part);
        }
        for path in matching(pattern) {
            if path.is_dir() {
                self.walk(&path);
            } else {
                self.follow_link(&path);
            }
        }
    }
}

/// The folder a file lies in, as its path says it: nothing for the folder one is in.
fn folder_of(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_below_a_folder_are_watched_and_hidden_ones_are_not() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("2024/03")).unwrap();
        fs::create_dir_all(root.path().join(".cache")).unwrap();
        let folders = Folders::of(&[root.path().to_owned()]);
        let wanted = ["", "2024", "2024/03"].map(|name| root.path().join(name));
        assert_eq!(
            folders.whole,
            HashSet::from(wanted.map(|path| path.components().collect()))
        );
        assert_eq!(folders.files, HashSet::new());
    }

    #[test]
    fn of_a_file_named_outright_only_it_and_the_names_beside_it_are_watched() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.jsonl");
        for is_there in [false, true] {
            let folders = Folders::of(std::slice::from_ref(&path));
            assert_eq!(folders.files, HashSet::from([path.clone()]), "{is_there}");
            assert_eq!(folders.names, HashSet::from([root.path().to_owned()]));
            assert_eq!(folders.whole, HashSet::new());
            fs::write(&path, "{}").unwrap();
        }
    }

    #[test]
    fn every_folder_in_which_a_pattern_may_match_is_watched() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a")).unwrap();
        fs::create_dir_all(root.path().join("b")).unwrap();
        let folders = Folders::of(&[root.path().join("*/x*.jsonl")]);
        let wanted = ["a", "b"].map(|name| root.path().join(name));
        let mut wanted = HashSet::from(wanted);
        wanted.insert(root.path().to_owned());
        assert_eq!(folders.whole, wanted);
    }
}
