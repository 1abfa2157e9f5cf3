//! Where the decoded bytes of a file can be read again. Files are opened anew for every read (no descriptor is kept) and
//! read by `pread`, never mapped: a map of a file that shrinks kills the process.

use super::{
    reject::Reason,
    spool::{self, Spool},
};
use rustix::fs::{Mode, OFlags};
use std::{
    fs::{File, FileType},
    io,
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
        let count = match self {
            Self::File(path) => {
                let file =
                    open_regular(path).map_err(|reason| io::Error::other(reason.to_string()))?;
                spool::fill(&file, offset, &mut buffer)?
            }
            Self::Spool(spool) => spool.read_at(offset, &mut buffer)?,
            Self::Builtin(bytes) => spool::copy(bytes, offset, &mut buffer),
        };
        buffer.truncate(count);
        Ok(buffer)
    }
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
