//! The list of one file: checked against the file as it is, read chunk by chunk, and added to.

use super::{
    Keeper, Sum,
    chunk::{self, Chunk, Draught, Other, Point},
    log::Log,
};
use crate::corpus::{
    Segment,
    fields::Inherited,
    plan::{Outcome, Plan},
    pool::Pool,
    scan::Raw,
    source::Source,
    stamp::Stamp,
};
use foldhash::quality::FixedState;
use rayon::prelude::*;
use std::{hash::BuildHasher as _, ops::Range, path::Path};

/// Chunks read side by side: few at first, for the first screen, then twice as many each time.
const TOGETHER: Range<usize> = 2..16;
/// Bytes before a place by which it is known again.
const SEAM: u64 = 4 << 10;
/// Records that may be other than plain, and of how many one may: a list of what must be read again saves nothing.
const OTHERS: (usize, usize) = (1_000, 50);
/// Records of a chunk at the least: what serves few articles costs as much as what serves thousands.
const LEAST: usize = 3_072;

/// The list of a file.
#[derive(Debug)]
pub(crate) struct List {
    keeper: Keeper,
    log: Log,
    /// The next chunk to be read; the first frame says of what this is the list.
    next: usize,
    /// Chunks read next.
    together: usize,
    source: Source,
    stamp: Stamp,
    /// The file has been written to since: each chunk is taken only where the bytes it was made of are still there.
    is_doubtful: bool,
    /// Of the bytes before what is added next.
    sum: Option<Sum>,
    /// Memory that chunks are read into.
    buffers: Pool<Vec<u8>>,
    draught: Draught,
    /// Records added, and those of them that are not plain.
    added: (usize, usize),
    is_closed: bool,
}

/// Some records as they were read, and the place after them.
pub(crate) struct Again {
    /// The articles.
    pub(crate) segments: Vec<Segment>,
    /// What was not plain, read anew, and how many of the articles come before each.
    pub(crate) others: Vec<(u32, Raw, Outcome)>,
    /// Lines that say what is to be done with the next.
    pub(crate) actions: u64,
    /// What they have from the objects around them, and from which offset on.
    pub(crate) inherited: Vec<(u64, Inherited)>,
    pub(crate) point: Point,
}

impl List {
    /// Opens the list of a file; what is there is another's, or of another file, begins anew.
    pub(super) fn open(
        keeper: &Keeper,
        path: &Path,
        reading: u64,
        source: &Source,
        stamp: Stamp,
    ) -> Option<Self> {
        let head = postcard::to_allocvec(&(reading, stamp.place())).ok()?;
        let opened = keeper.open(path, false)?;
        let mut list = Self {
            keeper: keeper.clone(),
            log: Log::of(opened.file, opened.is_writable),
            next: 1,
            together: TOGETHER.start,
            source: source.clone(),
            stamp,
            is_doubtful: false,
            sum: None,
            buffers: Pool::default(),
            draught: Draught::default(),
            added: (0, 0),
            is_closed: false,
        };
        let is_ours = list
            .log
            .read(0, &mut Vec::new())
            .is_some_and(|bytes| bytes == head);
        if is_ours && list.fits() {
            return Some(list);
        }
        if list.log.len() > 0 && list.log.is_writable() {
            let opened = keeper.open(path, true)?;
            list.log = Log::of(opened.file, opened.is_writable);
        }
        list.log.keep(0);
        list.write(&head);
        Some(list)
    }

    /// Whether the file may be what it was, or have grown.
    fn fits(&mut self) -> bool {
        let mut chunks = (1..self.log.len()).rev();
        let Some((last, chunk)) = chunks.find_map(|at| Some((at, self.chunk(at)?))) else {
            self.log.keep(1);
            return true;
        };
        self.log.keep(last + 1);
        self.is_doubtful = chunk.seen != self.stamp.seen();
        self.is_doubtful || seam(&self.source, chunk.point.at) == Some(chunk.seam)
    }

