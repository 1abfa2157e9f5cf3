//! Where the decoded bytes of a file can be read again. Files are opened anew for every read (no descriptor is kept) and
//! read by `pread`, never mapped: a map of a file that shrinks kills the process.

use super::{
    reject::Reason,
    spool::{self, Spool},
};
use rustix::fs::{Mode, OFlags};
use std::{
    fs::{File, FileType},
    io::{self, Read},
    os::unix::fs::FileTypeExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A readable place for the bytes of a source file.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    /// A plain UTF-8 file, read where it lies.
    File(PathBuf),
    /// Decoded bytes kept by us.
    Spool(Arc<Spool>),
    /// Compiled in.
    Builtin(&'static [u8]),
}

impl Source {
    /// The bytes from `offset` on, at most `length` of them.
    pub(crate) fn read(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut buffer = vec![0; length];
        let bytes = self.open().map_err(|reason| refused(&reason))?;
        let count = bytes.read_at(offset, &mut buffer)?;
        buffer.truncate(count);
        Ok(buffer)
    }

    /// Opens it for more than one read.
    pub(crate) fn open(&self) -> Result<Bytes, Reason> {
        Ok(match self {
            Self::File(path) => Bytes::File(open_regular(path)?),
            Self::Spool(spool) => Bytes::Spool(Arc::clone(spool)),
            Self::Builtin(bytes) => Bytes::Builtin(bytes),
        })
    }
}

/// A source that is open: a file holds a descriptor for as long as this lives.
#[derive(Debug)]
pub(crate) enum Bytes {
    File(File),
    Spool(Arc<Spool>),
    Builtin(&'static [u8]),
}

impl Bytes {
    /// Fills as much of `buffer` as there is from `offset` on.
    pub(crate) fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => spool::fill(file, offset, buffer),
            Self::Spool(spool) => spool.read_at(offset, buffer),
            Self::Builtin(bytes) => Ok(spool::copy(bytes, offset, buffer)),
        }
    }

    /// How many there are.
    pub(crate) fn length(&self) -> io::Result<u64> {
        match self {
            Self::File(file) => Ok(file.metadata()?.len()),
            Self::Spool(spool) => Ok(spool.length()),
            Self::Builtin(bytes) => Ok(bytes.len() as u64),
        }
    }
}

/// A stretch of a source, read from its beginning to its end.
#[derive(Debug)]
pub(crate) struct Stretch {
    bytes: Bytes,
    at: u64,
    left: u64,
}

impl Stretch {
    /// The `length` bytes from `start` on.
    pub(crate) fn new(bytes: Bytes, start: u64, length: u64) -> Self {
        Self {
            bytes,
            at: start,
            left: length,
        }
    }
}

impl Read for Stretch {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let wanted = buffer
            .len()
            .min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let buffer = buffer.get_mut(..wanted).unwrap_or_default();
        let count = self.bytes.read_at(self.at, buffer)?;
        self.at += count as u64;
        self.left -= count as u64;
        Ok(count)
    }
}

/// Why a file could not be opened, as an error of reading it.
pub(crate) fn refused(reason: &Reason) -> io::Error {
    let kind = match reason {
        Reason::Missing => io::ErrorKind::NotFound,
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, reason.to_string())
}

/// Opens a regular file for reading, and nothing else: a pipe would block, a device may never end.
pub(crate) fn open_regular(path: &Path) -> Result<File, Reason> {
    let kind = std::fs::metadata(path).map_err(|error| unreadable(&error))?;
    refuse_odd(kind.file_type())?;
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let file = rustix::fs::open(path, flags, Mode::empty())
        .map(File::from)
        .map_err(|error| unreadable(&error.into()))?;
    // It may have been replaced since it was looked at.
    let kind = file.metadata().map_err(|error| unreadable(&error))?;
    refuse_odd(kind.file_type())?;
    Ok(file)
}

/// The reason for an error of the operating system.
pub(crate) fn unreadable(error: &io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::NotFound => Reason::Missing,
        io::ErrorKind::PermissionDenied => Reason::Unreadable("permission denied".to_owned()),
        _ => Reason::Unreadable(crate::text::sanitize::line(&error.to_string()).into_owned()),
    }
}

fn refuse_odd(kind: FileType) -> Result<(), Reason> {
    let name = if kind.is_file() {
        return Ok(());
    } else if kind.is_dir() {
        "a directory"
    } else if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    };
    Err(Reason::NotAFile(name))
}
