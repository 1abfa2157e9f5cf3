//! The small language in which ways through JSON are written, typed and printed: `response.docs`, `items[].node`,
//! `data.*.items`, `authors[0].name`, `meta."og:title.en"`. What `inspect` prints can be typed back.
//!
//! ```text
//! path  = [.] part { . part | [] | [n] | ["key"] }
//! part  = key | "key" | *
//! ```
//! Keys stand between dots; `[]` is each element of a list, `[n]` one of them from 0, `*` each value of an object. A key
//! that would not be read back as it stands is quoted as in JSON. A dot before the first key is welcome, as in `jq`.

pub(crate) mod nearest;

use crate::text::sanitize;
use std::{fmt, iter::Peekable, str::Chars};

/// Most parts of a path: JSON is read no deeper.
const PARTS: usize = 128;

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// The value under a key.
    Key(String),
    /// Each element of a list.
    Each,
    /// One element of a list, from 0.
    Nth(usize),
    /// Each value of an object.
    Values,
}

/// Why a path cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// There is no key in it.
    #[error("an empty path")]
    Empty,
    /// Two dots in a row, or one at the end.
    #[error("a key is missing in `{0}`")]
    MissingKey(String),
    /// A quotation mark or bracket is not closed, or what stands in it is none of ours.
    #[error("cannot read `{0}` as a path: {1}")]
    Unreadable(String, &'static str),
}

/// Reads a path.
pub(crate) fn parse(text: &str) -> Result<Vec<Part>, PathError> {
    let trimmed = text.trim();
    let mut reader = Reader {
        text: trimmed,
        rest: trimmed.chars().peekable(),
    };
    let is_dotted = reader.rest.next_if_eq(&'.').is_some();
    if is_dotted && reader.rest.peek().is_none() {
        return Ok(Vec::new());
    }
    let mut parts = Vec::new();
    if reader.rest.peek() != Some(&'[') {
        parts.push(reader.part()?);
    }
    while let Some(sign) = reader.rest.next() {
        if parts.len() >= PARTS {
            return Err(reader.odd("it is too deep"));
        }
        match sign {
            // `items.[]` is how jq's manual has it.
            '.' if reader.rest.next_if_eq(&'[').is_some() => parts.push(reader.bracket()?),
            '.' => parts.push(reader.part()?),
            '[' => parts.push(reader.bracket()?),
            _ => return Err(reader.odd("a dot is missing between two keys")),
        }
    }
    Ok(parts)
}

/// Splits paths at the commas outside of quotation marks.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.split(|character: char| {
        let is_end = character == ',' && !is_quoted;
        if character == '"' && !is_escaped {
            is_quoted = !is_quoted;
        }
        is_escaped = character == '\\' && !is_escaped;
        is_end
    })
    .collect()
}

struct Reader<'a> {
    text: &'a str,
    rest: Peekable<Chars<'a>>,
}

impl Reader<'_> {
    fn part(&mut self) -> Result<Part, PathError> {
        if self.rest.peek() == Some(&'"') {
            return self.quoted().map(Part::Key);
        }
        let mut key = String::new();
        while let Some(character) = self.rest.next_if(|c| !matches!(c, '.' | '[' | ']' | '"')) {
            key.push(character);
        }
        match key.trim() {
            "" if self.text.is_empty() => Err(PathError::Empty),
            "" => Err(PathError::MissingKey(shown(self.text))),
            "*" => Ok(Part::Values),
            key => Ok(Part::Key(key.to_owned())),
        }
    }

    /// What stands between brackets, after the first.
    fn bracket(&mut self) -> Result<Part, PathError> {
        let part = if self.rest.peek() == Some(&'"') {
            Part::Key(self.quoted()?)
        } else {
            let mut inside = String::new();
            while let Some(character) = self.rest.next_if(|c| *c != ']') {
                inside.push(character);
            }
            match inside.trim() {
                "" | "*" => Part::Each,
                digits => Part::Nth(
                    digits
                        .parse()
                        .map_err(|_| self.odd("between brackets stands a number or nothing"))?,
                ),
            }
        };
        match self.rest.next() {
            Some(']') => Ok(part),
            _ => Err(self.odd("a bracket is not closed")),
        }
    }

    /// A key in quotation marks, as in JSON.
    fn quoted(&mut self) -> Result<String, PathError> {
        let mut quoted = String::new();
        let mut is_escaped = false;
        for character in self.rest.by_ref() {
            quoted.push(character);
            if character == '"' && !is_escaped && quoted.len() > 1 {
                return serde_json::from_str(&quoted)
                    .map_err(|_| self.odd("a quoted key is written as in JSON"));
            }
            is_escaped = character == '\\' && !is_escaped;
        }
        Err(self.odd("a quotation mark is not closed"))
    }

    fn odd(&self, reason: &'static str) -> PathError {
        PathError::Unreadable(shown(self.text), reason)
    }
}

