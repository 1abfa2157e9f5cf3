//! What each character may do on a screen: the one table that the sanitiser, the backend's wall and JSON output share.
//!
//! Ranges are written out instead of taken from a property crate: the list is a security decision and must be
//! readable in one place. It is wider than Unicode's `Cf`: fillers, variation selectors and skin tones make
//! terminals disagree about columns and are out as well.

/// What the sanitiser does with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Stays as it is.
    Keep,
    /// Ends a line: becomes `\n`, or a space in a one-line field.
    Break,
    /// Moves to the next stop of four.
    Tab,
    /// Becomes this character.
    Become(char),
    /// Leaves without a trace.
    Hidden,
    /// Becomes U+FFFD: it stood for something, but nothing we may show.
    Refused,
}

/// Shown where something could not be.
pub(crate) const REPLACEMENT: char = '\u{FFFD}';

/// The bytes 0x80 to 0x9F of Windows-1252. C1 controls in text are nearly always these, read as Latin-1.
const CP1252: [char; 32] = [
    '€',
    REPLACEMENT,
    '‚',
    'ƒ',
    '„',
    '…',
    '†',
    '‡',
    'ˆ',
    '‰',
    'Š',
    '‹',
    'Œ',
    REPLACEMENT,
    'Ž',
    REPLACEMENT,
    REPLACEMENT,
    '\u{2018}',
    '\u{2019}',
    '“',
    '”',
    '•',
    '–',
    '—',
    '˜',
    '™',
    'š',
    '›',
    'œ',
    REPLACEMENT,
    'ž',
    'Ÿ',
];

/// The class of a character.
pub(crate) fn class(character: char) -> Class {
    match character {
        ' '..='~' => Class::Keep,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Break,
        '\t' => Class::Tab,
        '\0'..='\u{1F}' | '\u{7F}' => Class::Refused,
        '\u{80}'..='\u{9F}' => meant(character),
        '\u{1F1E6}'..='\u{1F1FF}' => letter_of_flag(character),
        _ if is_hidden(character) => Class::Hidden,
        _ if is_refused(character) => Class::Refused,
        _ => Class::Keep,
    }
}

/// What a text has in place of a character; none where that leaves without a trace.
pub(crate) fn read_as(character: char) -> Option<char> {
    match class(character) {
        Class::Keep => Some(character),
        Class::Break => Some('\n'),
        Class::Tab => Some(' '),
        Class::Become(other) => Some(other),
        Class::Hidden => None,
        Class::Refused => Some(REPLACEMENT),
    }
}

/// What a byte of Windows-1252 stands for; U+FFFD for the five that stand for nothing.
pub(crate) fn from_cp1252(byte: u8) -> char {
    let high = usize::from(byte).checked_sub(0x80);
    let special = high.and_then(|place| CP1252.get(place));
    special.copied().unwrap_or(char::from(byte))
}

/// What was meant by a C1 control.
fn meant(control: char) -> Class {
    match u8::try_from(control).map(from_cp1252) {
        Ok(meant) if meant != REPLACEMENT => Class::Become(meant),
        _ => Class::Refused,
    }
}

/// Flags are two, one or four columns wide depending on the terminal; `FR` is two everywhere.
fn letter_of_flag(character: char) -> Class {
    let letter = char::from_u32(character as u32 - 0x1F1E6 + u32::from(b'A'));
    letter.map_or(Class::Refused, Class::Become)
}

/// Format characters and all that is drawn as nothing or only changes its neighbour.
fn is_hidden(character: char) -> bool {
    matches!(
        character as u32,
        0xAD | 0x34F | 0x61C | 0x600..=0x605 | 0x6DD | 0x70F | 0x890..=0x891 | 0x8E2
            | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
            | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
            | 0x110BD | 0x110CD | 0x13430..=0x13455 | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A
            | 0x1F3FB..=0x1F3FF | 0xE0000..=0xE0FFF
    )
}

/// Noncharacters and private use: every terminal shows another thing, or none.
fn is_refused(character: char) -> bool {
    let code = character as u32;
    code & 0xFFFE == 0xFFFE || matches!(code, 0xFDD0..=0xFDEF | 0xE000..=0xF8FF | 0xF_0000..)
}

