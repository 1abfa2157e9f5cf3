//! Places in a text, a bit for each. Every other headline fits into one word of the machine, and what is done with two words
//! for the others needs not be done for it.

use crate::{
    corpus::segment::texts::Window,
    query::fuzzy::PATTERN_CAP,
    text::lanes::{self, Lanes},
};
use std::ops::{BitAnd, BitOr, Not, Shl, Shr};

/// Some places in a text.
pub(super) trait Places:
    Copy
    + Eq
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + Not<Output = Self>
    + Shl<usize, Output = Self>
    + Shr<usize, Output = Self>
{
    /// No place.
    const NONE: Self;

    /// Whether there is a bit for each place of a text, and one for its end.
    fn has_room(text: Window<'_>) -> bool;

    /// The places of a text that have what is asked about.
    fn of(text: Window<'_>, hits: impl Fn(Lanes) -> lanes::Hits) -> Self;

    /// The first so many; not all there are.
    fn below(count: usize) -> Self;

    /// The first of them; as many as there are where it is none.
    fn first(self) -> usize;

    /// The last of them.
    fn last(self) -> usize;

    /// All places up to the first of them, itself included.
    fn through_first(self) -> Self;

    /// Where the places of each letter are written.
    fn slots(stands: &mut Stands) -> &mut [Self];
}

/// Memory to work in: where each letter stands in the text looked at last.
#[derive(Debug)]
pub(in crate::query) struct Stands {
    short: [u64; PATTERN_CAP],
    long: [u128; PATTERN_CAP],
}

impl Default for Stands {
    fn default() -> Self {
        Self {
            short: [0; PATTERN_CAP],
            long: [0; PATTERN_CAP],
        }
    }
}

/// What is the same for words of either width.
macro_rules! bits_of {
    ($word:ty, $slots:ident) => {
        const NONE: Self = 0;

        #[inline]
        fn has_room(text: Window<'_>) -> bool {
            text.length < <$word>::BITS as usize
        }

        #[inline]
        fn below(count: usize) -> Self {
            (1 << count) - 1
        }

        #[inline]
        fn first(self) -> usize {
            self.trailing_zeros() as usize
        }

        #[inline]
        fn last(self) -> usize {
            (<$word>::BITS - 1).saturating_sub(self.leading_zeros()) as usize
        }

        #[inline]
        fn through_first(self) -> Self {
            self ^ self.wrapping_sub(1)
        }

        #[inline]
        fn slots(stands: &mut Stands) -> &mut [Self] {
            &mut stands.$slots
        }
    };
}

impl Places for u64 {
    bits_of!(u64, short);

    #[inline]
    fn of(text: Window<'_>, hits: impl Fn(Lanes) -> lanes::Hits) -> Self {
        let block = text.bytes.first_chunk();
        block.map_or(0, |block| lanes::bits(block, hits)) & Self::below(text.length)
    }
}

impl Places for u128 {
    bits_of!(u128, long);

    #[inline]
    fn of(text: Window<'_>, hits: impl Fn(Lanes) -> lanes::Hits) -> Self {
        let (blocks, _) = text.bytes.as_chunks::<{ lanes::BLOCK }>();
        let [low, high] = blocks else {
            return 0;
        };
        let high = Self::from(lanes::bits(high, &hits)) << lanes::BLOCK;
        (high | Self::from(lanes::bits(low, &hits))) & Self::below(text.length)
    }
}
