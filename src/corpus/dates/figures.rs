//! Day and month in figures with the year last: `31.08.2012 20:34`, `8/31/2012`, `31-08-12`. Dots mean the day comes
//! first; of slashes and dashes the numbers tell, else a weekday, else the corpus, else nothing is known.

use super::{Asked, DateOrder, Reading, Unknown, civil, number, time};
use jiff::civil::{Date, Weekday};

/// Reads such a date.
pub(super) fn read(asked: Asked<'_>) -> Reading {
    let Some((first, separator, second, rest)) = pair(asked.text) else {
        return lone_day(asked.text);
    };
    let Some((year, count, rest)) = year(rest) else {
        return lone_day(asked.text);
    };
    let years = Years {
        year,
        is_short: count == 2,
        newest: asked.dates.newest_year,
    };
    let (day, month) = match order((first, separator, second), years, asked) {
        Some(DateOrder::DayFirst) => (first, second),
        Some(DateOrder::MonthFirst) => (second, first),
        None => return Err(Unknown::Order),
    };
    let is_machine = || is_of_machine(rest);
    let date = years.date(month, day, asked.weekday, is_machine)?;
    time::join(date, rest.trim_start_matches(','))
}

fn order(
    (first, separator, second): (i32, char, i32),
    years: Years,
    asked: Asked<'_>,
) -> Option<DateOrder> {
    match (separator, asked.dates.order) {
        ('.', _) => Some(DateOrder::DayFirst),
        _ if first > 12 => Some(DateOrder::DayFirst),
        _ if second > 12 => Some(DateOrder::MonthFirst),
        _ if first == second => Some(DateOrder::DayFirst),
        (_, Some(order)) => Some(order),
        _ => by_weekday(first, second, years, asked.weekday?),
    }
}

/// The one order in which the date falls on the weekday it names.
fn by_weekday(first: i32, second: i32, years: Years, weekday: Weekday) -> Option<DateOrder> {
    let falls = |day, month| {
        let date = years.date(month, day, Some(weekday), || false).ok();
        date.is_some_and(|date| date.weekday() == weekday)
    };
    match (falls(first, second), falls(second, first)) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// The order of day and month, where this text leaves no doubt.
pub(super) fn settled_order(text: &str) -> Option<DateOrder> {
    let (first, separator, second, rest) = pair(text)?;
    year(rest)?;
    match (separator, first > 12, second > 12) {
        ('.', ..) | (_, false, false) | (_, true, true) => None,
        (_, true, false) => Some(DateOrder::DayFirst),
        (_, false, true) => Some(DateOrder::MonthFirst),
    }
}

/// A year as it is written, and the newest there can be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Years {
    pub(super) year: i32,
    pub(super) is_short: bool,
    pub(super) newest: i16,
}

impl Years {
    /// The day in this year. Of a two-digit year the weekday tells the century, or that the other one is still to come;
    /// and a time to the second or a zone that a machine wrote it, in our age.
    pub(super) fn date(
        self,
        month: i32,
        day: i32,
        weekday: Option<Weekday>,
        is_machine: impl Fn() -> bool,
    ) -> Result<Date, Unknown> {
        if !self.is_short {
            return civil(self.year, month, day).ok_or(Unknown::NoSuchDay);
        }
        let in_century = |century: i32| civil(century + self.year, month, day);
        let late = in_century(2000).filter(|date| date.year() <= self.newest);
        let falls = |date: &Date| Some(date.weekday()) == weekday;
        match (in_century(1900), late) {
            (None, None) => Err(Unknown::NoSuchDay),
            (Some(date), None) | (None, Some(date)) => Ok(date),
            (Some(early), Some(late)) => match (falls(&early), falls(&late)) {
                (true, false) => Ok(early),
                (false, true) => Ok(late),
                _ if is_machine() => Ok(late),
                _ => Err(Unknown::Century),
            },
        }
    }
}

/// Whether what follows a date is a time as machines write it.
fn is_of_machine(rest: &str) -> bool {
    let at = rest
        .find(|c: char| c.is_ascii_digit())
        .and_then(|at| rest.get(at..));
    at.and_then(time::clock)
        .is_some_and(|(clock, after)| clock.has_seconds || super::zone::zone(after).is_some())
}

/// A year of four or two digits, how many they are, and what follows.
fn year(text: &str) -> Option<(i32, usize, &str)> {
    let (year, rest, count) = match number(text, 4, 4) {
        Some((year, rest)) => (year, rest, 4),
        None => number(text, 2, 2).map(|(year, rest)| (year, rest, 2))?,
    };
    (!rest.starts_with(|c: char| c.is_ascii_digit() || c == '/')).then_some((year, count, rest))
}

/// Two numbers of a date that ends in its year: `31.08.` or `8/31/`.
fn pair(text: &str) -> Option<(i32, char, i32, &str)> {
    let (first, rest) = number(text, 1, 2)?;
    let rest = rest.trim_start();
    let separator = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '/' | '-'))?;
    let (second, rest) = number(rest.get(1..)?.trim_start(), 1, 2)?;
    let rest = rest.trim_start();
    Some((
        first,
        separator,
        second,
        rest.strip_prefix(separator)?.trim_start(),
    ))
}

/// `31.08.`, `7/8`: a day of some year.
fn lone_day(text: &str) -> Reading {
    let day = || {
        let (first, rest) = number(text, 1, 2)?;
        let (second, rest) = number(rest.strip_prefix(['.', '/'])?, 1, 2)?;
        (matches!(rest, "" | ".") && (1..=31).contains(&first) && (1..=31).contains(&second))
            .then_some(())
    };
    day().map_or(Ok(None), |()| Err(Unknown::NoYear))
}
