//! A log that lines are added to and never changed in, for what must not be lost: `marks.log`, with what was in it before
//! in `marks.snap`, and what that was before in `marks.snap.1`.
//!
//! A line is written with one write and is on the disk when [`Log::append`] returns. What a full disk let through of it is
//! cut off again. A lock file, which is never replaced, keeps writers apart. What lines mean this file does not know, only
//! that reading one twice does no harm: so the log is read before the snapshot that may have taken it in, and any doubt is
//! answered by reading all again. A snapshot ends with a line that says how many there are: one that was cut, if only
//! between two lines, is told from one that is whole.

pub(super) mod line;

use super::{
    StoreError,
    folder::{Folder, Lock},
    lines::Line,
};
use std::{
    fs::{self, File},
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    os::unix::fs::{FileExt as _, MetadataExt as _},
    path::{Path, PathBuf},
};

/// What is added to.
pub const LOG: &str = "marks.log";
const SNAPSHOT: &str = "marks.snap";
const FORMER: &str = "marks.snap.1";
const LOCK: &str = "marks.lock";

/// No log or snapshot is longer: a million marks are half of it.
const LARGEST: u64 = 256 << 20;
/// A log of so many bytes is taken into the snapshot.
const LONG: u64 = 1 << 20;

/// The log of a folder, and how far it was read.
#[derive(Debug)]
pub(super) struct Log {
    folder: Folder,
    seen: Option<Seen>,
}

/// Which file was read, up to where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    file: (u64, u64),
    end: u64,
}

/// A line as it was written, and what it says.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) raw: String,
    pub(super) line: Line,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) entries: Vec<Entry>,
    /// Files with lines that cannot be read, and how many.
    pub(super) damaged: Vec<(&'static str, usize)>,
}

/// Held by whoever writes.
#[derive(Debug)]
pub(super) struct Writing {
    _lock: Lock,
    file: File,
}

impl Log {
    pub(super) fn of(state: &Path) -> Self {
        Self {
            folder: Folder::at(state).with_files_up_to(LARGEST),
            seen: None,
        }
    }

    /// Where the log lies.
    pub(super) fn path(&self) -> PathBuf {
        self.folder.file(LOG)
    }

    /// Reads all there is.
    pub(super) fn read(&mut self) -> Result<Content, StoreError> {
        let mut content = Content::default();
        self.seen = self.read_log(None, &mut content)?;
        self.read_before(&mut content)?;
        Ok(content)
    }

    /// Reads what was added since, by others too.
    pub(super) fn read_on(&mut self) -> Result<Content, StoreError> {
        let mut content = Content::default();
        let seen = self.read_log(self.seen, &mut content)?;
        let is_same = match (self.seen, seen) {
            (Some(before), Some(now)) => before.file == now.file && before.end <= now.end,
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            // Another of us has taken the log into the snapshot, or somebody has replaced it.
            return self.read();
        }
        self.seen = seen;
        Ok(content)
    }

