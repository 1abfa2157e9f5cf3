//! Where the index of the words of a corpus is kept: some volumes in the cache folder, each a file that appears whole and
//! is never written to again. One of us adds to them at a time (a lock), all read; who has one open still has it when it is
//! taken away. What is in them this floor does not know.

use super::{StoreError, cache, folder::Folder};
use foldhash::quality::FixedState;
use rustix::fs::{FlockOperation, flock};
use std::{
    fs::{self, File},
    hash::BuildHasher as _,
    io,
    path::{Path, PathBuf},
};

/// The volumes of a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volumes {
    folder: PathBuf,
    corpus: u64,
}

/// The right to add to them, until it is dropped.
#[derive(Debug)]
pub struct Adding<'v> {
    volumes: &'v Volumes,
    _lock: File,
}

impl Volumes {
    /// Those of a corpus of these paths.
    pub fn new(folder: &Path, paths: &[PathBuf]) -> Self {
        let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let paths: Vec<PathBuf> = paths.iter().map(absolute).collect();
        Self {
            folder: folder.to_owned(),
            corpus: FixedState::default().hash_one(paths),
        }
    }

    /// The folder they are in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn start(&self) -> String {
        format!("words-{:016x}-", self.corpus)
    }

    fn name(&self, number: u32) -> String {
        format!("{}{number:04}.bin", self.start())
    }

    /// The name of the one that is being written.
    fn name_of_new(&self) -> String {
        format!("{}new.bin", self.start())
    }

    /// Their numbers, ascending.
    fn numbers(&self) -> Vec<u32> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let number = |name: &str| {
            let rest = name.strip_prefix(&self.start())?;
            rest.strip_suffix(".bin")?.parse().ok()
        };
        let mut numbers: Vec<u32> = files
            .filter_map(|file| number(file.file_name().to_str()?))
            .collect();
        numbers.sort_unstable();
        numbers
    }

    /// Opens all there are, each with its number; none in place of one that cannot be opened.
    pub fn open(&self) -> Vec<(u32, Option<File>)> {
        let folder = Folder::at(&self.folder);
        let numbers = self.numbers().into_iter();
        let open = |number| (number, folder.look(&self.name(number)).ok());
        numbers.map(open).collect()
    }

    /// Asks for the right to add to them; none while another of us has it.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn lock(&self) -> Result<Option<Adding<'_>>, StoreError> {
        let folder = Folder::at(&self.folder);
        let (file, is_writable) = folder.open(&format!("{}lock", self.start()))?;
        if !is_writable {
            let path = self.folder.clone();
            let error = io::ErrorKind::PermissionDenied.into();
            return Err(StoreError::Unwritable(path, error));
        }
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(error) if error == rustix::io::Errno::WOULDBLOCK => return Ok(None),
            // Some file systems have no locks: two of us may then do the same work.
            _ => {}
        }
        // What somebody who was killed has left half done.
        let _ = fs::remove_file(self.folder.join(self.name_of_new()));
        Ok(Some(Adding {
            volumes: self,
            _lock: file,
        }))
    }
}

