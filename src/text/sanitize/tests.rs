//! Each attack by its name, and properties that hold for any text.

use super::*;
use crate::text::cluster::{graphemes, is_mark};
use proptest::prelude::*;

/// Attack, what is in the file, what one line of the screen gets.
const ATTACKS: &[(&str, &str, &str)] = &[
    ("colour", "\x1b[31;7mRED", "\u{FFFD}[31;7mRED"),
    ("clear screen", "\x1b[2J\x1b[H", "\u{FFFD}[2J\u{FFFD}[H"),
    ("reset", "\x1bc", "\u{FFFD}c"),
    (
        "window title",
        "\x1b]0;owned\x07",
        "\u{FFFD}]0;owned\u{FFFD}",
    ),
    (
        "clipboard write",
        "\x1b]52;c;eA==\x1b\\",
        "\u{FFFD}]52;c;eA==\u{FFFD}\\",
    ),
    (
        "link",
        "\x1b]8;;file:///x\x1b\\go",
        "\u{FFFD}]8;;file:///x\u{FFFD}\\go",
    ),
    ("device string", "\u{90}$q\u{9c}", "\u{FFFD}$qœ"),
    ("C1 control sequence", "\u{9b}31m\u{9b}2J", "›31m›2J"),
    ("C1 title", "\u{9d}0;t\u{9c}", "\u{FFFD}0;tœ"),
    (
        "escape behind a mark",
        "\x1b\u{301}[31m",
        "\u{FFFD}\u{301}[31m",
    ),
    (
        "escape behind a joiner",
        "\x1b\u{200d}]0;t\x07",
        "\u{FFFD}]0;t\u{FFFD}",
    ),
    ("nul", "a\0b", "a\u{FFFD}b"),
    (
        "overwriting with backspace",
        "good\x08\x08evil",
        "good\u{FFFD}\u{FFFD}evil",
    ),
    (
        "overwriting with carriage return",
        "good\revil",
        "good evil",
    ),
    ("delete", "a\x7fb", "a\u{FFFD}b"),
    ("flow control", "\x11\x13", "\u{FFFD}\u{FFFD}"),
    ("shift out", "\x0elqk\x0f", "\u{FFFD}lqk\u{FFFD}"),
    ("CRLF", "a\r\nb", "a b"),
    ("vertical tab and form feed", "a\x0bb\x0cc", "a b c"),
    ("next line", "a\u{85}b", "a b"),
    (
        "line and paragraph separator",
        "a\u{2028}b\u{2029}c",
        "a b c",
    ),
    ("tab", "a\tb", "a b"),
    ("cp1252 apostrophe", "it\u{92}s", "it’s"),
    (
        "right-to-left override",
        "\u{202e}gnp.exe\u{202c}",
        "gnp.exe",
    ),
    ("isolates", "\u{2066}a\u{2067}b\u{2068}c\u{2069}", "abc"),
    ("direction marks", "\u{200e}\u{200f}\u{61c}x", "x"),
    ("zero width space", "a\u{200b}b", "ab"),
    ("joiners", "a\u{200c}b\u{200d}c", "abc"),
    ("word joiner and BOM", "\u{feff}a\u{2060}b", "ab"),
    ("soft hyphen", "soft\u{ad}hyphen", "softhyphen"),
    ("tag characters", "a\u{e0001}\u{e0041}\u{e007f}", "a"),
    ("annotations", "\u{fff9}a\u{fffa}b\u{fffb}", "ab"),
    ("invisible mathematics", "a\u{2061}\u{2064}b", "ab"),
    ("fillers", "\u{3164}\u{115f}\u{1160}\u{ffa0}x", "x"),
    (
        "Mongolian and Khmer invisibles",
        "a\u{180b}\u{180e}\u{17b4}",
        "a",
    ),
    ("musical format", "\u{1d173}\u{1d17a}x", "x"),
    ("grapheme joiner", "a\u{34f}b", "ab"),
    (
        "noncharacters",
        "\u{fdd0}\u{fffe}\u{1ffff}",
        "\u{FFFD}\u{FFFD}\u{FFFD}",
    ),
    ("private use", "\u{e0a0}\u{f0000}", "\u{FFFD}\u{FFFD}"),
    ("flag", "\u{1f1eb}\u{1f1f7}\u{1f1eb}", "FRF"),
    ("family", "👨\u{200d}👩\u{200d}👧", "👨👩👧"),
    ("emoji presentation", "❤\u{fe0f} ⌚\u{fe0e}", "❤ ⌚"),
    ("ideographic variation", "葛\u{e0100}", "葛"),
    ("skin tones", "👍\u{1f3fd}\u{1f3fd}", "👍"),
    (
        "five marks",
        "Z\u{301}\u{301}\u{301}\u{301}\u{301}",
        "Z\u{301}\u{301}\u{301}\u{301}",
    ),
    ("marks first", "\u{301}\u{302}abc", "abc"),
    ("marks after a line break", "a\n\u{301}b", "a \u{301}b"),
    ("keycap", "1\u{fe0f}\u{20e3}", "1\u{20e3}"),
];

