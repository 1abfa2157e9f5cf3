//! Short texts one behind the other, in pieces that never move: see [`super::column`].

use crate::text::Span;

/// Bytes of a piece; no text is longer. Names are short: what is not is cut.
const PIECE: usize = 1 << 16;

/// Texts by where they were put.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pieces: Vec<String>,
}

impl Texts {
    /// Keeps a text; the span is for [`Texts::get`] and tells texts apart.
    pub(super) fn put(&mut self, text: &str) -> Span {
        let mut end = text.len().min(PIECE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        let has_room = |piece: &String| piece.len() + text.len() <= PIECE;
        if !self.pieces.last().is_some_and(has_room) {
            // The first piece may stay small: most archives are.
            let room = if self.pieces.is_empty() { 0 } else { PIECE };
            self.pieces.push(String::with_capacity(room));
        }
        let before = self.pieces.len().saturating_sub(1) * PIECE;
        self.pieces.last_mut().map_or(Span::default(), |piece| {
            let start = before + piece.len();
            piece.push_str(text);
            Span::new(start, start + text.len())
        })
    }

    /// The text under a span.
    pub(super) fn get(&self, span: Span) -> &str {
        let start = span.start as usize;
        let piece = self.pieces.get(start / PIECE).map_or("", String::as_str);
        let start = start % PIECE;
        piece.get(start..start + span.len()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{PIECE, Texts};

    #[test]
    fn a_text_comes_back_whole_whatever_piece_it_is_in() {
        let mut texts = Texts::default();
        let words: Vec<String> = (0..20_000).map(|n| format!("Zoë {n}")).collect();
        let spans: Vec<_> = words.iter().map(|word| texts.put(word)).collect();
        for (word, span) in words.iter().zip(spans) {
            assert_eq!(texts.get(span), word);
        }
    }

    #[test]
    fn a_text_longer_than_a_piece_is_cut_between_letters() {
        let mut texts = Texts::default();
        let long = format!("a{}", "ë".repeat(PIECE));
        texts.put("short");
        let span = texts.put(&long);
        assert_eq!(texts.get(span).len(), PIECE - 1);
        assert!(long.starts_with(texts.get(span)));
    }
}
