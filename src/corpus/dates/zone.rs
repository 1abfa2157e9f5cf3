//! Zones as dates name them: `Z`, `GMT`, `+0200`, `+02:00[Europe/Paris]`, `UTC+3`, `EST`, `ET`, `Eastern Time`,
//! `Europe/Berlin`. An abbreviation that means several zones has the meaning newsrooms give it.

use super::{Published, number};
use jiff::{
    civil::DateTime,
    tz::{AmbiguousOffset, Offset, TimeZone},
};

/// Minutes from UTC.
const NAMES: [(&str, i32); 72] = [
    ("Z", 0),
    ("UTC", 0),
    ("UT", 0),
    ("GMT", 0),
    ("ZULU", 0),
    ("WET", 0),
    ("WEST", 60),
    ("BST", 60),
    ("CET", 60),
    ("MEZ", 60),
    ("HNEC", 60),
    ("WAT", 60),
    ("CEST", 120),
    ("MESZ", 120),
    ("EET", 120),
    ("SAST", 120),
    ("CAT", 120),
    ("IDT", 180),
    ("EEST", 180),
    ("MSK", 180),
    ("МСК", 180),
    ("TRT", 180),
    ("EAT", 180),
    ("MSD", 240),
    ("GST", 240),
    ("SAMT", 240),
    ("AZT", 240),
    ("GET", 240),
    ("AMT", 240),
    ("IRST", 210),
    ("IRDT", 270),
    ("AFT", 270),
    ("PKT", 300),
    ("UZT", 300),
    ("YEKT", 300),
    ("IST", 330),
    ("NPT", 345),
    ("BDT", 360),
    ("MMT", 390),
    ("ICT", 420),
    ("WIB", 420),
    ("HKT", 480),
    ("SGT", 480),
    ("MYT", 480),
    ("PHT", 480),
    ("AWST", 480),
    ("WITA", 480),
    ("JST", 540),
    ("KST", 540),
    ("WIT", 540),
    ("ACST", 570),
    ("AEST", 600),
    ("ACDT", 630),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("AST", -240),
    ("ADT", -180),
    ("BRT", -180),
    ("ART", -180),
    ("NST", -210),
    ("NDT", -150),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("AKST", -540),
    ("HST", -600),
];

/// Names that mean the clocks of a place, summer and winter.
const PLACES: [(&str, &str); 16] = [
    ("et", "America/New_York"),
    ("eastern", "America/New_York"),
    ("ct", "America/Chicago"),
    ("central european", "Europe/Berlin"),
    ("central", "America/Chicago"),
    ("mt", "America/Denver"),
    ("mountain", "America/Denver"),
    ("pt", "America/Los_Angeles"),
    ("pacific", "America/Los_Angeles"),
    ("uk", "Europe/London"),
    ("british", "Europe/London"),
    ("london", "Europe/London"),
    ("paris", "Europe/Paris"),
    ("moscow", "Europe/Moscow"),
    ("india", "Asia/Kolkata"),
    ("indian", "Asia/Kolkata"),
];

/// A zone: an offset, or a place whose clocks are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Zone {
    /// Always so far from UTC.
    Fixed(Offset),
    /// As the clocks of a place.
    Place(TimeZone),
}

impl Zone {
    /// The clocks of a place.
    pub(super) fn place(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self::Place)
    }

    /// How far from UTC clocks stood there at a time of that place. A time that was skipped is read as if the clocks
    /// had not been set yet, one that came twice is the first.
    pub(super) fn offset(&self, time: DateTime) -> Option<Offset> {
        match self {
            Self::Fixed(offset) => Some(*offset),
            Self::Place(zone) => {
                let offset = match zone.to_ambiguous_timestamp(time).offset() {
                    AmbiguousOffset::Unambiguous { offset } => offset,
                    AmbiguousOffset::Gap { before, .. } | AmbiguousOffset::Fold { before, .. } => {
                        before
                    }
                };
                let seconds = offset.seconds();
                // Local mean time had seconds; what is printed has none.
                Offset::from_seconds((f64::from(seconds) / 60.0).round() as i32 * 60).ok()
            }
        }
    }

    /// A time of that place.
    pub(super) fn at(&self, time: DateTime) -> Published {
        self.offset(time).map_or(Published::Local(time), |offset| {
            Published::Zoned(time, offset)
        })
    }
}

