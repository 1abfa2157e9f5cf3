//! Words, phrases and patterns in texts of several scripts.

use super::*;
use proptest::prelude::*;

fn found(text: &str, form: Form, sought: &str) -> Vec<String> {
    let pattern = Pattern {
        text: sought.to_owned(),
        form,
    };
    let passage = Passage::new(&pattern).expect("something to look for");
    let spans = passage.find(text);
    assert_eq!(passage.is_in(text), !spans.is_empty());
    spans.iter().map(|span| span.of(text).to_owned()).collect()
}

#[test]
fn a_word_is_whole_folded_and_smart_about_capitals() {
    let text = "Le café est fermé.\nThe Cafés of CAFE street; cafeteria";
    assert_eq!(found(text, Form::Fuzzy, "cafe"), ["café", "CAFE"]);
    assert_eq!(
        found(text, Form::Prefix, "caf"),
        ["caf", "Caf", "CAF", "caf"]
    );
    assert_eq!(found(text, Form::Part, "afe"), ["afé", "afé", "AFE", "afe"]);
    assert_eq!(found(text, Form::Fuzzy, "Cafes"), ["Cafés"]);
    assert_eq!(found(text, Form::Fuzzy, "art"), [""; 0]);
}

#[test]
fn a_phrase_has_whole_words_and_stays_in_its_paragraph() {
    let text =
        "The civil war ended. Civil wars did not.\nA civil \n war; civil\n\nwar, civil \n \n war";
    assert_eq!(
        found(text, Form::Phrase, "civil war"),
        ["civil war", "civil \n war"]
    );
    assert_eq!(found(text, Form::Near(0), "war civil").len(), 3);
}

#[test]
fn a_phrase_goes_on_over_more_blanks_than_are_typed() {
    let text = "The  Prime\u{a0}Minister of\tNorway, the prime-minister";
    let phrase = "the prime  minister";
    assert_eq!(
        found(text, Form::Phrase, phrase),
        ["The  Prime\u{a0}Minister"]
    );
    assert_eq!(
        found(text, Form::Part, "inister of nor"),
        ["inister of\tNor"]
    );
}

#[test]
fn a_mark_of_a_letter_ends_no_word() {
    let text = "हिन्दी भाषा, विद्यालय; தமிழ்நாடு ❤\u{fe0f}मन";
    for word in ["दी", "हिन", "यालय", "நாடு"] {
        assert_eq!(found(text, Form::Fuzzy, word), [""; 0], "{word}");
    }
    for word in ["हिन्दी", "भाषा", "विद्यालय", "தமிழ்நாடு", "मन"]
    {
        assert_eq!(found(text, Form::Fuzzy, word), [word]);
    }
    assert_eq!(found(text, Form::Prefix, "हिन"), ["हिन"]);
}

#[test]
fn a_phrase_may_begin_within_what_only_looks_like_it() {
    assert_eq!(found("a mad ad ad, made", Form::Phrase, "ad ad"), ["ad ad"]);
    assert_eq!(found("bana na na", Form::Fuzzy, "na na"), ["na na"]);
    assert_eq!(found("aé é é中", Form::Phrase, "é é"), ["é é"]);
}

#[test]
fn words_near_each_other_come_in_any_order() {
    let text = "The war was, some said, a civil one; a civil and very long and bitter war.";
    assert_eq!(
        found(text, Form::Near(4), "war civil"),
        ["war was, some said, a civil"]
    );
    assert_eq!(found(text, Form::Near(3), "civil war"), [""; 0]);
    let all = found(text, Form::Near(6), "civil war");
    assert_eq!(
        all,
        [
            "war was, some said, a civil",
            "civil and very long and bitter war"
        ]
    );
    assert_eq!(found("war war", Form::Near(0), "war war"), ["war war"]);
    // Two blanks are no word between them.
    assert_eq!(
        found("a civil war", Form::Near(0), "civil  war"),
        ["civil war"]
    );
}

#[test]
fn ends_are_those_of_the_whole_text() {
    let text = "First words.\nLast words.\n";
    assert_eq!(found(text, Form::Start, "first"), ["First"]);
    assert_eq!(found(text, Form::Start, "last"), [""; 0]);
    assert_eq!(found(text, Form::End, "words."), ["words."]);
    assert_eq!(found("Words.", Form::Whole, "words."), ["Words."]);
}

#[test]
fn a_regular_expression_sees_the_text_as_it_is() {
    let text = "Treaty of 1919\ntreaties";
    assert_eq!(
        found(text, Form::Regex, "treat(y|ies)"),
        ["Treaty", "treaties"]
    );
    assert_eq!(found(text, Form::Regex, r"^Treat\w+"), ["Treaty"]);
    assert_eq!(found(text, Form::Regex, r"\d{4}$"), ["1919"]);
    assert_eq!(found(text, Form::Regex, "x*"), [""; 0]);
    assert_eq!(
        compile("a{1000}{1000}").err().as_deref(),
        Some("the regular expression is too large")
    );
    let error = compile("(a").expect_err("an open group");
    assert_eq!(error, "regular expression: unclosed group");
}

#[test]
fn words_of_scripts_without_blanks_stand_anywhere() {
    assert_eq!(found("他在中国工作", Form::Fuzzy, "中国"), ["中国"]);
    assert_eq!(found("Он в Киеве.", Form::Fuzzy, "киев"), [""; 0]);
    assert_eq!(found("Он в Киеве.", Form::Prefix, "киев"), ["Киев"]);
}

proptest! {
    #[test]
    fn what_is_in_a_text_is_found_there(
        text in "[aAáe\u{301}\u{ad}.’ \\n文]{0,24}",
        sought in "[aáe]{1,2}( [aáe]{1,2})?",
        form in prop::sample::select(vec![Form::Fuzzy, Form::Phrase, Form::Prefix, Form::Part]),
    ) {
        // The assertion is within: whether it is there at all, and where.
        found(&text, form, &sought);
    }
}
