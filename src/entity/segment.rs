//! Cuts runs into names: titles off, nationalities off, listed names out, heads (`… Treaty`, `… Ministry`) kept whole.
//!
//! What comes out is a piece of text with what its own words say of its kind; the words around it are weighed later.

mod head;
mod plain;
mod title;

use super::{
    candidate::Unit, document::Document, gazetteer::Bits, label::Kind, token::Shape, votes::Votes,
};

/// A piece of a run that may be a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What its own words say.
    pub(crate) votes: Votes,
    /// A single word that is listed as nothing: only a name if the text says so elsewhere.
    pub(crate) is_bare: bool,
}

/// Cuts one run.
pub(crate) fn segment(document: &Document<'_>, units: &[Unit], pieces: &mut Vec<Piece>) {
    let mut cut = Cut { document, pieces };
    cut.run(units);
}

struct Cut<'c> {
    document: &'c Document<'c>,
    pieces: &'c mut Vec<Piece>,
}

/// What a list says.
const LISTS: [(Bits, Kind); 5] = [
    (Bits::LAW, Kind::Law),
    (Bits::EVENT, Kind::Event),
    (Bits::ORG, Kind::Org),
    (Bits::NORP, Kind::Norp),
    (Bits::PLACE, Kind::Loc),
];

fn kind_by(table: &[(Bits, Kind)], bits: Bits) -> Option<Kind> {
    table
        .iter()
        .find(|(bit, _)| bits.has(*bit))
        .map(|(_, kind)| *kind)
}

