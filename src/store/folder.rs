//! The folder things are kept in: only its owner can look into it, and a file in it is replaced as a whole.

use super::StoreError;
use crate::text::{count::counted, sanitize};
use foldhash::quality::FixedState;
use rustix::fs::{FlockOperation, OFlags, flock};
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    hash::BuildHasher as _,
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// No file of lines is this long: whatever it is, it is left alone.
const LARGEST: u64 = 4 << 20;

/// A folder, which may not be there yet.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    path: PathBuf,
    /// The longest file that is read.
    largest: u64,
}

/// Held while a file is read and replaced.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Option<File>,
}

impl Folder {
    pub(super) fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            largest: LARGEST,
        }
    }

    /// The same for files of so many bytes at most.
    pub(super) fn with_files_up_to(self, largest: u64) -> Self {
        Self { largest, ..self }
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The bytes of a file; none if there is no such file.
    pub(super) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.file(name);
        match read(&path, self.largest) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(StoreError::Unreadable(path, error)),
        }
    }

    /// Opens a file to be read and added to, or only read where it cannot be written; says which. Folder and file are made
    /// if need be, and must be ours alone.
    pub(super) fn open(&self, name: &str) -> Result<(File, bool), StoreError> {
        let path = self.file(name);
        let unwritable = |error| StoreError::Unwritable(path.clone(), error);
        let made = self.make();
        let file = made.and_then(|()| {
            ours(
                OpenOptions::new()
                    .create(true)
                    .truncate(false)
                    .read(true)
                    .write(true),
            )
            .open(&path)
        });
        let (file, is_writable) = match file {
            Ok(file) => (file, true),
            Err(error) => match ours(OpenOptions::new().read(true)).open(&path) {
                Ok(file) => (file, false),
                Err(_) => return Err(unwritable(error)),
            },
        };
        refuse_foreign(&file).map_err(|error| StoreError::Unreadable(path, error))?;
        Ok((file, is_writable))
    }

    /// Opens a file that is there to be read; it must be ours alone.
    pub(super) fn look(&self, name: &str) -> io::Result<File> {
        let file = ours(OpenOptions::new().read(true)).open(self.file(name))?;
        refuse_foreign(&file)?;
        Ok(file)
    }

    /// Opens an empty file in the place of one that may be there. Folder and file are made.
    pub(super) fn begin(&self, name: &str) -> io::Result<File> {
        self.make()?;
        let _ = fs::remove_file(self.file(name));
        ours(OpenOptions::new().create_new(true).read(true).write(true)).open(self.file(name))
    }

    fn make(&self) -> io::Result<()> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.path)
    }

    /// Makes the folder, if need be, and keeps others of us from writing in it until the lock is dropped.
    pub(super) fn lock(&self, name: &str) -> Result<Lock, StoreError> {
        let unwritable = |error| StoreError::Unwritable(self.path.clone(), error);
        self.make().map_err(unwritable)?;
        let file = ours(OpenOptions::new().create(true).truncate(false).write(true))
            .open(self.file(name))
            .map_err(|error| StoreError::Unwritable(self.file(name), error))?;
        // Some file systems have no locks: one of two copies may then lose a line, and no more.
        let _ = flock(&file, FlockOperation::LockExclusive);
        Ok(Lock { _file: Some(file) })
    }

    /// Puts other bytes in the place of a file, or leaves it as it is.
    pub(super) fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let (path, new) = (self.file(name), self.file(&format!("{name}.new")));
        let write = || {
            // What a crash has left here is written over; the lock is ours.
            let mut file =
                ours(OpenOptions::new().create(true).truncate(true).write(true)).open(&new)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&new, &path)
        };
        if let Err(error) = write() {
            let _ = fs::remove_file(&new);
            return Err(StoreError::Unwritable(path, error));
        }
        self.sync();
        Ok(())
    }

    /// The names of new files are on the disk too, where the file system can say so.
    pub(super) fn sync(&self) {
        let _ = File::open(&self.path).and_then(|folder| folder.sync_all());
    }

    /// Copies damaged bytes to a file of their own beside, unless they are there already; returns its name.
    pub(super) fn put_aside(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        let number = FixedState::default().hash_one(bytes) as u32;
        let names = ["damaged".to_owned(), format!("damaged-{number:08x}")];
        let mut last = StoreError::NoFolder;
        for ending in names {
            let path = self.file(&format!("{name}.{ending}"));
            match ours(OpenOptions::new().create_new(true).write(true)).open(&path) {
                Ok(mut file) => {
                    let written = file.write_all(bytes).and_then(|()| file.sync_all());
                    return written.map(|()| path.clone()).map_err(|error| {
                        let _ = fs::remove_file(&path);
                        StoreError::Unwritable(path, error)
                    });
                }
                Err(_) if read(&path, self.largest).is_ok_and(|there| there == bytes) => {
                    return Ok(path);
                }
                Err(error) => last = StoreError::Unwritable(path, error),
            }
        }
        Err(last)
    }

    /// Copies a file of which some lines are damaged aside and leaves the good ones; says what became of `what` it keeps.
    pub(super) fn mend(
        &self,
        (name, lock): (&str, &str),
        good: impl Fn(&[u8]) -> Vec<u8>,
        damaged: usize,
        what: &str,
    ) -> String {
        let count = counted(damaged, "line");
        let path = sanitize::path(&self.file(name));
        let mended = self.lock(lock).and_then(|_lock| {
            let bytes = self.read(name)?.unwrap_or_default();
            let aside = self.put_aside(name, &bytes)?;
            self.replace(name, &good(&bytes))?;
            Ok(aside)
        });
        match mended {
            Ok(aside) => format!(
                "{count} of {what} cannot be read: `{path}` was copied to `{}`",
                sanitize::path(&aside)
            ),
            Err(error) => format!("{count} of {what} in `{path}` cannot be read: {error}"),
        }
    }
}

/// Opened by us alone, and not through a link that someone else has laid there.
fn ours(options: &mut OpenOptions) -> &mut OpenOptions {
    options
        .mode(0o600)
        .custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits() as i32)
}

/// An error for what others could have written.
fn refuse_foreign(file: &File) -> io::Result<()> {
    let facts = file.metadata()?;
    let is_ours = facts.is_file()
        && facts.uid() == rustix::process::geteuid().as_raw()
        && facts.mode() & 0o022 == 0;
    if is_ours {
        return Ok(());
    }
    Err(io::Error::other("it is not a file of ours"))
}

fn read(path: &Path, largest: u64) -> io::Result<Vec<u8>> {
    let file = ours(OpenOptions::new().read(true)).open(path)?;
    let facts = file.metadata()?;
    if !facts.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    if facts.len() > largest {
        let sentence = format!("it is longer than {} MiB", largest >> 20);
        return Err(io::Error::other(sentence));
    }
    let mut bytes = Vec::new();
    file.take(largest).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Not there, and nothing can be there.
fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