/// Whether a character is [`Class::Keep`], takes columns of its own and joins with no plain neighbour.
///
/// Between two plain characters there is always a grapheme boundary, so text made of them needs no segmentation.
/// Scripts that combine are absent on purpose; a test checks every entry against the segmentation crate.
pub(crate) fn is_plain(character: char) -> bool {
    matches!(
        character as u32,
        0x20..=0x7E | 0xA0..=0xAC | 0xAE..=0x2FF | 0x370..=0x482 | 0x48A..=0x52F
            | 0x5D0..=0x5EA | 0x620..=0x64A | 0x660..=0x66F | 0x671..=0x6D3
            | 0xE01..=0xE30 | 0xE40..=0xE46 | 0x10A0..=0x10FF | 0x1E00..=0x1FFF
            | 0x2000..=0x200A | 0x2010..=0x2027 | 0x202F..=0x205F | 0x2070..=0x20CF | 0x2100..=0x2BFF
            | 0x2E00..=0x3029 | 0x3030..=0x3098 | 0x309B..=0x3163 | 0x3165..=0xA48C
            | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFF01..=0xFF9D | 0xFFFD
            | 0x1F000..=0x1F1E5 | 0x1F200..=0x1F3FA | 0x1F400..=0x1FAFF
            | 0x20000..=0x2FFFD | 0x30000..=0x3FFFD
    )
}

/// Length in bytes of the longest beginning made of plain characters and, if `with_breaks`, `\n`.
pub(crate) fn plain_prefix(text: &str, with_breaks: bool) -> usize {
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        at += ascii_prefix(rest.as_bytes(), with_breaks);
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(next) if !next.is_ascii() && is_plain(next) => at += next.len_utf8(),
            _ => return at,
        }
    }
    at
}

/// As [`plain_prefix`] for ASCII alone; blocks without an early exit, so that the compiler uses wide registers.
fn ascii_prefix(bytes: &[u8], with_breaks: bool) -> usize {
    let allowed = if with_breaks { b'\n' } else { b' ' };
    let is_odd = |byte: u8| (byte.wrapping_sub(0x20) > 0x5E) && (byte != allowed);
    let (blocks, _) = bytes.as_chunks::<64>();
    let whole = blocks
        .iter()
        .take_while(|block| !block.iter().fold(false, |odd, &byte| odd | is_odd(byte)))
        .count()
        * 64;
    let tail = bytes.get(whole..).unwrap_or_default();
    whole + tail.iter().take_while(|&&byte| !is_odd(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

    #[test]
    fn plain_characters_stand_alone_and_have_width() {
        for character in (0..=0x10_FFFF)
            .filter_map(char::from_u32)
            .filter(|&c| is_plain(c))
        {
            let code = character as u32;
            assert_eq!(class(character), Class::Keep, "U+{code:04X}");
            let text = format!("a{character}{character}가{character}");
            assert_eq!(text.graphemes(true).count(), 5, "U+{code:04X}");
            let width = UnicodeWidthChar::width(character).unwrap_or_default();
            assert!(width > 0, "U+{code:04X}");
            assert_eq!(character.to_string().width(), width, "U+{code:04X}");
        }
    }

    #[test]
    fn every_control_is_handled() {
        for character in (0..=0x10_FFFF)
            .filter_map(char::from_u32)
            .filter(|c| c.is_control())
        {
            assert_ne!(class(character), Class::Keep, "U+{:04X}", character as u32);
        }
    }

    #[test]
    fn ascii_prefix_stops_at_the_first_odd_byte_anywhere() {
        for length in [0, 1, 63, 64, 65, 130] {
            let text = "x".repeat(length);
            assert_eq!(plain_prefix(&text, false), length);
            assert_eq!(plain_prefix(&format!("{text}\u{7F}yyyy"), true), length);
            assert_eq!(plain_prefix(&format!("{text}\ny"), true), length + 2);
            assert_eq!(plain_prefix(&format!("{text}\ny"), false), length);
            assert_eq!(plain_prefix(&format!("{text}“ü\u{301}"), false), length + 5);
        }
    }
}
