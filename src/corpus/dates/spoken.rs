//! Dates with the month in letters: `Tue, 07 Jul 2015 20:34:03 +0200`, `July 7, 2025`, `9-MAR-1987 05:03:38.51`,
//! `Sun Oct 25 06:49:22 +0000 2015`, `7 de julio de 2025`, `7 липня 2025`.

use super::{civil, time};
use crate::corpus::Published;
use jiff::tz::Offset;

/// Words that may stand about without meaning anything.
const STRANGERS: usize = 5;

const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "januar",
        "jänner",
        "janvier",
        "janv",
        "enero",
        "ene",
        "січня",
        "січень",
        "января",
        "январь",
        "янв",
        "gennaio",
        "janeiro",
    ],
    &[
        "february",
        "feb",
        "februar",
        "février",
        "févr",
        "fév",
        "febrero",
        "лютого",
        "лютий",
        "февраля",
        "февраль",
        "фев",
        "febbraio",
        "fevereiro",
    ],
    &[
        "march",
        "mar",
        "märz",
        "mär",
        "mars",
        "marzo",
        "березня",
        "березень",
        "марта",
        "март",
        "мар",
        "março",
    ],
    &[
        "april",
        "apr",
        "avril",
        "avr",
        "abril",
        "abr",
        "квітня",
        "квітень",
        "апреля",
        "апрель",
        "апр",
        "aprile",
    ],
    &[
        "may",
        "mai",
        "mayo",
        "травня",
        "травень",
        "мая",
        "май",
        "maggio",
        "maio",
    ],
    &[
        "june",
        "jun",
        "juni",
        "juin",
        "junio",
        "червня",
        "червень",
        "июня",
        "июнь",
        "июн",
        "giugno",
        "junho",
    ],
    &[
        "july",
        "jul",
        "juli",
        "juillet",
        "juil",
        "julio",
        "липня",
        "липень",
        "июля",
        "июль",
        "июл",
        "luglio",
        "julho",
    ],
    &[
        "august",
        "aug",
        "août",
        "aout",
        "agosto",
        "ago",
        "серпня",
        "серпень",
        "августа",
        "август",
        "авг",
    ],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "вересня",
        "вересень",
        "сентября",
        "сентябрь",
        "сен",
        "settembre",
        "setembro",
    ],
    &[
        "october",
        "oct",
        "oktober",
        "okt",
        "octobre",
        "octubre",
        "жовтня",
        "жовтень",
        "октября",
        "октябрь",
        "окт",
        "ottobre",
        "outubro",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "листопада",
        "листопад",
        "ноября",
        "ноябрь",
        "ноя",
        "novembro",
    ],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "déc",
        "diciembre",
        "dic",
        "грудня",
        "грудень",
        "декабря",
        "декабрь",
        "дек",
        "dicembre",
        "dezembro",
    ],
];

/// Reads such a date; needs day, month and year.
pub(super) fn parse(text: &str) -> Option<Published> {
    let mut found = Found::default();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_alphanumeric() || c == '+') {
        // A sign belongs to the zone when a time came before it.
        let sign = rest
            .get(..start)
            .filter(|before| before.ends_with('-') && found.time.is_some());
        let word_start = start - usize::from(sign.is_some());
        rest = found.take(rest.get(word_start..)?)?;
    }
    let date = civil(found.year?, found.month?, found.day?)?;
    Some(match found.time {
        Some(clock) => time::zoned(date, clock, found.zone),
        None => Published::Day(date),
    })
}

#[derive(Default)]
struct Found {
    day: Option<i32>,
    month: Option<i32>,
    year: Option<i32>,
    time: Option<jiff::civil::Time>,
    zone: Option<Offset>,
    stranger_count: usize,
}

impl Found {
    /// Takes one word in; returns what follows it.
    fn take<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let length = text
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(text.len());
        let (word, rest) = text.split_at_checked(length)?;
        if word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number(text, word, rest);
        }
        let lower = word.to_lowercase();
        if let Some(month) = MONTHS
            .iter()
            .position(|names| names.contains(&lower.as_str()))
        {
            self.month.get_or_insert(month as i32 + 1);
        } else if let (Some(_), Some(zone)) = (self.time, time::zone(text)) {
            self.zone.get_or_insert(zone);
        } else {
            self.stranger_count += 1;
        }
        (self.stranger_count <= STRANGERS).then_some(rest)
    }

    fn number<'a>(&mut self, text: &'a str, word: &str, rest: &'a str) -> Option<&'a str> {
        if word.is_empty() {
            self.zone = self.zone.or_else(|| time::zone(text));
            let digits = |c: char| !(c.is_ascii_digit() || matches!(c, '+' | '-' | ':'));
            return Some(
                text.get(text.find(digits).unwrap_or(text.len())..)
                    .unwrap_or_default(),
            );
        }
        if rest.starts_with(':') && self.time.is_none() {
            let (clock, rest) = time::clock(text)?;
            self.time = Some(clock);
            return Some(rest);
        }
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        let number: i32 = digits.parse().ok()?;
        match digits.len() {
            4 if self.year.is_none() => self.year = Some(number),
            1 | 2 if self.day.is_none() => self.day = Some(number),
            _ => return None,
        }
        Some(rest)
    }
}
