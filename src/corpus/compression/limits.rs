//! Readers that count, and readers that stop: what bombs end at.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Least expansion allowed a file, in bytes of the file: the head of a tiny one says nothing of its ratio.
const LEAST: u64 = 64 << 10;

/// How far a file may expand: `cap` is a factor and bytes, `size` what lies on the disk where it is known.
pub(crate) fn limit(cap: (u64, u64), size: Option<u64>) -> u64 {
    let (factor, most) = cap;
    size.map_or(most, |size| {
        most.min(size.max(LEAST).saturating_mul(factor))
    })
}

/// Why a [`Capped`] reader stopped.
#[derive(Debug, thiserror::Error)]
#[error("over {0} bytes")]
pub(crate) struct Limit(pub(crate) u64);

/// Ends in an error once more than `limit` bytes have come out.
pub(crate) struct Capped<R> {
    reader: R,
    left: u64,
    limit: u64,
}

impl<R> Capped<R> {
    pub(crate) fn new(reader: R, limit: u64) -> Self {
        Self {
            reader,
            left: limit,
            limit,
        }
    }
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

/// Counts what is taken from the disk, for whoever shows how far the reading has come.
pub(crate) struct Counted<R> {
    reader: R,
    count: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    pub(crate) fn new(reader: R, count: &Arc<AtomicU64>) -> Self {
        let count = Arc::clone(count);
        Self { reader, count }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Delivers an error that came up earlier, once the bytes before it are used.
pub(crate) struct Failing(pub(crate) Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
