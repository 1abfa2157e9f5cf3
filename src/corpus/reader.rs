//! Articles read again, one after another: memory and what was read before are kept, and the file stays open. That an
//! article is still what was loaded is checked every time.

use super::{
    Article, ArticleId, Corpus, EntryRef, FileId,
    make::Draft,
    plan::{Outcome, Plan},
    reject::Reason,
    scratch::Scratch,
    set::{ReadError, SourceFile},
    source::{Bytes, refused},
};
use crate::text::sanitize;
use std::{io, sync::Arc};

/// Reads articles again. Holds the descriptor of the file that it read last.
#[derive(Debug, Default)]
pub struct Reader {
    pub(super) buffer: Vec<u8>,
    pub(super) scratch: Scratch,
    open: Option<(Arc<SourceFile>, Bytes)>,
}

impl Corpus {
    /// Reads a whole article again from its file.
    ///
    /// # Errors
    /// The file is gone or no longer holds this article.
    pub fn read(&self, id: ArticleId) -> Result<Article, ReadError> {
        Reader::default().article(self, id)
    }

    /// Reads a whole article again, and the bytes of its record as they lie in the (decoded) file.
    ///
    /// # Errors
    /// The file is gone or no longer holds this article.
    pub fn read_with_bytes(&self, id: ArticleId) -> Result<(Article, Vec<u8>), ReadError> {
        let mut reader = Reader::default();
        let article = reader.article(self, id)?;
        Ok((article, reader.into_bytes()))
    }
}

impl Reader {
    /// A whole article.
    ///
    /// # Errors
    /// The file is gone or no longer holds this article.
    pub fn article(&mut self, corpus: &Corpus, id: ArticleId) -> Result<Article, ReadError> {
        self.read_as(corpus, id, |plan, bytes, _| plan.article(bytes))
    }

    /// The id of an article, which most records say themselves: the list knows all else that a line shows.
    ///
    /// # Errors
    /// The file is gone or no longer holds this article.
    pub fn id(&mut self, corpus: &Corpus, id: ArticleId) -> Result<String, ReadError> {
        self.read_as(corpus, id, Plan::id)
    }

    /// The bytes of the record that was read last, as they lie in the (decoded) file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.buffer
    }

    fn read_as<T>(
        &mut self,
        corpus: &Corpus,
        id: ArticleId,
        read: impl FnOnce(&Plan, &[u8], &mut Scratch) -> Result<T, Reason>,
    ) -> Result<T, ReadError> {
        let entry = corpus.entry(id).ok_or(ReadError::Unknown)?;
        let place = entry.place();
        let file = corpus.file(place.file).ok_or(ReadError::Unknown)?;
        let changed = || ReadError::Changed(file.shown.clone());
        let plan = file.plan.as_ref().ok_or_else(changed)?;
        let plan = plan.at(place.offset).unwrap_or_else(|| Arc::clone(plan));
        let end = place.offset + u64::from(place.length);
        self.fill(corpus, place.file, (place.offset, end))?;
        match plan.draft_on(&self.buffer, &mut self.scratch) {
            Outcome::Draft(draft, _) if is_same(&draft, entry) => {
                read(&plan, &self.buffer, &mut self.scratch).map_err(|_| changed())
            }
            _ => Err(changed()),
        }
    }

    /// Reads a stretch of a file into the buffer, as much of it as there is.
    pub(super) fn fill(
        &mut self,
        corpus: &Corpus,
        file: FileId,
        (start, end): (u64, u64),
    ) -> Result<(), ReadError> {
        let file = corpus.files().get(file.0 as usize);
        let file = file.ok_or(ReadError::Unknown)?;
        let is_open = |(open, _): &(Arc<SourceFile>, Bytes)| Arc::ptr_eq(open, file);
        if !self.open.as_ref().is_some_and(is_open) {
            let bytes = file.source.open().map_err(|reason| refused(&reason));
            let bytes = bytes.map_err(|error| unreadable(file, &error))?;
            self.open = Some((Arc::clone(file), bytes));
        }
        self.buffer.resize((end - start) as usize, 0);
        if let Some((_, bytes)) = &self.open {
            let count = bytes.read_at(start, &mut self.buffer);
            let count = count.map_err(|error| unreadable(file, &error))?;
            self.buffer.truncate(count);
        }
        Ok(())
    }

    /// Holds no file open any more.
    pub(super) fn close(&mut self) {
        self.open = None;
    }
}

/// The same reading as when it was loaded: only another record gives other facts. The headline alone will not do, half an
/// archive may be called `Morning briefing`.
fn is_same(draft: &Draft, entry: EntryRef<'_>) -> bool {
    draft.headline == entry.headline()
        && *draft.byline == *entry.byline()
        && draft.published == entry.published()
        && draft.outlet.as_deref() == entry.outlet()
}

/// Why a file that was read could not be read again.
fn unreadable(file: &SourceFile, error: &io::Error) -> ReadError {
    let shown = file.shown.clone();
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::Removed(shown),
        _ => ReadError::Unreadable(shown, sanitize::line(&error.to_string()).into_owned()),
    }
}
