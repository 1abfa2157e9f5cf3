//! Whether a list holds the pieces of running text.

use super::runs::ends_sentence;

/// Whether the parts of a list are pieces of running text, as in a transcript: most break off, and the next goes on in
/// small letters.
pub(super) fn are_pieces(parts: &[String]) -> bool {
    let broken = parts
        .windows(2)
        .filter(|pair| {
            let [part, next] = pair else { return false };
            !ends_sentence(part) && next.trim_start().starts_with(|c: char| !c.is_uppercase())
        })
        .count();
    let is_short = parts.iter().all(|part| part.chars().count() < 200);
    parts.len() >= 3 && is_short && broken * 2 > parts.len()
}
