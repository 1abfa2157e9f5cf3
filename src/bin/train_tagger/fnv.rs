//! The hash by which a sentence is known whose text is not ours to keep (FNV-1a, 64 bits).

/// The hash of a text, byte by byte.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
