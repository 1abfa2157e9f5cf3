//! From the text as dateline reads it back to the text as the record has it, so that the offsets `extract` prints slice
//! the record's own field, hidden characters, markup and all.
//!
//! The two are walked side by side. Reading drops tags and hidden characters, decodes references (`&nbsp;`), turns one
//! character into another and joins lines, but keeps the order, so where they differ otherwise the next place at which they
//! agree again is looked for close by. What comes of it is checked mention by mention; where one does not fit, the offsets
//! stay those of the text as read.

use crate::{
    corpus::html,
    text::{Span, read_as},
};

/// How many characters must agree for the two to be together again, and how far ahead that may be: three behind a picture
/// with its caption, fewer only close by.
const AGREE: [(usize, usize); 3] = [(3, 400), (2, 32), (1, 8)];

/// Bytes of markup a mention may have inside.
const MARKUP: usize = 64;

/// Characters read as others before the two are given up as too different.
const PATIENCE: u32 = 500;

/// Where each character of a text as read came from.
#[derive(Debug)]
pub(super) struct Origin<'a> {
    raw: &'a str,
    /// Byte in the text as read, and the bytes of the raw text it was read from, for each character.
    places: Vec<(usize, Span)>,
}

impl<'a> Origin<'a> {
    /// Walks `clean`, made of `raw`, back to it.
    pub(super) fn new(raw: &'a str, clean: &str) -> Self {
        let from: Vec<Unit> = units(raw).collect();
        let to: Vec<(usize, char)> = clean.char_indices().collect();
        let (mut places, mut at) = (Vec::with_capacity(to.len()), 0);
        let mut patience = PATIENCE;
        for (index, (byte, character)) in to.iter().enumerate() {
            let ahead = from.get(at..).unwrap_or_default();
            let wanted = to.get(index..).unwrap_or_default();
            let (passed, is_there) = match found(ahead, wanted) {
                Some(passed) => (passed, true),
                // What parts words and cells may stand nowhere.
                None => (0, character.is_alphanumeric()),
            };
            let is_lost = passed == 0 && !ahead.first().is_some_and(|unit| unit.is(*character));
            if is_lost && !character.is_whitespace() {
                patience -= 1;
            }
            if patience == 0 {
                break;
            }
            at += passed;
            let end = Span::new(raw.len(), raw.len());
            places.push((*byte, from.get(at).map_or(end, |unit| unit.span)));
            at += usize::from(is_there);
        }
        Self { raw, places }
    }

    /// The span of the raw text that `span` was read from, if it can have been.
    pub(super) fn of(&self, span: Span, clean: &str) -> Option<Span> {
        let start = self.place(span.start as usize)?.start;
        let last = clean.get(span.range())?.char_indices().next_back()?.0;
        let end = self.place(span.start as usize + last)?.end;
        let found = Span {
            start,
            end: end.max(start),
        };
        is_read_as(found.of(self.raw), span.of(clean)).then_some(found)
    }

    fn place(&self, byte: usize) -> Option<Span> {
        let at = self
            .places
            .binary_search_by_key(&byte, |(clean, _)| *clean)
            .ok()?;
        self.places.get(at).map(|(_, raw)| *raw)
    }
}

/// A piece of the raw text that is read as one character, or as none.
#[derive(Debug, Clone, Copy)]
struct Unit {
    span: Span,
    character: Option<char>,
}

impl Unit {
    /// Whether it is read as a character; any blank as any other.
    fn is(&self, wanted: char) -> bool {
        self.character.is_some_and(|character| {
            character == wanted || (character.is_whitespace() && wanted.is_whitespace())
        })
    }
}

/// The pieces of a raw text: tags, references, and single characters.
fn units(raw: &str) -> impl Iterator<Item = Unit> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = raw.get(at..)?;
        let first = rest.chars().next()?;
        let (length, character) = match html::tag(rest) {
            Some(length) => (length, None),
            None => match html::reference(rest) {
                Some((length, character)) => (length, read_as(character)),
                None => (first.len_utf8(), read_as(first)),
            },
        };
        let span = Span::new(at, at + length);
        at += length;
        Some(Unit { span, character })
    })
}

