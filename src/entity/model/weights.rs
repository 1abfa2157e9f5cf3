//! The weights of the tagger and the file they come in.
//!
//! Most of a million slots are empty, and most of a row is nothing: kept are a bit for each slot and, for the slots that
//! weigh something, a byte for tag and weight. Three megabytes, where the full table would be twenty. The file is the
//! same thing, behind a header with a checksum, and the bytes stay where they lie in it: only where each row begins is
//! worked out.

use super::{
    feature,
    hash::SLOT_BITS,
    levels,
    lists::{Clusters, Lists},
    tag::Tag,
};

pub(super) const MAGIC: &[u8; 8] = b"dlnames\n";
/// Steps of a score in a weight of one.
pub(super) const UNIT: f32 = 128.0;
const SLOTS: usize = 1 << SLOT_BITS;
/// Slots looked up at a time.
const TOGETHER: usize = 32;
/// Rows of the transitions: a tag before, or the start of a sentence.
const BEFORE: usize = Tag::COUNT + 1;

/// Scores of the tags of one token.
pub(super) type Scores = [i32; Tag::COUNT];

/// From each tag, and last from the start of a sentence, to each tag.
pub(super) type Transitions = [Scores; BEFORE];

/// Why a file is no model of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It is something else.
    #[error("not a model of names")]
    NotAModel,
    /// It was trained with other features.
    #[error("trained for features {0}, this program has {expected}", expected = feature::VERSION)]
    OtherFeatures(u16),
    /// Its bytes are not those that were written.
    #[error("damaged")]
    Damaged,
}

/// The table, small.
#[derive(Debug)]
pub(super) struct Weights {
    blocks: Vec<Block>,
    /// Where the codes of each such slot begin, the lower half of it; one more at the end.
    starts: Vec<u16>,
    codes: &'static [u8],
    /// The tag and the weight of each code.
    meanings: [(u8, i16); 256],
    pub(super) transitions: Transitions,
}

/// Sixty-four slots; in one place, so that a look-up waits once.
#[derive(Debug, Clone, Copy, Default)]
struct Block {
    /// A bit for each slot that weighs something.
    present: u64,
    /// How many slots that weigh something are before them.
    rows: u32,
    /// How many codes.
    codes: u32,
}

/// Where a row begins of which the lower half is known, in a block before which are `codes`: none has more than a few
/// thousand.
fn start(codes: u32, lower: u16) -> usize {
    (codes + u32::from(lower.wrapping_sub(codes as u16))) as usize
}

/// A slot, and to which scores its weights are added.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) slot: u32,
    pub(super) of: u32,
}

impl Weights {
    /// Adds the weights of slots to scores.
    ///
    /// In three passes, each without a branch on what it has just read: the table is larger than the nearest cache, and so
    /// many look-ups are on their way at once. Hence those of several tokens are best added together.
    pub(super) fn add(&self, looks: &[Look], scores: &mut [Scores]) {
        for looks in looks.chunks(TOGETHER) {
            let mut rows = [(0, 0, 0); TOGETHER];
            let mut count = 0;
            for look in looks {
                let (block, bit) = (look.slot as usize / 64, look.slot % 64);
                let block = self.blocks.get(block).copied().unwrap_or_default();
                let earlier = (block.present & ((1 << bit) - 1)).count_ones();
                if let Some(row) = rows.get_mut(count) {
                    *row = (block.rows + earlier, block.codes, look.of);
                }
                count += (block.present >> bit & 1) as usize;
            }
            let mut spans = [(0, 0, 0, 0); TOGETHER];
            for (span, (row, base, of)) in spans.iter_mut().zip(rows.iter().take(count)) {
                let lower = |row: u32| self.starts.get(row as usize).copied().unwrap_or_default();
                let (lower, next) = (lower(*row), lower(*row + 1));
                let start = start(*base, lower);
                let end = start + usize::from(next.wrapping_sub(lower));
                // Its first code brings the others along.
                let first = self.codes.get(start).copied().unwrap_or_default();
                *span = (start + 1, end, first, *of);
            }
            let spans = spans.into_iter().take(count);
            for (start, end, first, of) in spans.filter(|(start, end, ..)| start <= end) {
                if let Some(scores) = scores.get_mut(of as usize) {
                    self.add_codes(&[first], scores);
                    self.add_codes(self.codes.get(start..end).unwrap_or_default(), scores);
                }
            }
        }
    }

