//! One pass over a record that writes it as JSON should be.

use std::{iter::Peekable, str::CharIndices};

/// The record rewritten, and the first thing that had to be.
pub(super) fn rewrite(record: &str) -> (String, Option<&'static str>) {
    let mut rewriter = Rewriter {
        record,
        rest: record.char_indices().peekable(),
        written: String::with_capacity(record.len() + 16),
        comma: None,
        note: None,
    };
    while let Some((at, character)) = rewriter.rest.next() {
        rewriter.outside(at, character);
    }
    (rewriter.written, rewriter.note)
}

struct Rewriter<'a> {
    record: &'a str,
    rest: Peekable<CharIndices<'a>>,
    written: String,
    /// Where a comma was written after which nothing but blanks came.
    comma: Option<usize>,
    note: Option<&'static str>,
}

impl Rewriter<'_> {
    fn outside(&mut self, at: usize, character: char) {
        match character {
            '"' => {
                self.plain(character);
                self.string();
            }
            ',' => {
                let before = self.written.len();
                self.plain(character);
                self.comma = Some(before);
            }
            '}' | ']' => {
                if let Some(comma) = self.comma {
                    self.written.truncate(comma);
                    self.said("trailing comma");
                }
                self.plain(character);
            }
            '/' => self.comment(),
            '\u{feff}' => self.said("byte order mark inside the file"),
            ' ' | '\n' | '\r' | '\t' => self.written.push(character),
            _ => self.word(at, character),
        }
    }

    fn plain(&mut self, character: char) {
        self.written.push(character);
        self.comma = None;
    }

    fn said(&mut self, note: &'static str) {
        self.note.get_or_insert(note);
    }

    fn word(&mut self, at: usize, character: char) {
        let tail = self.record.get(at..).unwrap_or_default();
        let known = ["-Infinity", "Infinity", "-NaN", "NaN", "undefined"];
        match known.iter().find(|word| tail.starts_with(**word)) {
            Some(word) => {
                self.written.push_str("null");
                self.comma = None;
                self.said("NaN or Infinity read as null");
                for _ in 1..word.len() {
                    self.rest.next();
                }
            }
            None => self.plain(character),
        }
    }

    fn comment(&mut self) {
        match self.rest.peek() {
            Some((_, '/')) => while self.rest.next_if(|(_, c)| *c != '\n').is_some() {},
            Some((_, '*')) => {
                self.rest.next();
                let mut before = ' ';
                for (_, character) in self.rest.by_ref() {
                    if before == '*' && character == '/' {
                        break;
                    }
                    before = character;
                }
            }
            _ => return self.plain('/'),
        }
        self.said("comment");
    }

    fn string(&mut self) {
        while let Some((at, character)) = self.rest.next() {
            match character {
                '"' => return self.written.push('"'),
                '\\' => self.escape(at),
                '\n' => self.raw("\\n"),
                '\t' => self.raw("\\t"),
                '\r' => self.raw("\\r"),
                '\0'..='\x1f' => {
                    let code = format!("\\u{:04x}", u32::from(character));
                    self.raw(&code);
                }
                _ => self.written.push(character),
            }
        }
    }

    fn raw(&mut self, escaped: &str) {
        self.written.push_str(escaped);
        self.said("raw control character");
    }

    fn escape(&mut self, at: usize) {
        match self.rest.next() {
            Some((_, 'u')) => self.unicode(at),
            Some((_, character @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't'))) => {
                self.written.push('\\');
                self.written.push(character);
            }
            Some((_, '\'')) => {
                self.written.push('\'');
                self.said("unknown escape");
            }
            Some((_, character)) => {
                self.written.push_str("\\\\");
                self.written.push(character);
                self.said("unknown escape");
            }
            None => {}
        }
    }

    fn unicode(&mut self, at: usize) {
        let unit = |from: usize| {
            let digits = self.record.get(from..from + 4)?;
            u16::from_str_radix(digits, 16)
                .ok()
                .filter(|_| !digits.starts_with('+'))
        };
        let pair = self.record.get(at + 6..at + 8) == Some("\\u");
        let (keep, note) = match (unit(at + 2), unit(at + 8).filter(|_| pair)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => (12, None),
            (Some(0xd800..0xe000), _) => (0, Some("lone surrogate replaced")),
            (Some(_), _) => (6, None),
            (None, _) => {
                self.written.push_str("\\\\u");
                return self.said("unknown escape");
            }
        };
        if let Some(note) = note {
            self.written.push('\u{fffd}');
            self.said(note);
        } else {
            self.written
                .push_str(self.record.get(at..at + keep).unwrap_or_default());
        }
        for _ in 2..keep.max(6) {
            self.rest.next();
        }
    }
}