    /// Reads the log from where it was read to, if it is still that one; returns how far it goes.
    fn read_log(
        &self,
        from: Option<Seen>,
        content: &mut Content,
    ) -> Result<Option<Seen>, StoreError> {
        let unreadable = |error| StoreError::Unreadable(self.path(), error);
        let mut file = match self.folder.look(LOG) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(None),
            Err(error) => return Err(unreadable(error)),
        };
        let facts = file.metadata().map_err(unreadable)?;
        let identity = (facts.dev(), facts.ino());
        let from = from.filter(|seen| seen.file == identity && seen.end <= facts.len());
        let start = from.map_or(0, |seen| seen.end);
        if facts.len() - start > LARGEST {
            return Err(unreadable(io::Error::other("it is too long")));
        }
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(start)).map_err(unreadable)?;
        let read = file.take(LARGEST).read_to_end(&mut bytes);
        read.map_err(unreadable)?;
        content.take(LOG, &bytes, Ending::Open);
        // The end of a line that somebody is writing is still to come.
        let whole = bytes.iter().rposition(|byte| *byte == b'\n');
        let end = start + whole.map_or(0, |at| at as u64 + 1);
        let file = identity;
        Ok(Some(Seen { file, end }))
    }

    /// Reads the snapshot, and the one before it where that is damaged or gone.
    fn read_before(&self, content: &mut Content) -> Result<(), StoreError> {
        let snapshot = self.folder.read(SNAPSHOT)?;
        let is_whole = snapshot
            .as_ref()
            .is_some_and(|bytes| content.take(SNAPSHOT, bytes, Ending::Counted));
        if !is_whole && let Ok(Some(bytes)) = self.folder.read(FORMER) {
            // What is damaged there was said when it was the snapshot.
            let mut former = Content::default();
            former.take(FORMER, &bytes, Ending::Counted);
            content.entries.append(&mut former.entries);
        }
        Ok(())
    }

    /// Keeps others from writing, and opens the log anew: it may have been replaced.
    pub(super) fn write(&self) -> Result<Writing, StoreError> {
        let lock = self.folder.lock(LOCK)?;
        let (file, is_writable) = self.folder.open(LOG)?;
        if !is_writable {
            let denied = io::ErrorKind::PermissionDenied.into();
            return Err(StoreError::Unwritable(self.path(), denied));
        }
        Ok(Writing { _lock: lock, file })
    }

    /// Adds lines. When this returns they are on the disk, or else they are not in the log.
    pub(super) fn append(&self, writing: &Writing, lines: &str) -> Result<(), StoreError> {
        self.append_by(writing, lines, |mut file, bytes| file.write(bytes))
    }

    fn append_by(
        &self,
        Writing { file, .. }: &Writing,
        lines: &str,
        write: impl Fn(&File, &[u8]) -> io::Result<usize>,
    ) -> Result<(), StoreError> {
        let add = || {
            let length = file.metadata()?.len();
            let mut bytes = Vec::with_capacity(lines.len() + 1);
            if length > 0 {
                let mut last = [0];
                file.read_exact_at(&mut last, length - 1)?;
                // Whoever wrote before us was stopped within a line: it ends here, and spoils no other.
                bytes.extend((last != *b"\n").then_some(b'\n'));
            }
            bytes.extend_from_slice(lines.as_bytes());
            let mut end = file;
            end.seek(SeekFrom::Start(length))?;
            let written = written_at_once(|| write(file, &bytes), bytes.len());
            if written.is_err() {
                file.set_len(length)?;
            }
            written?;
            file.sync_data()?;
            if length == 0 {
                self.folder.sync();
            }
            Ok(())
        };
        add().map_err(|error| StoreError::Unwritable(self.path(), error))
    }

    /// Takes the log into a new snapshot, with what `keep` leaves of all lines; what was damaged is copied aside before.
    /// Returns where to.
    pub(super) fn compact(
        &mut self,
        _writing: &Writing,
        keep: impl FnOnce(Vec<Entry>) -> Vec<Entry>,
    ) -> Result<Vec<PathBuf>, StoreError> {
        let content = self.read()?;
        let mut aside = Vec::new();
        for (name, _) in &content.damaged {
            let bytes = self.folder.read(name)?.unwrap_or_default();
            aside.push(self.folder.put_aside(name, &bytes)?);
        }
        let mut snapshot = Vec::new();
        let kept = keep(content.entries);
        for entry in &kept {
            snapshot.extend_from_slice(entry.raw.as_bytes());
            snapshot.push(b'\n');
        }
        snapshot.extend_from_slice(line::end(kept.len()).as_bytes());
        let (now, former) = (self.folder.file(SNAPSHOT), self.folder.file(FORMER));
        let _ = fs::remove_file(&former);
        // Where there are no second names, the old snapshot is not kept; the log goes last, so that all is somewhere.
        let _ = fs::hard_link(&now, &former);
        self.folder.replace(SNAPSHOT, &snapshot)?;
        self.folder.replace(LOG, b"")?;
        self.seen = None;
        Ok(aside)
    }
}

impl Writing {
    /// Whether the log is so long that it should be taken into the snapshot.
    pub(super) fn is_long(&self) -> bool {
        self.file.metadata().is_ok_and(|file| file.len() > LONG)
    }
}

/// All of it with one write, or an error.
fn written_at_once(write: impl Fn() -> io::Result<usize>, length: usize) -> io::Result<()> {
    loop {
        match write() {
            Ok(count) if count == length => return Ok(()),
            Ok(_) => return Err(io::ErrorKind::StorageFull.into()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

impl Content {
    /// Takes in the lines of a file; says whether all of them are there and can be read.
    fn take(&mut self, name: &'static str, bytes: &[u8], ending: Ending) -> bool {
        let (mut taken, mut damaged, mut told) = (0, 0, None);
        let mut lines = bytes.split(|byte| *byte == b'\n').peekable();
        while let Some(line) = lines.next() {
            let Some(opened) = line::opened(line) else {
                let is_half = ending == Ending::Open && lines.peek().is_none();
                damaged += usize::from(!line.is_empty() && !is_half);
                continue;
            };
            told = line::counted(&opened);
            if told.is_none() {
                taken += 1;
                self.entries.push(Entry {
                    raw: String::from_utf8_lossy(line).into_owned(),
                    line: opened,
                });
            }
        }
        let is_cut = ending == Ending::Counted && told != Some(taken);
        // What is cut off is at the least the line that counts.
        damaged += usize::from(is_cut && damaged == 0);
        if damaged > 0 {
            self.damaged.push((name, damaged));
        }
        damaged == 0
    }
}

/// How a file ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Lines are still written to it: the last one may be half there.
    Open,
    /// With a line that counts the others.
    Counted,
}

#[cfg(test)]
mod tests;