#[test]
fn attacks_are_disarmed() {
    for (name, hostile, shown) in ATTACKS {
        assert_eq!(line(hostile), *shown, "{name}");
    }
}

#[test]
fn honest_text_of_every_script_is_untouched() {
    for text in [
        "Plain text, with dots. And \"quotes\" — ‘curly’ too…",
        "Žižek in İstanbul, Đặng Thị, naïve café",
        "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t",
        "Президент Украины: Київ, ґанок",
        "中文字與かながなハングル한국어",
        "مرحبا بالعالم",
        "שָׁלוֹם",
        "नमस्ते क्षेत्र",
        "தமிழ் நிலம்",
        "ภาษาไทยกำลัง",
        "ｶﾞｷﾞ 半角",
        "½ € § ± ★ 😀",
    ] {
        let cleaned = body(text);
        assert_eq!(cleaned.text, text);
        assert!(matches!(cleaned.text, Cow::Borrowed(_)), "{text}");
        assert_eq!(cleaned.removed, 0);
    }
}

#[test]
fn bodies_keep_lines_and_expand_tabs() {
    let cleaned = body("a\tb\r\nlong\tx\u{2028}中\tz\r\n\r\nend");
    assert_eq!(cleaned.text, "a   b\nlong    x\n中  z\n\nend");
    assert_eq!(cleaned.removed, 0);
}

#[test]
fn hidden_characters_are_counted() {
    assert_eq!(body("a\u{200b}b\u{202e}c\0d").removed, 3);
    assert_eq!(body(&format!("a{}", "\u{301}".repeat(10))).removed, 6);
}

#[test]
fn a_long_line_ends_in_an_ellipsis() {
    assert_eq!(line_capped("abcdef", 6), "abcdef");
    assert_eq!(line_capped("abcdefg", 6), "abcde…");
    assert_eq!(line_capped("中中中中", 3), "中中…");
    assert_eq!(line_capped("abcde\u{301}f", 6), "abcd…");
    assert_eq!(line(&"x".repeat(LINE_CAP * 2)).chars().count(), LINE_CAP);
    assert_eq!(line_capped("ab", 0), "…");
}

#[test]
fn what_ends_a_flooded_title_is_still_there() {
    let title = format!("K1S Z{} K1E", "\u{489}".repeat(100_000));
    assert_eq!(line(&title), "K1S Z\u{489}\u{489}\u{489}\u{489} K1E");
}

#[test]
fn json_escapes_what_a_terminal_could_act_on() {
    let hostile = "{\"a\":\"x\u{7f}\u{9b}\u{2028}\u{202e}é中\u{e0041}\"}\n";
    let escaped = json(hostile);
    assert_eq!(
        escaped,
        "{\"a\":\"x\\u007f\\u009b\\u2028\\u202eé中\\udb40\\udc41\"}\n"
    );
    let value: serde_json::Value = serde_json::from_str(hostile).unwrap();
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&escaped).unwrap(),
        value
    );
    assert!(matches!(json("{\"a\":\"é\"}"), Cow::Borrowed(_)));
}

