//! Dates as people say them: `last week`, `three years ago`, `third quarter`, `late March`.

use super::{Found, Reader, number};
use crate::entity::{
    gazetteer::Bits,
    resolve::{Period, Spoken, Step},
    token::Shape,
};

const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
impl Reader<'_> {
    /// `last week`, `next Tuesday`, `this year`, `last November`, `the past five years`.
    pub(super) fn stepped(&self, at: usize) -> Found {
        let document = self.document;
        let step = match document.word(at) {
            "last" | "Last" | "past" | "previous" => Step::Last,
            "next" | "Next" | "coming" | "following" => Step::Next,
            "this" | "This" => Step::This,
            _ => return None,
        };
        let is_relative = document.is_any(at, &["last", "next", "this"]);
        let next = at + 1;
        if let Some(weekday) = self.weekday_name(next) {
            return is_relative.then_some((next + 1, Some(Spoken::Weekday { weekday, step })));
        }
        if let Some(month) = self.month_name(next) {
            return is_relative.then_some((
                next + 1,
                Some(Spoken::Month {
                    year: None,
                    month,
                    step,
                }),
            ));
        }
        if let Some(period) = period(document.word(next)) {
            let is_wanted =
                is_relative || document.is_any(at, &["past", "previous", "coming", "following"]);
            return is_wanted.then_some((
                next + 1,
                is_relative.then_some(Spoken::Relative { period, step }),
            ));
        }
        if is_relative
            && document.is_any(
                next,
                &["summer", "winter", "spring", "autumn", "fall", "weekend"],
            )
        {
            return Some((next + 1, None));
        }
        let count = self.count(next)?;
        (plural(document.word(count)).is_some() && step != Step::This).then_some((count + 1, None))
    }

    /// One past a small number in digits or words.
    fn count(&self, at: usize) -> Option<usize> {
        let is_words = self.document.bits(at).has(Bits::NUMBER)
            && !self.document.is_any(at, &["a", "an", "half"])
            || self.document.is(at, "few");
        (self.document.shape(at) == Shape::Number || is_words).then_some(at + 1)
    }

    /// `three years ago`, `a week ago`.
    pub(super) fn ago(&self, at: usize) -> Found {
        let document = self.document;
        let count = match document.word(at) {
            "a" | "an" | "A" | "An" => Some(1),
            word => number(document, at).or_else(|| {
                let at = NUMBERS
                    .iter()
                    .position(|known| word.eq_ignore_ascii_case(known))?;
                i16::try_from(at).ok()
            }),
        };
        let is_vague = count.is_none() && document.is_any(at, &["several", "some", "many"]);
        if count.is_none() && !is_vague {
            return None;
        }
        let period = plural(document.word(at + 1))?;
        if document.is(at + 2, "ago") {
            return Some((at + 3, count.map(|count| Spoken::Ago { period, count })));
        }
        // From another day than that of the article; `days before the vote` needs the vote.
        let is_closed = document.shape(at + 3) == Shape::Mark || at + 3 >= document.len();
        (is_closed && document.is_any(at + 2, &["before", "earlier", "later"]))
            .then_some((at + 3, None))
    }

    /// `third quarter of 2024`, `Q3 2024`.
    pub(super) fn quarter(&self, at: usize) -> Found {
        let document = self.document;
        let by_letter = ["Q1", "Q2", "Q3", "Q4"]
            .iter()
            .position(|known| *known == document.word(at));
        let by_word = ["first", "second", "third", "fourth"]
            .iter()
            .position(|known| document.is(at, known));
        let (quarter, end) = match (by_letter, by_word) {
            (Some(quarter), _) => (quarter, at + 1),
            (_, Some(quarter)) if document.is(at + 1, "quarter") => (quarter, at + 2),
            _ => return None,
        };
        let (end, year) = self.year_after(end);
        Some((
            end,
            Some(Spoken::Quarter {
                year,
                quarter: quarter as i8 + 1,
            }),
        ))
    }

    /// `early March`, `late 1940s`, `mid-1990s`, `summer of 1914`, `20th century`.
    pub(super) fn part(&self, at: usize) -> Found {
        let document = self.document;
        if document.is_any(at, &["early", "late", "mid"]) {
            let hyphen = usize::from(document.word(at + 1) == "-");
            let next = at + 1 + hyphen;
            let whole = self.month(next).or_else(|| self.year(next));
            return whole
                .or_else(|| self.stepped(next))
                .or_else(|| self.century(next));
        }
        if document.is_any(at, &["earlier", "later"]) {
            return self.stepped(at + 1);
        }
        if document.is_any(at, &["spring", "summer", "autumn", "fall", "winter"])
            && document.is(at + 1, "of")
        {
            return self
                .four_digits(at + 2)
                .map(|year| (at + 3, Some(Spoken::Year(year))));
        }
        self.century(at)
    }

    /// `20th century`, `nineteenth century`.
    fn century(&self, at: usize) -> Found {
        let document = self.document;
        let is_ordinal = document.shape(at) == Shape::Number
            && document.is_any(at + 1, &["th", "st", "nd", "rd"])
            && document.is_glued(at + 1);
        let is_word = document.is_any(
            at,
            &[
                "nineteenth",
                "twentieth",
                "eighteenth",
                "seventeenth",
                "sixteenth",
            ],
        );
        let next = at + 1 + usize::from(is_ordinal);
        ((is_ordinal || is_word) && document.is_any(next, &["century", "centuries"]))
            .then_some((next + 1, None))
    }

    /// `second Sunday of October`, `last week of September 2024`.
    pub(super) fn nth(&self, at: usize) -> Found {
        const COUNTED: [&str; 4] = ["first", "second", "third", "fourth"];
        let document = self.document;
        let nth = match COUNTED.iter().position(|known| document.is(at, known)) {
            Some(before) => before as i8 + 1,
            None if document.is(at, "last") => -1,
            None => return None,
        };
        let weekday = self.weekday_name(at + 1);
        let is_part = weekday.is_some() || document.is(at + 1, "week");
        if !is_part || !document.is_any(at + 2, &["of", "in"]) {
            return None;
        }
        let month = self.month_name(at + 3)?;
        let (end, year) = self.year_after(at + 4);
        let spoken = Spoken::Nth {
            nth,
            weekday,
            year,
            month,
        };
        Some((end, Some(spoken)))
    }

    /// `quarter ended June 2021`, `year ending March 31`.
    pub(super) fn ended(&self, at: usize) -> Found {
        let document = self.document;
        let months = match document.word(at) {
            "quarter" => 3,
            "half" => 6,
            "year" => 12,
            _ => return None,
        };
        if !document.is_any(at + 1, &["ended", "ending"]) {
            return None;
        }
        let (end, spoken) = self.day_month(at + 2).or_else(|| self.month(at + 2))?;
        match spoken? {
            Spoken::Day { year, month, .. } | Spoken::Month { year, month, .. } => {
                let spoken = Spoken::Ended {
                    months,
                    year,
                    month,
                };
                Some((end, Some(spoken)))
            }
            _ => None,
        }
    }

    /// `first half of 2019`, `H1 2023`, `FY 2018/19`.
    pub(super) fn half(&self, at: usize) -> Found {
        let document = self.document;
        let is_half = document.is_any(at, &["first", "second"]) && document.is(at + 1, "half");
        if is_half && document.is(at + 2, "of") {
            self.four_digits(at + 3)?;
            return Some((at + 4, None));
        }
        if !matches!(document.word(at), "FY" | "H1" | "H2") {
            return None;
        }
        self.four_digits(at + 1)?;
        let is_split = matches!(document.word(at + 2), "/" | "-" | "\u{2013}")
            && document.is_glued(at + 2)
            && document.shape(at + 3) == Shape::Number;
        Some((at + 2 + 2 * usize::from(is_split), None))
    }

    /// `3rd instant`, and `on the 12th` where nothing follows that it could count.
    pub(super) fn instant(&self, at: usize) -> Found {
        let document = self.document;
        let (end, _) = self.day(at).filter(|(end, _)| *end == at + 2)?;
        if document.is_any(end, &["instant", "inst", "ultimo", "ult"]) {
            return Some((end + 1, None));
        }
        let is_day =
            at > 1 && document.is(at - 1, "the") && document.is_any(at - 2, &["on", "the"]);
        (is_day && (document.shape(end) == Shape::Mark || end >= document.len()))
            .then_some((end, None))
    }

    /// `yesterday`, `today`, `tomorrow`.
    pub(super) fn word(&self, at: usize) -> Found {
        let days = match self.document.word(at) {
            "yesterday" | "Yesterday" => -1,
            "today" | "Today" => 0,
            "tomorrow" | "Tomorrow" => 1,
            "weekend" if at > 0 && self.document.is(at - 1, "the") => return Some((at + 1, None)),
            _ => return None,
        };
        Some((at + 1, Some(Spoken::Shift { days })))
    }
}

fn period(word: &str) -> Option<Period> {
    match word {
        "week" => Some(Period::Week),
        "month" => Some(Period::Month),
        "quarter" => Some(Period::Quarter),
        "year" => Some(Period::Year),
        "decade" => Some(Period::Decade),
        _ => None,
    }
}

fn plural(word: &str) -> Option<Period> {
    match word {
        "day" | "days" => Some(Period::Day),
        _ => period(word.strip_suffix('s').unwrap_or(word)),
    }
}
