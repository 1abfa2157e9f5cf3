//! Whether the bytes of a record can hold a word, without making a text of them: most records of an archive cannot, and
//! looking costs a tenth of reading. It may say yes for nothing, and never no where the text holds the word.
//!
//! In a plain record (letters of ASCII, written as themselves, no markup) the words of the text stand as they are, in small
//! letters or capitals. Where anything else could stand for a letter the record has to be read.

use memchr::{memchr3_iter, memmem::Finder};

/// Letters of which the text must hold all, side by side.
#[derive(Debug)]
pub(super) struct Screen {
    /// In small letters, without accents; none lets everything pass.
    core: Option<Finder<'static>>,
    is_ascii: bool,
}

impl Screen {
    pub(super) fn new(core: Option<&str>) -> Self {
        Self {
            is_ascii: core.is_some_and(str::is_ascii),
            core: core.map(|core| Finder::new(core).into_owned()),
        }
    }

    /// Whether a record may hold the letters; `small` is memory to work in.
    pub(super) fn passes(&self, record: &[u8], small: &mut Vec<u8>) -> bool {
        let Some(core) = &self.core else {
            return true;
        };
        if self.is_ascii {
            small.clear();
            small.extend_from_slice(record);
            small.make_ascii_lowercase();
            if core.find(small).is_some() {
                return true;
            }
        }
        !is_plain(record)
    }
}

/// Whether every letter of the text stands in the record as itself.
fn is_plain(record: &[u8]) -> bool {
    has_plain_marks(record) && has_plain_letters(record)
}

/// Whether there is no markup and no letter written as a code.
fn has_plain_marks(record: &[u8]) -> bool {
    let rest = |at: usize| record.get(at + 1..).unwrap_or_default();
    let mut escaped_at = usize::MAX;
    memchr3_iter(b'\\', b'<', b'&', record).all(|at| match record.get(at) {
        Some(b'\\') if escaped_at == at => true,
        Some(b'\\') => {
            escaped_at = at + 1;
            is_plain_escape(rest(at))
        }
        Some(b'&') => !is_entity(rest(at)),
        _ => false,
    })
}

/// Whether what follows a backslash stands for no letter, and is itself none that hides one.
fn is_plain_escape(rest: &[u8]) -> bool {
    match rest.split_first() {
        Some((b'u', digits)) => digits
            .get(..4)
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .is_some_and(is_mark),
        // A backslash that was written out may begin a code of its own.
        Some((b'\\', _)) | None => false,
        Some(_) => true,
    }
}

/// Whether what follows `&` could be the rest of an entity of HTML.
fn is_entity(rest: &[u8]) -> bool {
    let name = rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#');
    name.count() > 1
}

/// Whether all beyond ASCII are marks between words.
fn has_plain_letters(record: &[u8]) -> bool {
    let mut rest = record;
    while let Some(at) = first_beyond_ascii(rest) {
        match rest.get(at..).unwrap_or_default() {
            [0xE2, 0x80, last, ..] if is_mark(0x2000 | u32::from(last & 0x3F)) => {
                rest = rest.get(at + 3..).unwrap_or_default();
            }
            [0xC2, last, ..] if is_mark(u32::from(*last)) => {
                rest = rest.get(at + 2..).unwrap_or_default();
            }
            _ => return false,
        }
    }
    true
}

fn first_beyond_ascii(bytes: &[u8]) -> Option<usize> {
    const STEP: usize = 64;
    let block = bytes.chunks(STEP).position(|block| !block.is_ascii())? * STEP;
    let within = bytes.get(block..)?.iter().position(|byte| !byte.is_ascii());
    within.map(|at| block + at)
}

/// Marks that stand between words and never within one: quotes, dashes, bullets, dots, the blank that does not break.
fn is_mark(code: u32) -> bool {
    matches!(
        code,
        0xA0 | 0xA3 | 0xAB | 0xBB | 0x2010..=0x2015 | 0x2018..=0x2022 | 0x2026
    ) || matches!(code, 0x20 | 0x22 | 0x26..=0x27)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(core: &str, record: &str) -> bool {
        Screen::new(Some(core)).passes(record.as_bytes(), &mut Vec::new())
    }

    #[test]
    fn a_plain_record_passes_by_its_letters() {
        let record =
            "{\"body\": \"A \\\"Treaty\\\" \u{2014} at AT&T\\nsaid \u{201c}no\u{201d}\\u2026\"}";
        assert!(passes("treaty", record) && passes("nsaid", record));
        assert!(!passes("pact", record) && !passes("договор", record));
    }

    #[test]
    fn a_record_that_may_hide_letters_passes() {
        for hiding in [
            r#"{"body": "p\u0061ct"}"#,
            r#"{"body": "p&aacute;ct"}"#,
            r#"{"body": "<b>p</b>act"}"#,
            r#"{"body": "p\\u0061ct"}"#,
            "{\"body\": \"p\u{e1}ct\"}",
            "{\"body\": \"p\u{ad}act\"}",
            "{\"body\": \"p\u{200b}act\"}",
            "{\"body\": \"p\\u200bact\"}",
            "{\"body\": \"ﬁ\"}",
        ] {
            assert!(passes("pact", hiding), "{hiding}");
        }
        assert!(Screen::new(None).passes(b"anything", &mut Vec::new()));
    }
}