    fn add_codes(&self, codes: &[u8], scores: &mut Scores) {
        for code in codes {
            let (tag, weight) = self.meanings[usize::from(*code)];
            if let Some(score) = scores.get_mut(usize::from(tag)) {
                *score += i32::from(weight);
            }
        }
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        let transitions = read_transitions(input)?;
        let meanings = read_meanings(input)?;
        let present: Vec<u64> = input
            .split_off(..SLOTS / 8)?
            .chunks_exact(8)
            .map(word)
            .collect();
        let rows = present.iter().map(|word| word.count_ones()).sum::<u32>() as usize;
        let mut lengths = input.split_off(..rows)?.iter();
        let mut blocks = Vec::with_capacity(present.len());
        let mut starts = Vec::with_capacity(rows + 1);
        let (mut rows, mut codes) = (0, 0);
        for present in present {
            blocks.push(Block {
                present,
                rows,
                codes,
            });
            rows += present.count_ones();
            for length in lengths.by_ref().take(present.count_ones() as usize) {
                starts.push(codes as u16);
                codes += u32::from(*length);
            }
        }
        starts.push(codes as u16);
        Some(Self {
            codes: input.split_off(..codes as usize)?,
            meanings,
            blocks,
            starts,
            transitions,
        })
    }
}

fn word(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |word, byte| word << 8 | u64::from(*byte))
}

fn read_transitions(input: &mut &[u8]) -> Option<Transitions> {
    let mut transitions = [[0; Tag::COUNT]; BEFORE];
    for weight in transitions.iter_mut().flatten() {
        *weight = i32::from(word(input.split_off(..2)?) as u16 as i16);
    }
    Some(transitions)
}

fn read_meanings(input: &mut &[u8]) -> Option<[(u8, i16); 256]> {
    let mut levels = [0; levels::COUNT];
    for level in &mut levels {
        *level = word(input.split_off(..2)?) as u16 as i16;
    }
    let meaning = |code: usize| {
        let (tag, level) = levels::decode(code as u8);
        (tag as u8, levels.get(level).copied().unwrap_or_default())
    };
    Some(std::array::from_fn(meaning))
}

/// Everything a model file holds.
#[derive(Debug)]
pub(super) struct File {
    pub(super) weights: Weights,
    pub(super) lists: Lists,
    pub(super) clusters: Clusters,
}

impl File {
    /// Reads a model.
    ///
    /// # Errors
    /// It is not one, not of this program's features, or damaged.
    pub(super) fn read(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let mut input = bytes.strip_prefix(MAGIC).ok_or(ModelError::NotAModel)?;
        let version = input.split_off(..2).map(word).ok_or(ModelError::Damaged)? as u16;
        if version != feature::VERSION {
            return Err(ModelError::OtherFeatures(version));
        }
        let sum = input.split_off(..8).map(word).ok_or(ModelError::Damaged)?;
        if sum != checksum(input) {
            return Err(ModelError::Damaged);
        }
        let mut read = || {
            // The fingerprint of the features: of use to a test only.
            input.split_off(..8)?;
            Some(Self {
                weights: Weights::read(&mut input)?,
                lists: Lists::read(&mut input)?,
                clusters: Clusters::read(&mut input)?,
            })
        };
        read().ok_or(ModelError::Damaged)
    }
}

/// FNV-1a over eight bytes at a time: three megabytes in well under a millisecond.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let add = |sum: u64, word: u64| {
        (sum ^ word)
            .wrapping_mul(0x0000_0100_0000_01b3)
            .rotate_left(17)
    };
    bytes.chunks(8).map(word).fold(0xcbf2_9ce4_8422_2325, add)
}
