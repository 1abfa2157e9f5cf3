//! Numbers as printed: counts grouped from five digits on, bytes, rates, and shares.

/// A count: `1204`, but `12,040`.
pub(super) fn count(number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A count in at most four columns: `1204`, `12k`, `3M`.
pub(super) fn brief(number: usize) -> String {
    match number {
        0..10_000 => number.to_string(),
        10_000..1_000_000 => format!("{}k", number / 1_000),
        _ => format!("{}M", number / 1_000_000),
    }
}

/// A count of things: `1 article`, `2 articles`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    format!(
        "{} {}",
        count(number),
        crate::text::count::noun(number, noun)
    )
}

/// A stretch of time, rounded up, in the unit that keeps it short: `48 s`, `3 min`, `2 h`.
pub(super) fn lasting(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3_600 => format!("{} min", seconds.div_ceil(60)),
        _ => format!("{} h", seconds.div_ceil(3_600)),
    }
}

/// How many per cent `part` is of `whole`, rounded down, so that 100 means all of it.
pub(super) fn percent(part: u64, whole: u64) -> u64 {
    let share = u128::from(part.min(whole)) * 100;
    share.checked_div(u128::from(whole)).unwrap_or(100) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_rounded_up() {
        let cases = [
            (0, "0 s"),
            (59, "59 s"),
            (60, "1 min"),
            (61, "2 min"),
            (3_599, "60 min"),
            (3_601, "2 h"),
        ];
        for (seconds, expected) in cases {
            assert_eq!(lasting(seconds), expected);
        }
    }

    #[test]
    fn counts_are_grouped_from_five_digits_on() {
        let cases = [
            (0, "0"),
            (1204, "1204"),
            (12_040, "12,040"),
            (1_000_000, "1,000,000"),
        ];
        for (number, shown) in cases {
            assert_eq!(count(number), shown);
        }
    }

    #[test]
    fn a_share_is_100_only_when_it_is_all() {
        assert_eq!(percent(999, 1000), 99);
        assert_eq!(percent(1000, 1000), 100);
        assert_eq!(percent(7, 0), 100);
        assert_eq!(percent(u64::MAX, u64::MAX), 100);
    }
}
