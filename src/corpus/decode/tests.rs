//! Compression and encodings, right and wrong.

use super::*;
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

fn all(bytes: &[u8], cap: (u64, u64)) -> (Vec<u8>, Intake, Option<Reason>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    std::fs::write(&path, bytes).unwrap();
    let mut intake = Intake::open(&Target::Named(path), cap, &Room::default()).unwrap();
    let mut text = Vec::new();
    let mut failure = None;
    while !intake.is_ended() {
        failure = intake.more(&mut text, 1000).err();
    }
    (text, intake, failure)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
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
    assert_eq!(intake.notes, ["gzip"]);
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
fn a_gzip_bomb_ends_at_the_cap() {
    let (text, _, failure) = all(&gzip(&vec![b' '; 5 << 20]), (1, 1 << 20));
    assert!(text.len() <= 1 << 20);
    assert_eq!(failure, Some(Reason::Expands(1 << 16)));
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
    let mut intake = Intake::open(&Target::Named(path), CAP, &Room::default()).unwrap();
    let mut text = Vec::new();
    intake.more(&mut text, 100).unwrap();
    assert_eq!((text.as_slice(), intake.start), (&b"{}"[..], 3));
    assert_eq!(intake.source.read(3, 2).unwrap(), b"{}");
}

#[test]
fn other_compressions_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.zst");
    std::fs::write(&path, b"\x28\xb5\x2f\xfd....").unwrap();
    let reason = Intake::open(&Target::Named(path), CAP, &Room::default()).unwrap_err();
    assert_eq!(
        reason.to_string(),
        "compressed with zstd, which is not read yet"
    );
}

#[test]
fn a_full_temporary_directory_is_not_blamed_on_the_file() {
    let reason = no_room(&io::Error::from(io::ErrorKind::StorageFull));
    assert_eq!(
        reason.to_string(),
        "cannot read: no room in the temporary directory: no storage space"
    );
}
