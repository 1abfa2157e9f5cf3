//! What is looked for in a running text: words, phrases, words near each other, regular expressions. Unlike a short field
//! a text is read word by word: `art` is not in `party`, unless that is asked for (`'art`).

use super::ast::{Form, Pattern};
use crate::text::{
    Span,
    fold::{Case, Folded, fold},
    words::{is_gap, is_word_edge},
};
use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// Largest program of a regular expression, in bytes.
const PROGRAM: usize = 1 << 20;
/// Groups inside each other in a regular expression.
const NEST: u32 = 50;

/// Something to look for, ready.
#[derive(Debug)]
pub(super) struct Passage {
    case: Case,
    sought: Sought,
}

#[derive(Debug)]
enum Sought {
    /// Letters, and whether they must begin and end words.
    Letters(Box<Letters>),
    /// Words with at most so many others between them.
    Near(Vec<Letters>, usize),
    Regex(Regex),
    /// Letters at the start of the text, at its end, or both.
    Ends {
        letters: String,
        at_start: bool,
        at_end: bool,
    },
}

impl Sought {
    fn letters(text: String, begins_word: bool, ends_word: bool) -> Self {
        Self::Letters(Box::new(Letters::new(text, begins_word, ends_word)))
    }
}

#[derive(Debug)]
struct Letters {
    /// With one blank between two words; in a text there may be a gap.
    text: String,
    /// Of those before the first blank.
    finder: Finder<'static>,
    begins_word: bool,
    ends_word: bool,
}

/// A regular expression as it is looked for: capitals count when it has any.
///
/// # Errors
/// It makes no sense, or is too large; a short sentence.
pub(super) fn compile(source: &str) -> Result<Regex, String> {
    let mut is_escaped = false;
    let has_capital = source.chars().any(|character| {
        let is_letter = !is_escaped;
        is_escaped = character == '\\' && is_letter;
        is_letter && character.is_uppercase()
    });
    RegexBuilder::new(source)
        .case_insensitive(!has_capital)
        .multi_line(true)
        .size_limit(PROGRAM)
        .dfa_size_limit(4 * PROGRAM)
        .nest_limit(NEST)
        .build()
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => "the regular expression is too large".to_owned(),
            error => {
                let text = error.to_string();
                let last = text.lines().last().unwrap_or_default();
                format!("regular expression: {}", last.trim_start_matches("error: "))
            }
        })
}

impl Passage {
    /// What a pattern asks of a text; none for one that can stand in no text.
    pub(super) fn new(pattern: &Pattern) -> Option<Self> {
        let has_capital = pattern.text.chars().any(char::is_uppercase);
        let case = if has_capital { Case::Keep } else { Case::Fold };
        let text = fold(&pattern.text, case);
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let sought = match pattern.form {
            Form::Regex => Sought::Regex(compile(&pattern.text).ok()?),
            _ if text.is_empty() => return None,
            Form::Fuzzy | Form::Phrase => Sought::letters(text, true, true),
            Form::Prefix => Sought::letters(text, true, false),
            Form::Part => Sought::letters(text, false, false),
            Form::Near(apart) => {
                let words = text.split_whitespace().map(str::to_owned);
                let words = words.map(|word| Letters::new(word, true, true)).collect();
                Sought::Near(words, apart.into())
            }
            Form::Start | Form::End | Form::Whole => Sought::Ends {
                letters: text,
                at_start: pattern.form != Form::End,
                at_end: pattern.form != Form::Start,
            },
        };
        Some(Self { case, sought })
    }

    /// The longest run of letters and digits that a text must hold, small, without accents; none where that cannot be told.
    pub(super) fn core(&self) -> Option<String> {
        let text = match &self.sought {
            Sought::Letters(letters) => fold(&letters.text, Case::Fold),
            Sought::Near(words, _) => {
                let words: Vec<_> = words.iter().map(|word| &*word.text).collect();
                fold(&words.join(" "), Case::Fold)
            }
            Sought::Ends { letters, .. } => fold(letters, Case::Fold),
            Sought::Regex(_) => return None,
        };
        let runs = text.split(|character: char| !character.is_alphanumeric());
        runs.max_by_key(|run| run.len())
            .filter(|run| !run.is_empty())
            .map(str::to_owned)
    }

