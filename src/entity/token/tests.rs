//! Words and their edges.

use super::*;
use proptest::prelude::*;

fn words(text: &str) -> Vec<&str> {
    tokenise(text)
        .iter()
        .map(|token| text.get(token.start as usize..token.end as usize).unwrap())
        .collect()
}

#[test]
fn words_are_cut_as_a_reader_would() {
    for (text, expected) in [
        (
            "Mr. Doe met Gen. Roe.",
            vec!["Mr.", "Doe", "met", "Gen.", "Roe", "."],
        ),
        ("the U.S. Senate", vec!["the", "U.S.", "Senate"]),
        ("J. R. Doe", vec!["J.", "R.", "Doe"]),
        ("J.R. Doe", vec!["J.R.", "Doe"]),
        ("for AT&T. Then", vec!["for", "AT", "&", "T", ".", "Then"]),
        ("S.&P. fell", vec!["S.", "&", "P.", "fell"]),
        ("at 5 a.m. today", vec!["at", "5", "a.m.", "today"]),
        ("Russia's army", vec!["Russia", "'s", "army"]),
        ("Russia\u{2019}s", vec!["Russia", "\u{2019}s"]),
        ("O'Brien doesn't", vec!["O'Brien", "doesn't"]),
        ("Jean-Pierre", vec!["Jean", "-", "Pierre"]),
        (
            "$12.5 million, 1,000",
            vec!["$", "12.5", "million", ",", "1,000"],
        ),
        ("the 1930s.", vec!["the", "1930", "s", "."]),
        ("Łódź, São Paulo", vec!["Łódź", ",", "São", "Paulo"]),
        ("", vec![]),
    ] {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn keys_fold_case_accents_and_periods() {
    assert_eq!(key("U.S."), key("US"));
    assert_eq!(key("São"), key("SAO"));
    assert_eq!(key("O\u{2019}Brien"), key("o'brien"));
    assert_ne!(key("Doe"), key("Roe"));
    assert_eq!(tokenise("Évian")[0].key, key("evian"));
}

#[test]
fn shapes_tell_names_from_words() {
    for (text, shape) in [
        ("word", Shape::Lower),
        ("Word", Shape::Capital),
        ("McDonald", Shape::Capital),
        ("iPhone", Shape::Capital),
        ("NATO", Shape::Caps),
        ("U.S.", Shape::Caps),
        ("J.", Shape::Initial),
        ("1944", Shape::Number),
        (",", Shape::Mark),
        ("東京", Shape::Lower),
    ] {
        assert_eq!(tokenise(text)[0].shape, shape, "{text}");
    }
}

#[test]
fn the_list_of_abbreviations_is_sorted() {
    for word in ["Adm", "Mr", "vs", "Nov", "St", "Gen"] {
        assert!(is_abbreviation(word), "{word}");
    }
}

proptest! {
    #[test]
    fn tokens_cover_the_text_in_order(text in "\\PC{0,80}") {
        let mut end = 0;
        for token in tokenise(&text) {
            let (start, last) = (token.start as usize, token.end as usize);
            prop_assert!(start >= end && last > start);
            prop_assert!(text.get(start..last).is_some());
            prop_assert!(text.get(end..start).unwrap().trim().is_empty());
            end = last;
        }
        prop_assert!(text.get(end..).unwrap().trim().is_empty());
    }
}
