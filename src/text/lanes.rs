//! Sixty-four bytes at once, in wide registers: a bit for each byte that has what is asked about. The only file that names
//! the `wide` crate; without it the compiler goes byte by byte wherever a place is asked for and not a yes or no.

use wide::u8x16;

/// Bytes looked at together: a bit each in a word.
pub(crate) const BLOCK: usize = 64;
/// Bytes that are looked at together.
pub(crate) type Block = [u8; BLOCK];
/// Bytes in a register.
const LANES: usize = 16;

/// The bits that a small letter has and its capital has not.
pub(crate) const SMALL: u8 = 0x20;

/// Some bytes of a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lanes(u8x16);

impl Lanes {
    #[inline]
    fn new(bytes: &[u8; LANES]) -> Self {
        Self(u8x16::new(*bytes))
    }

    /// Capitals as small letters. Other bytes may change too, but none into a letter.
    #[inline]
    pub(crate) fn small(self) -> Self {
        self.with(SMALL)
    }

    /// Some bits set in all of them.
    #[inline]
    pub(crate) fn with(self, bits: u8) -> Self {
        Self(self.0 | u8x16::splat(bits))
    }

    /// Which of them are `byte`.
    #[inline]
    pub(crate) fn are(self, byte: u8) -> Hits {
        Hits(self.0.simd_eq(u8x16::splat(byte)))
    }

    /// Which of them are not ASCII.
    #[inline]
    pub(crate) fn are_beyond_ascii(self) -> Hits {
        Hits(self.0)
    }

    /// Which of them are `first`, `last` or between.
    #[inline]
    pub(crate) fn are_between(self, first: u8, last: u8) -> Hits {
        let far = self.0 - u8x16::splat(first);
        Hits(far.min(u8x16::splat(last - first)).simd_eq(far))
    }
}

/// Those of some bytes that have what was asked about: their highest bit is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hits(u8x16);

impl Hits {
    /// Those that have the one or the other.
    #[inline]
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that have both.
    #[inline]
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// A bit for each byte of a block that is a hit, the lowest for the first.
#[inline]
pub(crate) fn bits(block: &Block, hits: impl Fn(Lanes) -> Hits) -> u64 {
    let last_first = lanes(block).iter().rev();
    last_first.fold(0, |bits, lanes| with_bits(bits, hits(Lanes::new(lanes))))
}

/// Whether any byte of a block is a hit; quicker than asking which.
#[inline]
pub(crate) fn has(block: &Block, hits: impl Fn(Lanes) -> Hits) -> bool {
    let found = lanes(block).iter().map(|lanes| hits(Lanes::new(lanes)));
    let found = found.reduce(Hits::or);
    found.is_some_and(|hits| hits.0.to_bitmask() != 0)
}

/// As [`bits`], of three blocks, of which the bytes at one place are looked at together.
#[inline]
pub(crate) fn bits_of_three(
    blocks: [&Block; 3],
    hits: impl Fn(Lanes, Lanes, Lanes) -> Hits,
) -> u64 {
    let [one, two, three] = blocks;
    let (one, two, three) = (lanes(one), lanes(two), lanes(three));
    let mut bits = 0;
    for at in (0..BLOCK / LANES).rev() {
        if let (Some(one), Some(two), Some(three)) = (one.get(at), two.get(at), three.get(at)) {
            let hits = hits(Lanes::new(one), Lanes::new(two), Lanes::new(three));
            bits = with_bits(bits, hits);
        }
    }
    bits
}

#[inline]
fn lanes(block: &Block) -> &[[u8; LANES]] {
    block.as_chunks().0
}

/// The bits of some bytes below those of the bytes behind them.
#[inline]
fn with_bits(bits: u64, hits: Hits) -> u64 {
    bits << LANES | u64::from(hits.0.to_bitmask())
}

/// What is too short, filled up with blanks.
#[inline]
pub(crate) fn filled<const N: usize>(tail: &[u8]) -> [u8; N] {
    let mut block = [b' '; N];
    for (to, from) in block.iter_mut().zip(tail) {
        *to = *from;
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_bit() {
        for at in 0..BLOCK {
            let mut block = [b'x'; BLOCK];
            block[at] = b'"';
            assert_eq!(bits(&block, |lanes| lanes.are(b'"')), 1 << at);
            assert!(has(&block, |lanes| lanes.are(b'"')));
            assert!(!has(&block, |lanes| lanes.are(b' ')));
        }
    }

    #[test]
    fn capitals_become_small_and_nothing_else_becomes_a_letter() {
        for byte in 0..=u8::MAX {
            let is_letter = |lanes: Lanes| lanes.small().are_between(b'a', b'z');
            let is_letter = bits(&[byte; BLOCK], is_letter) != 0;
            assert_eq!(is_letter, byte.is_ascii_alphabetic(), "{byte}");
        }
    }

    #[test]
    fn bytes_between_two_are_told_to_the_last() {
        for byte in 0..=u8::MAX {
            let is_between = bits(&[byte; BLOCK], |lanes| lanes.are_between(b'\t', b'\r')) != 0;
            assert_eq!(is_between, (b'\t'..=b'\r').contains(&byte), "{byte}");
        }
    }
}
