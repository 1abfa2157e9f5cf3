//! How much is read of what may be a bomb: the longest record, and how far a packed file may expand. An archive that
//! somebody trusts may need more, a small machine less.

use std::ops::RangeInclusive;

/// Bytes a record may be allowed. Above, the offsets of a text might no longer fit.
pub const RECORD: RangeInclusive<u64> = 1 << 10..=512 << 20;
/// Bytes a packed file may be allowed to expand to.
pub const EXPANSION: RangeInclusive<u64> = 1 << 20..=1 << 50;
/// How many times its size a packed file may be allowed to expand to.
pub const FACTOR: RangeInclusive<u64> = 1..=1_000_000;

/// The limits in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the longest record that is read.
    pub record: u64,
    /// Bytes a packed file may expand to, at the most.
    pub expansion: u64,
    /// How many times its size that may be, at the most.
    pub factor: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            record: 16 << 20,
            expansion: 64 << 30,
            factor: 200,
        }
    }
}
