//! American states as newsrooms write them: abbreviated behind a town (`Jackson, Miss.`), and with the party behind the
//! name of a lawmaker (`R-Utah`, `D-W.Va.`). The abbreviation is a place; the party with its state says what somebody is,
//! and names nothing.

use super::{document::Document, gazetteer::Bits, label::Kind, tagger::Tagged, token::Shape};

/// The states that are abbreviated, less their periods; others are written out, or in capitals (`N.M.`).
const ABBREVIATED: [&str; 31] = [
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky",
    "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa",
    "Tenn", "Vt", "Wash", "Wis", "Wyo",
];

/// One past the abbreviated state at `at`, its period included.
fn abbreviated(document: &Document<'_>, at: usize) -> Option<usize> {
    let is_western = document.word(at) == "W." && document.is_glued(at + 1);
    let last = at + usize::from(is_western);
    let word = document.word(last);
    let is_known = word == "Va" || !is_western && ABBREVIATED.contains(&word);
    (is_known && document.word(last + 1) == "." && document.is_glued(last + 1)).then_some(last + 2)
}

/// Finds abbreviated states behind a town and a comma.
pub(crate) fn find(document: &Document<'_>) -> Vec<Tagged> {
    let kind = Kind::Loc;
    let behind_comma = (1..document.len()).filter(|at| document.word(at - 1) == ",");
    behind_comma
        .filter_map(|start| abbreviated(document, start).map(|end| Tagged { start, end, kind }))
        .collect()
}

/// Finds the parties of lawmakers with their states, as ranges of tokens.
pub(crate) fn parties(document: &Document<'_>) -> Vec<(usize, usize)> {
    let hyphens = (2..document.len()).filter(|at| is_party(document, *at));
    hyphens
        .filter_map(|hyphen| Some((hyphen - 1, state(document, hyphen + 1)?)))
        .collect()
}

/// Whether the hyphen at `at` stands behind the letter of a party, and that behind a comma or bracket.
fn is_party(document: &Document<'_>, at: usize) -> bool {
    document.word(at) == "-"
        && document.is_glued(at)
        && document.is_glued(at + 1)
        && matches!(document.word(at - 1), "D" | "I" | "R")
        && matches!(document.word(at - 2), "," | "(")
}

/// One past the state, or town, at `at`: `Utah`, `New York`, `N.C.`, `Calif.`, `TX`.
fn state(document: &Document<'_>, at: usize) -> Option<usize> {
    if let Some(end) = abbreviated(document, at) {
        return Some(end);
    }
    let is_half = document.is_any(at, &["New", "North", "South", "West", "Rhode", "Puerto"]);
    let is_code =
        document.shape(at) == Shape::Caps && document.word(at).replace('.', "").len() == 2;
    let is_known = is_half || is_code || document.bits(at).has(Bits::PLACE);
    let is_two = is_half && document.shape(at + 1) == Shape::Capital;
    is_known.then_some(at + 1 + usize::from(is_two))
}
