//! Cuts runs into names: titles off, nationalities off, listed names out, heads (`… Treaty`, `… Ministry`) kept whole.
//!
//! What comes out is a piece of text with what its own words say of its kind; the words around it are weighed later.

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

/// What a head says, the surest first.
const HEADS: [(Bits, Kind); 5] = [
    (Bits::SUFFIX, Kind::Org),
    (Bits::LAW_HEAD, Kind::Law),
    (Bits::ORG_HEAD, Kind::Org),
    (Bits::EVENT_HEAD, Kind::Event),
    (Bits::GEO_HEAD, Kind::Loc),
];

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
        if document.shape(unit.start) != Shape::Capital {
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
        let votes = self.own(unit);
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

    /// What the lists say of one unit.
    fn own(&self, unit: &Unit) -> Votes {
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

    /// `Soviet Foreign Minister Vyacheslav Molotov`: what is left of the title is cut by itself, what is right is a person.
    fn title(&mut self, units: &[Unit]) -> Option<usize> {
        let at = (0..units.len()).find(|at| self.is_title(units, *at))?;
        let mut last = at;
        while units.get(last + 1).is_some_and(|unit| {
            unit.bits.has(Bits::TITLE)
                && !(unit.bits.has(Bits::FIRST) && last + 2 < units.len() && false)
        }) {
            last += 1;
        }
        let mut left = units.get(..at).unwrap_or_default();
        while let [rest @ .., modifier] = left
            && modifier.bits.has(Bits::TITLE_MODIFIER | Bits::LINK)
            && !(modifier.bits.has(Bits::ORG)
                && rest.is_empty()
                && !modifier.bits.has(Bits::COMMON))
        {
            left = rest;
        }
        self.run(left);
        let right = units.get(last + 1..).unwrap_or_default();
        if right
            .first()
            .is_some_and(|first| first.bits.has(Bits::LINK))
        {
            return Some(units.len());
        }
        let end = person_end(right);
        if let (Some(first), Some(until)) = (
            right.first(),
            end.checked_sub(1).and_then(|last| right.get(last)),
        ) {
            let mut votes = Votes::default();
            votes.add(Kind::Person, 14);
            self.push(first.start, until.end, votes, false);
        }
        Some(last + 1 + end)
    }

    fn is_title(&self, units: &[Unit], at: usize) -> bool {
        let Some(unit) = units.get(at).filter(|unit| unit.bits.has(Bits::TITLE)) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|before| units.get(before));
        // `Stephen King`, `Earl Warren`: a word of rank inside a name.
        let is_given = |before: &Unit| {
            let is_name =
                before.bits.has(Bits::FIRST) && !before.bits.has(Bits::TITLE | Bits::PLACE);
            is_name || self.document.shape(before.start) == Shape::Initial
        };
        let is_surname = !unit.bits.has(Bits::PHRASE) && before.is_some_and(is_given);
        let after = units.get(at + 1..).unwrap_or_default();
        let is_first_name = unit.bits.has(Bits::FIRST)
            && after.len() == 1
            && !self.document.word(unit.start).ends_with("h");
        // `General Assembly`, `Queen Elizabeth Hospital`, `General Motors`.
        let has_head = after.iter().any(|unit| {
            unit.bits.has(Bits::HEAD)
                && !unit
                    .bits
                    .has(Bits::LISTED | Bits::SURNAME | Bits::FIRST | Bits::TITLE)
        }) && !after.iter().any(|unit| unit.bits.has(Bits::TITLE));
        let is_modifier = unit.bits.has(Bits::TITLE_MODIFIER)
            && after.first().is_some_and(|next| next.bits.has(Bits::HEAD));
        !is_surname && !is_first_name && !has_head && !is_modifier
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

    /// A name that says by its head what it is: `Paris Peace Conference`, `Bank of X`, `Treaty of Y`.
    fn head(&mut self, units: &[Unit]) -> Option<usize> {
        if let [words @ .., law, number] = units
            && law.bits.has(Bits::LAW_HEAD)
            && self.document.shape(number.start) == Shape::Number
        {
            // `Security Council Resolution 1441`
            let mut votes = Votes::default();
            votes.add(Kind::Law, 12);
            let start = words.first().unwrap_or(law).start;
            self.push(start, number.end, votes, false);
            return Some(units.len());
        }
        let link = units.iter().position(|unit| {
            unit.bits.has(Bits::LINK) && self.document.is_any(unit.start, &["of", "for", "on"])
        });
        let body = units.get(..link.unwrap_or(units.len()))?;
        let last = body.last()?;
        let is_head = last.bits.has(Bits::HEAD) || link.is_some() && last.bits.has(Bits::FIRST_OF);
        let is_person = body.len() == 2 && self.is_surname_head(body.first()?, last);
        if !is_head || is_person {
            return None;
        }
        let tail = units.last().map(|tail| tail.bits).unwrap_or_default();
        // `Representation of the People Act`.
        let kind = if tail.has(Bits::LAW_HEAD) {
            Kind::Law
        } else {
            kind_by(&HEADS, last.bits).unwrap_or_else(|| self.kind_of_link(last))
        };
        let mut votes = Votes::default();
        votes.add(kind, 9);
        let until = units.last()?;
        self.push(units.first()?.start, until.end, votes, false);
        Some(units.len())
    }

    /// `David Steel`, `Henry Ford Hall`: a given name and a family name that is a head elsewhere.
    fn is_surname_head(&self, first: &Unit, last: &Unit) -> bool {
        const NAMES: &[&str] = &[
            "Steel", "Banks", "Court", "Press", "Hill", "Hills", "Hall", "Park", "Lane", "Church",
            "House", "Field", "Bush", "Wall", "Post", "Guard", "Marsh", "Lake", "Bridge", "Castle",
            "Forest", "Street", "Temple", "Fleet", "March", "Fair", "Day", "Spring", "Bill",
            "Code", "Garden", "Camp", "Mission", "Church", "Stone",
        ];
        let is_after_article = first.start > 0 && self.document.is(first.start - 1, "the");
        first.bits.has(Bits::FIRST)
            && !is_after_article
            && (last.bits.has(Bits::SURNAME | Bits::FIRST)
                || self.document.is_any(last.start, NAMES))
    }

    fn kind_of_link(&self, head: &Unit) -> Kind {
        if head.bits.has(Bits::GEO_PREFIX) {
            Kind::Loc
        } else if self
            .document
            .is_any(head.start, &["Peace", "Bill", "Articles"])
        {
            Kind::Law
        } else {
            Kind::Org
        }
    }

    /// Words without a head: a person, a place or something unknown.
    fn plain(&mut self, units: &[Unit]) -> usize {
        let mut end = (1..units.len())
            .find(|at| self.is_seam(units, *at))
            .unwrap_or(units.len());
        let Some(first) = units.first() else { return 1 };
        let is_person =
            first.bits.has(Bits::FIRST) || self.document.shape(first.start) == Shape::Initial;
        if is_person {
            end = end.min(person_end(units));
        }
        // `C-54 Skymaster`: the model is the name.
        let is_model = units
            .get(1)
            .is_some_and(|unit| self.document.shape(unit.end - 1) == Shape::Number);
        if is_model {
            end = 2;
        }
        let part = units.get(..end).unwrap_or_default();
        let Some(last) = part.iter().rev().find(|unit| !unit.bits.has(Bits::LINK)) else {
            return end;
        };
        let mut votes = Votes::default();
        if part.len() == 1 {
            votes = self.own(first);
        } else {
            self.weigh_plain(part, &mut votes);
        }
        self.push(
            first.start,
            last.end,
            votes,
            part.len() == 1 && !first.bits.has(Bits::LISTED),
        );
        end
    }

    fn weigh_plain(&self, part: &[Unit], votes: &mut Votes) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            return;
        };
        let has_initial = part
            .iter()
            .skip(1)
            .any(|unit| self.document.shape(unit.start) == Shape::Initial);
        let length = part
            .iter()
            .filter(|unit| !unit.bits.has(Bits::LINK))
            .count();
        if first.bits.has(Bits::FIRST) && length < 5 {
            votes.add(
                Kind::Person,
                if first.bits.has(Bits::COMMON | Bits::STOP) {
                    4
                } else {
                    7
                },
            );
        }
        if has_initial || self.document.shape(first.start) == Shape::Initial {
            votes.add(Kind::Person, 6);
        }
        if last.bits.has(Bits::SURNAME) {
            votes.add(Kind::Person, 4);
        }
        if first.bits.has(Bits::GEO_PREFIX) {
            votes.add(Kind::Loc, 6);
        }
        if first.bits.has(Bits::ORG)
            || part
                .iter()
                .any(|unit| self.document.word(unit.start) == "&")
        {
            votes.add(Kind::Org, 4);
        }
        if first.bits.has(Bits::PLACE) && !first.bits.has(Bits::FIRST) {
            votes.add(Kind::Org, 2);
        }
        // `SS-20`, `DC-6`.
        if self.document.shape(last.end - 1) == Shape::Number && last.end == last.start + 2 {
            votes.add(Kind::Product, 5);
            votes.add(Kind::Person, -5);
        }
        let is_words = last.bits.has(Bits::COMMON) && !last.bits.has(Bits::SURNAME)
            || part
                .iter()
                .all(|unit| unit.bits.has(Bits::COMMON | Bits::STOP | Bits::LINK));
        if (2..=4).contains(&length)
            && !is_words
            && part
                .iter()
                .all(|unit| self.document.shape(unit.start) != Shape::Caps)
        {
            votes.add(Kind::Person, 3);
        }
    }

    /// Whether a name ends before unit `at`.
    fn is_seam(&self, units: &[Unit], at: usize) -> bool {
        let (Some(unit), Some(before)) = (units.get(at), units.get(at - 1)) else {
            return false;
        };
        if unit.bits.has(Bits::LINK) || before.bits.has(Bits::LINK) {
            return false;
        }
        let is_after_first_name =
            before.bits.has(Bits::FIRST) || self.document.shape(before.start) == Shape::Initial;
        unit.bits.has(Bits::LISTED)
            && (unit.bits.has(Bits::PHRASE | Bits::ACRONYM) || unit.bits.has(Bits::NORP))
            && !(is_after_first_name && !unit.bits.has(Bits::PHRASE))
            || unit.bits.has(Bits::TITLE) && !is_after_first_name
    }
}

/// How many units at the head of `units` are the name of a person.
fn person_end(units: &[Unit]) -> usize {
    let mut end = 0;
    for (at, unit) in units.iter().enumerate() {
        let is_other = unit.bits.has(Bits::LISTED)
            && (unit.bits.has(Bits::PHRASE) || at > 1 && unit.bits.has(Bits::NORP | Bits::ACRONYM));
        if at > 0 && (is_other || at > 6) {
            break;
        }
        end = at + 1;
    }
    while end > 0
        && units
            .get(end - 1)
            .is_some_and(|unit| unit.bits.has(Bits::LINK))
    {
        end -= 1;
    }
    end
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
