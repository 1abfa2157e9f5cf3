//! Reads what was typed. By hand, token by token, since every error must name its token and a half-typed token is the
//! rule, not the exception: the app keeps the last good list and underlines the span.
//!
//! Nothing is ever dropped in silence: forms that come with later issues (or, grouping, regular expressions, the body)
//! are errors that say so, and quotes make anything a plain text. A colon after letters is always a field, known or not.

use super::{
    Order, Query, Sort, State,
    ast::{Form, NameField, Pattern, ShortField, Term, Test},
    days::{DayField, Days},
};
use crate::text::{
    Span,
    fold::{Case, fold},
};
use jiff::civil::Date;

/// Why a query was not understood, and which part of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct ParseError {
    /// The token at fault, in bytes of what was typed.
    pub span: Span,
    /// A short sentence.
    pub reason: String,
}

/// Reads a query. `today` is what relative dates count from. The word under the cursor of a live filter is just a word.
///
/// # Errors
/// The first token that makes no sense, with the reason.
pub fn parse(text: &str, today: Date) -> Result<Query, ParseError> {
    let mut query = Query::default();
    let mut at = 0;
    while let Some(start) = find_from(text, at, |c| !c.is_whitespace()) {
        let token = Token::read(text, start);
        at = start + token.source.len();
        let span = Span::new(start, at);
        let because = |reason| ParseError { span, reason };
        match token.understand(today).map_err(because)? {
            Piece::Order(_) if query.order.is_some() => {
                return Err(because("sort: is there twice".to_owned()));
            }
            Piece::Order(order) => query.order = Some((order, span)),
            Piece::Test(asked) => {
                let is_negated = token.is_negated;
                query.terms.push(Term {
                    span,
                    is_negated,
                    test: asked,
                });
            }
        }
    }
    Ok(query)
}

/// The first byte from `at` on where a character is `wanted`.
fn find_from(text: &str, at: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    text.get(at..)?.find(wanted).map(|found| at + found)
}

/// One token in its parts, as bytes without meaning.
#[derive(Debug)]
struct Token<'a> {
    source: &'a str,
    is_negated: bool,
    field: Option<&'a str>,
    value: Value<'a>,
}

