//! Compressions, told by their magic bytes and never by a name: gzip, zstd, bzip2 and xz in pure Rust, each read to the end
//! of its last member, frame or stream. What is packed in another way is named, so that it can be refused in one sentence.

mod limits;
mod zstd;

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;
pub(crate) use limits::{Capped, Counted, Failing, Limit, limit};
use lzma_rust2::XzReader;
use std::{
    io::{BufReader, Read},
    path::Path,
};
use zstd::Frames;

/// Most memory a decoder may look back into. What was packed to need more (`zstd --long=31`) is refused: two such files
/// side by side would fill a small machine.
pub(super) const WINDOW: u64 = 128 << 20;

/// A compression that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compression {
    Gzip,
    Zstd,
    Bzip2,
    Xz,
}

impl Compression {
    /// Tells the compression of what begins with `head`.
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            // A frame, or one that is to be skipped and says so
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Self::Zstd),
            // The level, then pi for a block or the root of pi for the end: `BZh` alone may open a text
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, ..]
            | [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, 0x45, 0x38, ..] => Some(Self::Bzip2),
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some(Self::Xz),
            _ => None,
        }
    }

    /// Its name and the ending of its files, for a note.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Gzip => ("gzip", "gz"),
            Self::Zstd => ("zstd", "zst"),
            Self::Bzip2 => ("bzip2", "bz2"),
            Self::Xz => ("xz", "xz"),
        }
    }

    /// What to say of a file: the compression, and that its name hides it.
    pub(super) fn note(self, file: Option<&Path>) -> String {
        let (name, ending) = self.names();
        let says_so = |file: &Path| {
            file.extension()
                .is_some_and(|own| own.eq_ignore_ascii_case(ending))
        };
        if file.is_none_or(says_so) {
            name.to_owned()
        } else {
            format!("{name}, which its name does not say")
        }
    }

    /// Reads what `packed` holds.
    pub(crate) fn reader<R: Read + Send + 'static>(self, packed: R) -> Box<dyn Read + Send> {
        let packed = BufReader::with_capacity(64 << 10, packed);
        match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Self::Zstd => Box::new(Frames::new(packed)),
            Self::Bzip2 => Box::new(MultiBzDecoder::new(packed)),
            Self::Xz => {
                let limit = (WINDOW >> 10) as u32 + 1024;
                Box::new(XzReader::new_mem_limit(packed, true, limit))
            }
        }
    }
}

/// Names what is no stream of bytes that could be read on its way.
pub(crate) fn packed(head: &[u8]) -> Option<&'static str> {
    if is_zip(head) {
        return Some("a zip archive");
    }
    unread(head)
}

/// Whether a file that begins so is a zip archive, be it an empty one.
pub(crate) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// Names what is packed in a way that is not read.
pub(super) fn unread(head: &[u8]) -> Option<&'static str> {
    let magics: [(&[u8], &str); 5] = [
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"\x04\x22\x4d\x18", "an lz4 file"),
        (b"\x1f\x9d", "a file of the old `compress`"),
        (b"LZIP", "an lzip file"),
    ];
    if head.get(257..262) == Some(b"ustar") {
        return Some("a tar archive");
    }
    let found = magics.iter().find(|(magic, _)| head.starts_with(magic));
    found.map(|(_, name)| *name)
}
