//! Dates and times of day as they are spoken of: `July 7, 2025`, `last Tuesday`, `the late 1940s`, `three years ago`.
//!
//! Finds the words and says what they mean relative to a day; `resolve` does the arithmetic. `May` and `March` count
//! only in company.

mod range;
mod spoken;
pub(crate) mod time;
mod year;

use crate::entity::{
    document::{Case, Document},
    gazetteer::Bits,
    resolve::{Spoken, Step},
    token::Shape,
};

type Found = Option<(usize, Option<Spoken>)>;

/// The date that begins at `at`: one past its last token, and what it speaks of if that can be worked out.
pub(crate) fn date(document: &Document<'_>, at: usize) -> Found {
    let is_article = document.is(at, "the");
    let start = at + usize::from(is_article);
    let reader = Reader { document };
    let found = reader
        .iso(start)
        .or_else(|| reader.slashed(start))
        .or_else(|| reader.weekday(start))
        .or_else(|| reader.days_month(start))
        .or_else(|| reader.day_month(start))
        .or_else(|| reader.month(start))
        .or_else(|| reader.nth(start))
        .or_else(|| reader.stepped(start))
        .or_else(|| reader.ago(start))
        .or_else(|| reader.half(start))
        .or_else(|| reader.instant(start))
        .or_else(|| reader.quarter(start))
        .or_else(|| reader.ended(start))
        .or_else(|| reader.part(start))
        .or_else(|| reader.year(start))
        .or_else(|| reader.word(start));
    // `the` is inside only where the phrase cannot do without it: `the 1930s`, `the past five years` start after it.
    found.filter(|_| !is_article)
}

/// A whole number without separators, of at most four digits.
fn number(document: &Document<'_>, at: usize) -> Option<i16> {
    if document.shape(at) != Shape::Number || document.word(at).len() > 5 {
        return None;
    }
    document.word(at).replace('.', "").parse().ok()
}

struct Reader<'d> {
    document: &'d Document<'d>,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The place of a word's first three letters in a list, from 1.
fn by_head(list: &[&str], word: &str) -> Option<i8> {
    let head = word.get(..3)?;
    let at = list
        .iter()
        .position(|known| head.eq_ignore_ascii_case(known))?;
    i8::try_from(at + 1).ok()
}

