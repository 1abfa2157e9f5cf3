//! A paragraph as an attribution is read from it: words, marks, names as one item each, quoted stretches as one each.

use super::{
    marks::{self, Quoted},
    verbs, words,
};
use crate::{
    entity::{
        extraction::{Extraction, Mention},
        label::Kind,
        token::{self, Shape},
    },
    text::Span,
};

/// What an item of a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A word in small letters, a number, a genitive's `'s`.
    Word,
    /// A word with a capital that belongs to no name known.
    Capital,
    Number,
    Mark,
    /// A name: its index among the mentions, and its kind.
    Name(usize, Kind),
    /// A stretch in quotation marks, by its index in the paragraph.
    Quote(usize),
}

/// One item of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'t> {
    pub(super) part: Part,
    pub(super) text: &'t str,
    pub(super) span: Span,
}

impl Item<'_> {
    pub(super) fn is_person(&self) -> bool {
        matches!(self.part, Part::Name(_, Kind::Person))
    }

    /// A name of something that is no person and no number: it may stand inside a role.
    pub(super) fn is_other_name(&self) -> bool {
        matches!(
            self.part,
            Part::Name(
                _,
                Kind::Org
                    | Kind::Loc
                    | Kind::Norp
                    | Kind::Product
                    | Kind::Event
                    | Kind::Law
                    | Kind::WorkOfArt
                    | Kind::Other
            )
        )
    }

    /// A day, an hour, an amount.
    pub(super) fn is_figure(&self) -> bool {
        self.part == Part::Number
            || (matches!(self.part, Part::Name(..)) && !self.is_person() && !self.is_other_name())
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.part, Part::Word | Part::Capital)
    }
}

/// A paragraph, read.
#[derive(Debug)]
pub(super) struct Prose<'t> {
    text: &'t str,
    paragraph: Span,
    pub(super) items: Vec<Item<'t>>,
    pub(super) quotes: Vec<Quoted>,
    /// For each item, where its sentence starts.
    starts: Vec<usize>,
    /// For each quoted stretch, its item.
    places: Vec<usize>,
}

/// Walks through ordered spans while asked for ascending bytes.
fn at_byte<T>(list: &[T], next: &mut usize, byte: u32, span: impl Fn(&T) -> Span) -> Option<usize> {
    while list.get(*next).is_some_and(|item| span(item).end <= byte) {
        *next += 1;
    }
    list.get(*next)
        .is_some_and(|item| span(item).start <= byte)
        .then_some(*next)
}

impl<'t> Prose<'t> {
    /// Reads a paragraph. `mentions` are those of the body from number `first` on that may lie in it.
    pub(super) fn new(
        text: &'t str,
        paragraph: Span,
        quotes: Vec<Quoted>,
        names: &Extraction,
        mentions: &[Mention],
        first: usize,
    ) -> Self {
        let (mut next_quote, mut next_mention) = (0, 0);
        let mut items: Vec<Item<'t>> = Vec::new();
        for token in token::tokenise(paragraph.of(text)) {
            let span = Span {
                start: token.start + paragraph.start,
                end: token.end + paragraph.start,
            };
            let quote = at_byte(&quotes, &mut next_quote, span.start, |quoted| quoted.outer);
            let mention = at_byte(mentions, &mut next_mention, span.start, |mention| {
                mention.span
            });
            let (part, whole) = match (quote, mention) {
                (Some(quote), _) => (
                    Part::Quote(quote),
                    quotes.get(quote).map(|quoted| quoted.outer),
                ),
                (None, Some(at)) => {
                    let mention = mentions.get(at);
                    let entity =
                        mention.and_then(|mention| names.entities.get(mention.entity as usize));
                    let kind = entity.map_or(Kind::Other, |entity| entity.kind);
                    (
                        Part::Name(first + at, kind),
                        mention.map(|mention| mention.span),
                    )
                }
                (None, None) => (plain(token.shape), None),
            };
            let is_same = items.last().is_some_and(|last| last.part == part);
            if whole.is_none() || !is_same {
                let span = whole.unwrap_or(span);
                items.push(Item {
                    part,
                    text: span.of(text),
                    span,
                });
            }
        }
        let mut prose = Self {
            items,
            quotes,
            ..Self::unread(text, paragraph)
        };
        prose.mark();
        prose
    }

