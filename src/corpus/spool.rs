//! A place for bytes that cannot be read again from where they came (standard input, a compressed or UTF-16 file):
//! memory while they are few, then an unlinked temporary file. Grows while it is read; never shrinks.
//!
//! The spools of one load share both: a folder of a thousand compressed files would fill the memory with a little of
//! each, or use up the file descriptors.

use std::{
    fs::File,
    io,
    os::unix::fs::FileExt as _,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Bytes kept in memory before the temporary file is made, by all spools together.
const IN_MEMORY: usize = 32 << 20;

/// What the spools of one load share.
#[derive(Debug, Default, Clone)]
pub(crate) struct Room(Arc<Mutex<Shared>>);

#[derive(Debug, Default)]
struct Shared {
    in_memory: usize,
    file: Option<Arc<File>>,
    file_length: u64,
}

/// Decoded bytes, readable by offset while more are added.
#[derive(Debug)]
pub(crate) struct Spool {
    room: Room,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    /// The first bytes.
    memory: Vec<u8>,
    /// The bytes after them, in order.
    pieces: Vec<Piece>,
    file: Option<Arc<File>>,
    length: u64,
}

/// Bytes that lie together in the file.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Offset in the spool.
    start: u64,
    /// Offset in the file.
    place: u64,
    length: u64,
}

impl Room {
    /// Whether so many more bytes may be kept in memory; if so, they count.
    fn takes(&self, length: usize) -> bool {
        let mut shared = lock(&self.0);
        let has_room = shared.in_memory + length <= IN_MEMORY;
        if has_room {
            shared.in_memory += length;
        }
        has_room
    }

    /// Writes bytes into the file; says which and where.
    fn write(&self, bytes: &[u8]) -> io::Result<(Arc<File>, u64)> {
        let mut shared = lock(&self.0);
        let file = match &shared.file {
            Some(file) => Arc::clone(file),
            None => Arc::new(tempfile::tempfile()?),
        };
        shared.file = Some(Arc::clone(&file));
        let place = shared.file_length;
        file.write_all_at(bytes, place)?;
        shared.file_length += bytes.len() as u64;
        Ok((file, place))
    }
}

impl Spool {
    /// An empty spool.
    pub(crate) fn new(room: &Room) -> Self {
        Self {
            room: room.clone(),
            held: Mutex::default(),
        }
    }

    /// Adds bytes at the end.
    pub(crate) fn append(&self, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let mut held = lock(&self.held);
        if held.pieces.is_empty() && self.room.takes(bytes.len()) {
            held.memory.extend_from_slice(bytes);
        } else {
            let (file, place) = self.room.write(bytes)?;
            held.file = Some(file);
            held.note(place, bytes.len() as u64);
        }
        held.length += bytes.len() as u64;
        Ok(())
    }

    /// Bytes kept so far.
    pub(crate) fn length(&self) -> u64 {
        lock(&self.held).length
    }

    /// Fills as much of `buffer` as there is from `offset` on.
    pub(crate) fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let held = lock(&self.held);
        let mut done = copy(&held.memory, offset, buffer);
        let Some(file) = &held.file else {
            return Ok(done);
        };
        let mut at = offset + done as u64;
        let first = held
            .pieces
            .partition_point(|piece| piece.start + piece.length <= at);
        for piece in held.pieces.iter().skip(first) {
            let inside = at.saturating_sub(piece.start);
            let rest = buffer.get_mut(done..).unwrap_or_default();
            let wanted = rest
                .len()
                .min(usize::try_from(piece.length - inside).unwrap_or(usize::MAX));
            let rest = rest.get_mut(..wanted).unwrap_or_default();
            if rest.is_empty() {
                break;
            }
            let count = fill(file, piece.place + inside, rest)?;
            done += count;
            at += count as u64;
        }
        Ok(done)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        let length = lock(&self.held).memory.len();
        lock(&self.room.0).in_memory -= length;
    }
}

