//! Compression and encodings, right and wrong.

use super::*;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::{io::Write as _, path::PathBuf};

fn opened(path: PathBuf, cap: (u64, u64)) -> Result<Intake, Reason> {
    match Intake::open(&Target::Named(path), cap, &Room::default())? {
        Opening::Stream(intake) => Ok(intake),
        Opening::Archive(_) => panic!("a zip"),
    }
}

/// The same bytes in each compression, with a name that says so. For xz the blocks of lines are too small to be packed.
pub(crate) fn packed(bytes: &[u8]) -> [(&'static str, Vec<u8>); 3] {
    let mut bzip2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::new(1));
    bzip2.write_all(bytes).unwrap();
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    [
        ("lines.jsonl.gz", gzip(bytes)),
        ("lines.jsonl.bz2", bzip2.finish().unwrap()),
        (
            "lines.jsonl.zst",
            ruzstd::encoding::compress_to_vec(bytes, level),
        ),
    ]
}

fn all(bytes: &[u8], cap: (u64, u64)) -> (Vec<u8>, Intake, Option<Reason>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    std::fs::write(&path, bytes).unwrap();
    let mut intake = opened(path, cap).unwrap();
    let mut text = Vec::new();
    let mut failure = None;
    while !intake.is_ended() {
        failure = intake.more(&mut text, 1000).err();
    }
    (text, intake, failure)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const CAP: (u64, u64) = (200, 64 << 30);

#[test]
fn every_member_of_a_gzip_is_read_and_can_be_read_again() {
    let both = [gzip(b"{\"a\":1}\n"), gzip(b"{\"a\":2}\n")].concat();
    let (text, intake, failure) = all(&both, CAP);
    assert_eq!(text, b"{\"a\":1}\n{\"a\":2}\n");
    assert_eq!(failure, None);
    assert_eq!(intake.source.read(8, 7).unwrap(), b"{\"a\":2}");
    assert_eq!(intake.notes, ["gzip, which its name does not say"]);
}

#[test]
fn a_truncated_gzip_keeps_what_was_whole_and_says_so() {
    let lines: Vec<String> = (0..9000)
        .map(|n| {
            format!(
                "{{\"number\": {}}}
",
                n * 7919 % 9973
            )
        })
        .collect();
    let lines = lines.concat();
    let mut bytes = gzip(lines.as_bytes());
    bytes.truncate(bytes.len() / 2);
    let (text, _, failure) = all(&bytes, CAP);
    assert!(text.len() > 1000 && lines.as_bytes().starts_with(&text));
    assert_eq!(failure, Some(Reason::Truncated));
}

#[test]
fn utf_16_is_told_by_its_mark_or_its_nuls() {
    let text = "[\"naïve 😀\"]\n".repeat(9000);
    for (mark, endian) in [
        ("\u{feff}", Endian::Little),
        ("", Endian::Little),
        ("\u{feff}", Endian::Big),
        ("", Endian::Big),
    ] {
        let bytes: Vec<u8> = format!("{mark}{text}")
            .encode_utf16()
            .flat_map(|unit| match endian {
                Endian::Little => unit.to_le_bytes(),
                Endian::Big => unit.to_be_bytes(),
            })
            .collect();
        let (decoded, intake, failure) = all(&bytes, CAP);
        assert_eq!(failure, None);
        assert!(decoded == text.as_bytes());
        assert_eq!(intake.source.read(0, 2).unwrap(), b"[\"");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over_and_offsets_stay_those_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    std::fs::write(&path, b"\xef\xbb\xbf{}").unwrap();
    let mut intake = opened(path, CAP).unwrap();
    let mut text = Vec::new();
    intake.more(&mut text, 100).unwrap();
    assert_eq!((text.as_slice(), intake.start), (&b"{}"[..], 3));
    assert_eq!(intake.source.read(3, 2).unwrap(), b"{}");
}

#[test]
fn what_is_packed_in_another_way_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    for (bytes, what) in [
        (&b"7z\xbc\xaf\x27\x1c...."[..], "a 7-Zip archive"),
        (b"\x04\x22\x4d\x18....", "an lz4 file"),
    ] {
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(opened(path.clone(), CAP).unwrap_err(), Reason::Packed(what));
    }
    let thrice = gzip(&gzip(&gzip(b"{}")));
    std::fs::write(&path, thrice).unwrap();
    assert_eq!(
        opened(path, CAP).unwrap_err(),
        Reason::Packed("compressed more than twice over")
    );
}

#[test]
fn each_compression_ends_at_the_cap() {
    for (name, bytes) in packed(&vec![b' '; 5 << 20]) {
        let (text, _, failure) = all(&bytes, (1, 1 << 20));
        assert!(text.len() <= 1 << 20, "{name}");
        assert_eq!(failure, Some(Reason::Expands(1 << 16)), "{name}");
    }
}

proptest! {
    #[test]
    fn any_damage_to_a_compression_ends_in_bytes_or_a_reason(
        places in prop::collection::vec((0_usize..4000, any::<u8>()), 1..6), which in 0_usize..3,
    ) {
        let lines: Vec<u8> = (0..300_u32).flat_map(|n| (n * 7919 % 9973).to_string().into_bytes()).collect();
        let (_, mut bytes) = packed(&lines).into_iter().nth(which).unwrap();
        for (at, byte) in places {
            let length = bytes.len();
            bytes[4 + at % (length - 4)] = byte;
        }
        let head = bytes.clone();
        if let Some(compression) = Compression::of(&head) {
            let _ = Capped::new(compression.reader(io::Cursor::new(bytes)), 1 << 20).read_to_end(&mut Vec::new());
        }
    }
}

#[test]
fn a_full_temporary_directory_is_not_blamed_on_the_file() {
    let reason = no_room(&io::Error::from(io::ErrorKind::StorageFull));
    assert_eq!(
        reason.to_string(),
        "cannot read: no room in the temporary directory: no storage space"
    );
}
