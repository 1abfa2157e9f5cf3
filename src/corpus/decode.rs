//! From a file to a stream of UTF-8 bytes: magic numbers decide the compression, a byte order mark or the pattern of NULs
//! the encoding. A plain UTF-8 file is read where it lies; all else is spooled on the way, so that an article can be read
//! again by offset. Knows nothing of JSON.

use super::{
    discover::Target,
    reject::Reason,
    source::{self, Source},
    spool::{Room, Spool},
};
use flate2::read::MultiGzDecoder;
use std::{
    fmt,
    io::{self, Cursor, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

mod utf16;
use utf16::{Endian, Utf16};

/// Bytes looked at to tell compression and encoding.
const HEAD: usize = 4096;

/// A file being read from its beginning.
pub(crate) struct Intake {
    reader: Box<dyn Read + Send>,
    spool: Option<Arc<Spool>>,
    /// Where its bytes can be read again; grows with the reading.
    pub(crate) source: Source,
    /// Offset in `source` of the first byte delivered (after a byte order mark).
    pub(crate) start: u64,
    /// What was done to the bytes, in words.
    pub(crate) notes: Vec<&'static str>,
    consumed: Arc<AtomicU64>,
    is_ended: bool,
}

impl fmt::Debug for Intake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Intake")
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

impl Intake {
    /// Opens a target; `cap` is the largest expansion, as a factor and in bytes. What must be kept is kept in `room`.
    pub(crate) fn open(target: &Target, cap: (u64, u64), room: &Room) -> Result<Self, Reason> {
        let consumed = Arc::new(AtomicU64::new(0));
        let (raw, total, plain): (Box<dyn Read + Send>, u64, Option<Source>) = match target {
            Target::Named(path) | Target::Found(path) => {
                let file = source::open_regular(path)?;
                let size = file.metadata().map_or(0, |kind| kind.len());
                (Box::new(file), size, Some(Source::File(path.clone())))
            }
            Target::Input => (Box::new(io::stdin()), 0, None),
            Target::Builtin(bytes) => (
                Box::new(*bytes),
                bytes.len() as u64,
                Some(Source::Builtin(bytes)),
            ),
        };
        let counted = Counted {
            reader: raw,
            count: Arc::clone(&consumed),
        };
        let decoded = Decoded::new(Box::new(counted))?
            .unpacked(cap, total)?
            .in_utf8()?;
        // What is read as it lies is read there again; all else is spooled, without its mark.
        let plain = plain.filter(|_| !decoded.is_changed);
        let (source, start, spool) = if let Some(source) = plain {
            (source, decoded.mark, None)
        } else {
            let spool = Arc::new(Spool::new(room));
            (Source::Spool(Arc::clone(&spool)), 0, Some(spool))
        };
        Ok(Self {
            reader: decoded.reader,
            start,
            spool,
            source,
            notes: decoded.notes,
            consumed,
            is_ended: false,
        })
    }

    /// Adds up to `want` bytes to `window`; fewer only at the end. An error ends the file: what came before stays good.
    pub(crate) fn more(&mut self, window: &mut Vec<u8>, want: usize) -> Result<(), Reason> {
        if self.is_ended {
            return Ok(());
        }
        let before = window.len();
        let result = self.reader.by_ref().take(want as u64).read_to_end(window);
        let added = window.get(before..).unwrap_or_default();
        self.is_ended = added.len() < want;
        if self.is_ended {
            // Closes the file.
            self.reader = Box::new(io::empty());
        }
        if let Some(spool) = &self.spool {
            spool.append(added).map_err(|error| no_room(&error))?;
        }
        result.map(|_| ()).map_err(|error| {
            self.is_ended = true;
            read_error(&error)
        })
    }

    /// Whether all has been read.
    pub(crate) fn is_ended(&self) -> bool {
        self.is_ended
    }

    /// Bytes taken from the disk so far.
    pub(crate) fn consumed(&self) -> u64 {
        self.consumed.load(Ordering::Relaxed)
    }
}

/// The bytes of a file on their way to UTF-8.
struct Decoded {
    reader: Box<dyn Read + Send>,
    head: Vec<u8>,
    /// Length of the byte order mark that was taken off.
    mark: u64,
    /// These are not the bytes that lie in the file.
    is_changed: bool,
    notes: Vec<&'static str>,
}

impl Decoded {
    fn new(raw: Box<dyn Read + Send>) -> Result<Self, Reason> {
        let (head, reader) = peek(raw)?;
        Ok(Self {
            reader,
            head,
            mark: 0,
            is_changed: false,
            notes: Vec::new(),
        })
    }

    /// Takes the compression off, up to `cap`; `total` is the size on disk, 0 where it is not known.
    fn unpacked(mut self, cap: (u64, u64), total: u64) -> Result<Self, Reason> {
        if let Some(name) = compression(&self.head) {
            return Err(Reason::Compressed(name));
        }
        if !self.head.starts_with(b"\x1f\x8b") {
            return Ok(self);
        }
        let (factor, most) = cap;
        let limit = match total {
            0 => most,
            total => most.min(total.max(1 << 16).saturating_mul(factor)),
        };
        let unpacked = Capped {
            reader: MultiGzDecoder::new(io::BufReader::new(self.reader)),
            left: limit,
            limit,
        };
        (self.head, self.reader) = peek(Box::new(unpacked))?;
        self.is_changed = true;
        self.notes.push("gzip");
        Ok(self)
    }

    fn in_utf8(mut self) -> Result<Self, Reason> {
        if let Some(endian) = Endian::of(&self.head) {
            self.reader = Box::new(Utf16::new(self.reader, endian));
            self.is_changed = true;
            self.notes.push(endian.name());
        } else if self.head.starts_with(b"\xef\xbb\xbf") {
            let mut mark = [0; 3];
            self.reader
                .read_exact(&mut mark)
                .map_err(|error| read_error(&error))?;
            self.mark = 3;
            self.notes.push("byte order mark removed");
        }
        Ok(self)
    }
}

/// Names a compression that is recognised and not read.
fn compression(head: &[u8]) -> Option<&'static str> {
    let magics: [(&[u8], &str); 4] = [
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"BZh", "bzip2"),
        (b"\xfd7zXZ\x00", "xz"),
        (b"PK\x03\x04", "zip"),
    ];
    magics
        .iter()
        .find(|(magic, _)| head.starts_with(magic))
        .map(|(_, name)| *name)
}

