//! Dates with the month in letters: `Tue, 07 Jul 2015 20:34:03 +0200`, `July 7, 2025`, `9-MAR-1987 05:03:38.51`,
//! `Sun Oct 25 06:49:22 +0000 2015`, `7 de julio de 2025`, `Jul. 7th, 2025 at 5:03 p.m. ET`, `Sunday, 06-Nov-94`.
//!
//! Words are taken one by one, whatever their order; a few that mean nothing may stand among them.

use super::{
    Asked, Reading, Unknown, Zone,
    figures::Years,
    months, number,
    time::{self, Clock},
    zone,
};
use jiff::civil::Weekday;

/// Words that may stand about without meaning anything.
const STRANGERS: usize = 5;
/// Words after which another date follows: when the text was changed.
const CHANGES: [&str; 10] = [
    "updated",
    "update",
    "modified",
    "edited",
    "aktualisiert",
    "actualizado",
    "aggiornato",
    "обновлено",
    "оновлено",
    "zuletzt",
];

/// Reads such a date; needs day, month and year.
pub(super) fn read(asked: Asked<'_>) -> Reading {
    let mut found = Found::default();
    let mut rest = asked.text;
    while let Some(start) = rest.find(|c: char| c.is_alphanumeric() || c == '+') {
        // A sign belongs to the zone when a time came before it.
        let sign = rest
            .get(..start)
            .filter(|before| before.ends_with('-') && found.clock.is_some());
        let word_start = start - usize::from(sign.is_some());
        match rest.get(word_start..).and_then(|text| found.take(text)) {
            Some(after) => rest = after,
            None if found.is_ended => break,
            None => return Ok(None),
        }
    }
    found.reading(asked)
}

#[derive(Default)]
struct Found {
    /// Numbers of one or two digits: the day, and maybe a two-digit year.
    small: Vec<i32>,
    month: Option<i32>,
    /// The first month was `mar`, which in French and Spanish is also a Tuesday.
    is_maybe_tuesday: bool,
    year: Option<i32>,
    clock: Option<Clock>,
    zone: Option<Zone>,
    weekday: Option<Weekday>,
    stranger_count: usize,
    /// Why it is unknown, whatever else is found.
    reason: Option<Unknown>,
    /// What follows is about something else.
    is_ended: bool,
}

impl Found {
    fn reading(self, asked: Asked<'_>) -> Reading {
        if let Some(reason) = self.reason.filter(|_| !self.small.is_empty()) {
            return Err(reason);
        }
        let Some(month) = self.month else {
            return Ok(None);
        };
        let newest = asked.dates.newest_year;
        let (day, year, is_short) = match (self.small.as_slice(), self.year) {
            ([day], Some(year)) => (*day, year, false),
            ([], Some(_)) => return Err(Unknown::OnlyMonth),
            ([day, year], None) if *year > 31 || *day <= 31 => (*day, *year, true),
            ([year, day], None) => (*day, *year, true),
            ([_], None) if self.stranger_count < 2 => return Err(Unknown::NoYear),
            _ => return Ok(None),
        };
        let is_machine =
            || self.clock.is_some_and(|clock| clock.has_seconds) || self.zone.is_some();
        let years = Years {
            year,
            is_short,
            newest,
        };
        let date = years.date(month, day, self.weekday.or(asked.weekday), is_machine)?;
        match self.clock {
            Some(clock) => time::moment(date, clock, self.zone),
            None => Ok(Some(super::Published::Day(date))),
        }
    }

    fn is_dated(&self) -> bool {
        self.month.is_some() && self.year.is_some() && !self.small.is_empty()
    }

    /// Takes one word in; returns what follows it.
    fn take<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if text.starts_with(['+', '-']) {
            let (zone, rest) =
                zone::zone(text).unwrap_or_else(|| (Zone::Fixed(jiff::tz::Offset::UTC), ""));
            self.zone.get_or_insert(zone);
            return Some(rest);
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number(text);
        }
        if self.clock.is_some()
            && self.zone.is_none()
            && let Some((zone, rest)) = zone::zone(text)
        {
            self.zone = Some(zone);
            return Some(rest);
        }
        if let Some((clock, rest)) = time::clock(text).filter(|_| self.clock.is_none()) {
            self.clock = Some(clock);
            return Some(rest);
        }
        let length = text
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(text.len());
        let (word, rest) = text.split_at_checked(length)?;
        self.word(word)?;
        Some(rest)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        if let Some(month) = months::month(word) {
            self.month(month, word);
        } else if let Some(weekday) = months::weekday(word) {
            self.weekday.get_or_insert(weekday);
        } else if months::is_of_other_calendar(word) {
            self.reason = Some(Unknown::Calendar);
        } else {
            let is_change = CHANGES.contains(&word.to_lowercase().as_str());
            self.is_ended = is_change && self.is_dated();
            self.stranger_count += 1;
        }
        (self.stranger_count <= STRANGERS && !self.is_ended).then_some(())
    }

    fn month(&mut self, month: i32, word: &str) {
        let is_mar = word.eq_ignore_ascii_case("mar");
        match self.month {
            None => self.is_maybe_tuesday = is_mar,
            Some(_) if self.is_maybe_tuesday => self.is_maybe_tuesday = false,
            Some(_) => {
                self.reason = self.is_dated().then_some(Unknown::Several).or(self.reason);
                return;
            }
        }
        self.month = Some(month);
    }

    fn number<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if let Some((clock, rest)) = self.time(text) {
            self.clock = Some(clock);
            return Some(rest);
        }
        let (value, rest) = number(text, 1, 4)?;
        let count = text.len() - rest.len();
        // `7th`, `1er`, `7-го`.
        let rest = rest.trim_start_matches(|c: char| c.is_alphabetic());
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        match count {
            4 if self.year.is_none() => self.year = Some(value),
            4 => self.reason = Some(Unknown::Several),
            1 | 2 if self.is_dated() => self.stranger_count += 1,
            1 | 2 if self.small.len() < 2 => self.small.push(value),
            _ => return None,
        }
        (self.stranger_count <= STRANGERS).then_some(rest)
    }

    /// The time of day, where a number is the beginning of one.
    fn time<'a>(&self, text: &'a str) -> Option<(Clock, &'a str)> {
        if self.clock.is_some() {
            return None;
        }
        let (hour, rest) = number(text, 1, 2)?;
        let next = rest.chars().next();
        let is_hour = |c: char| matches!(c, ':' | '時' | '点' | '點' | '시');
        // `17h03`; a full stop only after the whole date, which has some of its own.
        let is_marked = next.is_some_and(is_hour)
            || (matches!(next, Some('h' | 'H')) && hour < 24)
            || (next == Some('.') && self.is_dated());
        let is_bare = rest.starts_with(|c: char| c.is_ascii_digit()) && self.year.is_some();
        if is_bare {
            return hundreds(text);
        }
        // `5 pm`, `17 Uhr`; a number by itself is a day.
        if is_marked || time::is_oclock(rest) {
            return time::clock(text);
        }
        None
    }
}

/// `1703 GMT`, `1703 hrs`: wire services leave the colon out.
fn hundreds(text: &str) -> Option<(Clock, &str)> {
    let (clock, rest) = time::clock(text)?;
    let is_told = time::is_oclock(rest) || zone::zone(rest.trim_start()).is_some();
    (is_told && !clock.has_seconds).then_some((clock, rest))
}
