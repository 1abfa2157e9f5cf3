//! What may hide letters in a record: codes, markup, entities, and words with letters that are not ASCII.

use crate::text::{
    fold::{Case, fold},
    sanitize,
};
use memchr::{memchr, memmem::Finder};

/// Longest tag that is passed over.
const TAG: usize = 2_000;
/// Entities that stand for no letter.
const MARKS: [&[u8]; 24] = [
    b"amp", b"nbsp", b"quot", b"apos", b"lt", b"gt", b"rsquo", b"lsquo", b"rdquo", b"ldquo",
    b"ndash", b"mdash", b"hellip", b"#34", b"#39", b"#38", b"#038", b"#039", b"#160", b"#8211",
    b"#8212", b"#8216", b"#8217", b"#8220",
];

/// A record, and letters that may stand in it otherwise than as ASCII, side by side.
pub(super) struct Hideouts<'r> {
    pub(super) record: &'r [u8],
    pub(super) core: &'r Finder<'static>,
}

impl Hideouts<'_> {
    /// Where to look on after what begins at a place and may hide the letters; none if it may hide these.
    pub(super) fn past(&self, at: usize) -> Option<usize> {
        match self.record.get(at..).unwrap_or_default() {
            [b'<', ..] => (!self.is_within_word(at)).then_some(at + 1),
            [b'&', ..] => (!self.is_letter_entity(at)).then_some(at + 1),
            // A backslash that was written out may begin a code of its own.
            [b'\\', b'\\', b'u' | b'x', ..] => None,
            [b'\\', b'\\', ..] => Some(at + 2),
            [0xE2, 0x80, last, ..] if is_mark(*last) => Some(at + 3),
            _ => {
                let end = self.word_end(at);
                (!self.holds(self.word_start(at), end)).then_some(end.max(at + 1))
            }
        }
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.record.get(at).copied()
    }

    fn is_word(&self, at: usize) -> bool {
        let byte = self.byte(at);
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
    }

    fn word_start(&self, mut at: usize) -> usize {
        while at > 0 && self.is_word(at - 1) {
            at -= 1;
        }
        at
    }

    /// Where the word goes on to, over letters written as codes.
    fn word_end(&self, mut at: usize) -> usize {
        loop {
            match (self.byte(at), self.byte(at + 1)) {
                (Some(b'\\'), Some(b'u')) => at = (at + 6).min(self.record.len()),
                _ if self.is_word(at) => at += 1,
                _ => return at,
            }
        }
    }

    /// Whether a word, read as it will be, holds the letters; or cannot be read.
    fn holds(&self, start: usize, end: usize) -> bool {
        let word = self.record.get(start..end).unwrap_or_default();
        if self.lacks_letters(word) {
            return false;
        }
        let mut quoted = Vec::with_capacity(word.len() + 2);
        quoted.push(b'"');
        quoted.extend_from_slice(word);
        quoted.push(b'"');
        match serde_json::from_slice::<String>(&quoted) {
            Ok(word) => {
                let folded = fold(&sanitize::line(&word), Case::Fold);
                self.core.find(folded.as_bytes()).is_some()
            }
            Err(_) => true,
        }
    }

    /// Whether a word cannot hold the letters because too many of them are nowhere in it. Told of words with accents, of
    /// which each letter becomes two at most (`ß`, `æ`); most words that are not plain are such, and none of what is sought.
    fn lacks_letters(&self, word: &[u8]) -> bool {
        let mut seen = 0_u128;
        let mut accented = 0;
        for byte in word {
            match byte {
                b'\\' => return false,
                0..0x80 => seen |= 1 << byte.to_ascii_lowercase(),
                0x80..=0xBF => {}
                // Latin-1 and Latin Extended-A.
                0xC3..=0xC5 => accented += 1,
                _ => return false,
            }
        }
        let core = self.core.needle().iter();
        let missing = core.filter(|letter| !letter.is_ascii() || seen & (1 << **letter) == 0);
        missing.count() > accented * 2
    }

    /// Whether a tag that opens here has letters on both sides, or is a comment, in which anything may stand.
    fn is_within_word(&self, at: usize) -> bool {
        let is_after_word =
            at > 0 && self.is_word(at - 1) || self.byte(at.wrapping_sub(1)) == Some(b';');
        if !is_after_word {
            return false;
        }
        let tag = self.record.get(at..).unwrap_or_default();
        let tag = tag.get(..TAG).unwrap_or(tag);
        match memchr(b'>', tag) {
            Some(_) if tag.starts_with(b"<!") => true,
            Some(length) => {
                let next = at + length + 1;
                self.is_word(next) || matches!(self.byte(next), Some(b'<' | b'&' | b'\\'))
            }
            None => false,
        }
    }

    /// Whether an entity that begins here may be a letter or stand within a word.
    fn is_letter_entity(&self, at: usize) -> bool {
        let name = self.record.get(at + 1..).unwrap_or_default();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        let length = name.iter().position(|byte| !is_name(byte));
        let (name, rest) = name.split_at(length.unwrap_or(name.len()));
        if name.is_empty() || !rest.starts_with(b";") {
            return false;
        }
        let opens_other = matches!(name, b"amp" | b"lt" | b"gt" | b"#38" | b"#038");
        let goes_on = rest
            .get(1)
            .is_some_and(|byte| is_name(byte) || *byte == b'&');
        !MARKS.contains(&name) || opens_other && goes_on
    }
}

/// The last byte of dashes, curly quotes, bullets and dots, which stand between words: U+2010 to 2015, 2018 to 2022, 2026.
fn is_mark(last: u8) -> bool {
    matches!(last, 0x90..=0x95 | 0x98..=0xA2 | 0xA6)
}