    /// Whether it stands in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.is_plainly_in(text) || self.is_somewhere_in(text)
    }

    /// Whether it stands there between ASCII, which folds to nothing but itself: nearly every word that is there at all.
    fn is_plainly_in(&self, text: &str) -> bool {
        let Sought::Letters(letters) = &self.sought else {
            return false;
        };
        if !letters.text.is_ascii() || self.case == Case::Keep {
            return false;
        }
        let small = text.to_ascii_lowercase();
        let is_ascii = |at: Option<usize>| {
            at.and_then(|at| small.as_bytes().get(at))
                .is_none_or(u8::is_ascii)
        };
        letters
            .places(&small)
            .any(|place| is_ascii(place.start.checked_sub(1)) && is_ascii(Some(place.end)))
    }

    fn is_somewhere_in(&self, text: &str) -> bool {
        let mut is_found = false;
        self.each(text, &mut |_| {
            is_found = true;
            false
        });
        is_found
    }

    /// Every place where it stands, as spans of the text as given; ordered, not overlapping.
    pub(super) fn find(&self, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        self.each(text, &mut |range: Range<usize>| {
            spans.push(Span::new(range.start, range.end));
            true
        });
        joined(spans)
    }

    /// Takes in the places one after the other until one is enough.
    fn each(&self, text: &str, take: &mut dyn FnMut(Range<usize>) -> bool) {
        if let Sought::Regex(regex) = &self.sought {
            let mut found = regex.find_iter(text).map(|found| found.range());
            // What is nowhere in particular is found everywhere.
            let _ = found.all(|range| range.is_empty() || take(range));
            return;
        }
        let mut start = 0;
        let last = text.trim_end().len();
        let end = if self.is_over_lines() { "\n\n" } else { "\n" };
        for line in text.split_inclusive(end) {
            let place = Place {
                is_first: start == 0,
                is_last: start + line.len() >= last,
            };
            let is_wanted = self.each_in_line(line, place, &mut |range| {
                take(start + range.start..start + range.end)
            });
            if !is_wanted {
                return;
            }
            start += line.len();
        }
    }

    /// Whether it may stand at the end of a line and go on in the next.
    fn is_over_lines(&self) -> bool {
        match &self.sought {
            Sought::Letters(letters) => letters.text.contains(' '),
            Sought::Near(..) => true,
            Sought::Regex(_) | Sought::Ends { .. } => false,
        }
    }

    /// The places in one paragraph: most are ASCII, and those need no way back. Says whether more are wanted.
    fn each_in_line(
        &self,
        line: &str,
        place: Place,
        take: &mut dyn FnMut(Range<usize>) -> bool,
    ) -> bool {
        if !line.is_ascii() {
            let folded = Folded::new(line, self.case);
            return self.each_folded(&folded.text, place, &mut |range| {
                take(folded.original(range))
            });
        }
        match self.case {
            Case::Fold => self.each_folded(&line.to_ascii_lowercase(), place, take),
            Case::Keep => self.each_folded(line, place, take),
        }
    }

    fn each_folded(
        &self,
        text: &str,
        place: Place,
        take: &mut dyn FnMut(Range<usize>) -> bool,
    ) -> bool {
        match &self.sought {
            Sought::Letters(letters) => letters.places(text).all(take),
            Sought::Near(words, apart) => near(words, *apart, text).into_iter().all(take),
            Sought::Ends {
                letters,
                at_start,
                at_end,
            } => {
                let end = text.trim_end().len();
                let start = if *at_start {
                    0
                } else {
                    end.saturating_sub(letters.len())
                };
                let stands = text
                    .get(start..end)
                    .is_some_and(|rest| rest.starts_with(letters.as_str()));
                let is_end = !at_end || start + letters.len() == end;
                let is_here = (!at_start || place.is_first) && (!at_end || place.is_last);
                !(stands && is_end && is_here) || take(start..start + letters.len())
            }
            Sought::Regex(_) => true,
        }
    }
}

/// Where a paragraph stands in its text.
#[derive(Debug, Clone, Copy)]
struct Place {
    is_first: bool,
    is_last: bool,
}

impl Letters {
    fn new(text: String, begins_word: bool, ends_word: bool) -> Self {
        let first = text.split(' ').next().unwrap_or_default();
        Self {
            finder: Finder::new(first).into_owned(),
            begins_word,
            ends_word,
            text,
        }
    }

    /// The places in a folded text, in order. Where it stands but for the edges of words it may stand again one letter on:
    /// `a a` in `ba a a`.
    fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let at = from + self.finder.find(text.as_bytes().get(from..)?)?;
                let place = self.end(text, at).map(|end| at..end);
                if let Some(place) = place.filter(|place| self.is_bounded(text, place)) {
                    from = place.end;
                    return Some(place);
                }
                from = at + 1;
            }
        })
    }

    /// Where they end in a text if those before the first blank stand at a place and the others follow.
    fn end(&self, text: &str, at: usize) -> Option<usize> {
        let mut words = self.text.split(' ');
        let mut end = at + words.next()?.len();
        for word in words {
            let rest = text.get(end..)?;
            let next = rest.trim_start();
            let gap = rest.get(..rest.len() - next.len())?;
            if !is_gap(gap) || !next.starts_with(word) {
                return None;
            }
            end += gap.len() + word.len();
        }
        Some(end)
    }

    fn is_bounded(&self, text: &str, place: &Range<usize>) -> bool {
        (!self.begins_word || is_word_edge(text, place.start))
            && (!self.ends_word || is_word_edge(text, place.end))
    }
}

/// Where all the words stand with at most `apart` others between the first and the last of them: each stretch from its
/// first word to its last, the shortest from each place where one of them stands.
fn near(words: &[Letters], apart: usize, text: &str) -> Vec<Range<usize>> {
    let mut places: Vec<(Range<usize>, usize)> = Vec::new();
    for (number, word) in words.iter().enumerate() {
        let found: Vec<_> = word.places(text).map(|range| (range, number)).collect();
        if found.is_empty() {
            return Vec::new();
        }
        places.extend(found);
    }
    places.sort_by_key(|(range, number)| (range.start, *number));
    let starts: Vec<usize> = text.unicode_word_indices().map(|(at, _)| at).collect();
    let number_of = |at: usize| starts.partition_point(|start| *start <= at);
    let mut stretches = Vec::new();
    for (at, (first, _)) in places.iter().enumerate() {
        let furthest = number_of(first.start) + apart + words.len() - 1;
        let within = places.iter().skip(at);
        let within = within.take_while(|(range, _)| number_of(range.start) <= furthest);
        let mut missing: Vec<bool> = vec![true; words.len()];
        let mut end = None;
        for (range, number) in within {
            if let Some(slot) = missing.get_mut(*number) {
                *slot = false;
            }
            if !missing.contains(&true) {
                end = Some(range.end);
                break;
            }
        }
        stretches.extend(end.map(|end| first.start..end));
    }
    stretches
}

/// The spans in order, those that overlap made one, empty ones left out.
pub(super) fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests;
