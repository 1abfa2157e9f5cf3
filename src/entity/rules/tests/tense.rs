//! Weekdays and months that are the last or the next by what their sentence says; the text is of Monday, 7 July 2025.

use super::*;

fn assert_days(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(found(text, Kind::Date), [*expected], "{text}");
    }
}

const LAST: &str = "Friday = 2025-07-04";
const NEXT: &str = "Friday = 2025-07-11";

#[test]
fn the_verb_nearest_before_a_day_says_whether_it_has_been() {
    assert_days(&[
        ("The company said on Friday it would cut jobs.", LAST),
        ("He told reporters Friday that talks will go on.", LAST),
        ("Six were killed by a bomb on Friday.", LAST),
        ("A deal that would end the war fell apart on Friday.", LAST),
        ("The next round was won by Utopia on Friday.", LAST),
        ("She died on Friday, and will be buried at sea.", LAST),
        ("Flights were cancelled due to snow on Friday.", LAST),
        ("The bank held rates as expected on Friday.", LAST),
        ("It would have ended on Friday.", LAST),
        ("Talks did not begin on Friday.", LAST),
        ("The scheduled talks ended on Friday.", LAST),
        ("The blaze appeared to begin in one home on Friday.", LAST),
        ("The law did not take effect on Friday.", LAST),
        ("On Friday the firm said it would sell.", LAST),
        ("The company said it would cut jobs on Friday.", NEXT),
        ("He spoke of a vote that will be held on Friday.", NEXT),
        ("The bridge will be formally opened on Friday.", NEXT),
        ("They will meet allied leaders on Friday.", NEXT),
        ("Work will proceed on Friday.", NEXT),
        ("He was told to pay by Friday.", NEXT),
        ("She was due to appear in court on Friday.", NEXT),
        ("They are set to vote on Friday.", NEXT),
        ("On Friday the bridge will open.", NEXT),
        (
            "\u{201c}We\u{2019}ll decide on Friday,\u{201d} he said.",
            NEXT,
        ),
    ]);
}

#[test]
fn the_present_looks_ahead_with_verbs_of_the_calendar() {
    assert_days(&[
        ("The trial starts Friday.", NEXT),
        ("Parliament votes on Friday.", NEXT),
        ("Talks resume in the capital on Friday.", NEXT),
        ("Unions called a strike for Friday.", NEXT),
        ("The deadline is Friday.", NEXT),
        ("Leaders to meet in Utopia on Friday", NEXT),
        ("Voters go to the polls on Friday.", NEXT),
        ("The law takes effect on Friday.", NEXT),
        ("The final is on Friday.", NEXT),
        ("Man dies after crash Friday", LAST),
        ("He resigned after two votes on Friday.", LAST),
        ("Rebels took the blame for Friday's attack.", LAST),
        ("Stocks fall on Friday", LAST),
    ]);
}

#[test]
fn the_verb_nearest_to_a_month_says_whether_it_has_been() {
    assert_days(&[
        (
            "The firm said in November it would sell.",
            "November = 2024-11-01/2024-11-30",
        ),
        (
            "The road was shut until the end of November.",
            "November = 2025-11-01/2025-11-30",
        ),
        (
            "The museum opens in November.",
            "November = 2025-11-01/2025-11-30",
        ),
    ]);
}
