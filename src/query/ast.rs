//! A query as understood: terms that must all hold, and an order. Plain data that prints as what could have been typed
//! (printing and parsing again gives the same query); folding and searching belong to `needle`.
//!
//! A term keeps its span in what was typed, so that a chip can be taken out of the line without printing it anew.

use super::{Order, Sort, State, days::Days};
use crate::{entity::Kind, text::Span};
use std::fmt;

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    pub(super) order: Option<(Order, Span)>,
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
    /// Letters in a short field; without a field in any of them, or in the name of an entity.
    Text(Option<ShortField>, Pattern),
    /// An entity named in the article.
    Named(NameField, Pattern),
    /// The day it was published, in UTC.
    Published(Days),
    /// The state of its record.
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
    /// `word`: in this order, anything between.
    Fuzzy,
    /// `'word`: next to each other.
    Part,
    /// `"two words"`: the same, with blanks.
    Phrase,
    /// `^word`: at the start.
    Start,
    /// `word$`: at the end.
    End,
    /// `^word$`: the field and nothing else.
    Whole,
}

/// A short field of an article, which can be searched and lit up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShortField {
    /// The headline.
    Headline,
    /// The outlet.
    Outlet,
    /// The byline.
    Byline,
    /// The section.
    Section,
}

/// A field that looks among the entities of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum NameField {
    Person,
    Org,
    Place,
    Law,
    Event,
    /// Any kind.
    Entity,
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
        self.terms.is_empty()
    }

    /// What is asked, in the order it was typed.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The order asked for with `sort:`.
    pub fn order(&self) -> Option<Order> {
        self.order.map(|(order, _)| order)
    }

    /// Whether words are looked for, so that rows can be ranked by how well they match. Outlet, byline and section
    /// only narrow, as names and dates do.
    pub fn has_text_term(&self) -> bool {
        let is_text =
            |term: &Term| matches!(term.test, Test::Text(None | Some(ShortField::Headline), _));
        self.terms
            .iter()
            .any(|term| !term.is_negated && is_text(term))
    }

    /// The terms with a field or in quotes, and the order, each as a chip; in the order they were typed.
    pub fn chips(&self) -> Vec<Chip> {
        let terms = self.terms.iter().filter(|term| term.is_chip());
        let mut chips: Vec<_> = terms
            .map(|term| Chip {
                span: term.span,
                label: term.to_string(),
            })
            .collect();
        if let Some((order, span)) = self.order {
            let label = format!("sort:{}", order_name(order));
            chips.push(Chip { span, label });
            chips.sort_by_key(|chip| chip.span);
        }
        chips
    }

    /// The terms that are no chips, as they would be typed.
    pub fn words(&self) -> String {
        let plain = self.terms.iter().filter(|term| !term.is_chip());
        plain.map(Term::to_string).collect::<Vec<_>>().join(" ")
    }
}

impl Term {
    fn is_chip(&self) -> bool {
        !matches!(&self.test, Test::Text(None, pattern) if pattern.form != Form::Phrase)
    }
}

impl ShortField {
    /// Every short field.
    pub const ALL: [Self; 4] = [Self::Headline, Self::Outlet, Self::Byline, Self::Section];

    /// Its name in a query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Outlet => "outlet",
            Self::Byline => "byline",
            Self::Section => "section",
        }
    }
}

impl NameField {
    /// Every such field.
    pub const ALL: [Self; 6] = [
        Self::Person,
        Self::Org,
        Self::Place,
        Self::Law,
        Self::Event,
        Self::Entity,
    ];

    /// Its name in a query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Org => "org",
            Self::Place => "place",
            Self::Law => "law",
            Self::Event => "event",
            Self::Entity => "entity",
        }
    }

    /// The kinds it looks among; empty means all.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Person => &[Kind::Person],
            Self::Org => &[Kind::Org],
            Self::Place => &[Kind::Loc],
            Self::Law => &[Kind::Law],
            Self::Event => &[Kind::Event],
            Self::Entity => &[],
        }
    }

    /// The field for entities of a kind; `entity:` where the kind has none of its own.
    pub fn of(kind: Kind) -> Self {
        let has_kind = |field: &Self| field.kinds() == [kind];
        Self::ALL.into_iter().find(has_kind).unwrap_or(Self::Entity)
    }
}

/// The term that selects the articles naming an entity, as it would be typed: `person:"Jane Doe"`.
pub fn naming(kind: Kind, name: &str) -> String {
    format!("{}:{}", NameField::of(kind).name(), quote(name))
}

/// A text in quotes, such that parsing gives it back.
pub fn quote(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// An order as `sort:` names it. `-` is the way down; for dates that is newest first, which is their natural order.
fn order_name(order: Order) -> String {
    let name = match order.sort {
        Sort::Score => "score",
        Sort::Date => "date",
        Sort::Outlet => "outlet",
        Sort::Headline => "headline",
        Sort::File => "file",
    };
    let is_down = order.is_reversed != (order.sort == Sort::Date);
    format!("{}{name}", if is_down { "-" } else { "" })
}

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let order = self
            .order()
            .map(|order| format!("sort:{}", order_name(order)));
        let terms = self.terms.iter().map(Term::to_string).chain(order);
        out.write_str(&terms.collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Display for Term {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let not = if self.is_negated { "!" } else { "" };
        let pattern = |pattern: &Pattern| {
            // Behind a sign for not, a bare word is exact already.
            let is_bare = self.is_negated && pattern.form == Form::Part && is_plain(&pattern.text);
            if is_bare {
                pattern.text.clone()
            } else {
                pattern.to_string()
            }
        };
        match &self.test {
            Test::Text(None, text) => write!(out, "{not}{}", pattern(text)),
            Test::Text(Some(field), text) => {
                write!(out, "{not}{}:{}", field.name(), pattern(text))
            }
            Test::Named(field, name) => write!(out, "{not}{}:{}", field.name(), pattern(name)),
            Test::Published(days) => write!(out, "{not}{days}"),
            Test::Is(state) => write!(out, "{not}is:{}", state.name()),
        }
    }
}

/// Whether a text without blanks, typed bare, means itself: nothing in it could be a mark or a field.
fn is_plain(text: &str) -> bool {
    text != "OR" && text.chars().all(char::is_alphanumeric)
}

impl fmt::Display for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.text;
        match self.form {
            Form::Fuzzy => out.write_str(text),
            Form::Part => write!(out, "'{text}"),
            Form::Phrase => out.write_str(&quote(text)),
            Form::Start => write!(out, "^{text}"),
            Form::End => write!(out, "{text}$"),
            Form::Whole => write!(out, "^{text}$"),
        }
    }
}
