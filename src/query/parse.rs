//! Reads what was typed. By hand, token by token, since every error must name its token and a half-typed token is the
//! rule, not the exception: the app keeps the last good list and underlines the span.
//!
//! Blank is AND, and looser than `|`: `a | b c` is one of a and b, and c, as in fzf. Nothing is ever dropped in silence, and
//! quotes make anything a plain text. A colon after letters is always a field, known or not.

mod token;

use super::{
    Order, Query,
    ast::{Clause, Group, Term, Test},
};
use crate::text::Span;
use jiff::civil::Date;
use token::{Piece, Token};

/// Longest query, in characters. More is a paste that went wrong.
const LONGEST: usize = 4_000;
/// Most things asked at once.
const TERMS: usize = 100;
/// Brackets inside each other.
const DEPTH: usize = 20;

/// Why a query was not understood, and which part of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct ParseError {
    /// The token at fault, in bytes of what was typed.
    pub span: Span,
    /// A short sentence.
    pub reason: String,
}

/// Reads a query. `today` is what relative dates count from. The word under the cursor of a live filter is just a word
/// (see [`Query::half_typed`]).
///
/// # Errors
/// The first token that makes no sense, with the reason.
pub fn parse(text: &str, today: Date) -> Result<Query, ParseError> {
    if text.chars().nth(LONGEST).is_some() {
        return refuse(0, text.len(), format!("longer than {LONGEST} characters"));
    }
    let mut reader = Reader {
        text,
        today,
        at: 0,
        depth: 0,
        term_count: 0,
        order: None,
    };
    let clauses = reader.all()?;
    if let Some(end) = reader.sign(")") {
        return refuse(end - 1, end, "no bracket is open: quote it".to_owned());
    }
    Ok(Query {
        clauses,
        order: reader.order,
    })
}

fn refuse<T>(start: usize, end: usize, reason: String) -> Result<T, ParseError> {
    let span = Span::new(start, end);
    Err(ParseError { span, reason })
}

fn one_sided<T>(or: Span) -> Result<T, ParseError> {
    let reason = "a side of the sign for or is missing: quote it".to_owned();
    Err(ParseError { span: or, reason })
}

/// What to type for an operator of other search engines. Taken for a word it would find nothing; taken for what it is there, it
/// would bind otherwise than there.
fn foreign(source: &str) -> Option<&'static str> {
    match source {
        "AND" => Some("a blank is enough: a b is both. To look for the word, quote it"),
        "NOT" => Some("not is !word. To look for the word, quote it"),
        _ => None,
    }
}

/// What one reads on from.
struct Reader<'a> {
    text: &'a str,
    today: Date,
    at: usize,
    depth: usize,
    term_count: usize,
    order: Option<(Order, Span)>,
}

/// What comes next.
enum Next {
    Unit(Unit),
    Order,
    End,
}

/// Clauses that were typed as one: a term, or what stands between brackets.
struct Unit {
    span: Span,
    is_negated: bool,
    clauses: Vec<Clause>,
}

