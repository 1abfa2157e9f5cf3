//! A line of the log: a checksum of what it says, a blank, an object of JSON.
//!
//! ```text
//! 1c291ca3 {"v":1,"op":"star","id":"a-7","on":true,"t":1732770000000,"w":"5f0c","n":1}
//! ```
//! The checksum is CRC-32C. The crates for it bring code for each processor; a line has a hundred bytes and a table of our
//! own does.

use crate::{store::lines::Line, text::sanitize};
use serde_json::json;

/// What the last line of a snapshot does.
const END: &str = "end";

/// The remainders of all bytes, for the polynomial of Castagnoli, lowest bit first.
const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < table.len() {
        let mut rest = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = (rest >> 1) ^ (0x82F6_3B78 * (rest & 1));
            bit += 1;
        }
        table[byte] = rest;
        byte += 1;
    }
    table
};

/// The CRC-32C of some bytes.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |rest, byte| {
        let at = (rest as u8) ^ byte;
        (rest >> 8) ^ TABLE.get(usize::from(at)).unwrap_or(&0)
    })
}

/// A line as it is written, with its end.
pub(in crate::store) fn sealed(line: Line) -> String {
    let json = serde_json::Value::Object(line).to_string();
    let json = sanitize::json(&json);
    format!("{:08x} {json}\n", checksum(json.as_bytes()))
}

/// The line that ends a snapshot: how many come before it.
pub(super) fn end(count: usize) -> String {
    let line = [("v", json!(1)), ("op", json!(END)), ("lines", json!(count))];
    sealed(
        line.map(|(key, value)| (key.to_owned(), value))
            .into_iter()
            .collect(),
    )
}

/// How many lines come before this one, if it is the last of a snapshot.
pub(super) fn counted(line: &Line) -> Option<usize> {
    let is_end = line.get("op").is_some_and(|op| op == END);
    let count = line.get("lines").filter(|_| is_end)?.as_u64()?;
    usize::try_from(count).ok()
}

/// What a line says, without its end; none where it is damaged.
pub(super) fn opened(line: &[u8]) -> Option<Line> {
    let (seal, json) = line.split_at_checked(9)?;
    let digits = std::str::from_utf8(seal).ok()?.strip_suffix(' ')?;
    let is_ours = |digit: char| matches!(digit, '0'..='9' | 'a'..='f');
    let seal = u32::from_str_radix(digits, 16).ok()?;
    if !digits.chars().all(is_ours) || seal != checksum(json) {
        return None;
    }
    serde_json::from_slice(json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        // The check value of CRC-32/ISCSI, and two of RFC 3720, B.4.
        assert_eq!(checksum(b"123456789"), 0xE306_9283);
        assert_eq!(checksum(&[0; 32]), 0x8A91_36AA);
        assert_eq!(checksum(&[0xFF; 32]), 0x62A8_AB43);
    }

    #[test]
    fn what_is_written_is_read_and_what_was_touched_is_not() {
        let line = Line::from_iter([("id".to_owned(), json!("a\u{1b}[2J\u{202e}\n"))]);
        let written = sealed(line.clone());
        assert!(written.is_ascii() && !written.contains('\u{1b}'));
        let bytes = written.trim_end().as_bytes();
        assert_eq!(opened(bytes), Some(line));
        for at in 0..bytes.len() {
            assert_eq!(opened(&bytes[..at]), None, "cut at {at}");
            for bit in 0..8 {
                let mut flipped = bytes.to_vec();
                flipped[at] ^= 1 << bit;
                assert_eq!(opened(&flipped), None, "bit {bit} of byte {at}");
            }
        }
    }
}
