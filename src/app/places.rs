//! Where one was in the texts: each is opened again where it was left. Known by the id of the article, which stays the same
//! when the archive is loaded again, and in the next session. A walk to a hit or a name goes there all the same.

use super::App;
use crate::query::bookmark::Bookmark;

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
    /// Takes over where the texts were left in an earlier session.
    pub fn recall_places(&mut self, bookmark: Bookmark) {
        self.memory.places.0 = bookmark.places;
    }

    /// Where the texts are left.
    pub fn bookmark(&mut self) -> Bookmark {
        self.note_place();
        Bookmark {
            places: self.memory.places.0.clone(),
        }
    }
}
