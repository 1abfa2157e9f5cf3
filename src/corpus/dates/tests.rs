//! Dates in every spelling, and what is no date.

use super::*;
use proptest::prelude::*;
use serde_json::json;

fn shown(value: &Value) -> String {
    Dates::default()
        .read(value)
        .map_or("unknown".to_owned(), |date| date.to_string())
}

#[test]
fn every_way_of_writing_a_date_is_read_as_exactly_as_it_was_meant() {
    let cases = [
        ("2025-07-07", "2025-07-07"),
        ("2025-07-07T08:09:10Z", "2025-07-07T08:09:10Z"),
        (
            "2025-07-07T08:09:10.123456+0200",
            "2025-07-07T08:09:10+02:00",
        ),
        ("2025-07-07 08:09:10", "2025-07-07T08:09:10"),
        ("2025-07-07T08:09Z", "2025-07-07T08:09:00Z"),
        ("2025-7-7 8:09", "2025-07-07T08:09:00"),
        (
            "2025-07-07T08:09:10+02:00[Europe/Paris]",
            "2025-07-07T08:09:10+02:00",
        ),
        ("2025-07-07T08:09:10-0330", "2025-07-07T08:09:10-03:30"),
        ("2025/07/07 20:34:03", "2025-07-07T20:34:03"),
        ("20250707", "2025-07-07"),
        ("20250707T080910Z", "2025-07-07T08:09:10Z"),
        ("20250707080910", "2025-07-07T08:09:10"),
        ("2025年7月7日", "2025-07-07"),
        ("Mon, 07 Jul 2025 08:09:10 +0000", "2025-07-07T08:09:10Z"),
        ("Mon, 07 Jul 2025 08:09:10 GMT", "2025-07-07T08:09:10Z"),
        (
            "Mon, 7 Jul 2025 08:09:10 -0700 (PDT)",
            "2025-07-07T08:09:10-07:00",
        ),
        ("Sun Oct 25 06:49:22 +0000 2015", "2015-10-25T06:49:22Z"),
        ("July 7, 2025", "2025-07-07"),
        ("7 July 2025", "2025-07-07"),
        (
            "Jul. 7th, 2025 at 8:09 p.m. EDT",
            "2025-07-07T20:09:00-04:00",
        ),
        (" 9-MAR-1987 05:03:38.51", "1987-03-09T05:03:38"),
        ("7. Juli 2025", "2025-07-07"),
        ("7 de julio de 2025", "2025-07-07"),
        ("7 липня 2025", "2025-07-07"),
        ("7 июля 2025, 08:09", "2025-07-07T08:09:00"),
        ("le 7 août 2025 à 08:09", "2025-08-07T08:09:00"),
        ("07.08.2025", "2025-08-07"),
        ("07.08.2025 08:09", "2025-08-07T08:09:00"),
        ("31/08/2012", "2012-08-31"),
        ("8/31/2012 20:34", "2012-08-31T20:34:00"),
        ("1445645095", "2015-10-24T00:04:55Z"),
        ("1445645095123", "2015-10-24T00:04:55Z"),
    ];
    for (text, date) in cases {
        assert_eq!(shown(&json!(text)), date, "{text}");
    }
}

#[test]
fn what_is_not_known_stays_unknown() {
    let texts = [
        "",
        "soon",
        "2 hours ago",
        "yesterday",
        "2025",
        "2025-07",
        "07/08/2025",
        "2025-13-01",
        "2025-02-30",
        "0007-01-01",
        "2999-01-01",
        "12345",
        "July 2025",
        "NaN",
        "25:00",
        "31.31.2012",
    ];
    for text in texts {
        assert_eq!(shown(&json!(text)), "unknown", "{text}");
    }
}

#[test]
fn numbers_objects_and_lists_are_read_too() {
    let cases = [
        (json!(1_445_645_095.0), "2015-10-24T00:04:55Z"),
        (json!(1_445_645_095_000_i64), "2015-10-24T00:04:55Z"),
        (json!(1_445_645_095_000_000_i64), "2015-10-24T00:04:55Z"),
        (json!(20_151_024), "2015-10-24"),
        (json!(17), "unknown"),
        (
            json!({"$date": 1_474_243_200_000_i64}),
            "2016-09-19T00:00:00Z",
        ),
        (
            json!({"$date": {"$numberLong": "1474243200000"}}),
            "2016-09-19T00:00:00Z",
        ),
        (json!([2012, 8, 31, 20, 34]), "2012-08-31T20:34:00"),
        (json!([2012, 8, 31]), "2012-08-31"),
        (json!(["2012-08-31"]), "2012-08-31"),
        (json!(true), "unknown"),
    ];
    for (value, date) in cases {
        assert_eq!(shown(&value), date, "{value}");
    }
}

#[test]
fn one_value_settles_the_order_of_slashes() {
    assert_eq!(settled_order("31/08/2012"), Some(DateOrder::DayFirst));
    assert_eq!(settled_order("8/31/2012"), Some(DateOrder::MonthFirst));
    assert_eq!(settled_order("8/9/2012"), None);
    let day_first = Dates {
        order: Some(DateOrder::DayFirst),
        ..Dates::default()
    };
    assert_eq!(
        day_first.parse("07/08/2025").unwrap().to_string(),
        "2025-08-07"
    );
}

proptest! {
    #[test]
    fn any_text_is_a_date_or_none(text in "\\PC{0,40}") {
        let _ = looks_dated(&text);
        let _ = settled_order(&text);
    }

    #[test]
    fn texts_of_digits_and_marks_do_not_panic(text in "[0-9 :./TZ+年月Jan,-]{0,30}") {
        let _ = looks_dated(&text);
    }

    #[test]
    fn what_we_print_reads_back_the_same(seconds in 0_i64..4_000_000_000, minutes in -720_i32..840) {
        let offset = Offset::from_seconds(minutes * 60).unwrap();
        let moment = offset.to_datetime(jiff::Timestamp::from_second(seconds).unwrap());
        let date = Published::Zoned(moment, offset);
        prop_assert_eq!(Dates { newest_year: 9999, order: None }.parse(&date.to_string()), Some(date));
    }
}
