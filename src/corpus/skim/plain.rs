//! Where a string ends, sixty-four bytes at a time, without a step for each quotation mark and line break inside it: in
//! running text there is one every few words. For strings in which only what must be is written by a code; all others are
//! gone through sign by sign.

use crate::text::lanes::{self, BLOCK, Lanes};
use std::ops::ControlFlow;

/// The place of the quotation mark that ends a string, which begins at `start`; none where there is none, or where
/// anything in the string is odd.
pub(super) fn end(text: &[u8], start: usize) -> Option<usize> {
    let (blocks, tail) = text.as_chunks();
    let last = lanes::filled(tail);
    let first = start / BLOCK;
    let mut walk = Walk {
        inside: u64::MAX << (start % BLOCK),
        is_escaped: 0,
    };
    let rest = blocks.get(first..)?.iter().chain([&last]);
    let mut base = first * BLOCK;
    let walked = rest.map(|block| walk.look(block)).find_map(|found| {
        let at = found.break_value().map(|end| Some(base + end?));
        base += BLOCK;
        at
    });
    walked?.filter(|end| *end < text.len())
}

/// A walk from block to block.
struct Walk {
    /// The bytes of the next block that are in the string.
    inside: u64,
    /// The first byte of it is behind a backslash.
    is_escaped: u64,
}

impl Walk {
    /// Ends with the place of the mark that ends the string in a block, or with none at something odd.
    #[inline]
    fn look(&mut self, block: &[u8; BLOCK]) -> ControlFlow<Option<usize>> {
        let inside = std::mem::replace(&mut self.inside, u64::MAX);
        let quotes = inside & lanes::bits(block, |lanes| lanes.are(b'"'));
        let slashes = inside & lanes::bits(block, |lanes| lanes.are(b'\\'));
        let escaped = self.behind(slashes);
        let ends = quotes & !escaped;
        let before = ends.wrapping_sub(1) & !ends;
        let odd = controls(block, inside) | unusual(block, escaped & !(quotes | slashes));
        if odd & before != 0 {
            ControlFlow::Break(None)
        } else if ends != 0 {
            ControlFlow::Break(Some(ends.trailing_zeros() as usize))
        } else {
            ControlFlow::Continue(())
        }
    }

    /// The bytes behind a backslash that is not behind another itself.
    #[inline]
    fn behind(&mut self, slashes: u64) -> u64 {
        const EVEN: u64 = 0x5555_5555_5555_5555;
        let slashes = slashes & !self.is_escaped;
        let behind = slashes << 1 | self.is_escaped;
        // A carry runs through each row of backslashes, and comes out behind it at an odd place where it is of odd length
        // and began at an even one.
        let begin_odd = slashes & !EVEN & !behind;
        let (run, goes_on) = begin_odd.overflowing_add(slashes);
        self.is_escaped = u64::from(goes_on);
        (EVEN ^ run << 1) & behind
    }
}

/// The control characters among some bytes.
#[inline]
fn controls(block: &[u8; BLOCK], inside: u64) -> u64 {
    let are = |lanes: Lanes| lanes.are_between(0, b' ' - 1);
    if lanes::has(block, are) {
        inside & lanes::bits(block, are)
    } else {
        0
    }
}

/// Those of some letters behind backslashes by which not every writer of JSON would write the sign.
#[inline]
fn unusual(block: &[u8; BLOCK], letters: u64) -> u64 {
    if letters == 0 {
        return 0;
    }
    let rest = letters & !lanes::bits(block, |lanes| lanes.are(b'n'));
    if rest == 0 {
        return 0;
    }
    rest & !lanes::bits(block, |lanes| {
        let breaks = lanes.are(b't').or(lanes.are(b'r'));
        breaks.or(lanes.are(b'b')).or(lanes.are(b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::end;
    use proptest::prelude::*;

    /// Whether no sign could have been written before it but by a backslash.
    fn is_usual(letter: u8) -> bool {
        matches!(letter, b'n' | b'"' | b'\\' | b't' | b'r' | b'b' | b'f')
    }

    /// The same, sign by sign.
    fn plainly(text: &[u8], start: usize) -> Option<usize> {
        let mut at = start;
        loop {
            match text.get(at)? {
                b'"' => return Some(at),
                b'\\' if is_usual(*text.get(at + 1)?) => at += 2,
                b'\\' | ..b' ' => return None,
                _ => at += 1,
            }
        }
    }

    proptest! {
        #[test]
        fn it_is_where_a_reader_of_signs_finds_it(
            rows in prop::collection::vec((prop::sample::select(b"\\\\\\\\\"na tu/\t\xc3".to_vec()), 1..90_usize, 0..9_usize), 0..12),
            start in 0..80_usize,
        ) {
            let row = |(byte, count, quotes): (u8, usize, usize)| {
                let count = if byte == b'a' { count } else { count % 5 };
                let quote: &[u8] = if quotes == 0 { b"\"" } else { b"\\\"" };
                [&vec![byte; count], quote].concat()
            };
            let text: Vec<u8> = rows.into_iter().flat_map(row).collect();
            prop_assert_eq!(end(&text, start), plainly(&text, start), "{}", text.escape_ascii());
        }
    }
}
