//! A line out of a text, around what was found in it: why an article is in the list.

use super::{Span, cut, width::width};
use std::borrow::Cow;

/// Columns before the first hit at most: a word or two, so that the hit stands in the narrowest list.
const BEFORE: usize = 12;
/// Characters in all: more than the widest list shows.
const LENGTH: usize = 240;
/// Bytes in which as many different words as can be are to stand.
const TOGETHER: u32 = 60;
/// Hits looked at.
const LOOKED_AT: usize = 500;
/// What stands for the words left out.
const DOTS: &str = "..";

/// A line out of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The line.
    pub text: String,
    /// What was found, in bytes of the line.
    pub hits: Vec<Span>,
}

impl Snippet {
    /// The line around some hits, which are in order: where most of what was looked for stands together, the first such
    /// place. None where there is no hit.
    pub fn around(text: &str, hits: &[Span]) -> Option<Self> {
        let first = densest(text, hits)?;
        let start = beginning(text, first.start as usize);
        let part = cut::head(text.get(start..)?, LENGTH);
        let dots = if start > 0 { DOTS } else { "" };
        let shift = |at: u32| at as usize - start + dots.len();
        let end = start + part.len();
        let inside = |hit: &&Span| hit.start as usize >= start && hit.end as usize <= end;
        let hits = hits.iter().filter(inside);
        Some(Self {
            hits: hits
                .map(|hit| Span::new(shift(hit.start), shift(hit.end)))
                .collect(),
            // A break between paragraphs is as long as a blank, and so are the places.
            text: format!("{dots}{}", part.replace(['\n', '\t'], " ")),
        })
    }
}

impl Snippet {
    /// The line for so many columns: without the words before the first hit, where that would not stand in them.
    pub fn within(&self, columns: usize) -> Cow<'_, Self> {
        let is_past = |hit: &&Span| {
            let until = self.text.get(..hit.end as usize).unwrap_or_default();
            width(until) > columns
        };
        let Some(hit) = self.hits.first().filter(is_past) else {
            return Cow::Borrowed(self);
        };
        let rest = self.text.get(hit.start as usize..).unwrap_or_default();
        let shift = |at: u32| at as usize - hit.start as usize + DOTS.len();
        let moved = |hit: &Span| Span::new(shift(hit.start), shift(hit.end));
        Cow::Owned(Self {
            text: format!("{DOTS}{rest}"),
            hits: self.hits.iter().map(moved).collect(),
        })
    }
}

/// The hit after which most different ones stand near by.
fn densest<'h>(text: &str, hits: &'h [Span]) -> Option<&'h Span> {
    let mut best: Option<(usize, &Span)> = None;
    for (at, hit) in hits.iter().enumerate().take(LOOKED_AT) {
        let near = hits.get(at..).unwrap_or_default().iter();
        let near = near.take_while(|other| other.end <= hit.start + TOGETHER);
        let mut words: Vec<String> = near.map(|near| near.of(text).to_lowercase()).collect();
        words.sort_unstable();
        words.dedup();
        if best.is_none_or(|(most, _)| words.len() > most) {
            best = Some((words.len(), hit));
        }
    }
    best.map(|(_, hit)| hit)
}

/// Where the line begins: the first word that lies near enough to the hit, in its own paragraph.
fn beginning(text: &str, hit: usize) -> usize {
    let before = text.get(..hit).unwrap_or_default();
    let paragraph = before.rfind('\n').map_or(0, |at| at + 1);
    let mut start = hit;
    for (at, _) in before.rmatch_indices(' ') {
        let from = at + 1;
        if from < paragraph || width(before.get(from..).unwrap_or_default()) > BEFORE {
            return start;
        }
        start = from;
    }
    let all = before.get(paragraph..).unwrap_or_default();
    if width(all) <= BEFORE {
        paragraph
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, words: &[&str]) -> String {
        let hits = words.iter().flat_map(|word| {
            let found = text.match_indices(word);
            found.map(|(at, word)| Span::new(at, at + word.len()))
        });
        let mut hits: Vec<Span> = hits.collect();
        hits.sort_unstable();
        let snippet = Snippet::around(text, &hits).unwrap_or_default();
        let mut marked = snippet.text.clone();
        for hit in snippet.hits.iter().rev() {
            marked.insert(hit.end as usize, ']');
            marked.insert(hit.start as usize, '[');
        }
        marked
    }

    #[test]
    fn a_word_or_two_stand_before_the_first_hit() {
        let text = "He told Acme Bank directors the minister would stay.";
        assert_eq!(
            shown(text, &["Acme", "minister"]),
            "He told [Acme] Bank directors the [minister] would stay."
        );
        assert_eq!(shown(text, &["minister"]), "..the [minister] would stay.");
        assert_eq!(shown(text, &["nobody"]), "");
    }

    #[test]
    fn the_place_where_most_of_it_stands_together_is_the_one_shown() {
        let text = "It said so. It said nothing. Later, in the evening, at the door of the ministry, a spokesman said that it had.";
        assert_eq!(
            shown(text, &["said", "spokesman"]),
            "..ministry, a [spokesman] [said] that it had."
        );
    }

    #[test]
    fn a_line_begins_in_the_paragraph_of_its_hit_and_goes_on_after_it() {
        assert_eq!(
            shown("First.\nThe bank.\nIt did.", &["bank"]),
            "..The [bank]. It did."
        );
        assert_eq!(shown("First.\nbank", &["bank"]), "..[bank]");
    }

    #[test]
    fn a_word_longer_than_the_room_before_it_is_left_out() {
        assert_eq!(
            shown("Donaudampfschifffahrt stopped", &["stopped"]),
            "..[stopped]"
        );
        assert_eq!(shown("Donaudampfschifffahrt", &["fahrt"]), "..[fahrt]");
    }

    #[test]
    fn in_a_narrow_place_the_line_begins_with_its_hit() {
        let text = "It told Acme Bank directors that the minister would stay.";
        let hits = [Span::new(8, 12), Span::new(37, 45)];
        let whole = Snippet::around(text, &hits).expect("a hit");
        assert_eq!(whole.within(12).text, text);
        let narrow = whole.within(11);
        assert!(narrow.text.starts_with("..Acme Bank"), "{}", narrow.text);
        let lit: Vec<&str> = narrow.hits.iter().map(|hit| hit.of(&narrow.text)).collect();
        assert_eq!(lit, ["Acme", "minister"]);
    }

    proptest! {
        #[test]
        fn the_hits_of_a_line_are_those_of_the_text(text in "[ab漢é \n]{0,40}", word in "[ab漢é]{1,2}") {
            let hits: Vec<Span> = text
                .match_indices(&word)
                .map(|(at, word)| Span::new(at, at + word.len()))
                .collect();
            let snippet = Snippet::around(&text, &hits);
            prop_assert_eq!(snippet.is_none(), hits.is_empty());
            if let Some(snippet) = snippet {
                prop_assert!(!snippet.hits.is_empty());
                prop_assert!(snippet.hits.iter().all(|hit| hit.of(&snippet.text) == word));
                prop_assert!(!snippet.text.contains('\n'));
            }
        }
    }
}
