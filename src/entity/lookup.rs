//! Names in lines whose capitals say nothing: headlines in title case, headlines and crossheads in capitals.
//!
//! There a capital cannot mark a name, so nothing new is guessed but what is certain: names the body has already, and
//! listed ones. This is what keeps `Leaders Meet In Paris For Talks` from becoming one long name.

use super::{
    document::{Case, Document},
    gazetteer::{Bits, Gazetteer},
    key::KeyMap,
    label::Kind,
    tagger::{self, Tagged},
    token::{self, Shape},
};

/// Names longer than this are not looked for again.
const LONGEST: usize = 8;

/// The names found where capitals could be trusted, by the keys of their words.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    kinds: KeyMap<u64, Kind>,
}

impl Seen {
    /// Remembers the names of a text; the first kind a name had stays.
    pub(crate) fn learn(&mut self, document: &Document<'_>, tagged: &[Tagged]) {
        for name in tagged
            .iter()
            .filter(|name| name.end - name.start <= LONGEST)
        {
            let key = document.name_key(name.start, name.end);
            self.kinds.entry(key).or_insert(name.kind);
            // And `Acme` where it has only `Acme Corp.`.
            if name.kind == Kind::Org
                && name.end > name.start + 1
                && document.bits(name.end - 1).has(Bits::SUFFIX)
            {
                let key = document.name_key(name.start, name.end - 1);
                self.kinds.entry(key).or_insert(name.kind);
            }
            // A headline says `Molotov` where the body has only `Vyacheslav Molotov`.
            if name.kind == Kind::Person && name.end > name.start + 1 {
                self.kinds
                    .entry(document.surname_key(name.start, name.end))
                    .or_insert(name.kind);
            }
        }
    }
}

/// Finds known names in the lines of `document` whose case is uniform.
pub(crate) fn find(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    seen: &Seen,
    taken: &[bool],
) -> Vec<Tagged> {
    let is_open = |at: usize| document.case(at) == Case::Uniform && taken.get(at) == Some(&false);
    scan(document, is_open, |at| look(document, gazetteer, seen, at))
}

/// Finds names in a headline: those of the body anywhere, and listed ones too where its case is uniform.
pub(crate) fn find_anywhere(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    seen: &Seen,
    taken: &[bool],
    is_uniform: bool,
) -> Vec<Tagged> {
    let is_open = |at: usize| taken.get(at) == Some(&false);
    scan(document, is_open, |at| {
        if is_uniform {
            look(document, gazetteer, seen, at)
        } else {
            known(document, seen, at)
        }
    })
}

fn scan(
    document: &Document<'_>,
    is_open: impl Fn(usize) -> bool,
    look: impl Fn(usize) -> Option<Tagged>,
) -> Vec<Tagged> {
    let mut found: Vec<Tagged> = Vec::new();
    let mut at = 0;
    while at < document.len() {
        let name = (is_open(at) && is_word(document.shape(at)))
            .then(|| look(at))
            .flatten();
        match name.filter(|name| (name.start..name.end).all(&is_open)) {
            Some(mut name) => {
                at = name.end;
                let floor = found.last().map_or(0, |last| last.end);
                let start = tagger::particle(document, name.start);
                if name.kind == Kind::Person && start >= floor && (start..name.start).all(&is_open)
                {
                    name.start = start;
                }
                found.push(name);
            }
            None => at += 1,
        }
    }
    found
}

const fn is_word(shape: Shape) -> bool {
    matches!(shape, Shape::Capital | Shape::Caps | Shape::Initial)
}

/// Whether a name may end with what is no word of its own: `Moody's`, `Moon Jae-in`.
fn may_end(document: &Document<'_>, at: usize) -> bool {
    let is_syllable = document.shape(at) == Shape::Lower && document.is_glued(at);
    is_syllable || document.shape(at) == Shape::Possessive
}

/// The longest name of the body that begins here.
fn known(document: &Document<'_>, seen: &Seen, start: usize) -> Option<Tagged> {
    let mut best = None;
    let mut key = 0;
    let last = (start + LONGEST).min(document.len());
    for at in start..last {
        if document.sentence(at) != document.sentence(start) {
            break;
        }
        key = if at == start {
            document.key(at)
        } else {
            token::join(key, document.key(at))
        };
        if let Some(kind) = seen.kinds.get(&key)
            && (is_word(document.shape(at)) || at > start && may_end(document, at))
            && (at > start
                || !document.bits(at).has(Bits::STOP)
                || document.shape(at) == Shape::Caps && document.bits(at).has(Bits::LISTED))
        {
            best = Some(Tagged {
                start,
                end: at + 1,
                kind: *kind,
            });
        }
    }
    best
}

fn look(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    seen: &Seen,
    start: usize,
) -> Option<Tagged> {
    match (
        known(document, seen, start),
        listed(document, gazetteer, start),
    ) {
        (Some(best), Some(listed)) if listed.end > best.end => Some(listed),
        (Some(best), _) => Some(best),
        (None, listed) => listed.or_else(|| person(document, start)),
    }
}

fn listed(document: &Document<'_>, gazetteer: &Gazetteer, start: usize) -> Option<Tagged> {
    let tokens = document.tokens.get(start..)?;
    let bits = document.bits(start);
    let phrase = if bits.has(Bits::STARTS_PHRASE) {
        gazetteer.phrase(tokens)
    } else {
        None
    };
    let (length, bits) = phrase.unwrap_or((1, bits));
    let is_clear = length > 1 || !bits.has(Bits::COMMON | Bits::STOP | Bits::FIRST | Bits::HEAD);
    let kind = [
        (Bits::PLACE, Kind::Loc),
        (Bits::NORP, Kind::Norp),
        (Bits::ORG, Kind::Org),
        (Bits::EVENT, Kind::Event),
        (Bits::LAW, Kind::Law),
    ];
    let (_, kind) = kind.into_iter().find(|(bit, _)| bits.has(*bit))?;
    is_clear.then_some(Tagged {
        start,
        end: start + length,
        kind,
    })
}

/// A given name and one word that is no common word: the surest sign of a person where all words have capitals.
fn person(document: &Document<'_>, start: usize) -> Option<Tagged> {
    let first = document.bits(start);
    if !first.has(Bits::FIRST) || first.has(Bits::COMMON | Bits::STOP | Bits::MONTH) {
        return None;
    }
    let next = start + 1 + usize::from(document.shape(start + 1) == Shape::Initial);
    let bits = document.bits(next);
    let is_surname = is_word(document.shape(next))
        && document.sentence(next) == document.sentence(start)
        && !document.is_glued(next)
        && (bits.has(Bits::SURNAME)
            || !bits.has(
                Bits::COMMON
                    | Bits::STOP
                    | Bits::SAY
                    | Bits::LISTED
                    | Bits::HEAD
                    | Bits::TITLE
                    | Bits::MONTH
                    | Bits::WEEKDAY,
            ));
    is_surname.then_some(Tagged {
        start,
        end: next + 1,
        kind: Kind::Person,
    })
}
