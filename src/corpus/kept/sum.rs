//! A check of all bytes of a file up to a place, taken as they pass by: a file that has grown may have been written anew with
//! a record changed and its length kept, of which no place that is only sampled says anything.

use crate::corpus::source::Source;
use serde::{Deserialize, Serialize};

/// Bytes read at a time.
const CHUNK: u64 = 1 << 20;

/// The CRC-32 of the bytes from one place up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sum {
    from: u64,
    until: u64,
    crc: u32,
}

impl Sum {
    /// Of no bytes yet.
    pub(crate) fn at(from: u64) -> Self {
        Self {
            from,
            until: from,
            crc: 0,
        }
    }

    /// Of no bytes, where this one begins.
    pub(super) fn start(self) -> Self {
        Self::at(self.from)
    }

    /// Takes in what follows up to a place, out of `bytes` between two offsets; false where they are not all there.
    pub(crate) fn go_on<'b>(&mut self, to: u64, bytes: impl Fn(u64, u64) -> &'b [u8]) -> bool {
        let next = bytes(self.until, to);
        let are_whole = self.until + next.len() as u64 == to;
        self.take(next);
        are_whole
    }

    /// Whether a file has the bytes from the end of one sum to that of another that goes on from it.
    pub(super) fn holds(mut self, other: &Self, source: &Source) -> bool {
        while self.until < other.until {
            let length = CHUNK.min(other.until - self.until);
            match source.read(self.until, length as usize) {
                Ok(bytes) if bytes.len() as u64 == length => self.take(&bytes),
                _ => return false,
            }
        }
        self == *other
    }

    fn take(&mut self, bytes: &[u8]) {
        let mut hasher = crc32fast::Hasher::new_with_initial(self.crc);
        hasher.update(bytes);
        self.crc = hasher.finalize();
        self.until += bytes.len() as u64;
    }
}
