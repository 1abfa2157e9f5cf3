//! Long lists of names and the clusters of words, as fingerprints: what is asked is only whether a word is in them. They
//! come with the model, since it was trained beside them, and are made by the trainer.
//!
//! A fingerprint of 28 bits mistakes one word in about two thousand for a listed one, which training has seen happen;
//! the lists take two bytes a name for it.

use super::{hash, pack};

/// Bits of a fingerprint.
const FINGERPRINT: u32 = 28;
/// Fingerprints share a bucket by their first bits.
const BUCKET: u32 = 16;

/// What the long lists say of a word or of the words of a name, as bits.
pub mod listed {
    /// A city or a region.
    pub const CITY: u8 = 1;
    /// A company, a club, a university.
    pub const ORG: u8 = 2;
    /// A given name.
    pub const FIRST: u8 = 4;
    /// A family name.
    pub const SURNAME: u8 = 8;
    /// A common family name.
    pub const COMMON_SURNAME: u8 = 16;
    /// A name of several words begins with this one.
    pub const STARTS: u8 = 32;
    /// A company, paper, club, party or office that news speaks of.
    pub const BODY: u8 = 64;
    /// An event, work, product or law that news speaks of.
    pub const THING: u8 = 128;
}

/// Sorted fingerprints with a number each.
#[derive(Debug, Default)]
struct Table<T> {
    prints: Vec<u32>,
    values: Vec<T>,
    /// Where the fingerprints of each bucket begin; one more at the end.
    buckets: Vec<u32>,
}

impl<T: Copy> Table<T> {
    fn new(prints: Vec<u32>, values: Vec<T>) -> Self {
        let mut buckets = vec![0; (1 << BUCKET) + 1];
        for print in &prints {
            if let Some(count) = buckets.get_mut((print >> (FINGERPRINT - BUCKET)) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut buckets {
            sum += *count;
            *count = sum;
        }
        Self {
            prints,
            values,
            buckets,
        }
    }

    fn of(&self, key: u64) -> Option<T> {
        let print = print(key);
        let bucket = (print >> (FINGERPRINT - BUCKET)) as usize;
        let start = *self.buckets.get(bucket)? as usize;
        let end = *self.buckets.get(bucket + 1)? as usize;
        let at = self
            .prints
            .get(start..end)?
            .iter()
            .position(|known| *known == print)?;
        self.values.get(start + at).copied()
    }
}

fn print(key: u64) -> u32 {
    (hash::mix(key, 0x11_57) >> (64 - FINGERPRINT)) as u32
}

/// The long lists.
#[derive(Debug, Default)]
pub struct Lists(Table<u8>);

impl Lists {
    /// What they say of the key of a word or name.
    pub(super) fn of(&self, key: u64) -> u8 {
        self.0.of(key).unwrap_or_default()
    }

    /// Takes in words and names by key, each with its bits; what stands twice has the bits of both.
    pub(super) fn new(entries: impl IntoIterator<Item = (u64, u8)>) -> Self {
        let mut bits = std::collections::BTreeMap::<u32, u8>::new();
        for (key, more) in entries {
            *bits.entry(print(key)).or_default() |= more;
        }
        let (prints, values) = bits.into_iter().unzip();
        Self(Table::new(prints, values))
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        pack::ascending(&self.0.prints, out);
        out.extend_from_slice(&self.0.values);
    }

    pub(super) fn read(input: &mut &[u8]) -> Option<Self> {
        let prints = pack::read_ascending(input)?;
        let values = input.split_off(..prints.len())?.to_vec();
        Some(Self(Table::new(prints, values)))
    }
}

/// The clusters of words.
#[derive(Debug, Default)]
pub struct Clusters(Table<[u16; 4]>);

impl Clusters {
    /// The clusters of a word by its small letters, from coarse to fine.
    pub(super) fn of(&self, lower: u64) -> Option<[u16; 4]> {
        self.0.of(lower)
    }

    /// Takes in words by their small letters; of words with the same fingerprint the first stays.
    pub(super) fn new(entries: impl IntoIterator<Item = (u64, [u16; 4])>) -> Self {
        let mut known = std::collections::BTreeMap::new();
        for (lower, clusters) in entries {
            known.entry(print(lower)).or_insert(clusters);
        }
        let (prints, values) = known.into_iter().unzip();
        Self(Table::new(prints, values))
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        pack::ascending(&self.0.prints, out);
        for cluster in self.0.values.iter().flatten() {
            out.extend_from_slice(&cluster.to_le_bytes());
        }
    }

    pub(super) fn read(input: &mut &[u8]) -> Option<Self> {
        let prints = pack::read_ascending(input)?;
        let bytes = input.split_off(..prints.len() * 8)?;
        let number = |bytes: &[u8]| u16::from_le_bytes([bytes[0], bytes[1]]);
        let clusters = bytes.chunks_exact(8).map(|four| {
            [
                number(&four[..2]),
                number(&four[2..4]),
                number(&four[4..6]),
                number(&four[6..]),
            ]
        });
        Some(Self(Table::new(prints, clusters.collect())))
    }
}
