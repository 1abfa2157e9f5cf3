//! UTF-16 into UTF-8 on the way. A unit that fits nothing becomes U+FFFD; the rest is kept.

use std::io::{self, Read};

/// Bytes decoded at a time.
const BLOCK: u64 = 64 << 10;

/// The order of the two bytes of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Endian {
    Little,
    Big,
}

impl Endian {
    /// Tells UTF-16 by its byte order mark, else by the NULs of its first characters (JSON opens with ASCII).
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0xff, 0xfe, ..] => Some(Self::Little),
            [0xfe, 0xff, ..] => Some(Self::Big),
            [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(Self::Little),
            [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(Self::Big),
            _ => None,
        }
    }

    /// Its name, for the notes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Little => "UTF-16LE",
            Self::Big => "UTF-16BE",
        }
    }

    fn unit(self, pair: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(pair),
            Self::Big => u16::from_be_bytes(pair),
        }
    }
}

/// Reads UTF-16, delivers UTF-8 without the byte order mark.
pub(crate) struct Utf16<R> {
    reader: R,
    endian: Endian,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
    is_first: bool,
}

impl<R: Read> Utf16<R> {
    pub(crate) fn new(reader: R, endian: Endian) -> Self {
        Self {
            reader,
            endian,
            raw: Vec::new(),
            ready: Vec::new(),
            given: 0,
            is_first: true,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        let count = self
            .reader
            .by_ref()
            .take(BLOCK)
            .read_to_end(&mut self.raw)?;
        let is_last = (count as u64) < BLOCK;
        let mut units: Vec<u16> = self
            .raw
            .chunks_exact(2)
            .map(|pair| {
                self.endian.unit([
                    pair.first().copied().unwrap_or(0),
                    pair.last().copied().unwrap_or(0),
                ])
            })
            .collect();
        let mut rest = self.raw.chunks_exact(2).remainder().to_vec();
        // Half a surrogate pair waits for its other half.
        if !is_last && let Some(unit) = units.pop_if(|unit| (0xd800..0xdc00).contains(unit)) {
            let pair = match self.endian {
                Endian::Little => unit.to_le_bytes(),
                Endian::Big => unit.to_be_bytes(),
            };
            rest.splice(0..0, pair);
        }
        self.raw = rest;
        if std::mem::take(&mut self.is_first) && units.first() == Some(&0xfeff) {
            units.remove(0);
        }
        self.ready = String::from_utf16_lossy(&units).into_bytes();
        self.given = 0;
        Ok(())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given >= self.ready.len() {
            self.refill()?;
        }
        let count = super::super::spool::copy(&self.ready, self.given as u64, buffer);
        self.given += count;
        Ok(count)
    }
}
