//! Amounts with what they are of: money, per cent, units of measure. Modifiers (`nearly`, `more than`) are inside.

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
const SYMBOLS: &[&str] = &[
    "$", "£", "€", "¥", "₴", "₽", "₹", "₩", "₪", "₤", "₺", "₦", "₱", "₵", "¢", "฿", "৳", "₫",
];
/// Letters of a currency that stand before a number, with a blank or without.
const BEFORE_NUMBER: &[&str] = &[
    "Rs", "CHF", "EUR", "USD", "GBP", "JPY", "KSh", "Ksh", "KSH", "Sh", "USh", "Ush", "TSh", "Tsh",
    "KES", "UGX", "TZS", "Tk", "RM", "INR", "PKR", "ZAR", "NGN", "GHS", "RMB", "CNY", "SGD", "AUD",
    "CAD", "NZD", "HKD", "AED", "Dh", "Dhs", "SR", "QR", "kr", "SEK", "NOK", "DKK", "Php", "PHP",
    "MXN", "Rp", "LE", "NIS", "Birr", "ETB", "IDR", "MYR", "EGP", "COP", "ARS", "BRL", "PEN",
];
/// Letters that stand behind a number.
const AFTER_NUMBER: &[&str] = &["USD", "EUR", "RMB"];
/// Letters of one that are written together with the number, and of roads, too.
const GLUED: &[&str] = &["R", "N", "P", "K"];

/// Whether a mark is that of a currency.
pub(crate) fn is_symbol(word: &str) -> bool {
    SYMBOLS.contains(&word)
}

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
    while at < start + LONGEST && document.bits(at).has(Bits::SCALE) && is_scale(document, at) {
        (at, is_sure) = (at + 1, true);
    }
    Some(Amount { end: at, is_sure })
}

/// `m`, `bn` and `k` are scales only when glued to the digits.
fn is_scale(document: &Document<'_>, at: usize) -> bool {
    document.word(at).len() > 2 || document.is_glued(at)
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

/// `$12.5 million`, `€5bn`, `Rs 300 crore`, `about 10,000 marks`.
pub(crate) fn money(document: &Document<'_>, at: usize) -> Option<usize> {
    symbol(document, at)
        .and_then(|after| amount(document, after).filter(|amount| amount.is_sure))
        .map(|amount| currency(document, amount.end).unwrap_or(amount.end))
        .or_else(|| prefixed(document, at))
        .or_else(|| worded(document, at))
}

fn symbol(document: &Document<'_>, at: usize) -> Option<usize> {
    const BEFORE_SYMBOL: &[&str] = &["US", "A", "C", "HK", "NZ", "S", "R", "NT", "GH", "U.S."];
    let word = document.word(at);
    if SYMBOLS.contains(&word) {
        return Some(at + 1);
    }
    let next = at + 1;
    // `S/ 3,500` and `S/. 120`: the sol of Peru.
    if word == "S" && document.word(next) == "/" && document.is_glued(next) {
        let dot = usize::from(document.word(next + 1) == "." && document.is_glued(next + 1));
        return (document.shape(next + 1 + dot) == Shape::Number).then_some(next + 1 + dot);
    }
    if BEFORE_SYMBOL.contains(&word) {
        let is_glued = SYMBOLS.contains(&document.word(next)) && document.is_glued(next);
        return is_glued.then_some(at + 2);
    }
    let is_abbreviated = document.word(next) == "." && document.is_glued(next);
    let number = next + usize::from(is_abbreviated);
    (BEFORE_NUMBER.contains(&word.trim_end_matches('.')) && document.shape(number) == Shape::Number)
        .then_some(number)
}

/// Whether a word is letters of a currency and digits, perhaps with their scale: `R450`, `Sh500`, `R400bn`.
pub(crate) fn is_prefixed(word: &str) -> bool {
    let word = ["bn", "tn", "mn", "m", "k"]
        .iter()
        .find_map(|scale| word.strip_suffix(scale))
        .unwrap_or(word);
    let letters = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    letters.len() < word.len() && (BEFORE_NUMBER.contains(&letters) || GLUED.contains(&letters))
}

/// `R450`, `N1,480`, `Ksh2.7 trillion`: letters and number in a word, of which the rest may stand behind a comma or point.
fn prefixed(document: &Document<'_>, at: usize) -> Option<usize> {
    let word = document.word(at);
    if !is_prefixed(word) {
        return None;
    }
    let mut end = at + 1;
    while matches!(document.word(end), "," | ".")
        && document.is_glued(end)
        && document.is_glued(end + 1)
        && document.shape(end + 1) == Shape::Number
    {
        end += 2;
    }
    let is_scaled = document.bits(end).has(Bits::SCALE) && is_scale(document, end);
    // `the N1` is a road, and so may be `R21`.
    let is_long = word.len() > 3 && !document.is_any(end, &["road", "highway"]);
    (end > at + 1 || is_scaled || is_long).then_some(end + usize::from(is_scaled))
}

/// An amount and the name of a currency, perhaps with whose it is between them.
fn worded(document: &Document<'_>, at: usize) -> Option<usize> {
    // Words that are currencies only beside digits.
    const DOUBTFUL: &[&str] = &[
        "won", "real", "mark", "marks", "crown", "crowns", "rand", "pound", "pounds", "franc",
        "lira", "penny", "pence", "cent", "krone", "sen", "lei", "soles", "dong", "kip", "fils",
    ];
    let amount = amount(document, at)?;
    let end = currency(document, amount.end)?;
    let last = end - 1;
    let is_pounds = document.is_any(last, &["pound", "pounds"]);
    let is_weighed = (at.saturating_sub(8)..at)
        .any(|near| document.is_any(near, &["weigh", "weighs", "weighed", "weighing", "weight"]));
    let is_weight = is_pounds && (is_weighed || document.is(end, "of"));
    // `in 1955 won`: the year and a verb.
    let is_verb = document.is(last, "won")
        && !document.word(last - 1).contains(',')
        && !document.bits(last - 1).has(Bits::SCALE);
    let is_bare_article = end == at + 2 && document.is_any(at, &["a", "an", "half"]);
    let is_sure = amount.is_sure
        || !document.is_any(last, DOUBTFUL)
        || document.is_any(last, &["pounds", "marks", "crowns", "cents", "pence"]);
    (is_sure && !is_weight && !is_verb && !is_bare_article).then_some(end)
}

fn currency(document: &Document<'_>, at: usize) -> Option<usize> {
    let is_currency = |at: usize| {
        document.bits(at).has(Bits::CURRENCY) && document.shape(at) != Shape::Caps
            || document.is_any(at, AFTER_NUMBER)
    };
    if is_currency(at) && !document.is_glued(at) {
        let is_sterling = document.is(at + 1, "sterling");
        return Some(at + 1 + usize::from(is_sterling));
    }
    if document.word(at) == "-"
        && document.is_glued(at)
        && document.is_glued(at + 1)
        && is_currency(at + 1)
    {
        return Some(at + 2);
    }
    let is_whose = document.bits(at).has(Bits::NORP | Bits::COUNTRY)
        || document.is_any(at, &["gold", "paper", "silver"]);
    (is_whose && is_currency(at + 1)).then_some(at + 2)
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
    let hyphen = usize::from(
        document.word(amount.end) == "-"
            && document.is_glued(amount.end)
            && document.is_glued(amount.end + 1),
    );
    let mut unit = amount.end + hyphen;
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
