//! What stands before and behind a place in a text, on one line: hits in context, as concordances print them.

use super::Span;
use unicode_segmentation::GraphemeCursor;

/// Bytes taken of each side: what half of the widest window shows.
const REACH: usize = 400;

/// A place in a text with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Around {
    /// What stands before it.
    pub left: String,
    /// The place itself.
    pub hit: String,
    /// What stands behind it.
    pub right: String,
}

impl Around {
    /// The surroundings of a place. Breaks of lines and paragraphs are blanks.
    pub fn new(text: &str, place: Span) -> Self {
        let (start, end) = (place.start as usize, place.end as usize);
        let from = boundary(text, start.saturating_sub(REACH));
        let to = boundary(text, (end + REACH).min(text.len()));
        let part = |from, to| one_line(text.get(from..to).unwrap_or_default());
        Self {
            left: part(from, start),
            hit: part(start, end),
            right: part(end, to),
        }
    }
}

/// The first place at or behind `at` where no letter is cut in two.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at;
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) | Err(_) => at,
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(at),
    }
}

/// The same with one blank for all that separates words.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            separator if separator.is_whitespace() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            letter => line.push(letter),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn around(text: &str, hit: &str) -> [String; 3] {
        let at = text.find(hit).expect("it is there");
        let Around { left, hit, right } = Around::new(text, Span::new(at, at + hit.len()));
        [left, hit, right]
    }

    #[test]
    fn a_line_goes_on_across_lines_and_paragraphs() {
        let [left, hit, right] = around("It fell.\n\nThe  bank\nsaid so.", "bank");
        assert_eq!(
            (&*left, &*hit, &*right),
            ("It fell. The ", "bank", " said so.")
        );
    }

    #[test]
    fn a_long_text_is_cut_on_both_sides_and_no_letter_is() {
        let text = format!("{}bank{}", "e\u{301}".repeat(400), "e\u{301}".repeat(400));
        let [left, _, right] = around(&text, "bank");
        assert!(left.starts_with('e') && left.len() <= REACH);
        assert!(right.ends_with('\u{301}') && right.len() <= REACH + 3);
    }

    proptest! {
        #[test]
        fn any_place_has_its_surroundings(text in "[ab漢e\u{301}\n \u{1f1e6}]{1,300}", at in 0_usize..300, length in 0_usize..9) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let start = places[at % places.len()];
            let end = places.get(at % places.len() + length).copied().unwrap_or(text.len());
            let around = Around::new(&text, Span::new(start, end));
            let whole = [around.left, around.hit, around.right].concat();
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert!(plain(&text).contains(&plain(&whole)));
            prop_assert!(!whole.contains('\n'));
        }
    }
}
