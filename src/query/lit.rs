//! Which letters to light up: in a short field because they made the query match, in a body because the words of the
//! query (or what the reader looks for) stand there. Folds only what is shown, and finds the way back by
//! [`Folded::original`].

use super::{
    Query, Tier,
    ast::{Form, Pattern, ShortField, Test},
    column::better,
    fuzzy::Matcher,
    needle::{Needle, Scratch, is_edge},
};
use crate::{
    corpus::Entry,
    index::block::capped,
    text::{
        Span,
        fold::{Case, Folded},
    },
};
use memchr::memmem::Finder;

/// The letters of a field that made `query` match, as spans of the field's text as shown; ordered, not overlapping.
pub fn lit(query: &Query, field: ShortField, entry: &Entry, tier: Tier) -> Vec<Span> {
    let mut spans = Vec::new();
    for term in query.terms().iter().filter(|term| !term.is_negated) {
        if let Test::Text(bound, pattern) = &term.test {
            let needle = Needle::new(*bound, pattern);
            if needle.reads(field) {
                spans.extend(lit_by(&needle, field, entry, tier));
            }
        }
    }
    joined(spans)
}

/// Where the words of `query` stand in a body: every occurrence, ordered, not overlapping.
pub fn hits(query: &Query, body: &str) -> Vec<Span> {
    let mut sought = Vec::new();
    for term in query.terms().iter().filter(|term| !term.is_negated) {
        if let Test::Text(None, pattern) = &term.test {
            sought.extend(Sought::new(pattern));
        }
    }
    all_occurrences(&sought, body)
}

/// Where `pattern` (the reader's find; smart case, accents folded) stands in `text`: ordered, not overlapping.
pub fn find(pattern: &str, text: &str) -> Vec<Span> {
    let pattern = Pattern {
        text: pattern.to_owned(),
        form: Form::Part,
    };
    all_occurrences(Sought::new(&pattern).as_slice(), text)
}

/// The text of a field; empty when there is none.
fn text_of(field: ShortField, entry: &Entry) -> &str {
    match field {
        ShortField::Headline => &entry.headline,
        ShortField::Byline => &entry.byline,
        ShortField::Outlet => entry.outlet.as_deref().unwrap_or_default(),
        ShortField::Section => entry.section.as_deref().unwrap_or_default(),
    }
}

/// What one word lights up in a field: the letters in one piece, or, if no field of the article has them so, the
/// scattered ones of the field that scores best.
fn lit_by(needle: &Needle, field: ShortField, entry: &Entry, tier: Tier) -> Vec<Span> {
    let case = needle.case();
    let judge = |field| {
        let folded = Folded::new(capped(text_of(field, entry)), case);
        needle.judge(&folded.text, &mut Scratch::default())
    };
    let Some(found) = judge(field) else {
        return Vec::new();
    };
    let folded = Folded::new(capped(text_of(field, entry)), case);
    if found.tier == Tier::Exact {
        let length = needle.sought().len();
        let at = needle
            .occurrence(&folded.text)
            .map(|occurrence| occurrence.start);
        return at
            .map(|at| original(&folded, at, at + length))
            .into_iter()
            .collect();
    }
    if tier == Tier::Exact {
        // Found in one piece somewhere else, in a name perhaps: scattered letters are not why the article is here.
        return Vec::new();
    }
    let others = ShortField::ALL
        .into_iter()
        .filter(|&other| other != field && needle.reads(other));
    let best = others.map(judge).fold(None, better);
    if better(best, Some(found)) != Some(found) {
        return Vec::new();
    }
    scattered(needle, &folded)
}

/// The letters the crate chooses.
fn scattered(needle: &Needle, folded: &Folded) -> Vec<Span> {
    let Some((_, letters)) = Matcher::new().letters(&folded.text, needle.sought()) else {
        return Vec::new();
    };
    let mut letters = letters.into_iter().peekable();
    let is_chosen = |&(index, _): &(usize, _)| letters.next_if_eq(&index).is_some();
    let characters = folded.text.char_indices().enumerate().filter(is_chosen);
    characters
        .map(|(_, (at, letter))| original(folded, at, at + letter.len_utf8()))
        .collect()
}

/// Letters looked for in a long text.
struct Sought {
    text: String,
    case: Case,
    /// Only at the start of a word.
    is_word: bool,
}

impl Sought {
    /// None for a pattern that is bound to the ends of a field, or empty.
    fn new(pattern: &Pattern) -> Option<Self> {
        let is_word = match pattern.form {
            Form::Fuzzy => true,
            Form::Part | Form::Phrase => false,
            Form::Start | Form::End | Form::Whole => return None,
        };
        let needle = Needle::new(None, pattern);
        let is_empty = needle.sought().trim().is_empty();
        let text = needle.sought().to_owned();
        (!is_empty).then(|| Self {
            text,
            case: needle.case(),
            is_word,
        })
    }
}

/// Every place where one of `sought` stands, paragraph by paragraph: most are ASCII, and those need no way back.
fn all_occurrences(sought: &[Sought], text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for case in [Case::Fold, Case::Keep] {
        let sought: Vec<_> = sought
            .iter()
            .filter(|sought| sought.case == case)
            .map(|sought| (sought, Finder::new(&sought.text)))
            .collect();
        if sought.is_empty() {
            continue;
        }
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            occurrences(&sought, line, case, |range| {
                spans.push(Span::new(start + range.start, start + range.end));
            });
            start += line.len();
        }
    }
    joined(spans)
}

fn occurrences(
    sought: &[(&Sought, Finder<'_>)],
    line: &str,
    case: Case,
    mut found: impl FnMut(std::ops::Range<usize>),
) {
    let folded = (!line.is_ascii()).then(|| Folded::new(line, case));
    let lower = match (&folded, case) {
        (None, Case::Fold) => line.to_ascii_lowercase(),
        _ => String::new(),
    };
    let text = match (&folded, case) {
        (Some(folded), _) => folded.text.as_str(),
        (None, Case::Fold) => &lower,
        (None, Case::Keep) => line,
    };
    for (sought, finder) in sought {
        for at in finder.find_iter(text.as_bytes()) {
            if !sought.is_word || is_edge(text, at) {
                let range = at..at + sought.text.len();
                found(match &folded {
                    Some(folded) => folded.original(range),
                    None => range,
                });
            }
        }
    }
}

fn original(folded: &Folded, start: usize, end: usize) -> Span {
    let range = folded.original(start..end);
    Span::new(range.start, range.end)
}

/// The spans in order, those that overlap made one, empty ones left out.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
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
