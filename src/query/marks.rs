//! What the reader did with articles: read, starred, tagged, noted. By id, so that a mark outlives the file and the run.

pub use crate::index::IdKey;
use std::collections::HashMap;

/// Longest tag and longest note, in bytes.
pub const TAG_CAP: usize = 200;
/// The same of a note.
pub const NOTE_CAP: usize = 16 << 10;

/// What was done with an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// It was read.
    pub is_read: bool,
    /// It has a star.
    pub is_starred: bool,
    /// Its tags, in the order of the alphabet.
    pub tags: Vec<String>,
    /// What was noted.
    pub note: Option<String>,
}

/// One thing done with an article.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Change {
    /// Read, or unread again.
    Read(bool),
    /// A star put there or taken away.
    Star(bool),
    /// A tag put there or taken away.
    Tag(String, bool),
    /// A note in place of the one before; an empty one takes it away.
    Note(String),
}

impl Mark {
    /// Does it; returns what takes it back, or nothing where all is so already.
    pub fn apply(&mut self, change: &Change) -> Option<Change> {
        match change {
            Change::Read(is_on) => flip(&mut self.is_read, *is_on).map(Change::Read),
            Change::Star(is_on) => flip(&mut self.is_starred, *is_on).map(Change::Star),
            Change::Tag(tag, is_on) => match (self.tags.binary_search(tag), is_on) {
                (Err(at), true) => {
                    self.tags.insert(at, tag.clone());
                    Some(Change::Tag(tag.clone(), false))
                }
                (Ok(at), false) => {
                    self.tags.remove(at);
                    Some(Change::Tag(tag.clone(), true))
                }
                _ => None,
            },
            Change::Note(text) => {
                let now = Some(text.clone()).filter(|text| !text.is_empty());
                let before = std::mem::replace(&mut self.note, now);
                (before != self.note).then(|| Change::Note(before.unwrap_or_default()))
            }
        }
    }

    /// Whether it is so already.
    pub fn holds(&self, change: &Change) -> bool {
        match change {
            Change::Read(is_on) => self.is_read == *is_on,
            Change::Star(is_on) => self.is_starred == *is_on,
            Change::Tag(tag, is_on) => self.tags.binary_search(tag).is_ok() == *is_on,
            Change::Note(text) => self.note.as_deref().unwrap_or_default() == text,
        }
    }

    /// Whether nothing was done.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// Sets it; returns what it was, if it was another.
fn flip(is_on: &mut bool, now: bool) -> Option<bool> {
    let before = std::mem::replace(is_on, now);
    (before != now).then_some(before)
}

/// The marks of all articles that have any, whichever archive they are in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks(HashMap<IdKey, Mark>);

impl Marks {
    /// The mark of an article.
    pub fn of(&self, id: IdKey) -> Option<&Mark> {
        self.0.get(&id)
    }

    /// Whether no article has one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any article has one of these.
    pub fn any(&self, is_it: impl Fn(&Mark) -> bool) -> bool {
        self.0.values().any(is_it)
    }

    /// Every tag there is, each once, in the order of the alphabet.
    pub fn tags(&self) -> Vec<String> {
        let mut tags: Vec<_> = self.0.values().flat_map(|mark| &mark.tags).collect();
        tags.sort_unstable();
        tags.dedup();
        tags.into_iter().cloned().collect()
    }

    /// Does something with an article; returns what takes it back, or nothing where all is so already.
    pub fn apply(&mut self, id: IdKey, change: &Change) -> Option<Change> {
        let mark = self.0.entry(id).or_default();
        let way_back = mark.apply(change);
        if mark.is_plain() {
            self.0.remove(&id);
        }
        way_back
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_is_taken_back_by_what_it_returns() {
        let id = IdKey::of("a-1");
        let mut marks = Marks::default();
        let changes = [
            Change::Read(true),
            Change::Star(true),
            Change::Tag("later".to_owned(), true),
            Change::Tag("fraud".to_owned(), true),
            Change::Note("check the date".to_owned()),
            Change::Note("checked".to_owned()),
            Change::Tag("later".to_owned(), false),
            Change::Read(false),
        ];
        let mut undone = Vec::new();
        for change in &changes {
            let before = marks.clone();
            let inverse = marks.apply(id, change).unwrap();
            assert_eq!(marks.apply(id, change), None, "done already");
            assert!(marks.of(id).unwrap_or(&Mark::default()).holds(change));
            undone.push((inverse, before));
        }
        assert_eq!(marks.of(id).unwrap().tags, ["fraud"]);
        assert_eq!(marks.tags(), ["fraud"]);
        while let Some((inverse, before)) = undone.pop() {
            marks.apply(id, &inverse);
            assert_eq!(marks, before);
        }
        assert!(marks.is_empty());
    }
}
