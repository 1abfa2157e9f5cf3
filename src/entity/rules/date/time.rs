//! Times of day: `10:30 a.m.`, `0200 GMT`, `11 o'clock`.

use super::number;
use crate::entity::{document::Document, token::Shape};

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
        && hour < 25
        // Hours, minutes and seconds are how long it took.
        && !(document.word(end + 2) == ":" && document.is_glued(end + 3))
        && !(at > 0 && document.word(at - 1) == ":" && document.is_glued(at));
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
