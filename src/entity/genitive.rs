//! Names that end in `'s`: `McDonald's`, `Moody's`.
//!
//! In `Smith's house` it is no part of the name. It is one where the text never has the name without it, and either says
//! so (`Blake's said`: nothing follows that could be Blake's) or the name is known for it.

use super::{document::Document, key::KeySet, label::Kind, tagger::Tagged, token::Shape};

/// Words of names known for it that are seldom a person's in a text that never has them without.
const KNOWN: &[&str] = &[
    "McDonald",
    "Moody",
    "Macy",
    "Lloyd",
    "Sotheby",
    "Christie",
    "Sainsbury",
    "Kohl",
    "Lowe",
];

/// Verbs: what can do so is named.
const VERBS: &[&str] = &["said", "says", "is", "was", "has", "had", "will", "would"];

/// Gives the names of a text the `'s` that is theirs.
pub(crate) fn keep(document: &Document<'_>, names: &mut [Tagged]) {
    let mut told = KeySet::default();
    for name in names.iter().filter(|name| may_end_so(document, name)) {
        let is_told = document.is_any(name.end + 1, VERBS) && !document.opens(name.end + 1);
        if is_told || document.is_any(name.end - 1, KNOWN) {
            told.insert(document.key(name.end - 1));
        }
    }
    if told.is_empty() {
        return;
    }
    for at in 0..document.len() {
        let is_name = matches!(document.shape(at), Shape::Capital | Shape::Caps);
        if is_name && document.shape(at + 1) != Shape::Possessive {
            told.remove(&document.key(at));
        }
    }
    for name in names {
        if told.contains(&document.key(name.end - 1)) && may_end_so(document, name) {
            name.end += 1;
            name.kind = Kind::Org;
        }
    }
}

fn may_end_so(document: &Document<'_>, name: &Tagged) -> bool {
    matches!(
        name.kind,
        Kind::Org | Kind::Person | Kind::Loc | Kind::Product
    ) && document.shape(name.end) == Shape::Possessive
}
