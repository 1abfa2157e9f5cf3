//! Bylines, outlets and sections: the different ones of a block, and which article has which. They repeat, so each is looked
//! at once.

use super::field::{Field, capped, mask_and_folded};
use crate::corpus::segment::{Naming, Segment};
use std::sync::Arc;

/// The different names of a kind within a block, and which article has which.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    segment: &'a Segment,
    names: &'a Names,
}

/// The names of a kind.
#[derive(Debug)]
pub(super) struct Names {
    naming: Naming,
    names: Vec<Name>,
    /// For each name of the segment, which of these it is.
    places: Vec<u16>,
}

#[derive(Debug)]
struct Name {
    name: Arc<str>,
    folded: Option<Box<str>>,
    mask: u64,
}

impl Names {
    pub(super) fn new(segment: &Segment, naming: Naming) -> Self {
        let mut this = Self {
            naming,
            names: Vec::new(),
            places: vec![u16::MAX; segment.names().len()],
        };
        for number in (0..segment.len()).filter_map(|row| segment.number(row, naming)) {
            let number = usize::from(number);
            let place = this.places.get_mut(number).zip(segment.names().get(number));
            if let Some((place, name)) = place.filter(|(place, _)| **place == u16::MAX) {
                *place = this.names.len() as u16;
                this.names.push(Name::new(name));
            }
        }
        this
    }
}

impl<'a> Labels<'a> {
    pub(super) const fn new(segment: &'a Segment, names: &'a Names) -> Self {
        Self { segment, names }
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

    /// One of them.
    pub fn name(self, at: usize) -> Option<Field<'a>> {
        self.names.names.get(at).map(Name::field)
    }

    /// All of them.
    pub fn names(self) -> impl ExactSizeIterator<Item = Field<'a>> {
        self.names.names.iter().map(Name::field)
    }
}

impl Name {
    fn new(name: &Arc<str>) -> Self {
        let (mask, folded) = mask_and_folded(name);
        Self {
            name: Arc::clone(name),
            folded: folded.map(Into::into),
            mask,
        }
    }

    fn field(&self) -> Field<'_> {
        Field {
            text: capped(&self.name),
            mask: self.mask,
            folded: self.folded.as_deref(),
            bytes: None,
        }
    }
}
