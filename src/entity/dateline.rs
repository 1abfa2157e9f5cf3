//! Datelines and bylines: the two places where a wire text names by form alone.
//!
//! A dateline is `KYIV, July 7 (Reuters) - `, `KYIV, - `, `GROSSETO, Italy (AP) -- `: a place in capitals, then perhaps
//! a country, a day and an agency, then a dash. It stays in the body; the reader sets it apart, the tagger takes the
//! place and the agency from it without asking the context.

use super::{
    document::Document,
    label::Kind,
    tagger::Tagged,
    token::{self, Shape, Token},
};
use crate::text::{Span, head};

/// A dateline is not longer than this many tokens; what is longer is a sentence with a dash.
const LONGEST: usize = 28;
/// Characters of a body that hold so many tokens.
const HEAD: usize = 400;

/// The parts of a dateline, as token ranges of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// The place in capitals.
    pub(crate) place: (usize, usize),
    /// The agency between brackets.
    pub(crate) agency: Option<(usize, usize)>,
    /// One past the dash.
    pub(crate) end: usize,
}

/// The dateline that opens `body`, with its dash; none when the body opens otherwise.
pub fn dateline(body: &str) -> Option<Span> {
    let tokens = token::tokenise(head(body, HEAD));
    let found = find(body, &tokens)?;
    let (first, last) = (tokens.first()?, tokens.get(found.end.checked_sub(1)?)?);
    Some(Span {
        start: first.start,
        end: last.end,
    })
}

