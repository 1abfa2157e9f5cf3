//! The folded short fields of up to a few thousand consecutive articles. A block never changes, is shared between
//! snapshots, and is the unit of parallel work; it must not know what is looked for in it.
//!
//! Headlines and bylines lie one behind the other in one arena, so that a search runs over memory from end to end;
//! outlets and sections, which repeat, are kept once a block with a number an article.

use crate::{
    corpus::{Entry, SharedName},
    text::{
        fold::{Case, fold},
        head,
    },
};
use std::collections::HashMap;

/// Most articles in a block.
pub const BLOCK_ROWS: usize = 4_096;

/// Characters of a field that are searched; the rest is never looked at.
pub const FIELD_CAP: usize = 2_000;

/// Bytes that are looked at together.
pub const WINDOW: usize = 128;

/// Columns over consecutive articles.
#[derive(Debug)]
pub struct Block {
    /// Number of its first article.
    pub first: u32,
    arena: String,
    /// Where each text of the arena ends: headline, byline, headline, byline...
    ends: Vec<u32>,
    /// The letters of each text of the arena.
    masks: Vec<u64>,
    outlets: Labels,
    sections: Labels,
    /// Rows whose text is only a summary, or missing.
    stubs: Vec<u16>,
}

/// A folded text and the letters it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoldedText<'a> {
    /// The text, small letters without accents.
    pub text: &'a str,
    /// Its [`letter_mask`].
    pub mask: u64,
    /// The text once more, where it is short and ASCII.
    pub window: Option<Window<'a>>,
}

/// A short text of ASCII, to be looked at in wide registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window<'a> {
    /// The text.
    pub text: &'a str,
    /// Its bytes, and then whatever lies behind them.
    pub bytes: &'a [u8; WINDOW],
}

/// The different values of a field within a block, and which article has which.
#[derive(Debug, Default)]
pub struct Labels {
    names: Vec<Label>,
    of: Vec<Option<u16>>,
}

#[derive(Debug)]
struct Label {
    name: SharedName,
    folded: Box<str>,
    mask: u64,
}

impl Block {
    /// Folds the short fields of `entries`, the first of which is article `first`; at most [`BLOCK_ROWS`].
    pub(super) fn new(first: u32, entries: &[&Entry]) -> Self {
        // As much as there is, but for what folding makes longer: an arena that doubles leaves a hole of its size behind.
        let letters = |text: &str| text.len().min(FIELD_CAP);
        let both = |entry: &&Entry| letters(&entry.headline) + letters(&entry.byline);
        let mut block = Self {
            first,
            arena: String::with_capacity(entries.iter().map(both).sum::<usize>() + WINDOW),
            ends: Vec::with_capacity(entries.len() * 2),
            masks: Vec::with_capacity(entries.len() * 2),
            outlets: Labels::new(entries.iter().map(|entry| entry.outlet.as_ref())),
            sections: Labels::new(entries.iter().map(|entry| entry.section.as_ref())),
            stubs: (0..)
                .zip(entries)
                .filter_map(|(row, entry)| entry.is_stub.then_some(row))
                .collect(),
        };
        for entry in entries {
            block.push(&entry.headline);
            block.push(&entry.byline);
        }
        // The last text has bytes behind it as the others have.
        block.arena.extend(std::iter::repeat_n(' ', WINDOW));
        block.arena.shrink_to_fit();
        block
    }

    fn push(&mut self, text: &str) {
        let start = self.arena.len();
        push_folded(&mut self.arena, text);
        let folded = self.arena.get(start..).unwrap_or_default();
        self.masks.push(letter_mask(folded));
        self.ends.push(self.arena.len() as u32);
    }

    /// How many articles it covers.
    pub fn len(&self) -> usize {
        self.ends.len() / 2
    }

