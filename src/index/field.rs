//! A short field as the filter looks at it: as shown, folded where that is more than small letters, and the letters it
//! holds.

use super::standing::Standings;
use crate::{
    corpus::segment::texts::{Text, Texts, Window},
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
    /// Without accents, where the text is not ASCII: with its capitals if it is now, else in small letters.
    pub(super) folded: Option<Text<'a>>,
    /// Where a letter stands in it at its best.
    pub standings: Standings,
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

    /// Without accents, with its capitals.
    pub fn cased(self) -> Cow<'a, str> {
        if self.is_ascii() {
            self.folded_but_for_ascii().into()
        } else {
            fold(self.text(), Case::Keep).into()
        }
    }

    /// The same where it is ASCII and short.
    #[inline]
    pub fn window(self) -> Option<Window<'a>> {
        let text = self.folded.unwrap_or(self.shown);
        text.window().filter(|_| self.is_ascii())
    }

    /// Bytes of the text that is searched, without accents.
    pub fn len(self) -> usize {
        self.folded.unwrap_or(self.shown).len().min(FIELD_CAP)
    }

    /// Whether that is none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether it is ASCII once it has no accents.
    pub fn is_ascii(self) -> bool {
        self.mask & BEYOND_ASCII == 0
    }
}

/// The part of a field that is searched.
pub fn capped(text: &str) -> &str {
    if text.len() <= FIELD_CAP {
        return text;
    }
    head(text, FIELD_CAP)
}

/// The letters a text without accents holds: a bit for each of `a-z`, small or capital, and one more for each capital;
/// digits share theirs with signs, capitals with what is not ASCII. A text can only hold another, even scattered, if its
/// mask holds the other's; one that has capitals, only if these are the same.
pub fn letter_mask(text: &str) -> u64 {
    let bytes = text.bytes();
    bytes.fold(0, |mask, byte| mask | BITS[byte as usize])
}

/// The bit of a text that has a folded form of its own; nothing that is looked for has it.
pub(super) const FOLDED: u64 = 1 << 63;
/// The bit of all that is not ASCII, even without its accents.
const BEYOND_ASCII: u64 = 1 << 62;
/// The first bits of digits and of capitals.
const DIGITS: u8 = 26;
const CAPITALS: u8 = 36;

const BITS: [u64; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        bits[byte] = match letter {
            b'a'..=b'z' => 1 << (letter - b'a'),
            b'A'..=b'Z' => 1 << (letter - b'A') | 1 << (CAPITALS + letter - b'A'),
            b'0'..=b'9' => 1 << (DIGITS + letter - b'0'),
            0..=127 => 1 << (DIGITS + letter % 10),
            128.. => BEYOND_ASCII | 1 << (CAPITALS + letter % 26),
        };
        byte += 1;
    }
    bits
};

/// The letters of some texts that lie elsewhere, and the folded forms of those that are not ASCII.
#[derive(Debug, Default)]
pub(super) struct Masks {
    letters: Vec<u64>,
    standings: Vec<Standings>,
    folded: Texts,
    /// Which texts these are of, ascending: most have none.
    folded_of: Vec<u16>,
}

impl Masks {
    /// What is to be known of some texts, fewer than 65,536.
    pub(super) fn of(texts: &Texts) -> Self {
        let mut masks = Self {
            letters: Vec::with_capacity(texts.len()),
            standings: Vec::with_capacity(texts.len()),
            ..Self::default()
        };
        (0..texts.len()).for_each(|at| masks.push(texts.at(at).read()));
        masks.folded.finish();
        masks.folded_of.shrink_to_fit();
        masks
    }

    fn push(&mut self, text: &str) {
        let (mask, folded) = mask_and_folded(text);
        let standings = Standings::of(folded.as_deref().unwrap_or(text));
        if let Some(folded) = folded {
            self.folded_of.push(self.letters.len() as u16);
            self.folded.push(&folded);
        }
        self.letters.push(mask);
        self.standings.push(standings);
    }

    /// One of the texts, which reads as `shown`, if it holds `letters`.
    #[inline]
    pub(super) fn field<'a>(
        &'a self,
        at: usize,
        shown: Text<'a>,
        letters: u64,
    ) -> Option<Field<'a>> {
        let mask = self.letters.get(at).copied()?;
        (mask & letters == letters).then(|| Field {
            shown,
            mask,
            folded: (mask & FOLDED != 0).then(|| self.folded(at)),
            standings: self.standings.get(at).copied().unwrap_or_default(),
        })
    }

    fn folded(&self, at: usize) -> Text<'_> {
        let place = self.folded_of.binary_search(&(at as u16));
        self.folded.at(place.unwrap_or(usize::MAX))
    }
}

/// The letters of a text, and its folded form where it is not ASCII.
fn mask_and_folded(text: &str) -> (u64, Option<String>) {
    let text = capped(text);
    if text.is_ascii() {
        return (letter_mask(text), None);
    }
    let cased = fold(text, Case::Keep);
    let mask = FOLDED | letter_mask(&cased);
    if cased.is_ascii() {
        return (mask, Some(cased));
    }
    let small = fold(text, Case::Fold);
    (mask | letter_mask(&small), Some(small))
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
            let field = Field { shown: texts.at(0), mask, folded, standings: Standings::default() };
            let (expected, cased) = (fold(&text, Case::Fold), fold(&text, Case::Keep));
            prop_assert_eq!(&*field.folded(), &*expected);
            prop_assert_eq!(&*field.cased(), &*cased);
            let needed = letter_mask(&expected) | letter_mask(&cased);
            prop_assert_eq!(mask & needed, needed);
            let window = field.window().map(|window| window.text().to_ascii_lowercase());
            let fits = expected.is_ascii() && expected.len() < WINDOW;
            prop_assert_eq!(window, fits.then(|| expected.as_bytes().to_vec()));
        }
    }
}
