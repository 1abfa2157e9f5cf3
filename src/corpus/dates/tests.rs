//! Dates in every spelling, and what is no date: each form with its evil twins.

mod known;
mod unknown;

use super::*;
use jiff::tz::Offset;
use proptest::prelude::*;
use serde_json::json;

/// As of 2026: two-digit years and dates to come depend on it.
fn of_2026() -> Dates {
    Dates {
        newest_year: 2027,
        ..Dates::default()
    }
}

fn shown(value: &Value) -> String {
    match of_2026().examine(value) {
        Ok(dated) => dated.published.to_string(),
        Err(reason) => reason.to_string(),
    }
}

fn check(cases: &[(&str, &str)]) {
    for (text, date) in cases {
        assert_eq!(shown(&json!(text)), *date, "{text}");
    }
}

#[test]
fn every_form_of_the_table_reads_its_example_and_no_form_before_it_does() {
    let examples = forms::FORMS.iter().filter(|form| form.name != "relative");
    for form in examples {
        let dated = of_2026().examine(&json!(form.example)).expect(form.example);
        assert_eq!(dated.form, form.name);
    }
    assert_eq!(shown(&json!("2 hours ago")), Unknown::Relative.to_string());
}

#[test]
fn one_value_settles_the_order_of_slashes() {
    assert_eq!(settled_order("31/08/2012"), Some(DateOrder::DayFirst));
    assert_eq!(settled_order("8/31/2012"), Some(DateOrder::MonthFirst));
    assert_eq!(settled_order("31-08-12"), Some(DateOrder::DayFirst));
    for open in ["8/9/2012", "31.08.2012", "31/31/2012", "8/31", "2012/08/31"] {
        assert_eq!(settled_order(open), None, "{open}");
    }
    let read = |order, text| {
        let dates = Dates {
            order: Some(order),
            ..of_2026()
        };
        dates.parse(text).unwrap().to_string()
    };
    assert_eq!(read(DateOrder::DayFirst, "07/08/2025"), "2025-08-07");
    assert_eq!(read(DateOrder::MonthFirst, "07/08/2025"), "2025-07-08");
    // What a date says of itself wins.
    assert_eq!(read(DateOrder::MonthFirst, "31/08/2025"), "2025-08-31");
}

#[test]
fn a_weekday_settles_what_the_numbers_leave_open() {
    check(&[
        ("Thu 07/08/2025", "2025-08-07"),
        ("Tuesday, 07/08/2025 17:03", "2025-07-08T17:03:00"),
        ("Sunday, 07/08/2025", "order of day and month not settled"),
    ]);
}

#[test]
fn formats_and_the_zone_of_the_user_win() {
    let told = |formats: &[&str], zone: Option<&str>| Dates {
        rules: Arc::new(DateRules {
            formats: formats
                .iter()
                .map(|format| DateFormat::new(format).unwrap())
                .collect(),
            zone: zone.map(|name| Zone::new(name).unwrap()),
        }),
        ..of_2026()
    };
    let odd = told(&["%d/%m/%Y", "%Y%m%d%H"], None);
    let read = |dates: &Dates, value: Value| {
        dates
            .read(&value)
            .map(|date| dates.placed(date).to_string())
    };
    assert_eq!(
        read(&odd, json!("07/08/2025")).as_deref(),
        Some("2025-08-07")
    );
    assert_eq!(
        read(&odd, json!(2_025_070_717)).as_deref(),
        Some("2025-07-07T17:00:00")
    );
    // What no format fits is read as ever.
    assert_eq!(
        read(&odd, json!("2025-08-07 17:03")).as_deref(),
        Some("2025-08-07T17:03:00")
    );
    let berlin = told(&[], Some("Europe/Berlin"));
    for (text, date) in [
        ("2025-07-07 17:03", "2025-07-07T17:03:00+02:00"),
        ("2025-01-07 17:03", "2025-01-07T17:03:00+01:00"),
        ("2025-07-07 17:03Z", "2025-07-07T17:03:00Z"),
        ("2025-07-07", "2025-07-07"),
        // The hour that was skipped, and the one that came twice.
        ("2025-03-30 02:30", "2025-03-30T02:30:00+01:00"),
        ("2025-10-26 02:30", "2025-10-26T02:30:00+02:00"),
        // Local mean time, to the minute.
        ("1880-01-01 12:00", "1880-01-01T12:00:00+00:53"),
    ] {
        assert_eq!(read(&berlin, json!(text)).as_deref(), Some(date), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_date_or_none(text in "\\PC{0,60}") {
        let _ = looks_dated(&text);
        let _ = settled_order(&text);
    }

    #[test]
    fn texts_of_digits_and_marks_do_not_panic(text in "[0-9 :./TZW+年月時분Jan,'()-]{0,30}") {
        let _ = looks_dated(&text);
    }

    #[test]
    fn pieces_of_dates_in_any_order_do_not_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "2025", "-", "07", "7", "/", ".", " ", "T", "17:03", ":", "Jul", "Mon", "mar", "+02:00", "Z", "ET", "pm", "年", "月", "日",
        "令和", "Date(", "datetime.datetime(", ")", ",", "ago", "24:00", "W28", "'", "99", "Uhr", "下午", "٢٠٢٥", "&amp;", "00",
    ]), 0..14)) {
        let text = pieces.concat();
        let _ = (looks_dated(&text), settled_order(&text));
    }

    #[test]
    fn what_we_print_reads_back_the_same(seconds in -11_000_000_000_i64..4_000_000_000, minutes in -720_i32..840, kind in 0..3) {
        let offset = Offset::from_seconds(minutes * 60).unwrap();
        let moment = offset.to_datetime(jiff::Timestamp::from_second(seconds).unwrap());
        let date = match kind {
            0 => Published::Day(moment.date()),
            1 => Published::Local(moment),
            _ => Published::Zoned(moment, offset),
        };
        let dates = Dates { newest_year: 9999, ..Dates::default() };
        prop_assert_eq!(dates.parse(&date.to_string()), Some(date));
    }

    #[test]
    fn whatever_is_read_prints_a_form_that_reads_back_the_same(text in "[0-9]{1,4}[-/. ](0?[1-9]|Jul|août)[-/. ][0-9]{1,4}( [0-9]{1,2}:[0-9]{2})?( ?[+-][0-9]{4}| EST|Z)?") {
        if let Some(date) = of_2026().parse(&text) {
            prop_assert_eq!(of_2026().parse(&date.to_string()), Some(date));
        }
    }

    #[test]
    fn numbers_of_any_size_are_dates_or_none(number in proptest::num::f64::ANY, whole in proptest::num::i64::ANY) {
        let _ = of_2026().read(&json!(number));
        let _ = of_2026().read(&json!(whole));
        let _ = of_2026().read(&json!([whole, whole, number]));
        let _ = of_2026().read(&json!({"seconds": whole, "nanos": 5}));
    }
}
