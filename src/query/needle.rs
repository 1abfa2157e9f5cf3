//! A text term made ready for searching: folded, with the letters it needs, and the judgement of one field: exact or
//! scattered, and how good.
//!
//! Exact matches have an order of our own, cheap and readable: a whole word before the start of a word before the
//! inside of one, then nearer to the start of the field, then the shorter field. Scattered ones have the crate's score.

use super::{
    Tier, align,
    ast::{Form, Pattern, ShortField},
    fuzzy::PATTERN_CAP,
};
use crate::{
    index::block::{Block, FoldedText, capped, letter_mask},
    text::fold::{Case, fold},
};
use memchr::memmem::Finder;

/// A text term, ready.
#[derive(Debug)]
pub(super) struct Needle {
    /// The field it is bound to.
    pub(super) field: Option<ShortField>,
    /// How the letters must stand.
    pub(super) form: Form,
    /// Small letters without accents.
    pub(super) folded: String,
    /// The same with its capitals, when it has any: then they count.
    pub(super) cased: Option<String>,
    mask: u64,
    finder: Finder<'static>,
    letters: Vec<char>,
}

/// How a field matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) tier: Tier,
    pub(super) score: i32,
}

impl Found {
    /// An exact match.
    pub(super) const fn exact(score: i32) -> Self {
        Self {
            tier: Tier::Exact,
            score,
        }
    }
}

/// Where the letters stand in one piece, in bytes of the text looked at, and how good that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) start: usize,
    pub(super) score: i32,
}

/// Memory to work in, kept from field to field.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    rows: align::Rows,
    characters: Vec<char>,
}

/// The score of an article found by the name of an entity alone: behind all whose short fields hold the word.
pub(super) const NAMED_SCORE: i32 = -(1 << 16);

/// Less than any score of a match.
pub(super) const ABSENT: i32 = i32::MIN;

impl Needle {
    pub(super) fn new(field: Option<ShortField>, pattern: &Pattern) -> Self {
        let folded = fold(&pattern.text, Case::Fold);
        let has_capital = pattern.text.chars().any(char::is_uppercase);
        let cased = has_capital.then(|| fold(&pattern.text, Case::Keep));
        let sought = cased.as_ref().unwrap_or(&folded);
        // Only a text is read word by word.
        let form = match pattern.form {
            Form::Prefix => Form::Fuzzy,
            form => form,
        };
        Self {
            field,
            form,
            mask: letter_mask(&folded),
            finder: Finder::new(sought).into_owned(),
            letters: sought.chars().collect(),
            folded,
            cased,
        }
    }

    /// What is looked for: with capitals where they count.
    pub(super) fn sought(&self) -> &str {
        self.cased.as_ref().unwrap_or(&self.folded)
    }

    /// How a text must be folded to be compared with [`Needle::sought`].
    pub(super) fn case(&self) -> Case {
        if self.cased.is_some() {
            Case::Keep
        } else {
            Case::Fold
        }
    }

    /// Whether the letters may be scattered.
    pub(super) fn may_scatter(&self) -> bool {
        self.form == Form::Fuzzy && self.letters.len() <= PATTERN_CAP
    }

    /// Whether it looks into a field.
    pub(super) fn reads(&self, field: ShortField) -> bool {
        self.field.is_none_or(|bound| bound == field)
    }

