//! Dates that begin with their year: ISO 8601 and RFC 3339 in all their looseness, `2012/8/31 20:34`,
//! `20120831T203400Z`, `2012年8月31日`, `2025. 7. 7.`, week and ordinal dates, and the years of an era.

use super::{Asked, Reading, Unknown, civil, number, time};
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The year before the first one of an era.
const ERAS: [(&str, i32); 7] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("中華民國", 1911),
    ("民國", 1911),
];

/// Reads such a date.
pub(super) fn read(asked: Asked<'_>) -> Reading {
    let Some((year, rest)) = number(asked.text, 4, 4) else {
        return Ok(None);
    };
    match rest.chars().next() {
        None => Err(Unknown::OnlyYear),
        Some('0'..='9') => compact(year, rest),
        Some('-' | '/' | '.' | '年' | '년' | 'W' | '_') => separated(year, rest),
        Some(_) => Ok(None),
    }
}

/// `令和7年7月7日`, `民國114年7月7日`.
pub(super) fn era(asked: Asked<'_>) -> Reading {
    let era = ERAS
        .iter()
        .find_map(|(name, before)| Some((asked.text.strip_prefix(name)?, before)));
    let Some((rest, before)) = era else {
        return Ok(None);
    };
    match number(rest, 1, 3).or_else(|| Some((1, rest.strip_prefix('元')?))) {
        Some((year, rest)) if rest.starts_with('年') => separated(before + year, rest),
        _ => Ok(None),
    }
}

/// `20120831…`; digits alone are for another form.
fn compact(year: i32, rest: &str) -> Reading {
    if rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let Some((month, after)) = number(rest, 2, 2) else {
        return Ok(None);
    };
    // `2025188T17:03`: the day of the year.
    let ordinal = number(rest, 3, 3).filter(|(_, rest)| rest.starts_with('T'));
    if let Some((day, rest)) = ordinal {
        return ordinal_day(year, day)
            .map_or(Err(Unknown::NoSuchDay), |date| time::join(date, rest));
    }
    match number(after, 2, 2) {
        // More than eight digits at once: not the time of day, which is set off.
        Some((_, rest)) if rest.starts_with(|c: char| c.is_ascii_digit()) => Ok(None),
        Some((day, rest)) => {
            civil(year, month, day).map_or(Ok(None), |date| time::join(date, rest))
        }
        None => Ok(None),
    }
}

fn separated(year: i32, rest: &str) -> Reading {
    let first = rest.chars().next().unwrap_or_default();
    let is_week = first == 'W' || rest.starts_with("-W") || rest.starts_with("-w");
    let after = rest.strip_prefix(first).unwrap_or(rest);
    if is_week {
        return week(year, after.trim_start_matches(['W', 'w']));
    }
    let after = after.trim_start();
    if first == '-'
        && let Some((day, rest)) = number(after, 3, 3)
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return ordinal_day(year, day)
            .map_or(Err(Unknown::NoSuchDay), |date| time::join(date, rest));
    }
    let Some((month, rest)) = number(after, 1, 2) else {
        // `2025-Jul-07`, and a lone year with a full stop.
        return if after.is_empty() {
            Err(Unknown::OnlyYear)
        } else {
            Ok(None)
        };
    };
    let rest = rest.trim_start();
    let Some(rest) = rest.strip_prefix(['-', '/', '.', '月', '월', '_']) else {
        return if rest.is_empty() {
            Err(Unknown::OnlyMonth)
        } else {
            Ok(None)
        };
    };
    match number(rest.trim_start(), 1, 2) {
        None if rest.trim().is_empty() => Err(Unknown::OnlyMonth),
        None => Ok(None),
        Some((_, rest)) if rest.starts_with(|c: char| c.is_ascii_digit()) => Ok(None),
        Some((day, rest)) => match civil(year, month, day) {
            Some(date) => time::join(date, rest.trim_start_matches(['日', '일', '号', '號', '.'])),
            None => Err(Unknown::NoSuchDay),
        },
    }
}

/// `28-1`, `281`, `28`.
fn week(year: i32, text: &str) -> Reading {
    let Some((week, rest)) = number(text, 2, 2) else {
        return Ok(None);
    };
    let Some((day, rest)) = number(rest.strip_prefix('-').unwrap_or(rest), 1, 1) else {
        return if rest.is_empty() {
            Err(Unknown::OnlyWeek)
        } else {
            Ok(None)
        };
    };
    let date = || {
        let weekday = Weekday::from_monday_one_offset(day.try_into().ok()?).ok()?;
        let week = ISOWeekDate::new(year.try_into().ok()?, week.try_into().ok()?, weekday).ok()?;
        Some(week.date())
    };
    date().map_or(Err(Unknown::NoSuchDay), |date| time::join(date, rest))
}

fn ordinal_day(year: i32, day: i32) -> Option<Date> {
    let first = civil(year, 1, 1)?;
    first.with().day_of_year(day.try_into().ok()?).build().ok()
}
