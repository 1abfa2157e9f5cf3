//! What American wires write in their own way: datelines with states, parties of lawmakers, the agency at the end.

use super::*;

/// As what a word is named, wherever it is.
fn kinds_of(word: &str, body: &str) -> Vec<String> {
    let of_word = named(body)
        .into_iter()
        .filter(|name| name.ends_with(&format!(" {word}")));
    of_word.collect()
}

#[test]
fn the_place_of_a_dateline_is_that_place_throughout() {
    let body = "JACKSON, Miss. (AP) \u{2014} The water plant in Jackson failed again on Sunday. Jackson has had \
        trouble for years, the governor said. \u{201c}Jackson deserves better,\u{201d} said Mayor Ann Lumumba.";
    assert_eq!(kinds_of("Jackson", body), ["LOC Jackson"; 3]);
    assert_eq!(
        named(body)[..3],
        ["LOC JACKSON", "LOC Miss.", "ORG AP"].map(str::to_owned)
    );
    let body = "ST. PAUL, Minn. (AP) \u{2014} A storm swept through Ramsey County, officials said.";
    assert_eq!(
        named(body)[..3],
        ["LOC ST. PAUL", "LOC Minn.", "ORG AP"].map(str::to_owned)
    );
}

#[test]
fn a_person_named_in_full_is_not_the_place_of_the_dateline() {
    let body = "JACKSON, Miss. (AP) \u{2014} Alan Jackson sang on Friday. \u{201c}I am glad,\u{201d} Jackson said.";
    assert_eq!(
        kinds_of("Jackson", body),
        ["PERSON Alan Jackson", "PERSON Jackson"]
    );
}

#[test]
fn the_party_and_state_of_a_lawmaker_are_no_name() {
    let body = "Sen. Mike Lee, R-Utah, said he would vote no. Sen. Joe Manchin, D-W.Va., and Sen. Bernie \
        Sanders, I-Vt., disagreed. Sen. Ted Cruz (R-Texas) left, and Rep. Jane Roe, D-New York, stayed.";
    assert_eq!(
        named(body),
        [
            "PERSON Mike Lee",
            "PERSON Joe Manchin",
            "PERSON Bernie Sanders",
            "PERSON Ted Cruz",
            "PERSON Jane Roe"
        ]
    );
}

#[test]
fn a_hyphen_behind_a_letter_is_not_always_a_party() {
    let body = "They landed on the beaches on June 6, 1944, D-Day, as planned.";
    assert!(kinds_of("D-Day", body).len() == 1, "{:?}", named(body));
}

#[test]
fn a_title_that_owns_something_and_the_agency_at_the_end_are_nobody() {
    let body = "Sheriff's deputies found a man dead in a field near Tulsa on Friday.\n\n REUTER";
    assert_eq!(
        named(body),
        ["LOC Tulsa", "DATE Friday", "ORG REUTER"].map(str::to_owned)
    );
}
