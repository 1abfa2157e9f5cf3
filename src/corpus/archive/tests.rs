//! Archives made by hand, right and wrong, for the tests of loading; and what no archive may do.

use super::{Archive, list, tame};
use crate::corpus::{
    decode::{Intake, Opening},
    discover::Target,
    source::Source,
    spool::Room,
};
use flate2::{Compression, Crc, write::DeflateEncoder};
use proptest::prelude::*;
use std::{io::Write as _, path::Path};

/// An entry to be written.
pub(crate) struct Entry {
    name: String,
    method: u16,
    flags: u16,
    packed: Vec<u8>,
    checksum: u32,
    /// The size its headers tell.
    pub(crate) claimed: u32,
}

impl Entry {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let mut sum = Crc::new();
        sum.update(bytes);
        Self {
            name: name.to_owned(),
            method: 0,
            flags: 0,
            packed: bytes.to_vec(),
            checksum: sum.sum(),
            claimed: bytes.len() as u32,
        }
    }

    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Self {
        Self::new(name, bytes)
    }

    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        Self {
            method: 8,
            packed: encoder.finish().unwrap(),
            ..Self::new(name, bytes)
        }
    }

    /// Written to a pipe: its own header does not know its length.
    pub(crate) fn piped(name: &str, bytes: &[u8]) -> Self {
        Self {
            flags: 8,
            ..Self::deflated(name, bytes)
        }
    }

    pub(crate) fn encrypted(name: &str, bytes: &[u8]) -> Self {
        Self {
            flags: 1,
            ..Self::new(name, bytes)
        }
    }

    /// What both headers have in common, from the flags to the length of the extra field.
    fn facts(&self, is_known: bool) -> Vec<u8> {
        let sizes = [self.checksum, self.packed.len() as u32, self.claimed];
        let sizes = if is_known { sizes } else { [0; 3] };
        let mut facts = Vec::new();
        facts.extend(self.flags.to_le_bytes());
        facts.extend(self.method.to_le_bytes());
        facts.extend([0; 4]);
        facts.extend(sizes.iter().flat_map(|size| size.to_le_bytes()));
        facts.extend((self.name.len() as u16).to_le_bytes());
        facts.extend([0; 2]);
        facts
    }
}

/// An archive of these entries.
pub(crate) fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = file.len() as u32;
        let is_known = entry.flags & 8 == 0;
        file.extend(b"PK\x03\x04\x14\0");
        file.extend(entry.facts(is_known));
        file.extend(entry.name.as_bytes());
        file.extend(&entry.packed);
        if !is_known {
            file.extend(b"PK\x07\x08");
            for size in [entry.checksum, entry.packed.len() as u32, entry.claimed] {
                file.extend(size.to_le_bytes());
            }
        }
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        directory.extend(entry.facts(true));
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let start = file.len() as u32;
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend((entries.len() as u16).to_le_bytes());
    file.extend((entries.len() as u16).to_le_bytes());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0; 2]);
    file
}

#[test]
fn a_name_of_dots_and_slashes_is_still_a_name() {
    for (name, tamed) in [
        ("a/b.json", "a/b.json"),
        ("../../a", "a"),
        ("//a/./b", "a/b"),
        ("D:\\x\\y.json", "x/y.json"),
        ("..", "entry"),
    ] {
        assert_eq!(tame(name), Path::new(tamed), "{name}");
    }
}

proptest! {
    #[test]
    fn any_damage_to_an_archive_ends_in_a_listing_or_a_reason(
        places in prop::collection::vec((0_usize..700, any::<u8>()), 0..12), cut in 0_usize..700,
    ) {
        let entries = [
            Entry::deflated("a.json", &[b'x'; 300]),
            Entry::piped("b.json", b"{\"title\":\"Ferry delayed\"}"),
            Entry::stored("folder/c.jsonl", b"{}\n{}\n"),
        ];
        let mut bytes = zip(&entries);
        for (at, byte) in places {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        bytes.truncate(bytes.len() - cut.min(bytes.len()) / 3);
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &bytes).unwrap();
        let path = file.path().to_owned();
        let source = Source::File(path.clone());
        if let Ok(listing) = list(Archive { path, source }, (200, 1 << 30)) {
            for member in listing.members {
                let room = Room::default();
                let target = Target::Member(member);
                if let Ok(Opening::Stream(mut intake)) =
                    Intake::open(&target, (200, 1 << 30), &room)
                {
                    let _ = intake.more(&mut Vec::new(), 1 << 20);
                }
            }
        }
    }
}
