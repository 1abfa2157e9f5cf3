//! Dates as the list and the facts of an article print them: short, in English, and never more exact than the source.

use crate::corpus::Published;
use jiff::civil::{Date, DateTime, Weekday};

/// Room for the date of a row. Fixed by the width of the list, so that no column moves while one scrolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateColumn {
    /// `14:02`, `05 Mar`, `1914`
    Narrow,
    /// `14:02`, `05 Mar`, `Jun 1914`
    Month,
    /// `14:02`, `05 Mar`, `28 Jun 1914`
    Day,
    /// `14:02`, `05 Mar 14:02`, `28 Jun 1914`
    Full,
}

impl DateColumn {
    /// What a list of so many columns has room for.
    pub(super) const fn within(list_columns: u16) -> Self {
        match list_columns {
            ..34 => Self::Narrow,
            34..56 => Self::Month,
            _ => Self::Full,
        }
    }

    /// Its columns.
    pub(super) const fn columns(self) -> u16 {
        match self {
            Self::Narrow => 6,
            Self::Month => 8,
            Self::Day => 11,
            Self::Full => 12,
        }
    }

    /// The date of a row: the time today, the day this year, else the year; `--` when unknown.
    pub(super) fn of(self, published: Option<Published>, today: Date) -> String {
        let Some(published) = published else {
            return "--".to_owned();
        };
        let moment = published.utc();
        let day = moment.date();
        let has_time = !matches!(published, Published::Day(_));
        match self {
            _ if day == today && has_time => clock(moment),
            Self::Full if day.year() == today.year() && has_time => {
                format!("{} {}", day_and_month(day), clock(moment))
            }
            _ if day.year() == today.year() => day_and_month(day),
            Self::Narrow => day.year().to_string(),
            Self::Month => month_and_year(day),
            Self::Day | Self::Full => format!("{} {}", day_and_month(day), day.year()),
        }
    }
}

/// The date of an article in full, with the offset it came with: `Sun 28 Jun 1914`, `Tue 05 Mar 2024 14:02Z`. Where that is
/// another day than in UTC, by which the list is grouped and asked for, that one is said too: `(Wed 06 UTC)`.
pub(super) fn full(published: Published) -> String {
    let written = |moment: DateTime| format!("{} {}", long(moment.date()), clock(moment));
    match published {
        Published::Day(day) => long(day),
        Published::Local(moment) => written(moment),
        Published::Zoned(moment, offset) if offset.is_zero() => format!("{}Z", written(moment)),
        Published::Zoned(moment, offset) => {
            let minutes = offset.seconds().abs() / 60;
            let sign = if offset.is_negative() { '-' } else { '+' };
            let hours = minutes / 60;
            let day = published.day();
            let other = if day == moment.date() {
                String::new()
            } else {
                format!(" ({} {:02} UTC)", weekday(day), day.day())
            };
            format!(
                "{}{sign}{hours:02}:{:02}{other}",
                written(moment),
                minutes % 60
            )
        }
    }
}

/// The days a spoken date means, as short as they can be said: a whole year is `1987`, a whole month `2019-12`.
pub(super) fn resolved(days: &str) -> String {
    let Some((first, last)) = days.split_once('/') else {
        return days.to_owned();
    };
    let year = first.strip_suffix("-01-01");
    let month = first.strip_suffix("-01");
    let is_whole_month = |month: &&str| {
        let day: Option<i8> = last
            .strip_prefix(month)
            .and_then(|day| day.strip_prefix('-')?.parse().ok());
        let date: Option<Date> = first.parse().ok();
        day.zip(date)
            .is_some_and(|(day, date)| date.days_in_month() == day)
    };
    let whole = year
        .filter(|year| last.strip_prefix(year) == Some("-12-31"))
        .or(month.filter(is_whole_month));
    // Within a month the last day says enough: `2003-03-17..23`.
    let end = match (first.get(..8), last.get(..8)) {
        (Some(first), Some(of_last)) if first == of_last => last.get(8..),
        _ => Some(last),
    };
    match (whole, end) {
        (Some(whole), _) => whole.to_owned(),
        (None, Some(end)) => format!("{first}..{end}"),
        (None, None) => days.to_owned(),
    }
}

