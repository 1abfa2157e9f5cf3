//! From a file to a stream of UTF-8 bytes: magic numbers decide the compression, a byte order mark or the pattern of NULs
//! the encoding. A plain UTF-8 file is read where it lies; all else is spooled on the way, so that an article can be read
//! again by offset. A zip archive is no stream: it is handed back, to be read as a directory. Knows nothing of JSON.

use super::{
    compression::{self, Capped, Compression, Counted, Failing, Limit, limit},
    discover::Target,
    reject::Reason,
    source::{self, Source, Stretch},
    spool::{Room, Spool},
};
use std::{
    fmt,
    fs::File,
    io::{self, Cursor, Read, Seek as _, SeekFrom},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

mod later;
mod pipe;
mod utf16;

use pipe::{Pipe, is_lull};
use utf16::{Endian, Utf16};

/// Bytes looked at to tell compression and encoding.
const HEAD: usize = 4096;

/// Compressions taken off one file, one inside the other.
const LAYERS: usize = 2;

/// Room beyond the end of a file, so that its end is met without asking for more.
const SPARE: usize = 64;

/// Bytes of an archive taken from a pipe at a time.
const BLOCK: u64 = 1 << 20;

/// What was opened.
#[derive(Debug)]
pub(crate) enum Opening {
    /// A stream of bytes.
    Stream(Intake),
    /// A zip archive, and where it can be read.
    Archive(Source),
}

/// A file being read from its beginning.
pub(crate) struct Intake {
    reader: Box<dyn Read + Send>,
    spool: Option<Arc<Spool>>,
    /// Where its bytes can be read again; grows with the reading.
    pub(crate) source: Source,
    /// Offset in `source` of the first byte delivered (after a byte order mark).
    pub(crate) start: u64,
    /// What was done to the bytes, in words.
    pub(crate) notes: Vec<String>,
    consumed: Arc<AtomicU64>,
    /// What is delivered is what is taken from the disk, and counted on delivery.
    is_bare: bool,
    /// Bytes that are still to come, as far as the length of a file tells.
    left: Option<usize>,
    is_ended: bool,
    /// It is a pipe into which nothing has been written for a while.
    is_at_lull: bool,
    /// What will end it, where that is known before its bytes are delivered.
    fault: Option<Reason>,
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
    pub(crate) fn open(target: &Target, cap: (u64, u64), room: &Room) -> Result<Opening, Reason> {
        let consumed = Arc::new(AtomicU64::new(0));
        let Raw {
            reader,
            size,
            plain,
            file,
            name,
            is_hasty,
        } = Raw::open(target, &consumed)?;
        let packed = Decoded::new(reader)?;
        let be_hasty = |is_plain| {
            if let Some(is_hasty) = &is_hasty {
                is_hasty.store(is_plain, Ordering::Relaxed);
            }
        };
        be_hasty(Compression::of(&packed.head).is_none() && !compression::is_zip(&packed.head));
        let is_member = matches!(target, Target::Member(_));
        if compression::is_zip(&packed.head) && !is_member {
            let source = plain.map_or_else(|| kept(packed.reader, cap.1, room), Ok)?;
            return Ok(Opening::Archive(source));
        }
        let decoded = packed.unpacked(limit(cap, size), name)?;
        if compression::is_zip(&decoded.head) {
            return Err(Reason::Packed("a zip archive inside another file"));
        }
        if let Some(what) = compression::unread(&decoded.head) {
            return Err(Reason::Packed(what));
        }
        let decoded = decoded.in_utf8()?;
        be_hasty(!decoded.is_changed);
        // What is read as it lies is read there again; all else is spooled, without its mark.
        let plain = plain.filter(|_| !decoded.is_changed);
        let left = size.filter(|_| !decoded.is_changed);
        let (source, start, spool) = if let Some(source) = plain {
            (source, decoded.mark, None)
        } else {
            let spool = Arc::new(Spool::new(room));
            (Source::Spool(Arc::clone(&spool)), 0, Some(spool))
        };
        let bare = file.filter(|_| spool.is_none());
        let bare = bare.and_then(|file| at(file, start, &consumed));
        let is_bare = bare.is_some();
        Ok(Opening::Stream(Self {
            reader: bare.unwrap_or(decoded.reader),
            start,
            spool,
            source,
            notes: decoded.notes,
            consumed,
            is_bare,
            left: left.and_then(|left| usize::try_from(left).ok()),
            is_ended: false,
            is_at_lull: false,
            fault: None,
        }))
    }

    /// Adds up to `want` bytes to `window`; fewer only at the end, or where nothing comes through a pipe for a while. An error ends the file: what came before stays good.
    pub(crate) fn more(&mut self, window: &mut Vec<u8>, want: usize) -> Result<(), Reason> {
        if self.is_ended {
            return Ok(());
        }
        let before = window.len();
        // Left to itself the window would double; this is most of the memory of loading. And of a small file a large window
        // would be all the time that opening it takes.
        window.reserve_exact(
            self.left
                .map_or(want, |left| want.min(left.saturating_add(SPARE))),
        );
        let result = self.reader.by_ref().take(want as u64).read_to_end(window);
        let added = window.get(before..).unwrap_or_default();
        if self.is_bare {
            self.consumed
                .fetch_add(added.len() as u64, Ordering::Relaxed);
        }
        self.left = self.left.map(|left| left.saturating_sub(added.len()));
        self.is_at_lull = is_lull(&result);
        let result = if self.is_at_lull { Ok(0) } else { result };
        self.is_ended = added.len() < want && !self.is_at_lull;
        if self.is_ended {
            // Closes the file.
            self.reader = Box::new(io::empty());
        }
        if let Some(spool) = &self.spool {
            spool.append(added).map_err(|error| no_room(&error))?;
        }
        let read = result.map(|_| ()).map_err(|error| {
            self.is_ended = true;
            read_error(&error)
        });
        let fault = self.fault.take_if(|_| self.is_ended);
        read.and(fault.map_or(Ok(()), Err))
    }

    /// Takes in what is left, so that all of it can be read by offset; it is delivered as if nothing had been. A plain file
    /// is left where it lies.
    ///
    /// # Errors
    /// What ended it early; this too is delivered again.
    pub(crate) fn take_in_rest(&mut self) -> Result<(), Reason> {
        let Some(spool) = self.spool.clone().filter(|_| !self.is_ended) else {
            return Ok(());
        };
        let start = spool.length();
        let mut block = Vec::new();
        let mut result = Ok(());
        while result.is_ok() && !self.is_ended {
            block.clear();
            result = self.more(&mut block, BLOCK as usize);
        }
        let length = spool.length() - start;
        self.reader = Box::new(Stretch::new(source::Bytes::Spool(spool), start, length));
        self.spool = None;
        self.is_ended = false;
        self.fault = result.clone().err();
        result
    }

    /// Whether all has been read.
    pub(crate) fn is_ended(&self) -> bool {
        self.is_ended
    }

    /// Whether it is a pipe into which nothing was written for a while when it was last read.
    pub(crate) fn is_at_lull(&self) -> bool {
        self.is_at_lull
    }

    /// Bytes taken from the disk so far.
    pub(crate) fn consumed(&self) -> u64 {
        self.consumed.load(Ordering::Relaxed)
    }
}

/// A target opened, before anything is known of its bytes.
struct Raw<'a> {
    reader: Box<dyn Read + Send>,
    /// Bytes on the disk, where that is known.
    size: Option<u64>,
    /// Where the bytes can be read again as they lie.
    plain: Option<Source>,
    /// The file that `reader` reads, if it is one.
    file: Option<Arc<File>>,
    /// Its name, where it has one.
    name: Option<&'a Path>,
    /// Whether a pipe hands out what has come while nothing more does.
    is_hasty: Option<Arc<AtomicBool>>,
}

