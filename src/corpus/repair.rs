//! A second chance for one record that the parser refuses: trailing commas, comments, NaN and Infinity, raw control
//! characters, lone surrogates, unknown escapes, bytes of cp1252. Works on the slice of that record alone and never
//! guesses structure: what is missing stays missing.

use super::reject::Reason;
use crate::text::from_cp1252;
use serde_json::Value;
use std::borrow::Cow;

mod rewrite;

/// Parses a record, repaired if need be; with it comes what was repaired.
///
/// # Errors
/// Why the parser refuses it even so.
pub(crate) fn parse(record: &[u8]) -> Result<(Value, Option<&'static str>), Reason> {
    match serde_json::from_slice(record) {
        Ok(value) => Ok((value, None)),
        Err(first) => {
            let (text, decoding) = decode(record);
            let (repaired, repair) = rewrite::rewrite(&text);
            let Some(note) = decoding.or(repair) else {
                return Err(reason(record, &first));
            };
            serde_json::from_str(&repaired)
                .map(|value| (value, Some(note)))
                .map_err(|error| reason(record, &error))
        }
    }
}

/// The text of a record: as UTF-8, and where a byte fits nothing as cp1252.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| from_cp1252(*byte)));
    }
    (Cow::Owned(text), Some("not UTF-8, read as cp1252"))
}

/// Whether this opens as Python writes its objects.
pub(crate) fn is_python(text: &[u8]) -> bool {
    let inside = text
        .trim_ascii_start()
        .strip_prefix(b"{")
        .unwrap_or_default();
    inside.trim_ascii_start().starts_with(b"'")
}

/// The parser's words, without its place: that counts from the start of the record.
fn reason(record: &[u8], error: &serde_json::Error) -> Reason {
    if is_python(record) {
        return Reason::Python;
    }
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    let words = match words {
        "recursion limit exceeded" => "nested deeper than 128 levels",
        _ if error.is_eof() => "the record is broken off",
        _ => words,
    };
    Reason::Damaged(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn each_repair_is_made_and_named() {
        let cases: [(&[u8], Value, &str); 9] = [
            (b"{\"a\":1,}", json!({"a":1}), "trailing comma"),
            (b"{\"a\":[1,2, ] }", json!({"a":[1,2]}), "trailing comma"),
            (
                b"{\"a\":NaN,\"b\":-Infinity}",
                json!({"a":null,"b":null}),
                "NaN or Infinity read as null",
            ),
            (
                b"{\"a\":\"x\ny\tz\"}",
                json!({"a":"x\ny\tz"}),
                "raw control character",
            ),
            (
                b"{\"a\":\"x \\ud83d y\"}",
                json!({"a":"x \u{fffd} y"}),
                "lone surrogate replaced",
            ),
            (
                b"{\"a\":\"x \\ud83d\\ud83d\\ude00\"}",
                json!({"a":"x \u{fffd}😀"}),
                "lone surrogate replaced",
            ),
            (b"{/* c */\"a\":1 // d\n}", json!({"a":1}), "comment"),
            (
                b"{\"a\":\"it\\'s \\x41\"}",
                json!({"a":"it's \\x41"}),
                "unknown escape",
            ),
            (
                b"{\"a\":\"caf\xe9 \x93x\x94 \xc3\xa9\"}",
                json!({"a":"café “x” é"}),
                "not UTF-8, read as cp1252",
            ),
        ];
        for (record, value, note) in cases {
            assert_eq!(
                parse(record),
                Ok((value, Some(note))),
                "{}",
                record.escape_ascii()
            );
        }
    }

    #[test]
    fn what_is_missing_stays_missing() {
        for record in [
            &b"{\"a\":"[..],
            b"{\"a\":1",
            b"{\"a\" 1}",
            b"{a:1}",
            b"{'a':1}",
            b"",
        ] {
            assert!(parse(record).is_err(), "{}", record.escape_ascii());
        }
    }

    #[test]
    fn nesting_without_end_is_refused_without_a_stack_overflow() {
        let deep = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
        assert_eq!(
            parse(&deep),
            Err(Reason::Damaged("nested deeper than 128 levels".to_owned()))
        );
    }

    proptest! {
        #[test]
        fn any_bytes_end_in_a_value_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn json_that_is_right_is_left_alone(text in "\\PC*") {
            let value = json!({"a": text, "b": [1.5, null, {"c": "//x"}]});
            let bytes = serde_json::to_vec(&value).unwrap();
            prop_assert_eq!(parse(&bytes).unwrap(), (value.clone(), None));
            // A repair elsewhere in the record does not touch its strings.
            let broken = [&b"[NaN,"[..], &bytes, b",]"].concat();
            prop_assert_eq!(parse(&broken).unwrap().0, json!([null, value]));
        }
    }
}
