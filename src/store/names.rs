//! What the engine has found in texts, so that it need not be found again: a file for each corpus in the cache folder.
//!
//! ```text
//! magic, version of the engine, check        24 bytes
//! length, sum, key, check, what was found    for each text; the key and its check are hashes of all the engine reads
//! ```
//! Only appended to, by one of us at a time (a lock), read by all. Every part has a sum: a torn end is cut off, and what
//! is damaged is not there. A file of another engine begins anew. In memory stand eight bytes or so for each text that
//! was in the file at the start; what is added is written and forgotten. All of it can be thrown away at any time.

mod code;
mod keeping;

pub use keeping::{AtOnce, Keeping};

use super::{StoreError, cache, folder::Folder};
use crate::entity::{Extraction, extract::Text};
use foldhash::quality::FixedState;
use hashbrown::HashTable;
use rustix::fs::{FlockOperation, flock};
use std::{
    fs::{self, File},
    hash::BuildHasher as _,
    io::{self, BufReader, Read},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

const MAGIC: [u8; 8] = *b"dlnames1";
/// Bytes before what was found in a text, and before the first text.
const HEAD: usize = 24;
/// Most bytes of one text: what a text of 16 MiB may hold, and no more.
const LONGEST: u32 = 32 << 20;
/// Bytes kept before they are written.
const BUFFER: usize = 1 << 16;
/// Texts a file may hold beyond twice those of its corpus: what has changed leaves its old findings behind.
const SLACK: usize = 1_000;

/// Which file: of a folder, for an engine and a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    folder: PathBuf,
    engine: u64,
    corpus: u64,
}

/// The file of a corpus, open.
#[derive(Debug)]
pub struct Found {
    path: PathBuf,
    file: File,
    /// Which texts it held when it was opened.
    index: HashTable<Place>,
    /// What is to be written; none: we only read.
    buffer: Option<Vec<u8>>,
    end: u64,
    /// Bytes it may have.
    most: u64,
    added: usize,
}

/// Where a text stands: part of its key, and its offset in units of eight bytes.
#[derive(Debug, Clone, Copy)]
struct Place {
    key: u32,
    offset: u32,
}

/// The hashes of a text and of the day it is read against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key(u64, u64);

impl Key {
    fn of(text: Text<'_>) -> Self {
        let day = text
            .published
            .map(|day| (day.year(), day.month(), day.day()));
        let read = (text.headline, text.body, day, text.language);
        let hash = |seed| FixedState::with_seed(seed).hash_one(read);
        Self(hash(1), hash(2))
    }
}

fn sum(parts: (u64, u64, &[u8])) -> u32 {
    FixedState::with_seed(3).hash_one(parts) as u32
}

impl Shelf {
    /// The file for a corpus of these paths. `engine` is the version of whoever finds names.
    pub fn new(folder: &Path, engine: u64, paths: &[PathBuf]) -> Self {
        let paths: Vec<PathBuf> = paths
            .iter()
            .map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()))
            .collect();
        Self {
            folder: folder.to_owned(),
            engine,
            corpus: FixedState::default().hash_one(paths),
        }
    }

    fn name(&self) -> String {
        format!("names-{:016x}.bin", self.corpus)
    }

    fn head(&self) -> [u8; HEAD] {
        let check = FixedState::with_seed(4).hash_one(self.engine);
        let mut head = [0; HEAD];
        let parts = [MAGIC, self.engine.to_le_bytes(), check.to_le_bytes()];
        head.copy_from_slice(parts.as_flattened());
        head
    }

    /// Opens the file, which is made if need be. None where another of us is making it.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn open(&self) -> Result<Option<Found>, StoreError> {
        let folder = Folder::at(&self.folder);
        let path = folder.file(&self.name());
        let unreadable = |error| StoreError::Unreadable(path.clone(), error);
        let (file, is_writable) = folder.open(&self.name())?;
        let is_writer =
            is_writable && flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok();
        let mut head = [0; HEAD];
        let is_ours = file.read_exact_at(&mut head, 0).is_ok() && head == self.head();
        if !is_ours && !is_writer {
            return Ok(None);
        }
        let mut found = Found {
            path: path.clone(),
            file,
            index: HashTable::new(),
            buffer: is_writer.then(Vec::new),
            end: HEAD as u64,
            most: cache::limit(&self.folder),
            added: 0,
        };
        if is_ours {
            found.read().map_err(unreadable)?;
        }
        if is_writer {
            cache::tidy(&self.folder, &path);
            let unwritable = |error| StoreError::Unwritable(path.clone(), error);
            found.begin(is_ours, &self.head()).map_err(unwritable)?;
        }
        Ok(Some(found))
    }
}

impl Found {
    /// What was found in a text before.
    pub fn get(&self, text: Text<'_>) -> Option<Extraction> {
        if self.index.is_empty() {
            return None;
        }
        let key = Key::of(text);
        let place = self
            .index
            .find(spread(key.0 as u32), |place| place.key == key.0 as u32)?;
        let offset = u64::from(place.offset) * 8;
        let mut head = [0; HEAD];
        self.file.read_exact_at(&mut head, offset).ok()?;
        let head = Head::read(&head).filter(|head| head.key == key)?;
        let mut bytes = vec![0; head.length as usize];
        let start = offset + HEAD as u64;
        self.file.read_exact_at(&mut bytes, start).ok()?;
        head.fits(&bytes).then(|| code::decode(&bytes, text))?
    }

