//! From a feature to its slot in the table of weights: numbers are mixed, never strings built. Two features may share a
//! slot; training sees the same collisions as serving, and with a million slots they cost less than a dictionary would.

/// Slots, as a power of two.
pub const SLOT_BITS: u32 = 20;

/// Stirs two numbers into one (the finaliser of splitmix64 over a rotated sum).
pub(super) const fn mix(one: u64, other: u64) -> u64 {
    let mut hash = (one.rotate_left(7) ^ other).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^= hash >> 31;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ (hash >> 29)
}

/// The slot of a value seen through a template.
pub(super) const fn slot(template: u16, value: u64) -> u32 {
    (mix(value, template as u64 + 1) >> (64 - SLOT_BITS)) as u32
}

/// A number for a text, letter by letter (FNV-1a, 64 bits).
pub(super) fn text(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(SEED, letter)
}

/// The number of no letters.
pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A number with one more letter.
pub(super) const fn letter(hash: u64, letter: char) -> u64 {
    (hash ^ letter as u64).wrapping_mul(0x0000_0100_0000_01b3)
}
