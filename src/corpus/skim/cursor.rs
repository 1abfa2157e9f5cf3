//! A place in the text of a record, moved over keys and values as strictly as `serde_json` reads them: what it would refuse
//! ends the walk, and so does what it reads in a way of its own. Strings are passed over from sign to sign that matters,
//! which a parser made for any type cannot do.

use super::plain;
use crate::corpus::stops::Stops;
use std::borrow::Cow;

/// Keys by which `serde_json` itself tells numbers: met in a record they mean something else there.
const PRIVATE: &str = "$serde_json::";
/// How deep values are followed; a parser that goes deeper decides on the rest.
const DEPTH: usize = 100;

/// A place in a text that is JSON, as far as anybody knows.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) stops: Stops<'t>,
}

impl<'t> Cursor<'t> {
    /// The beginning of a text; none where it is no UTF-8.
    pub(super) fn new(record: &'t [u8]) -> Option<Self> {
        // Eight times as fast as the standard library where not everything is ASCII.
        let text = simdutf8::basic::from_utf8(record).ok()?;
        let stops = Stops::new(record);
        Some(Self { text, at: 0, stops })
    }

    /// Reads an object; `each` reads the value of each key.
    pub(super) fn object(
        &mut self,
        mut each: impl FnMut(&mut Self, &str) -> Option<()>,
    ) -> Option<()> {
        self.take(b'{')?;
        if self.next_is(b'}') {
            return Some(());
        }
        loop {
            let key = self.key()?;
            self.blanks();
            self.take(b':')?;
            self.blanks();
            each(self, &key)?;
            if self.next_is(b'}') {
                return Some(());
            }
            self.take(b',')?;
            self.blanks();
        }
    }

