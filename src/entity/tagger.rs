//! Gives each piece a kind, by the weight of evidence over the whole text. The trained tagger will replace this stage.
//!
//! The same words are the same kind throughout a text (the majority of their evidence), except where a single place
//! speaks for itself: a title before a word makes it a person there whatever it is elsewhere.

use super::{
    candidate::Runs,
    document::Document,
    evidence,
    gazetteer::{Bits, Gazetteer},
    key::{KeyMap, KeySet},
    label::Kind,
    segment::{self, Piece},
    token::Shape,
    votes::Votes,
};

/// What evidence a name needs to be one.
const THRESHOLD: i32 = 3;
/// Evidence on the spot that the rest of the text cannot outvote.
const CERTAIN: i32 = 14;

/// Tokens with a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tagged {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
}

/// Finds and types the names among the tokens that are not `taken`.
pub(crate) fn tag(document: &Document<'_>, gazetteer: &Gazetteer, taken: &[bool]) -> Vec<Tagged> {
    let mut pieces = Vec::new();
    for units in Runs::new(document, gazetteer, taken) {
        segment::segment(document, &units, &mut pieces);
    }
    let votes: Vec<Votes> = pieces
        .iter()
        .map(|piece| evidence::weigh(document, gazetteer, piece))
        .collect();
    let totals = totals(document, &pieces, &votes);
    let people = People::new(document, &pieces, &totals);
    let weighed = pieces.iter().zip(&votes);
    weighed
        .filter_map(|(piece, votes)| decide(document, piece, votes, &totals, &people))
        .collect()
}

fn totals(document: &Document<'_>, pieces: &[Piece], votes: &[Votes]) -> KeyMap<u64, Votes> {
    let mut totals: KeyMap<u64, Votes> = KeyMap::default();
    for (piece, votes) in pieces.iter().zip(votes) {
        totals
            .entry(document.name_key(piece.start, piece.end))
            .or_default()
            .add_all(votes);
    }
    totals
}

/// Words of the full names of the people and organisations in the text.
struct People {
    surnames: KeySet,
    parts: KeySet,
    /// First words of the longer names of organisations.
    bodies: KeySet,
}

impl People {
    fn new(document: &Document<'_>, pieces: &[Piece], totals: &KeyMap<u64, Votes>) -> Self {
        let mut people = Self {
            surnames: KeySet::default(),
            parts: KeySet::default(),
            bodies: KeySet::default(),
        };
        for piece in pieces.iter().filter(|piece| piece.end > piece.start + 1) {
            let votes = totals
                .get(&document.name_key(piece.start, piece.end))
                .copied()
                .unwrap_or_default();
            if votes.winner(THRESHOLD) == Some(Kind::Org) {
                people.bodies.insert(document.key(piece.start));
            }
            if votes.winner(THRESHOLD) == Some(Kind::Person) {
                people
                    .surnames
                    .insert(document.surname_key(piece.start, piece.end));
                people.parts.insert(document.key(piece.start));
            }
        }
        people
    }
}

fn decide(
    document: &Document<'_>,
    piece: &Piece,
    votes: &Votes,
    totals: &KeyMap<u64, Votes>,
    people: &People,
) -> Option<Tagged> {
    let tagged = |kind| {
        Some(Tagged {
            start: if kind == Kind::Person {
                particle(document, piece.start)
            } else {
                piece.start
            },
            end: piece.end,
            kind,
        })
    };
    if votes.of(Kind::Person) >= CERTAIN {
        return tagged(Kind::Person);
    }
    let is_single = piece.end == piece.start + 1;
    let total = totals
        .get(&document.name_key(piece.start, piece.end))
        .copied()
        .unwrap_or_default();
    let bits = document.bits(piece.start);
    if is_single {
        let is_surname = people.surnames.contains(&document.key(piece.start));
        // `Washington` is the town after `in` even where George Washington is spoken of.
        if is_surname && votes.of(Kind::Loc) < 12 && !bits.has(Bits::NORP | Bits::COUNTRY) {
            return tagged(Kind::Person);
        }
        if piece.is_bare && people.parts.contains(&document.key(piece.start)) {
            return tagged(Kind::Person);
        }
        let is_word = bits.has(Bits::COMMON | Bits::STOP | Bits::HEAD | Bits::TITLE_MODIFIER);
        if piece.is_bare && people.bodies.contains(&document.key(piece.start)) && !is_word {
            return tagged(Kind::Org);
        }
        if !is_name(document, piece) {
            return None;
        }
    }
    // One place alone is weaker evidence than the text, but the text is not stronger for being long.
    total.winner(THRESHOLD).and_then(tagged)
}

/// Where a surname begins with the particle before it: `de Klerk`, `al-Assad`.
pub(crate) fn particle(document: &Document<'_>, mut start: usize) -> usize {
    const PARTICLES: &[&str] = &[
        "de", "van", "von", "der", "den", "du", "da", "di", "al", "el", "bin",
    ];
    for _ in 0..2 {
        let hyphen =
            usize::from(document.is_glued(start) && start > 0 && document.word(start - 1) == "-");
        let Some(at) = start.checked_sub(1 + hyphen) else {
            break;
        };
        let is_particle =
            document.shape(at) == Shape::Lower && PARTICLES.contains(&document.word(at));
        if !is_particle || document.sentence(at) != document.sentence(start) {
            break;
        }
        start = at;
    }
    start
}

/// Whether a single word is a name at all, and not one with a capital owed to its place.
fn is_name(document: &Document<'_>, piece: &Piece) -> bool {
    let at = piece.start;
    if document.word(at).trim_end_matches('.').chars().count() < 2 {
        return false;
    }
    if piece.is_bare && document.bits(at).has(Bits::COMMON | Bits::STOP) {
        return false;
    }
    if !document.opens(at) {
        return true;
    }
    if document.occurs_proper(at) {
        return true;
    }
    let bits = document.bits(at);
    if bits.has(Bits::COMMON | Bits::STOP) || document.occurs_small(at) {
        return false;
    }
    !piece.is_bare
        || (bits.has(Bits::FIRST | Bits::SURNAME) && document.bits(at + 1).has(Bits::SAY))
}
