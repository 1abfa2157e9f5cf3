//! Whether the bytes of a record can hold a word, without making a text of them: most records of an archive cannot, and
//! looking costs a tenth of reading. It may say yes for nothing, and never no where the text holds the word.
//!
//! Words of plain ASCII stand in a record as they are, in small letters or capitals. Where letters are written otherwise
//! (beyond ASCII, as codes), the word they are in is read as it will be; and where markup could stand within a word, or a
//! letter be the name of an entity, the record has to be read.

use crate::text::{
    fold::{Case, fold},
    sanitize,
};
use memchr::{memchr, memchr2_iter, memchr3_iter, memmem::Finder};
use std::sync::LazyLock;

/// Longest tag that is passed over.
const TAG: usize = 2_000;
/// Entities that stand for no letter.
const MARKS: [&[u8]; 24] = [
    b"amp", b"nbsp", b"quot", b"apos", b"lt", b"gt", b"rsquo", b"lsquo", b"rdquo", b"ldquo",
    b"ndash", b"mdash", b"hellip", b"#34", b"#39", b"#38", b"#038", b"#039", b"#160", b"#8211",
    b"#8212", b"#8216", b"#8217", b"#8220",
];

/// Letters and figures of which one in fifty at most is one, in text and in the keys of records; the rarest first.
const RARE: &[u8] = b"zqxjkvwbygfp0987654321";

/// What begins a code, and a backslash that was written out: backslashes themselves are many, before quotes and breaks.
static CODES: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| [r"\u", r"\\"].map(|code| Finder::new(code).into_owned()));

/// Letters of which the text must hold all, side by side.
#[derive(Debug)]
pub(super) struct Screen {
    /// In small letters, without accents; none lets everything pass.
    core: Option<Finder<'static>>,
    is_ascii: bool,
    /// A letter that is rare in any text, and how many stand before it.
    rare: Option<(u8, usize)>,
}

impl Screen {
    pub(super) fn new(core: Option<&str>) -> Self {
        Self {
            is_ascii: core.is_some_and(str::is_ascii),
            rare: core.and_then(|core| rare(core.as_bytes())),
            core: core.map(|core| Finder::new(core).into_owned()),
        }
    }

    /// Whether a record may hold the letters; `small` is memory to work in.
    pub(super) fn passes(&self, record: &[u8], small: &mut Vec<u8>) -> bool {
        let Some(core) = &self.core else {
            return true;
        };
        if self.is_ascii && self.is_in(core, record, small) {
            return true;
        }
        let record = Record { record, core };
        record.may_hide_codes() || record.may_hide_letters()
    }
}

impl Screen {
    /// Whether the letters stand there as ASCII, small or capital. A rare one of them is looked for in both forms; where
    /// all are common, that would stop at every second word, and the record is brought into small letters.
    fn is_in(&self, core: &Finder<'_>, record: &[u8], small: &mut Vec<u8>) -> bool {
        let Some((letter, before)) = self.rare else {
            small.clear();
            small.extend_from_slice(record);
            small.make_ascii_lowercase();
            return core.find(small).is_some();
        };
        let core = core.needle();
        memchr2_iter(letter, letter.to_ascii_uppercase(), record).any(|at| {
            let start = at.checked_sub(before);
            let found = start.and_then(|start| record.get(start..start + core.len()));
            found.is_some_and(|found| found.eq_ignore_ascii_case(core))
        })
    }
}

/// The rarest letter of a word and its place, if it is rare.
fn rare(core: &[u8]) -> Option<(u8, usize)> {
    let rank = |letter: &u8| RARE.iter().position(|rare| rare == letter);
    let ranked = core
        .iter()
        .enumerate()
        .filter_map(|(at, letter)| Some((rank(letter)?, at)));
    let (_, at) = ranked.min()?;
    Some((*core.get(at)?, at))
}

/// A record in which the letters do not stand side by side as ASCII.
struct Record<'r> {
    record: &'r [u8],
    core: &'r Finder<'static>,
}

