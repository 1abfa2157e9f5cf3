//! The time of day after a date, and its zone.

use super::number;
use crate::corpus::Published;
use jiff::{
    civil::{Date, DateTime, Time},
    tz::Offset,
};

/// A date with what follows it: nothing, a time, a time and a zone. What is no time after all is left aside.
pub(super) fn join(date: Date, rest: &str) -> Option<Published> {
    let rest = rest.trim_start_matches(|c: char| {
        matches!(c, 'T' | 't' | '_' | ',' | '-' | '|') || c.is_whitespace()
    });
    if rest.is_empty() {
        return Some(Published::Day(date));
    }
    match clock(rest) {
        Some((time, rest)) => Some(zoned(date, time, zone(rest))),
        // `2012-08-31Z` is a day; `2012-08-31 (updated)` too.
        None if rest.starts_with(|c: char| !c.is_ascii_digit()) => Some(Published::Day(date)),
        None => None,
    }
}

/// A moment with a zone, where there is one.
pub(super) fn zoned(date: Date, time: Time, zone: Option<Offset>) -> Published {
    let moment = DateTime::from_parts(date, time);
    zone.map_or(Published::Local(moment), |zone| {
        Published::Zoned(moment, zone)
    })
}

/// `20:34`, `20:34:03.51`, `203403`, `8:34 pm`, and what follows.
pub(super) fn clock(text: &str) -> Option<(Time, &str)> {
    let (hour, rest) = number(text, 1, 2)?;
    let mark = [':', '.', 'h']
        .into_iter()
        .find(|mark| rest.starts_with(*mark));
    let (minute, rest) = match mark {
        Some(mark) => number(rest.strip_prefix(mark)?, 2, 2)?,
        None => number(rest, 2, 2)?,
    };
    let (second, rest) = match (rest.strip_prefix(':'), mark) {
        (Some(rest), _) => number(rest, 2, 2)?,
        (None, None) if rest.starts_with(|c: char| c.is_ascii_digit()) => number(rest, 2, 2)?,
        _ => (0, rest),
    };
    let rest = match rest.strip_prefix(['.', ',', ':']) {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let (hour, rest) = half(hour, rest)?;
    // A leap second is the last one of its minute.
    let time = Time::new(
        hour.try_into().ok()?,
        minute.try_into().ok()?,
        second.min(59).try_into().ok()?,
        0,
    )
    .ok()?;
    Some((time, rest))
}

/// The hour of the whole day, where `am` or `pm` follows.
fn half(hour: i32, rest: &str) -> Option<(i32, &str)> {
    let tail = rest.trim_start();
    let lower: String = tail
        .chars()
        .take(4)
        .filter(|c| *c != '.')
        .collect::<String>()
        .to_lowercase();
    let is_after_noon = match lower.get(..2) {
        Some("am") => false,
        Some("pm") => true,
        _ => return Some((hour, rest)),
    };
    if !(1..=12).contains(&hour) {
        return None;
    }
    let length = if tail.get(1..2) == Some(".") { 4 } else { 2 };
    let hour = hour % 12 + if is_after_noon { 12 } else { 0 };
    Some((hour, tail.get(length..).unwrap_or_default()))
}

/// An offset from UTC: `Z`, `GMT`, `+0200`, `+02:00[Europe/Paris]`, `EST`.
pub(super) fn zone(text: &str) -> Option<Offset> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ','));
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return named(text),
    };
    let rest = text.trim_start_matches(['+', '-', '−']);
    let (hours, rest) = number(rest, 1, 2)?;
    let minutes = number(rest.trim_start_matches(':'), 2, 2).map_or(0, |(minutes, _)| minutes);
    (hours <= 15 && minutes < 60)
        .then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok())
        .flatten()
}

fn named(text: &str) -> Option<Offset> {
    let name: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    let hours = match name.to_ascii_uppercase().as_str() {
        "Z" | "UTC" | "UT" | "WET" => 0,
        // `GMT+2` is ahead of GMT where people write it.
        "GMT" => return zone(text.get(3..)?).or(Some(Offset::UTC)),
        "EST" | "CDT" => -5,
        "EDT" => -4,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        "BST" | "CET" | "WEST" | "MEZ" => 1,
        "CEST" | "EET" | "MESZ" => 2,
        "EEST" | "MSK" => 3,
        "JST" | "KST" => 9,
        _ => return None,
    };
    Offset::from_hours(hours).ok()
}
