//! A file that is only added to, frame by frame, each with its length and a check. It holds up to the first frame that is
//! damaged.
//!
//! ```text
//! magic, length, check, bytes    for each frame; the check is a hash of the bytes and of where they stand
//! ```

use foldhash::quality::FixedState;
use std::{fs::File, hash::BuildHasher as _, io, os::unix::fs::FileExt as _};

const MAGIC: [u8; 4] = *b"dll2";
/// Bytes before those of a frame.
const HEAD: usize = 16;
/// Longest frame: the records of a few megabytes, without their texts.
const LONGEST: u32 = 64 << 20;

/// A log, open.
#[derive(Debug)]
pub(super) struct Log {
    file: File,
    frames: Vec<Frame>,
    end: u64,
    is_writable: bool,
}

#[derive(Debug, Clone, Copy)]
struct Frame {
    offset: u64,
    length: u32,
    check: u64,
}

fn check(offset: u64, bytes: &[u8]) -> u64 {
    FixedState::with_seed(offset).hash_one(bytes)
}

impl Frame {
    fn at(file: &File, offset: u64) -> Option<Self> {
        let mut head = [0; HEAD];
        file.read_exact_at(&mut head, offset).ok()?;
        let (magic, rest) = head.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (check, _) = rest.split_first_chunk()?;
        let length = u32::from_le_bytes(*length);
        (*magic == MAGIC && length <= LONGEST).then(|| Self {
            offset,
            length,
            check: u64::from_le_bytes(*check),
        })
    }

    fn end(&self) -> u64 {
        self.offset + (HEAD as u64) + u64::from(self.length)
    }
}

impl Log {
    /// The frames of a file, as far as their heads can be read.
    pub(super) fn of(file: File, is_writable: bool) -> Self {
        let length = file.metadata().map_or(0, |facts| facts.len());
        let mut log = Self {
            file,
            frames: Vec::new(),
            end: 0,
            is_writable,
        };
        while let Some(frame) = Frame::at(&log.file, log.end).filter(|frame| frame.end() <= length)
        {
            log.end = frame.end();
            log.frames.push(frame);
        }
        log
    }

    /// How many frames there are.
    pub(super) fn len(&self) -> usize {
        self.frames.len()
    }

    /// The bytes of a frame, read into memory that may have held others; none where they are damaged.
    pub(super) fn read<'b>(&self, number: usize, bytes: &'b mut Vec<u8>) -> Option<&'b [u8]> {
        let frame = self.frames.get(number)?;
        let length = frame.length as usize;
        if bytes.len() < length {
            bytes.resize(length, 0);
        }
        let bytes = bytes.get_mut(..length)?;
        let start = frame.offset + HEAD as u64;
        self.file.read_exact_at(bytes, start).ok()?;
        (check(frame.offset, bytes) == frame.check).then_some(bytes)
    }

    /// Forgets the frames from `count` on.
    pub(super) fn keep(&mut self, count: usize) {
        self.frames.truncate(count);
        self.end = self.frames.last().map_or(0, Frame::end);
    }

    /// Whether it can be added to.
    pub(super) fn is_writable(&self) -> bool {
        self.is_writable
    }

    /// Adds a frame. Half a frame that is left by an error, or by the end of the program, is none.
    pub(super) fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Some(length) = u32::try_from(bytes.len())
            .ok()
            .filter(|length| *length <= LONGEST)
        else {
            return Ok(());
        };
        let frame = Frame {
            offset: self.end,
            length,
            check: check(self.end, bytes),
        };
        let mut written = Vec::with_capacity(HEAD + bytes.len());
        written.extend_from_slice(&MAGIC);
        written.extend_from_slice(&length.to_le_bytes());
        written.extend_from_slice(&frame.check.to_le_bytes());
        written.extend_from_slice(bytes);
        // What stands behind is damaged, or of a list that was longer.
        if self.file.metadata()?.len() > self.end {
            self.file.set_len(self.end)?;
        }
        self.file.write_all_at(&written, self.end)?;
        self.end = frame.end();
        self.frames.push(frame);
        Ok(())
    }
}
