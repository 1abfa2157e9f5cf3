//! `i`: when the articles of the list were published, in the window of the counts: a bar for each month, oldest first, also
//! for those that have none. By year where months were too many to see at once, by day where they are one or two.

use super::{App, facets::Facets, popup::Popup};
use crate::query::facet::{Counts, Facet, Value};
use jiff::{ToSpan, Unit, civil::Date};
use std::{collections::HashSet, sync::Arc};

/// The most months and days that are shown one by one by themselves, and the most bars that gaps are shown between.
const MONTHS: i32 = 40;
const DAYS: i32 = 62;
const BARS: i32 = 1_000;

/// What a timeline is counted by, in turn.
pub(super) const STEPS: [Facet; 3] = [Facet::Day, Facet::Month, Facet::Year];

impl App {
    /// `i`: opens the timeline.
    pub(super) fn open_timeline(&mut self) {
        self.close_popup();
        self.popup = Some(Popup::Facets(Facets::timeline()));
        self.count_facet();
    }
}

/// Longer or shorter steps, where a timeline in these would be too long or too short to see anything in.
pub(super) fn better_step(counts: &Counts) -> Option<Facet> {
    let (first, last) = bounds(counts)?;
    let months = between(Facet::Month, first, last);
    match counts.facet {
        // The months are counted between Januaries: the last year has eleven more.
        Facet::Year if months + 11 <= MONTHS => Some(Facet::Month),
        Facet::Month if months > MONTHS => Some(Facet::Year),
        Facet::Month if months <= 2 => Some(Facet::Day),
        Facet::Day if between(Facet::Day, first, last) > DAYS => Some(Facet::Month),
        _ => None,
    }
}

/// The same with the days, months or years between that have no article.
pub(super) fn without_gaps(counts: &Counts) -> Arc<Counts> {
    let mut whole = counts.clone();
    let Some((first, last)) = bounds(counts) else {
        return Arc::new(whole);
    };
    if between(counts.facet, first, last) > BARS {
        return Arc::new(whole);
    }
    let known: HashSet<&str> = counts.values.iter().map(|value| &*value.name).collect();
    let mut day = first;
    while day <= last {
        let name = counts.facet.printed(day);
        if !known.contains(&*name) {
            whole.values.push(Value { name, count: 0 });
        }
        let step = match counts.facet {
            Facet::Year => 1.year(),
            Facet::Month => 1.month(),
            _ => 1.day(),
        };
        let Ok(next) = day.checked_add(step) else {
            break;
        };
        day = next;
    }
    Arc::new(whole)
}

/// The first day of the first and of the last bar.
fn bounds(counts: &Counts) -> Option<(Date, Date)> {
    let names = || counts.values.iter().map(|value| &*value.name);
    Some((day_of(names().min()?)?, day_of(names().max()?)?))
}

/// The first day of a day, a month or a year as it is printed.
fn day_of(name: &str) -> Option<Date> {
    let whole = match name.len() {
        4 => format!("{name}-01-01"),
        7 => format!("{name}-01"),
        _ => name.to_owned(),
    };
    whole.parse().ok()
}

/// How many bars there are from one day to another.
fn between(facet: Facet, first: Date, last: Date) -> i32 {
    let unit = match facet {
        Facet::Year => Unit::Year,
        Facet::Month => Unit::Month,
        _ => Unit::Day,
    };
    let span = first.until((unit, last));
    1 + span.map_or(i32::MAX - 1, |span| match facet {
        Facet::Year => span.get_years().into(),
        Facet::Month => span.get_months(),
        _ => span.get_days(),
    })
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
        for (facet, names, better) in [
            (Facet::Month, &["2024-03", "2023-01"][..], None),
            (Facet::Month, &["2024-03", "1914-06"], Some(Facet::Year)),
            (Facet::Month, &["2024-03", "2024-02"], Some(Facet::Day)),
            (Facet::Year, &["2024"], Some(Facet::Month)),
            (Facet::Year, &["2024", "1914"], None),
            (Facet::Day, &["2024-03-05", "2024-03-01"], None),
            (
                Facet::Day,
                &["2024-03-05", "2023-03-01"],
                Some(Facet::Month),
            ),
            (Facet::Month, &[], None),
        ] {
            assert_eq!(better_step(&counts(facet, names)), better, "{names:?}");
        }
    }

    #[test]
    fn what_has_no_article_has_a_row_too() {
        let names = |facet, names: &[&str]| {
            let whole = without_gaps(&counts(facet, names));
            let mut names: Vec<_> = whole
                .values
                .iter()
                .map(|value| value.name.clone())
                .collect();
            names.sort();
            names.join(" ")
        };
        assert_eq!(
            names(Facet::Month, &["2024-02", "2023-11"]),
            "2023-11 2023-12 2024-01 2024-02"
        );
        assert_eq!(names(Facet::Year, &["2024", "2021"]), "2021 2022 2023 2024");
        assert_eq!(
            names(Facet::Day, &["2024-03-01", "2024-02-28"]),
            "2024-02-28 2024-02-29 2024-03-01"
        );
        assert_eq!(names(Facet::Year, &["0001", "9999"]), "0001 9999");
        assert_eq!(names(Facet::Day, &[]), "");
    }
}
