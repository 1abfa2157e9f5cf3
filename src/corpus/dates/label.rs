//! What stands before a date: `Published:`, `Updated on`, `Stand:`, a weekday. And dates told from now, which nobody
//! knows later.

use super::{Asked, Reading, Unknown, figures, months, year_first};
use jiff::civil::Weekday;

/// Words that lead to a date without a colon.
const LEADS: [&str; 30] = [
    "published",
    "posted",
    "updated",
    "modified",
    "created",
    "first",
    "last",
    "on",
    "at",
    "date",
    "dated",
    "the",
    "le",
    "publie",
    "am",
    "vom",
    "den",
    "el",
    "il",
    "stand",
    "am",
    "du",
    "op",
    "la",
    "em",
    "publicado",
    "veroffentlicht",
    "опубликовано",
    "від",
    "от",
];

/// Words that make a time a distance from now.
const DISTANCES: [&str; 26] = [
    "ago",
    "yesterday",
    "today",
    "tomorrow",
    "now",
    "just",
    "minutes",
    "hours",
    "days",
    "hace",
    "ayer",
    "hoy",
    "vor",
    "gestern",
    "heute",
    "hier",
    "aujourd",
    "ieri",
    "oggi",
    "ontem",
    "hoje",
    "gisteren",
    "назад",
    "вчера",
    "сегодня",
    "вчора",
];

/// Reads a date behind its label.
pub(super) fn read(asked: Asked<'_>) -> Reading {
    let Some((rest, weekday)) = without_label(asked.text) else {
        return Ok(None);
    };
    let asked = Asked {
        text: rest,
        weekday,
        ..asked
    };
    for form in [year_first::read, figures::read, year_first::era] {
        if let Some(date) = form(asked)? {
            return Ok(Some(date));
        }
    }
    Ok(None)
}

/// The text from its first digit on, when what stands before is a label; and the weekday in it.
fn without_label(text: &str) -> Option<(&str, Option<Weekday>)> {
    let era = ["令和", "平成", "昭和", "民國"]
        .iter()
        .filter_map(|era| text.find(era));
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let at = era.min().map_or(digit, |era| era.min(digit));
    let (label, rest) = text
        .split_at_checked(at)
        .filter(|(label, _)| !label.is_empty())?;
    let is_word = |c: char| c.is_alphanumeric();
    let words: Vec<&str> = label
        .split(|c| !is_word(c))
        .filter(|word| !word.is_empty())
        .collect();
    let weekday = words.iter().find_map(|word| months::weekday(word));
    let is_lead = |word: &&str| {
        let folded = crate::text::fold::fold(word, crate::text::fold::Case::Fold);
        LEADS.contains(&folded.as_str()) || months::weekday(word).is_some()
    };
    let is_label =
        words.iter().all(is_lead) || (label.trim_end().ends_with([':', ')']) && words.len() <= 4);
    is_label.then_some((rest, weekday))
}

/// `2 hours ago`, `yesterday, 17:03`, `vor 3 Tagen`, `5 分钟前`.
pub(super) fn relative(asked: Asked<'_>) -> Reading {
    // With a year it is a date, whatever else is said: `Today, July 7, 2025`, and `7 ago 2025` in August.
    let is_digits = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    if asked
        .text
        .split(|c: char| !c.is_alphanumeric())
        .any(is_digits)
    {
        return Ok(None);
    }
    let lower = asked.text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let is_distance = words.any(|word| DISTANCES.contains(&word))
        || lower.starts_with("il y a")
        || lower.starts_with("há ")
        || lower.ends_with(" fa")
        || ["前", "昨天", "今天", "昨日", "今日", "전", "어제"]
            .iter()
            .any(|word| lower.contains(word));
    if is_distance {
        Err(Unknown::Relative)
    } else {
        Ok(None)
    }
}