/// What stands behind the field.
#[derive(Debug, Clone, Copy)]
enum Value<'a> {
    Bare(&'a str),
    /// Between its quotes, escapes still in it.
    Quoted(&'a str),
    /// The closing quote is missing.
    Unclosed,
    /// Something sticks to the closing quote.
    Trailed(&'a str),
}

/// What a token amounts to.
enum Piece {
    Test(Test),
    Order(Order),
}

impl<'a> Token<'a> {
    /// The token of `text` that starts at `start`, which is no blank.
    fn read(text: &'a str, start: usize) -> Self {
        let rest = text.get(start..).unwrap_or_default();
        let unsigned = rest.strip_prefix(['!', '-']).unwrap_or(rest);
        let letters = unsigned.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let name = unsigned
            .get(..unsigned.len() - letters.len())
            .unwrap_or_default();
        let (field, after) = match letters.strip_prefix(':') {
            Some(after) if !name.is_empty() => (Some(name), after),
            _ => (None, unsigned),
        };
        let (value, length) = Value::read(after);
        let end = rest.len() - after.len() + length;
        Self {
            source: rest.get(..end).unwrap_or(rest),
            is_negated: unsigned.len() < rest.len(),
            field,
            value,
        }
    }

    fn understand(&self, today: Date) -> Result<Piece, String> {
        let Some(name) = self.field else {
            return self
                .pattern(None)
                .map(|pattern| Piece::Test(Test::Text(None, pattern)));
        };
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if let Some(field) = ShortField::ALL.into_iter().find(|field| is(field.name())) {
            let pattern = self.pattern(Some(field.name()))?;
            return Ok(Piece::Test(Test::Text(Some(field), pattern)));
        }
        if let Some(field) = NameField::ALL.into_iter().find(|field| is(field.name())) {
            return self.naming(field).map(Piece::Test);
        }
        if let Some(field) = DayField::ALL.into_iter().find(|field| is(field.name())) {
            let days = Days::parse(field, &self.plain(field.name())?, today)?;
            return Ok(Piece::Test(Test::Published(days)));
        }
        if is("is") {
            return State::named(&self.plain("is")?).map(|state| Piece::Test(Test::Is(state)));
        }
        if is("sort") {
            return self.order().map(Piece::Order);
        }
        Err(unknown_field(name))
    }

    /// The value as letters to look for.
    fn pattern(&self, field: Option<&str>) -> Result<Pattern, String> {
        let bare = match self.value {
            Value::Bare(bare) => bare,
            Value::Quoted(inner) => return pattern(&unescape(inner), Form::Phrase),
            Value::Unclosed => return Err("the quote is not closed yet".to_owned()),
            Value::Trailed(trail) => return Err(trailed(trail)),
        };
        if bare.is_empty() {
            return Err(match field {
                Some(field) => format!("{field}: wants a word"),
                None => "nothing after the sign for not".to_owned(),
            });
        }
        if field.is_some() && bare.starts_with(['!', '-']) {
            return Err("the sign for not goes before the field".to_owned());
        }
        refuse_later(bare)?;
        let (text, form) = form_of(bare);
        let is_exact = self.is_negated && form == Form::Fuzzy;
        pattern(text, if is_exact { Form::Part } else { form })
    }

    fn naming(&self, field: NameField) -> Result<Test, String> {
        let pattern = self.pattern(Some(field.name()))?;
        match pattern.form {
            Form::Start | Form::End | Form::Whole => {
                Err("^ and $ do not work on names: quote the name".to_owned())
            }
            _ => Ok(Test::Named(field, pattern)),
        }
    }

    /// The value without any mark of ours.
    fn plain(&self, field: &str) -> Result<String, String> {
        match self.value {
            Value::Bare(bare) => Ok(bare.to_owned()),
            Value::Quoted(inner) => Ok(unescape(inner)),
            Value::Unclosed | Value::Trailed(_) => self.pattern(Some(field)).map(|_| String::new()),
        }
    }

    fn order(&self) -> Result<Order, String> {
        let value = self.plain("sort")?;
        if self.is_negated {
            return Err("an order cannot be negated: sort:-date".to_owned());
        }
        let name = value.strip_prefix('-').unwrap_or(&value);
        let is_down = name.len() < value.len();
        let sort = match name {
            "score" => Sort::Score,
            "date" => Sort::Date,
            "outlet" => Sort::Outlet,
            "headline" => Sort::Headline,
            "file" => Sort::File,
            _ => return Err("sort: wants date, -date, score, outlet, headline or file".to_owned()),
        };
        // `-` is the way down, and for dates that is newest first, their natural order.
        let is_reversed = is_down != (sort == Sort::Date);
        Ok(Order { sort, is_reversed })
    }
}

impl<'a> Value<'a> {
    /// The value at the start of `text` and how many bytes it takes.
    fn read(text: &'a str) -> (Self, usize) {
        let blank = |at| find_from(text, at, char::is_whitespace).unwrap_or(text.len());
        if !text.starts_with('"') {
            let end = blank(0);
            return (Self::Bare(text.get(..end).unwrap_or_default()), end);
        }
        let Some(close) = closing_quote(text) else {
            return (Self::Unclosed, text.trim_end().len());
        };
        let end = blank(close);
        let value = match text.get(close + 1..end) {
            None | Some("") => Self::Quoted(text.get(1..close).unwrap_or_default()),
            Some(trail) => Self::Trailed(trail),
        };
        (value, end)
    }
}

/// Where the quote that `text` opens with is closed; a backslash takes the meaning from the character after it.
fn closing_quote(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    let closes = |&(_, byte): &(usize, u8)| {
        let is_close = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_close
    };
    text.bytes()
        .enumerate()
        .skip(1)
        .find(closes)
        .map(|(at, _)| at)
}

/// The text between quotes with `\"` and `\\` resolved; any other backslash is itself.
fn unescape(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = (character == '\\')
            .then(|| characters.next_if(|&next| next == '"' || next == '\\'))
            .flatten();
        text.push(escaped.unwrap_or(character));
    }
    text
}

/// The letters of a bare value and the form its marks ask for. `'` takes all meaning from what follows it.
fn form_of(bare: &str) -> (&str, Form) {
    if let Some(text) = bare.strip_prefix('\'') {
        return (text, Form::Part);
    }
    match (bare.strip_prefix('^'), bare.strip_suffix('$')) {
        (Some(text), Some(_)) => (text.strip_suffix('$').unwrap_or_default(), Form::Whole),
        (Some(text), None) => (text, Form::Start),
        (None, Some(text)) => (text, Form::End),
        (None, None) => (bare, Form::Fuzzy),
    }
}

/// A pattern that has something to look for.
fn pattern(text: &str, form: Form) -> Result<Pattern, String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if fold(&text, Case::Fold).trim().is_empty() {
        return Err("nothing to look for yet".to_owned());
    }
    Ok(Pattern { text, form })
}

/// Refuses what a later issue gives a meaning.
fn refuse_later(bare: &str) -> Result<(), String> {
    let reason = match bare {
        "OR" => "or is not there yet",
        _ if bare.contains(['|', '(', ')']) => "or and grouping are not there yet: quote it",
        _ if bare.starts_with('/') => "regular expressions are not there yet: quote it",
        _ if bare.ends_with('*') => "* needs full text, which is not there yet: quote it",
        _ => return Ok(()),
    };
    Err(reason.to_owned())
}

fn trailed(trail: &str) -> String {
    match trail.strip_prefix('~') {
        Some(_) => "words near each other are not there yet".to_owned(),
        None => "a blank is missing after the quote".to_owned(),
    }
}

fn unknown_field(name: &str) -> String {
    const LATER: [&str; 8] = [
        "body", "lang", "tag", "file", "id", "with", "near", "mentions",
    ];
    let is = |known: &&str| name.eq_ignore_ascii_case(known);
    if LATER.iter().any(is) {
        format!("{name}: is not there yet")
    } else {
        format!("no field is called {name}: quote it to look for the text")
    }
}

#[cfg(test)]
mod tests;