impl<'a> Raw<'a> {
    fn open(target: &'a Target, consumed: &Arc<AtomicU64>) -> Result<Self, Reason> {
        let (mut opened, mut is_hasty) = (None, None);
        let (reader, size, plain, name): (Box<dyn Read + Send>, _, _, _) = match target {
            Target::Named(path) | Target::Found(path) => {
                let file = Arc::new(source::open_regular(path)?);
                let size = file.metadata().map_or(0, |kind| kind.len());
                let plain = Some(Source::File(path.clone()));
                opened = Some(Arc::clone(&file));
                (Box::new(file), Some(size), plain, Some(path.as_path()))
            }
            // Counts by itself: what comes out of it is unpacked.
            Target::Member(member) => {
                return Ok(Self {
                    reader: member.reader(consumed)?,
                    size: Some(member.size),
                    plain: None,
                    file: None,
                    name: Some(&member.name),
                    is_hasty: None,
                });
            }
            Target::Input => {
                let (pipe, haste) = Pipe::open();
                is_hasty = Some(haste);
                (Box::new(pipe), None, None, None)
            }
            Target::Builtin(bytes) => {
                let plain = Some(Source::Builtin(bytes));
                (Box::new(*bytes), Some(bytes.len() as u64), plain, None)
            }
        };
        Ok(Self {
            reader: Box::new(Counted::new(reader, consumed)),
            size,
            plain,
            file: opened,
            name,
            is_hasty,
        })
    }
}

