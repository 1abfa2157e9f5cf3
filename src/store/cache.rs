//! The cache folder as a whole: what is in it, how much of it there may be, and how it is emptied. Everything in it can be
//! found again.

use super::{StoreError, folder::Folder};
use std::{
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// Bytes of all files together, unless the user says otherwise.
const LIMIT: u64 = 4 << 30;
/// The file in which the user's limit stands, in bytes.
const LIMIT_FILE: &str = "limit";
/// What the names of our files begin with, and what they hold.
const KINDS: [(&str, &str); 3] = [
    ("names-", "names found"),
    ("list-", "list of a long file"),
    ("words-", "index of words"),
];

/// A file of the cache.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    /// When it was last added to, in seconds since 1970.
    pub written: i64,
    /// Its length in bytes.
    pub length: u64,
    /// What it holds, in words.
    pub what: &'static str,
    /// Where it is.
    pub path: PathBuf,
}

/// The files of a cache folder, the one that was added to longest ago first.
pub fn list(folder: &Path) -> Vec<Kept> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut kept: Vec<Kept> = files
        .filter_map(|file| {
            let name = file.file_name();
            let name = name.to_str()?.strip_suffix(".bin")?;
            let (_, what) = KINDS.iter().find(|(kind, _)| name.starts_with(kind))?;
            let facts = file.metadata().ok().filter(fs::Metadata::is_file)?;
            Some(Kept {
                written: facts.mtime(),
                length: facts.len(),
                what,
                path: file.path(),
            })
        })
        .collect();
    kept.sort();
    kept
}

/// Removes every file of a cache folder; how many bytes that were.
///
/// # Errors
/// One of them cannot be removed.
pub fn clear(folder: &Path) -> Result<u64, StoreError> {
    let mut count = 0;
    for kept in list(folder) {
        remove(&kept.path)?;
        count += kept.length;
    }
    Ok(count)
}

/// Bytes a cache folder may hold.
pub fn limit(folder: &Path) -> u64 {
    let bytes = Folder::at(folder).read(LIMIT_FILE).ok().flatten();
    let said = bytes.and_then(|bytes| String::from_utf8(bytes).ok()?.trim().parse().ok());
    said.unwrap_or(LIMIT)
}

/// Sets how many bytes a cache folder may hold, and takes out what is too much.
///
/// # Errors
/// It cannot be written down.
pub fn set_limit(folder: &Path, bytes: u64) -> Result<(), StoreError> {
    let home = Folder::at(folder);
    let _lock = home.lock("limit.lock")?;
    home.replace(LIMIT_FILE, format!("{bytes}\n").as_bytes())?;
    tidy(folder, Path::new(""));
    Ok(())
}

/// Takes out the files that were added to longest ago until all are within the limit; not `own`.
pub(super) fn tidy(folder: &Path, own: &Path) {
    tidy_around(folder, |path| path == own);
}

/// The same; not those of which `is_own` says so.
pub(super) fn tidy_around(folder: &Path, is_own: impl Fn(&Path) -> bool) {
    let limit = limit(folder);
    let kept = list(folder);
    let mut all: u64 = kept.iter().map(|kept| kept.length).sum();
    for kept in kept.iter().filter(|kept| !is_own(&kept.path)) {
        if all <= limit {
            return;
        }
        if remove(&kept.path).is_ok() {
            all -= kept.length;
        }
    }
}

pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::Unwritable(path.to_owned(), error))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs::File, time::SystemTime};

    /// A folder with files of so many bytes, the first the oldest.
    fn folder(lengths: &[(&str, usize)]) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        for (at, (name, length)) in lengths.iter().enumerate() {
            let path = home.path().join(name);
            fs::write(&path, vec![0; *length]).unwrap();
            let when = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1 + at as u64);
            let file = File::options().write(true).open(path).unwrap();
            file.set_modified(when).unwrap();
        }
        home
    }

    fn names(home: &tempfile::TempDir) -> Vec<String> {
        let kept = list(home.path()).into_iter();
        kept.map(|kept| kept.path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn only_our_own_files_are_told_and_removed() {
        let home = folder(&[("names-1.bin", 10), ("list-2.bin", 20), ("mine.txt", 5)]);
        assert_eq!(names(&home), ["names-1.bin", "list-2.bin"]);
        assert_eq!(clear(home.path()).unwrap(), 30);
        assert!(names(&home).is_empty());
        assert!(home.path().join("mine.txt").exists());
    }

    #[test]
    fn over_the_limit_the_oldest_go_and_the_one_in_use_stays() {
        let home = folder(&[("list-1.bin", 10), ("list-2.bin", 10), ("list-3.bin", 10)]);
        assert_eq!(limit(home.path()), LIMIT);
        tidy(home.path(), Path::new(""));
        assert_eq!(names(&home).len(), 3);
        set_limit(home.path(), 20).unwrap();
        assert_eq!(limit(home.path()), 20);
        assert_eq!(names(&home), ["list-2.bin", "list-3.bin"]);
        fs::write(home.path().join("limit"), "5").unwrap();
        tidy(home.path(), &home.path().join("list-2.bin"));
        assert_eq!(names(&home), ["list-2.bin"]);
    }

    #[test]
    fn a_limit_that_cannot_be_read_is_the_usual_one() {
        let home = folder(&[("limit", 3)]);
        assert_eq!(limit(home.path()), LIMIT);
    }
}