    /// The text of a value, passed over.
    pub(super) fn value(&mut self) -> Option<&'t str> {
        let start = self.at;
        self.skip(DEPTH)?;
        self.text.get(start..self.at)
    }

    /// Appends the string that comes next to `out`.
    pub(super) fn string_into(&mut self, out: &mut String) -> Option<()> {
        self.take(b'"')?;
        self.rest_into(out)
    }

    /// Appends what is left of a string to `out`.
    pub(super) fn rest_into(&mut self, out: &mut String) -> Option<()> {
        self.rest(|part, sign| {
            out.push_str(part);
            if let Some(sign) = sign {
                out.push(sign);
            }
        })
    }

    /// Whether the next value is a string, an object, null: its first byte.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over blanks; whether the text ends there.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.blanks();
        self.at == self.text.len()
    }

    /// Passes over blanks.
    pub(super) fn blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Whether `byte` comes next, blanks apart; then it is passed over.
    fn next_is(&mut self, byte: u8) -> bool {
        self.blanks();
        self.take(byte).is_some()
    }

    fn key(&mut self) -> Option<Cow<'t, str>> {
        let start = self.at + 1;
        let mut read = String::new();
        let mut is_plain = true;
        self.string(|part, sign| {
            if sign.is_some() || !is_plain {
                is_plain = false;
                read.push_str(part);
                read.extend(sign);
            }
        })?;
        let key = if is_plain {
            Cow::Borrowed(self.text.get(start..self.at - 1)?)
        } else {
            Cow::Owned(read)
        };
        (!key.starts_with(PRIVATE)).then_some(key)
    }

    /// Reads a string: `each` gets every stretch of it that stands as it is meant, and the sign that is written otherwise
    /// after it.
    fn string(&mut self, each: impl FnMut(&'t str, Option<char>)) -> Option<()> {
        self.take(b'"')?;
        self.rest(each)
    }

    /// Reads a string on from anywhere in it.
    fn rest(&mut self, mut each: impl FnMut(&'t str, Option<char>)) -> Option<()> {
        let bytes = self.text.as_bytes();
        loop {
            let from = self.at;
            self.at = self.stops.next(from)?;
            let part = self.text.get(from..self.at)?;
            match bytes.get(self.at) {
                Some(b'"') => {
                    each(part, None);
                    self.at += 1;
                    return Some(());
                }
                Some(b'\\') => each(part, Some(self.escape()?)),
                // A string has no control characters.
                _ => return None,
            }
        }
    }

    /// The character that is written with a backslash. Lone halves of a pair are left to the repair.
    pub(super) fn escape(&mut self) -> Option<char> {
        let letter = *self.text.as_bytes().get(self.at + 1)?;
        self.at += 2;
        Some(match letter {
            b'n' => '\n',
            b'"' => '"',
            b'/' => '/',
            b'\\' => '\\',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => return self.code(),
            _ => return None,
        })
    }

    /// What is written as `\u00e9`, or in two halves.
    fn code(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.take(b'\\')?;
        self.take(b'u')?;
        let second = self.hex().filter(|code| (0xdc00..0xe000).contains(code))?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4)?;
        self.at += 4;
        digits.iter().try_fold(0, |code, digit| {
            Some(code << 4 | char::from(*digit).to_digit(16)?)
        })
    }

    fn skip(&mut self, depth: usize) -> Option<()> {
        let deeper = depth.checked_sub(1)?;
        match self.peek()? {
            b'"' => self.skip_string(),
            b'{' => self.object(|inside, _| inside.skip(deeper)),
            b'[' => self.list(deeper),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.number(),
        }
    }

    fn skip_string(&mut self) -> Option<()> {
        if let Some(end) = plain::end(self.text.as_bytes(), self.at + 1) {
            self.at = end + 1;
            return Some(());
        }
        self.string(|_, _| ())
    }

    fn list(&mut self, depth: usize) -> Option<()> {
        self.take(b'[')?;
        if self.next_is(b']') {
            return Some(());
        }
        loop {
            self.skip(depth)?;
            if self.next_is(b']') {
                return Some(());
            }
            self.take(b',')?;
            self.blanks();
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        rest.starts_with(word).then(|| self.at += word.len())
    }

    fn number(&mut self) -> Option<()> {
        let _ = self.take(b'-');
        if self.take(b'0').is_none() {
            self.digits()?;
        }
        if self.take(b'.').is_some() {
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;
    use proptest::prelude::*;
    use serde_json::Value;

    fn read(text: &str) -> Option<&str> {
        let mut cursor = Cursor::new(text.as_bytes())?;
        cursor.blanks();
        let value = cursor.value()?;
        cursor.is_at_end().then_some(value)
    }

    fn string(text: &str) -> Option<String> {
        let mut out = String::new();
        Cursor::new(text.as_bytes())?.string_into(&mut out)?;
        Some(out)
    }

    #[test]
    fn what_is_no_json_ends_the_walk() {
        for text in [
            "",
            "nul",
            "01",
            "-",
            "1.",
            "1e",
            ".5",
            "+1",
            "NaN",
            "[1,]",
            "[,1]",
            "{\"a\" 1}",
            "{\"a\":1,}",
            "{a:1}",
            "\"a\nb\"",
            "\"\\x\"",
            "\"\\ud83d\"",
            "\"\\udc00\"",
            "\"\\u12g4\"",
            "\"open",
            "[1] 2",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_nest_too_deep_is_left_to_others() {
        let nest = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nest(90)).is_some());
        assert!(read(&nest(127)).is_none());
        assert!(read(&nest(100_000)).is_none());
    }

    #[test]
    fn the_own_keys_of_the_parser_are_left_to_it() {
        assert_eq!(read(r#"[{"$serde_json::private::Number":"1"}]"#), None);
        assert_eq!(read(r#"{"$serde_json\u003a:private::Number":"1"}"#), None);
    }

    fn json() -> impl Strategy<Value = String> {
        let part = prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\"a\"",
            "\"k\":",
            "1",
            "-0.5e+3",
            "true",
            "null",
            " ",
            "\n",
            "\\u00e9",
            "\\ud83d\\ude00",
            "\\n",
            "é",
            "\u{1}",
            "0",
        ]);
        prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn nothing_is_read_that_a_parser_refuses(text in json()) {
            if read(&text).is_some() {
                prop_assert!(serde_json::from_str::<Value>(&text).is_ok(), "{}", text);
            } else {
                prop_assert!(serde_json::from_str::<Value>(&text).is_err(), "{}", text);
            }
        }

        #[test]
        fn a_string_is_read_as_a_parser_reads_it(text in any::<String>(), inside in json()) {
            let written = Value::from(text.as_str()).to_string();
            prop_assert_eq!(string(&written), Some(text));
            let quoted = format!("\"{inside}\"");
            if let Ok(parsed) = serde_json::from_str::<String>(&quoted) {
                prop_assert_eq!(string(&quoted), Some(parsed));
            }
        }
    }
}
