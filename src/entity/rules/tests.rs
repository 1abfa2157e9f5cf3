//! Dates, times, money, shares and measures, a table for each rule.

mod annotated;
mod tense;

use super::*;
use crate::entity::gazetteer::Gazetteer;

/// What the rules find in a text of Monday, 7 July 2025, as `surface = resolved`.
fn found(text: &str, kind: Kind) -> Vec<String> {
    let gazetteer = Gazetteer::default();
    let document = Document::new(text, &gazetteer);
    let rules = find(&document, Some(Date::constant(2025, 7, 7)));
    let of_kind = rules.iter().filter(|rule| rule.kind == kind);
    of_kind
        .map(|rule| {
            let surface = document.span(rule.start, rule.end).of(text);
            rule.resolved
                .as_ref()
                .map_or(surface.to_owned(), |resolved| {
                    format!("{surface} = {resolved}")
                })
        })
        .collect()
}

#[test]
fn dates_are_found_and_resolved() {
    for (text, expected) in [
        ("They met on June 29.", vec!["June 29 = 2025-06-29"]),
        ("on July 7, 2025, he", vec!["July 7, 2025 = 2025-07-07"]),
        ("on 7 July 2025", vec!["7 July 2025 = 2025-07-07"]),
        ("on the 4th of July", vec!["4th of July = 2025-07-04"]),
        (
            "It was signed in November.",
            vec!["November = 2024-11-01/2024-11-30"],
        ),
        (
            "It will open in November.",
            vec!["November = 2025-11-01/2025-11-30"],
        ),
        ("said on Monday", vec!["Monday = 2025-07-07"]),
        ("he arrived on Friday", vec!["Friday = 2025-07-04"]),
        ("they will meet on Friday", vec!["Friday = 2025-07-11"]),
        ("next Tuesday", vec!["next Tuesday = 2025-07-08"]),
        ("last Monday", vec!["last Monday = 2025-06-30"]),
        ("last month", vec!["last month = 2025-06-01/2025-06-30"]),
        ("this week", vec!["this week = 2025-07-07/2025-07-13"]),
        ("three days ago", vec!["three days ago = 2025-07-04"]),
        (
            "two years ago",
            vec!["two years ago = 2023-01-01/2023-12-31"],
        ),
        ("yesterday", vec!["yesterday = 2025-07-06"]),
        (
            "Earlier this month he",
            vec!["Earlier this month = 2025-07-01/2025-07-31"],
        ),
        (
            "late last year",
            vec!["late last year = 2024-01-01/2024-12-31"],
        ),
    ] {
        assert_eq!(found(text, Kind::Date), expected, "{text}");
    }
}

#[test]
fn years_spans_and_days_in_numbers_are_found_and_resolved() {
    for (text, expected) in [
        ("on 21/9/2020.", vec!["21/9/2020 = 2020-09-21"]),
        ("on 1/2/2020.", vec!["1/2/2020"]),
        ("the treaty of 1648.", vec!["1648 = 1648-01-01/1648-12-31"]),
        ("a crew of 1500.", vec![]),
        (
            "from September 2 to 14",
            vec!["September 2 to 14 = 2025-09-02/2025-09-14"],
        ),
        ("in 1944,", vec!["1944 = 1944-01-01/1944-12-31"]),
        ("the 1930s were", vec!["1930s = 1930-01-01/1939-12-31"]),
        (
            "the war of 1914-18.",
            vec!["1914-18 = 1914-01-01/1918-12-31"],
        ),
        (
            "in the third quarter of 2024",
            vec!["third quarter of 2024 = 2024-07-01/2024-09-30"],
        ),
        (
            "late March 1945",
            vec!["late March 1945 = 1945-03-01/1945-03-31"],
        ),
        (
            "on Tuesday, November 2, they",
            vec!["Tuesday, November 2 = 2025-11-02"],
        ),
        (
            "2024-02-30 and 2024-02-29",
            vec!["2024-02-30", "2024-02-29 = 2024-02-29"],
        ),
        ("the past five years", vec!["past five years"]),
        (
            "on September 7-9",
            vec!["September 7-9 = 2025-09-07/2025-09-09"],
        ),
    ] {
        assert_eq!(found(text, Kind::Date), expected, "{text}");
    }
}

#[test]
fn parts_of_months_and_years_are_found_and_resolved() {
    for (text, expected) in [
        (
            "on the second Sunday of October",
            vec!["second Sunday of October = 2024-10-13"],
        ),
        (
            "on the last Monday in May 2024",
            vec!["last Monday in May 2024 = 2024-05-27"],
        ),
        (
            "in the last week of September",
            vec!["last week of September = 2024-09-24/2024-09-30"],
        ),
        (
            "profit in the quarter ended June 2021",
            vec!["quarter ended June 2021 = 2021-04-01/2021-06-30"],
        ),
        (
            "for the year ended March 31",
            vec!["year ended March 31 = 2024-04-01/2025-03-31"],
        ),
        (
            "in the 2021/22 financial year",
            vec!["2021/22 = 2021-01-01/2022-12-31"],
        ),
        ("the 2021/30 form", vec!["2021 = 2021-01-01/2021-12-31"]),
    ] {
        assert_eq!(found(text, Kind::Date), expected, "{text}");
    }
}

