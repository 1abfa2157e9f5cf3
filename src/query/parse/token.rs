//! One token of a query: its sign, its field and its value, and what they mean together.

use crate::{
    query::{
        Key, Order, Sort, State,
        ast::{FactField, Form, NameField, Pattern, ShortField, Test},
        days::{DayField, Days},
        order::KEYS,
        passage,
    },
    text::{
        fold::{Case, fold},
        read_as,
    },
};
use jiff::civil::Date;

/// How far apart words may stand that are looked for near each other, in words.
const FURTHEST: u8 = 100;

const BLANK: &str = "a blank is missing after the quote";

/// The first byte from `at` on where a character is `wanted`.
fn find_from(text: &str, at: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    text.get(at..)?.find(wanted).map(|found| at + found)
}

/// One token in its parts, as bytes without meaning.
#[derive(Debug)]
pub(super) struct Token<'a> {
    pub(super) source: &'a str,
    pub(super) is_negated: bool,
    field: Option<&'a str>,
    value: Value<'a>,
}

/// What stands behind the field.
#[derive(Debug, Clone, Copy)]
enum Value<'a> {
    Bare(&'a str),
    /// Between its quotes, escapes still in it; and what sticks to the closing one.
    Quoted(&'a str, &'a str),
    /// The same after a `^`.
    QuotedStart(&'a str, &'a str),
    /// Between its slashes.
    Regex(&'a str),
    /// The end of what was begun so is missing.
    Unclosed(&'static str),
}

/// What a token amounts to.
pub(super) enum Piece {
    Test(Test),
    Order(Order),
}

impl<'a> Token<'a> {
    /// The token of `text` that starts at `start`, which is no blank.
    pub(super) fn read(text: &'a str, start: usize) -> Self {
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

    pub(super) fn understand(&self, today: Date) -> Result<Piece, String> {
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
            let name = self.name(field.name())?;
            return Ok(Piece::Test(Test::Named(field, name)));
        }
        if let Some(field) = DayField::ALL.into_iter().find(|field| is(field.name())) {
            let days = Days::parse(field, &self.plain(field.name())?, today)?;
            return Ok(Piece::Test(match field {
                DayField::Mentions => Test::Mentions(days),
                _ => Test::Published(days),
            }));
        }
        if let Some(field) = FactField::ALL.into_iter().find(|field| is(field.name())) {
            return self.fact(field).map(Piece::Test);
        }
        if is("body") {
            let pattern = self.pattern(Some("body"))?;
            return Ok(Piece::Test(Test::Body(pattern)));
        }
        if is("near") {
            return self.name("near").map(|name| Piece::Test(Test::Near(name)));
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
            Value::Quoted(inner, trail) => return pattern(&unescape(inner), form_after(trail)?),
            Value::QuotedStart(inner, "") => return pattern(&unescape(inner), Form::Start),
            Value::QuotedStart(inner, "$") => return pattern(&unescape(inner), Form::Whole),
            Value::QuotedStart(..) => return Err(BLANK.to_owned()),
            Value::Regex(source) => return regex(source),
            Value::Unclosed(what) => return Err(format!("the {what} is not closed yet")),
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
        if bare.starts_with("'\"") && bare.len() > 2 {
            return Err("quotes look for what they hold as it stands: leave the ' out".to_owned());
        }
        if self.is_negated && field.is_none() && bare.starts_with(['!', '-']) && bare.len() > 1 {
            return Err("the sign for not stands there twice".to_owned());
        }
        let (text, form) = form_of(bare);
        pattern(text, form)
    }

    /// The value as a name to look for.
    fn name(&self, field: &str) -> Result<Pattern, String> {
        let pattern = self.pattern(Some(field))?;
        match pattern.form {
            Form::Start | Form::End | Form::Whole => {
                Err("^ and $ do not work on names: quote the name".to_owned())
            }
            Form::Near(_) => Err("~ does not work on names".to_owned()),
            Form::Regex => Err("regular expressions do not work on names".to_owned()),
            // The words of a name begin words as it is.
            Form::Prefix => Ok(Pattern {
                form: Form::Fuzzy,
                ..pattern
            }),
            _ => Ok(pattern),
        }
    }

    fn fact(&self, field: FactField) -> Result<Test, String> {
        if let Value::Bare(bare) = self.value
            && (bare.starts_with(['\'', '^']) || bare.ends_with(['*', '$']))
        {
            let name = field.name();
            return Err(format!("{name}: takes no ' ^ $ or *: quote the value"));
        }
        let value = self.plain(field.name())?;
        if value.trim().is_empty() {
            return Err(format!("{}: wants a value", field.name()));
        }
        Ok(Test::Fact(field, value))
    }

    /// The value without any mark of ours.
    fn plain(&self, field: &str) -> Result<String, String> {
        match self.value {
            Value::Bare(bare) => Ok(as_read(bare)),
            Value::Quoted(inner, "") => Ok(as_read(&unescape(inner))),
            Value::Quoted(..) => Err(BLANK.to_owned()),
            Value::QuotedStart(..) => Err(format!("{field}: takes no ^")),
            Value::Regex(_) => Err(format!("{field}: takes no regular expression")),
            Value::Unclosed(_) => self.pattern(Some(field)).map(|_| String::new()),
        }
    }

    fn order(&self) -> Result<Order, String> {
        let value = self.plain("sort")?;
        if self.is_negated {
            return Err("an order cannot be negated: sort:-date".to_owned());
        }
        let (first, then) = value.split_once(',').unwrap_or((&value, ""));
        let mut then = then.split(',').filter(|name| !name.is_empty());
        then.try_fold(Order::of(key(first)?), |order, name| {
            let order = order.and(key(name)?);
            order.ok_or_else(|| format!("sort: takes {KEYS} keys at most"))
        })
    }
}

/// A key of an order, as it is typed.
fn key(typed: &str) -> Result<Key, String> {
    let name = typed.strip_prefix('-').unwrap_or(typed);
    let is_down = name.len() < typed.len();
    let known = Sort::ALL.into_iter().find(|sort| sort.name() == name);
    let sort = known.ok_or("sort: wants date, -date, score, outlet, section, headline or file")?;
    // `-` is the way down, and for dates that is newest first, their natural order.
    let is_reversed = is_down != (sort == Sort::Date);
    Ok(Key { sort, is_reversed })
}

impl<'a> Value<'a> {
    /// What is between the quotes at the start of `text`, what sticks to the closing one, and where that ends; none where
    /// there is none.
    fn quoted(text: &'a str) -> Option<(&'a str, &'a str, usize)> {
        let close = closing(text, b'"', |_| true)?;
        let end = find_from(text, close, ends_word).unwrap_or(text.len());
        Some((text.get(1..close)?, text.get(close + 1..end)?, end))
    }

    /// The value at the start of `text` and how many bytes it takes.
    fn read(text: &'a str) -> (Self, usize) {
        let word_end = |at| find_from(text, at, ends_word).unwrap_or(text.len());
        let unclosed = |what| (Self::Unclosed(what), text.trim_end().len());
        match text.chars().next() {
            Some('"') => match Self::quoted(text) {
                Some((inner, trail, end)) => (Self::Quoted(inner, trail), end),
                None => unclosed("quote"),
            },
            Some('^') if text.starts_with("^\"") => match text.get(1..).and_then(Self::quoted) {
                Some((inner, trail, end)) => (Self::QuotedStart(inner, trail), 1 + end),
                None => unclosed("quote"),
            },
            Some('/') => {
                // A path has slashes too: only one at the end of a word closes.
                let is_end = |rest: &str| rest.chars().next().is_none_or(ends_word);
                let Some(close) = closing(text, b'/', is_end) else {
                    return unclosed("regular expression");
                };
                let source = text.get(1..close).unwrap_or_default();
                (Self::Regex(source), close + 1)
            }
            _ => {
                let end = word_end(0);
                (Self::Bare(text.get(..end).unwrap_or_default()), end)
            }
        }
    }
}

/// Whether a bare word ends before a character.
fn ends_word(character: char) -> bool {
    character.is_whitespace() || matches!(character, '|' | '(' | ')')
}

/// Where the mark that `text` opens with comes again with a rest that `is_end`; a backslash takes the meaning from the
/// character after it.
fn closing(text: &str, mark: u8, is_end: impl Fn(&str) -> bool) -> Option<usize> {
    let mut is_escaped = false;
    let closes = |&(at, byte): &(usize, u8)| {
        let is_close =
            byte == mark && !is_escaped && is_end(text.get(at + 1..).unwrap_or_default());
        is_escaped = byte == b'\\' && !is_escaped;
        is_close
    };
    let found = text.bytes().enumerate().skip(1).find(closes);
    found.map(|(at, _)| at)
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
        (Some(text), None) => (text.strip_suffix('*').unwrap_or(text), Form::Start),
        (None, Some(text)) => (text, Form::End),
        (None, None) => match bare.strip_suffix('*') {
            Some(text) => (text, Form::Prefix),
            None => (bare, Form::Fuzzy),
        },
    }
}

/// Letters as they are in texts once these are read: who copies a word from its source copies what is hidden in it too.
fn as_read(typed: &str) -> String {
    typed.chars().filter_map(read_as).collect()
}

/// A pattern that has something to look for.
fn pattern(text: &str, form: Form) -> Result<Pattern, String> {
    let text = as_read(text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if fold(&text, Case::Fold).trim().is_empty() {
        return Err("nothing to look for yet".to_owned());
    }
    Ok(Pattern { text, form })
}

/// How the words of a quote must stand: together, at the end with a `$` behind it, as far apart as `~5` says.
fn form_after(trail: &str) -> Result<Form, String> {
    match trail {
        "" => return Ok(Form::Phrase),
        "$" => return Ok(Form::End),
        _ => {}
    }
    let Some(digits) = trail.strip_prefix('~') else {
        return Err(BLANK.to_owned());
    };
    let number = digits.parse().ok().filter(|number| *number <= FURTHEST);
    number
        .map(Form::Near)
        .ok_or_else(|| format!("~ wants a number up to {FURTHEST}: \"two words\"~5"))
}

fn regex(source: &str) -> Result<Pattern, String> {
    if source.is_empty() {
        return Err("nothing to look for yet".to_owned());
    }
    let source = as_read(source);
    passage::compile(&source)?;
    Ok(Pattern {
        text: source,
        form: Form::Regex,
    })
}

fn unknown_field(name: &str) -> String {
    format!("no field is called {name}: quote it to look for the text")
}
