//! Bodies as archives have them, and as they are read.

use super::{BLANKS, even, text, without_tail};
use proptest::prelude::*;
use std::borrow::Cow;

#[test]
fn hard_wrapped_text_is_joined() {
    let wire = "The harbour office said it expected a\nlonger closure of the northern channel than\nhad been planned for this month and the next, it\nsaid.\n    Pilots were told on Friday that they should\nwait.";
    assert_eq!(
        text(wire),
        "The harbour office said it expected a longer closure of the northern channel than had been planned for this month and the next, it said.\n\nPilots were told on Friday that they should wait."
    );
}

#[test]
fn hard_wrapped_text_is_joined_though_a_word_of_it_is_in_bold() {
    let wire = "The <b>harbour</b> office said it expected a\nlonger closure of the northern channel than\nhad been planned for this month and the next, it\nsaid.\n\nPilots were told on Friday that they should\nwait.";
    assert_eq!(
        text(wire),
        "The harbour office said it expected a longer closure of the northern channel than had been planned for this month and the next, it said.\n\nPilots were told on Friday that they should wait."
    );
}

#[test]
fn the_last_words_of_a_wire_stay_on_their_line() {
    let wire = "The harbour office said it expected a longer closure\nof the northern channel than had been planned for the\nmonth and the next.\n    However, the pilots have continued to ask for more\ntime.\nEND\n";
    assert!(
        text(wire).ends_with("ask for more time.\nEND"),
        "{}",
        text(wire)
    );
}

#[test]
fn verse_lists_and_quoted_mail_keep_their_lines() {
    for kept in [
        "Goals:\nOne, Bell\nTwo, Eve\nThree, Fox\nFour, Gray",
        "The tide went out\nand took the pier,\nthe boats are gone,\nthe gulls are here",
        "One paragraph that is rather long and has its own line.\nAnother one that is as long and stands below it.",
        "# Harbour\n\n- one\n- two\n\n| a | b |",
    ] {
        assert_eq!(text(kept), kept);
    }
    let mail = "On Monday the harbour master wrote to all the\npilots of the northern channel, and this is what\nhe had to say about the works that were planned\nfor the summer:\n> The channel is closed to all ships\n> from Monday.\nThe pilots answered on the same evening that they\nhad not been asked about it, and they would not\nagree to it:\n- too long\n- too late in the year and too near to the races\nof the sailing club";
    let read = text(mail);
    assert!(
        read.contains(
            "summer:\n> The channel is closed to all ships\n> from Monday.\nThe pilots answered"
        ),
        "{read}"
    );
    assert!(
        read.contains(
            "\n- too long\n- too late in the year and too near to the races of the sailing club"
        ),
        "{read}"
    );
    assert!(
        read.starts_with("On Monday the harbour master wrote to all the pilots"),
        "{read}"
    );
}

#[test]
fn words_parted_at_the_ends_of_lines_are_whole_again() {
    let parted = "The harbour office expected a longer clo-\nsure of the northern channel than had pre-\nviously been planned for this month and it in-\nformed the pilots of the northern chan-\nnel on Monday morning.";
    assert_eq!(
        text(parted),
        "The harbour office expected a longer closure of the northern channel than had previously been planned for this month and it informed the pilots of the northern channel on Monday morning."
    );
    let compound = "The harbour office expected a longer clos\u{ad}\nure of the northern channel, which is a\nwell-known danger, and a well-\nknown danger to ships in the winter and the\nspring, and it told the pilots so on Monday in\na letter.";
    assert!(text(compound).contains(
        "closure of the northern channel, which is a well-known danger, and a well-known danger to"
    ));
}

#[test]
fn breaks_and_letters_that_were_written_out_are_read() {
    for (raw, read) in [
        (r"It opened.\nIt closed.", "It opened.\nIt closed."),
        (r"It opened\r\n\r\nIt closed", "It opened\n\nIt closed"),
        (
            r#"She said \"no\".\nHe left."#,
            "She said \"no\".\nHe left.",
        ),
        (r"It\u2019s open \ud83d\udea2", "It’s open 🚢"),
        (r"C:\new\tables", r"C:\new\tables"),
        ("One \\n two\nthree", "One \\n two\nthree"),
        (r"\ud83d alone \u12", r"\ud83d alone \u12"),
    ] {
        assert_eq!(text(raw), read, "{raw}");
    }
}

#[test]
fn codes_of_publishing_systems_go_and_other_brackets_stay() {
    for (raw, read) in [
        (
            "[caption id=\"a1\" width=\"300\"]<img src=\"a\"> The pier[/caption] It opened.",
            "The pier It opened.",
        ),
        (
            "[vc_row full=\"1\"][vc_column width='1/2']It opened.[/vc_column][/vc_row]",
            "It opened.",
        ),
        ("It opened. [gallery ids=\"1,2\"]", "It opened. "),
        (
            "He said [sic] it [was] open [/] [1] [a=b",
            "He said [sic] it [was] open [/] [1] [a=b",
        ),
        ("[Applause] [x]", "[Applause] [x]"),
    ] {
        assert_eq!(text(raw), read, "{raw}");
    }
}

#[test]
fn blanks_and_breaks_are_of_one_kind() {
    assert_eq!(
        text("One\u{a0}two\r\nthree\u{202f}four"),
        "One two\nthree four"
    );
    assert_eq!(text("None"), "");
    assert_eq!(text("glued.Together"), "glued.Together");
}

#[test]
fn the_mark_of_a_cut_text_is_not_text() {
    for cut in ["… [+1234 chars]", " [+1,234 chars]", "…[1234 chars]"] {
        let head = without_tail(&format!("The council met{cut}"))
            .trim_end_matches('…')
            .to_owned();
        assert_eq!(head, "The council met", "{cut}");
    }
    for whole in ["A list [+12] of numbers", "ends [chars]", "[+x chars]"] {
        assert_eq!(without_tail(whole), whole);
    }
}

proptest! {
    #[test]
    fn any_text_comes_through(raw in "(\\\\n|\\\\u2019|\\[|\\]|/|caption|=|>|- |a|b-|\n|  | |the harbour|<p>|&amp;){0,40}") {
        let _ = text(&raw);
    }

    #[test]
    fn joining_loses_no_letter(lines in prop::collection::vec("[a-z]{2,9}( [a-z]{2,9}){3,9}", 4..12)) {
        let raw = lines.join("\n");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        prop_assert_eq!(letters(&text(&raw)), letters(&raw));
    }
}

proptest! {
    #[test]
    fn breaks_and_blanks_are_of_one_kind(text in "[a\\r\\n \u{a0}\u{a1}\u{202f}\u{2007}\u{2019}\u{e9}é“]{0,40}") {
        let plain = text.replace("\r\n", "\n").replace(BLANKS, " ");
        prop_assert_eq!(even(Cow::Borrowed(&text)), plain);
    }
}