    /// Judges a field of which the folded form is at hand; `original` is asked for only where capitals count.
    pub(super) fn look<'a>(
        &self,
        folded: FoldedText<'_>,
        original: impl FnOnce() -> &'a str,
        scratch: &mut Scratch,
    ) -> Option<Found> {
        if !self.fits(folded) {
            return None;
        }
        if self.cased.is_none() {
            return self.judge(folded.text, scratch);
        }
        let original = capped(original());
        if original.is_ascii() {
            // Only accents go where capitals count, and here are none.
            return self.judge(original, scratch);
        }
        self.judge(&fold(original, Case::Keep), scratch)
    }

    /// Judges a folded field (with capitals where they count).
    pub(super) fn judge(&self, text: &str, scratch: &mut Scratch) -> Option<Found> {
        match self.occurrence(text) {
            Some(occurrence) => Some(Found {
                tier: Tier::Exact,
                score: occurrence.score,
            }),
            None => self.scatter(text, scratch),
        }
    }

    /// Judges a folded field that does not hold the letters in one piece.
    pub(super) fn scatter(&self, text: &str, scratch: &mut Scratch) -> Option<Found> {
        if !self.may_scatter() {
            return None;
        }
        let score = if text.is_ascii() {
            align::score(text.as_bytes(), self.sought().as_bytes(), &mut scratch.rows)
        } else {
            scratch.characters.clear();
            scratch.characters.extend(text.chars());
            align::score(&scratch.characters, &self.letters, &mut scratch.rows)
        };
        score.map(|score| Found {
            tier: Tier::Fuzzy,
            score,
        })
    }

    /// Whether a text could hold the letters, going by its mask.
    pub(super) fn fits(&self, folded: FoldedText<'_>) -> bool {
        folded.mask & self.mask == self.mask
    }

    /// Runs over many texts at once: the best exact score of each row of a block in its headline and byline, [`ABSENT`]
    /// where there is none. None for a needle that must be held to each text by itself.
    pub(super) fn sweep(&self, block: &Block) -> Option<Vec<i32>> {
        let is_free = matches!(self.form, Form::Fuzzy | Form::Part | Form::Phrase);
        if !is_free || self.cased.is_some() {
            return None;
        }
        let step = self.step();
        let bytes = block.arena().as_bytes();
        let mut best = vec![ABSENT; block.len()];
        let mut texts = block.texts();
        let mut text = texts.next()?;
        let mut from = 0;
        while let Some(found) = bytes.get(from..).and_then(|rest| self.finder.find(rest)) {
            let at = from + found;
            while at > text.end {
                text = texts.next()?;
            }
            let occurrence = Occurrence::new(text.text, at - text.start, self.folded.len());
            let field = if text.is_headline {
                ShortField::Headline
            } else {
                ShortField::Byline
            };
            let is_read = self.reads(field);
            if let Some(best) = best.get_mut(text.row).filter(|_| is_read) {
                *best = occurrence.score.max(*best);
            }
            let is_done = !is_read || occurrence.is_word();
            from = if is_done { text.end + 1 } else { at + step };
        }
        Some(best)
    }

    /// Bytes to the next place where the letters could begin.
    fn step(&self) -> usize {
        self.sought().chars().next().map_or(1, char::len_utf8)
    }

    /// The best place where the letters stand in one piece.
    pub(super) fn occurrence(&self, text: &str) -> Option<Occurrence> {
        let sought = self.sought();
        let only = |is_there: bool, start: usize| {
            is_there.then(|| Occurrence::new(text, start, sought.len()))
        };
        match self.form {
            Form::Start => only(text.starts_with(sought), 0),
            Form::End => only(
                text.ends_with(sought),
                text.len().saturating_sub(sought.len()),
            ),
            Form::Whole => only(text == sought, 0),
            _ => self.best_occurrence(text),
        }
    }

    fn best_occurrence(&self, text: &str) -> Option<Occurrence> {
        let (sought, bytes) = (self.sought(), text.as_bytes());
        let step = self.step();
        let mut best: Option<Occurrence> = None;
        let mut from = 0;
        while let Some(found) = bytes.get(from..).and_then(|rest| self.finder.find(rest)) {
            let start = from + found;
            let occurrence = Occurrence::new(text, start, sought.len());
            if best.is_none_or(|best| occurrence.score > best.score) {
                best = Some(occurrence);
            }
            if occurrence.is_word() {
                break;
            }
            from = start + step;
        }
        best
    }

    /// The best score there is for its letters, give or take a few: what a word found in one piece counts in an article
    /// where another word is scattered.
    pub(super) fn perfect_score(&self) -> i32 {
        let letters = self.letters.len().min(PATTERN_CAP) as i32;
        11 + 20 * letters
    }
}

impl Occurrence {
    fn new(text: &str, start: usize, length: usize) -> Self {
        let kind = match (is_edge(text, start), is_edge(text, start + length)) {
            (true, true) => 2,
            (true, false) => 1,
            (false, _) => 0,
        };
        let score = (kind << 16) - ((start.min(255) as i32) << 8) - text.len().min(255) as i32;
        Self { start, score }
    }

    /// Whether it is a whole word; no later one in the same field is better.
    fn is_word(self) -> bool {
        self.score > 1 << 16
    }
}

/// Whether no word goes on over a place in a text.
pub(super) fn is_edge(text: &str, at: usize) -> bool {
    let is_ascii_edge = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let bytes = text.as_bytes();
    let (before, after) = (
        at.checked_sub(1).and_then(|at| bytes.get(at)),
        bytes.get(at),
    );
    match (before, after) {
        (None, _) | (_, None) => return true,
        (Some(before), Some(after)) if is_ascii_edge(before) || is_ascii_edge(after) => {
            return true;
        }
        (Some(before), Some(after)) if before.is_ascii() && after.is_ascii() => return false,
        _ => {}
    }
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) || !after.is_some_and(char::is_alphanumeric)
}
