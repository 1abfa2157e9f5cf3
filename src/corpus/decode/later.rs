//! The bytes that were added to a file since it was read.

use super::{Capped, Compression, Intake, read_error};
use crate::corpus::{
    reject::Reason,
    source::{self, Source},
};
use std::{
    fs::File,
    io::{Cursor, Read, Seek as _, SeekFrom},
    path::Path,
    sync::{Arc, atomic::AtomicU64},
};

/// Most bytes that a piece added to a compressed file is unpacked to; a longer one is read with the rest of its file.
const PIECE: u64 = 64 << 20;

impl Intake {
    /// Opens a file again where its bytes are read as they lie, from an offset on.
    pub(crate) fn from_offset(path: &Path, offset: u64) -> Result<Self, Reason> {
        let file = opened_at(path, offset)?;
        let source = Source::File(path.to_owned());
        Ok(Self::going_on(Box::new(file), source, offset))
    }

    /// Opens a compressed file again after so many of its bytes. What follows must be whole: half of it tells nothing
    /// yet. It is added to what was unpacked before.
    pub(crate) fn next_member(path: &Path, offset: u64, before: &Source) -> Result<Self, Reason> {
        let Source::Spool(spool) = before else {
            return Err(Reason::Truncated);
        };
        let mut unpacked = Vec::new();
        let mut file = opened_at(path, offset)?;
        let mut magic = [0; 8];
        file.read_exact(&mut magic)
            .map_err(|error| read_error(&error))?;
        let compression = Compression::of(&magic).ok_or(Reason::Truncated)?;
        let packed = Cursor::new(magic).chain(file);
        let mut reader = Capped::new(compression.reader(packed), PIECE);
        reader
            .read_to_end(&mut unpacked)
            .map_err(|error| read_error(&error))?;
        let start = spool.length();
        let intake = Self::going_on(Box::new(Cursor::new(unpacked)), before.clone(), start);
        Ok(Self {
            spool: Some(Arc::clone(spool)),
            ..intake
        })
    }

    /// Delivers what `reader` has, as the bytes of `source` from `start` on.
    pub(crate) fn going_on(reader: Box<dyn Read + Send>, source: Source, start: u64) -> Self {
        Self {
            reader,
            spool: None,
            source,
            start,
            notes: Vec::new(),
            consumed: Arc::new(AtomicU64::new(start)),
            is_bare: true,
            left: None,
            is_ended: false,
            is_at_lull: false,
            fault: None,
        }
    }
}

fn opened_at(path: &Path, offset: u64) -> Result<File, Reason> {
    let mut file = source::open_regular(path)?;
    file.seek(SeekFrom::Start(offset))
        .map_err(|error| source::unreadable(&error))?;
    Ok(file)
}