#[test]
fn two_days_with_all_that_belongs_to_them_are_one_range() {
    for (text, expected) in [
        (
            "It ran 28 December 2023 to 3 January 2024.",
            "28 December 2023 to 3 January 2024 = 2023-12-28/2024-01-03",
        ),
        (
            "28 December 2023 \u{2013} 3 January 2024",
            "28 December 2023 \u{2013} 3 January 2024 = 2023-12-28/2024-01-03",
        ),
        (
            "from December 28, 2023, to January 3, 2024",
            "December 28, 2023, to January 3, 2024 = 2023-12-28/2024-01-03",
        ),
        (
            "between 1 May 2019 and 1 May 2021 it",
            "1 May 2019 and 1 May 2021 = 2019-05-01/2021-05-01",
        ),
        (
            "March 28 \u{2013} April 3, 2024",
            "March 28 \u{2013} April 3, 2024 = 2024-03-28/2024-04-03",
        ),
    ] {
        assert_eq!(found(text, Kind::Date), [expected], "{text}");
    }
}

#[test]
fn days_from_one_to_another_are_one_range() {
    for (text, expected) in [
        (
            "It rained 10 to 14 March 2024 here.",
            "10 to 14 March 2024 = 2024-03-10/2024-03-14",
        ),
        (
            "It rained 10-14 March 2024.",
            "10-14 March 2024 = 2024-03-10/2024-03-14",
        ),
        (
            "It rained 10\u{2013}14 March 2024.",
            "10\u{2013}14 March 2024 = 2024-03-10/2024-03-14",
        ),
        (
            "between 10 and 14 March 2024.",
            "10 and 14 March 2024 = 2024-03-10/2024-03-14",
        ),
        (
            "the 10th to 14th of March 2024 were wet",
            "10th to 14th of March 2024 = 2024-03-10/2024-03-14",
        ),
        (
            "between the 10th and the 14th of March",
            "10th and the 14th of March = 2025-03-10/2025-03-14",
        ),
        (
            "from 3 to 5 April it",
            "3 to 5 April = 2025-04-03/2025-04-05",
        ),
        (
            "on March 10-14, 2024,",
            "March 10-14, 2024 = 2024-03-10/2024-03-14",
        ),
        (
            "between March 10 and 14, 2024",
            "March 10 and 14, 2024 = 2024-03-10/2024-03-14",
        ),
        (
            "from March 10 to March 14, 2024 here",
            "March 10 to March 14, 2024 = 2024-03-10/2024-03-14",
        ),
        (
            "March 28\u{2013}April 3, 2024",
            "March 28\u{2013}April 3, 2024 = 2024-03-28/2024-04-03",
        ),
        (
            "from 28 December to 3 January 2025",
            "28 December to 3 January 2025 = 2024-12-28/2025-01-03",
        ),
    ] {
        assert_eq!(found(text, Kind::Date), [expected], "{text}");
    }
}

#[test]
fn two_days_are_no_range_where_nothing_joins_them() {
    for (text, expected) in [
        (
            "on 10 and 14 March 2024",
            vec!["14 March 2024 = 2024-03-14"],
        ),
        (
            "put off from March 10 to March 9, 2024",
            vec!["March 10 = 2025-03-10", "March 9, 2024 = 2024-03-09"],
        ),
        (
            "The vote was moved from March 10 to April 14, 2024.",
            vec!["March 10 = 2025-03-10", "April 14, 2024 = 2024-04-14"],
        ),
        (
            "The trial was moved from 10 March 2024 to 14 April 2024.",
            vec!["10 March 2024 = 2024-03-10", "14 April 2024 = 2024-04-14"],
        ),
        (
            "on 10 March 2024 to 9 March 2024",
            vec!["10 March 2024 = 2024-03-10", "9 March 2024 = 2024-03-09"],
        ),
        (
            "On March 10 \u{2013} 14 people came.",
            vec!["March 10 = 2025-03-10"],
        ),
        (
            "It rose from March 3 to 14 percent.",
            vec!["March 3 = 2025-03-03"],
        ),
    ] {
        assert_eq!(found(text, Kind::Date), expected, "{text}");
    }
}

#[test]
fn may_and_march_count_only_in_company() {
    assert_eq!(
        found("It was in May.", Kind::Date),
        ["May = 2025-05-01/2025-05-31"]
    );
    assert_eq!(found("on March 3", Kind::Date), ["March 3 = 2025-03-03"]);
    for text in [
        "Theresa May spoke",
        "May they rest",
        "the Long March",
        "April Smith said",
        "They march on.",
    ] {
        assert!(found(text, Kind::Date).is_empty(), "{text}");
    }
}

