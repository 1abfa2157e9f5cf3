//! The time of day after a date, and its zone.

use super::{Published, Reading, Unknown, Zone, number, zone};
use jiff::civil::{Date, DateTime, Time};

/// Words that stand between a day and its time.
const LINKS: [&str; 22] = [
    "at", "um", "à", "a", "alle", "ore", "às", "as", "las", "kl", "klo", "klokka", "om", "в", "о",
    "godz", "ve", "saat", "στις", "ora", "the", "u",
];

/// A time of day; midnight at the end of a day is that of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: Time,
    is_next_day: bool,
    /// Seconds were written: a machine did.
    pub(super) has_seconds: bool,
}

/// A date with what follows it: nothing, a time, a time and a zone. What is no time after all is left aside.
pub(super) fn join(date: Date, rest: &str) -> Reading {
    let after = links(rest);
    if after.is_empty() {
        return Ok(Some(Published::Day(date)));
    }
    match clock(after).or_else(|| bare_hour(rest)) {
        Some((clock, rest)) => moment(date, clock, zone::zone(words(rest)).map(|(zone, _)| zone)),
        // `2012-08-31Z` is a day, `2012-08-31 (updated)` too; `2012-08-31-a-slug` and `2012-08-315` are no dates.
        None if after.starts_with(|c: char| c.is_ascii_digit()) => Ok(None),
        None if rest.starts_with(['-', '_']) => Ok(None),
        None => Ok(Some(Published::Day(date))),
    }
}

/// `T10`, `T10Z`, `T10+02`: the hour alone, as ISO 8601 allows; a range of hours is none.
fn bare_hour(rest: &str) -> Option<(Clock, &str)> {
    let (hour, rest) = number(rest.strip_prefix(['T', 't'])?, 2, 2)?;
    let is_zone = |(_, rest): (Zone, &str)| rest.is_empty();
    let is_end = rest.is_empty() || zone::zone(rest).is_some_and(is_zone);
    of_numbers(hour, 0, 0)
        .filter(|_| is_end)
        .map(|clock| (clock, rest))
}

/// A moment with a zone, where there is one.
pub(super) fn moment(date: Date, clock: Clock, zone: Option<Zone>) -> Reading {
    let day = if clock.is_next_day {
        date.tomorrow().map_err(|_| Unknown::Future)?
    } else {
        date
    };
    let moment = DateTime::from_parts(day, clock.time);
    Ok(Some(
        zone.map_or(Published::Local(moment), |zone| zone.at(moment)),
    ))
}

/// The text less the marks and words that lead to a time: `T`, a comma, ` um `, `(Mon)`.
fn links(text: &str) -> &str {
    let is_mark = |c: char| {
        matches!(
            c,
            'T' | 't' | '_' | ',' | '-' | '|' | '.' | '·' | '•' | '/' | ';'
        ) || c.is_whitespace()
    };
    let text = text.trim_start_matches(is_mark);
    // A weekday in brackets: `2025年7月7日（月） 17:03`.
    let text = text
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .filter(|(inside, _)| inside.chars().count() <= 12)
        .map_or(text, |(_, rest)| rest)
        .trim_start();
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let Some((word, rest)) = text.split_at_checked(end) else {
        return text;
    };
    let lower = word.to_lowercase();
    let is_link = LINKS.contains(&lower.as_str()) || super::months::weekday(word).is_some();
    if word.is_empty() || !is_link {
        return text;
    }
    links(rest.trim_start_matches(is_mark))
}

/// The text after a word for `o'clock`.
fn words(rest: &str) -> &str {
    let rest = rest.trim_start_matches([' ', ',']);
    ["Uhr", "uhr", "h", "hrs", "Hrs", "hours", "ч.", "น."]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .filter(|rest| !rest.starts_with(char::is_alphanumeric))
        .unwrap_or(rest)
}

/// Whether what follows a number makes it an hour: ` pm`, ` Uhr`.
pub(super) fn is_oclock(rest: &str) -> bool {
    half_after(rest).is_some() || words(rest) != rest.trim_start_matches([' ', ','])
}

/// `20:34`, `20:34:03.51`, `203403`, `8:34 pm`, `8 pm`, `17h03`, `17時03分`, `下午5:03`, and what follows.
pub(super) fn clock(text: &str) -> Option<(Clock, &str)> {
    let (half, text) = half_before(text);
    let (hour, rest) = number(text, 1, 2)?;
    let (minute, second, rest) = minutes(rest).or_else(|| {
        // `8 pm`, `17 Uhr`, `17h`.
        let is_hour = half.is_some() || is_oclock(rest);
        is_hour.then_some((0, None, rest))
    })?;
    let (half, rest) = match (half, half_after(rest)) {
        (Some(half), _) => (Some(half), rest),
        (None, Some((half, rest))) => (Some(half), rest),
        (None, None) => (None, rest),
    };
    let hour = half.map_or(Some(hour), |half| half.of(hour))?;
    let is_next_day = hour == 24 && minute == 0 && second.unwrap_or(0) == 0;
    // A leap second is the last one of its minute.
    let time = Time::new(
        if is_next_day {
            0
        } else {
            hour.try_into().ok()?
        },
        minute.try_into().ok()?,
        second.unwrap_or(0).min(59).try_into().ok()?,
        0,
    )
    .ok()
    .filter(|_| second.is_none_or(|second| second <= 60))?;
    let clock = Clock {
        time,
        is_next_day,
        has_seconds: second.is_some(),
    };
    Some((clock, rest))
}

