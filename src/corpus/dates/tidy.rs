//! One spelling of digits, blanks, dashes and marks before a date is read: Arabic-Indic, Persian, Devanagari, Thai and
//! fullwidth digits, hidden characters, references of HTML.

use crate::corpus::html;
use std::borrow::Cow;

/// The zeros of the scripts whose digits follow each other.
const ZEROS: [u32; 12] = [
    0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0ce6, 0x0e50, 0x1040, 0xff10,
];

/// The text with ASCII digits and marks.
pub(super) fn tidy(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains(['&', '<', '\t', '\n']) {
        return Cow::Borrowed(text);
    }
    let text = html::line(text);
    Cow::Owned(
        text.chars()
            .filter_map(plain)
            .collect::<String>()
            .trim()
            .to_owned(),
    )
}

/// The moment in the element that marks one: `<time datetime="2025-07-07T08:09:10Z">Monday</time>`.
pub(super) fn in_element(text: &str) -> Option<&str> {
    let (opening, _) = text.strip_prefix("<time")?.split_once('>')?;
    let (_, moment) = opening.split_once("datetime=")?;
    moment.trim_matches(['"', '\'']).split(['"', '\'']).next()
}

fn plain(character: char) -> Option<char> {
    let code = character as u32;
    let digit = ZEROS
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10));
    if let Some(digit) = digit {
        return char::from_digit(digit, 10);
    }
    match character {
        '：' | '∶' => Some(':'),
        '，' | '、' | '،' => Some(','),
        '／' | '⁄' | '∕' => Some('/'),
        '．' | '。' => Some('.'),
        '（' | '［' | '【' => Some('('),
        '）' | '］' | '】' => Some(')'),
        '\u{2010}'..='\u{2015}' | '−' | '－' => Some('-'),
        '＋' => Some('+'),
        // Hidden characters, marks of direction, soft hyphens.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}' => None,
        other if other.is_whitespace() || other.is_control() => Some(' '),
        other => Some(other),
    }
}

/// Whether a text has digits of the Persian alphabet: its years may be those of the Persian calendar.
pub(super) fn is_of_persian_digits(text: &str) -> bool {
    text.chars().any(|c| ('\u{6f0}'..='\u{6f9}').contains(&c))
}
