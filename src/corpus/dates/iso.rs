//! The way machines write a moment, and so nearly every archive of today: `2025-07-07`, `2025-07-07T17:03:00Z`,
//! `2025-07-07 17:03:00.123+02:00`. A short cut and no form of its own: whatever is a little different is left to
//! `year_first`, which reads these to the same effect.

use super::Published;
use jiff::{
    civil::{Date, DateTime, Time},
    tz::Offset,
};

/// Reads such a date; none where it is written in any other way, or cannot be.
pub(super) fn read(text: &str) -> Option<Published> {
    let bytes = text.as_bytes();
    let (day, rest) = bytes.split_first_chunk::<10>()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *day else {
        return None;
    };
    let year = i16::from(two(y1, y2)?) * 100 + i16::from(two(y3, y4)?);
    let date = Date::new(year, two(m1, m2)?, two(d1, d2)?).ok()?;
    if rest.is_empty() {
        return Some(Published::Day(date));
    }
    let (clock, rest) = rest.split_first_chunk::<9>()?;
    let [b'T' | b' ', h1, h2, b':', n1, n2, b':', s1, s2] = *clock else {
        return None;
    };
    let time = Time::new(two(h1, h2)?, two(n1, n2)?, two(s1, s2)?, 0).ok()?;
    let moment = DateTime::from_parts(date, time);
    match without_fraction(rest)? {
        b"" => Some(Published::Local(moment)),
        b"Z" => Some(Published::Zoned(moment, Offset::UTC)),
        zone => Some(Published::Zoned(moment, offset(zone)?)),
    }
}

fn two(tens: u8, ones: u8) -> Option<i8> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| byte.cast_signed() - 48);
    Some(digit(tens)? * 10 + digit(ones)?)
}

fn without_fraction(rest: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = rest.strip_prefix(b".") else {
        return Some(rest);
    };
    let digits = fraction
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    fraction.get(digits..).filter(|_| (1..=9).contains(&digits))
}

/// `+02:00`; `-00:00` and what no clock shows is left to others.
fn offset(zone: &[u8]) -> Option<Offset> {
    let [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] = *zone else {
        return None;
    };
    let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
    if hours > 12 || minutes > 59 {
        return None;
    }
    let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60;
    Offset::from_seconds(if sign == b'-' { -seconds } else { seconds }).ok()
}

#[cfg(test)]
mod tests {
    use super::super::{Dates, forms};
    use proptest::prelude::*;

    #[test]
    fn the_usual_ways_of_machines_are_read() {
        for text in [
            "2025-07-07",
            "2025-07-07T17:03:00",
            "2025-07-07 17:03:00.123",
            "2025-07-07T17:03:00Z",
            "2025-07-07T17:03:00.1+02:00",
            "2025-07-07 17:03:00-11:30",
        ] {
            assert!(super::read(text).is_some(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_short_cut_and_the_form_agree(
            text in "[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,4})?(Z|[+-][01][0-9]:[0-6][0-9])?)?"
        ) {
            if let Some(read) = super::read(&text) {
                let form = Dates::default().in_any_form(&text);
                prop_assert_eq!(form, Ok((read, forms::YEAR_FIRST)), "{}", text);
            }
        }
    }
}