impl Record<'_> {
    /// Whether the letters may stand there with codes, entities or markup between or among them.
    fn may_hide_codes(&self) -> bool {
        if CODES.iter().all(|code| code.find(self.record).is_none()) {
            return memchr2_iter(b'<', b'&', self.record)
                .any(|at| self.is_within_word_or_letter(at));
        }
        let mut from = 0;
        memchr3_iter(b'\\', b'<', b'&', self.record).any(|at| {
            if at < from {
                return false;
            }
            match (self.byte(at), self.byte(at + 1)) {
                (Some(b'\\'), Some(b'u')) => {
                    let end = self.word_end(at);
                    from = end;
                    self.holds(self.word_start(at), end)
                }
                // A backslash that was written out may begin a code of its own.
                (Some(b'\\'), Some(b'\\')) => {
                    from = at + 2;
                    matches!(self.byte(at + 2), Some(b'u' | b'x'))
                }
                (Some(b'\\'), _) => false,
                _ => self.is_within_word_or_letter(at),
            }
        })
    }

    /// Whether what opens here is a tag that parts a word, or an entity that may be a letter of one.
    fn is_within_word_or_letter(&self, at: usize) -> bool {
        match self.byte(at) {
            Some(b'<') => self.is_within_word(at),
            _ => self.is_letter_entity(at),
        }
    }

    /// Whether the letters may stand there with others than those of ASCII among them.
    fn may_hide_letters(&self) -> bool {
        let mut from = 0;
        while let Some(at) = first_beyond_ascii(self.record, from) {
            match self.record.get(at..).unwrap_or_default() {
                [0xE2, 0x80, last, ..] if is_mark(*last) => from = at + 3,
                _ => {
                    from = self.word_end(at);
                    if self.holds(self.word_start(at), from) {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn byte(&self, at: usize) -> Option<u8> {
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

fn first_beyond_ascii(bytes: &[u8], from: usize) -> Option<usize> {
    const STEP: usize = 64;
    let rest = bytes.get(from..)?;
    let block = rest.chunks(STEP).position(|block| !block.is_ascii())? * STEP;
    let from = from + block;
    let (words, last) = rest.get(block..)?.as_chunks::<8>();
    let high = words
        .iter()
        .map(|word| u64::from_le_bytes(*word) & 0x8080_8080_8080_8080);
    for (at, high) in (from..).step_by(8).zip(high) {
        if high != 0 {
            return Some(at + high.trailing_zeros() as usize / 8);
        }
    }
    let within = last.iter().position(|byte| !byte.is_ascii())?;
    Some(from + words.len() * 8 + within)
}

/// The last byte of dashes, curly quotes, bullets and dots, which stand between words: U+2010 to 2015, 2018 to 2022, 2026.
fn is_mark(last: u8) -> bool {
    matches!(last, 0x90..=0x95 | 0x98..=0xA2 | 0xA6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn passes(core: &str, record: &str) -> bool {
        Screen::new(Some(core)).passes(record.as_bytes(), &mut Vec::new())
    }

    #[test]
    fn a_record_passes_by_its_letters() {
        let record = "{\"by\": \"Ana Gómez, \\u0141uk\", \"body\": \"<p>A <b>Treaty<\\/b> \u{2014} at AT&T\\nsaid \
            \u{201c}no\u{201d}\\u2026 &amp; &nbsp;left Łódź</p>\"}";
        for core in ["treaty", "nsaid", "gomez", "luk", "lodz"] {
            assert!(passes(core, record), "{core}");
        }
        for core in ["pact", "договор", "said2", "leftl"] {
            assert!(!passes(core, record), "{core}");
        }
        assert!(passes("договор", "{\"body\": \"Договоры\"}"));
    }

    #[test]
    fn a_record_that_may_hide_letters_passes() {
        for hiding in [
            r#"{"body": "p\u0061ct"}"#,
            r#"{"body": "p&aacute;ct"}"#,
            r#"{"body": "p&amp;aacute;ct"}"#,
            r#"{"body": "<b>p</b>act"}"#,
            r#"{"body": "p<!-- > -->act"}"#,
            r#"{"body": "p&lt;b&gt;act"}"#,
            r#"{"body": "p\\u0061ct"}"#,
            "{\"body\": \"p\u{e1}ct\"}",
            "{\"body\": \"p\u{ad}act\"}",
            "{\"body\": \"p\u{200b}act\"}",
            "{\"body\": \"p\\u200bact\"}",
            "{\"body\": \"pa\u{301}ct\"}",
        ] {
            assert!(passes("pact", hiding), "{hiding}");
        }
        assert!(passes("fin", "{\"body\": \"ﬁn\"}"));
        assert!(Screen::new(None).passes(b"anything", &mut Vec::new()));
    }

    proptest! {
        #[test]
        fn plain_letters_are_found_where_they_stand_small_or_capital(
            core in "[aezq1 k]{1,4}",
            record in "[aAeEzZqQ1 kK]{0,40}",
        ) {
            let stands = record.to_ascii_lowercase().contains(&core);
            prop_assert_eq!(passes(&core, &record), stands);
        }

        #[test]
        fn whatever_a_word_with_accents_becomes_is_found_in_it(
            word in "[a-eßéæĳþÅŉ]{1,6}",
            from in 0_usize..6,
            length in 1_usize..6,
        ) {
            let folded = fold(&word, Case::Fold);
            let core: String = folded.chars().skip(from).take(length).collect();
            if !core.is_empty() {
                let record = format!("{{\"body\": \"The {word} said\"}}");
                prop_assert!(passes(&core, &record), "{core} in {word}");
            }
        }
    }
}
