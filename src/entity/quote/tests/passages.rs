//! Short passages, each with the quotes it holds: what is found, and what only looks as if.

use super::*;

/// Fails unless a passage has just these quotes, each a speaker and the words.
fn check(body: &str, wanted: &[(&str, &str)]) {
    let found = extraction(body).quotes;
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|quote| (quote.speaker.as_str(), quote.span.of(body)))
        .collect();
    assert_eq!(found, wanted, "{body}");
}

#[test]
fn the_speaker_stands_after_the_words_in_either_order() {
    check(
        "\"We open on Monday,\" Clara Lindqvist said.",
        &[("Clara Lindqvist", "We open on Monday,")],
    );
    check(
        "\"We open on Monday,\" said Clara Lindqvist, the mayor.",
        &[("Clara Lindqvist", "We open on Monday,")],
    );
    check(
        "\"We open on Monday\", said Clara Lindqvist.",
        &[("Clara Lindqvist", "We open on Monday")],
    );
    check(
        "\"Who will pay for it?\" Clara Lindqvist asked.",
        &[("Clara Lindqvist", "Who will pay for it?")],
    );
    check(
        "\"We open on Monday,\" Clara Lindqvist, 45, the mayor of a town on the coast, told reporters.",
        &[("Clara Lindqvist", "We open on Monday,")],
    );
}

#[test]
fn the_speaker_stands_before_the_words() {
    check(
        "Clara Lindqvist said: \"We open on Monday.\"",
        &[("Clara Lindqvist", "We open on Monday.")],
    );
    check(
        "Clara Lindqvist told the council, \"We open on Monday.\"",
        &[("Clara Lindqvist", "We open on Monday.")],
    );
    check(
        "According to Clara Lindqvist, \"the bridge will never be paid for by tolls\".",
        &[(
            "Clara Lindqvist",
            "the bridge will never be paid for by tolls",
        )],
    );
    check(
        "\"The bridge will never pay,\" according to Clara Lindqvist.",
        &[("Clara Lindqvist", "The bridge will never pay,")],
    );
}

#[test]
fn a_part_of_a_sentence_is_quoted_too() {
    check(
        "Clara Lindqvist said the bridge was \"a gift nobody asked for\" and left.",
        &[("Clara Lindqvist", "a gift nobody asked for")],
    );
    check(
        "Clara Lindqvist called it \"regrettable\".",
        &[("Clara Lindqvist", "regrettable")],
    );
    check(
        "Clara Lindqvist left the room, saying \"the bridge can wait\".",
        &[("Clara Lindqvist", "the bridge can wait")],
    );
}

#[test]
fn a_surname_and_a_title_lead_to_the_full_name() {
    check(
        "Prime Minister Tomas Ekberg arrived by train. \"It was late,\" Ekberg said. \"It is always late,\" added Prime Minister Tomas Ekberg.",
        &[
            ("Tomas Ekberg", "It was late,"),
            ("Tomas Ekberg", "It is always late,"),
        ],
    );
    let found = extraction("Tomas Ekberg arrived by train. \"It was late,\" Ekberg said.");
    assert_eq!(
        found.quotes[0]
            .entity
            .map(|entity| found.entities[entity as usize].name.as_str()),
        Some("Tomas Ekberg")
    );
}

#[test]
fn a_pronoun_means_the_one_person_it_can_mean() {
    check(
        "Clara Lindqvist opened the bridge. \"It holds,\" she said.",
        &[("Clara Lindqvist", "It holds,")],
    );
    check(
        "Clara Lindqvist opened the bridge with Tomas Ekberg.\n\n\"It holds,\" she said.",
        &[("Clara Lindqvist", "It holds,")],
    );
    check(
        "The bridge was opened by Clara Lindqvist and Anna Berg. \"It holds,\" she said.",
        &[],
    );
    check("The bridge was opened. \"It holds,\" she said.", &[]);
    check(
        "Mr. Tomas Ekberg opened the bridge. \"It holds,\" she said.",
        &[],
    );
}

