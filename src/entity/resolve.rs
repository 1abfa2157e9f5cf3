//! Which day or range of days a spoken date means, seen from the day of publication.
//!
//! News speaks of the past unless it says otherwise: a weekday or month is the last one, but a word such as `will` that
//! governs it makes it the next. A day of a month without a year is the nearest one.

mod tense;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
pub(crate) use tense::{Tense, tense};

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Period {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

/// Which of several is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The one before.
    Last,
    /// The one we are in.
    This,
    /// The one after.
    Next,
    /// Not said: by tense.
    Nearest,
}

/// What the words of a date say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spoken {
    Day {
        year: Option<i16>,
        month: i8,
        day: i8,
        weekday: Option<i8>,
    },
    /// From one month and day to another.
    Days {
        year: Option<i16>,
        first: (i8, i8),
        last: (i8, i8),
    },
    /// From one day to another, each with its year, month and day.
    Between {
        first: (i16, (i8, i8)),
        last: (i16, (i8, i8)),
    },
    Month {
        year: Option<i16>,
        month: i8,
        step: Step,
    },
    Year(i16),
    Years {
        first: i16,
        last: i16,
    },
    /// The first, second or last (-1) of a weekday, or of weeks, in a month.
    Nth {
        nth: i8,
        weekday: Option<i8>,
        year: Option<i16>,
        month: i8,
    },
    Quarter {
        year: Option<i16>,
        quarter: i8,
    },
    /// So many months up to the end of one.
    Ended {
        months: i8,
        year: Option<i16>,
        month: i8,
    },
    Weekday {
        weekday: i8,
        step: Step,
    },
    Relative {
        period: Period,
        step: Step,
    },
    Ago {
        period: Period,
        count: i16,
    },
    Shift {
        days: i32,
    },
}

/// The day (`2024-03-12`) or range (`2024-03-01/2024-03-31`); none when it needs a day of publication and there is none.
pub(crate) fn resolve(spoken: Spoken, published: Option<Date>, tense: Tense) -> Option<String> {
    let (first, last) = range(spoken, published, tense)?;
    Some(if first == last {
        first.to_string()
    } else {
        format!("{first}/{last}")
    })
}

fn range(spoken: Spoken, published: Option<Date>, tense: Tense) -> Option<(Date, Date)> {
    let first_of = |year: Option<i16>, month, step| {
        let year = year.or_else(|| Some(month_year(published?, month, step, tense)))?;
        Date::new(year, month, 1).ok()
    };
    match spoken {
        Spoken::Year(year) => years(year, year),
        Spoken::Years { first, last } => years(first, last),
        Spoken::Day {
            year: Some(year),
            month,
            day,
            ..
        } => one(Date::new(year, month, day).ok()?),
        Spoken::Day {
            year: None,
            month,
            day,
            weekday,
        } => one(on_weekday(published?, month, day, weekday)
            .or_else(|| nearest(published?, month, day, tense))?),
        Spoken::Days { year, first, last } => days(year, first, last, published, tense),
        Spoken::Between { first, last } => {
            let day = |(year, (month, day))| Date::new(year, month, day).ok();
            Some((day(first)?, day(last)?))
        }
        Spoken::Month { year, month, step } => {
            let first = first_of(year, month, step)?;
            Some((first, first.last_of_month()))
        }
        Spoken::Nth {
            nth,
            weekday,
            year,
            month,
        } => nth_of(first_of(year, month, Step::Nearest)?, nth, weekday),
        Spoken::Ended {
            months,
            year,
            month,
        } => {
            let last = first_of(year, month, Step::Nearest)?;
            let first = last.checked_sub((months - 1).months()).ok()?;
            Some((first, last.last_of_month()))
        }
        Spoken::Quarter { year, quarter } => {
            whole_quarter(year.or_else(|| published.map(Date::year))?, quarter)
        }
        Spoken::Weekday { weekday, step } => one(day_of_week(published?, weekday, step, tense)?),
        Spoken::Relative { period, step } => relative(published?, period, step),
        Spoken::Ago { period, count } => ago(published?, period, count),
        Spoken::Shift { days } => one(published?.checked_add(days.days()).ok()?),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "an arm of `range`")]
fn one(day: Date) -> Option<(Date, Date)> {
    Some((day, day))
}

fn years(first: i16, last: i16) -> Option<(Date, Date)> {
    Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

/// A weekday of the month that begins on `first`, or seven days counted from its beginning, or its last ones.
fn nth_of(first: Date, nth: i8, weekday: Option<i8>) -> Option<(Date, Date)> {
    if let Some(weekday) = weekday {
        let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
        return one(first.nth_weekday_of_month(nth, weekday).ok()?);
    }
    let begin = match nth {
        -1 => first.last_of_month().checked_sub(6.days()),
        _ => first.checked_add((i32::from(nth) - 1).weeks()),
    }
    .ok()?;
    Some((begin, begin.checked_add(6.days()).ok()?))
}

fn whole_quarter(year: i16, quarter: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, quarter * 3 - 2, 1).ok()?;
    let last = Date::new(year, quarter * 3, 1).ok()?.last_of_month();
    Some((first, last))
}