impl Reader<'_> {
    /// Clauses up to the end, or to a bracket that closes.
    fn all(&mut self) -> Result<Vec<Clause>, ParseError> {
        let mut clauses = Vec::new();
        loop {
            let mut units = match self.unit()? {
                Next::Unit(unit) => vec![unit],
                Next::Order => Vec::new(),
                Next::End => return Ok(clauses),
            };
            while let Some(or) = self.or() {
                match self.unit()? {
                    Next::Unit(unit) if !units.is_empty() => units.push(unit),
                    _ => return one_sided(or),
                }
            }
            clauses.extend(joined(units));
        }
    }

    /// The next unit; the end is that of the line, or before a bracket that closes.
    fn unit(&mut self) -> Result<Next, ParseError> {
        let Some(start) = self.next() else {
            return Ok(Next::End);
        };
        if let Some(sign) = self.opening(start) {
            return self.bracket(start, sign).map(Next::Unit);
        }
        if self.rest().starts_with(')') {
            return Ok(Next::End);
        }
        match self.or() {
            Some(or) => one_sided(or),
            None => self.term(start),
        }
    }

    fn term(&mut self, start: usize) -> Result<Next, ParseError> {
        let token = Token::read(self.text, start);
        self.at = start + token.source.len();
        let span = Span::new(start, self.at);
        let because = |reason| ParseError { span, reason };
        self.term_count += 1;
        if self.term_count > TERMS {
            return Err(because(format!("more than {TERMS} things at once")));
        }
        if let Some(reason) = foreign(token.source) {
            return Err(because(reason.to_owned()));
        }
        match token.understand(self.today).map_err(because)? {
            Piece::Order(_) if self.order.is_some() => {
                Err(because("sort: is there twice".to_owned()))
            }
            Piece::Order(_) if self.depth > 0 => {
                Err(because("sort: stands outside of brackets".to_owned()))
            }
            Piece::Order(order) => {
                self.order = Some((order, span));
                Ok(Next::Order)
            }
            Piece::Test(test) => Ok(Next::Unit(Unit::term(span, token.is_negated, test))),
        }
    }

    /// What stands between brackets, of which the first is at `start`, behind `sign` bytes.
    fn bracket(&mut self, start: usize, sign: usize) -> Result<Unit, ParseError> {
        let inside = start + sign + 1;
        if self.depth == DEPTH {
            let reason = format!("more than {DEPTH} brackets inside each other");
            return refuse(start, inside, reason);
        }
        self.at = inside;
        self.depth += 1;
        let clauses = self.all()?;
        self.depth -= 1;
        let Some(end) = self.sign(")") else {
            return refuse(start, inside, "the bracket is not closed yet".to_owned());
        };
        if clauses.is_empty() {
            return refuse(start, end, "nothing between the brackets yet".to_owned());
        }
        Ok(Unit {
            span: Span::new(start, end),
            is_negated: sign > 0,
            clauses,
        })
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no blank.
    fn next(&mut self) -> Option<usize> {
        self.at = self.text.len() - self.rest().trim_start().len();
        (self.at < self.text.len()).then_some(self.at)
    }

    /// How many bytes of a sign for not stand before a bracket; none where no bracket opens.
    fn opening(&self, start: usize) -> Option<usize> {
        let rest = self.text.get(start..)?;
        let unsigned = rest.strip_prefix(['!', '-']).unwrap_or(rest);
        unsigned
            .starts_with('(')
            .then_some(rest.len() - unsigned.len())
    }

    /// Passes over a sign and tells where it ends.
    fn sign(&mut self, sign: &str) -> Option<usize> {
        let start = self.next()?;
        self.rest().starts_with(sign).then(|| {
            self.at = start + sign.len();
            self.at
        })
    }

    /// Passes over `|` or `OR`.
    fn or(&mut self) -> Option<Span> {
        let start = self.next()?;
        let word = self.rest().strip_prefix("OR");
        let is_word = word.is_some_and(|rest| {
            let next = rest.chars().next();
            next.is_none_or(|next| next.is_whitespace() || "()|".contains(next))
        });
        let sign = if is_word { "OR" } else { "|" };
        self.sign(sign).map(|end| Span::new(start, end))
    }
}

impl Unit {
    fn term(span: Span, is_negated: bool, test: Test) -> Self {
        let term = Term {
            span,
            is_negated,
            test,
        };
        Self {
            span,
            is_negated: false,
            clauses: vec![Clause::Term(term)],
        }
    }

    /// The unit as one clause.
    fn clause(mut self) -> Clause {
        if self.clauses.len() == 1
            && let Some(only) = self.clauses.pop()
        {
            return turned(only, self.span, self.is_negated);
        }
        Clause::Group(Group {
            span: self.span,
            is_negated: self.is_negated,
            any: vec![self.clauses],
        })
    }
}

/// A clause that was typed between brackets, and with a sign for not before them.
fn turned(mut clause: Clause, span: Span, is_turned: bool) -> Clause {
    match &mut clause {
        Clause::Term(term) => {
            (term.span, term.is_negated) = (span, term.is_negated != is_turned);
        }
        Clause::Group(group) => {
            (group.span, group.is_negated) = (span, group.is_negated != is_turned);
        }
    }
    clause
}

/// Units of which one must hold, as a clause; alternatives of alternatives are alternatives.
fn joined(mut units: Vec<Unit>) -> Option<Clause> {
    let (start, end) = (units.first()?.span.start, units.last()?.span.end);
    if units.len() == 1 {
        return units.pop().map(Unit::clause);
    }
    let mut any = Vec::new();
    for unit in units {
        match unit.clause() {
            Clause::Group(group) if !group.is_negated => any.extend(group.any),
            clause => any.push(vec![clause]),
        }
    }
    Some(Clause::Group(Group {
        span: Span::new(start as usize, end as usize),
        is_negated: false,
        any,
    }))
}

#[cfg(test)]
mod tests;
