//! What tells a file on the disk from what it was when it was read: which file it is, how long, and when it was last
//! written. Looks, and opens nothing.

use std::{fs::Metadata, os::unix::fs::MetadataExt as _, path::Path};

/// A file at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Stamp {
    device: u64,
    inode: u64,
    /// Its length in bytes.
    pub(crate) length: u64,
    written: (i64, i64),
}

impl Stamp {
    /// The file of that name now, through links; none when there is no regular file.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let found = std::fs::metadata(path).ok()?;
        found.is_file().then(|| Self::from(&found))
    }

    /// Bytes that lie in no file.
    pub(crate) fn of_length(length: u64) -> Self {
        Self {
            length,
            ..Self::default()
        }
    }

    /// Which file it is: device and number.
    pub(crate) fn place(&self) -> (u64, u64) {
        (self.device, self.inode)
    }

    /// Its length, and when it was last written to: seconds and nanoseconds.
    pub(crate) fn seen(&self) -> (u64, i64, i64) {
        (self.length, self.written.0, self.written.1)
    }

    /// Whether both are the same file, whatever was written to it since; not the one of which that name was given
    /// to another.
    pub(crate) fn is_same_file(&self, other: &Self) -> bool {
        (self.device, self.inode) == (other.device, other.inode)
    }
}

impl From<&Metadata> for Stamp {
    fn from(found: &Metadata) -> Self {
        Self {
            device: found.dev(),
            inode: found.ino(),
            length: found.len(),
            written: (found.mtime(), found.mtime_nsec()),
        }
    }
}
