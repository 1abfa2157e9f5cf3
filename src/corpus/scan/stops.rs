//! The next byte inside a JSON string that matters. Blocks without an early exit, which the compiler turns into wide
//! registers, then words of eight bytes: in a text with an escape or a quotation mark every few words a search that starts
//! anew at each costs more than it finds.

/// Bytes looked at together.
const BLOCK: usize = 32;
/// The lowest and the highest bit of each byte of a word.
const LOW: u64 = u64::MAX / 255;
const HIGH: u64 = LOW << 7;

/// Where the first quotation mark, backslash or control character stands in `bytes`.
#[inline]
pub(crate) fn stop(bytes: &[u8]) -> Option<usize> {
    let (words, _) = bytes.as_chunks::<8>();
    // Most strings end soon.
    for (place, word) in (0..).step_by(8).zip(words.iter().take(BLOCK / 8)) {
        let hits = hits(*word);
        if hits != 0 {
            return Some(place + (hits.trailing_zeros() / 8) as usize);
        }
    }
    far(bytes, bytes.len().min(BLOCK) / 8 * 8)
}

/// The same from `start` on, where nothing matters before it.
fn far(bytes: &[u8], start: usize) -> Option<usize> {
    let (blocks, _) = bytes.get(start..)?.as_chunks::<BLOCK>();
    let is_free = |block: &&[u8; BLOCK]| {
        let hits = block.iter().fold(0, |hits, byte| {
            hits | u8::from(*byte == b'"') | u8::from(*byte == b'\\') | u8::from(*byte < b' ')
        });
        hits == 0
    };
    let free = start + blocks.iter().take_while(is_free).count() * BLOCK;
    let (words, _) = bytes.get(free..)?.as_chunks::<8>();
    let clear = words.iter().take_while(|word| hits(**word) == 0).count() * 8;
    let rest = bytes.get(free + clear..)?;
    let stop = rest
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
    Some(free + clear + stop)
}

/// A bit in each byte of a word that matters; above the first one there may be bits too many.
fn hits(word: [u8; 8]) -> u64 {
    let word = u64::from_le_bytes(word);
    let is_nought = |word: u64| word.wrapping_sub(LOW) & !word;
    let is_quote = is_nought(word ^ (LOW * u64::from(b'"')));
    let is_backslash = is_nought(word ^ (LOW * u64::from(b'\\')));
    let is_control = word.wrapping_sub(LOW * u64::from(b' ')) & !word;
    (is_quote | is_backslash | is_control) & HIGH
}

#[cfg(test)]
mod tests {
    use super::stop;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_of_them_is_found(text in "[ -~é\u{80}-\u{ff}]{0,200}", at: prop::sample::Index, sign in "[\"\\\\\n\u{1}a]") {
            let mut bytes = text.into_bytes();
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = sign.as_bytes()[0];
            }
            for start in 0..bytes.len().min(9) {
                let bytes = &bytes[start..];
                let plain = bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
                prop_assert_eq!(stop(bytes), plain);
            }
        }
    }
}
