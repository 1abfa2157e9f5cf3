//! Records that are larger than allowed cost themselves and are told.

use super::*;

#[test]
fn a_record_over_the_cap_is_left_out_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("array.json", "[\n{A},\n{B},\n{C}\n]"),
        ("lines.jsonl", "{A}\n{B}\n{C}\n"),
    ] {
        let small = |n: u8| format!("{{\"title\":\"Notice {n}\",\"text\":\"short\"}}");
        let text = text
            .replace("{A}", &small(1))
            .replace(
                "{B}",
                &format!(
                    "{{\"title\":\"Huge\",\"text\":\"{}\"}}",
                    "x".repeat(9 << 20)
                ),
            )
            .replace("{C}", &small(3));
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let corpus = complete(&Options {
            paths: vec![path],
            record_cap: 1 << 20,
            ..Options::default()
        });
        assert_eq!(headlines(&corpus), ["Notice 1", "Notice 3"], "{name}");
        let is_told = |rejection: &crate::corpus::Rejection| matches!(rejection.reason, Reason::TooLarge(bytes, limit) if bytes > limit);
        assert!(corpus.rejections().iter().any(is_told), "{name}");
    }
}

#[test]
fn a_first_record_longer_than_any_head_costs_only_itself() {
    let folder = tempfile::tempdir().unwrap();
    let huge = |word: &str| {
        let text = word.repeat((17 << 20) / word.len());
        format!("{{\"title\":\"Huge\",\"text\":\"{text}\"}}")
    };
    let small = |n: u8| format!("{{\"title\":\"Notice {n}\",\"text\":\"short\"}}");
    let (first, second) = (small(1), small(2));
    for (name, text) in [
        (
            "lines.jsonl",
            format!("{}\n{first}\n{second}\n", huge("x \\n")),
        ),
        ("array.json", format!("[{},{first},{second}]", huge("国"))),
        (
            "list.json",
            format!("{{\"articles\":[{},{first},{second}]}}", huge("\\u00e9")),
        ),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let corpus = complete(&Options {
            paths: vec![path],
            ..Options::default()
        });
        assert_eq!(headlines(&corpus), ["Notice 1", "Notice 2"], "{name}");
        let [rejection] = corpus.rejections() else {
            panic!("{name}: {:?}", corpus.rejections());
        };
        assert!(matches!(rejection.reason, Reason::TooLarge(..)), "{name}");
        assert_eq!(rejection.line, Some(1), "{name}");
    }
}
