//! Short texts one behind the other: four bytes a text and no allocation, and memory that is read from end to end.

use serde::{Deserialize, Serialize};

/// Bytes of a [`Window`]: so many lie behind the last text, that they may be read from the start of each.
pub const WINDOW: usize = 128;

/// Texts in the order they came.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// All of them, then blanks.
    text: String,
    /// Where each ends.
    #[serde(with = "crate::corpus::numbers")]
    ends: Vec<u32>,
}

impl Texts {
    /// Texts of which so many are to come.
    pub fn with_capacity(count: usize) -> Self {
        Self {
            text: String::new(),
            ends: Vec::with_capacity(count),
        }
    }

    /// Makes room for all their bytes at once: growing leaves holes in memory that nobody else fits into.
    pub fn reserve(&mut self, bytes: usize) {
        self.text.reserve_exact(bytes + WINDOW);
    }

    /// Adds one; not after [`Texts::finish`].
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    /// Lays bytes behind the last one, and gives back what memory is left over.
    pub fn finish(&mut self) {
        self.text.reserve_exact(WINDOW);
        self.text.extend(std::iter::repeat_n(' ', WINDOW));
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One of them; an empty one where there is none.
    pub const fn at(&self, at: usize) -> Text<'_> {
        Text { texts: self, at }
    }
}

/// One of several texts, which is not looked at before it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'a> {
    texts: &'a Texts,
    at: usize,
}

/// A short text, to be looked at in wide registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window<'a> {
    /// Its bytes, and then whatever lies behind them.
    pub bytes: &'a [u8; WINDOW],
    /// How many bytes are its own; fewer than [`WINDOW`].
    pub length: usize,
}

impl<'a> Text<'a> {
    /// What it says.
    pub fn read(self) -> &'a str {
        let (start, end) = self.span();
        self.texts.text.get(start..end).unwrap_or_default()
    }

    /// How many bytes it has.
    #[inline]
    pub fn len(self) -> usize {
        let (start, end) = self.span();
        end.saturating_sub(start)
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Its bytes, if they are few.
    #[inline]
    pub fn window(self) -> Option<Window<'a>> {
        let (start, end) = self.span();
        let bytes = self.texts.text.as_bytes().get(start..)?.first_chunk()?;
        let length = end.saturating_sub(start);
        (length < WINDOW).then_some(Window { bytes, length })
    }

    #[inline]
    fn span(self) -> (usize, usize) {
        let end = |at: usize| self.texts.ends.get(at).map(|end| *end as usize);
        let start = self.at.checked_sub(1).and_then(end).unwrap_or_default();
        (start, end(self.at).unwrap_or(start))
    }
}

impl<'a> Window<'a> {
    /// The bytes of the text.
    pub fn text(self) -> &'a [u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_its_bytes_and_others_behind_it() {
        let mut texts = Texts::with_capacity(3);
        for text in ["a", "", "\u{e9}t\u{e9}"] {
            texts.push(text);
        }
        texts.finish();
        let all: Vec<_> = (0..4).map(|at| texts.at(at).read()).collect();
        assert_eq!(all, ["a", "", "\u{e9}t\u{e9}", ""]);
        let windows = (0..4).filter_map(|at| texts.at(at).window());
        let windows: Vec<_> = windows
            .map(|window| (window.text(), window.bytes[0]))
            .collect();
        let letter = "\u{e9}t\u{e9}".as_bytes();
        assert_eq!(
            windows,
            [
                (&b"a"[..], b'a'),
                (b"", letter[0]),
                (letter, letter[0]),
                (b"", b' ')
            ]
        );
        assert_eq!(texts.len(), 3);
    }

    #[test]
    fn a_long_text_has_no_window() {
        let mut texts = Texts::default();
        texts.push(&"a".repeat(WINDOW));
        texts.push(&"b".repeat(WINDOW - 1));
        texts.finish();
        assert_eq!(texts.at(0).window(), None);
        assert_eq!(
            texts.at(1).window().map(|window| window.length),
            Some(WINDOW - 1)
        );
    }
}
