//! When an article was published, as exactly as its source says and no more.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::Offset,
};
use std::fmt;

const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// A moment, a moment without a zone, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// Only the day is known.
    Day(Date),
    /// A time whose zone is not known.
    Local(DateTime),
    /// A time and its offset from UTC, as found.
    Zoned(DateTime, Offset),
}

impl Published {
    /// The day in UTC (the day as written where no zone is known).
    pub fn day(self) -> Date {
        self.utc().date()
    }

    /// The day where it was published: what its text calls today.
    pub fn local_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Local(time) | Self::Zoned(time, _) => time.date(),
        }
    }

    /// Seconds since 1970 in UTC, for ordering; a day counts as its first second.
    pub fn seconds(self) -> i64 {
        let (time, offset) = match self {
            Self::Day(day) => (day.to_datetime(Time::midnight()), Offset::UTC),
            Self::Local(time) => (time, Offset::UTC),
            Self::Zoned(time, offset) => (time, offset),
        };
        // A moment is quick to tell, but there are none of the first days of the calendar and of the last.
        offset.to_timestamp(time).map_or_else(
            |_| self.utc().duration_since(EPOCH).as_secs(),
            Timestamp::as_second,
        )
    }

    /// Date and time in UTC; a missing zone counts as UTC, a missing time as midnight.
    pub fn utc(self) -> DateTime {
        match self {
            Self::Day(day) => day.to_datetime(Time::midnight()),
            Self::Local(time) => time,
            Self::Zoned(time, offset) if offset.is_zero() => time,
            Self::Zoned(time, offset) => offset
                .to_timestamp(time)
                .map_or(time, |instant| Offset::UTC.to_datetime(instant)),
        }
    }
}

impl fmt::Display for Published {
    /// RFC 3339: with the offset it came with (`Z` for UTC), without one if the source has none, or a bare day.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(out, "{day}"),
            Self::Local(time) => write!(out, "{time}"),
            Self::Zoned(time, offset) if offset.is_zero() => write!(out, "{time}Z"),
            Self::Zoned(time, offset) => {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(
                    out,
                    "{time}{sign}{:02}:{:02}",
                    minutes.abs() / 60,
                    minutes.abs() % 60
                )
            }
        }
    }
}
