//! Titles in front of names: off they go, and what follows is a person.

use super::Cut;
use crate::entity::{candidate::Unit, gazetteer::Bits, label::Kind, token::Shape, votes::Votes};

impl Cut<'_> {
    /// `Soviet Foreign Minister Vyacheslav Molotov`: what is left of the title is cut by itself, what is right is a person.
    pub(super) fn title(&mut self, units: &[Unit]) -> Option<usize> {
        let at = (0..units.len()).find(|at| self.is_title(units, *at))?;
        let mut last = at;
        while self.is_title(units, last + 1) {
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
        // `Ms. van der Berg` is a person, the `of` of `Duke of Kent` is not one.
        let is_of = |first: &Unit| {
            first.bits.has(Bits::LINK)
                && self
                    .document
                    .is_any(first.start, &["of", "for", "on", "and", "&"])
        };
        if right.first().is_some_and(is_of) {
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
        // `Saint-Denis` is one word in three tokens.
        if after
            .first()
            .is_some_and(|next| self.document.word(next.start) == "-")
        {
            return false;
        }
        // `Earl Warren` and `Don Bacon`, but `Sheikh Zayed`.
        let is_rank = self
            .document
            .is_any(unit.start, &["Sheikh", "Ayatollah", "Shah"]);
        let is_first_name = unit.bits.has(Bits::FIRST) && after.len() == 1 && !is_rank;
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
}

/// How many units at the head of `units` are the name of a person.
pub(super) fn person_end(units: &[Unit]) -> usize {
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
