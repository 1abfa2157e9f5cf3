//! Dates as archives write them. Nothing is guessed: a slashed date whose order no value settles, a relative time, a year
//! that cannot be, a month without a day stay unknown, and say why. Fractions of a second are dropped.
//!
//! `forms` is the one table of forms; each is a file beside it. Two-digit years are read where only one century fits.

use super::Published;
use jiff::civil::{Date, Weekday};
use serde_json::Value;
use std::sync::Arc;

mod digits;
mod figures;
mod forms;
mod iso;
mod label;
mod months;
mod program;
mod rules;
mod spoken;
mod tidy;
mod time;
mod unknown;
mod value;
mod year_first;
mod zone;

pub use rules::{DateFormat, DateRules, RuleError};
pub(crate) use unknown::Unknown;
pub use zone::Zone;

/// Longest text that is looked at, in bytes.
const LONGEST: usize = 200;

/// Which of two numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// How dates of a shape are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dates {
    /// Settled by some value of the sample.
    pub(crate) order: Option<DateOrder>,
    /// Later years are mistakes.
    pub(crate) newest_year: i16,
    /// What the user says of them.
    pub(crate) rules: Arc<DateRules>,
}

impl Default for Dates {
    fn default() -> Self {
        Self {
            order: None,
            newest_year: 2100,
            rules: Arc::default(),
        }
    }
}

/// A date, and the form it was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) published: Published,
    pub(crate) form: &'static str,
}

/// What a form makes of a text: a date, nothing because it is another form, or the reason why this date is unknown.
type Reading = Result<Option<Published>, Unknown>;

/// A text to be read, and what is known about it.
#[derive(Debug, Clone, Copy)]
struct Asked<'a> {
    dates: &'a Dates,
    text: &'a str,
    /// The weekday that stood before it.
    weekday: Option<Weekday>,
}

impl Dates {
    /// Reads a date out of any JSON value.
    pub(crate) fn read(&self, value: &Value) -> Option<Published> {
        Some(self.examine(value).ok()?.published)
    }

    /// Reads a date out of a text.
    pub(crate) fn parse(&self, text: &str) -> Option<Published> {
        Some(self.examine_text(text).ok()?.published)
    }

    /// A date out of any JSON value, with the form it has, or why there is none.
    pub(crate) fn examine(&self, value: &Value) -> Result<Dated, Unknown> {
        value::examine(self, value, value::DEPTH)
    }

    /// A time without a zone in the zone the user named.
    pub(crate) fn placed(&self, published: Published) -> Published {
        match (published, &self.rules.zone) {
            (Published::Local(time), Some(zone)) => zone.at(time),
            _ => published,
        }
    }

    fn examine_text(&self, text: &str) -> Result<Dated, Unknown> {
        let text = text.trim();
        let text = tidy::in_element(text).unwrap_or(text);
        if text.len() > LONGEST {
            return Err(Unknown::NoDate);
        }
        let given = self
            .rules
            .formats
            .iter()
            .find_map(|format| format.read(text));
        if let Some(published) = given {
            return self.checked(published, forms::GIVEN);
        }
        if value::is_exponent(text) {
            return value::from_number(self, text);
        }
        if let Some(published) = iso::read(text) {
            return self.checked(published, forms::YEAR_FIRST);
        }
        let tidy = tidy::tidy(text);
        let (published, form) = self.in_any_form(&tidy)?;
        let is_persian = || tidy::is_of_persian_digits(text);
        match published.utc().year() {
            // What looks like the 15th century is today in the calendars of Iran and of Islam.
            1300..=1499 if text.contains('/') || is_persian() => Err(Unknown::Calendar),
            _ => self.checked(published, form),
        }
    }

    /// The first form that fits.
    fn in_any_form(&self, text: &str) -> Result<(Published, &'static str), Unknown> {
        let asked = Asked {
            dates: self,
            text,
            weekday: None,
        };
        for form in &forms::FORMS {
            if let Some(published) = (form.read)(asked)? {
                return Ok((published, form.name));
            }
        }
        Err(Unknown::NoDate)
    }

    fn checked(&self, published: Published, form: &'static str) -> Result<Dated, Unknown> {
        let year = published.utc().year();
        if year < 1000 {
            Err(Unknown::Ancient)
        } else if year > self.newest_year {
            Err(Unknown::Future)
        } else {
            Ok(Dated { published, form })
        }
    }
}

/// Reads a date by itself, as if nothing were known of its archive.
pub fn published(value: &Value) -> Option<Published> {
    Dates::default().read(value)
}

/// Why a date is read without the zone it names.
pub(crate) const NO_SUCH_ZONE: &str = "no such zone; read without it";

/// Whether a date names a zone that cannot be, and so is read without one.
pub(crate) fn has_impossible_zone(text: &str) -> bool {
    zone::is_impossible(text.trim())
}

/// Whether a text is no longer than dates are, or is marked as one.
pub(crate) fn is_short(text: &str) -> bool {
    text.len() < 60 || (text.len() < LONGEST && text.starts_with("<time"))
}

/// Whether a text is likely a date: for telling the shape of a field.
pub(crate) fn looks_dated(text: &str) -> bool {
    match Dates::default().examine_text(text) {
        Ok(_) => true,
        Err(reason) => matches!(reason, Unknown::Order | Unknown::Century),
    }
}

/// The order of day and month, where this text leaves no doubt.
pub(crate) fn settled_order(text: &str) -> Option<DateOrder> {
    figures::settled_order(&tidy::tidy(text.trim()))
}

fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

/// A number of `least` to `most` digits at the start, and what follows it.
fn number(text: &str, least: usize, most: usize) -> Option<(i32, &str)> {
    let count = text
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    if count < least {
        return None;
    }
    let (digits, rest) = text.split_at_checked(count)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests;
