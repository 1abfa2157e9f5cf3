//! From the class of a name to its kind: what the trained tagger calls miscellaneous is an event, a law, a work or a
//! product by its words.

use super::{
    document::Document,
    gazetteer::Bits,
    label::Kind,
    model::{Found, tag::Class},
    tagger::Tagged,
};

/// The kind of a name; `guessed` is what the rules made of the text.
pub(crate) fn of(document: &Document<'_>, found: &Found, guessed: &[Tagged]) -> Kind {
    match found.class {
        Class::Person => Kind::Person,
        Class::Org => Kind::Org,
        Class::Loc => Kind::Loc,
        Class::Norp => Kind::Norp,
        Class::Misc => miscellaneous(document, found, guessed),
    }
}

fn miscellaneous(document: &Document<'_>, found: &Found, guessed: &[Tagged]) -> Kind {
    let is_fine = |kind: Kind| Class::of(kind) == Some(Class::Misc);
    let first = guessed.partition_point(|guess| guess.end <= found.start);
    let near = guessed
        .iter()
        .skip(first)
        .take_while(|guess| guess.start < found.end);
    if let Some(guess) = near.into_iter().find(|guess| is_fine(guess.kind)) {
        return guess.kind;
    }
    let has = |bits: Bits| (found.start..found.end).any(|at| document.bits(at).has(bits));
    if has(Bits::LAW | Bits::LAW_HEAD) {
        Kind::Law
    } else if has(Bits::EVENT | Bits::EVENT_HEAD) {
        Kind::Event
    } else {
        Kind::Product
    }
}
