//! Where one was in the texts: each is opened again where it was left. Known by the id of the article, which stays the same
//! when the archive is loaded again. A walk to a hit or a name goes there all the same.
//!
//! From session to session the article under the cursor is known too, by what the list knows of it. It is gone to as soon
//! as it is loaded, if nobody has done anything yet.

use super::{
    App,
    memory::{Anchor, Returning},
};
use crate::{
    corpus::{ArticleId, Corpus, EntryRef},
    query::bookmark::{Bookmark, Spot},
};

/// Texts of which the place is known; one that was left at its top is not among them.
const CAP: usize = 1_000;

/// The places, the latest last: ids, and the byte of the body at the top.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<(String, u32)>);

impl Places {
    /// The byte at the top of a text.
    pub(super) fn of(&self, id: &str) -> u32 {
        let mut latest = self.0.iter().rev();
        let found = latest.find(|(other, _)| other == id);
        found.map_or(0, |(_, place)| *place)
    }

    /// Takes note of one.
    pub(super) fn note(&mut self, id: &str, place: u32) {
        self.0.retain(|(other, _)| other != id);
        if place > 0 && !id.is_empty() {
            self.0.push((id.to_owned(), place));
        }
        let too_many = self.0.len().saturating_sub(CAP);
        self.0.drain(..too_many);
    }
}

impl App {
    /// Takes note of where one is in the text shown, before another takes its place.
    pub(super) fn note_place(&mut self) {
        if let Some(shown) = &self.reader.prepared {
            self.memory
                .places
                .note(&shown.article.id, self.reader.place);
        }
    }

    /// Puts the text that has just come where it was left.
    pub(super) fn return_to_place(&mut self) {
        if let Some(shown) = &self.reader.prepared {
            let end = u32::try_from(shown.article.body.len()).unwrap_or(u32::MAX);
            self.reader.place = self.memory.places.of(&shown.article.id).min(end);
        }
    }
}

impl App {
    /// Takes over where the archive was left in an earlier session. Who asks for something goes to what they asked for.
    pub fn recall_place(&mut self, bookmark: Bookmark) {
        self.memory.places.0 = bookmark.places;
        let is_free = self.query.text.is_empty() && !self.settings.is_plain;
        self.memory.spot = bookmark.spot.filter(|_| is_free);
    }

    /// Where the archive is left.
    pub fn bookmark(&mut self) -> Bookmark {
        self.note_place();
        let entry = self
            .list
            .selected()
            .and_then(|article| self.corpus.entry(article));
        Bookmark {
            spot: entry.map(|entry| spot(&self.corpus, entry)),
            places: self.memory.places.0.clone(),
        }
    }

    /// Goes to where the archive was left, once that is among the articles that have come after the first `known`.
    pub(super) fn seek_spot(&mut self, known: usize, is_complete: bool) {
        if self.memory.before.is_some() || self.prompt.is_some() {
            self.memory.spot = None;
        }
        let Some(left) = &self.memory.spot else {
            return;
        };
        let new = (known as u32..self.corpus.len() as u32).map(ArticleId);
        let is_it = |entry: EntryRef<'_>| {
            entry.place().offset == left.offset
                && entry.headline() == left.headline
                && spot(&self.corpus, entry).file == left.file
        };
        let has = |article: &ArticleId| self.corpus.entry(*article).is_some_and(is_it);
        let found = new
            .into_iter()
            .find(has)
            .or_else(|| self.headed(left).filter(|_| is_complete));
        if let Some(article) = found {
            self.memory.anchor = Anchor::Article(article);
            self.memory.returning = Some(Returning {
                depth: self.geometry.list_room().rows / 2,
                wants_head: true,
            });
        }
        if found.is_some() || is_complete {
            self.memory.spot = None;
        }
    }

    /// The first article of the same headline: its file has been written anew.
    fn headed(&self, left: &Spot) -> Option<ArticleId> {
        let mut all = self.corpus.ids().filter(|_| !left.headline.is_empty());
        all.find(|article| {
            let entry = self.corpus.entry(*article);
            entry.is_some_and(|entry| entry.headline() == left.headline)
        })
    }
}

fn spot(corpus: &Corpus, entry: EntryRef<'_>) -> Spot {
    let place = entry.place();
    let file = corpus
        .file(place.file)
        .and_then(|file| file.path.file_name());
    Spot {
        file: file.map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        offset: place.offset,
        headline: entry.headline().to_owned(),
    }
}
