//! Bylines, outlets and sections: the different ones of a block, and which article has which. They repeat, so each is looked
//! at once.

use super::field::{FOLDED, Field, mask_and_folded};
use crate::corpus::segment::{
    Naming, Segment,
    texts::{Text, Texts},
};
use std::collections::BTreeMap;

/// The different names of a kind within a block, and which article has which.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    segment: &'a Segment,
    names: &'a Names,
}

/// The names of a kind. A corpus may have as many bylines as articles: so they are numbers, and what is to be said of
/// names with accents lies apart.
#[derive(Debug)]
pub(super) struct Names {
    naming: Naming,
    /// For each of them its number among the names of the segment, and its letters.
    numbers: Vec<u16>,
    masks: Vec<u64>,
    /// The folded forms of those that are not ASCII, and the place of each among these.
    folded: Texts,
    places_of_folded: BTreeMap<u16, u16>,
    /// For each name of the segment, which of these it is.
    places: Vec<u16>,
}

impl Names {
    pub(super) fn new(segment: &Segment, naming: Naming) -> Self {
        let mut this = Self {
            naming,
            numbers: Vec::new(),
            masks: Vec::new(),
            folded: Texts::default(),
            places_of_folded: BTreeMap::new(),
            places: vec![NONE; segment.names().len()],
        };
        for number in (0..segment.len()).filter_map(|row| segment.number(row, naming)) {
            this.add(segment, number);
        }
        this.numbers.shrink_to_fit();
        this.masks.shrink_to_fit();
        this.folded.finish();
        this
    }

    /// The folded form of one that is not ASCII.
    fn folded(&self, at: usize) -> Text<'_> {
        let place = self.places_of_folded.get(&(at as u16));
        self.folded.at(place.copied().unwrap_or(NONE).into())
    }

    fn add(&mut self, segment: &Segment, number: u16) {
        let at = usize::from(number);
        let place = self.places.get_mut(at);
        let Some(place) = place.filter(|place| **place == NONE) else {
            return;
        };
        *place = self.numbers.len() as u16;
        let (mask, folded) = mask_and_folded(segment.names().at(at).read());
        if let Some(folded) = folded {
            let count = self.folded.len() as u16;
            self.places_of_folded.insert(*place, count);
            self.folded.push(&folded);
        }
        self.numbers.push(number);
        self.masks.push(mask);
    }
}

impl<'a> Labels<'a> {
    pub(super) const fn new(segment: &'a Segment, names: &'a Names) -> Self {
        Self { segment, names }
    }

    /// How many there are.
    pub const fn len(self) -> usize {
        self.names.numbers.len()
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.names.numbers.is_empty()
    }

    /// Whether one of them may hold `letters`.
    pub fn may_hold(self, letters: u64) -> bool {
        let mut masks = self.names.masks.iter();
        masks.any(|mask| mask & letters == letters)
    }

    /// Which of them a row has.
    pub fn of(self, row: usize) -> Option<usize> {
        let number = self.segment.number(row, self.names.naming)?;
        let place = self.names.places.get(usize::from(number))?;
        Some(usize::from(*place))
    }

    /// The one a row has.
    pub fn at(self, row: usize) -> Option<Field<'a>> {
        self.name(self.of(row)?)
    }

    /// The same if it holds `letters`.
    #[inline]
    pub fn at_with(self, row: usize, letters: u64) -> Option<Field<'a>> {
        self.name_with(self.of(row)?, letters)
    }

    /// One of them.
    pub fn name(self, at: usize) -> Option<Field<'a>> {
        self.name_with(at, 0)
    }

    /// The same if it holds `letters`; else its text, which lies anywhere, is not fetched.
    #[inline]
    pub fn name_with(self, at: usize, letters: u64) -> Option<Field<'a>> {
        let mask = self.names.masks.get(at).copied()?;
        if mask & letters != letters {
            return None;
        }
        let number = self.names.numbers.get(at)?;
        Some(Field {
            shown: self.segment.names().at(usize::from(*number)),
            mask,
            folded: (mask & FOLDED != 0).then(|| self.names.folded(at)),
        })
    }

    /// All of them.
    pub fn names(self) -> impl Iterator<Item = Field<'a>> {
        (0..self.len()).filter_map(move |at| self.name(at))
    }
}

/// Stands for a name of another kind.
const NONE: u16 = u16::MAX;
