//! Dates as archives write them. Nothing is guessed: a slashed date whose order no value settles, a relative time, a year
//! that cannot be, a month without a day stay unknown. Fractions of a second are dropped.

use super::Published;
use jiff::{
    civil::{Date, DateTime, Time},
    tz::Offset,
};
use serde_json::Value;

mod spoken;
mod time;

/// Which of two numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// How dates of a shape are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dates {
    /// Settled by some value of the sample.
    pub(crate) order: Option<DateOrder>,
    /// Later years are mistakes.
    pub(crate) newest_year: i16,
}

impl Default for Dates {
    fn default() -> Self {
        Self {
            order: None,
            newest_year: 2100,
        }
    }
}

impl Dates {
    /// Reads a date out of any JSON value.
    pub(crate) fn read(self, value: &Value) -> Option<Published> {
        let date = match value {
            Value::String(text) => self.parse(text),
            Value::Number(number) => epoch(number.as_f64()?),
            Value::Array(parts) => parts
                .first()
                .filter(|first| first.is_string())
                .map_or_else(|| from_parts(parts), |first| self.read(first)),
            Value::Object(map) => [
                "$date",
                "$numberLong",
                "date",
                "value",
                "#text",
                "_seconds",
                "seconds",
                "iso",
            ]
            .iter()
            .find_map(|key| map.get(*key))
            .and_then(|inner| self.read(inner)),
            _ => None,
        }?;
        self.checked(date)
    }

    /// Reads a date out of a text.
    pub(crate) fn parse(self, text: &str) -> Option<Published> {
        let text = text.trim();
        if text.len() > 80 {
            return None;
        }
        let date = digits(text)
            .or_else(|| year_first(text))
            .or_else(|| self.year_last(text))
            .or_else(|| spoken::parse(text))?;
        self.checked(date)
    }

    fn checked(self, date: Published) -> Option<Published> {
        let year = date.utc().year();
        (1000..=self.newest_year).contains(&year).then_some(date)
    }

    /// `31.08.2012 20:34`, `8/31/2012`.
    fn year_last(self, text: &str) -> Option<Published> {
        let (first, separator, second, rest) = pair(text)?;
        let (year, rest) = number(rest, 4, 4)?;
        let day_first = match (separator, self.order) {
            ('.', _) => true,
            _ if first > 12 => true,
            _ if second > 12 => false,
            (_, Some(order)) => order == DateOrder::DayFirst,
            _ if first == second => true,
            _ => return None,
        };
        let (day, month) = if day_first {
            (first, second)
        } else {
            (second, first)
        };
        time::join(civil(year, month, day)?, rest.trim_start_matches(','))
    }
}

/// Whether a text is likely a date: for telling the shape of a field.
pub(crate) fn looks_dated(text: &str) -> bool {
    Dates {
        order: Some(DateOrder::DayFirst),
        ..Dates::default()
    }
    .parse(text)
    .is_some()
        || Dates {
            order: Some(DateOrder::MonthFirst),
            ..Dates::default()
        }
        .parse(text)
        .is_some()
}

/// The order of day and month, where this text leaves no doubt.
pub(crate) fn settled_order(text: &str) -> Option<DateOrder> {
    let (first, separator, second, rest) = pair(text.trim())?;
    number(rest, 4, 4)?;
    match (separator, first > 12, second > 12) {
        ('.', ..) | (_, false, false) | (_, true, true) => None,
        (_, true, false) => Some(DateOrder::DayFirst),
        (_, false, true) => Some(DateOrder::MonthFirst),
    }
}

/// Two numbers of a date that ends in its year: `31.08.` or `8/31/`.
fn pair(text: &str) -> Option<(i32, char, i32, &str)> {
    let (first, rest) = number(text, 1, 2)?;
    let separator = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '/' | '-'))?;
    let (second, rest) = number(rest.get(1..)?.trim_start(), 1, 2)?;
    Some((
        first,
        separator,
        second,
        rest.strip_prefix(separator)?.trim_start(),
    ))
}

/// `2012-08-31`, `2012/8/31 20:34`, `20120831T203400Z`, `2012年8月31日`.
fn year_first(text: &str) -> Option<Published> {
    let (year, rest) = number(text, 4, 4)?;
    let separator = rest.chars().next()?;
    if separator.is_ascii_digit() {
        let (month, rest) = number(rest, 2, 2)?;
        let (day, rest) = number(rest, 2, 2)?;
        return time::join(civil(year, month, day)?, rest);
    }
    if !matches!(separator, '-' | '/' | '.' | '年') {
        return None;
    }
    let (month, rest) = number(rest.strip_prefix(separator)?.trim_start(), 1, 2)?;
    let rest = rest.strip_prefix(['-', '/', '.', '月'])?.trim_start();
    let (day, rest) = number(rest, 1, 2)?;
    time::join(civil(year, month, day)?, rest.trim_start_matches('日'))
}

/// Nothing but digits: `20120831`, `20120831203400`, or seconds since 1970 and their parts.
fn digits(text: &str) -> Option<Published> {
    let is_number = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && text.len() >= 8;
    if !is_number || text.matches('.').count() > 1 {
        return None;
    }
    match text.len() {
        8 | 14 if !text.contains('.') => year_first(text),
        _ if text.split('.').next().is_some_and(|whole| whole.len() >= 9) => {
            epoch(text.parse().ok()?)
        }
        _ => None,
    }
}

fn epoch(number: f64) -> Option<Published> {
    let magnitude = number.abs();
    // Small numbers are counts, years or ids; eight digits may be a day.
    if magnitude < 1e8 {
        let digits = format!("{number:.0}");
        return (digits.len() == 8).then(|| year_first(&digits)).flatten();
    }
    let scale = match magnitude {
        0.0..1e11 => 1.0,
        0.0..1e14 => 1e3,
        0.0..1e17 => 1e6,
        _ => 1e9,
    };
    let seconds = (number / scale).floor();
    let instant = jiff::Timestamp::from_second(seconds as i64).ok()?;
    Some(Published::Zoned(
        Offset::UTC.to_datetime(instant),
        Offset::UTC,
    ))
}

/// `[2012, 8, 31, 20, 34]`.
fn from_parts(parts: &[Value]) -> Option<Published> {
    let part = |at: usize| {
        parts
            .get(at)
            .and_then(Value::as_i64)
            .and_then(|n| i32::try_from(n).ok())
    };
    let date = civil(part(0)?, part(1)?, part(2)?)?;
    let small = |at: usize| part(at).and_then(|n| i8::try_from(n).ok());
    match (small(3), small(4)) {
        (Some(hour), Some(minute)) => {
            let time = Time::new(hour, minute, small(5).unwrap_or(0), 0).ok()?;
            Some(Published::Local(DateTime::from_parts(date, time)))
        }
        _ => Some(Published::Day(date)),
    }
}

fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

/// A number of `least` to `most` digits at the start, and what follows it.
fn number(text: &str, least: usize, most: usize) -> Option<(i32, &str)> {
    let count = text
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    if count < least {
        return None;
    }
    let (digits, rest) = text.split_at_checked(count)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests;
