//! A short field as the filter looks at it: as shown, folded where that is more than small letters, and the letters it
//! holds.

use crate::{
    corpus::segment::texts::{Text, Window},
    text::{
        fold::{Case, fold},
        head,
    },
};
use std::borrow::Cow;

/// Characters of a field that are searched; the rest is never looked at.
pub const FIELD_CAP: usize = 2_000;

/// A short field and the letters it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    /// As shown.
    pub(super) shown: Text<'a>,
    /// Its [`letter_mask`].
    pub mask: u64,
    /// Small letters without accents, where the text is not ASCII.
    pub(super) folded: Option<Text<'a>>,
}

impl<'a> Field<'a> {
    /// The text as shown, as far as it is searched.
    pub fn text(self) -> &'a str {
        capped(self.shown.read())
    }

    /// Without accents; capitals of ASCII are capitals still.
    pub fn folded_but_for_ascii(self) -> &'a str {
        self.folded.map_or_else(|| self.text(), Text::read)
    }

    /// Small letters without accents.
    pub fn folded(self) -> Cow<'a, str> {
        let text = self.folded_but_for_ascii();
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return text.to_ascii_lowercase().into();
        }
        text.into()
    }

    /// The text as shown, if all of it is ASCII.
    pub fn plain(self) -> Option<&'a str> {
        self.folded.is_none().then(|| self.text())
    }

    /// The same where it is ASCII and short.
    #[inline]
    pub fn window(self) -> Option<Window<'a>> {
        let text = self.folded.unwrap_or(self.shown);
        text.window().filter(|_| self.mask & BEYOND_ASCII == 0)
    }
}

/// The part of a field that is searched.
pub fn capped(text: &str) -> &str {
    if text.len() <= FIELD_CAP {
        return text;
    }
    head(text, FIELD_CAP)
}

/// The letters a folded text holds, one bit for each of `a-z` and `0-9`, shared bits for all else. A text can only
/// hold another, even scattered, if its mask holds the other's.
pub fn letter_mask(folded: &str) -> u64 {
    mask_of(folded.bytes())
}

fn mask_of(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0, |mask, byte| mask | BITS[byte as usize])
}

/// The bit of a text that has a folded form of its own; nothing that is looked for has it.
pub(super) const FOLDED: u64 = 1 << 63;
/// The bits of all that, folded, is not ASCII.
const BEYOND_ASCII: u64 = FOLDED - (1 << 48);

const BITS: [u64; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let bit = match byte as u8 {
            letter @ b'a'..=b'z' => letter - b'a',
            digit @ b'0'..=b'9' => 26 + digit - b'0',
            other @ 0..=127 => 36 + other % 12,
            // Bytes of longer characters.
            other => 48 + other % 15,
        };
        bits[byte] = 1 << bit;
        byte += 1;
    }
    bits
};

/// The letters of a text, and its folded form where that is not ASCII in small letters.
pub(super) fn mask_and_folded(text: &str) -> (u64, Option<String>) {
    let text = capped(text);
    if text.is_ascii() {
        let small = text.bytes().map(|byte| byte.to_ascii_lowercase());
        return (mask_of(small), None);
    }
    let folded = fold(text, Case::Fold);
    (letter_mask(&folded) | FOLDED, Some(folded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::segment::texts::{Texts, WINDOW};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_field_folds_as_texts_do(text in "[a-cA-CÀ-ÿ’ ŁßİЖж0-9-]{0,140}") {
            let (mask, folded) = mask_and_folded(&text);
            let mut texts = Texts::default();
            [Some(&text), folded.as_ref()].into_iter().flatten().for_each(|text| texts.push(text));
            texts.finish();
            let folded = folded.map(|_| texts.at(1));
            let field = Field { shown: texts.at(0), mask, folded };
            let expected = fold(&text, Case::Fold);
            prop_assert_eq!(&*field.folded(), &*expected);
            prop_assert_eq!(mask & letter_mask(&expected), letter_mask(&expected));
            let window = field.window().map(|window| window.text().to_ascii_lowercase());
            let fits = expected.is_ascii() && expected.len() < WINDOW;
            prop_assert_eq!(window, fits.then(|| expected.as_bytes().to_vec()));
        }
    }
}
