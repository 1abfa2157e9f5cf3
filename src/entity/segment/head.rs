//! Names that say by one of their words what they are: `… Treaty`, `Bank of …`, `… Conference`.

use super::{Cut, kind_by};
use crate::entity::{candidate::Unit, gazetteer::Bits, label::Kind, token::Shape, votes::Votes};

/// What a head says, the surest first.
const HEADS: [(Bits, Kind); 5] = [
    (Bits::SUFFIX, Kind::Org),
    (Bits::LAW_HEAD, Kind::Law),
    (Bits::ORG_HEAD, Kind::Org),
    (Bits::EVENT_HEAD, Kind::Event),
    (Bits::GEO_HEAD, Kind::Loc),
];

impl Cut<'_> {
    /// A name that says by its head what it is: `Paris Peace Conference`, `Bank of X`, `Treaty of Y`.
    pub(super) fn head(&mut self, units: &[Unit]) -> Option<usize> {
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
            "Code", "Garden", "Camp", "Mission", "Stone",
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
}