#[test]
fn hostile_floods_come_out_short_and_to_an_end() {
    let floods = [
        format!("Z{}", "\u{489}".repeat(100_000)),
        format!("\u{FF76}{}", "\u{FF9E}".repeat(70_000)),
        "\u{1100}".repeat(100_000),
        "\t".repeat(200_000),
        "\u{1F468}\u{200D}".repeat(100_000),
        "\u{1F1EB}".repeat(100_000),
        "\u{915}\u{94D}".repeat(100_000),
        "\u{D4E}".repeat(100_000),
        "é\u{301}x".repeat(50_000),
    ];
    // Anything quadratic would not come to an end here
    for flood in &floods {
        assert!(body(flood).text.len() <= flood.len().max(4_000_000));
        assert!(line(flood).chars().count() <= LINE_CAP);
    }
}

/// Every code point that the terminal tests of this project count as a violation.
#[test]
fn no_forbidden_code_point_survives() {
    for character in (0..=0x10_FFFF_u32).filter_map(char::from_u32) {
        let text = format!("a{character}");
        for survivor in line(&text).chars() {
            let code = survivor as u32;
            let is_violation = survivor.is_control()
                || matches!(
                    code,
                    0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F
                )
                || matches!(code, 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFEFF)
                || matches!(code, 0xFFA0 | 0xFFF9..=0xFFFB | 0xFE00..=0xFE0F | 0xE0000..=0xE0FFF)
                || matches!(code, 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xFDD0..=0xFDEF)
                || code & 0xFFFE == 0xFFFE;
            assert!(
                !is_violation,
                "U+{:04X} gives U+{code:04X}",
                character as u32
            );
            assert!(!is_forbidden(survivor), "U+{code:04X}");
        }
    }
}

/// Text from the pieces that break sanitisers: marks, jamo, viramas, prepended letters, controls, floods.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z \t\r\n]{1,3}",
        "[\u{1100}\u{1161}\u{11A8}가갂]{1,15}",
        "[\u{301}\u{489}\u{20E3}\u{FF9E}]{1,7}",
        "[\u{915}\u{94D}\u{937}\u{903}\u{93F}]{1,15}",
        "[\u{D4E}\u{111C2}\u{E33}ก]{1,14}",
        "[\u{200D}\u{FE0F}👨🇫\u{1F3FD}❤]{1,5}",
        "[\0\x1b\u{85}\u{92}\u{9b}\u{7f}\u{2028}\u{202e}\u{e000}\u{ffff}]{1,3}",
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn cleaning_twice_is_cleaning_once(text in hostile(), cap in 1_usize..40) {
        let once = body(&text);
        let twice = body(&once.text);
        prop_assert_eq!(&twice.text, &once.text);
        prop_assert_eq!(twice.removed, 0);
        let once = line_capped(&text, cap);
        let twice = line_capped(&once, cap);
        prop_assert_eq!(&twice, &once);
        prop_assert!(once.chars().count() <= cap);
    }

    #[test]
    fn clusters_stay_small_and_have_a_base(text in hostile()) {
        let cleaned = body(&text).text;
        for cluster in graphemes(&cleaned) {
            let marks = cluster.text.chars().filter(|&c| is_mark(c));
            prop_assert!(marks.count() <= 4, "{:?}", cluster.text);
            prop_assert!(cluster.text.chars().count() <= 12, "{:?}", cluster.text);
            prop_assert!(cluster.width > 0 || cluster.text == "\n", "{:?}", cluster.text);
        }
        prop_assert!(cleaned.chars().all(|c| c == '\n' || !is_forbidden(c)));
    }

    #[test]
    fn any_text_can_be_cleaned(text in any::<String>()) {
        let cleaned = line(&text);
        prop_assert!(cleaned.chars().all(|c| !is_forbidden(c)));
    }
}
