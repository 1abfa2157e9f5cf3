//! A query as understood: clauses that must all hold, and an order. Plain data that prints as what could have been typed
//! (printing and parsing again gives the same query); folding and searching belong to `needle` and `passage`.
//!
//! A clause keeps its span in what was typed, so that a chip can be taken out of the line without printing it anew.

use super::{Order, State, days::Days};
use crate::text::Span;

mod field;
mod print;

pub use field::{FactField, NameField, ShortField};
pub use print::{holding, meaning, naming, quote};

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub(super) clauses: Vec<Clause>,
    pub(super) order: Option<(Order, Span)>,
}

/// What must hold, with all others beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause {
    /// One thing asked.
    Term(Term),
    /// Several, of which one is enough.
    Group(Group),
}

/// Alternatives, of which one must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Where it was typed, in bytes.
    pub span: Span,
    /// None of them must hold.
    pub is_negated: bool,
    /// The alternatives: the clauses of one must all hold.
    pub any: Vec<Vec<Clause>>,
}

/// One thing asked of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Where it was typed, in bytes.
    pub span: Span,
    /// It must not hold.
    pub is_negated: bool,
    /// What is asked.
    pub test: Test,
}

/// What a term asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Letters in a short field; without a field in any of them, in the name of an entity or in the text.
    Text(Option<ShortField>, Pattern),
    /// Letters in the text.
    Body(Pattern),
    /// An entity named in the article.
    Named(NameField, Pattern),
    /// An entity named in the sentence where what else is asked for stands.
    Near(Pattern),
    /// The day it was published, in UTC.
    Published(Days),
    /// A day its text speaks of.
    Mentions(Days),
    /// Something else its record says.
    Fact(FactField, String),
    /// The state of its record, or what the reader did with it.
    Is(State),
}

/// Letters to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As typed, without the marks; blanks are single.
    pub text: String,
    /// Where and how the letters must stand.
    pub form: Form,
}

/// Where and how the letters of a pattern must stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// `word`: in this order, anything between; in a text a whole word.
    Fuzzy,
    /// `word*`: the same; in a text the beginning of a word is enough.
    Prefix,
    /// `'word`: next to each other.
    Part,
    /// `"two words"`: the same, with blanks; in a text whole words.
    Phrase,
    /// `"two words"~5`: all the words, in any order, with at most so many others between them.
    Near(u8),
    /// `/regex/`: a regular expression.
    Regex,
    /// `^word`: at the start.
    Start,
    /// `word$`: at the end.
    End,
    /// `^word$`: the field and nothing else.
    Whole,
}

/// A term shown as a piece of its own, which can be taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// The bytes of what was typed that go with it.
    pub span: Span,
    /// What it says.
    pub label: String,
}

impl Query {
    /// Whether it selects everything.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// What is asked, in the order it was typed.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// Every single thing asked, also within groups, in the order it was typed.
    pub fn terms(&self) -> Vec<&Term> {
        let mut terms = Vec::new();
        gather(&self.clauses, true, &mut terms);
        terms
    }

    /// The same without what must not hold.
    pub fn wanted_terms(&self) -> Vec<&Term> {
        let mut terms = Vec::new();
        gather(&self.clauses, false, &mut terms);
        terms
    }

    /// The order asked for with `sort:`.
    pub fn order(&self) -> Option<Order> {
        self.order.map(|(order, _)| order)
    }

    /// Where it was typed.
    pub fn order_span(&self) -> Option<Span> {
        self.order.map(|(_, span)| span)
    }

    /// Whether words are looked for, so that rows can be ranked by how well they match. Outlet, byline and section
    /// only narrow, as names and dates do.
    pub fn has_text_term(&self) -> bool {
        let is_text = |test: &Test| {
            matches!(
                test,
                Test::Text(None | Some(ShortField::Headline), _) | Test::Body(_)
            )
        };
        self.wanted_terms().iter().any(|term| is_text(&term.test))
    }

    /// The query as it is looked for while it is typed: the word at the end may go on.
    #[must_use]
    pub fn half_typed(&self, length: usize) -> Self {
        let mut query = self.clone();
        half_typed(&mut query.clauses, length as u32);
        query
    }

    /// The clauses with a field, in quotes or with alternatives, and the order, each as a chip; in the order they were
    /// typed.
    pub fn chips(&self) -> Vec<Chip> {
        let clauses = self.clauses.iter().filter(|clause| clause.is_chip());
        let mut chips: Vec<_> = clauses
            .map(|clause| Chip {
                span: clause.span(),
                label: clause.to_string(),
            })
            .collect();
        if let Some((order, span)) = self.order {
            let label = print::sort(order);
            chips.push(Chip { span, label });
            chips.sort_by_key(|chip| chip.span);
        }
        chips
    }

    /// The clauses that are no chips, as they would be typed.
    pub fn words(&self) -> String {
        let plain = self.clauses.iter().filter(|clause| !clause.is_chip());
        plain.map(Clause::to_string).collect::<Vec<_>>().join(" ")
    }
}

fn gather<'q>(clauses: &'q [Clause], with_negated: bool, terms: &mut Vec<&'q Term>) {
    let is_taken = |clause: &&Clause| with_negated || !clause.is_negated();
    for clause in clauses.iter().filter(is_taken) {
        match clause {
            Clause::Term(term) => terms.push(term),
            Clause::Group(group) => {
                for all in &group.any {
                    gather(all, with_negated, terms);
                }
            }
        }
    }
}

fn half_typed(clauses: &mut [Clause], length: u32) {
    for clause in clauses
        .iter_mut()
        .filter(|clause| clause.span().end == length)
    {
        match clause {
            Clause::Term(Term {
                test: Test::Text(None, pattern) | Test::Body(pattern),
                is_negated: false,
                ..
            }) if pattern.form == Form::Fuzzy => pattern.form = Form::Prefix,
            Clause::Term(_) => {}
            Clause::Group(group) => {
                let all = group.any.iter_mut();
                all.for_each(|all| half_typed(all, length));
            }
        }
    }
}

impl Clause {
    /// Where it was typed, in bytes.
    pub fn span(&self) -> Span {
        match self {
            Self::Term(term) => term.span,
            Self::Group(group) => group.span,
        }
    }

    /// Whether it must not hold.
    pub fn is_negated(&self) -> bool {
        match self {
            Self::Term(term) => term.is_negated,
            Self::Group(group) => group.is_negated,
        }
    }

    fn is_chip(&self) -> bool {
        match self {
            Self::Term(term) => {
                !matches!(&term.test, Test::Text(None, pattern) if pattern.is_word())
            }
            Self::Group(_) => true,
        }
    }
}

impl Pattern {
    /// Whether it is one word, as it would be typed bare.
    fn is_word(&self) -> bool {
        let is_quoted = matches!(self.form, Form::Phrase | Form::Near(_) | Form::Regex);
        !is_quoted && !self.text.contains(' ')
    }
}

impl Form {
    /// Whether its letters stand side by side or scattered, and not in a pattern of words.
    pub(super) fn is_plain(self) -> bool {
        !matches!(self, Self::Near(_) | Self::Regex)
    }

    /// Whether it is looked for among the names of an article too, where it is bound to no field.
    pub fn is_for_names(self) -> bool {
        self.is_plain() && !self.is_bound()
    }

    /// Whether it is bound to an end of a field.
    pub(super) fn is_bound(self) -> bool {
        matches!(self, Self::Start | Self::End | Self::Whole)
    }
}