/// `Sun 28 Jun 1914`
pub(super) fn long(day: Date) -> String {
    format!("{} {} {}", weekday(day), day_and_month(day), day.year())
}

fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

fn day_and_month(day: Date) -> String {
    format!("{:02} {}", day.day(), month(day))
}

/// `Mar 2024`
pub(super) fn month_and_year(day: Date) -> String {
    format!("{} {}", month(day), day.year())
}

fn clock(moment: DateTime) -> String {
    format!("{:02}:{:02}", moment.hour(), moment.minute())
}

fn month(day: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let index = usize::try_from(day.month() - 1).unwrap_or_default();
    MONTHS.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{civil::date, tz::Offset};

    const TODAY: Date = date(2024, 3, 5);

    #[test]
    fn a_row_says_the_time_today_the_day_this_year_and_else_the_year() {
        let at = |year, month, day| Some(Published::Local(date(year, month, day).at(14, 2, 0, 0)));
        let cases = [
            (at(2024, 3, 5), ["14:02"; 4]),
            (
                at(2024, 1, 9),
                ["09 Jan", "09 Jan", "09 Jan", "09 Jan 14:02"],
            ),
            (
                at(1914, 6, 28),
                ["1914", "Jun 1914", "28 Jun 1914", "28 Jun 1914"],
            ),
            (Some(Published::Day(TODAY)), ["05 Mar"; 4]),
            (None, ["--"; 4]),
        ];
        for (published, shown) in cases {
            use DateColumn::{Day, Full, Month, Narrow};
            let columns = [Narrow, Month, Day, Full];
            for (column, shown) in columns.into_iter().zip(shown) {
                assert_eq!(column.of(published, TODAY), shown);
                assert!(shown.len() <= usize::from(column.columns()));
            }
        }
    }

    #[test]
    fn whole_years_and_months_are_said_as_such() {
        let cases = [
            ("2024-03-12", "2024-03-12"),
            ("1987-01-01/1987-12-31", "1987"),
            ("2019-12-01/2019-12-31", "2019-12"),
            ("2024-02-01/2024-02-29", "2024-02"),
            ("2024-02-01/2024-02-28", "2024-02-01..28"),
            ("1914-01-01/1918-12-31", "1914-01-01..1918-12-31"),
            ("", ""),
        ];
        for (days, said) in cases {
            assert_eq!(resolved(days), said);
        }
    }

    #[test]
    fn a_full_date_keeps_the_offset_it_came_with() {
        let moment = date(2024, 3, 5).at(14, 2, 0, 0);
        assert_eq!(full(Published::Day(date(1914, 6, 28))), "Sun 28 Jun 1914");
        assert_eq!(full(Published::Local(moment)), "Tue 05 Mar 2024 14:02");
        assert_eq!(
            full(Published::Zoned(moment, Offset::UTC)),
            "Tue 05 Mar 2024 14:02Z"
        );
        let west = Offset::from_seconds(-(3 * 3600 + 1800)).expect("an offset");
        assert_eq!(
            full(Published::Zoned(moment, west)),
            "Tue 05 Mar 2024 14:02-03:30"
        );
    }

    #[test]
    fn a_full_date_says_the_day_it_is_asked_for_by_where_that_is_another() {
        let at = |hour, hours| {
            let moment = date(2024, 5, 1).at(hour, 30, 0, 0);
            full(Published::Zoned(moment, Offset::constant(hours)))
        };
        for (shown, expected) in [
            (at(23, -4), "Wed 01 May 2024 23:30-04:00 (Thu 02 UTC)"),
            (at(3, 9), "Wed 01 May 2024 03:30+09:00 (Tue 30 UTC)"),
            (at(12, -4), "Wed 01 May 2024 12:30-04:00"),
        ] {
            assert_eq!(shown, expected);
        }
    }
}
