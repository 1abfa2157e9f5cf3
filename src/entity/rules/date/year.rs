//! Years, decades and spans of years, and telling them from counts.

use super::{Found, Reader, number};
use crate::entity::{gazetteer::Bits, resolve::Spoken, token::Shape};

impl Reader<'_> {
    /// `1944`, `1914-18`, `1980s`.
    pub(super) fn year(&self, at: usize) -> Found {
        let document = self.document;
        let year = self.four_digits(at)?;
        if document.is_glued(at) && at > 0 && document.shape(at - 1) != Shape::Mark {
            return None;
        }
        let is_glued = document.is_glued(at + 1);
        if is_glued
            && (document.is(at + 1, "s")
                || document.shape(at + 1) == Shape::Possessive
                    && year % 10 == 0
                    && !matches!(document.shape(at + 2), Shape::Lower))
            && year % 10 == 0
        {
            return Some((
                at + 2,
                Some(Spoken::Years {
                    first: year,
                    last: year + 9,
                }),
            ));
        }
        if is_glued
            && document.is_glued(at + 2)
            && let Some(last) = number(document, at + 2)
        {
            let last = if last < 100 && document.word(at + 2).len() == 2 {
                year - year % 100 + last
            } else {
                last
            };
            let spoken = Spoken::Years { first: year, last };
            let found = (last > year && last < 2100).then_some((at + 3, Some(spoken)));
            match document.word(at + 1) {
                "-" | "\u{2013}" => return found,
                // `2021/22`, but not `2021/09`.
                "/" if last == year + 1 => return found,
                _ => {}
            }
        }
        self.is_year(at, year)
            .then_some((at + 1, Some(Spoken::Year(year))))
    }

    /// Whether four digits are a year and not a count: `in 1944`, `(1944)`, `1930 World Cup`, but not `2000 troops`.
    fn is_year(&self, at: usize, year: i16) -> bool {
        const BEFORE: &[&str] = &[
            "in", "since", "by", "of", "from", "until", "till", "to", "during", "before", "after",
            "early", "late", "mid", "through", "between", "summer", "winter", "spring", "autumn",
            "fall", "year", "for", "back", "and", "the", "(", ",", "a", "its", "his", "around",
        ];
        let document = self.document;
        let next = document.bits(at + 1);
        let is_measure = next.has(Bits::UNIT | Bits::CURRENCY | Bits::SCALE)
            && document.shape(at + 1) == Shape::Lower
            || matches!(
                document.word(at + 1),
                "%" | "percent" | "per" | "GMT" | "UTC"
            );
        let is_numbered = at > 0
            && (document.bits(at - 1).has(Bits::LAW_HEAD)
                || matches!(
                    document.word(at - 1),
                    "$" | "£" | "€" | "#" | "No." | "No" | "number"
                ))
            || at > 0
                && matches!(document.shape(at - 1), Shape::Capital | Shape::Caps)
                && document.is_any(
                    at - 1,
                    &[
                        "Resolution",
                        "Flight",
                        "Boeing",
                        "Section",
                        "Article",
                        "Order",
                    ],
                );
        if is_measure || is_numbered || !(1400..2100).contains(&year) {
            return false;
        }
        let is_after = at > 0 && document.is_any(at - 1, BEFORE);
        let is_noun = document.shape(at + 1) == Shape::Lower
            && !next.has(Bits::STOP)
            && !document.is_glued(at + 1);
        let is_strong =
            at > 0 && document.is_any(at - 1, &["in", "since", "until", "during", "of", "by"]);
        // Of the older ones no round number, which rather counts something.
        let is_old = year < 1700 && year % 50 != 0 && is_strong && !is_noun;
        is_old || (1700..2050).contains(&year) && (!is_noun || is_after && year > 1799 || is_strong)
    }
}
