//! Days from one to another: `March 10-14, 2024`, `10 to 14 March`, `from March 28 to April 3`.
//!
//! Two months with `to` between them are a range only behind `from` or with a year each, and not where something was
//! moved from one day to the other. `and` joins only behind `between`, a dash with blanks only two days with a month each.

use super::{Found, Reader};
use crate::entity::resolve::Spoken;

/// A month and a day of it.
type MonthDay = (i8, i8);

/// The first day of a range, as far as it is written, and where it ends.
#[derive(Clone, Copy)]
struct First {
    end: usize,
    year: Option<i16>,
    month: Option<i8>,
    day: i8,
}

impl Reader<'_> {
    /// `10-14 March 2024`, `10th to 14th of March`, `28 March to 3 April`, `28 December 2023 to 3 January 2024`.
    pub(super) fn days_month(&self, at: usize) -> Found {
        let (end, day) = self.day(at)?;
        let (end, month, year) = match self.month_of(end) {
            Some((end, month)) => {
                let (end, year) = self.year_after(end);
                (end, Some(month), year)
            }
            None => (end, None, None),
        };
        let first = First {
            end,
            year,
            month,
            day,
        };
        let (next, last) = self.day(self.joined(at, first)?)?;
        let (end, month) = self.month_of(next)?;
        self.days(at, first, (month, last), end)
    }

    /// `March 10-14, 2024`, `March 28 to April 3`, of which the month and the first day, up to `end`, are known.
    pub(super) fn month_days(&self, at: usize, (month, day): MonthDay, end: usize) -> Found {
        let (end, year) = self.year_after(end);
        let first = First {
            end,
            year,
            month: Some(month),
            day,
        };
        let next = self.joined(at, first)?;
        let last_month = self.month_name(next);
        if last_month.is_none() && year.is_some() {
            return None;
        }
        let (end, day) = self.day(next + usize::from(last_month.is_some()))?;
        // `rose from March 3 to 14 percent`
        if self.document.is_any(end, &["percent", "per", "pct", "%"]) {
            return None;
        }
        self.days(at, first, (last_month.unwrap_or(month), day), end)
    }

    /// Where a month behind a day ends, and which it is: `March`, `of March`.
    fn month_of(&self, at: usize) -> Option<(usize, i8)> {
        let at = at + usize::from(self.document.is(at, "of"));
        self.month_name(at).map(|month| (at + 1, month))
    }

    /// Where the second day begins, if a word or dash joins it to the first, which begins at `at`.
    fn joined(&self, at: usize, first: First) -> Option<usize> {
        let document = self.document;
        // `December 28, 2023, to January 3, 2024`
        let comma = usize::from(first.year.is_some() && document.word(first.end) == ",");
        let end = first.end + comma;
        let are_months = || first.month.is_some() && self.has_month(end + 1);
        let is_dash = matches!(document.word(end), "-" | "\u{2013}")
            && (document.is_glued(end) || are_months());
        let is_to = document.is_any(end, &["to", "through"]);
        let is_and = document.is(end, "and") && self.is_behind(at, "between");
        (is_dash || is_to || is_and).then(|| end + 1 + usize::from(document.is(end + 1, "the")))
    }

    /// Whether the day that begins at `at` has its month beside it.
    fn has_month(&self, at: usize) -> bool {
        let is_behind = || {
            self.day(at)
                .and_then(|(end, _)| self.month_of(end))
                .is_some()
        };
        self.month_name(at).is_some() || is_behind()
    }

    /// Whether a word stands before what begins at `at`, an article aside.
    fn is_behind(&self, at: usize, word: &str) -> bool {
        let is = |back: usize| {
            at.checked_sub(back)
                .is_some_and(|at| self.document.is(at, word))
        };
        is(1) || (is(2) && self.document.is(at - 1, "the"))
    }

    fn days(&self, at: usize, first: First, last: MonthDay, end: usize) -> Found {
        let (end, year) = self.year_after(end);
        let begins = (first.month.unwrap_or(last.0), first.day);
        let spoken = match (first.year, year) {
            (Some(_), None) => return None,
            (Some(before), Some(year)) => {
                let (first, last) = ((before, begins), (year, last));
                (first < last).then_some(Spoken::Between { first, last })
            }
            (None, year) => {
                let (first, is_in_order) = (begins, begins.0 != last.0 || begins.1 < last.1);
                is_in_order.then_some(Spoken::Days { year, first, last })
            }
        }?;
        let is_range =
            begins.0 == last.0 && !self.has_two_months(at, end) || self.is_stretch(at, first, end);
        is_range.then_some((end, Some(spoken)))
    }

    fn has_two_months(&self, at: usize, end: usize) -> bool {
        (at..end)
            .filter(|at| self.month_name(*at).is_some())
            .nth(1)
            .is_some()
    }

    /// Whether two days with their months are a stretch of time: `from … to …`, with a dash, with a year each, and nothing
    /// was put off.
    fn is_stretch(&self, at: usize, first: First, end: usize) -> bool {
        const MOVED: &[&str] = &[
            "moved",
            "postponed",
            "delayed",
            "deferred",
            "rescheduled",
            "shifted",
            "changed",
            "pushed",
            "brought",
            "extended",
        ];
        // A bounded look: a sentence may be as long as the text.
        const REACH: usize = 8;
        let document = self.document;
        let has_to = (at..end).any(|near| document.is(near, "to"));
        let mut before = (at.saturating_sub(REACH)..at).rev();
        !has_to
            || (first.year.is_some() || self.is_behind(at, "from"))
                && !before.any(|near| {
                    document.sentence(near) == document.sentence(at) && document.is_any(near, MOVED)
                })
    }
}
