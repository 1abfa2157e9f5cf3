//! The entries of an archive that lost its directory, found by the header before each. Where a header does not know the
//! length of its entry (it was written to a pipe) the next header tells.

use super::{
    Found, Method,
    member::{HEADER, number},
};
use crate::corpus::source::Bytes;

/// Bytes looked through at a time for the next header.
const BLOCK: usize = 32 << 10;

/// Names and facts of the entries, at most `most` of them.
pub(super) fn entries(bytes: &Bytes, length: u64, most: usize) -> Vec<(Vec<u8>, Found)> {
    let mut entries = Vec::new();
    let mut at = 0;
    while entries.len() < most {
        if let Some((name, header)) = entry(bytes, at) {
            let start = at + HEADER as u64 + header.name_and_extra;
            at = match header.packed {
                Some(packed) => start.saturating_add(packed),
                None => next_header(bytes, start).unwrap_or(length),
            };
            let packed = at.saturating_sub(start);
            entries.push((
                name,
                Found {
                    packed,
                    ..header.facts
                },
            ));
        } else if let Some(next) = next_header(bytes, at + 1) {
            at = next;
        } else {
            break;
        }
    }
    entries
}

struct Header {
    facts: Found,
    name_and_extra: u64,
    /// Its packed length, if the header knows.
    packed: Option<u64>,
}

fn entry(bytes: &Bytes, at: u64) -> Option<(Vec<u8>, Header)> {
    let header = read(bytes, at, HEADER);
    if header.len() < HEADER || !header.starts_with(b"PK\x03\x04") {
        return None;
    }
    let flags = number(&header, 6, 2);
    let (packed, size) = (number(&header, 18, 4), number(&header, 22, 4));
    let (name, extra) = (number(&header, 26, 2), number(&header, 28, 2));
    // Written to a pipe, or so large that the lengths stand elsewhere
    let is_known = flags & 8 == 0 && packed != u32::MAX && size != u32::MAX;
    let facts = Found {
        method: Method::of(number(&header, 8, 2) as u16),
        is_encrypted: flags & 1 == 1,
        offset: at,
        packed: 0,
        size: is_known.then_some(u64::from(size)),
        checksum: is_known.then_some(number(&header, 14, 4)),
    };
    let header = Header {
        facts,
        name_and_extra: u64::from(name) + u64::from(extra),
        packed: is_known.then_some(u64::from(packed)),
    };
    Some((read(bytes, at + HEADER as u64, name as usize), header))
}

/// Where the next header of an entry stands, from `at` on.
fn next_header(bytes: &Bytes, mut at: u64) -> Option<u64> {
    loop {
        let block = read(bytes, at, BLOCK);
        if let Some(found) = memchr::memmem::find(&block, b"PK\x03\x04") {
            return Some(at + found as u64);
        }
        if block.len() < BLOCK {
            return None;
        }
        // Three bytes of a header may stand at the end.
        at += (BLOCK - 3) as u64;
    }
}

fn read(bytes: &Bytes, at: u64, length: usize) -> Vec<u8> {
    let mut buffer = vec![0; length];
    let count = bytes.read_at(at, &mut buffer).unwrap_or(0);
    buffer.truncate(count);
    buffer
}