/// Finds the dateline at the head of `tokens`.
pub(crate) fn find(text: &str, tokens: &[Token]) -> Option<Dateline> {
    let head = tokens.get(..tokens.len().min(LONGEST)).unwrap_or_default();
    let word = |at: usize| head.get(at).map_or("", |token| token.of(text));
    let place = capitals(head, &word)?;
    let mut agency = None;
    let mut open = None;
    let mut at = place;
    while at < head.len() {
        match word(at) {
            "-" | "\u{2013}" | "\u{2014}" if is_dash(head, at) => {
                let end = if word(at + 1) == word(at) {
                    at + 2
                } else {
                    at + 1
                };
                return Some(Dateline {
                    place: (0, place),
                    agency,
                    end,
                });
            }
            "(" => open = Some(at + 1),
            ")" => agency = open.take().filter(|open| *open < at).map(|open| (open, at)),
            "." if is_abbreviated(head, at, &word) => {}
            "." | "!" | "?" | "\"" | "\u{201c}" | ";" => return None,
            _ if open.is_none() && !belongs(head.get(at)?.shape, word(at)) => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether the period at `at` is that of `Va.`, `Calif.`: of a word with a capital behind a comma or an initial, and what
/// goes on with a dateline after it.
fn is_abbreviated<'t>(head: &[Token], at: usize, word: &impl Fn(usize) -> &'t str) -> bool {
    let shape = |at: usize| head.get(at).map(|token| token.shape);
    let is_set_off = at > 1 && (word(at - 2) == "," || shape(at - 2) == Some(Shape::Initial));
    let goes_on = match word(at + 1) {
        "," => true,
        "(" | "-" | "\u{2013}" | "\u{2014}" => is_set_off,
        _ => false,
    };
    at > 0 && shape(at - 1) == Some(Shape::Capital) && goes_on
}

/// The agency that signs a text with its last word, in a sentence of its own: `REUTER`, `(Reuters)`.
pub(crate) fn sign_off(document: &Document<'_>) -> Option<Tagged> {
    let bracket = usize::from(document.word(document.len().checked_sub(1)?) == ")");
    let at = document.len().checked_sub(1 + bracket)?;
    let is_set_off = document.opens(at) || bracket == 1 && at > 0 && document.word(at - 1) == "(";
    (is_set_off && document.is_any(at, &["Reuter", "Reuters"])).then_some(Tagged {
        start: at,
        end: at + 1,
        kind: Kind::Org,
    })
}

/// How many tokens of capitals open the text.
fn capitals<'t>(head: &[Token], word: &impl Fn(usize) -> &'t str) -> Option<usize> {
    let mut end = 0;
    let mut has_word = false;
    while let Some(token) = head.get(end) {
        let is_capitals =
            token.shape == Shape::Caps || token.shape == Shape::Initial || word(end) == "ST.";
        let is_join = end > 0 && matches!(word(end), "-" | "'" | "\u{2019}") && !token.is_spaced;
        let is_small_join = end > 0 && matches!(word(end), "DE" | "EN" | "SUR" | "OF" | "THE");
        if !is_capitals && !is_join && !is_small_join {
            break;
        }
        has_word |= token.shape == Shape::Caps;
        end += 1;
    }
    has_word.then_some(end)
}

/// Whether the dash stands alone, and does not join two words.
fn is_dash(head: &[Token], at: usize) -> bool {
    let is_spaced = |at: usize| head.get(at).is_some_and(|token| token.is_spaced);
    is_spaced(at) || is_spaced(at + 1) || head.get(at).is_some_and(|dash| dash.end - dash.start > 1)
}

/// Whether a word may stand between the place and the dash: names, months, numbers, commas.
fn belongs(shape: Shape, word: &str) -> bool {
    match shape {
        Shape::Capital | Shape::Caps | Shape::Initial | Shape::Number => true,
        Shape::Mark => matches!(word, "," | "/" | "-"),
        Shape::Lower => matches!(
            word,
            "and" | "of" | "near" | "in" | "the" | "aboard" | "with"
        ),
        Shape::Possessive => false,
    }
}

/// The names of a byline that opens `body`, as `By A B and C D` on a line of its own: token ranges and the line's end.
pub(crate) fn byline(text: &str, tokens: &[Token]) -> Option<(Vec<(usize, usize)>, usize)> {
    let line = text.get(..text.find('\n')?)?;
    let end = tokens.partition_point(|token| (token.end as usize) <= line.len());
    let line = tokens
        .get(..end)
        .filter(|line| (3..=40).contains(&line.len()))?;
    if !line
        .first()
        .is_some_and(|first| first.of(text).eq_ignore_ascii_case("by"))
    {
        return None;
    }
    let mut names = Vec::new();
    let mut start = 1;
    for (at, token) in line.iter().enumerate().skip(1) {
        let is_name = matches!(token.shape, Shape::Capital | Shape::Caps | Shape::Initial)
            || matches!(
                token.of(text),
                "-" | "de" | "van" | "von" | "der" | "al" | "el" | "bin"
            );
        if is_name {
            continue;
        }
        if !matches!(token.of(text), "," | "and" | "in" | "&") {
            return None;
        }
        names.push((start, at));
        start = at + 1;
    }
    names.push((start, end));
    names.retain(|(start, end)| (2..=5).contains(&end.saturating_sub(*start)));
    Some((names, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> &str {
        dateline(body).map_or("", |span| span.of(body))
    }

    #[test]
    fn the_dateline_is_found_with_its_dash() {
        for (body, expected) in [
            (
                "KYIV, July 7 (Reuters) - Russia launched",
                "KYIV, July 7 (Reuters) -",
            ),
            ("KYIV, - Russia launched", "KYIV, -"),
            ("KYIV - Russia launched", "KYIV -"),
            (
                "NORFOLK, Va., Dec. 18 - Two brothers",
                "NORFOLK, Va., Dec. 18 -",
            ),
            (
                "ST. PAUL, Minn. (AP) \u{2014} A storm",
                "ST. PAUL, Minn. (AP) \u{2014}",
            ),
            (
                "CHARLESTON, W.Va. (AP) - The court",
                "CHARLESTON, W.Va. (AP) -",
            ),
            ("JACKSON, Miss. \u{2013} The", "JACKSON, Miss. \u{2013}"),
            (
                "GROSSETO, Italy (AP) -- The captain",
                "GROSSETO, Italy (AP) --",
            ),
            ("LONDON, Feb. 12 - President Franklin", "LONDON, Feb. 12 -"),
            (
                "NEW YORK (AP) \u{2014} Stocks fell",
                "NEW YORK (AP) \u{2014}",
            ),
            (
                "WASHINGTON, D.C., 3 March 1933 - The",
                "WASHINGTON, D.C., 3 March 1933 -",
            ),
            ("PORT-AU-PRINCE, Haiti - The", "PORT-AU-PRINCE, Haiti -"),
            (
                "ST. PETERSBURG, Jan. 22 - Troops",
                "ST. PETERSBURG, Jan. 22 -",
            ),
            (
                "MOSCOW/KYIV, July 7 (Reuters) - The",
                "MOSCOW/KYIV, July 7 (Reuters) -",
            ),
        ] {
            assert_eq!(of(body), expected, "{body}");
        }
    }

    #[test]
    fn a_sentence_with_a_dash_is_no_dateline() {
        for body in [
            "The minister - a friend - said",
            "NATO said on Monday - after talks - that",
            "A man walked in",
            "BREAKING NEWS",
            "U.S.-backed forces entered the town",
            "NATO met Jones. - It said",
            "",
        ] {
            assert_eq!(of(body), "", "{body}");
        }
    }

    #[test]
    fn a_byline_names_its_authors() {
        let text = "By Jane Doe and John R. Roe\nKYIV, - Text.";
        let tokens = token::tokenise(text);
        let (names, end) = byline(text, &tokens).unwrap();
        let words: Vec<&str> = names
            .iter()
            .map(|(start, end)| {
                let (first, last) = (tokens[*start].start, tokens[end - 1].end);
                Span {
                    start: first,
                    end: last,
                }
                .of(text)
            })
            .collect();
        assert_eq!(words, ["Jane Doe", "John R. Roe"]);
        assert_eq!(
            Span::new(0, tokens[end - 1].end as usize).of(text),
            "By Jane Doe and John R. Roe"
        );
        let text = "By Monday the town was quiet.\nMore";
        assert!(byline(text, &token::tokenise(text)).is_none());
    }
}
