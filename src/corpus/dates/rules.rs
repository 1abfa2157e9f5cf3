//! What the user says of dates, over what is detected: their formats, and the zone of times without one.
//!
//! A zone is looked up in the table that comes with the program, not in the system's: the same archive gives the same
//! dates on every machine, and nothing has to be installed.

use super::{
    Published,
    zone::{self, Zone},
};
use jiff::{
    Timestamp,
    civil::DateTime,
    fmt::strtime::{self, BrokenDownTime},
    tz::{Offset, TimeZone},
};

/// What the user says of dates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateRules {
    /// Formats tried before the reader's own.
    pub formats: Vec<DateFormat>,
    /// The zone of times that come without one.
    pub zone: Option<Zone>,
}

/// Why a zone or a format cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// No zone of that name.
    #[error("no such zone\nhint: a name as `Europe/Berlin`, or an offset as `+02:00`")]
    Zone,
    /// The words of the library that knows the directives.
    #[error("{0}\nhint: directives as in strptime, `%d/%m/%Y %H:%M`")]
    Directive(String),
    /// A format whose day cannot be told.
    #[error("it does not tell year, month and day\nhint: `%d/%m/%Y`, `%Y%m%d %H:%M`, `%s`")]
    NoDay,
}

/// A format as strptime has it, tried out once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFormat(String);

impl DateFormat {
    /// Takes a format if what it writes can be read back as a day.
    ///
    /// # Errors
    /// An unknown directive, or no day in it.
    pub fn new(format: &str) -> Result<Self, RuleError> {
        let told = |error: jiff::Error| RuleError::Directive(error.to_string());
        let some = Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC);
        let written = strtime::format(format, &some).map_err(told)?;
        let format = Self(format.to_owned());
        let read = BrokenDownTime::parse(&format.0, &written).map_err(told)?;
        Self::published(&read)
            .map(|_| format)
            .ok_or(RuleError::NoDay)
    }

    /// Reads a whole text by the format.
    pub(super) fn read(&self, text: &str) -> Option<Published> {
        Self::published(&BrokenDownTime::parse(&self.0, text).ok()?)
    }

    fn published(read: &BrokenDownTime) -> Option<Published> {
        if let Ok(instant) = read.to_timestamp() {
            let offset = read.offset().unwrap_or(Offset::UTC);
            return Some(Published::Zoned(offset.to_datetime(instant), offset));
        }
        let day = read.to_date().ok()?;
        if read.hour().is_none() {
            return Some(Published::Day(day));
        }
        let time = read.to_time().ok()?;
        let time = jiff::civil::time(time.hour(), time.minute(), time.second(), 0);
        Some(Published::Local(DateTime::from_parts(day, time)))
    }
}

impl Zone {
    /// Reads `Europe/Berlin`, `UTC`, `+02:00`, `EST`.
    ///
    /// # Errors
    /// No zone of that name.
    pub fn new(name: &str) -> Result<Self, RuleError> {
        match zone::zone(name.trim()) {
            Some((zone, "")) => Ok(zone),
            _ => Self::place(name.trim()).ok_or(RuleError::Zone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_that_tells_no_day_is_refused_at_once() {
        for format in [
            "%d/%m/%Y",
            "%Y%m%d%H%M",
            "%s",
            "%b %d, %Y",
            "%Y-%j",
            "%A, %d-%b-%y %T %z",
        ] {
            assert!(DateFormat::new(format).is_ok(), "{format}");
        }
        for format in ["", "%H:%M", "%m/%Y", "%Q", "%", "day"] {
            assert!(DateFormat::new(format).is_err(), "{format}");
        }
    }

    #[test]
    fn a_zone_is_a_place_or_an_offset() {
        let summer = jiff::civil::date(2025, 7, 7).at(17, 3, 0, 0);
        for (name, shown) in [
            ("Europe/Berlin", "2025-07-07T17:03:00+02:00"),
            ("+05:30", "2025-07-07T17:03:00+05:30"),
            ("UTC", "2025-07-07T17:03:00Z"),
            ("America/New_York", "2025-07-07T17:03:00-04:00"),
        ] {
            assert_eq!(Zone::new(name).unwrap().at(summer).to_string(), shown);
        }
        for name in ["", "Berlin", "Europe/Nowhere", "+99", "+02:00 or so"] {
            assert_eq!(Zone::new(name), Err(RuleError::Zone), "{name}");
        }
    }
}
