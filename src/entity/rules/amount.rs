//! Amounts with what they are of: money, per cent, units of measure. Modifiers (`nearly`, `more than`) are inside.

pub(crate) mod money;

use crate::entity::{document::Document, gazetteer::Bits, token::Shape};

/// An amount is not written in more tokens than this.
const LONGEST: usize = 12;

/// Modifiers of one and of two words.
const MODIFIERS: &[&str] = &[
    "about",
    "nearly",
    "around",
    "over",
    "almost",
    "some",
    "roughly",
    "approximately",
    "under",
    "only",
    "below",
    "above",
    "exactly",
];
const PAIRS: &[(&str, &str)] = &[
    ("more", "than"),
    ("less", "than"),
    ("at", "least"),
    ("up", "to"),
    ("at", "most"),
    ("fewer", "than"),
    ("close", "to"),
];

/// The first token after the modifiers at `at`.
pub(crate) fn modifiers(document: &Document<'_>, at: usize) -> usize {
    if PAIRS
        .iter()
        .any(|(first, second)| document.is(at, first) && document.is(at + 1, second))
    {
        at + 2
    } else if document.is_any(at, MODIFIERS) {
        at + 1
    } else {
        at
    }
}

/// How an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Amount {
    end: usize,
    /// Digits, or a scale word such as `million`: surely a number.
    is_sure: bool,
}

/// The amount at `at`: `12.5 million`, `5bn`, `twenty-five`, `two hundred thousand`, `10 to 12`, `5-6`.
fn amount(document: &Document<'_>, at: usize) -> Option<Amount> {
    let between = usize::from(document.is(at, "between"));
    let first = simple(document, at + between)?;
    let is_range = document.is_any(first.end, &["to", "or"])
        || between == 1 && document.is(first.end, "and")
        || matches!(document.word(first.end), "-" | "\u{2013}") && document.is_glued(first.end);
    if is_range && let Some(second) = simple(document, first.end + 1) {
        return Some(Amount {
            end: second.end,
            is_sure: first.is_sure || second.is_sure,
        });
    }
    (between == 0).then_some(first)
}

fn simple(document: &Document<'_>, start: usize) -> Option<Amount> {
    let mut at = start;
    let mut is_sure = false;
    if document.shape(at) == Shape::Number {
        (at, is_sure) = (at + 1, true);
    } else {
        at = words(document, at)?;
    }
    while at < start + LONGEST
        && let Some(end) = scale(document, at)
    {
        (at, is_sure) = (end, true);
    }
    Some(Amount { end: at, is_sure })
}

/// One past `billion`, also behind a hyphen as in `a 130-billion-euro package`. `m`, `bn` and `k` are scales only when
/// glued to the digits.
fn scale(document: &Document<'_>, at: usize) -> Option<usize> {
    let at = at + hyphen(document, at);
    let is_word = document.word(at).len() > 2;
    let is_letters = || document.is_glued(at) && document.word(at - 1) != "-";
    (document.bits(at).has(Bits::SCALE) && (is_word || is_letters())).then_some(at + 1)
}

/// One where a hyphen joins two words at `at`.
fn hyphen(document: &Document<'_>, at: usize) -> usize {
    let is_joint = document.is_glued(at) && document.is_glued(at + 1);
    usize::from(document.word(at) == "-" && is_joint)
}

/// Number words: `twenty-five`, `two and a half`, `half a`.
fn words(document: &Document<'_>, start: usize) -> Option<usize> {
    let is_article = |at: usize| document.is_any(at, &["a", "an"]);
    let is_number = |at: usize| document.bits(at).has(Bits::NUMBER);
    // `a hundred` and `a rupee`, but not the article of `a four-inch gun`.
    if is_article(start) && is_number(start + 1) {
        return None;
    }
    let mut at = start;
    while at < start + LONGEST {
        if is_number(at) {
            at += 1;
        } else if at > start && is_number(at + 1) && joins(document, at) {
            at += 2;
        } else {
            break;
        }
    }
    (at > start).then_some(at)
}

/// What may stand between two number words: `and`, a hyphen, `hundred`.
fn joins(document: &Document<'_>, at: usize) -> bool {
    let is_scale = document.bits(at).has(Bits::SCALE) && document.word(at).len() > 2;
    document.is(at, "and") || is_scale || document.word(at) == "-" && document.is_glued(at)
}

/// `85%`, `about 85 per cent`, `two percentage points`.
pub(crate) fn percent(document: &Document<'_>, at: usize) -> Option<usize> {
    let amount = amount(document, at)?;
    let at = amount.end;
    match document.word(at) {
        "%" => Some(at + 1),
        "percent" | "pct" if amount.is_sure || !document.is_any(at - 1, &["a", "an"]) => {
            Some(at + 1)
        }
        "per" if document.is(at + 1, "cent") => Some(at + 2),
        "percentage" if document.is_any(at + 1, &["points", "point"]) => Some(at + 2),
        "-" if document.is_any(at + 1, &["percent", "per"]) && document.is_glued(at + 1) => {
            let is_pair = document.is(at + 1, "per");
            Some(at + 2 + usize::from(is_pair))
        }
        _ => None,
    }
}

/// Whether the `m` before `end` is of metres and no million: `828m tall`, `the 400m final`.
fn is_metres(document: &Document<'_>, end: usize) -> bool {
    const MEASURED: &[&str] = &[
        "tall",
        "high",
        "long",
        "wide",
        "deep",
        "away",
        "above",
        "below",
        "race",
        "final",
        "freestyle",
        "hurdles",
        "sprint",
        "butterfly",
        "backstroke",
        "relay",
        "champion",
    ];
    document.word(end - 1) == "m" && document.is_glued(end - 1) && document.is_any(end, MEASURED)
}

/// `240 km`, `300-foot`, `12 square miles`, `3 million barrels a day`.
pub(crate) fn quantity(document: &Document<'_>, at: usize) -> Option<usize> {
    const BEFORE: &[&str] = &[
        "square", "cubic", "nautical", "metric", "short", "long", "sq", "gross",
    ];
    let amount = amount(document, at)?;
    if is_metres(document, amount.end) {
        return Some(amount.end);
    }
    let mut unit = amount.end + hyphen(document, amount.end);
    unit += usize::from(document.is_any(unit, BEFORE));
    let is_unit = document.bits(unit).has(Bits::UNIT)
        || matches!(document.word(unit), "°" | "C" | "F") && document.is_glued(unit);
    let is_article = amount.end == at + 1 && document.is_any(at, &["a", "an", "half"]);
    if !is_unit || is_article || document.is_any(unit, &["m", "C", "F"]) && !amount.is_sure {
        return None;
    }
    let is_slashed = document.word(unit + 1) == "/"
        && document.is_glued(unit + 1)
        && document.is_any(unit + 2, &["h", "hr", "hour", "s", "sec", "day", "l"]);
    let end = unit + 1 + 2 * usize::from(is_slashed);
    let is_rate = document.is_any(end, &["a", "an", "per"])
        && document.is_any(
            end + 1,
            &[
                "day", "hour", "second", "year", "month", "week", "minute", "head",
            ],
        );
    let is_scale = document.is_any(unit, &["degrees", "degree", "°"])
        && document.is_any(end, &["Celsius", "Fahrenheit", "C", "F"]);
    Some(if is_rate {
        end + 2
    } else {
        end + usize::from(is_scale)
    })
}
