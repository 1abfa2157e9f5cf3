//! Runs without a title, a listed name at their head or a word that says what they are: people, places, the unknown.

use super::{Cut, own, title::person_end};
use crate::entity::{candidate::Unit, gazetteer::Bits, label::Kind, token::Shape, votes::Votes};

impl Cut<'_> {
    /// Words without a head: a person, a place or something unknown.
    pub(super) fn plain(&mut self, units: &[Unit]) -> usize {
        let mut end = (1..units.len())
            .find(|at| self.is_seam(units, *at))
            .unwrap_or(units.len());
        let Some(first) = units.first() else { return 1 };
        if let Some(end) = self.called(first, units) {
            return end;
        }
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
            votes = own(first);
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

    /// `Hurricane Katrina`, `Operation Desert Storm`.
    fn called(&mut self, first: &Unit, units: &[Unit]) -> Option<usize> {
        const CALLED: &[&str] = &["Hurricane", "Typhoon", "Cyclone", "Storm", "Operation"];
        if !self.document.is_any(first.start, CALLED) || units.len() < 2 {
            return None;
        }
        let end = person_end(units).max(2);
        let last = units.get(end - 1)?;
        let mut votes = Votes::default();
        votes.add(Kind::Event, 9);
        self.push(first.start, last.end, votes, false);
        Some(end)
    }

    fn weigh_plain(&self, part: &[Unit], votes: &mut Votes) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            return;
        };
        let words = part.iter().filter(|unit| !unit.bits.has(Bits::LINK));
        self.weigh_person(part, words.count(), votes);
        if last.bits.has(Bits::SURNAME) {
            votes.add(Kind::Person, 4);
        }
        if first.bits.has(Bits::GEO_PREFIX) {
            votes.add(Kind::Loc, 6);
        }
        let has_ampersand = part
            .iter()
            .any(|unit| self.document.word(unit.start) == "&");
        if first.bits.has(Bits::ORG) || has_ampersand {
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
    }

    /// What the words of a run of `length` say for a person: a given name, an initial, or nothing against it.
    fn weigh_person(&self, part: &[Unit], length: usize, votes: &mut Votes) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            return;
        };
        let shape = |unit: &Unit| self.document.shape(unit.start);
        if first.bits.has(Bits::FIRST) && length < 5 {
            let is_word = first.bits.has(Bits::COMMON | Bits::STOP);
            votes.add(Kind::Person, if is_word { 4 } else { 7 });
        }
        if part.iter().any(|unit| shape(unit) == Shape::Initial) {
            votes.add(Kind::Person, 6);
        }
        let is_words = last.bits.has(Bits::COMMON) && !last.bits.has(Bits::SURNAME)
            || part
                .iter()
                .all(|unit| unit.bits.has(Bits::COMMON | Bits::STOP | Bits::LINK));
        let is_loud = part.iter().any(|unit| shape(unit) == Shape::Caps);
        if (2..=4).contains(&length) && !is_words && !is_loud {
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
        if unit.bits.has(Bits::TITLE) && !is_after_first_name {
            return true;
        }
        let is_own_name = unit.bits.has(Bits::PHRASE)
            || unit.bits.has(Bits::ACRONYM | Bits::NORP) && !is_after_first_name;
        unit.bits.has(Bits::LISTED) && is_own_name
    }
}
