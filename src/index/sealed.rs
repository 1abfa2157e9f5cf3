//! Bytes kept in one file, never changed once it is whole, and not trusted: each block has a sum, and what is read is held
//! against it. A file that was cut, or of which a bit has turned, is an error and never another answer.
//!
//! ```text
//! blocks of 16 KiB, the last one shorter
//! table: a head of the caller's, names and places of what is in the blocks, a sum for each block
//! length of the table, sum of the table, magic           24 bytes
//! ```

use foldhash::quality::FixedState;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    fs::File,
    hash::BuildHasher as _,
    io::{self, BufWriter, Write},
    ops::Range,
    os::unix::fs::FileExt as _,
    sync::{Mutex, PoisonError},
};

const MAGIC: [u8; 8] = *b"dlseal01";
/// Bytes after the table.
const TAIL: usize = 24;
/// Bytes with one sum: few enough to be read for a single word.
const BLOCK: usize = 16 << 10;
/// Longest table: sums of half a terabyte.
const LONGEST: u64 = 256 << 20;

#[derive(Serialize, Deserialize)]
struct Table<H> {
    head: H,
    parts: Vec<(String, u64, u64)>,
    sums: Vec<u64>,
}

/// A sealed file, open.
#[derive(Debug)]
pub(super) struct Sealed {
    file: File,
    length: u64,
    sums: Vec<u64>,
    /// The block read last: what is asked for next often lies in it.
    last: Mutex<Option<(u64, Vec<u8>)>>,
}

/// A sealed file, what the caller wrote at its head, and what is in it where.
pub(super) type Opened<H> = (Sealed, H, Vec<(String, Range<u64>)>);

fn sum(block: u64, bytes: &[u8]) -> u64 {
    FixedState::with_seed(block).hash_one(bytes)
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "it is damaged")
}

/// Writes a head and some parts, each under a name, into an empty file.
pub(super) fn seal<H: Serialize>(file: &File, head: H, parts: &[(&str, &[u8])]) -> io::Result<()> {
    let mut out = Blocks {
        file: BufWriter::with_capacity(1 << 18, file),
        block: Vec::with_capacity(BLOCK),
        sums: Vec::new(),
    };
    let mut places = Vec::new();
    let mut start = 0;
    for (name, bytes) in parts {
        out.add(bytes)?;
        let end = start + bytes.len() as u64;
        places.push(((*name).to_owned(), start, end));
        start = end;
    }
    out.finish_block()?;
    let table = Table {
        head,
        parts: places,
        sums: out.sums,
    };
    let table = postcard::to_allocvec(&table).map_err(|_| damaged())?;
    out.file.write_all(&table)?;
    out.file.write_all(&(table.len() as u64).to_le_bytes())?;
    out.file.write_all(&sum(u64::MAX, &table).to_le_bytes())?;
    out.file.write_all(&MAGIC)?;
    out.file.flush()
}

/// Blocks on their way into a file.
struct Blocks<'f> {
    file: BufWriter<&'f File>,
    block: Vec<u8>,
    sums: Vec<u64>,
}

impl Blocks<'_> {
    fn add(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let room = (BLOCK - self.block.len()).min(bytes.len());
            let (these, rest) = bytes.split_at(room);
            self.block.extend_from_slice(these);
            bytes = rest;
            if self.block.len() == BLOCK {
                self.finish_block()?;
            }
        }
        Ok(())
    }

    fn finish_block(&mut self) -> io::Result<()> {
        if !self.block.is_empty() {
            self.sums.push(sum(self.sums.len() as u64, &self.block));
            self.file.write_all(&self.block)?;
            self.block.clear();
        }
        Ok(())
    }
}

impl Sealed {
    /// Opens a sealed file.
    ///
    /// # Errors
    /// It cannot be read, or is not whole.
    pub(super) fn open<H: DeserializeOwned>(file: File) -> io::Result<Opened<H>> {
        let whole = file.metadata()?.len();
        let end = whole.checked_sub(TAIL as u64).ok_or_else(damaged)?;
        let mut tail = [0; TAIL];
        file.read_exact_at(&mut tail, end)?;
        let (table_length, rest) = tail.split_first_chunk().ok_or_else(damaged)?;
        let (table_sum, magic) = rest.split_first_chunk().ok_or_else(damaged)?;
        let table_length = u64::from_le_bytes(*table_length);
        let length = end.checked_sub(table_length).ok_or_else(damaged)?;
        if magic != MAGIC || table_length > LONGEST {
            return Err(damaged());
        }
        let mut table = vec![0; table_length as usize];
        file.read_exact_at(&mut table, length)?;
        if sum(u64::MAX, &table) != u64::from_le_bytes(*table_sum) {
            return Err(damaged());
        }
        let table: Table<H> = postcard::from_bytes(&table).map_err(|_| damaged())?;
        let blocks = length.div_ceil(BLOCK as u64);
        let fits = |(_, start, end): &(String, u64, u64)| start <= end && *end <= length;
        if table.sums.len() as u64 != blocks || !table.parts.iter().all(fits) {
            return Err(damaged());
        }
        let places = table.parts.into_iter();
        let places = places.map(|(name, start, end)| (name, start..end));
        let sealed = Self {
            file,
            length,
            sums: table.sums,
            last: Mutex::default(),
        };
        Ok((sealed, table.head, places.collect()))
    }