#[test]
fn four_digits_are_not_always_a_year() {
    for text in [
        "2000 troops",
        "Resolution 1973",
        "1,944 people",
        "$1944",
        "5 1945 km",
        "1500 metres",
    ] {
        assert!(found(text, Kind::Date).is_empty(), "{text}");
    }
}

#[test]
fn a_date_without_a_day_of_publication_stays_unresolved() {
    let gazetteer = Gazetteer::default();
    let document = Document::new("on Monday, in 1944", &gazetteer);
    let resolved: Vec<Option<String>> = find(&document, None)
        .into_iter()
        .map(|rule| rule.resolved)
        .collect();
    assert_eq!(resolved, [None, Some("1944-01-01/1944-12-31".to_owned())]);
}

#[test]
fn money_is_found_with_its_modifiers() {
    for (text, expected) in [
        ("paid $12.5 million for", vec!["$12.5 million"]),
        ("a debt of 30 million pounds.", vec!["30 million pounds"]),
        ("about €5bn", vec!["about €5bn"]),
        ("Rs 300 crore", vec!["Rs 300 crore"]),
        ("more than 10,000 marks", vec!["more than 10,000 marks"]),
        ("132 billion gold marks", vec!["132 billion gold marks"]),
        ("US$40", vec!["US$40"]),
        ("40 cents to $70.16 a barrel", vec!["40 cents", "$70.16"]),
        ("a million dollars", vec!["a million dollars"]),
        ("R450 a month", vec!["R450"]),
        ("N1,480 to the dollar", vec!["N1,480"]),
        ("KSh 3.5 million for", vec!["KSh 3.5 million"]),
        ("Ksh2.7 trillion.", vec!["Ksh2.7 trillion"]),
        ("NT$30 billion", vec!["NT$30 billion"]),
        ("Rs. 250 each", vec!["Rs. 250"]),
        ("Tk 300 crore", vec!["Tk 300 crore"]),
        ("GH¢45 a bag", vec!["GH¢45"]),
        ("cost BWP 210 million", vec!["BWP 210 million"]),
        ("200,000 CFA francs", vec!["200,000 CFA francs"]),
        ("L.E. 3 billion", vec!["L.E. 3 billion"]),
        ("a 50p coin", vec!["50p"]),
        ("a 720p screen", vec![]),
        ("a 130-billion-euro package", vec!["130-billion-euro"]),
        (
            "hundreds of millions of dollars",
            vec!["hundreds of millions of dollars"],
        ),
        (
            "Tens of thousands of pounds",
            vec!["Tens of thousands of pounds"],
        ),
        ("thousands of people", vec![]),
        ("$5 million to $7 million", vec!["$5 million", "$7 million"]),
        ("at COP26 and the G20", vec![]),
        ("the COP 28 talks", vec![]),
        ("COP26 million", vec!["COP26 million"]),
        ("the N1 and the R21 road", vec![]),
        ("five pounds of bread", vec![]),
        ("in 1955 won", vec![]),
        ("the dollar fell", vec![]),
    ] {
        assert_eq!(found(text, Kind::Money), expected, "{text}");
    }
}

#[test]
fn per_cent_time_and_quantity() {
    assert_eq!(found("rose 85%", Kind::Percent), ["85%"]);
    assert_eq!(
        found("nearly 80 per cent of", Kind::Percent),
        ["nearly 80 per cent"]
    );
    assert_eq!(
        found("two percentage points", Kind::Percent),
        ["two percentage points"]
    );
    assert!(found("three quarters of them", Kind::Percent).is_empty());
    assert_eq!(
        found("at 10:30 a.m. and at 0200 GMT", Kind::Time),
        ["10:30 a.m.", "0200 GMT"]
    );
    assert_eq!(
        found("at 11 o'clock, at noon", Kind::Time),
        ["11 o'clock", "noon"]
    );
    assert!(found("He ran it in 2:03:11.", Kind::Time).is_empty());
    assert_eq!(found("240 km away", Kind::Quantity), ["240 km"]);
    assert_eq!(found("at 120 km/h", Kind::Quantity), ["120 km/h"]);
    assert_eq!(found("is 828m tall", Kind::Quantity), ["828m"]);
    assert_eq!(found("a 300-foot tower", Kind::Quantity), ["300-foot"]);
    assert_eq!(
        found("12 square miles", Kind::Quantity),
        ["12 square miles"]
    );
    assert_eq!(
        found("about 3 million barrels a day.", Kind::Quantity),
        ["about 3 million barrels a day"]
    );
    assert_eq!(
        found("five to eight kilometres", Kind::Quantity),
        ["five to eight kilometres"]
    );
}