    fn chunk(&self, at: usize) -> Option<Chunk> {
        let mut bytes = Vec::new();
        let (chunk, _) = Chunk::read(self.log.read(at, &mut bytes)?)?;
        Some(chunk)
    }

    /// The next records, some thousands of them; none at the end, or where the list is damaged. `read` reads a record
    /// that was not plain.
    pub(crate) fn next(
        &mut self,
        read: impl Fn(&Raw, Option<&Inherited>) -> Option<Outcome> + Sync,
    ) -> Vec<Again> {
        let range = self.next..self.log.len().min(self.next + self.together);
        let chunks = self.again(range.clone(), &read);
        let whole: Vec<Again> = chunks.into_iter().map_while(|chunk| chunk).collect();
        self.sum = whole.last().map(|last| last.point.sum).or(self.sum);
        self.next += whole.len();
        self.together = (self.together * 2).min(TOGETHER.end);
        if whole.len() < range.len() {
            self.log.keep(self.next);
        }
        whole
    }

    fn again(
        &self,
        range: Range<usize>,
        read: &(impl Fn(&Raw, Option<&Inherited>) -> Option<Outcome> + Sync),
    ) -> Vec<Option<Again>> {
        let chunk = |at, bytes: &mut Vec<u8>| {
            let (chunk, segments) = Chunk::read(self.log.read(at, bytes)?)?;
            if self.is_doubtful && !chunk.before.holds(&chunk.point.sum, &self.source) {
                return None;
            }
            let other = |other: &Other| {
                let raw = other.raw();
                let outcome = read(&raw, chunk.inherited(raw.start))?;
                Some((other.before, raw, outcome))
            };
            Some(Again {
                segments: chunk::segments(segments)?,
                others: chunk.others.iter().map(other).collect::<Option<_>>()?,
                actions: chunk.actions,
                inherited: chunk.inherited,
                point: chunk.point,
            })
        };
        let chunks = range.into_par_iter();
        let chunks = chunks.map(|at| self.buffers.with(|bytes| chunk(at, bytes)));
        chunks.collect()
    }

    /// Adds records that were read by `plan`, up to a place; without one they wait for the next.
    pub(crate) fn add(
        &mut self,
        outcomes: &[(Raw, Outcome)],
        plan: &Plan,
        (point, is_last): (Option<Point>, bool),
    ) {
        if self.is_closed || !self.log.is_writable() {
            return;
        }
        self.draught.extend(outcomes, plan);
        // Nothing but the place, so that the next start need not look again.
        let is_seen = self.draught.len() > 0 || self.is_doubtful;
        let is_due = self.draught.len() >= LEAST || (is_last && is_seen);
        if let Some(point) = point.filter(|_| is_due) {
            self.close(point);
        }
    }

    fn close(&mut self, point: Point) {
        self.added.0 += self.draught.len();
        self.added.1 += self.draught.other_count();
        let (some, part) = OTHERS;
        self.is_closed = self.added.1 > some + self.added.0 / part;
        let Some(seam) = seam(&self.source, point.at).filter(|_| !self.is_closed) else {
            return;
        };
        let before = self.sum.replace(point.sum).unwrap_or(point.sum.start());
        let stretch = (before, point);
        if let Some(bytes) = self.draught.finish(stretch, seam, self.stamp.seen()) {
            self.write(&bytes);
        }
    }

    fn write(&mut self, bytes: &[u8]) {
        if self.log.is_writable()
            && let Err(error) = self.log.add(bytes)
        {
            self.is_closed = true;
            let reason = crate::text::system::reason(&error);
            self.keeper.fail(format!(
                "lists of long files are read anew at each start: {reason}"
            ));
        }
    }
}

/// A number for the bytes before a place; none when they are not all there.
fn seam(source: &Source, at: u64) -> Option<u64> {
    let length = at.min(SEAM);
    let bytes = source.read(at - length, length as usize).ok()?;
    (bytes.len() as u64 == length).then(|| FixedState::default().hash_one(bytes))
}
