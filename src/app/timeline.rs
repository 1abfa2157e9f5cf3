//! `i`: when the articles of the list were published, in the window of the counts: a bar for each month, oldest first, also
//! for those that have none; many of these in a row are one row, so that an old article among new ones leaves them in sight.
//! By year where months were too many to see at once, by day where they are one or two.

use crate::{
    query::facet::{Counts, Facet, Value},
    text::count::counted,
};
use jiff::{Span, Unit, civil::Date};

/// The most months that a window shows by themselves.
pub(super) const MONTHS: usize = 40;
/// The most days: those of two months and what is between them.
const DAYS: usize = 63;
/// So many days, months or years in a row without an article are one row.
const GAP: i32 = 3;

/// What a timeline is counted by, in turn.
pub(super) const STEPS: [Facet; 3] = [Facet::Day, Facet::Month, Facet::Year];

/// Longer or shorter steps, where a timeline in these would be too long or too short to see anything in; by month it has so
/// many rows at most.
pub(super) fn better_step(counts: &Counts, months: usize) -> Option<Facet> {
    let known = counts.values.len();
    let row_count = || known + empty(counts).len();
    match counts.facet {
        // A year has twelve rows by month at most, and one for those between it and the next that has any.
        Facet::Year if known > 0 && 13 * known <= months => Some(Facet::Month),
        Facet::Month if known == 1 || known == 2 => Some(Facet::Day),
        Facet::Month if row_count() > months => Some(Facet::Year),
        Facet::Day if row_count() > DAYS => Some(Facet::Month),
        _ => None,
    }
}

/// The days, months or years between those counted, which have no article; many in a row are one, from the first to the
/// last (`1915..2023`).
pub(super) fn empty(counts: &Counts) -> Vec<Value> {
    let names = counts.values.iter().map(|value| &*value.name);
    let mut days: Vec<Date> = names.filter_map(first_day).collect();
    days.sort_unstable();
    let pairs = days.iter().zip(days.iter().skip(1));
    let names = pairs.flat_map(|(before, after)| hole(counts.facet, *before, *after));
    names.map(|name| Value { name, count: 0 }).collect()
}

/// What lies between two days, months or years.
fn hole(facet: Facet, before: Date, after: Date) -> Vec<String> {
    let length = length(facet, before, after) - 1;
    let printed = |(by, from)| Some(facet.printed(shifted(facet, from, by)?));
    if length >= GAP {
        let ends = printed((1, before)).zip(printed((-1, after)));
        return ends
            .map(|(first, last)| format!("{first}..{last}"))
            .into_iter()
            .collect();
    }
    (1..=length)
        .filter_map(|by| printed((by, before)))
        .collect()
}

/// How long a row is that stands for many without an article; none for another.
pub(super) fn gap(name: &str) -> Option<String> {
    let (first, last) = name.split_once("..")?;
    let facet = STEPS
        .into_iter()
        .find(|facet| facet.printed(Date::ZERO).len() == last.len())?;
    let (first, end) = (first_day(first)?, shifted(facet, first_day(last)?, 1)?);
    let steps = STEPS.into_iter().rev();
    let lengths = steps.map(|step| (length(step, first, end), step.name()));
    let (length, name) = lengths.into_iter().find(|(length, _)| *length > 1)?;
    Some(counted(length as usize, name))
}

/// The first day of a day, a month or a year as it is printed.
fn first_day(name: &str) -> Option<Date> {
    let whole = match name.len() {
        4 => format!("{name}-01-01"),
        7 => format!("{name}-01"),
        _ => name.to_owned(),
    };
    whole.parse().ok()
}

/// The day so many days, months or years later.
fn shifted(facet: Facet, day: Date, by: i32) -> Option<Date> {
    let span = match facet {
        Facet::Year => Span::new().try_years(by),
        Facet::Month => Span::new().try_months(by),
        _ => Span::new().try_days(by),
    };
    day.checked_add(span.ok()?).ok()
}

/// How many days, months or years it is from one day to another.
fn length(facet: Facet, first: Date, last: Date) -> i32 {
    let unit = match facet {
        Facet::Year => Unit::Year,
        Facet::Month => Unit::Month,
        _ => Unit::Day,
    };
    let span = first.until((unit, last)).unwrap_or_default();
    match facet {
        Facet::Year => span.get_years().into(),
        Facet::Month => span.get_months(),
        _ => span.get_days(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(facet: Facet, names: &[&str]) -> Counts {
        let value = |name: &&str| Value {
            name: (*name).to_owned(),
            count: 1,
        };
        Counts {
            facet,
            values: names.iter().map(value).collect(),
            more: 0,
            total: names.len(),
            done: names.len(),
        }
    }

    #[test]
    fn months_become_years_where_they_are_too_many_and_days_where_they_are_few() {
        let scattered: Vec<String> = (1980..2002).map(|year| format!("{year}-05")).collect();
        let scattered: Vec<&str> = scattered.iter().map(String::as_str).collect();
        for (facet, names, better) in [
            (Facet::Month, &["2024-03", "2024-01", "2023-01"][..], None),
            (Facet::Month, &["2024-03", "2024-01", "1914-06"], None),
            (Facet::Month, &scattered, Some(Facet::Year)),
            (Facet::Month, &["2024-03", "2024-02"], Some(Facet::Day)),
            (Facet::Year, &["2024"], Some(Facet::Month)),
            (Facet::Year, &["2024", "2023", "2022", "1914"], None),
            (Facet::Day, &["2024-03-05", "2024-03-01"], None),
            (Facet::Month, &[], None),
            (Facet::Year, &[], None),
        ] {
            assert_eq!(
                better_step(&counts(facet, names), MONTHS),
                better,
                "{names:?}"
            );
        }
    }

    #[test]
    fn what_has_no_article_has_a_row_and_many_in_a_row_have_one() {
        let names = |facet, names: &[&str]| {
            let empty = empty(&counts(facet, names)).into_iter();
            empty.map(|value| value.name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            names(Facet::Month, &["2024-02", "2023-11"]),
            "2023-12 2024-01"
        );
        assert_eq!(
            names(Facet::Month, &["2024-02", "2023-10"]),
            "2023-11..2024-01"
        );
        assert_eq!(
            names(Facet::Year, &["2024", "1914", "2022"]),
            "1915..2021 2023"
        );
        assert_eq!(
            names(Facet::Day, &["2024-03-01", "2024-02-28"]),
            "2024-02-29"
        );
        assert_eq!(names(Facet::Year, &["0001", "9999"]), "0002..9998");
        assert_eq!(names(Facet::Day, &[]), "");
    }

    #[test]
    fn a_gap_is_told_in_what_is_easiest_to_grasp() {
        for (name, told) in [
            ("1915..2023", Some("109 years")),
            ("1914-07..2023-12", Some("109 years")),
            ("2023-11..2024-01", Some("3 months")),
            ("1914-06-29..2024-02-29", Some("109 years")),
            ("2024-01-02..2024-01-31", Some("30 days")),
            ("2024", None),
            ("a..b", None),
        ] {
            assert_eq!(gap(name).as_deref(), told, "{name}");
        }
    }
}