/// The zone at the start of a text, and what follows it.
pub(super) fn zone(text: &str) -> Option<(Zone, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ','));
    match text.chars().next()? {
        '+' | '-' => offset(text),
        _ => region(text)
            .or_else(|| abbreviation(text))
            .or_else(|| clocks_of(text)),
    }
}

/// `+0200`, `+02:00`, `-7`, `+05:30:00`. The name of a place in brackets after it says nothing new.
fn offset(text: &str) -> Option<(Zone, &str)> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, rest) = number(text.get(1..)?, 1, 2)?;
    let after = rest.strip_prefix(':').unwrap_or(rest);
    let (minutes, rest) = number(after, 2, 2).unwrap_or((0, rest));
    let rest = rest.strip_prefix(":00").unwrap_or(rest);
    let is_real = hours <= 15 && minutes < 60 && !rest.starts_with(|c: char| c.is_ascii_digit());
    let offset = Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()?;
    is_real.then_some((Zone::Fixed(offset), rest))
}

/// Whether a text ends, behind a time, in an offset that no clock shows: `+25:00`.
pub(super) fn is_impossible(text: &str) -> bool {
    let at = text.rfind(['+', '-']);
    let Some((time, zone)) = at.and_then(|at| text.split_at_checked(at)) else {
        return false;
    };
    let digits = zone.bytes().filter(u8::is_ascii_digit).count();
    let is_offset = zone
        .bytes()
        .skip(1)
        .all(|byte| byte.is_ascii_digit() || byte == b':');
    let is_behind_time = time.ends_with(|c: char| c.is_ascii_digit()) && time.contains(':');
    is_behind_time && is_offset && digits == 4 && offset(zone).is_none()
}

/// `Europe/Berlin`, `America/Argentina/Salta`.
fn region(text: &str) -> Option<(Zone, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    let is_name = name.contains('/') && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let zone = is_name.then(|| Zone::place(name)).flatten()?;
    Some((zone, rest.strip_prefix(']').unwrap_or(rest)))
}

/// `EST`, `GMT`, `UTC+05:30`.
fn abbreviation(text: &str) -> Option<(Zone, &str)> {
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let upper = word.to_uppercase();
    let (_, minutes) = NAMES.iter().find(|(name, _)| *name == upper)?;
    // `get` and `art` are words; `utc` and `est` are zones however they are written.
    let is_meant = word == upper || *minutes == 0 || upper.ends_with("ST") || upper.ends_with("DT");
    if !is_meant {
        return None;
    }
    // `GMT+2` is ahead of GMT where people write it.
    if *minutes == 0 && word.len() == 3 {
        let after = rest.trim_start();
        if after.starts_with(['+', '-'])
            && let Some(further) = offset(after)
        {
            return Some(further);
        }
    }
    let offset = Offset::from_seconds(minutes * 60).ok()?;
    Some((Zone::Fixed(offset), rest))
}

/// `ET`, `Eastern Daylight Time`, `London time`; a bare `Eastern` or `London` is a word like any other.
fn clocks_of(text: &str) -> Option<(Zone, &str)> {
    let lower = text.to_ascii_lowercase();
    let (name, place) = PLACES.iter().find(|(name, _)| {
        lower
            .strip_prefix(name)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })?;
    let rest = text.get(name.len()..)?;
    let rest = if name.len() == 2 {
        rest
    } else {
        time_word(rest)?
    };
    Some((Zone::place(place)?, rest))
}

/// What follows ` Daylight Time` or ` time`.
fn time_word(text: &str) -> Option<&str> {
    let without = |text: &'_ str, word: &str| {
        let (head, _) = text.split_at_checked(word.len())?;
        head.eq_ignore_ascii_case(word).then_some(word.len())
    };
    let text = text.trim_start();
    let kind = ["standard", "daylight", "summer"]
        .iter()
        .find_map(|word| without(text, word))
        .unwrap_or(0);
    let text = text.get(kind..)?.trim_start();
    text.get(without(text, "time")?..)
}
