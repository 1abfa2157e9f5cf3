//! Which letters to light up: in a short field because they made the query match, in a body because the words of the
//! query (or what the reader looks for) stand there. Folds only what is shown, and finds the way back by
//! [`Folded::original`].

mod names;

pub use names::sights;

use super::{
    Query, Tier,
    ast::{Form, Pattern, ShortField, Test},
    fuzzy::Matcher,
    hit::Grade,
    needle::{Needle, Scratch},
    passage::{Passage, joined},
};
use crate::{
    corpus::EntryRef,
    index::field::capped,
    text::{Span, fold::Folded},
};

/// The letters of a field that made `query` match, as spans of the field's text as shown; ordered, not overlapping.
pub fn lit(query: &Query, field: ShortField, entry: EntryRef<'_>, tier: Tier) -> Vec<Span> {
    let mut spans = Vec::new();
    for term in query.wanted_terms() {
        let Test::Text(bound, pattern) = &term.test else {
            continue;
        };
        if bound.is_some_and(|bound| bound != field) {
            continue;
        }
        spans.extend(lit_by_pattern(*bound, pattern, field, entry, tier));
    }
    joined(spans)
}

fn lit_by_pattern(
    bound: Option<ShortField>,
    pattern: &Pattern,
    field: ShortField,
    entry: EntryRef<'_>,
    tier: Tier,
) -> Vec<Span> {
    if pattern.form.is_plain() {
        return lit_by(&Needle::new(bound, pattern), field, entry, tier);
    }
    let passage = Passage::new(pattern);
    passage.map_or_else(Vec::new, |passage| passage.find(field.of(entry)))
}

/// Whether each word of `query` that makes an article match has letters lit up in one of `fields`.
pub fn is_seen(query: &Query, fields: &[ShortField], entry: EntryRef<'_>, tier: Tier) -> bool {
    let is_lit = |test: &Test| {
        let Test::Text(bound, pattern) = test else {
            return true;
        };
        let fields = fields
            .iter()
            .filter(|field| bound.is_none_or(|bound| bound == **field));
        let mut spans = fields.map(|field| lit_by_pattern(*bound, pattern, *field, entry, tier));
        spans.any(|spans| !spans.is_empty())
    };
    query.wanted_terms().iter().all(|term| is_lit(&term.test))
}

/// Where the words of `query` stand in a body: every occurrence, ordered, not overlapping.
pub fn hits(query: &Query, body: &str) -> Vec<Span> {
    hits_or(query, body, |_| Vec::new())
}

/// The same, with what there is instead for a word that stands nowhere in the body.
fn hits_or(query: &Query, body: &str, instead: impl Fn(&Pattern) -> Vec<Span>) -> Vec<Span> {
    let mut spans = Vec::new();
    for term in query.wanted_terms() {
        let (pattern, is_bound) = match &term.test {
            Test::Text(None, pattern) if !pattern.form.is_bound() => (pattern, false),
            Test::Body(pattern) => (pattern, true),
            _ => continue,
        };
        let passage = Passage::new(pattern);
        let found = passage.map_or_else(Vec::new, |passage| passage.find(body));
        let is_elsewhere = found.is_empty() && !is_bound;
        spans.extend(if is_elsewhere {
            instead(pattern)
        } else {
            found
        });
    }
    joined(spans)
}

/// Where the words of `query` stand in a headline, within longer words too, as they are matched there; letters that are
/// scattered stand nowhere.
pub fn headline_hits(query: &Query, headline: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for term in query.wanted_terms() {
        let Test::Text(None | Some(ShortField::Headline), pattern) = &term.test else {
            continue;
        };
        let form = if pattern.form.is_plain() {
            Form::Part
        } else {
            pattern.form
        };
        let text = pattern.text.clone();
        if let Some(passage) = Passage::new(&Pattern { text, form }) {
            spans.extend(passage.find(headline));
        }
    }
    joined(spans)
}

/// Where `pattern` (the reader's find; smart case, accents folded) stands in `text`: ordered, not overlapping.
pub fn find(pattern: &str, text: &str) -> Vec<Span> {
    let pattern = Pattern {
        text: pattern.to_owned(),
        form: Form::Part,
    };
    Passage::new(&pattern).map_or_else(Vec::new, |passage| passage.find(text))
}

/// What one word lights up in a field: the letters in one piece, or, if no field of the article has them so, the
/// scattered ones of the field that scores best.
fn lit_by(needle: &Needle, field: ShortField, entry: EntryRef<'_>, tier: Tier) -> Vec<Span> {
    let case = needle.case();
    let judge = |field: ShortField| {
        let folded = Folded::new(capped(field.of(entry)), case);
        needle.judge(&folded.text, &mut Scratch::default())
    };
    let Some(found) = judge(field) else {
        return Vec::new();
    };
    let folded = Folded::new(capped(field.of(entry)), case);
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
    if tier != Tier::Fuzzy {
        // Found in one piece somewhere else, in a name or the text: scattered letters are not why the article is here.
        return Vec::new();
    }
    let others = ShortField::ALL
        .into_iter()
        .filter(|&other| other != field && needle.reads(other));
    let best = others.map(|other| Grade::from(judge(other))).max();
    if best > Some(Grade::from(found)) {
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

fn original(folded: &Folded, start: usize, end: usize) -> Span {
    let range = folded.original(start..end);
    Span::new(range.start, range.end)
}

#[cfg(test)]
mod tests;
