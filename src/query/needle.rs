//! A text term made ready for searching: folded, with the letters it needs, and the judgement of one field: exact or
//! scattered, and how good.

use super::{
    align,
    ast::{Form, Pattern, ShortField},
    found::{Found, Occurrence},
    fuzzy::PATTERN_CAP,
    letters::{Letters, Stands},
};
use crate::{
    corpus::segment::texts::Window,
    index::{
        field::{Field, letter_mask},
        standing::Standing,
    },
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
    /// The [`letter_mask`] of what is looked for.
    pub(super) mask: u64,
    finder: Finder<'static>,
    characters: Vec<char>,
    /// For short texts.
    letters: Option<Letters>,
    letter: Option<u8>,
}

/// A field as it is looked at.
enum Sight<'a> {
    /// In wide registers.
    Window(Window<'a>, &'a Letters),
    /// Letter by letter.
    Text(&'a str),
}

/// Memory to work in, kept from field to field.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    rows: align::Rows,
    characters: Vec<char>,
    stands: Stands,
}

/// The score of an article found by the name of an entity alone: behind all whose short fields hold the word.
pub(super) const NAMED_SCORE: i32 = -(1 << 16);
/// The same where the letters are scattered in a word of the name.
pub(super) const SCATTERED_NAME_SCORE: i32 = 1 - (1 << 14);

impl Needle {
    pub(super) fn new(field: Option<ShortField>, pattern: &Pattern) -> Self {
        let folded = fold(&pattern.text, Case::Fold);
        let has_capital = pattern.text.chars().any(char::is_uppercase);
        let cased = has_capital.then(|| fold(&pattern.text, Case::Keep));
        let sought = cased.as_ref().unwrap_or(&folded);
        let case = if has_capital { Case::Keep } else { Case::Fold };
        // Only a text is read word by word.
        let form = match pattern.form {
            Form::Prefix => Form::Fuzzy,
            form => form,
        };
        Self {
            field,
            form,
            mask: letter_mask(sought),
            finder: Finder::new(sought).into_owned(),
            characters: sought.chars().collect(),
            letter: match sought.as_bytes() {
                [letter] if letter.is_ascii_alphabetic() && !form.is_bound() => Some(*letter),
                _ => None,
            },
            letters: Letters::new(sought, case).filter(|_| !form.is_bound()),
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
        self.form == Form::Fuzzy && self.characters.len() <= PATTERN_CAP
    }

    /// The letter that is all it is: whoever holds it has it in one piece, and is scored when it is ranked.
    pub(super) const fn letter(&self) -> Option<u8> {
        self.letter
    }

    /// Whether what holds it is scored later: until then it has the most that it can count.
    pub(super) fn is_scored_late(&self) -> bool {
        self.may_scatter() || self.letter().is_some()
    }

    /// Whether it looks into a field.
    pub(super) fn reads(&self, field: ShortField) -> bool {
        self.field.is_none_or(|bound| bound == field)
    }

    /// How a field matches that has all the letters of the mask. Scattered letters and a letter alone are not scored, since
    /// there are many and few are looked at: they have the most that they can count.
    #[inline]
    pub(super) fn look(&self, field: Field<'_>, scratch: &mut Scratch) -> Option<Found> {
        match self.letter().filter(|_| field.is_ascii()) {
            Some(letter) => Some(foretold(letter, field)),
            None => self.find(field, scratch),
        }
    }

    /// The same with the score of a letter alone.
    #[inline]
    pub(super) fn find(&self, field: Field<'_>, scratch: &mut Scratch) -> Option<Found> {
        let may_scatter = self.may_scatter();
        self.see(field, |sight| match sight {
            Sight::Window(window, letters) => {
                letters.look(window, may_scatter, &mut scratch.stands)
            }
            Sight::Text(text) => match self.occurrence(text) {
                Some(occurrence) => Some(Found::exact(occurrence.score)),
                None => {
                    (may_scatter && self.holds(text)).then(|| Found::scattered(self.most_score()))
                }
            },
        })
    }

    /// The score of the letters scattered over a field; none when it does not hold them.
    pub(super) fn score(&self, field: Field<'_>, scratch: &mut Scratch) -> Option<i32> {
        self.see(field, |sight| match sight {
            Sight::Window(window, letters) => {
                letters.score(window, &mut scratch.stands, &mut scratch.rows)
            }
            Sight::Text(text) => self.scatter(text, scratch),
        })
    }

    /// Looks at a field that may hold the letters, with its capitals where they count.
    #[inline]
    fn see<T>(&self, field: Field<'_>, look: impl FnOnce(Sight<'_>) -> Option<T>) -> Option<T> {
        if let Some((letters, window)) = self.letters.as_ref().zip(field.window()) {
            return look(Sight::Window(window, letters));
        }
        match self.case() {
            Case::Fold => look(Sight::Text(&field.folded())),
            Case::Keep => look(Sight::Text(&field.cased())),
        }
    }

    /// Whether a text holds the letters in their order.
    fn holds(&self, text: &str) -> bool {
        let mut letters = self.characters.iter();
        letters
            .try_fold(text, |text, letter| {
                text.split_once(*letter).map(|(_, rest)| rest)
            })
            .is_some()
    }

    /// Judges a folded field (with capitals where they count).
    pub(super) fn judge(&self, text: &str, scratch: &mut Scratch) -> Option<Found> {
        let exact = self.occurrence(text).map(|one| Found::exact(one.score));
        exact.or_else(|| self.scatter(text, scratch).map(Found::scattered))
    }

    /// The score of the letters scattered over a folded field (with capitals where they count).
    fn scatter(&self, text: &str, scratch: &mut Scratch) -> Option<i32> {
        if !self.may_scatter() {
            return None;
        }
        if text.is_ascii() {
            return align::score(text.as_bytes(), self.sought().as_bytes(), &mut scratch.rows);
        }
        scratch.characters.clear();
        scratch.characters.extend(text.chars());
        align::score(&scratch.characters, &self.characters, &mut scratch.rows)
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

    /// No less than any score of its letters.
    pub(super) fn most_score(&self) -> i32 {
        let letters = self.characters.len().min(PATTERN_CAP) as i32;
        self.perfect_score() + 4 * letters
    }

    /// The best score there is for its letters, give or take a few: what a word found in one piece counts in an article
    /// where another word is scattered.
    pub(super) fn perfect_score(&self) -> i32 {
        let letters = self.characters.len().min(PATTERN_CAP) as i32;
        11 + 20 * letters
    }
}

/// The most that a letter can count in a field that holds it.
fn foretold(letter: u8, field: Field<'_>) -> Found {
    let (kind, start) = match field.standings.best(letter) {
        Standing::Alone => (2, 0),
        Standing::First => (1, 0),
        Standing::Behind => (1, 1),
    };
    Found::exact(Occurrence::score(kind, start, field.len()))
}

#[cfg(test)]
mod tests;
