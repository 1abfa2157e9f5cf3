//! Days from one to another: `March 10-14, 2024`, `10 to 14 March`, `from March 28 to April 3`.
//!
//! Two months with `to` between them are a range only behind `from`, and not where something was moved from one day to
//! the other. `and` joins only behind `between`.

use super::{Found, Reader};
use crate::entity::resolve::Spoken;

/// A month and a day of it.
type MonthDay = (i8, i8);

impl Reader<'_> {
    /// `10-14 March 2024`, `10th to 14th of March`, `28 March to 3 April`.
    pub(super) fn days_month(&self, at: usize) -> Found {
        let (end, day) = self.day(at)?;
        let first_month = self.month_of(end);
        let end = first_month.map_or(end, |(end, _)| end);
        let (next, last) = self.day(self.joined(at, end)?)?;
        let (end, month) = self.month_of(next)?;
        let first = (first_month.map_or(month, |(_, month)| month), day);
        self.days(at, first, (month, last), end)
    }

    /// `March 10-14, 2024`, `March 28 to April 3`, of which the month and the first day, up to `end`, are known.
    pub(super) fn month_days(&self, at: usize, first: MonthDay, end: usize) -> Found {
        let next = self.joined(at, end)?;
        let month = self.month_name(next);
        let (end, day) = self.day(next + usize::from(month.is_some()))?;
        // `rose from March 3 to 14 percent`
        if self.document.is_any(end, &["percent", "per", "pct", "%"]) {
            return None;
        }
        self.days(at, first, (month.unwrap_or(first.0), day), end)
    }

    /// Where a month behind a day ends, and which it is: `March`, `of March`.
    fn month_of(&self, at: usize) -> Option<(usize, i8)> {
        let at = at + usize::from(self.document.is(at, "of"));
        self.month_name(at).map(|month| (at + 1, month))
    }

    /// Where the second day begins, if a word or dash at `end` joins it to the one that begins at `at`.
    fn joined(&self, at: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let is_dash = matches!(document.word(end), "-" | "\u{2013}") && document.is_glued(end);
        let is_to = document.is_any(end, &["to", "through"]);
        let is_and = document.is(end, "and") && self.is_behind(at, "between");
        (is_dash || is_to || is_and).then(|| end + 1 + usize::from(document.is(end + 1, "the")))
    }

    /// Whether a word stands before what begins at `at`, an article aside.
    fn is_behind(&self, at: usize, word: &str) -> bool {
        let is = |back: usize| {
            at.checked_sub(back)
                .is_some_and(|at| self.document.is(at, word))
        };
        is(1) || (is(2) && self.document.is(at - 1, "the"))
    }

    fn days(&self, at: usize, first: MonthDay, last: MonthDay, end: usize) -> Found {
        let is_in_order = first.0 != last.0 || first.1 < last.1;
        let (end, year) = self.year_after(end);
        let is_range =
            first.0 == last.0 && !self.has_two_months(at, end) || self.is_stretch(at, end);
        (is_in_order && is_range).then_some((end, Some(Spoken::Days { year, first, last })))
    }

    fn has_two_months(&self, at: usize, end: usize) -> bool {
        (at..end)
            .filter(|at| self.month_name(*at).is_some())
            .nth(1)
            .is_some()
    }

    /// Whether two days with their months are a stretch of time: `from … to …`, with a dash, and nothing was put off.
    fn is_stretch(&self, at: usize, end: usize) -> bool {
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
            || self.is_behind(at, "from")
                && !before.any(|near| {
                    document.sentence(near) == document.sentence(at) && document.is_any(near, MOVED)
                })
    }
}
