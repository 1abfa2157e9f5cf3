//! Bylines, outlets and sections: the different ones of a block, and which article has which. They repeat, so each is looked
//! at once.

use super::field::{Field, Masks};
use crate::corpus::segment::{Naming, Segment};
use std::{ops::BitOrAssign, sync::OnceLock};

/// The different names of a kind within a block, and which article has which.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    segment: &'a Segment,
    names: &'a Names,
    naming: Naming,
}

/// The names of a segment, by the numbers it has for them. A corpus may have as many bylines as articles.
#[derive(Debug)]
pub(super) struct Names {
    /// The letters of each, once somebody looks for some.
    masks: OnceLock<Masks>,
    /// Of which kinds each is, a bit for each.
    kinds: Vec<u8>,
}

/// Of which kinds a name is; or several names, of which each may be of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u8);

impl BitOrAssign for Kinds {
    fn bitor_assign(&mut self, others: Self) {
        self.0 |= others.0;
    }
}

impl Names {
    pub(super) fn new(segment: &Segment) -> Self {
        let mut names = Self {
            masks: OnceLock::new(),
            kinds: vec![0; segment.names().len()],
        };
        for naming in [Naming::Byline, Naming::Outlet, Naming::Section] {
            for at in (0..segment.len()).filter_map(|row| segment.number(row, naming)) {
                if let Some(kinds) = names.kinds.get_mut(usize::from(at)) {
                    *kinds |= 1 << naming as u8;
                }
            }
        }
        names
    }

    /// Looks at all of them.
    pub(super) fn make_ready(&self, segment: &Segment) -> &Masks {
        self.masks.get_or_init(|| Masks::of(segment.names()))
    }

    /// Those that hold `letters`, of whatever kinds, and their numbers.
    #[inline]
    pub(super) fn with<'a>(
        &'a self,
        segment: &'a Segment,
        letters: u64,
    ) -> impl Iterator<Item = (usize, Kinds, Field<'a>)> {
        let masks = self.make_ready(segment);
        let kinds = self.kinds.iter().enumerate();
        kinds.filter_map(move |(at, kinds)| {
            let name = masks.field(at, segment.names().at(at), letters)?;
            Some((at, Kinds(*kinds), name))
        })
    }
}

impl<'a> Labels<'a> {
    pub(super) const fn new(segment: &'a Segment, names: &'a Names, naming: Naming) -> Self {
        Self {
            segment,
            names,
            naming,
        }
    }

    /// One more than the highest of their numbers.
    pub fn len(self) -> usize {
        self.names.kinds.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.numbers().next().is_none()
    }

    /// The number of that which a row has.
    #[inline]
    pub fn of(self, row: usize) -> Option<usize> {
        self.segment.number(row, self.naming).map(usize::from)
    }

    /// The one that a row has, if it holds `letters`.
    #[inline]
    pub fn at_with(self, row: usize, letters: u64) -> Option<Field<'a>> {
        self.name_with(self.of(row)?, letters)
    }

    /// One of them by its number, if it holds `letters`; else its text, which lies anywhere, is not fetched.
    #[inline]
    pub fn name_with(self, at: usize, letters: u64) -> Option<Field<'a>> {
        let shown = self.segment.names().at(at);
        let masks = self.names.make_ready(self.segment);
        masks.field(at, shown, letters)
    }

    /// All of them, and their numbers.
    pub fn names(self) -> impl Iterator<Item = (usize, Field<'a>)> {
        let name = move |at| Some((at, self.name_with(at, 0)?));
        self.numbers().filter_map(name)
    }

    /// Whether a name of these kinds, or one of several names, is of this one.
    pub const fn are_among(self, kinds: Kinds) -> bool {
        kinds.0 >> self.naming as u8 & 1 == 1
    }

    fn numbers(self) -> impl Iterator<Item = usize> {
        let kinds = (0..).zip(&self.names.kinds);
        kinds.filter_map(move |(at, kinds)| self.are_among(Kinds(*kinds)).then_some(at))
    }
}
