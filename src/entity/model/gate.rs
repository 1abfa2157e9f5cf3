//! Which tokens are worth a look: those written as names are, and the small words and marks that stand inside names. All
//! others are outside, unscored, in training as in serving; they are six in seven of what is printed.

use crate::entity::{document::Document, gazetteer::Bits, token::Shape};

/// Small words that names begin with.
const PARTICLES: &[&str] = &[
    "al", "el", "ul", "de", "del", "della", "van", "von", "der", "den", "du", "da", "di", "dos",
    "la", "le", "bin", "ibn", "o",
];
/// Longest word in small letters after a hyphen that may be part of a name: `Tse-tung`.
const SYLLABLE: usize = 6;

/// For each token of a text whether it can be part of a name.
pub(super) fn open(document: &Document<'_>) -> Vec<bool> {
    (0..document.len())
        .map(|at| is_open(document, at))
        .collect()
}

fn is_open(document: &Document<'_>, at: usize) -> bool {
    let is_capital = |distance: isize| {
        at.checked_add_signed(distance).is_some_and(|near| {
            is_written_as_name(document.shape(near))
                && document.sentence(near) == document.sentence(at)
        })
    };
    match document.shape(at) {
        Shape::Capital | Shape::Caps | Shape::Initial => !is_owed(document, at) || is_capital(1),
        Shape::Number => is_capital(-1) || is_capital(1),
        Shape::Possessive => is_capital(-1) && is_capital(1),
        Shape::Mark => {
            is_capital(-1) && is_capital(1)
                || is_hyphen(document, at) && (is_capital(-1) || is_capital(1))
        }
        Shape::Lower => {
            let is_between = (is_capital(-1) || is_capital(-2)) && (is_capital(1) || is_capital(2));
            is_between
                || is_capital(1) && PARTICLES.contains(&document.word(at))
                || is_capital(2) && is_hyphen(document, at + 1)
                || is_capital(-2)
                    && is_hyphen(document, at - 1)
                    && document.word(at).len() <= SYLLABLE
        }
    }
}

const fn is_written_as_name(shape: Shape) -> bool {
    matches!(shape, Shape::Capital | Shape::Caps | Shape::Initial)
}

/// Whether a word has its capital only because a sentence begins with it: `The`, `But`, `He`.
fn is_owed(document: &Document<'_>, at: usize) -> bool {
    let bits = document.bits(at);
    document.opens(at)
        && document.shape(at) == Shape::Capital
        && bits.has(Bits::STOP)
        && !bits.has(Bits::LISTED | Bits::FIRST | Bits::SURNAME | Bits::STARTS_PHRASE)
}

/// A hyphen with no blank beside it.
fn is_hyphen(document: &Document<'_>, at: usize) -> bool {
    document.is_glued(at)
        && document.is_glued(at + 1)
        && matches!(document.word(at), "-" | "\u{2010}" | "\u{2011}")
}
