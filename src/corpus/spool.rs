//! A place for bytes that cannot be read again from where they came (standard input, a compressed or UTF-16 file):
//! memory while they are few, then an unlinked temporary file. Grows while it is read; never shrinks.

use std::{
    fs::File,
    io::{self, Write as _},
    os::unix::fs::FileExt as _,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Bytes kept in memory before the temporary file is made.
const IN_MEMORY: usize = 32 << 20;

/// Decoded bytes, readable by offset while more are added.
#[derive(Debug, Default)]
pub(crate) struct Spool {
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    memory: Vec<u8>,
    file: Option<File>,
}

impl Spool {
    /// Adds bytes at the end.
    pub(crate) fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let mut held = self.lock();
        if held.file.is_none() && held.memory.len() + bytes.len() > IN_MEMORY {
            let mut file = tempfile::tempfile()?;
            file.write_all(&held.memory)?;
            held.memory = Vec::new();
            held.file = Some(file);
        }
        if let Some(file) = &mut held.file {
            return file.write_all(bytes);
        }
        held.memory.extend_from_slice(bytes);
        Ok(())
    }

    /// Fills as much of `buffer` as there is from `offset` on.
    pub(crate) fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let held = self.lock();
        match &held.file {
            Some(file) => fill(file, offset, buffer),
            None => Ok(copy(&held.memory, offset, buffer)),
        }
    }

    // A thread that panicked while appending left whole bytes behind: they stay readable.
    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
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

    #[test]
    fn a_spool_reads_the_same_before_and_after_it_moves_to_disk() {
        let spool = Spool::default();
        let block = vec![7_u8; 20 << 20];
        spool.append(b"head").unwrap();
        spool.append(&block).unwrap();
        let mut four = [0; 4];
        assert_eq!(spool.read_at(0, &mut four).unwrap(), 4);
        assert_eq!(&four, b"head");
        spool.append(&block).unwrap();
        spool.append(b"tail").unwrap();
        assert_eq!(spool.read_at(0, &mut four).unwrap(), 4);
        assert_eq!(&four, b"head");
        assert_eq!(spool.read_at((40 << 20) + 4, &mut four).unwrap(), 4);
        assert_eq!(&four, b"tail");
        assert_eq!(spool.read_at(1 << 40, &mut four).unwrap(), 0);
    }
}