impl Held {
    /// Notes where the next bytes lie; they lengthen the last piece where no other spool wrote in between.
    fn note(&mut self, place: u64, length: u64) {
        if let Some(last) = self.pieces.last_mut()
            && last.place + last.length == place
        {
            last.length += length;
            return;
        }
        let start = self.length;
        self.pieces.push(Piece {
            start,
            place,
            length,
        });
    }
}

/// A thread that panicked while holding it left whole bytes behind: they stay readable.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Copies what `bytes` has from `offset` on.
pub(crate) fn copy(bytes: &[u8], offset: u64, buffer: &mut [u8]) -> usize {
    let rest = usize::try_from(offset)
        .ok()
        .and_then(|start| bytes.get(start..))
        .unwrap_or_default();
    let count = rest.len().min(buffer.len());
    for (to, from) in buffer.iter_mut().zip(rest) {
        *to = *from;
    }
    count
}

/// Reads until `buffer` is full or the file ends.
pub(crate) fn fill(file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
    let mut done = 0;
    while let Some(rest) = buffer.get_mut(done..).filter(|rest| !rest.is_empty()) {
        match file.read_at(rest, offset + done as u64) {
            Ok(0) => break,
            Ok(count) => done += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(spool: &Spool, offset: u64, length: usize) -> Vec<u8> {
        let mut buffer = vec![0; length];
        let count = spool.read_at(offset, &mut buffer).unwrap();
        buffer.truncate(count);
        buffer
    }

    #[test]
    fn a_spool_reads_the_same_before_and_after_it_moves_to_disk() {
        let spool = Spool::new(&Room::default());
        let block = vec![7_u8; 20 << 20];
        spool.append(b"head").unwrap();
        spool.append(&block).unwrap();
        assert_eq!(read(&spool, 0, 4), b"head");
        spool.append(&block).unwrap();
        spool.append(b"tail").unwrap();
        assert_eq!(read(&spool, 0, 4), b"head");
        assert_eq!(read(&spool, (40 << 20) + 4, 9), b"tail");
        assert_eq!(read(&spool, (20 << 20) + 2, 4), [7; 4]);
        assert_eq!(read(&spool, 1 << 40, 1), b"");
    }

    #[test]
    fn many_spools_share_memory_and_file() {
        let room = Room::default();
        let block = vec![1_u8; 4 << 20];
        let spools: Vec<Spool> = (0..12).map(|_| Spool::new(&room)).collect();
        for spool in &spools {
            spool.append(&block).unwrap();
        }
        let kept: usize = spools
            .iter()
            .map(|spool| lock(&spool.held).memory.len())
            .sum();
        assert_eq!(kept, IN_MEMORY);
        assert_eq!(lock(&room.0).file_length, 16 << 20);
        drop(spools);
        assert_eq!(lock(&room.0).in_memory, 0);
    }

    proptest! {
        #[test]
        fn spools_written_by_turns_keep_apart(turns in prop::collection::vec((0_usize..3, 0_usize..40), 0..40), full: bool, offset in 0_u64..200, length in 0_usize..200) {
            let room = Room::default();
            // the third begins in memory, the others on disk
            let spools = [(); 3].map(|()| Spool::new(&room));
            let mut plain = [(); 3].map(|()| Vec::new());
            spools[2].append(b"memory").unwrap();
            plain[2].extend_from_slice(b"memory");
            if full {
                lock(&room.0).in_memory = IN_MEMORY;
            }
            for (number, (which, count)) in turns.into_iter().enumerate() {
                let bytes = vec![number as u8; count];
                spools[which].append(&bytes).unwrap();
                plain[which].extend(bytes);
            }
            for (spool, plain) in spools.iter().zip(&plain) {
                let start = plain.len().min(offset as usize);
                let end = plain.len().min(start + length);
                prop_assert_eq!(read(spool, offset, length), &plain[start..end]);
            }
        }
    }
}
