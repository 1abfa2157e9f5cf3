//! A query as it could have been typed: what chips say, and what a pivot adds to the line.

use super::{Clause, Form, Group, NameField, Pattern, Query, ShortField, Term, Test};
use crate::{
    entity::{Entity, Kind},
    query::{Key, Order, Sort},
};
use jiff::civil::Date;
use std::{borrow::Cow, fmt};

/// The term that selects the articles with a value in a field, and no other that begins or ends so, as it would be typed:
/// `outlet:^"evening wire"$`. It has no capitals, since with them case would count.
pub fn holding(field: ShortField, value: &str) -> String {
    let text = value.to_lowercase();
    format!("{}:^{}$", field.name(), quote(&text))
}

/// The term that selects the articles naming an entity, as it would be typed: `person:"Jane Doe"`.
pub fn naming(kind: Kind, name: &str) -> String {
    format!("{}:{}", NameField::of(kind).name(), quote(name))
}

/// The term that selects the articles naming what an article names. A day is the one that is meant: `Thursday` is another one
/// in every article.
pub fn meaning(entity: &Entity) -> String {
    let resolved = entity.resolved.as_deref();
    let days = resolved
        .filter(|_| entity.kind == Kind::Date)
        .and_then(days);
    days.map_or_else(
        || naming(entity.kind, &entity.name),
        |days| format!("mentions:{days}"),
    )
}

/// The days of an entity as they are typed; none if it gives something else.
fn days(resolved: &str) -> Option<String> {
    let (first, last) = resolved.split_once('/').unwrap_or((resolved, resolved));
    let days: (Date, Date) = (first.parse().ok()?, last.parse().ok()?);
    let is_one = days.0 == days.1;
    Some(if is_one {
        first.to_owned()
    } else {
        format!("{first}..{last}")
    })
}

/// A text in quotes, such that parsing gives it back.
pub fn quote(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// An order as `sort:` names it. `-` is the way down; for dates that is newest first, which is their natural order.
fn order_name(order: Order) -> String {
    let name = |key: Key| {
        let is_down = key.is_reversed != (key.sort == Sort::Date);
        format!("{}{}", if is_down { "-" } else { "" }, key.sort.name())
    };
    order.keys().map(name).collect::<Vec<_>>().join(",")
}

/// An order as it would be typed.
pub(super) fn sort(order: Order) -> String {
    format!("sort:{}", order_name(order))
}

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let order = self.order().map(sort);
        let clauses = self.clauses.iter().map(Clause::to_string).chain(order);
        out.write_str(&clauses.collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(term) => term.fmt(out),
            Self::Group(group) => group.fmt(out),
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = |all: &Vec<Clause>| {
            let printed: Vec<_> = all.iter().map(Clause::to_string).collect();
            match (printed.as_slice(), self.is_negated && self.any.len() == 1) {
                ([one], _) => one.clone(),
                (several, true) => several.join(" "),
                (several, false) => format!("({})", several.join(" ")),
            }
        };
        let any: Vec<_> = self.any.iter().map(all).collect();
        if self.is_negated {
            write!(out, "!({})", any.join(" | "))
        } else {
            out.write_str(&any.join(" | "))
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let not = if self.is_negated { "!" } else { "" };
        match &self.test {
            Test::Text(None, text) => write!(out, "{not}{text}"),
            Test::Text(Some(field), text) => write!(out, "{not}{}:{text}", field.name()),
            Test::Body(text) => write!(out, "{not}body:{text}"),
            Test::Named(field, name) => write!(out, "{not}{}:{name}", field.name()),
            Test::Near(name) => write!(out, "{not}near:{name}"),
            Test::Published(days) | Test::Mentions(days) => write!(out, "{not}{days}"),
            Test::Fact(field, value) if is_plain(value) => {
                write!(out, "{not}{}:{value}", field.name())
            }
            Test::Fact(field, value) => write!(out, "{not}{}:{}", field.name(), quote(value)),
            Test::Is(state) => write!(out, "{not}is:{}", state.name()),
        }
    }
}

/// Whether a text without blanks, typed bare, means itself: nothing in it could be a mark or a field.
fn is_plain(text: &str) -> bool {
    !matches!(text, "OR" | "AND" | "NOT") && text.chars().all(char::is_alphanumeric)
}

/// A text as it stands between `^` and `$`.
fn bare_or_quoted(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(quote(text))
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.text;
        match self.form {
            // The last star of a name was no part of it.
            Form::Fuzzy if text.ends_with('*') => write!(out, "{text}*"),
            Form::Fuzzy => out.write_str(text),
            Form::Part => write!(out, "'{text}"),
            Form::Prefix => write!(out, "{text}*"),
            Form::Phrase => out.write_str(&quote(text)),
            Form::Near(apart) => write!(out, "{}~{apart}", quote(text)),
            Form::Regex => write!(out, "/{text}/"),
            Form::Start => write!(out, "^{}", bare_or_quoted(text)),
            Form::End => write!(out, "{}$", bare_or_quoted(text)),
            Form::Whole => write!(out, "^{}$", bare_or_quoted(text)),
        }
    }
}