    /// Keeps what was found in a text, as [`encode`] writes it.
    ///
    /// # Errors
    /// It cannot be written; from then on nothing more is.
    fn put(&mut self, text: &[u8]) -> Result<(), StoreError> {
        let Some(buffer) = &mut self.buffer else {
            return Ok(());
        };
        buffer.extend(text);
        self.added += 1;
        if buffer.len() >= BUFFER {
            return self.flush();
        }
        Ok(())
    }

    /// Writes what has not been written yet.
    ///
    /// # Errors
    /// It cannot be written; from then on nothing more is.
    pub fn flush(&mut self) -> Result<(), StoreError> {
        let Some(buffer) = self.buffer.as_mut().filter(|buffer| !buffer.is_empty()) else {
            return Ok(());
        };
        if self.end + buffer.len() as u64 > self.most {
            self.buffer = None;
            return Ok(());
        }
        match self.file.write_all_at(buffer, self.end) {
            Ok(()) => {
                self.end += buffer.len() as u64;
                buffer.clear();
                Ok(())
            }
            Err(error) => {
                // half of it may be there
                let _ = self.file.set_len(self.end);
                self.buffer = None;
                Err(StoreError::Unwritable(self.path.clone(), error))
            }
        }
    }

    /// All texts of a corpus have been asked about: a file that holds far more begins anew at the next start.
    pub fn settle(&mut self, text_count: usize) {
        let is_overgrown = self.index.len() + self.added > text_count * 2 + SLACK;
        if is_overgrown && self.buffer.take().is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Notes all texts there are, up to the first that is damaged.
    fn read(&mut self) -> io::Result<()> {
        let mut from = BufReader::with_capacity(1 << 18, &self.file);
        let mut head = [0; HEAD];
        from.read_exact(&mut head)?;
        let mut bytes = Vec::new();
        while from.read_exact(&mut head).is_ok() {
            let Some(known) = Head::read(&head) else {
                break;
            };
            bytes.resize((known.length as usize).next_multiple_of(8), 0);
            let is_there = from.read_exact(&mut bytes).is_ok();
            let found = bytes.get(..known.length as usize).unwrap_or_default();
            if !is_there || !known.fits(found) {
                break;
            }
            let place = Place {
                key: known.key.0 as u32,
                offset: u32::try_from(self.end / 8).unwrap_or(u32::MAX),
            };
            let is_same = |other: &Place| other.key == place.key;
            if self.index.find(spread(place.key), is_same).is_none() {
                let hash = |place: &Place| spread(place.key);
                self.index.insert_unique(spread(place.key), place, hash);
            }
            self.end += (HEAD + bytes.len()) as u64;
        }
        Ok(())
    }

    /// Makes the file ready to be added to: a torn end goes, and another engine's findings.
    fn begin(&mut self, is_ours: bool, head: &[u8; HEAD]) -> io::Result<()> {
        let end = if is_ours { self.end } else { 0 };
        if self.file.metadata()?.len() > end {
            self.file.set_len(end)?;
        }
        if !is_ours {
            self.file.write_all_at(head, 0)?;
        }
        Ok(())
    }
}

/// What stands before the bytes of a text.
struct Head {
    length: u32,
    sum: u32,
    key: Key,
}

impl Head {
    fn read(bytes: &[u8; HEAD]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (sum, rest) = rest.split_first_chunk()?;
        let (one, rest) = rest.split_first_chunk()?;
        let (two, _) = rest.split_first_chunk()?;
        let length = u32::from_le_bytes(*length);
        (length < LONGEST).then_some(Self {
            length,
            sum: u32::from_le_bytes(*sum),
            key: Key(u64::from_le_bytes(*one), u64::from_le_bytes(*two)),
        })
    }

    fn fits(&self, bytes: &[u8]) -> bool {
        sum((self.key.0, self.key.1, bytes)) == self.sum
    }
}

/// What was found in a text, as it stands in the file; none if it cannot.
fn encode(text: Text<'_>, found: &Extraction) -> Option<Vec<u8>> {
    let bytes = code::encode(found).filter(|bytes| bytes.len() < LONGEST as usize)?;
    let Key(one, two) = Key::of(text);
    let mut out = Vec::with_capacity(HEAD + bytes.len() + 8);
    out.extend((bytes.len() as u32).to_le_bytes());
    out.extend(sum((one, two, &bytes)).to_le_bytes());
    out.extend(one.to_le_bytes());
    out.extend(two.to_le_bytes());
    out.extend(&bytes);
    out.resize(out.len().next_multiple_of(8), 0);
    Some(out)
}

/// A hash for the table out of what is kept of a key.
fn spread(key: u32) -> u64 {
    FixedState::default().hash_one(key)
}

#[cfg(test)]
mod tests;
