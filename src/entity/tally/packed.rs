//! Numbers as few bytes, one behind the other: seven bits a byte, the low ones first (LEB128).

/// Most bytes of a number.
pub(super) const LONGEST: usize = 5;

/// Appends a number.
pub(super) fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number off the front.
pub(super) fn pull<'b>(bytes: &mut impl Iterator<Item = &'b u8>) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    for byte in bytes {
        number |= u32::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
    None
}

/// Takes all numbers of a list: quicker than to [`pull`] one after the other.
pub(super) fn each(bytes: &[u8], mut take: impl FnMut(u32)) {
    let (mut number, mut shift) = (0, 0);
    for byte in bytes {
        number |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if *byte < 0x80 {
            take(number);
            (number, shift) = (0, 0);
        }
    }
}