    /// Whether it covers none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The headline of a row, counted from the block's first.
    pub fn headline(&self, row: usize) -> FoldedText<'_> {
        self.text(row * 2)
    }

    /// The byline of a row.
    pub fn byline(&self, row: usize) -> FoldedText<'_> {
        self.text(row * 2 + 1)
    }

    /// The outlets of its articles.
    pub fn outlets(&self) -> &Labels {
        &self.outlets
    }

    /// The sections of its articles.
    pub fn sections(&self) -> &Labels {
        &self.sections
    }

    /// Its articles whose text is only a summary, or missing.
    pub fn stubs(&self) -> impl Iterator<Item = u32> {
        self.stubs.iter().map(|row| self.first + u32::from(*row))
    }

    /// Headline and byline of a row, each only if it holds `letters`.
    pub fn texts_with(&self, row: usize, letters: u64) -> [Option<FoldedText<'_>>; 2] {
        [row * 2, row * 2 + 1].map(|index| {
            let mask = self.masks.get(index)?;
            (mask & letters == letters).then(|| self.text(index))
        })
    }

    fn text(&self, index: usize) -> FoldedText<'_> {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or_default() as usize;
        let start = index.checked_sub(1).map_or(0, end);
        let mask = self.masks.get(index).copied().unwrap_or_default();
        let text = self.arena.get(start..end(index)).unwrap_or_default();
        let behind = self.arena.as_bytes().get(start..);
        let bytes = behind.and_then(|bytes| bytes.first_chunk());
        let is_short = text.len() < WINDOW && mask & BEYOND_ASCII == 0;
        FoldedText {
            text,
            mask,
            window: bytes
                .filter(|_| is_short)
                .map(|bytes| Window { text, bytes }),
        }
    }
}

impl Labels {
    fn new<'a>(values: impl Iterator<Item = Option<&'a SharedName>>) -> Self {
        let mut labels = Self::default();
        let mut known = HashMap::new();
        for value in values {
            let number = value.map(|name| {
                *known.entry(&**name).or_insert_with(|| {
                    labels.names.push(Label::new(name));
                    (labels.names.len() - 1) as u16
                })
            });
            labels.of.push(number);
        }
        labels
    }

    /// Which of them a row has.
    pub fn of(&self, row: usize) -> Option<usize> {
        self.of.get(row).copied().flatten().map(usize::from)
    }

    /// The one a row has, as shown and folded.
    pub fn at(&self, row: usize) -> Option<(&str, FoldedText<'_>)> {
        self.names().nth(self.of(row)?)
    }

    /// All of them, as shown and folded.
    pub fn names(&self) -> impl ExactSizeIterator<Item = (&str, FoldedText<'_>)> {
        self.names.iter().map(|label| {
            let folded = FoldedText {
                text: &label.folded,
                mask: label.mask,
                window: None,
            };
            (&*label.name, folded)
        })
    }
}

impl Label {
    fn new(name: &SharedName) -> Self {
        let mut folded = String::new();
        push_folded(&mut folded, name);
        let mask = letter_mask(&folded);
        Self {
            name: name.clone(),
            folded: folded.into(),
            mask,
        }
    }
}

/// The part of a field that is searched.
pub fn capped(text: &str) -> &str {
    if text.len() <= FIELD_CAP {
        return text;
    }
    head(text, FIELD_CAP)
}

/// The letters a folded text holds, one bit for each of `a-z` and `0-9`, shared bits for all else. A text can only
/// hold another, even scattered, if its mask holds the other's.
pub fn letter_mask(folded: &str) -> u64 {
    folded
        .bytes()
        .fold(0, |mask, byte| mask | BITS[byte as usize])
}

/// The bits of all that is not ASCII.
const BEYOND_ASCII: u64 = !0 << 48;

const BITS: [u64; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let bit = match byte as u8 {
            letter @ b'a'..=b'z' => letter - b'a',
            digit @ b'0'..=b'9' => 26 + digit - b'0',
            other @ 0..=127 => 36 + other % 12,
            // Bytes of longer characters: 16 bits by their lower half.
            other => 48 + other % 16,
        };
        bits[byte] = 1 << bit;
        byte += 1;
    }
    bits
};

/// Appends the folded form of the part of `text` that is searched.
fn push_folded(arena: &mut String, text: &str) {
    let text = capped(text);
    if text.is_ascii() {
        // What folding does to ASCII, without a string of its own: most of a corpus in English.
        arena.extend(
            text.bytes()
                .map(|byte| char::from(byte.to_ascii_lowercase())),
        );
    } else {
        arena.push_str(&fold(text, Case::Fold));
    }
}