    /// Bytes of all parts together.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Some of the bytes.
    ///
    /// # Errors
    /// They cannot be read, or are not those that were written.
    pub(super) fn read(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        let is_within = range.start <= range.end && range.end <= self.length;
        if !is_within {
            return Err(damaged());
        }
        let mut bytes = Vec::with_capacity((range.end - range.start) as usize);
        let size = BLOCK as u64;
        for block in range.start / size..range.end.div_ceil(size) {
            let from = range.start.saturating_sub(block * size) as usize;
            let until = ((range.end - block * size) as usize).min(BLOCK);
            self.with_block(block, &mut |whole| {
                bytes.extend_from_slice(whole.get(from..until).unwrap_or_default());
            })?;
        }
        Ok(bytes)
    }

    /// Whether all that was written is there.
    pub(super) fn is_whole(&self) -> bool {
        (0..self.sums.len() as u64).all(|block| self.with_block(block, &mut |_| {}).is_ok())
    }

    fn with_block(&self, block: u64, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, bytes)) = last.as_ref().filter(|(known, _)| *known == block) {
            take(bytes);
            return Ok(());
        }
        let (_, mut bytes) = last.take().unwrap_or_default();
        let start = block * BLOCK as u64;
        bytes.resize(((self.length - start) as usize).min(BLOCK), 0);
        self.file.read_exact_at(&mut bytes, start)?;
        if self.sums.get(block as usize) != Some(&sum(block, &bytes)) {
            return Err(damaged());
        }
        take(&bytes);
        *last = Some((block, bytes));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    /// Some parts over several blocks, as they lie in the file.
    fn written() -> Vec<u8> {
        let mut file = tempfile::tempfile().unwrap();
        let long: Vec<u8> = (0..BLOCK * 2 + 7).map(|at| (at % 251) as u8).collect();
        seal(
            &file,
            7_u32,
            &[("long", &long), ("short", b"abc"), ("", b"")],
        )
        .unwrap();
        let mut bytes = Vec::new();
        io::Seek::rewind(&mut file).unwrap();
        file.read_to_end(&mut bytes).unwrap();
        bytes
    }

    fn open(bytes: &[u8]) -> io::Result<Opened<u32>> {
        let mut file = tempfile::tempfile()?;
        file.write_all(bytes)?;
        Sealed::open(file)
    }

    #[test]
    fn what_was_sealed_is_read_again() {
        let (sealed, head, parts) = open(&written()).unwrap();
        assert_eq!(head, 7);
        assert_eq!(parts[1].0, "short");
        assert_eq!(sealed.read(parts[1].1.clone()).unwrap(), b"abc");
        let long = sealed.read(parts[0].1.clone()).unwrap();
        assert_eq!(long.len(), BLOCK * 2 + 7);
        let middle = BLOCK as u64 - 3..BLOCK as u64 + 3;
        assert_eq!(sealed.read(middle).unwrap(), long[BLOCK - 3..BLOCK + 3]);
        assert!(sealed.read(0..sealed.length() + 1).is_err());
    }

    #[test]
    fn a_bit_that_has_turned_is_an_error_wherever_it_is() {
        let whole = written();
        for at in (0..whole.len())
            .step_by(97)
            .chain(whole.len() - TAIL..whole.len())
        {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x10;
            let is_refused = match open(&bytes) {
                Err(_) => true,
                Ok((sealed, ..)) => sealed.read(0..sealed.length()).is_err(),
            };
            assert!(is_refused, "{at}");
        }
    }

    #[test]
    fn a_file_that_was_cut_or_is_something_else_is_an_error() {
        let whole = written();
        for length in [0, 5, TAIL, BLOCK, whole.len() - 1] {
            assert!(open(&whole[..length]).is_err(), "{length}");
        }
        assert!(open(&[0; 4 * TAIL]).is_err());
        let (sealed, ..) = open(&whole).unwrap();
        sealed.file.set_len(100).unwrap();
        assert!(sealed.read(0..200).is_err());
    }
}