#[test]
fn words_that_go_on_after_the_attribution_are_of_the_same_speaker() {
    check(
        "\"It holds,\" Clara Lindqvist said. \"It will hold for a hundred years.\"",
        &[
            ("Clara Lindqvist", "It holds,"),
            ("Clara Lindqvist", "It will hold for a hundred years."),
        ],
    );
    check(
        "\"It holds,\" said Clara Lindqvist, \"and it will hold.\"",
        &[
            ("Clara Lindqvist", "It holds,"),
            ("Clara Lindqvist", "and it will hold."),
        ],
    );
    check(
        "\"It holds,\" Clara Lindqvist said. The crowd waited for an hour in the rain. \"Not for long.\"",
        &[("Clara Lindqvist", "It holds,")],
    );
}

#[test]
fn a_quote_of_several_paragraphs_has_one_speaker() {
    check(
        "Clara Lindqvist said: \"The bridge holds.\n\n\"The road does not.\n\n\"Nor do I.\"\n\nIt rained.",
        &[
            ("Clara Lindqvist", "The bridge holds."),
            ("Clara Lindqvist", "The road does not."),
            ("Clara Lindqvist", "Nor do I."),
        ],
    );
    check(
        "\u{201c}The bridge holds.\n\n\u{201c}The road does not,\u{201d} said Clara Lindqvist.",
        &[
            ("Clara Lindqvist", "The bridge holds."),
            ("Clara Lindqvist", "The road does not,"),
        ],
    );
}

#[test]
fn every_kind_of_mark_is_read() {
    for (open, close) in [
        ("\u{201c}", "\u{201d}"),
        ("\u{201e}", "\u{201c}"),
        ("\u{ab}", "\u{bb}"),
        ("\u{2018}", "\u{2019}"),
        ("'", "'"),
    ] {
        check(
            &format!("{open}The bridge doesn't hold,{close} Clara Lindqvist said."),
            &[("Clara Lindqvist", "The bridge doesn't hold,")],
        );
    }
    check(
        "\u{201c}He told me \u{2018}never again\u{2019} and left,\u{201d} said Clara Lindqvist.",
        &[(
            "Clara Lindqvist",
            "He told me \u{2018}never again\u{2019} and left,",
        )],
    );
}

#[test]
fn a_definite_role_speaks_and_somebody_does_not() {
    check(
        "\"The bridge holds,\" the spokesman said.",
        &[("the spokesman", "The bridge holds,")],
    );
    check(
        "\"The bridge holds,\" said the head of the union.",
        &[("the head of the union", "The bridge holds,")],
    );
    check(
        "The ministry said the bridge was \"as safe as any other\".",
        &[("the ministry", "as safe as any other")],
    );
    check("\"The bridge holds,\" said a spokesman.", &[]);
    check(
        "\"The bridge holds,\" a spokeswoman for Clara Lindqvist said.",
        &[],
    );
    check("\"The bridge holds,\" his lawyer said.", &[]);
    check(
        "\"The bridge holds,\" said his lawyer, Clara Lindqvist.",
        &[("Clara Lindqvist", "The bridge holds,")],
    );
}

#[test]
fn an_organisation_speaks() {
    check(
        "NATO said it was \"deeply worried by the flights\".",
        &[("NATO", "deeply worried by the flights")],
    );
}

#[test]
fn scare_quotes_titles_and_words_spoken_of_are_no_quotes() {
    for body in [
        "The \"free\" press printed it on Tuesday.",
        "Clara Lindqvist said the \"smart\" bridge had cost too much.",
        "Clara Lindqvist sang \"The Bridge of Sighs\" in the rain.",
        "The word \"bridge\", said nobody, has six letters.",
        "Students marched with a sign: \"Who pays?\" The party asked the mayor to go.",
        "A report said the bridge was \"unfit for any purpose at all\".",
        "Clara Lindqvist was told \"the bridge is shut for good\".",
        "Clara Lindqvist did not say \"the bridge is shut for good\".",
    ] {
        check(body, &[]);
    }
}

#[test]
fn a_question_is_not_the_question_of_who_speaks_next() {
    check(
        "One thing was open: \"Will they pay for it?\" Clara Lindqvist said nothing.",
        &[],
    );
}
