//! Nothing but digits: `20120831`, `201208312034`, `20120831203400`, or time since 1970 in seconds, milliseconds,
//! microseconds or nanoseconds, told apart by magnitude.

use super::{Asked, Dates, Published, Reading, Unknown, civil, number, time};
use jiff::tz::Offset;

/// What programs write where they know no time: the year 1, in seconds and in milliseconds.
const NEVER: [i64; 2] = [-62_135_596_800, -62_135_596_800_000];
/// Seconds before 1970 in which the year 1600 began; numbers further down are milliseconds.
const OLDEST: f64 = -1.17e10;

/// Reads such a text.
pub(super) fn read(asked: Asked<'_>) -> Reading {
    let text = asked.text;
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_number = !unsigned.is_empty()
        && unsigned
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && unsigned.bytes().filter(|byte| *byte == b'.').count() <= 1;
    if !is_number {
        return Ok(None);
    }
    from_number(asked.dates, text)
}

/// A number as it is written, in a text or by itself.
pub(super) fn from_number(dates: &Dates, text: &str) -> Reading {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.bytes().all(|byte| byte == b'0')
        && let Some(date) = calendar(whole)
        && date.utc().year() <= dates.newest_year
    {
        return Ok(Some(date));
    }
    match (whole.len(), text.parse()) {
        (6, _)
            if number(whole, 6, 6).is_some_and(|(month, _)| (1..=12).contains(&(month % 100))) =>
        {
            Err(Unknown::OnlyMonth)
        }
        (_, Ok(number)) => Ok(epoch(dates, number)),
        _ => Ok(None),
    }
}

/// `20120831`, `2012083120`, `201208312034`, `20120831203400`, perhaps with milliseconds.
fn calendar(digits: &str) -> Option<Published> {
    if !matches!(digits.len(), 8 | 10 | 12 | 14 | 17) {
        return None;
    }
    let (year, rest) = number(digits, 4, 4).filter(|(year, _)| *year >= 1000)?;
    let (month, rest) = number(rest, 2, 2)?;
    let (day, rest) = number(rest, 2, 2)?;
    let date = civil(year, month, day)?;
    let time = match rest.len() {
        // Ten digits are rather seconds since 1970, as long as those give a day that has been.
        2 if digits
            .parse::<i64>()
            .is_ok_and(|seconds| seconds < 2_000_000_000) =>
        {
            return None;
        }
        2 => format!("{rest}:00"),
        _ => rest.get(..rest.len().min(6))?.to_owned(),
    };
    time::join(date, &time).ok()?
}

/// Time since 1970.
fn epoch(dates: &Dates, number: f64) -> Option<Published> {
    // Small numbers are counts, years or ids; so is anything that is less than a day before 1970.
    let is_small = (0.0..1e8).contains(&number) || number.abs() < 86_400.0;
    if is_small || NEVER.contains(&(number as i64)) {
        return None;
    }
    if (OLDEST..1e11).contains(&number) {
        let date = instant(number);
        let is_late = date.is_none_or(|date| date.utc().year() > dates.newest_year);
        // Milliseconds of the seventies are as many as seconds of a far future.
        return if is_late && number >= 1e10 {
            instant(number / 1e3)
        } else {
            date
        };
    }
    instant(match number.abs() {
        0.0..1e14 => number / 1e3,
        0.0..1e17 => number / 1e6,
        _ => number / 1e9,
    })
}

fn instant(seconds: f64) -> Option<Published> {
    let instant = jiff::Timestamp::from_second(seconds.floor() as i64).ok()?;
    Some(Published::Zoned(
        Offset::UTC.to_datetime(instant),
        Offset::UTC,
    ))
}