/// The file itself from an offset on, without the readers that looked at its head: behind those, all room for its bytes is
/// filled with noughts before they come.
fn at(file: Arc<File>, offset: u64, consumed: &AtomicU64) -> Option<Box<dyn Read + Send>> {
    (&*file).seek(SeekFrom::Start(offset)).ok()?;
    consumed.store(offset, Ordering::Relaxed);
    Some(Box::new(file))
}

/// The bytes of a file on their way to UTF-8.
struct Decoded {
    reader: Box<dyn Read + Send>,
    head: Vec<u8>,
    /// Length of the byte order mark that was taken off.
    mark: u64,
    /// These are not the bytes that lie in the file.
    is_changed: bool,
    notes: Vec<String>,
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

    /// Takes the compressions off, each up to `limit` bytes.
    fn unpacked(mut self, limit: u64, name: Option<&Path>) -> Result<Self, Reason> {
        for layer in 0..=LAYERS {
            let Some(compression) = Compression::of(&self.head) else {
                return Ok(self);
            };
            if layer == LAYERS {
                break;
            }
            let unpacked = Capped::new(compression.reader(self.reader), limit);
            (self.head, self.reader) = peek(Box::new(unpacked))?;
            self.is_changed = true;
            // What lies inside has no name of its own.
            self.notes
                .push(compression.note(name.filter(|_| layer == 0)));
        }
        Err(Reason::Packed("compressed more than twice over"))
    }

    fn in_utf8(mut self) -> Result<Self, Reason> {
        if let Some(endian) = Endian::of(&self.head) {
            self.reader = Box::new(Utf16::new(self.reader, endian));
            self.is_changed = true;
            self.notes.push(endian.name().to_owned());
        } else if self.head.starts_with(b"\xef\xbb\xbf") {
            let mut mark = [0; 3];
            self.reader
                .read_exact(&mut mark)
                .map_err(|error| read_error(&error))?;
            self.mark = 3;
            self.notes.push("byte order mark removed".to_owned());
        }
        Ok(self)
    }
}

/// Keeps an archive that came through a pipe: its directory stands at its end.
fn kept(reader: Box<dyn Read + Send>, most: u64, room: &Room) -> Result<Source, Reason> {
    let spool = Spool::new(room);
    let mut reader = Capped::new(reader, most);
    let mut block = Vec::new();
    loop {
        block.clear();
        let read = reader.by_ref().take(BLOCK).read_to_end(&mut block);
        spool.append(&block).map_err(|error| no_room(&error))?;
        if read.map_err(|error| read_error(&error))? == 0 {
            return Ok(Source::Spool(Arc::new(spool)));
        }
    }
}

/// The first bytes, and a reader that still delivers them.
fn peek(mut reader: Box<dyn Read + Send>) -> Result<(Vec<u8>, Box<dyn Read + Send>), Reason> {
    // Room from the start: without it the first bytes are asked for twice.
    let mut head = Vec::with_capacity(HEAD);
    match reader.by_ref().take(HEAD as u64).read_to_end(&mut head) {
        result if is_lull(&result) => {}
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
        // Only a decoder says so, of the memory it was told to use.
        io::ErrorKind::OutOfMemory => Reason::Window(compression::WINDOW),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            Reason::BadCompression(error.to_string())
        }
        _ => source::unreadable(error),
    }
}

#[cfg(test)]
pub(crate) mod tests;