/// The first bytes, and a reader that still delivers them.
fn peek(mut reader: Box<dyn Read + Send>) -> Result<(Vec<u8>, Box<dyn Read + Send>), Reason> {
    let mut head = Vec::new();
    match reader.by_ref().take(HEAD as u64).read_to_end(&mut head) {
        Ok(_) => {}
        Err(error) if head.is_empty() => return Err(read_error(&error)),
        // Let the error come up again where the bytes before it have been used.
        Err(error) => reader = Box::new(Failing(Some(error))),
    }
    Ok((head.clone(), Box::new(Cursor::new(head).chain(reader))))
}

/// What could not be kept for reading again; the file itself is innocent.
fn no_room(error: &io::Error) -> Reason {
    Reason::Unreadable(format!("no room in the temporary directory: {error}"))
}

fn read_error(error: &io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Reason::Truncated,
        io::ErrorKind::FileTooLarge => {
            let limit = error
                .get_ref()
                .and_then(|inner| inner.downcast_ref::<Limit>());
            Reason::Expands(limit.map_or(0, |limit| limit.0))
        }
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            Reason::BadCompression(error.to_string())
        }
        _ => source::unreadable(error),
    }
}

#[derive(Debug, thiserror::Error)]
#[error("over {0} bytes")]
struct Limit(u64);

/// Ends in an error once more than `limit` bytes have come out.
struct Capped<R> {
    reader: R,
    left: u64,
    limit: u64,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::new(io::ErrorKind::FileTooLarge, Limit(self.limit)))?;
        Ok(count)
    }
}

struct Counted {
    reader: Box<dyn Read + Send>,
    count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(test)]
mod tests;