fn shown(text: &str) -> String {
    sanitize::line_capped(text, 200).into_owned()
}

/// Writes a path as it can be typed.
pub(crate) fn print<'a>(
    parts: impl Iterator<Item = &'a Part>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    for (index, part) in parts.enumerate() {
        if index > 0 && matches!(part, Part::Key(_) | Part::Values) {
            out.write_char('.')?;
        }
        match part {
            Part::Key(key) => write_key(key, out)?,
            Part::Each => out.write_str("[]")?,
            Part::Nth(at) => write!(out, "[{at}]")?,
            Part::Values => out.write_char('*')?,
        }
    }
    Ok(())
}

/// Writes a key, in quotation marks where it would be read as something else, or not be seen as it is.
pub(crate) fn write_key(key: &str, out: &mut impl fmt::Write) -> fmt::Result {
    let is_plain = !key.is_empty()
        && key != "*"
        && key.trim() == key
        && !key.contains(['.', '[', ']', '"', ',', '=', '`', '\\'])
        && !key.chars().any(sanitize::is_forbidden);
    if is_plain {
        return out.write_str(key);
    }
    let quoted = serde_json::Value::from(key).to_string();
    out.write_str(&sanitize::json(&quoted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(key: &str) -> Part {
        Part::Key(key.to_owned())
    }

    fn printed(parts: &[Part]) -> String {
        let mut text = String::new();
        print(parts.iter(), &mut text).unwrap();
        text
    }

    #[test]
    fn a_path_is_keys_lists_and_maps() {
        let table = [
            ("response.docs", vec![key("response"), key("docs")]),
            (".response.docs", vec![key("response"), key("docs")]),
            (
                "data.*.items",
                vec![key("data"), Part::Values, key("items")],
            ),
            ("items[].node", vec![key("items"), Part::Each, key("node")]),
            ("items.[].node", vec![key("items"), Part::Each, key("node")]),
            ("items[*]", vec![key("items"), Part::Each]),
            (".[].node", vec![Part::Each, key("node")]),
            ("[]", vec![Part::Each]),
            (".", vec![]),
            (
                "authors[0].name",
                vec![key("authors"), Part::Nth(0), key("name")],
            ),
            ("\"a.b\".c", vec![key("a.b"), key("c")]),
            ("x[\"a]\"]", vec![key("x"), key("a]")]),
            ("full text.@id", vec![key("full text"), key("@id")]),
            ("\"*\"", vec![key("*")]),
        ];
        for (text, parts) in table {
            assert_eq!(parse(text), Ok(parts), "{text}");
        }
    }

    #[test]
    fn what_is_no_path_says_why() {
        let table = [
            ("", "an empty path"),
            ("  ", "an empty path"),
            ("a..b", "a key is missing in `a..b`"),
            ("a.", "a key is missing in `a.`"),
            (
                "a[b]",
                "cannot read `a[b]` as a path: between brackets stands a number or nothing",
            ),
            ("a[", "cannot read `a[` as a path: a bracket is not closed"),
            (
                "\"a",
                "cannot read `\"a` as a path: a quotation mark is not closed",
            ),
            (
                "\"a\"b",
                "cannot read `\"a\"b` as a path: a dot is missing between two keys",
            ),
        ];
        for (text, reason) in table {
            assert_eq!(parse(text).unwrap_err().to_string(), reason, "{text}");
        }
    }

    #[test]
    fn an_endless_path_is_refused() {
        assert!(parse(&"a.".repeat(10_000)).is_err());
        assert!(parse(&"[]".repeat(10_000)).is_err());
    }

    #[test]
    fn commas_part_paths_but_not_within_quotes() {
        assert_eq!(split("a,\"b,c\".d,e"), ["a", "\"b,c\".d", "e"]);
        assert_eq!(split(""), [""]);
    }

    #[test]
    fn hidden_characters_in_a_key_are_printed_as_escapes() {
        let parts = [key("a\u{202e}b"), key("tab\tbed")];
        assert_eq!(printed(&parts), r#""a\u202eb"."tab\tbed""#);
        assert_eq!(parse(&printed(&parts)).unwrap(), parts);
    }

    fn part() -> impl Strategy<Value = Part> {
        prop_oneof![
            any::<String>().prop_map(Part::Key),
            "[a-z.*\\[\\]\", ]{0,5}".prop_map(Part::Key),
            Just(Part::Each),
            Just(Part::Values),
            (0..1000_usize).prop_map(Part::Nth),
        ]
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(parts in prop::collection::vec(part(), 1..6)) {
            prop_assert_eq!(parse(&printed(&parts)), Ok(parts));
        }

        #[test]
        fn nothing_that_is_typed_panics(text in any::<String>()) {
            let _ = parse(&text);
            let _ = split(&text);
        }
    }
}
