//! Where names stand in a text, all of them found in one pass: a record may name thousands.

use crate::text::Span;
use std::collections::HashMap;

/// Names longer than this are not looked for.
const LONGEST: usize = 200;

/// Names to be looked for, as a tree of their letters.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The node below another, by letter; the root is 0.
    below: HashMap<(u32, char), u32>,
    /// Where the names stand that end at a node; in order, not overlapping.
    places: HashMap<u32, Vec<Span>>,
}

impl Names {
    pub(super) fn add(&mut self, name: &str) {
        if (1..=LONGEST).contains(&name.len()) {
            let node = name.chars().fold(0, |node, letter| {
                let next = self.below.len() as u32 + 1;
                *self.below.entry((node, folded(letter))).or_insert(next)
            });
            self.places.entry(node).or_default();
        }
    }

    /// Finds every place where a name stands as a whole word, whatever its case.
    pub(super) fn search(&mut self, text: &str) {
        let mut before: Option<char> = None;
        for (at, letter) in text.char_indices() {
            let is_inside = before.is_some_and(char::is_alphanumeric) && letter.is_alphanumeric();
            before = Some(letter);
            if !is_inside {
                self.search_at(at, text.get(at..).unwrap_or_default());
            }
        }
    }

    fn search_at(&mut self, start: usize, rest: &str) {
        let mut node = 0;
        let mut letters = rest.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let Some(next) = self.below.get(&(node, folded(letter))) else {
                return;
            };
            node = *next;
            let goes_on = letters
                .peek()
                .is_some_and(|(_, next)| next.is_alphanumeric());
            let Some(places) = self
                .places
                .get_mut(&node)
                .filter(|_| !goes_on || !letter.is_alphanumeric())
            else {
                continue;
            };
            if places.last().is_none_or(|last| last.end as usize <= start) {
                places.push(Span::new(start, start + at + letter.len_utf8()));
            }
        }
    }

    /// Where a name was found.
    pub(super) fn places(&self, name: &str) -> &[Span] {
        let mut letters = name.chars().map(folded);
        let node = letters.try_fold(0, |node, letter| self.below.get(&(node, letter)).copied());
        let places = node.and_then(|node| self.places.get(&node));
        places.map(Vec::as_slice).unwrap_or_default()
    }
}

/// A letter as it is compared: case, kinds of blanks and of apostrophes do not matter.
fn folded(letter: char) -> char {
    match letter {
        '\u{2019}' => '\'',
        _ if letter.is_whitespace() => ' ',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}
