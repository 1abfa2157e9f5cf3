//! What is kept of some records that were read together: the articles as they lie in memory, and what else there was.

use super::Sum;
use crate::corpus::{
    Entry, FileId, Segment,
    fields::Inherited,
    plan::{Outcome, Plan},
    scan::{Openings, Raw, RawKind, ScanPlace},
};
use serde::{Deserialize, Serialize};

/// The place after some records, where reading goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Point {
    /// First byte that is still needed, and its line.
    pub(crate) at: u64,
    /// Of all bytes before it.
    pub(crate) sum: Sum,
    pub(crate) line: u32,
    /// How records open.
    pub(crate) openings: Openings,
    /// In what the place lies; none between lines.
    pub(crate) place: Option<ScanPlace>,
}

/// Some records and the place after them. Behind it stand the segments of its articles.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Chunk {
    /// Of the bytes before the chunk.
    pub(super) before: Sum,
    pub(super) point: Point,
    /// A number for the bytes before that place.
    pub(super) seam: u64,
    /// Length of the file when it was read, and when it was last written: seconds and nanoseconds.
    pub(super) seen: (u64, i64, i64),
    /// Lines that say what is to be done with the next.
    pub(super) actions: u64,
    pub(super) others: Vec<Other>,
    /// What the records have from the objects around them, and from which offset on.
    pub(super) inherited: Vec<(u64, Inherited)>,
}

/// What was not plain, to be read again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Other {
    /// How many articles of the chunk come before it.
    pub(super) before: u32,
    start: u64,
    length: u64,
    line: u32,
    kind: RawKind,
}

/// Records on their way into a chunk.
#[derive(Debug, Default)]
pub(super) struct Draught {
    entries: Vec<Entry>,
    actions: u64,
    others: Vec<Other>,
    inherited: Vec<(u64, Inherited)>,
}

impl Draught {
    pub(super) fn len(&self) -> usize {
        self.entries.len() + self.actions as usize + self.others.len()
    }

    /// How many of them will be read again.
    pub(super) fn other_count(&self) -> usize {
        self.others.len()
    }

    /// Adds records that follow each other, which were read by `plan`.
    pub(super) fn extend(&mut self, outcomes: &[(Raw, Outcome)], plan: &Plan) {
        if let (Some((first, _)), Some((last, _))) = (outcomes.first(), outcomes.last()) {
            let inherited = plan.inherited_in(first.start, last.start + 1);
            let known = self.inherited.last().map(|(from, _)| *from);
            let fresh = inherited
                .into_iter()
                .filter(|(from, _)| Some(*from) > known);
            self.inherited.extend(fresh);
        }
        for (raw, outcome) in outcomes {
            self.add(raw, outcome);
        }
    }

    fn add(&mut self, raw: &Raw, outcome: &Outcome) {
        match outcome {
            // In which file they lie is told when they are read again.
            Outcome::Draft(draft, None) if draft.unread_date.is_none() => {
                let place = raw.place(FileId(0));
                self.entries.push(draft.clone().into_entry(place));
            }
            Outcome::Action => self.actions += 1,
            _ => self.others.push(Other {
                before: self.entries.len() as u32,
                start: raw.start,
                length: raw.length,
                line: raw.line,
                kind: raw.kind,
            }),
        }
    }

    /// The bytes of the chunk that ends at a point.
    pub(super) fn finish(
        &mut self,
        (before, point): (Sum, Point),
        seam: u64,
        seen: (u64, i64, i64),
    ) -> Option<Vec<u8>> {
        let draught = std::mem::take(self);
        let chunk = Chunk {
            before,
            point,
            seam,
            seen,
            actions: draught.actions,
            others: draught.others,
            inherited: draught.inherited,
        };
        let segments = Segment::pack(0, draught.entries);
        postcard::to_extend(&segments, postcard::to_allocvec(&chunk).ok()?).ok()
    }
}

impl Chunk {
    /// What the record at an offset has from what is around it, where that is told.
    pub(super) fn inherited(&self, offset: u64) -> Option<&Inherited> {
        let after = self.inherited.partition_point(|(from, _)| *from <= offset);
        let (_, inherited) = self.inherited.get(after.checked_sub(1)?)?;
        Some(inherited)
    }

    /// A chunk out of its bytes, and those of its segments; none where they are of something else.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        postcard::take_from_bytes(bytes).ok()
    }
}

/// Segments out of their bytes.
pub(super) fn segments(bytes: &[u8]) -> Option<Vec<Segment>> {
    let segments: Vec<Segment> = postcard::from_bytes(bytes).ok()?;
    let are_whole = segments.iter().all(Segment::is_whole);
    are_whole.then_some(segments)
}

impl Other {
    /// Where it stands.
    pub(super) fn raw(&self) -> Raw {
        Raw {
            start: self.start,
            length: self.length,
            line: self.line,
            kind: self.kind,
            around: None,
        }
    }
}
