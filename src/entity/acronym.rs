//! Full names right before their acronym in brackets: `International Bank for Reconstruction and Development (IBRD)`.
//!
//! The letters of the acronym say where the name begins, which no rule about small words does as well. Names whose
//! letters do not fit are left to the tagger.

use super::{
    document::{Case, Document},
    gazetteer::Bits,
    label::Kind,
    tagger::Tagged,
    token::Shape,
};

/// Acronyms longer than this are words.
const LONGEST: usize = 10;

/// Finds full names followed by an acronym that their first letters spell; each with its acronym after it.
pub(crate) fn find(document: &Document<'_>, taken: &[bool]) -> Vec<Tagged> {
    let mut found = Vec::new();
    for at in 2..document.len() {
        let is_acronym = is_acronym(document.word(at))
            && document.word(at).len() <= LONGEST
            && document.word(at - 1) == "("
            && document.word(at + 1) == ")"
            && document.case(at) == Case::Sentence;
        if !is_acronym {
            continue;
        }
        let end = at - 1;
        let Some(start) = start(document, document.word(at), end) else {
            continue;
        };
        let is_free =
            |range: std::ops::Range<usize>| range.clone().all(|at| taken.get(at) == Some(&false));
        if is_free(start..end) && is_free(at..at + 1) {
            let kind = kind(document, start, end);
            found.push(Tagged { start, end, kind });
            found.push(Tagged {
                start: at,
                end: at + 1,
                kind,
            });
        }
    }
    found
}

/// Whether a word is first letters: `NATO`, `U.S.`, and `MoD` with those of small words.
pub(crate) fn is_acronym(word: &str) -> bool {
    let count = |is_such: fn(char) -> bool| word.chars().filter(|letter| is_such(*letter)).count();
    let capitals = count(char::is_uppercase);
    capitals > 1 && capitals > count(char::is_lowercase)
}

/// Where the name begins whose first letters, read backwards from `end`, spell the acronym. Small words count for nothing
/// unless the acronym asks for them: `Department of Justice (DOJ)`.
fn start(document: &Document<'_>, acronym: &str, end: usize) -> Option<usize> {
    let capitals = acronym.chars().filter(|letter| letter.is_uppercase());
    let letters: Vec<char> = capitals.collect();
    let start = spelled(document, letters.clone(), end, Small::Skipped)
        .or_else(|| spelled(document, letters, end, Small::Counted))?;
    let start = with_head(document, with_first_words(document, start));
    Some(start - usize::from(is_after_country(document, start)))
}

/// Whether a country's short form stands before a name, and belongs to it: `U.S. Department of Justice`.
fn is_after_country(document: &Document<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|at| {
        document.shape(at) == Shape::Caps
            && document.bits(at).has(Bits::COUNTRY)
            && document.sentence(at) == document.sentence(start)
    })
}

/// Whether small words have letters of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Small {
    Skipped,
    Counted,
}

fn spelled(
    document: &Document<'_>,
    mut letters: Vec<char>,
    end: usize,
    small: Small,
) -> Option<usize> {
    let reach = letters.len() * 3;
    let mut words = 0;
    for at in (end.saturating_sub(reach)..end).rev() {
        let word = document.word(at);
        match document.shape(at) {
            Shape::Capital | Shape::Initial => {
                let wanted = letters.pop()?;
                if !word.starts_with(wanted) {
                    return None;
                }
                words += 1;
            }
            Shape::Caps => {
                for letter in word.chars().rev().filter(|letter| letter.is_alphabetic()) {
                    if letters.pop()? != letter {
                        return None;
                    }
                }
                words += 1;
            }
            Shape::Lower => {
                let is_wanted = letters
                    .last()
                    .is_some_and(|wanted| word.starts_with(wanted.to_ascii_lowercase()));
                if small == Small::Counted && letters.len() > 1 && is_wanted {
                    letters.pop();
                }
            }
            // `Co-operation` counts once, by its first half.
            Shape::Possessive => {}
            Shape::Mark if matches!(word, "-" | "," | "&" | "'" | "\u{2019}") && at + 1 < end => {}
            _ => return None,
        }
        if letters.is_empty() {
            return (words > 1 && document.sentence(at) == document.sentence(end)).then_some(at);
        }
    }
    None
}

/// With the head that an acronym may leave out: `Department of Housing and Urban Development (HUD)`.
fn with_head(document: &Document<'_>, start: usize) -> usize {
    let Some(head) = start.checked_sub(2) else {
        return start;
    };
    let is_head = document.bits(head).has(Bits::GOV_HEAD)
        && document.shape(head) == Shape::Capital
        && document.is_any(start - 1, &["of", "for"])
        && document.sentence(head) == document.sentence(start);
    if is_head {
        with_first_words(document, head)
    } else {
        start
    }
}

/// Words of the name that the acronym leaves out, as the first of `Nuclear Non-Proliferation Treaty (NPT)`.
fn with_first_words(document: &Document<'_>, mut start: usize) -> usize {
    const MOST: usize = 3;
    for _ in 0..MOST {
        let Some(at) = start.checked_sub(1) else {
            break;
        };
        let is_word = document.shape(at) == Shape::Capital
            && !document.is_glued(start)
            && !document.opens(at)
            && !document.opens(start)
            && !document
                .bits(at)
                .has(Bits::LISTED | Bits::TITLE | Bits::STOP | Bits::FIRST);
        if !is_word {
            break;
        }
        start = at;
    }
    start
}

/// The kind its head says: the word before the first small word, else the last one.
fn kind(document: &Document<'_>, start: usize, end: usize) -> Kind {
    let head = (start + 1..end)
        .find(|at| document.is_any(*at, &["of", "for", "on", "against"]))
        .unwrap_or(end)
        - 1;
    let bits = document.bits(head);
    if bits.has(Bits::LAW_HEAD) {
        Kind::Law
    } else if bits.has(Bits::EVENT_HEAD) && !bits.has(Bits::ORG_HEAD) {
        Kind::Event
    } else {
        Kind::Org
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::gazetteer::Gazetteer;

    fn names(text: &str) -> Vec<&str> {
        let document = Document::new(text, &Gazetteer::default());
        let taken = vec![false; document.len()];
        let found = find(&document, &taken);
        found
            .iter()
            .map(|name| document.span(name.start, name.end).of(text))
            .collect()
    }

    #[test]
    fn the_letters_say_where_a_name_begins() {
        for (text, expected) in [
            (
                "It set up the International Bank for Reconstruction and Development (IBRD) there.",
                "International Bank for Reconstruction and Development",
            ),
            (
                "In Rome the World Health Organization (WHO) said",
                "World Health Organization",
            ),
            (
                "The U.S. Geological Survey (USGS) said",
                "U.S. Geological Survey",
            ),
            (
                "the National Association for the Advancement of Colored People (NAACP) and",
                "National Association for the Advancement of Colored People",
            ),
            (
                "The Department of Housing and Urban Development (HUD) said",
                "Department of Housing and Urban Development",
            ),
            (
                "The U.S. Department of Justice (DOJ) said",
                "U.S. Department of Justice",
            ),
            ("the Ministry of Defence (MoD) said", "Ministry of Defence"),
            (
                "the Council of the European Union (EU) said",
                "European Union",
            ),
        ] {
            assert_eq!(names(text).first(), Some(&expected), "{text}");
        }
    }

    #[test]
    fn letters_that_do_not_fit_say_nothing() {
        assert!(names("The Polish United Workers' Party (SED) met.").is_empty());
        assert!(names("talks about growth (GDP) went on").is_empty());
    }
}