/// A year is that of the last day: `28 December to 3 January 2025`.
fn days(
    year: Option<i16>,
    first: (i8, i8),
    last: (i8, i8),
    published: Option<Date>,
    tense: Tense,
) -> Option<(Date, Date)> {
    let turns = i16::from(last < first);
    let start = match year {
        Some(year) => Date::new(year - turns, first.0, first.1).ok()?,
        None => nearest(published?, first.0, first.1, tense)?,
    };
    Some((start, Date::new(start.year() + turns, last.0, last.1).ok()?))
}

/// The occurrence of a day of the month nearest to publication; a past tense does not look ahead by more than two weeks.
fn nearest(published: Date, month: i8, day: i8, tense: Tense) -> Option<Date> {
    let candidates =
        (-1..=1).filter_map(|shift| Date::new(published.year() + shift, month, day).ok());
    let distance = |date: Date| (date - published).get_days();
    let is_allowed = |date: &Date| match tense {
        Tense::Past => distance(*date) <= 14,
        Tense::Unknown => distance(*date).abs() <= 183,
        Tense::Future => distance(*date) >= -183,
    };
    candidates
        .filter(is_allowed)
        .min_by_key(|date| distance(*date).abs())
}

/// The nearest year in which a day of the month was the weekday it is said to have been.
fn on_weekday(published: Date, month: i8, day: i8, weekday: Option<i8>) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday?).ok()?;
    (-1..=1)
        .filter_map(|shift| Date::new(published.year() + shift, month, day).ok())
        .filter(|date| date.weekday() == weekday)
        .min_by_key(|date| (*date - published).get_days().abs())
}

fn month_year(published: Date, month: i8, step: Step, tense: Tense) -> i16 {
    let (year, now) = (published.year(), published.month());
    match (step, tense) {
        (Step::This, _) => year,
        (Step::Last, _) => year - i16::from(month >= now),
        (Step::Next, _) => year + i16::from(month <= now),
        (Step::Nearest, Tense::Past | Tense::Unknown) => year - i16::from(month > now),
        // `will` looks ahead, but not from July back to next June: that is the June just gone.
        (Step::Nearest, Tense::Future) => year + i16::from(month < now && now - month > 3),
    }
}

fn day_of_week(published: Date, weekday: i8, step: Step, tense: Tense) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    if published.weekday() == weekday && matches!(step, Step::Nearest | Step::This) {
        return Some(published);
    }
    let is_ahead = match step {
        Step::Last => false,
        Step::Next | Step::This => true,
        Step::Nearest => tense == Tense::Future,
    };
    published
        .nth_weekday(if is_ahead { 1 } else { -1 }, weekday)
        .ok()
}

fn relative(published: Date, period: Period, step: Step) -> Option<(Date, Date)> {
    let by = match step {
        Step::Last => -1,
        Step::This | Step::Nearest => 0,
        Step::Next => 1,
    };
    match period {
        Period::Day => one(published.checked_add(i64::from(by).days()).ok()?),
        Period::Week => {
            let back = i64::from(published.weekday().to_monday_zero_offset());
            let monday = published
                .checked_sub(back.days())
                .ok()?
                .checked_add(i64::from(by).weeks())
                .ok()?;
            Some((monday, monday.checked_add(6.days()).ok()?))
        }
        Period::Month => {
            let first = published
                .first_of_month()
                .checked_add(i64::from(by).months())
                .ok()?;
            Some((first, first.last_of_month()))
        }
        Period::Quarter => {
            let first = published
                .first_of_month()
                .checked_add((i64::from(by) * 3).months())
                .ok()?;
            whole_quarter(first.year(), (first.month() - 1) / 3 + 1)
        }
        Period::Year => years(published.year() + by, published.year() + by),
        Period::Decade => {
            let first = published.year() - published.year() % 10 + by * 10;
            years(first, first + 9)
        }
    }
}

fn ago(published: Date, period: Period, count: i16) -> Option<(Date, Date)> {
    let count = i64::from(count);
    match period {
        Period::Day => one(published.checked_sub(count.days()).ok()?),
        Period::Week => one(published.checked_sub(count.weeks()).ok()?),
        Period::Month | Period::Quarter => {
            let months = if period == Period::Quarter {
                count * 3
            } else {
                count
            };
            let day = published
                .first_of_month()
                .checked_sub(months.months())
                .ok()?;
            Some((day, day.last_of_month()))
        }
        Period::Year | Period::Decade => {
            let length = if period == Period::Decade {
                count * 10
            } else {
                count
            };
            let year = i16::try_from(i64::from(published.year()) - length).ok()?;
            years(year, year)
        }
    }
}