impl Adding<'_> {
    /// Adds a volume as `write` writes it into an empty file; returns it to be read, with its number.
    ///
    /// # Errors
    /// It cannot be written, or all of them are more than the cache may hold; nothing was added then.
    pub fn add(
        &self,
        write: impl FnOnce(&File) -> io::Result<()>,
    ) -> Result<(u32, File), StoreError> {
        let folder = Folder::at(&self.volumes.folder);
        let new = self.volumes.name_of_new();
        let path = folder.file(&new);
        let number = self.volumes.numbers().last().map_or(0, |last| last + 1);
        let name = self.volumes.name(number);
        let unwritable = |error| StoreError::Unwritable(path.clone(), error);
        let added = folder
            .begin(&new)
            .and_then(|file| write(&file))
            .map_err(unwritable)
            .and_then(|()| self.allow(0))
            .and_then(|()| fs::rename(&path, folder.file(&name)).map_err(unwritable));
        if let Err(error) = added {
            let _ = fs::remove_file(&path);
            return Err(error);
        }
        cache::tidy_around(&self.volumes.folder, |path| self.is_own(path));
        let file = folder.look(&name).map_err(unwritable)?;
        Ok((number, file))
    }

    /// Takes one away.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn remove(&self, number: u32) -> Result<(), StoreError> {
        cache::remove(&self.volumes.folder.join(self.volumes.name(number)))
    }

    fn is_own(&self, path: &Path) -> bool {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(&self.volumes.start()))
    }

    /// Whether there is room for so many more bytes, if all other files were taken out.
    ///
    /// # Errors
    /// There is not.
    pub fn allow(&self, more: u64) -> Result<(), StoreError> {
        let kept = cache::list(&self.volumes.folder);
        let own = kept.iter().filter(|kept| self.is_own(&kept.path));
        let all: u64 = own.map(|kept| kept.length).sum();
        if all + more > cache::limit(&self.volumes.folder) {
            return Err(StoreError::TooMuch);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};

    fn volumes(home: &Path) -> Volumes {
        Volumes::new(home, &["news.jsonl".into()])
    }

    fn texts(volumes: &Volumes) -> Vec<(u32, String)> {
        let opened = volumes.open().into_iter();
        let read = |(number, file): (u32, Option<File>)| {
            let mut text = String::new();
            file.unwrap().read_to_string(&mut text).unwrap();
            (number, text)
        };
        opened.map(read).collect()
    }

    fn write(text: &str) -> impl FnOnce(&File) -> io::Result<()> {
        move |mut file| file.write_all(text.as_bytes())
    }

    #[test]
    fn volumes_are_added_read_and_taken_away() {
        let home = tempfile::tempdir().unwrap();
        let volumes = volumes(&home.path().join("cache"));
        assert!(volumes.open().is_empty());
        let adding = volumes.lock().unwrap().unwrap();
        assert_eq!(adding.add(write("one")).unwrap().0, 0);
        assert_eq!(adding.add(write("two")).unwrap().0, 1);
        adding.remove(0).unwrap();
        assert_eq!(adding.add(write("three")).unwrap().0, 2);
        assert_eq!(
            texts(&volumes),
            [(1, "two".to_owned()), (2, "three".to_owned())]
        );
        let other = Volumes::new(&home.path().join("cache"), &["other.jsonl".into()]);
        assert!(other.open().is_empty());
    }

    #[test]
    fn one_adds_at_a_time_and_what_the_last_left_half_done_goes() {
        let home = tempfile::tempdir().unwrap();
        let volumes = volumes(home.path());
        let half = home.path().join(volumes.name_of_new());
        fs::write(&half, "half").unwrap();
        let adding = volumes.lock().unwrap().unwrap();
        assert!(!half.exists());
        assert!(volumes.lock().unwrap().is_none());
        drop(adding);
        assert!(volumes.lock().unwrap().is_some());
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing_and_the_others_stay() {
        let home = tempfile::tempdir().unwrap();
        let volumes = volumes(home.path());
        let adding = volumes.lock().unwrap().unwrap();
        adding.add(write("one")).unwrap();
        let full = |_: &File| Err(io::Error::from(io::ErrorKind::StorageFull));
        assert!(matches!(adding.add(full), Err(StoreError::Unwritable(..))));
        assert_eq!(texts(&volumes), [(0, "one".to_owned())]);
        assert!(!home.path().join(volumes.name_of_new()).exists());
    }

    #[test]
    fn more_than_the_cache_may_hold_is_refused_and_what_is_older_makes_room() {
        let home = tempfile::tempdir().unwrap();
        let volumes = volumes(home.path());
        cache::set_limit(home.path(), 10).unwrap();
        fs::write(home.path().join("list-1.bin"), "12345678").unwrap();
        let adding = volumes.lock().unwrap().unwrap();
        adding.add(write("123456")).unwrap();
        assert!(!home.path().join("list-1.bin").exists());
        assert!(matches!(
            adding.add(write("123456")),
            Err(StoreError::TooMuch)
        ));
        assert_eq!(texts(&volumes), [(0, "123456".to_owned())]);
    }

    #[test]
    fn a_folder_that_is_none_is_an_error() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let volumes = volumes(file.path());
        assert!(volumes.open().is_empty());
        assert!(volumes.lock().is_err());
    }
}
