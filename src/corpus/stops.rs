//! The bytes inside a JSON string that matter: quotation marks, backslashes, control characters. Blocks of 64 bytes are
//! looked at once, in wide registers, and what matters in one is kept as bits: in a text with an escape or a quotation mark
//! every few words, a search that starts anew at each costs more than it finds.

use crate::text::lanes::{self, BLOCK};

/// The places that matter in some bytes, asked for in about ascending order.
#[derive(Debug, Clone)]
pub(crate) struct Stops<'b> {
    blocks: &'b [[u8; BLOCK]],
    /// What is too short for a block.
    tail: &'b [u8],
    /// The block that was looked at last, and a bit for each place in it that matters.
    block: usize,
    bits: u64,
}

impl<'b> Stops<'b> {
    /// The places in `bytes`.
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        let (blocks, tail) = bytes.as_chunks();
        Self {
            blocks,
            tail,
            block: usize::MAX,
            bits: 0,
        }
    }

    /// The first place from `at` on.
    #[inline]
    pub(crate) fn next(&mut self, at: usize) -> Option<usize> {
        if at / BLOCK != self.block {
            self.look(at / BLOCK)?;
        }
        let mut bits = self.bits & (u64::MAX << (at % BLOCK));
        while bits == 0 {
            self.look(self.block + 1)?;
            bits = self.bits;
        }
        Some(self.block * BLOCK + bits.trailing_zeros() as usize)
    }

    #[inline]
    fn look(&mut self, block: usize) -> Option<()> {
        self.bits = match self.blocks.get(block) {
            Some(bytes) => bits(bytes),
            None if block == self.blocks.len() => bits(&lanes::filled(self.tail)),
            None => return None,
        };
        self.block = block;
        Some(())
    }
}

/// A bit for each byte that matters.
#[inline]
fn bits(block: &[u8; BLOCK]) -> u64 {
    lanes::bits(block, |lanes| {
        let is_sign = lanes.are(b'"').or(lanes.are(b'\\'));
        is_sign.or(lanes.are_between(0, b' ' - 1))
    })
}

#[cfg(test)]
mod tests {
    use super::Stops;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_one_of_them_is_found(text in "[ -~é\u{80}-\u{ff}]{0,200}", places in any::<[(prop::sample::Index, u8); 5]>()) {
            let mut bytes = text.into_bytes();
            for (place, byte) in places {
                if !bytes.is_empty() {
                    let place = place.index(bytes.len());
                    bytes[place] = byte % 96;
                }
            }
            let matters = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
            let mut stops = Stops::new(&bytes);
            for at in 0..=bytes.len() {
                let plain = bytes[at..].iter().position(matters).map(|far| at + far);
                prop_assert_eq!(stops.next(at), plain);
                prop_assert_eq!(Stops::new(&bytes).next(at), plain);
            }
        }
    }
}
