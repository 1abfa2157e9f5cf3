//! A day in four bytes, none included: jiff's takes six with its Option, twice for every name of an archive.

use jiff::civil::Date;
use std::num::NonZeroI32;

/// A day; earlier is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(NonZeroI32);

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let packed =
            i32::from(date.year()) << 9 | i32::from(date.month()) << 5 | i32::from(date.day());
        // A day of the month is never 0, so neither is this.
        Self(NonZeroI32::new(packed).unwrap_or(NonZeroI32::MIN))
    }
}

impl Day {
    pub(super) fn date(self) -> Date {
        let packed = self.0.get();
        let (month, day) = (packed >> 5 & 0xf, packed & 0x1f);
        Date::new((packed >> 9) as i16, month as i8, day as i8).unwrap_or(Date::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;
    use jiff::civil::{Date, date};

    #[test]
    fn a_day_comes_back_and_keeps_its_place() {
        let days = [
            Date::MIN,
            date(-44, 3, 15),
            date(0, 1, 1),
            date(1969, 12, 31),
            date(2000, 2, 29),
            Date::MAX,
        ];
        for day in days {
            assert_eq!(Day::from(day).date(), day);
        }
        assert!(days.map(Day::from).is_sorted());
        assert_eq!(size_of::<Option<Day>>(), 4);
    }
}