    /// A paragraph that is not looked into: nothing is quoted in it or right after it.
    pub(super) const fn unread(text: &'t str, paragraph: Span) -> Self {
        Self {
            text,
            paragraph,
            items: Vec::new(),
            quotes: Vec::new(),
            starts: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Whether the paragraph begins with an opening mark.
    pub(super) fn begins_quoted(&self) -> bool {
        marks::begins_quoted(self.paragraph.of(self.text))
    }

    fn mark(&mut self) {
        let mut start = 0;
        for at in 0..self.items.len() {
            if self.opens_sentence(at) {
                start = at;
            }
            self.starts.push(start);
        }
        let places = self.items.iter().enumerate();
        self.places = places
            .filter(|(_, item)| matches!(item.part, Part::Quote(_)))
            .map(|(at, _)| at)
            .collect();
    }

    fn opens_sentence(&self, at: usize) -> bool {
        let (Some(before), Some(item)) = (
            at.checked_sub(1).and_then(|at| self.item(at)),
            self.item(at),
        ) else {
            return true;
        };
        let is_small = item.part == Part::Word || item.part == Part::Mark;
        match before.part {
            Part::Mark => matches!(before.text, "." | "!" | "?" | "\u{2026}") && !is_small,
            Part::Quote(quote) => self.ends_with(quote, &['.', '!', '?', '\u{2026}']) && !is_small,
            _ => false,
        }
    }

    pub(super) fn item(&self, at: usize) -> Option<&Item<'t>> {
        self.items.get(at)
    }

    /// Where the sentence of an item starts.
    pub(super) fn start(&self, at: usize) -> usize {
        self.starts.get(at).copied().unwrap_or(at)
    }

    /// The item of a quoted stretch.
    pub(super) fn place(&self, quote: usize) -> Option<usize> {
        self.places.get(quote).copied()
    }

    /// What is quoted.
    pub(super) fn quoted(&self, quote: usize) -> &'t str {
        self.quotes
            .get(quote)
            .map_or("", |quoted| quoted.inner.of(self.text))
    }

    /// Whether what is quoted ends with one of these.
    pub(super) fn ends_with(&self, quote: usize, marks: &[char]) -> bool {
        self.quoted(quote)
            .trim_end_matches(['\'', '\u{2019}'])
            .ends_with(marks)
    }

    /// Whether an item is this word or mark, whatever its capitals.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.item(at)
            .is_some_and(|item| item.text.eq_ignore_ascii_case(word))
    }

    /// Whether an item is a word of this sort.
    pub(super) fn is_word(&self, at: usize, sort: impl Fn(&str) -> bool) -> bool {
        self.item(at)
            .is_some_and(|item| item.is_word() && sort(item.text))
    }

    /// Whether a name depends on a preposition, titles between them passed over: `the lawyer for Mayor Doe`.
    pub(super) fn governor(&self, name: usize, floor: usize) -> Option<usize> {
        const REACH: usize = 5;
        for at in (floor..name).rev().take(REACH) {
            let item = self.item(at)?;
            if item.is_word() && words::is_preposition(item.text) {
                return Some(at);
            }
            let passes = item.is_other_name()
                || (item.is_word() && !words::is_stop(item.text) && !verbs::is_saying(item.text));
            if !passes {
                return None;
            }
        }
        None
    }
}

const fn plain(shape: Shape) -> Part {
    match shape {
        Shape::Lower | Shape::Possessive => Part::Word,
        Shape::Capital | Shape::Caps | Shape::Initial => Part::Capital,
        Shape::Number => Part::Number,
        Shape::Mark => Part::Mark,
    }
}