impl Reader<'_> {
    fn month_name(&self, at: usize) -> Option<i8> {
        let is_month =
            self.document.bits(at).has(Bits::MONTH) && self.document.shape(at) != Shape::Lower;
        is_month
            .then(|| by_head(&MONTHS, self.document.word(at)))
            .flatten()
    }

    fn weekday_name(&self, at: usize) -> Option<i8> {
        let is_day =
            self.document.bits(at).has(Bits::WEEKDAY) && self.document.shape(at) != Shape::Lower;
        is_day
            .then(|| by_head(&WEEKDAYS, self.document.word(at)))
            .flatten()
    }

    /// A day of the month at `at`, and where it ends: `7`, `7th`.
    fn day(&self, at: usize) -> Option<(usize, i8)> {
        let day = number(self.document, at)
            .filter(|day| (1..=31).contains(day) && self.document.word(at).len() < 3)?;
        let is_ordinal = self.document.is_any(at + 1, &["st", "nd", "rd", "th"])
            && self.document.is_glued(at + 1);
        let is_plain = !self.document.is_glued(at + 1)
            || matches!(self.document.shape(at + 1), Shape::Mark | Shape::Possessive)
            || at + 1 >= self.document.len();
        (is_ordinal || is_plain).then(|| (at + 1 + usize::from(is_ordinal), day as i8))
    }

    /// A year of four digits.
    fn four_digits(&self, at: usize) -> Option<i16> {
        let is_four =
            self.document.word(at).len() == 4 && !self.document.word(at).contains(['.', ',']);
        number(self.document, at).filter(|year| is_four && (1000..2100).contains(year))
    }

    fn iso(&self, at: usize) -> Found {
        let document = self.document;
        let year = self.four_digits(at)?;
        let is_dash = |at: usize| {
            document.word(at) == "-" && document.is_glued(at) && document.is_glued(at + 1)
        };
        if !is_dash(at + 1)
            || !is_dash(at + 3)
            || document.word(at + 2).len() != 2
            || document.word(at + 4).len() != 2
        {
            return None;
        }
        let (month, day) = (number(document, at + 2)?, number(document, at + 4)?);
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| {
            (
                at + 5,
                Some(Spoken::Day {
                    year: Some(year),
                    month: month as i8,
                    day: day as i8,
                    weekday: None,
                }),
            )
        })
    }

    /// `21/9/2020`: a day only where it cannot be a month, since half the world writes the month first.
    fn slashed(&self, at: usize) -> Found {
        let document = self.document;
        let is_slash = |at: usize| {
            document.word(at) == "/" && document.is_glued(at) && document.is_glued(at + 1)
        };
        let year = self.four_digits(at + 4)?;
        let (one, other) = (number(document, at)?, number(document, at + 2)?);
        let is_day = |number| (1..=31).contains(&number);
        if !is_slash(at + 1) || !is_slash(at + 3) || !is_day(one) || !is_day(other) {
            return None;
        }
        let (day, month) = if other > 12 {
            (other, one)
        } else {
            (one, other)
        };
        let is_clear = day > 12 || day == month;
        let spoken = Spoken::Day {
            year: Some(year),
            month: month as i8,
            day: day as i8,
            weekday: None,
        };
        (month < 13).then_some((at + 5, is_clear.then_some(spoken)))
    }

    /// `Tuesday`, `Tuesday, July 7, 2025`, `Tuesday 7 July`.
    fn weekday(&self, at: usize) -> Found {
        let weekday = self.weekday_name(at)?;
        let comma = usize::from(self.document.word(at + 1) == ",");
        let next = at + 1 + comma;
        let full = self
            .days_month(next)
            .or_else(|| self.day_month(next))
            .or_else(|| {
                self.month_name(next)
                    .and_then(|_| self.day(next + 1))
                    .and_then(|_| self.month(next))
            });
        Some(match full {
            Some((
                end,
                Some(Spoken::Day {
                    year, month, day, ..
                }),
            )) => (
                end,
                Some(Spoken::Day {
                    year,
                    month,
                    day,
                    weekday: Some(weekday),
                }),
            ),
            Some(other) => other,
            None => (
                at + 1,
                Some(Spoken::Weekday {
                    weekday,
                    step: Step::Nearest,
                }),
            ),
        })
    }

    /// `7 July 2025`, `4th of July`.
    fn day_month(&self, at: usize) -> Found {
        let (end, day) = self.day(at)?;
        let end = end + usize::from(self.document.is(end, "of"));
        let month = self.month_name(end)?;
        Some(self.one_day(month, day, end + 1))
    }

    fn one_day(&self, month: i8, day: i8, end: usize) -> (usize, Option<Spoken>) {
        let (end, year) = self.year_after(end);
        let weekday = None;
        let spoken = Spoken::Day {
            year,
            month,
            day,
            weekday,
        };
        (end, Some(spoken))
    }

    /// A year right after a month or day, perhaps behind a comma or `of`.
    fn year_after(&self, at: usize) -> (usize, Option<i16>) {
        let skip = usize::from(matches!(self.document.word(at), "," | "of"));
        match self.four_digits(at + skip) {
            Some(year) => (at + skip + 1, Some(year)),
            None => (at, None),
        }
    }

    /// `July 7, 2025`, `July 7-9`, `July 1944`, `July`.
    fn month(&self, at: usize) -> Found {
        let month = self.month_name(at)?;
        if let Some((end, day)) = self.day(at + 1) {
            return self
                .month_days(at, (month, day), end)
                .or_else(|| Some(self.one_day(month, day, end)));
        }
        let (end, year) = self.year_after(at + 1);
        if year.is_some() {
            return Some((
                end,
                Some(Spoken::Month {
                    year,
                    month,
                    step: Step::Nearest,
                }),
            ));
        }
        let of = usize::from(self.document.is(at + 1, "of"));
        if self.document.is(at + 2 + of, "year") && self.stepped(at + 1 + of).is_some() {
            return Some((at + 3 + of, None));
        }
        self.is_month_alone(at).then(|| {
            (
                at + 1,
                Some(Spoken::Month {
                    year: None,
                    month,
                    step: Step::Nearest,
                }),
            )
        })
    }

    /// `May` may be a verb, `March` a walk, `April` a woman: they need company.
    fn is_month_alone(&self, at: usize) -> bool {
        const COMPANY: &[&str] = &[
            "in", "since", "by", "until", "till", "last", "next", "early", "late", "mid", "of",
            "this", "from", "to", "between", "before", "after", "during", "through", "for", "and",
            "-", "every",
        ];
        let document = self.document;
        let is_doubtful = document.is_any(
            at,
            &[
                "May", "March", "Mar", "April", "June", "August", "Jan", "Dec", "Mar.", "Jun",
                "Sep",
            ],
        );
        if document.case(at) == Case::Uniform && is_doubtful {
            return false;
        }
        let has_company = at > 0 && document.is_any(at - 1, COMPANY);
        let is_in_name = matches!(document.shape(at + 1), Shape::Capital | Shape::Initial)
            && document.sentence(at + 1) == document.sentence(at)
            || at > 0
                && document.bits(at - 1).has(Bits::FIRST)
                && document.shape(at - 1) == Shape::Capital;
        let is_sentence_word = document.is_any(at, &["May", "March"]) && document.opens(at);
        let is_clear = has_company || !is_doubtful;
        is_clear && !is_in_name && !is_sentence_word
    }
}