impl Cut<'_> {
    fn run(&mut self, units: &[Unit]) {
        let mut units = self.trim(units);
        // A loop for the tail, recursion only for the head, which is shorter each time: depth stays small.
        while let Some(first) = units.first() {
            if units.len() == 1 {
                self.single(first);
                return;
            }
            let done = self
                .title(units)
                .or_else(|| self.listed(units))
                .or_else(|| self.head(units));
            let done = done.unwrap_or_else(|| self.plain(units));
            units = self.trim(units.get(done.max(1)..).unwrap_or_default());
        }
    }

    /// Without the words that have a capital only because a sentence begins, and without loose links.
    fn trim<'u>(&self, mut units: &'u [Unit]) -> &'u [Unit] {
        while let [first, rest @ ..] = units {
            let is_loose = first.bits.has(Bits::LINK);
            if !is_loose && !self.is_sentence_word(*first, rest) {
                break;
            }
            units = rest;
        }
        while let [rest @ .., last] = units {
            if !last.bits.has(Bits::LINK) {
                break;
            }
            units = rest;
        }
        units
    }

    fn is_sentence_word(&self, unit: Unit, rest: &[Unit]) -> bool {
        let document = self.document;
        let Some(next) = rest.first() else {
            return false;
        };
        let bits = unit.bits;
        if !document.opens(unit.start)
            || unit.end > unit.start + 1
            || bits.has(Bits::TITLE)
            || next.bits.has(Bits::LINK)
        {
            return false;
        }
        // `De Gaulle` at the head of a sentence.
        let is_particle =
            document.is_any(unit.start, &["de", "van", "von", "du", "di", "al", "el"]);
        if is_particle || document.shape(unit.start) != Shape::Capital {
            return false;
        }
        let is_person =
            bits.has(Bits::FIRST) && !next.bits.has(Bits::LISTED | Bits::TITLE | Bits::FIRST);
        let is_name_of_head = !bits.has(Bits::STOP)
            && (next.bits.has(Bits::HEAD) && rest.len() == 1)
            && !document.occurs_small(unit.start);
        if bits.has(Bits::LISTED) && !bits.has(Bits::COMMON | Bits::STOP)
            || is_person
            || is_name_of_head
        {
            return false;
        }
        bits.has(Bits::STOP | Bits::COMMON | Bits::ROLE)
            || document.occurs_small(unit.start) && !bits.has(Bits::FIRST | Bits::GEO_PREFIX)
            || is_verbal(document.word(unit.start)) && !bits.has(Bits::FIRST | Bits::SURNAME)
    }

    fn single(&mut self, unit: &Unit) {
        let votes = own(unit);
        let is_generic = unit.bits.has(
            Bits::HEAD
                | Bits::TITLE
                | Bits::TITLE_MODIFIER
                | Bits::MONTH
                | Bits::WEEKDAY
                | Bits::STOP
                | Bits::LINK,
        ) && !unit.bits.has(Bits::LISTED | Bits::FIRST | Bits::SURNAME);
        if !is_generic {
            self.push(unit.start, unit.end, votes, !unit.bits.has(Bits::LISTED));
        }
    }

    fn push(&mut self, start: usize, end: usize, votes: Votes, is_bare: bool) {
        if start < end {
            let is_bare = is_bare && end == start + 1;
            self.pieces.push(Piece {
                start,
                end,
                votes,
                is_bare,
            });
        }
    }

    /// Cuts off a listed name at the head of the run, where what follows is a name of its own.
    fn listed(&mut self, units: &[Unit]) -> Option<usize> {
        let (first, next) = (units.first()?, units.get(1)?);
        let bits = first.bits;
        let is_joined = next.bits.has(Bits::LINK);
        if is_joined {
            let other = units.get(2)?;
            let is_pair = self.document.word(next.start) == "-"
                && bits.has(Bits::PLACE | Bits::NORP)
                && other.bits.has(Bits::PLACE | Bits::NORP);
            return is_pair.then(|| {
                self.single(first);
                2
            });
        }
        let rest = units.get(1..).unwrap_or_default();
        if rest
            .last()
            .is_some_and(|last| self.document.shape(last.start) == Shape::Number)
        {
            return None;
        }
        let head = head_of(rest);
        let is_whole_body = head.is_some_and(|bits| !bits.has(Bits::GOV_HEAD))
            || head.is_some()
                && rest.len() == 1
                && !rest.iter().all(|unit| unit.bits.has(Bits::ORG));
        // `U.S. Securities and Exchange Commission` is two names, `U.S. Steel` is one.
        let is_initials = bits.has(Bits::ACRONYM) && bits.has(Bits::COUNTRY) && rest.len() > 1;
        let is_cut = is_initials
            || (bits.has(Bits::NORP | Bits::COUNTRY) && !bits.has(Bits::FIRST) && !is_whole_body)
            || bits.has(Bits::LISTED) && bits.has(Bits::PHRASE) && head.is_none()
            || bits.has(Bits::LISTED)
                && !bits.has(Bits::FIRST | Bits::SURNAME)
                && next.bits.has(Bits::NORP | Bits::COUNTRY | Bits::FIRST)
                && head.is_none();
        let is_company = bits.has(Bits::COUNTRY) && rest.len() == 1 && next.bits == Bits::default();
        (is_cut && !is_company
            || next.bits.has(Bits::LISTED) && next.bits.has(Bits::PHRASE) && bits.has(Bits::LISTED))
        .then(|| {
            self.single(first);
            1
        })
    }
}

/// The bits of the head of a run, if its last word (before an `of`) is one.
fn head_of(units: &[Unit]) -> Option<Bits> {
    let link = units
        .iter()
        .position(|unit| unit.bits.has(Bits::LINK))
        .unwrap_or(units.len());
    let head = units.get(..link)?.last()?.bits;
    (head.has(Bits::HEAD) && !head.has(Bits::PHRASE)).then_some(head)
}

/// Whether a word looks like a verb form or adverb, as sentences begin with.
fn is_verbal(word: &str) -> bool {
    word.len() > 4 && ["ing", "ed", "ly"].iter().any(|end| word.ends_with(end))
}

/// What the lists say of one unit.
fn own(unit: &Unit) -> Votes {
    let mut votes = Votes::default();
    let bits = unit.bits;
    if let Some(kind) = kind_by(&LISTS, bits) {
        votes.add(kind, if bits.has(Bits::COMMON) { 6 } else { 10 });
    }
    // `Georgia` and `Jordan` are given names too; the words around decide.
    if bits.has(Bits::FIRST) {
        votes.add(Kind::Person, 3);
    }
    if bits.has(Bits::SURNAME) {
        votes.add(Kind::Person, 2);
    }
    votes
}
