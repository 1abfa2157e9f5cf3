//! A stretch of a sentence that is learnt from as one, and the numbers of the tags of a token.

use dateline::entity::model::training::Tag;

pub(crate) const TAGS: usize = Tag::COUNT;
/// The row of the transitions from the start of a sentence.
pub(crate) const START: usize = TAGS;

/// A number for each tag.
pub(crate) type Row = [f32; TAGS];

/// Neighbouring open tokens of a sentence, with their tags.
#[derive(Debug)]
pub(crate) struct Stretch {
    pub(crate) slots: Vec<u32>,
    /// Where the slots of each token end.
    pub(crate) ends: Vec<u32>,
    pub(crate) tags: Vec<Tag>,
    is_first: bool,
    pub(crate) is_last: bool,
}

impl Stretch {
    pub(crate) fn new(slots: &[Vec<u32>], tags: &[Tag], (is_first, is_last): (bool, bool)) -> Self {
        let mut ends = Vec::with_capacity(slots.len());
        let mut sum = 0;
        for token in slots {
            sum += token.len() as u32;
            ends.push(sum);
        }
        Self {
            slots: slots.concat(),
            ends,
            tags: tags.to_vec(),
            is_first,
            is_last,
        }
    }

    /// How many tokens.
    pub(crate) fn len(&self) -> usize {
        self.tags.len()
    }

    /// What stands before a stretch, as a row of the transitions.
    pub(crate) fn before(&self) -> usize {
        if self.is_first {
            START
        } else {
            Tag::OUTSIDE.number()
        }
    }
}