/// A time of day out of its numbers.
pub(super) fn of_numbers(hour: i32, minute: i32, second: i32) -> Option<Clock> {
    let text = format!("{hour:02}:{minute:02}:{second:02}");
    clock(&text)
        .filter(|(_, rest)| rest.is_empty())
        .map(|(clock, _)| clock)
}

/// Minutes and seconds after an hour, and what follows them and their fraction.
fn minutes(text: &str) -> Option<(i32, Option<i32>, &str)> {
    let mark = [':', '.', 'h', 'H', '-', '時', '点', '點', '时', '시', 'u']
        .into_iter()
        .find(|mark| text.starts_with(*mark));
    let rest = mark.map_or(text, |mark| text.strip_prefix(mark).unwrap_or(text));
    let is_spaced = mark == Some('시');
    let (minute, rest) = number(if is_spaced { rest.trim_start() } else { rest }, 2, 2)
        .or_else(|| number(rest, 1, 1).filter(|_| matches!(mark, Some(':'))))?;
    let rest = rest.strip_prefix(['分', '분']).unwrap_or(rest);
    let after = match mark {
        Some(':') => rest.strip_prefix(':'),
        Some('.') => rest.strip_prefix(['.', ':']),
        // Without seconds it may as well be a range of hours: `10-12`.
        Some('-') => Some(rest.strip_prefix('-')?),
        None => Some(rest).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())),
        Some(_) => Some(rest),
    };
    let (second, rest) = match after.map(|rest| number(rest, 2, 2)) {
        Some(Some((second, rest))) => (
            Some(second),
            rest.strip_prefix(['秒', '초']).unwrap_or(rest),
        ),
        // Five digits are no time.
        Some(None) if mark.is_none() => return None,
        _ => (None, rest),
    };
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let fraction = rest
        .strip_prefix(['.', ',', ':'])
        // Careless programs write the point also where no fraction follows: `17:03:00.Z`.
        .filter(|rest| {
            let is_meant = |c: char| c.is_ascii_digit() || matches!(c, 'Z' | 'z' | '+' | '-');
            second.is_some() && rest.starts_with(is_meant)
        });
    let rest = fraction.map_or(rest, |rest| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit())
    });
    Some((minute, second, rest))
}

/// Which half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

impl Half {
    /// An hour of the whole day.
    fn of(self, hour: i32) -> Option<i32> {
        match (self, hour) {
            // `17:03 PM` is what careless programs write.
            (Self::Afternoon, 13..=23) => Some(hour),
            (_, 0) => Some(if self == Self::Afternoon { 12 } else { 0 }),
            (Self::Morning, 1..=12) => Some(hour % 12),
            (Self::Afternoon, 1..=12) => Some(hour % 12 + 12),
            _ => None,
        }
    }
}

fn half_before(text: &str) -> (Option<Half>, &str) {
    const MORNING: [&str; 6] = ["上午", "午前", "오전", "凌晨", "早上", "清晨"];
    const AFTERNOON: [&str; 5] = ["下午", "午後", "오후", "晚上", "傍晚"];
    let strip = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(*word));
    if text.is_ascii() {
        return (None, text);
    }
    match (strip(&MORNING), strip(&AFTERNOON)) {
        (Some(rest), _) => (Some(Half::Morning), rest.trim_start()),
        (_, Some(rest)) => (Some(Half::Afternoon), rest.trim_start()),
        _ => (None, text),
    }
}

/// `am`, `a.m.`, `p. m.`, `π.μ.`, `م` at the start of a text.
fn half_after(text: &str) -> Option<(Half, &str)> {
    let text = text.trim_start();
    let mut letters = text
        .char_indices()
        .filter(|(_, c)| !matches!(c, '.' | ' '))
        .take(3);
    let (_, first) = letters.next()?;
    let second = letters.next();
    let half = match first {
        'a' | 'A' | 'π' | 'Π' | 'ص' => Half::Morning,
        'p' | 'P' | 'μ' | 'Μ' | 'م' => Half::Afternoon,
        _ => return None,
    };
    if matches!(first, 'ص' | 'م') {
        let rest = text.get(first.len_utf8()..)?;
        return (!rest.starts_with(char::is_alphabetic)).then_some((half, rest));
    }
    let (at, second) = second.filter(|(_, c)| matches!(c, 'm' | 'M' | 'μ' | 'Μ'))?;
    let rest = text.get(at + second.len_utf8()..)?;
    (!rest.starts_with(char::is_alphanumeric))
        .then(|| (half, rest.strip_prefix('.').unwrap_or(rest)))
}
