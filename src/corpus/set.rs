//! A snapshot of the corpus: cheap to clone, grows by whole segments, shared by every thread.

use super::{
    ArticleId, Entry, EntryRef, FileId, Rejection, Segment, account::Account, plan::Plan,
    reject::Reason, source::Source,
};
use serde_json::{Map, Value};
use std::{path::PathBuf, sync::Arc};

/// A file that was opened.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it is; `-` for standard input.
    pub path: PathBuf,
    /// Its path as shown, sanitised.
    pub shown: String,
    /// What was made of it; counts are whole once it is loaded.
    pub account: Arc<Account>,
    pub(crate) source: Source,
    pub(crate) plan: Option<Arc<Plan>>,
}

/// All that has been loaded so far. A clone is a snapshot and costs a few pointers.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    segments: Vec<Arc<Segment>>,
    files: Arc<Vec<Arc<SourceFile>>>,
    rejections: Arc<Vec<Rejection>>,
    len: usize,
    /// The place of each article as stored, where they did not come in that order.
    places: Option<Arc<[u32]>>,
}

/// Why an article could not be read again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The number is that of another corpus.
    #[error("no such article")]
    Unknown,
    /// The file no longer holds this article at this place.
    #[error("`{0}` changed on disk")]
    Changed(String),
    /// The file is not there any more.
    #[error("cannot read `{0}`: file removed")]
    Removed(String),
    /// The operating system's words.
    #[error("cannot read `{0}`: {1}")]
    Unreadable(String, String),
}

impl Corpus {
    /// How many articles are loaded.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing is loaded (yet).
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The segments, in order; segment `n` starts where `n - 1` ends.
    pub fn segments(&self) -> &[Arc<Segment>] {
        &self.segments
    }

    /// What is kept of an article; none for a number of another corpus.
    pub fn entry(&self, id: ArticleId) -> Option<EntryRef<'_>> {
        let at = self
            .segments
            .partition_point(|segment| segment.first <= id.0)
            .checked_sub(1)?;
        let segment = self.segments.get(at)?;
        segment.entry((id.0 - segment.first) as usize)
    }

    /// The numbers of all articles, in load order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = ArticleId> {
        (0..self.len as u32).map(ArticleId)
    }

    /// Everything kept of the articles, in load order.
    pub fn entries(&self) -> impl Iterator<Item = EntryRef<'_>> {
        self.segments.iter().flat_map(|segment| segment.entries())
    }

    /// A file by number.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize).map(AsRef::as_ref)
    }

    /// What was left out.
    pub fn rejections(&self) -> &[Rejection] {
        &self.rejections
    }

    /// How many records and files were left out, those counted beyond the list included.
    pub fn left_out(&self) -> u64 {
        let count = |rejection: &Rejection| match rejection.reason {
            Reason::More(count) => count,
            _ => 1,
        };
        self.rejections.iter().map(count).sum()
    }

    /// The files that gave articles, in order.
    pub fn files(&self) -> &[Arc<SourceFile>] {
        &self.files
    }

    /// Whether this is `older`, maybe grown: what was found out about the one still holds in the other.
    pub fn continues(&self, older: &Self) -> bool {
        // A segment is published once, so its address tells it; the last one is looked at for a list that was cut
        let is_same = |at: usize| match (older.segments.get(at), self.segments.get(at)) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new),
            (None, _) => true,
            (Some(_), None) => false,
        };
        is_same(0) && is_same(older.segments.len().saturating_sub(1))
    }

    /// How the file of an article is read.
    pub(crate) fn plan(&self, id: ArticleId) -> Option<Arc<Plan>> {
        self.file(self.entry(id)?.place().file)?.plan.clone()
    }

    /// The record of an article as it lies in its file, out of its envelope.
    pub(crate) fn record(&self, id: ArticleId) -> Option<Map<String, Value>> {
        let place = self.entry(id)?.place();
        let file = self.file(place.file)?;
        let bytes = file.source.read(place.offset, place.length as usize).ok()?;
        let (record, _) = file.plan.as_deref()?.record(&bytes).ok()?;
        Some(record)
    }

    /// Adds articles, of which the numbers go on.
    pub fn push(&mut self, entries: Vec<Entry>) {
        for segment in Segment::pack(self.len as u32, entries) {
            self.len += segment.len();
            self.segments.push(Arc::new(segment));
        }
    }

    /// Adds articles of a file that are packed already.
    pub(crate) fn push_packed(&mut self, segment: Segment, file: FileId) {
        let segment = segment.placed(self.len as u32, file);
        self.len += segment.len();
        self.segments.push(Arc::new(segment));
    }

    /// The same without the articles of some files. Those behind them get other numbers.
    pub(crate) fn without(&self, files: &[FileId]) -> Self {
        let mut left = Self {
            files: Arc::clone(&self.files),
            rejections: Arc::clone(&self.rejections),
            ..Self::default()
        };
        let is_left = |entry: &EntryRef<'_>| !files.contains(&entry.place().file);
        for segment in &self.segments {
            if segment.first as usize == left.len && segment.entries().all(|entry| is_left(&entry))
            {
                left.len += segment.len();
                left.segments.push(Arc::clone(segment));
            } else {
                let entries = segment.entries().filter(is_left);
                left.push(entries.map(EntryRef::to_entry).collect());
            }
        }
        left
    }

    /// The place of an article as stored: files in the order in which they are named and found, and what is in a file as
    /// it lies there. The numbers of articles are in that order too, unless a file has grown that others come after.
    pub fn place(&self, id: u32) -> u32 {
        let places = self.places.as_deref();
        places
            .and_then(|places| places.get(id as usize))
            .copied()
            .unwrap_or(id)
    }

    /// Puts the articles in the order of their files, of which `places` are the places.
    pub(crate) fn arrange(&mut self, places: &[u32]) {
        let place = |entry: EntryRef<'_>| places.get(entry.place().file.0 as usize).copied();
        if self.entries().map(place).is_sorted() {
            self.places = None;
            return;
        }
        let files: Vec<_> = self.entries().map(place).collect();
        let mut stored: Vec<u32> = (0..files.len() as u32).collect();
        // Stable: within a file the later ones were added later.
        stored.sort_by_key(|&id| files.get(id as usize));
        let mut order = vec![0; stored.len()];
        for (place, id) in (0..).zip(stored) {
            if let Some(slot) = order.get_mut(id as usize) {
                *slot = place;
            }
        }
        self.places = Some(order.into());
    }

    pub(crate) fn set_files(&mut self, files: Vec<Arc<SourceFile>>) {
        self.files = Arc::new(files);
    }

    pub(crate) fn set_rejections(&mut self, rejections: Vec<Rejection>) {
        self.rejections = Arc::new(rejections);
    }
}
