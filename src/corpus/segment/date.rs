//! When articles were published, in eight bytes each: year to millisecond, and how far the zone is from UTC in quarters
//! of an hour. What is written more exactly, or is in a zone of a few minutes, is kept beside them.

use crate::corpus::Published;
use jiff::{
    civil::{Date, DateTime},
    tz::Offset,
};
use serde::{Deserialize, Serialize};

/// Kinds, in the lowest bits; 0 is no date.
const DAY: u64 = 1;
const LOCAL: u64 = 2;
const ZONED: u64 = 3;
const BESIDE: u64 = 4;
const KIND_BITS: u32 = 3;

/// Bits of the parts behind the kind, from the lowest: quarters of an hour, milliseconds, seconds, minutes, hours, days,
/// months; years are above them.
const BITS: [u32; 7] = [8, 10, 6, 6, 5, 5, 4];
/// Seconds in a quarter of an hour.
const QUARTER: i32 = 15 * 60;
/// What makes the quarters west of UTC, and the years before the first, no less than 0.
const QUARTERS: i32 = 128;
const YEARS: i16 = 10_000;

/// Dates that do not go into eight bytes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Dates {
    beside: Vec<Exact>,
}

/// A date in as many bytes as it takes: its kind, date and time as figures, and seconds from UTC.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Exact {
    kind: u64,
    day: (i16, i8, i8),
    time: (i8, i8, i8, i32),
    offset: i32,
}

impl Dates {
    /// A number for a date, out of which [`Dates::get`] makes it again.
    pub(super) fn put(&mut self, published: Option<Published>) -> u64 {
        let Some(published) = published else {
            return 0;
        };
        packed(published).unwrap_or_else(|| {
            self.beside.push(Exact::of(published));
            (self.beside.len() as u64 - 1) << KIND_BITS | BESIDE
        })
    }

    /// The date of a number.
    pub(super) fn get(&self, number: u64) -> Option<Published> {
        let kind = number & ((1 << KIND_BITS) - 1);
        let rest = number >> KIND_BITS;
        match kind {
            0 => None,
            BESIDE => self.beside.get(rest as usize)?.published(),
            _ => unpacked(kind, rest),
        }
    }
}

fn packed(published: Published) -> Option<u64> {
    let (kind, at, offset) = apart(published);
    let nanos = at.subsec_nanosecond();
    if nanos % 1_000_000 != 0 || offset % QUARTER != 0 {
        return None;
    }
    let small = [
        offset / QUARTER + QUARTERS,
        nanos / 1_000_000,
        at.second().into(),
        at.minute().into(),
        at.hour().into(),
        at.day().into(),
        at.month().into(),
    ];
    let year = (at.year() + YEARS) as u64;
    let parts = small.into_iter().zip(BITS).rev();
    let packed = parts.fold(year, |sum, (part, bits)| sum << bits | part as u64);
    Some(packed << KIND_BITS | kind)
}

fn unpacked(kind: u64, mut rest: u64) -> Option<Published> {
    let mut next = |bits: u32| {
        let part = rest & ((1 << bits) - 1);
        rest >>= bits;
        part as i16
    };
    // One by one: mapped as an array this takes three times as long.
    let [quarters, millis, second, minute, hour, day, month] = BITS;
    let (quarters, millis) = (next(quarters), next(millis));
    let (second, minute, hour) = (next(second), next(minute), next(hour));
    let (day, month) = (next(day), next(month));
    let year = rest as i16 - YEARS;
    let small = |part: i16| part as i8;
    let date = Date::new(year, small(month), small(day)).ok()?;
    let nanos = i32::from(millis) * 1_000_000;
    let clock = jiff::civil::Time::new(small(hour), small(minute), small(second), nanos).ok()?;
    let offset = (i32::from(quarters) - QUARTERS) * QUARTER;
    joined(kind, DateTime::from_parts(date, clock), offset)
}

/// Kind, date and time, and seconds from UTC.
fn apart(published: Published) -> (u64, DateTime, i32) {
    match published {
        Published::Day(day) => (DAY, day.to_datetime(jiff::civil::Time::midnight()), 0),
        Published::Local(at) => (LOCAL, at, 0),
        Published::Zoned(at, offset) => (ZONED, at, offset.seconds()),
    }
}

fn joined(kind: u64, at: DateTime, offset: i32) -> Option<Published> {
    Some(match kind {
        DAY => Published::Day(at.date()),
        LOCAL => Published::Local(at),
        _ => Published::Zoned(at, Offset::from_seconds(offset).ok()?),
    })
}

impl Exact {
    fn of(published: Published) -> Self {
        let (kind, at, offset) = apart(published);
        let nanos = at.subsec_nanosecond();
        Self {
            kind,
            day: (at.year(), at.month(), at.day()),
            time: (at.hour(), at.minute(), at.second(), nanos),
            offset,
        }
    }

    fn published(self) -> Option<Published> {
        let ((year, month, day), (hour, minute, second, nanos)) = (self.day, self.time);
        let at = DateTime::new(year, month, day, hour, minute, second, nanos).ok()?;
        joined(self.kind, at, self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    prop_compose! {
        fn published()(
            kind in 0..3,
            (year, month, day) in (-9999i16..=9999, 1i8..=12, 1i8..=28),
            (hour, minute, second) in (0i8..24, 0i8..60, 0i8..60),
            nanos in prop_oneof![Just(0), (0..1000).prop_map(|ms| ms * 1_000_000), 0..1_000_000_000],
            offset in prop_oneof![(-100..=100).prop_map(|quarters| quarters * QUARTER), -93_599..=93_599],
        ) -> Published {
            let at = DateTime::new(year, month, day, hour, minute, second, nanos).expect("a date");
            match kind {
                0 => Published::Day(at.date()),
                1 => Published::Local(at),
                _ => Published::Zoned(at, Offset::from_seconds(offset).expect("an offset")),
            }
        }
    }

    proptest! {
        #[test]
        fn every_date_comes_out_as_it_went_in(all in prop::collection::vec(prop::option::of(published()), 0..8)) {
            let mut dates = Dates::default();
            let numbers: Vec<u64> = all.iter().map(|date| dates.put(*date)).collect();
            let out: Vec<_> = numbers.iter().map(|number| dates.get(*number)).collect();
            prop_assert_eq!(out, all);
        }
    }

    #[test]
    fn dates_as_the_press_writes_them_need_nothing_beside() {
        let mut dates = Dates::default();
        let at = DateTime::constant(2024, 5, 1, 10, 30, 15, 123_000_000);
        let kathmandu = Offset::constant(5).saturating_add(jiff::Span::new().minutes(45));
        dates.put(Some(Published::Zoned(at, kathmandu)));
        dates.put(Some(Published::Local(at)));
        assert!(dates.beside.is_empty());
    }
}
