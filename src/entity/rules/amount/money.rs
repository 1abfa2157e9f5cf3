//! Money: a sign, the letters or the name of a currency beside an amount.

use super::{Amount, LONGEST, amount, hyphen, scale};
use crate::entity::{document::Document, gazetteer::Bits, token::Shape};

const SYMBOLS: &[&str] = &[
    "$", "£", "€", "¥", "₴", "₽", "₹", "₩", "₪", "₤", "₺", "₦", "₱", "₵", "¢", "฿", "৳", "₫",
];
/// Letters of a currency that stand before a number, with a blank or without.
const BEFORE_NUMBER: &[&str] = &[
    "Rs", "CHF", "EUR", "USD", "GBP", "JPY", "KSh", "Ksh", "KSH", "Sh", "USh", "Ush", "TSh", "Tsh",
    "KES", "UGX", "TZS", "Tk", "RM", "INR", "PKR", "ZAR", "NGN", "GHS", "RMB", "CNY", "SGD", "AUD",
    "CAD", "NZD", "HKD", "AED", "Dh", "Dhs", "SR", "QR", "kr", "SEK", "NOK", "DKK", "Php", "PHP",
    "MXN", "Rp", "LE", "L.E", "NIS", "Birr", "ETB", "IDR", "MYR", "EGP", "COP", "ARS", "BRL",
    "PEN", "BWP", "ZMW", "MWK", "MZN", "NAD", "RWF", "MUR", "XAF", "XOF", "MAD", "TND", "DZD",
    "TRY", "ILS", "SAR", "QAR", "KWD", "BHD", "OMR", "JOD", "LKR", "BDT", "NPR", "THB", "VND",
    "KRW", "TWD", "KZT", "RUB", "UAH", "PLN", "CZK", "HUF", "RON", "DKK", "CLP",
];
/// Letters that stand behind a number.
const AFTER_NUMBER: &[&str] = &["USD", "EUR", "RMB"];
/// Letters of one that are written together with the number, and of roads, too.
const GLUED: &[&str] = &["R", "N", "P", "K"];

/// Whether a mark is that of a currency.
pub(crate) fn is_symbol(word: &str) -> bool {
    SYMBOLS.contains(&word)
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
    let is_before_number = BEFORE_NUMBER.contains(&word.trim_end_matches('.'))
        && document.shape(number) == Shape::Number
        && (!is_conference(word, document.word(number)) || scale(document, number + 1).is_some());
    is_before_number.then_some(number)
}

/// Whether a word in capitals is letters of a currency that stand before a number.
pub(crate) fn is_code(word: &str) -> bool {
    word.len() == 3 && BEFORE_NUMBER.contains(&word)
}

/// `COP26`, `COP 28`: a conference; nothing costs so few pesos.
fn is_conference(letters: &str, digits: &str) -> bool {
    letters == "COP" && digits.len() < 3
}

/// Whether a word is letters of a currency and digits, perhaps with their scale: `R450`, `Sh500`, `R400bn`.
pub(crate) fn is_prefixed(word: &str) -> bool {
    let word = ["bn", "tn", "mn", "m", "k"]
        .iter()
        .find_map(|scale| word.strip_suffix(scale))
        .unwrap_or(word);
    let letters = letters(word);
    letters.len() < word.len() && (BEFORE_NUMBER.contains(&letters) || GLUED.contains(&letters))
}

fn letters(word: &str) -> &str {
    word.trim_end_matches(|letter: char| letter.is_ascii_digit())
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
    let scale = scale(document, end);
    let letters = letters(word);
    let digits = word.strip_prefix(letters).unwrap_or_default();
    // `the N1` is a road, and so may be `R21`.
    let is_long = word.len() > 3
        && !document.is_any(end, &["road", "highway"])
        && !is_conference(letters, digits);
    scale.or((end > at + 1 || is_long).then_some(end))
}

/// An amount and the name of a currency, perhaps with whose it is between them.
fn worded(document: &Document<'_>, at: usize) -> Option<usize> {
    // Words that are currencies only beside digits.
    const DOUBTFUL: &[&str] = &[
        "won", "real", "mark", "marks", "crown", "crowns", "rand", "pound", "pounds", "franc",
        "lira", "penny", "pence", "cent", "krone", "sen", "lei", "soles", "dong", "kip", "fils",
    ];
    let amount = vague(document, at).or_else(|| amount(document, at))?;
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

/// `hundreds of millions of`, `tens of thousands of`: nobody counted, but money it is.
fn vague(document: &Document<'_>, start: usize) -> Option<Amount> {
    let is_many = |at: usize| {
        let is_plural = document.bits(at).has(Bits::SCALE) && document.word(at).ends_with('s');
        is_plural || document.is_any(at, &["tens", "dozens"])
    };
    let mut end = start;
    while end < start + LONGEST && is_many(end) && document.is(end + 1, "of") {
        end += 2;
    }
    let is_sure = true;
    (end > start).then_some(Amount { end, is_sure })
}

/// `50p`, `150p`, but not the lines of a screen.
fn is_pence(document: &Document<'_>, at: usize) -> bool {
    const LINES: &[&str] = &["144", "240", "360", "480", "576", "720"];
    document.word(at) == "p"
        && document.is_glued(at)
        && document.shape(at - 1) == Shape::Number
        && document.word(at - 1).len() < 4
        && !LINES.contains(&document.word(at - 1))
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
    if is_pence(document, at) || hyphen(document, at) == 1 && is_currency(at + 1) {
        return Some(at + 1 + hyphen(document, at));
    }
    let is_whose = document.bits(at).has(Bits::NORP | Bits::COUNTRY)
        || document.is_any(at, &["gold", "paper", "silver", "CFA"]);
    (is_whose && is_currency(at + 1)).then_some(at + 2)
}
