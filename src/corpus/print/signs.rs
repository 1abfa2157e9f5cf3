//! The letters and signs of a text without the blanks between them: 64 bytes at a time, because a letter at a time takes as
//! long as parsing the record does.

use crate::text::lanes::{self, BLOCK};

/// Appends the first `most` signs of a text.
pub(super) fn push(text: &str, most: usize, signs: &mut Vec<u8>) {
    let (blocks, tail) = text.as_bytes().as_chunks();
    let last = lanes::filled(tail);
    let mut left = most;
    for (start, block) in (0..).step_by(BLOCK).zip(blocks.iter().chain([&last])) {
        let is_blank = lanes::bits(block, |lanes| {
            lanes.are(b' ').or(lanes.are_between(b'\t', b'\r'))
        });
        let (mut kept, mut firsts) = (!is_blank, !is_blank);
        if !block.is_ascii() {
            kept &= !wide_blanks(text, start, block);
            // The first byte of each character.
            firsts = kept & !lanes::bits(block, |lanes| lanes.are_between(0x80, 0xbf));
        }
        let count = firsts.count_ones() as usize;
        if count > left {
            let behind = (0..left).fold(firsts, |rest, _| rest & (rest - 1));
            // All before the first one too many; the last sign may end in this block.
            kept &= (1 << behind.trailing_zeros()) - 1;
            return push_kept(block, kept, signs);
        }
        left -= count;
        push_kept(block, kept, signs);
    }
}

/// The bytes of a block that belong to blanks beyond ASCII. One may have begun in the block before.
fn wide_blanks(text: &str, start: usize, block: &[u8; BLOCK]) -> u64 {
    // All of them begin so.
    let mut leads = lanes::bits(block, |lanes| {
        lanes.are(0xc2).or(lanes.are_between(0xe1, 0xe3))
    });
    let mut blanks = 0;
    let length = |at: usize| {
        let sign = text.get(at..).and_then(|rest| rest.chars().next());
        sign.filter(|sign| sign.is_whitespace())
            .map_or(0, char::len_utf8)
    };
    for before in 1..3 {
        let rest = start
            .checked_sub(before)
            .map_or(0, length)
            .saturating_sub(before);
        blanks |= (1 << rest) - 1;
    }
    while leads != 0 {
        let at = leads.trailing_zeros();
        blanks |= ((1 << length(start + at as usize)) - 1) << at;
        leads &= leads - 1;
    }
    blanks
}

/// Appends the bytes of a block that are kept. Without a branch, which in words of any length would be guessed wrong.
fn push_kept(block: &[u8; BLOCK], kept: u64, signs: &mut Vec<u8>) {
    let mut packed = [0; BLOCK];
    let mut count = 0;
    for (at, byte) in block.iter().enumerate() {
        // No bound to check: the compiler sees that the place is one.
        packed[count % BLOCK] = *byte;
        count += (kept >> at) as usize & 1;
    }
    signs.extend_from_slice(packed.get(..count).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::push;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_are_those_a_reader_of_letters_finds(
            text in "[a-c \n\t\u{85}\u{a0}\u{2003}\u{3000}\u{1c}é“汉😀]{0,200}",
            most in prop_oneof![0..200_usize, Just(usize::MAX)],
        ) {
            let mut signs = Vec::new();
            push(&text, most, &mut signs);
            let plain = text.chars().filter(|sign| !sign.is_whitespace()).take(most);
            prop_assert_eq!(String::from_utf8(signs).unwrap(), plain.collect::<String>());
        }
    }
}
