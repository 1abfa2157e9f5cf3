//! One entry of an archive, and the way to its bytes.

use super::{Archive, Found};
use crate::corpus::{
    compression::{Capped, Compression, Counted},
    reject::Reason,
    source::{self, Stretch},
};
use flate2::{Crc, read::DeflateDecoder};
use std::{
    io::{self, Read},
    path::PathBuf,
    sync::{Arc, atomic::AtomicU64},
};

/// Bytes of the header before each entry, without its name.
pub(super) const HEADER: usize = 30;

/// Least and most that an entry of unknown size may expand, as a number of bytes and as a factor.
const UNKNOWN: (u64, u64) = (1 << 20, 200);

/// How an entry is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Stored,
    Deflated,
    Stream(Compression),
    Unread(&'static str),
}

impl Method {
    /// The method of that number, as the format counts them.
    pub(super) const fn of(number: u16) -> Self {
        match number {
            0 => Self::Stored,
            8 => Self::Deflated,
            12 => Self::Stream(Compression::Bzip2),
            93 => Self::Stream(Compression::Zstd),
            95 => Self::Stream(Compression::Xz),
            9 => Self::Unread("an entry packed with deflate64"),
            14 => Self::Unread("an entry packed with LZMA"),
            98 => Self::Unread("an entry packed with PPMd"),
            99 => Self::Unread("an entry with a password"),
            _ => Self::Unread("an entry packed in an old or unknown way"),
        }
    }

    pub(super) const fn unread(self) -> Option<&'static str> {
        match self {
            Self::Unread(what) => Some(what),
            _ => None,
        }
    }
}

/// A little-endian number of `length` bytes at `at`.
pub(super) fn number(bytes: &[u8], at: usize, length: usize) -> u32 {
    let bytes = bytes.get(at..at + length).unwrap_or_default();
    bytes
        .iter()
        .rev()
        .fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

/// An entry of an archive.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) archive: Arc<Archive>,
    /// Its path within the archive, for people.
    pub(crate) name: PathBuf,
    /// Most bytes it may have when unpacked.
    pub(crate) size: u64,
    method: Method,
    offset: u64,
    packed: u64,
    checksum: Option<u32>,
}

/// The same entry of the same archive.
impl PartialEq for Member {
    fn eq(&self, other: &Self) -> bool {
        self.archive.path == other.archive.path && self.offset == other.offset
    }
}

impl Eq for Member {}

impl Member {
    pub(super) fn new(archive: &Arc<Archive>, name: PathBuf, found: Found) -> Self {
        let (least, factor) = UNKNOWN;
        let unknown = found.packed.saturating_mul(factor).max(least);
        Self {
            archive: Arc::clone(archive),
            name,
            size: found.size.unwrap_or(unknown),
            method: found.method,
            offset: found.offset,
            packed: found.packed,
            checksum: found.checksum,
        }
    }

    /// Where it is, as if the archive were a directory.
    pub(crate) fn path(&self) -> PathBuf {
        self.archive.path.join(&self.name)
    }

    /// Reads what it holds; what is taken from the archive is added to `consumed`.
    pub(crate) fn reader(&self, consumed: &Arc<AtomicU64>) -> Result<Box<dyn Read + Send>, Reason> {
        let bytes = self.archive.source.open()?;
        let mut header = [0; HEADER];
        let count = bytes
            .read_at(self.offset, &mut header)
            .map_err(|error| source::unreadable(&error))?;
        if count < HEADER || !header.starts_with(b"PK\x03\x04") {
            let words = "no entry where the archive says it is".to_owned();
            return Err(Reason::BadCompression(words));
        }
        let name = u64::from(number(&header, 26, 2));
        let extra = u64::from(number(&header, 28, 2));
        let start = self.offset.saturating_add(HEADER as u64 + name + extra);
        let packed = Counted::new(Stretch::new(bytes, start, self.packed), consumed);
        let unpacked: Box<dyn Read + Send> = match self.method {
            Method::Stored => Box::new(packed),
            Method::Stream(compression) => compression.reader(packed),
            Method::Deflated | Method::Unread(_) => Box::new(DeflateDecoder::new(packed)),
        };
        Ok(Box::new(Checked {
            reader: Capped::new(unpacked, self.size),
            sum: Crc::new(),
            expected: self.checksum,
        }))
    }
}

/// Compares the checksum at the end.
struct Checked<R> {
    reader: R,
    sum: Crc,
    expected: Option<u32>,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.sum.update(buffer.get(..count).unwrap_or_default());
        let differs = self.expected.is_some_and(|sum| sum != self.sum.sum());
        if count == 0 && !buffer.is_empty() && differs {
            let words = "the checksum of the entry differs";
            return Err(io::Error::new(io::ErrorKind::InvalidData, words));
        }
        Ok(count)
    }
}
