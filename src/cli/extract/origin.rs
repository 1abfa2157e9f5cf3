//! From the text as dateline reads it back to the text as the record has it, so that the offsets `extract` prints slice
//! the record's own field, hidden characters, markup and all.
//!
//! The two are walked side by side. Reading drops characters, turns one into another and joins lines, but keeps the
//! order, so where they differ the next place at which they agree again is looked for close by. What comes of it is
//! checked mention by mention; where one does not fit, the offsets stay those of the text as read.

use crate::text::Span;

/// How many characters must agree for the two to be together again, and how far ahead that may be: three behind a tag
/// with an address in it, fewer only close by.
const AGREE: [(usize, usize); 3] = [(3, 400), (2, 32), (1, 8)];

/// Bytes of markup a mention may have inside.
const MARKUP: usize = 64;

/// Characters read as others before the two are given up as too different.
const PATIENCE: u32 = 500;

/// Where each character of a text as read came from.
#[derive(Debug)]
pub(super) struct Origin<'a> {
    raw: &'a str,
    /// Byte in the text as read and byte in the raw text, for each character.
    places: Vec<(usize, usize)>,
}

impl<'a> Origin<'a> {
    /// Walks `clean`, made of `raw`, back to it.
    pub(super) fn new(raw: &'a str, clean: &str) -> Self {
        let from: Vec<_> = raw.char_indices().collect();
        let to: Vec<_> = clean.char_indices().collect();
        let (mut places, mut at) = (Vec::with_capacity(to.len() + 1), 0);
        let mut patience = PATIENCE;
        for (index, (byte, character)) in to.iter().enumerate() {
            let ahead = from.get(at..).unwrap_or_default();
            if !ahead
                .first()
                .is_some_and(|(_, raw)| is_same(*raw, *character))
            {
                let wanted = to.get(index..).unwrap_or_default();
                match passed_over(ahead, wanted) {
                    Some(count) => at += count,
                    None => patience -= 1,
                }
            }
            if patience == 0 {
                break;
            }
            places.push((*byte, from.get(at).map_or(raw.len(), |(byte, _)| *byte)));
            at += 1;
        }
        Self { raw, places }
    }

    /// The span of the raw text that `span` was read from, if it can have been.
    pub(super) fn of(&self, span: Span, clean: &str) -> Option<Span> {
        let start = self.place(span.start as usize)?;
        let last = clean.get(span.range())?.char_indices().next_back()?.0;
        let last = self.place(span.start as usize + last)?;
        let end = last + self.raw.get(last..)?.chars().next()?.len_utf8();
        let found = Span::new(start, end.max(start));
        is_read_as(found.of(self.raw), span.of(clean)).then_some(found)
    }

    fn place(&self, byte: usize) -> Option<usize> {
        let at = self
            .places
            .binary_search_by_key(&byte, |(clean, _)| *clean)
            .ok()?;
        self.places.get(at).map(|(_, raw)| *raw)
    }
}

/// How many raw characters to pass over until the two agree again; none where that is nowhere near, because one
/// character was read as another.
fn passed_over(ahead: &[(usize, char)], wanted: &[(usize, char)]) -> Option<usize> {
    AGREE.into_iter().find_map(|(characters, distance)| {
        let agrees = |count: &usize| {
            let mut pairs = ahead.iter().skip(*count).zip(wanted).take(characters);
            let is_enough = ahead.len() - count >= characters.min(wanted.len());
            is_enough && pairs.all(|((_, raw), (_, clean))| is_same(*raw, *clean))
        };
        (1..distance.min(ahead.len())).find(agrees)
    })
}

/// The same character, or a blank for a blank.
fn is_same(raw: char, clean: char) -> bool {
    raw == clean || (raw.is_whitespace() && clean.is_whitespace())
}

/// Whether `raw` can have been read as `clean`: the same words, perhaps with hidden characters, a tag or a character
/// reference among them (`AT&amp;T`).
fn is_read_as(raw: &str, clean: &str) -> bool {
    let mut rest = raw.chars();
    let is_within = clean
        .chars()
        .all(|wanted| rest.any(|found| is_same(found, wanted)));
    is_within && rest.next().is_none() && raw.len() <= 3 * clean.len() + MARKUP
}

#[cfg(test)]
mod tests {
    use super::Origin;
    use crate::text::{Span, sanitize};

    fn back<'a>(raw: &'a str, clean: &str, words: &str) -> Option<&'a str> {
        let start = clean.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        Origin::new(raw, clean)
            .of(span, clean)
            .map(|span| span.of(raw))
    }

    #[test]
    fn hidden_characters_are_walked_over() {
        let raw = "\u{feff}Talks 🗞\u{fe0f} with Jane\u{200b} Doe\r\nin Geneva\u{ad}.";
        let clean = sanitize::body(raw).text.into_owned();
        assert_eq!(back(raw, &clean, "Jane Doe"), Some("Jane\u{200b} Doe"));
        assert_eq!(back(raw, &clean, "Geneva"), Some("Geneva"));
    }

    #[test]
    fn markup_is_walked_over_before_a_name_and_kept_inside_one() {
        let raw = "<p>Minister <a href=\"https://news.example/jane\">Jane Doe</a> met AT&amp;T.</p><p>John <b>Roe</b> left.</p>";
        let clean = "Minister Jane Doe met AT&T.\n\nJohn Roe left.";
        assert_eq!(back(raw, clean, "Jane Doe"), Some("Jane Doe"));
        assert_eq!(back(raw, clean, "left"), Some("left"));
        assert_eq!(back(raw, clean, "John Roe"), Some("John <b>Roe"));
        assert_eq!(back(raw, clean, "AT&T"), Some("AT&amp;T"));
    }

    #[test]
    fn a_text_read_from_somewhere_else_is_not_claimed() {
        let clean = "Jane Doe met John Roe in Geneva.";
        assert_eq!(
            back("Nothing of the kind stands here.", clean, "John Roe"),
            None
        );
        assert_eq!(back("", clean, "Jane"), None);
    }

    #[test]
    fn the_same_text_is_its_own_origin() {
        let text = "Zoë met 🎷 Jane.";
        assert_eq!(back(text, text, "Jane"), Some("Jane"));
        assert_eq!(back(text, text, "Jane."), Some("Jane."));
        assert_eq!(back("", "", ""), None);
    }
}
