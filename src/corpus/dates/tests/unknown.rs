//! Dates that stay unknown, and the reason that is told: the evil twins of those that are read.

use super::{check, shown};
use serde_json::json;

const NO_DATE: &str = "not a date in any known form";
const NO_SUCH_DAY: &str = "no such day";
const ORDER: &str = "order of day and month not settled";
const CENTURY: &str = "century of a two-digit year not settled";
const YEAR: &str = "a year without month and day";
const MONTH: &str = "a month without a day";
const NO_YEAR: &str = "a day without a year";
const RELATIVE: &str = "told from a moment that is not known";
const FUTURE: &str = "later than next year";
const ANCIENT: &str = "before the year 1000";
const CALENDAR: &str = "of another calendar";

#[test]
fn what_is_told_in_part_is_not_made_up() {
    check(&[
        ("2025", YEAR),
        ("2025-07", MONTH),
        ("2025/07", MONTH),
        ("202507", MONTH),
        ("2025年7月", MONTH),
        ("July 2025", MONTH),
        ("2025-W28", "a week without a day"),
        ("July 7", NO_YEAR),
        ("7. Juli", NO_YEAR),
        ("07.07.", NO_YEAR),
        ("31/08", NO_YEAR),
    ]);
}

#[test]
fn what_may_be_two_days_is_neither() {
    check(&[
        ("07/08/2025", ORDER),
        ("07-08-2025 17:03", ORDER),
        ("7/8/25", ORDER),
        ("31/08/25", CENTURY),
        ("7-Jul-25", CENTURY),
        ("Jul 7 '25", CENTURY),
        ("7 July 2025 - 9 July 2025", "more than one date"),
        ("7-9 July 2025", NO_DATE),
    ]);
}

#[test]
fn what_cannot_be_is_not_bent_into_something_that_can() {
    check(&[
        ("2025-13-01", NO_SUCH_DAY),
        ("2025-02-30", NO_SUCH_DAY),
        ("2025-366", NO_SUCH_DAY),
        ("2025-W54-1", NO_SUCH_DAY),
        ("31.31.2012", NO_SUCH_DAY),
        ("31 June 2025", NO_SUCH_DAY),
        ("datetime.date(2020, 13, 2)", NO_SUCH_DAY),
        ("new Date(2020, 12, 2)", NO_SUCH_DAY),
        ("0007-01-01", ANCIENT),
        ("0001-01-01T00:00:00Z", ANCIENT),
        ("2999-01-01", FUTURE),
        ("4102444800", FUTURE),
        ("2028-01-01", FUTURE),
    ]);
}

#[test]
fn times_told_from_now_are_not_known_later() {
    check(&[
        ("2 hours ago", RELATIVE),
        ("yesterday", RELATIVE),
        ("Today, 5:03 PM", RELATIVE),
        ("vor 3 Tagen", RELATIVE),
        ("il y a 2 heures", RELATIVE),
        ("hace 2 horas", RELATIVE),
        ("2 часа назад", RELATIVE),
        ("5 分钟前", RELATIVE),
        ("3 ore fa", RELATIVE),
    ]);
}

#[test]
fn days_of_other_calendars_are_not_taken_for_ours() {
    check(&[
        ("۱۴۰۴/۰۴/۱۶", CALENDAR),
        ("1404/04/16", CALENDAR),
        ("۱۶ تیر ۱۴۰۴", CALENDAR),
        ("16 محرم 1446", CALENDAR),
        ("7 กรกฎาคม 2568", NO_DATE),
    ]);
}

#[test]
fn what_is_no_date_is_none() {
    check(&[
        ("", NO_DATE),
        ("soon", NO_DATE),
        ("NaN", NO_DATE),
        ("12345", NO_DATE),
        ("-1", NO_DATE),
        ("0", NO_DATE),
        ("-62135596800000", NO_DATE),
        ("25:00", NO_DATE),
        ("17:03", NO_DATE),
        ("1.2.3.4", NO_DATE),
        ("2025-07-07-a-slug", NO_DATE),
        ("2025-07-071", NO_DATE),
        ("1445645095x", NO_DATE),
        ("version 2025.1", NO_DATE),
        ("/Date(abc)/", NO_DATE),
        ("/Date()/", NO_DATE),
        ("Timestamp('NaT')", NO_DATE),
        ("datetime.datetime(2020)", NO_DATE),
        ("f(g(h(", NO_DATE),
        ("July", NO_DATE),
        ("the march of the 7 mayors", NO_DATE),
        ("一年", NO_DATE),
        ("令和", NO_DATE),
    ]);
    assert_eq!(shown(&json!("1".repeat(10_000))), NO_DATE);
}

#[test]
fn values_that_hold_no_date() {
    let cases = [
        (json!(17), NO_DATE),
        (json!(0), NO_DATE),
        (json!(-1), NO_DATE),
        (json!(2025), NO_DATE),
        (json!(true), NO_DATE),
        (json!(null), NO_DATE),
        (json!([]), NO_DATE),
        (json!([2012, 8]), MONTH),
        (json!([2012, 13, 31]), NO_SUCH_DAY),
        (json!([1, 2, 3]), ANCIENT),
        (json!({}), NO_DATE),
        (json!({"year": 2012}), YEAR),
        (json!({"year": 2012, "month": 8}), MONTH),
        (
            json!({"$date": {"$date": {"$date": {"$date": {"$date": "2012-08-31"}}}}}),
            NO_DATE,
        ),
        (json!({"$date": null}), NO_DATE),
    ];
    for (value, reason) in cases {
        assert_eq!(shown(&value), reason, "{value}");
    }
}
