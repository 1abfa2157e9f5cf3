//! What holds of any text: nothing panics, spans are the text's own, and nobody waits for marks.

use super::{
    super::{Extraction, with_quotes},
    extraction,
};
use proptest::prelude::*;

/// Every quote lies in the text, in order, and is more than blanks.
fn is_sound(body: &str, names: &Extraction) -> bool {
    let quotes = &names.quotes;
    quotes.iter().all(|quote| {
        body.get(quote.span.range())
            .is_some_and(|text| !text.trim().is_empty())
            && !quote.speaker.is_empty()
    }) && quotes
        .windows(2)
        .all(|pair| pair[0].span.end <= pair[1].span.start)
}

proptest! {
    #[test]
    fn quotes_of_any_text_are_slices_of_it(body in "([\"'\u{201c}\u{201d}\u{201e}\u{2018}\u{2019}«»,.?!: \n]|said |she |Clara Lindqvist |the mayor |NATO |na\u{ef}ve |\u{1f5de} ){0,60}") {
        prop_assert!(is_sound(&body, &extraction(&body)));
    }
}

#[test]
fn what_is_never_closed_or_never_opened_quotes_nobody() {
    for body in [
        "\"",
        "\"\"\"\"",
        "said \u{201d}it\u{201d} Clara Lindqvist",
        "Clara Lindqvist said: \"",
        "\u{201c}\n\n\u{201c}\n\n\u{201c}",
    ] {
        assert!(extraction(body).quotes.is_empty(), "{body}");
    }
}

#[test]
fn a_megabyte_of_marks_is_read_like_any_other() {
    // Without the names: this is about the quotes alone. A quadratic walk would take minutes.
    let marks = "\"".repeat(1 << 20);
    assert!(is_sound(
        &marks,
        &with_quotes(&marks, Extraction::default())
    ));
    for unit in [
        "\"",
        "\" ",
        "\"a\" ",
        "\u{201c}",
        "\u{201c}a",
        "'a ",
        "\"a,\" said ",
        "\"a\n\n",
        "said , ",
        "( \"x y z\" ,",
    ] {
        let body = unit.repeat((1 << 18) / unit.len());
        assert!(
            is_sound(&body, &with_quotes(&body, Extraction::default())),
            "{unit}"
        );
    }
}
