//! What the words around a piece say of its kind.
//!
//! Only a few tokens to each side are looked at, so the cost of a piece does not depend on the length of the text.

use super::{
    document::Document,
    gazetteer::{Bits, Gazetteer},
    label::Kind,
    segment::Piece,
    token::Shape,
    votes::Votes,
};

/// Adds what stands before and after a piece.
pub(crate) fn weigh(document: &Document<'_>, gazetteer: &Gazetteer, piece: &Piece) -> Votes {
    let mut votes = piece.votes;
    before(document, piece, &mut votes);
    after(document, gazetteer, piece, &mut votes);
    shape(document, piece, &mut votes);
    votes
}

fn before(document: &Document<'_>, piece: &Piece, votes: &mut Votes) {
    let Some(at) = piece.start.checked_sub(1) else {
        return;
    };
    if document.sentence(at) != document.sentence(piece.start) {
        return;
    }
    let bits = document.bits(at);
    let is_small = document.shape(at) == Shape::Lower;
    if is_small && bits.has(Bits::ROLE) && !document.is_glued(piece.start) {
        votes.add(Kind::Person, 6);
    }
    if bits.has(Bits::TITLE) && !is_small {
        votes.add(Kind::Person, 8);
    }
    match document.word(at) {
        "in" | "near" | "at" => votes.add(Kind::Loc, 4),
        "around" | "outside" | "across" | "throughout" | "reached" | "left" => {
            votes.add(Kind::Loc, 2);
        }
        "from" => votes.add(Kind::Loc, 3),
        "to" | "into" | "toward" | "towards" => votes.add(Kind::Loc, 2),
        _ if is_small && bits.has(Bits::VESSEL) => votes.add(Kind::Product, 6),
        "," => {
            let is_role = at > 0
                && document.shape(at - 1) == Shape::Lower
                && document.bits(at - 1).has(Bits::ROLE);
            votes.add(Kind::Person, if is_role { 3 } else { 0 });
        }
        "the" | "The" => {
            votes.add(Kind::Person, -5);
            votes.add(Kind::Org, 1);
            // `the Pole` that expeditions go to.
            if document.bits(piece.start).has(Bits::GEO_HEAD) {
                votes.add(Kind::Norp, -8);
            }
        }
        "an" | "a" | "A" | "An" => votes.add(Kind::Person, -3),
        "of" => of(document, at, votes),
        "and" if at > 0 && document.bits(at - 1).has(Bits::PLACE) => votes.add(Kind::Loc, 3),
        "by" | "with" | "and" | "who" => votes.add(Kind::Person, 1),
        _ => {}
    }
}

/// `the city of X`, `president of X`, `chairman of X`.
fn of(document: &Document<'_>, at: usize, votes: &mut Votes) {
    let Some(before) = at.checked_sub(1) else {
        return;
    };
    let bits = document.bits(before);
    if bits.has(Bits::OF_PLACE) {
        votes.add(Kind::Loc, 4);
    } else if bits.has(Bits::OF_ORG) {
        votes.add(Kind::Org, 3);
    } else if bits.has(Bits::OF_PERSON) {
        votes.add(Kind::Person, 2);
    }
}

fn after(document: &Document<'_>, gazetteer: &Gazetteer, piece: &Piece, votes: &mut Votes) {
    let at = piece.end;
    if document.sentence(at) != document.sentence(piece.start) {
        return;
    }
    let bits = document.bits(at);
    if bits.has(Bits::SAY) && document.shape(at) == Shape::Lower {
        votes.add(Kind::Person, 3);
        votes.add(Kind::Org, 1);
    }
    let is_long = piece.end > piece.start + 1;
    match document.word(at) {
        "," => comma(document, gazetteer, at, votes),
        "(" if document.shape(at + 1) == Shape::Caps && document.word(at + 2) == ")" && is_long => {
            votes.add(Kind::Org, 4);
        }
        "and" if document.bits(at + 1).has(Bits::PLACE) => votes.add(Kind::Loc, 2),
        "who" | "himself" | "herself" | "whose" => votes.add(Kind::Person, 4),
        _ if document.shape(at) != Shape::Lower => {}
        _ if bits.has(Bits::THEN_ORG) => votes.add(Kind::Org, 3),
        _ if bits.has(Bits::THEN_PLACE) => votes.add(Kind::Loc, 4),
        _ if bits.has(Bits::THEN_GROUP) => votes.add(Kind::Norp, 2),
        _ if bits.has(Bits::CRAFT) => votes.add(Kind::Product, 3),
        _ => {}
    }
}

/// `X, 45,`, `X, the foreign minister`, `X, France`.
fn comma(document: &Document<'_>, gazetteer: &Gazetteer, comma: usize, votes: &mut Votes) {
    let at = comma + 1;
    if document.shape(at) == Shape::Number
        && document.word(at).len() <= 2
        && matches!(document.word(at + 1), "," | ".")
    {
        votes.add(Kind::Person, 6);
        return;
    }
    if document.bits(at).has(Bits::NUMBER | Bits::UNIT) || document.bits(at + 1).has(Bits::UNIT) {
        votes.add(Kind::Loc, 2);
        return;
    }
    if matches!(document.word(at), "who" | "whose") {
        votes.add(Kind::Person, 5);
        return;
    }
    // A role within four words, and no verb on the way.
    for word in at..at + 5 {
        let bits = document.bits(word);
        if document.shape(word) == Shape::Mark || bits.has(Bits::SAY) {
            break;
        }
        if document.shape(word) == Shape::Lower && bits.has(Bits::ROLE) {
            votes.add(Kind::Person, 4);
            return;
        }
    }
    let tokens = document.tokens.get(at..).unwrap_or_default();
    let phrase = if document.bits(at).has(Bits::STARTS_PHRASE) {
        gazetteer.phrase(tokens)
    } else {
        None
    };
    let (length, bits) = phrase.unwrap_or((1, document.bits(at)));
    if bits.has(Bits::COUNTRY | Bits::REGION)
        && matches!(document.word(at + length), "," | "." | ")")
    {
        votes.add(Kind::Loc, 5);
    }
}

fn shape(document: &Document<'_>, piece: &Piece, votes: &mut Votes) {
    if piece.end != piece.start + 1 {
        return;
    }
    let word = document.word(piece.start);
    match document.shape(piece.start) {
        Shape::Caps if (2..=6).contains(&word.len()) && word.chars().all(char::is_alphabetic) => {
            votes.add(Kind::Org, 3);
        }
        Shape::Capital if word.len() > 5 => by_ending(word, votes),
        _ => {}
    }
}

fn by_ending(word: &str, votes: &mut Votes) {
    const PLACES: &[&str] = &[
        "ville", "burg", "burgh", "stan", "grad", "shire", "polis", "abad", "pur", "heim", "hafen",
        "ivka", "insk",
    ];
    if PLACES.iter().any(|end| word.ends_with(end)) {
        votes.add(Kind::Loc, 2);
    } else if ["ists", "ians", "ites"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        votes.add(Kind::Norp, 4);
    } else if ["ist", "ish", "ese", "ian"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        votes.add(Kind::Norp, 1);
    }
}