/// How many pieces to pass over until the next one is read as the first of `wanted`; none where that is nowhere near.
fn found(ahead: &[Unit], wanted: &[(usize, char)]) -> Option<usize> {
    let character = wanted.first()?.1;
    // Between words there are blanks and tags in any number.
    let is_between = |unit: &&Unit| {
        let is_blank = unit.character.is_none_or(char::is_whitespace);
        is_blank && !unit.is(character)
    };
    let passed = ahead.iter().take_while(is_between).count();
    if ahead.get(passed).is_some_and(|unit| unit.is(character)) {
        return Some(passed);
    }
    // What is between words is often the reader's own, and stands everywhere.
    let tries = match character {
        _ if character.is_alphanumeric() => AGREE.len(),
        _ if character.is_whitespace() => 0,
        _ => 1,
    };
    let mut tries = AGREE.into_iter().take(tries);
    tries.find_map(|(characters, distance)| {
        let agrees = |count: &usize| {
            let ahead = ahead.get(*count..).unwrap_or_default();
            let mut pairs = ahead.iter().zip(wanted).take(characters);
            let is_enough = ahead.len() >= characters.min(wanted.len());
            is_enough && pairs.all(|(unit, (_, clean))| unit.is(*clean))
        };
        (1..distance.min(ahead.len())).find(agrees)
    })
}

/// Whether `raw` can have been read as `clean`: the same words, perhaps with hidden characters, a tag or a character
/// reference among them (`AT&amp;T`).
fn is_read_as(raw: &str, clean: &str) -> bool {
    let mut rest = units(raw).filter(|unit| unit.character.is_some());
    let is_within = clean
        .chars()
        .all(|wanted| rest.any(|found| found.is(wanted)));
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
    fn references_tables_and_flags_are_walked_over() {
        let raw = "<table><tr><td>Jane Doe</td><td>Bern</td></tr></table><hr><p>It&#146;s 5&nbsp;euros&shy; for \
            Jane&nbsp;Doe,\u{3000}John Roe.</p>";
        let clean = "Jane Doe | Bern\n\nIt\u{2019}s 5 euros for Jane Doe, John Roe.";
        assert_eq!(back(raw, clean, "Bern"), Some("Bern"));
        assert_eq!(back(raw, clean, "5 euros"), Some("5&nbsp;euros"));
        assert_eq!(back(raw, clean, "Jane Doe,"), Some("Jane&nbsp;Doe,"));
        assert_eq!(back(raw, clean, "John Roe"), Some("John Roe"));
        let (raw, clean) = ("🇺🇦 won.\r\nSo Jane Doe", "UA won.\nSo Jane Doe");
        assert_eq!(back(raw, clean, "Jane Doe"), Some("Jane Doe"));
        assert_eq!(back(raw, clean, "UA"), Some("🇺🇦"));
    }

    #[test]
    fn signs_of_our_own_are_nowhere() {
        let raw = "<p>One.</p>\n\n<ul>\n<li><p>Jane Doe and</p></li>\n<li>Di is John Roe</li>\n</ul>\n<p>and Di</p>";
        let clean = "One.\n\n\u{2022} Jane Doe and\n\u{2022} Di is John Roe\n\nand Di";
        assert_eq!(back(raw, clean, "Jane Doe"), Some("Jane Doe"));
        assert_eq!(back(raw, clean, "John Roe"), Some("John Roe"));
    }

    #[test]
    fn what_never_ends_is_walked_over_once() {
        for piece in ["<!-- ", "<script>a ", "<a href='", "&nbsp", "\n"] {
            let raw = format!("<p>Jane Doe</p> {}", piece.repeat(50_000));
            assert_eq!(
                back(&raw, "Jane Doe", "Jane Doe"),
                Some("Jane Doe"),
                "{piece}"
            );
        }
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
