//! Spans of days as typed in `date:`, `after:` and `before:`, and in `mentions:`.
//!
//! Days are UTC. `after:` begins with the day, month or year named and `before:` ends where it begins, so that
//! `after:2024-03 before:2024-04` is March, with no day left out and none counted twice.

use jiff::{ToSpan, civil::Date};
use std::fmt;

/// Days of a span of which each is spoken of.
const FEW: i32 = 7;

/// What a value of `date:` can be; said when it is something else.
pub(super) const DATE_FORMS: &str = "2024, 2024-03, 2024-03-05, a range a..b or 7d";

/// Days from one up to another, either end open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: Option<Date>,
    /// The day after the last.
    pub until: Option<Date>,
    field: DayField,
    typed: String,
}

/// How the days were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayField {
    /// `date:`
    Date,
    /// `after:`
    After,
    /// `before:`
    Before,
    /// `mentions:`
    Mentions,
}

impl DayField {
    /// Every such field.
    pub(super) const ALL: [Self; 4] = [Self::Date, Self::After, Self::Before, Self::Mentions];

    /// Its name in a query.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::After => "after",
            Self::Before => "before",
            Self::Mentions => "mentions",
        }
    }
}

impl Days {
    /// Reads the value of a field; the error is a short sentence.
    pub(super) fn parse(field: DayField, typed: &str, today: Date) -> Result<Self, String> {
        let wants = || match field {
            DayField::Date | DayField::Mentions => format!("{}: wants {DATE_FORMS}", field.name()),
            _ => format!("{}: wants 2024, 2024-03, 2024-03-05 or 7d", field.name()),
        };
        let (from, until) = match (field, typed.split_once("..")) {
            (DayField::Date | DayField::Mentions, Some((from, until))) => {
                range(from, until).ok_or_else(wants)?
            }
            _ => single(field, typed, today).ok_or_else(wants)?,
        };
        if from.zip(until).is_some_and(|(from, until)| from >= until) {
            return Err("the range ends before it begins".to_owned());
        }
        let typed = typed.to_owned();
        Ok(Self {
            from,
            until,
            field,
            typed,
        })
    }

    /// Whether what is said of a day, or of the days from one to another, is said of one of these. Who says `3 to 5 April`
    /// speaks of each of them; who names a month or a year speaks of no day in it, so all of that must be among these.
    pub(super) fn hold(&self, first: Date, last: Date) -> bool {
        let is_few = first.until(last).is_ok_and(|span| span.get_days() < FEW);
        let (start, end) = if is_few { (last, first) } else { (first, last) };
        self.from.is_none_or(|from| from <= start) && self.until.is_none_or(|until| end < until)
    }

    /// The same days in seconds since 1970: from the first (or the beginning of time) up to the second.
    pub(super) fn seconds(&self) -> (i64, i64) {
        let at = |day: Date| crate::corpus::Published::Day(day).seconds();
        // The smallest number is kept for articles without a date.
        (
            self.from.map_or(i64::MIN + 1, at),
            self.until.map_or(i64::MAX, at),
        )
    }
}

impl fmt::Display for Days {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.field.name(), self.typed)
    }
}

type Ends = (Option<Date>, Option<Date>);

/// A day, month, year, or so many days (weeks, months, years) back from today. The last reach on past today: clocks
/// and zones differ, and the newest articles must not be missed.
fn single(field: DayField, typed: &str, today: Date) -> Option<Ends> {
    let (from, until) = match ago(typed, today) {
        Some(day) => (day, None),
        None => period(typed)?,
    };
    Some(match field {
        DayField::Date | DayField::Mentions => (Some(from), until),
        DayField::After => (Some(from), None),
        DayField::Before => (None, Some(from)),
    })
}

/// `a..b`, both ends included and either left out.
fn range(from: &str, until: &str) -> Option<Ends> {
    let from = match from {
        "" => None,
        from => Some(period(from)?.0),
    };
    let until = match until {
        "" => None,
        until => period(until)?.1,
    };
    Some((from, until))
}

/// The first day of a year, month or day, and the day after its last (none at the end of time).
fn period(typed: &str) -> Option<(Date, Option<Date>)> {
    let number = |digits: usize, part: &str| {
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i16>().ok()).flatten()
    };
    let mut parts = typed.split('-');
    let year = number(4, parts.next()?)?;
    let month = parts.next().map(|part| number(2, part));
    let day = parts.next().map(|part| number(2, part));
    if parts.next().is_some() {
        return None;
    }
    let first = Date::new(
        year,
        i8::try_from(month.unwrap_or(Some(1))?).ok()?,
        i8::try_from(day.unwrap_or(Some(1))?).ok()?,
    );
    let first = first.ok()?;
    let length = match (month, day) {
        (None, _) => 1.year(),
        (_, None) => 1.month(),
        _ => 1.day(),
    };
    Some((first, first.checked_add(length).ok()))
}

/// `7d`, `2w`, `3m`, `1y` before today; the beginning of time when that is further.
fn ago(typed: &str, today: Date) -> Option<Date> {
    let unit = typed.chars().next_back()?;
    let count = typed.strip_suffix(unit)?;
    if count.is_empty() || count.len() > 4 || !count.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let count: i64 = count.parse().ok()?;
    let back = match unit {
        'd' => count.days(),
        'w' => count.weeks(),
        'm' => count.months(),
        'y' => count.years(),
        _ => return None,
    };
    Some(today.checked_sub(back).unwrap_or(Date::MIN))
}
