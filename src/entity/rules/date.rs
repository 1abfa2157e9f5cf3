//! Dates and times of day as they are spoken of: `July 7, 2025`, `last Tuesday`, `the late 1940s`, `three years ago`.
//!
//! Finds the words and says what they mean relative to a day; `resolve` does the arithmetic. `May` and `March` count
//! only in company.

use crate::entity::{
    document::{Case, Document},
    gazetteer::Bits,
    resolve::{Period, Spoken, Step},
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
        .or_else(|| reader.weekday(start))
        .or_else(|| reader.day_month(start))
        .or_else(|| reader.month(start))
        .or_else(|| reader.stepped(start))
        .or_else(|| reader.ago(start))
        .or_else(|| reader.quarter(start))
        .or_else(|| reader.part(start))
        .or_else(|| reader.year(start))
        .or_else(|| reader.word(start));
    // `the` is inside only where the phrase cannot do without it: `the 1930s`, `the past five years` start after it.
    found.filter(|_| !is_article)
}

/// A time of day.
pub(crate) fn time(document: &Document<'_>, at: usize) -> Option<usize> {
    const HALVES: &[&str] = &["a.m.", "p.m.", "am", "pm", "a.m", "p.m"];
    const ZONES: &[&str] = &[
        "GMT", "UTC", "EST", "EDT", "CET", "CEST", "BST", "PST", "PDT", "MSK",
    ];
    if document.is_any(at, &["noon", "midnight", "midday"]) && document.shape(at) == Shape::Lower {
        return Some(at + 1);
    }
    let hour = number(document, at).filter(|hour| *hour <= 2400)?;
    let mut end = at + 1;
    let is_clock = matches!(document.word(end), ":")
        && document.is_glued(end)
        && document.is_glued(end + 1)
        && document.word(end + 1).len() == 2
        && number(document, end + 1).is_some_and(|minutes| minutes < 60)
        && hour < 25;
    if is_clock {
        end += 2;
    }
    let has_half = document.is_any(end, HALVES);
    end += usize::from(has_half);
    let has_oclock = document.is(end, "o'clock") || document.is(end, "o\u{2019}clock");
    end += usize::from(has_oclock);
    let has_zone = document.is_any(end, ZONES) && document.shape(end) == Shape::Caps;
    end += usize::from(has_zone);
    let is_dotted = document.word(at).contains('.');
    (is_clock
        || has_half
        || has_oclock
        || has_zone && (hour > 99 || is_dotted || document.word(at).len() == 4))
        .then_some(end)
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
            || self.document.shape(at + 1) == Shape::Mark
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

    /// `Tuesday`, `Tuesday, July 7, 2025`, `Tuesday 7 July`.
    fn weekday(&self, at: usize) -> Found {
        let weekday = self.weekday_name(at)?;
        let comma = usize::from(self.document.word(at + 1) == ",");
        let next = at + 1 + comma;
        let full = self.day_month(next).or_else(|| {
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
        let (end, year) = self.year_after(end + 1);
        Some((
            end,
            Some(Spoken::Day {
                year,
                month,
                day,
                weekday: None,
            }),
        ))
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
            return Some(self.month_day(month, day, end));
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

    fn month_day(&self, month: i8, day: i8, end: usize) -> (usize, Option<Spoken>) {
        let is_dash =
            matches!(self.document.word(end), "-" | "\u{2013}") && self.document.is_glued(end);
        if is_dash && let Some((end, last)) = self.day(end + 1).filter(|(_, last)| *last > day) {
            let (end, year) = self.year_after(end);
            return (
                end,
                Some(Spoken::Days {
                    year,
                    month,
                    first: day,
                    last,
                }),
            );
        }
        let (end, year) = self.year_after(end);
        (
            end,
            Some(Spoken::Day {
                year,
                month,
                day,
                weekday: None,
            }),
        )
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
        !is_in_name
            && (!is_doubtful || has_company)
            && !(document.is_any(at, &["May", "March"]) && document.opens(at))
    }

    /// `last week`, `next Tuesday`, `this year`, `last November`, `the past five years`.
    fn stepped(&self, at: usize) -> Found {
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
            let is_wanted = is_relative || document.is(at, "past");
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
    fn ago(&self, at: usize) -> Found {
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
        document
            .is(at + 2, "ago")
            .then(|| (at + 3, count.map(|count| Spoken::Ago { period, count })))
    }

    /// `third quarter of 2024`, `Q3 2024`.
    fn quarter(&self, at: usize) -> Found {
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
    fn part(&self, at: usize) -> Found {
        let document = self.document;
        if document.is_any(at, &["early", "late", "mid"]) {
            let hyphen = usize::from(document.word(at + 1) == "-");
            let next = at + 1 + hyphen;
            let found = self.month(next).or_else(|| self.year(next))?;
            return Some(found);
        }
        if document.is_any(at, &["spring", "summer", "autumn", "fall", "winter"])
            && document.is(at + 1, "of")
        {
            return self
                .four_digits(at + 2)
                .map(|year| (at + 3, Some(Spoken::Year(year))));
        }
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

    /// `1944`, `1914-18`, `1980s`.
    fn year(&self, at: usize) -> Found {
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
            let length = if year % 100 == 0 { 100 } else { 10 };
            return Some((
                at + 2,
                Some(Spoken::Years {
                    first: year,
                    last: year + length.min(10) - 1,
                }),
            ));
        }
        if is_glued
            && matches!(document.word(at + 1), "-" | "\u{2013}")
            && document.is_glued(at + 2)
            && let Some(last) = number(document, at + 2)
        {
            let last = if last < 100 && document.word(at + 2).len() == 2 {
                year - year % 100 + last
            } else {
                last
            };
            return (last > year && last < 2100)
                .then_some((at + 3, Some(Spoken::Years { first: year, last })));
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
        (1700..2050).contains(&year) && (!is_noun || is_after && year > 1799 || is_strong)
    }

    /// `yesterday`, `today`, `tomorrow`.
    fn word(&self, at: usize) -> Found {
        let days = match self.document.word(at) {
            "yesterday" | "Yesterday" => -1,
            "today" | "Today" => 0,
            "tomorrow" | "Tomorrow" => 1,
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
