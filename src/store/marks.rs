//! The user's marks, kept in the log of their state folder: a line for each thing done (`log`).
//!
//! Of all lines about the same field of the same article the last holds: by time, then writer, then number. The time of a
//! new line is at least that of the one it follows, so that a clock set back loses nothing. Lines of operations we do not
//! know are kept as they are, and so is what we do not know in the others: an older build loses nothing of a newer one.

mod meaning;

pub use super::log::LOG;
use super::{
    StoreError,
    log::{Content, Entry, Log, line::sealed},
};
use crate::{
    query::marks::{Change, IdKey, Marks},
    text::{count::counted, sanitize},
};
use meaning::{Field, Stamp, Stamped};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
    sync::Arc,
};

/// The marks, and where they are kept.
#[derive(Debug)]
pub struct Book {
    log: Option<Log>,
    /// What holds, by id and field.
    held: HashMap<(Arc<str>, Field), Stamp>,
    marks: Marks,
    writer: Arc<str>,
    written: u64,
}

/// What was done with an article, by its id.
pub type Done = (Arc<str>, Change);

/// What would be written `now` for what could not be kept: for the user to add to the log by hand.
pub fn lines(done: &[Done], now: u64) -> String {
    let mut book = Book::empty(None);
    done.iter().map(|done| book.entry(done, now).raw).collect()
}

/// The marks of a state folder; what is wrong with them is said, and copied aside.
pub fn load(state: Option<&Path>) -> (Book, Option<String>) {
    let mut book = Book::empty(state);
    let content = match book.log.as_mut().map(Log::read) {
        Some(Ok(content)) => content,
        None => return (book, None),
        Some(Err(error)) => return (book, Some(error.to_string())),
    };
    let problem = (!content.damaged.is_empty()).then(|| book.mend(&content));
    book.take(&content.entries);
    (book, problem)
}

impl Book {
    fn empty(state: Option<&Path>) -> Self {
        Self {
            log: state.map(Log::of),
            held: HashMap::new(),
            marks: Marks::default(),
            writer: meaning::name_of_writer(),
            written: 0,
        }
    }

    /// What holds.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// What holds, and nothing else.
    pub fn into_marks(self) -> Marks {
        self.marks
    }

    /// Takes in what others have written meanwhile; returns what is otherwise now.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read_on(&mut self) -> Result<Vec<Done>, StoreError> {
        match &mut self.log {
            Some(log) => {
                let content = log.read_on()?;
                Ok(self.take(&content.entries))
            }
            None => Ok(Vec::new()),
        }
    }

    /// Keeps what was done `now`, in milliseconds since 1970. When this returns it is on the disk. Also returns what others
    /// have done meanwhile.
    ///
    /// # Errors
    /// It cannot be written. Nothing of it was kept then.
    pub fn keep(&mut self, done: &[Done], now: u64) -> Result<Vec<Done>, StoreError> {
        let log = self.log.as_mut().ok_or(StoreError::NoFolder)?;
        let writing = log.write()?;
        let content = log.read_on()?;
        let news = self.take(&content.entries);
        let entries: Vec<Entry> = done.iter().map(|done| self.entry(done, now)).collect();
        let lines: String = entries.iter().map(|entry| &*entry.raw).collect();
        let log = self.log.as_mut().ok_or(StoreError::NoFolder)?;
        log.append(&writing, &lines)?;
        // It is on the disk: that the log stays long is no reason to say that it is not.
        if writing.is_long() {
            let _ = log.compact(&writing, live);
        }
        self.take(&entries);
        Ok(news)
    }

    fn entry(&mut self, (id, change): &Done, now: u64) -> Entry {
        self.written += 1;
        let before = self.held.get(&(Arc::clone(id), Field::of(change)));
        let stamp = Stamp {
            time: now.max(before.map_or(0, |before| before.time.saturating_add(1))),
            writer: Arc::clone(&self.writer),
            number: self.written,
        };
        let line = meaning::line(id, change, &stamp);
        Entry {
            raw: sealed(line.clone()),
            line,
        }
    }

    /// Takes in lines, each where it is the last about its field; returns what is otherwise now.
    fn take(&mut self, entries: &[Entry]) -> Vec<Done> {
        let mut news = Vec::new();
        for entry in entries {
            let Some(Stamped { id, change, stamp }) = meaning::of(&entry.line) else {
                continue;
            };
            let field = (Arc::clone(&id), Field::of(&change));
            if self.held.get(&field).is_some_and(|held| *held >= stamp) {
                continue;
            }
            self.held.insert(field, stamp);
            if self.marks.apply(IdKey::of(&id), &change).is_some() {
                news.push((id, change));
            }
        }
        news
    }

    /// Copies damaged files aside and leaves the good lines; says what became of it.
    fn mend(&mut self, content: &Content) -> String {
        let count = content.damaged.iter().map(|(_, count)| count).sum();
        let said = format!("{} of your marks cannot be read", counted(count, "line"));
        let Some(log) = &mut self.log else {
            return said;
        };
        let mended = log.write().and_then(|writing| log.compact(&writing, live));
        match mended {
            Ok(aside) => {
                let names: Vec<_> = aside.iter().map(|path| sanitize::path(path)).collect();
                format!("{said}: copied aside to `{}`", names.join("`, `"))
            }
            Err(error) => format!("{said}: {error}"),
        }
    }
}

/// Of all lines those that hold, and those we do not know, each once.
fn live(entries: Vec<Entry>) -> Vec<Entry> {
    let mut last: HashMap<(Arc<str>, Field), Stamp> = HashMap::new();
    let meanings: Vec<_> = entries
        .iter()
        .map(|entry| meaning::of(&entry.line))
        .collect();
    for known in meanings.iter().flatten() {
        let field = (Arc::clone(&known.id), Field::of(&known.change));
        let held = last.entry(field).or_insert_with(|| known.stamp.clone());
        if *held < known.stamp {
            *held = known.stamp.clone();
        }
    }
    let mut seen: HashSet<String> = HashSet::new();
    let mut is_live = |entry: &Entry, known: Option<&Stamped>| {
        let holds = known.is_none_or(|known| {
            let field = (Arc::clone(&known.id), Field::of(&known.change));
            last.get(&field) == Some(&known.stamp)
        });
        holds && seen.insert(entry.raw.clone())
    };
    let all = entries.into_iter().zip(&meanings);
    all.filter(|(entry, known)| is_live(entry, known.as_ref()))
        .map(|(entry, _)| entry)
        .collect()
}

#[cfg(test)]
mod tests;
