//! What numbers say: money, per cent, dates, times, quantities. By rule, in any language that writes digits.
//!
//! At each token every rule is tried; the longest match wins, and of equally long ones the first in the order money,
//! per cent, date, time, quantity. Matches never overlap. Each rule looks at a bounded number of tokens.

pub(crate) mod amount;
pub(crate) mod date;

use super::{
    document::Document,
    gazetteer::Bits,
    label::Kind,
    resolve::{Spoken, resolve, tense},
    token::Shape,
};
use amount::money;
use jiff::civil::Date;

/// A match of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ruled {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// The day or range a date speaks of.
    pub(crate) resolved: Option<String>,
}

/// Finds all of them in a text published on `published`.
pub(crate) fn find(document: &Document<'_>, published: Option<Date>) -> Vec<Ruled> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.len() {
        match may_begin(document, at)
            .then(|| longest(document, at))
            .flatten()
        {
            Some((end, kind, spoken)) => {
                let resolved =
                    spoken.and_then(|spoken| resolve(spoken, published, tense(document, at)));
                found.push(Ruled {
                    start: at,
                    end,
                    kind,
                    resolved,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether any rule can begin with this token: a cheap look that spares most words the rest.
fn may_begin(document: &Document<'_>, at: usize) -> bool {
    const WORDS: Bits = Bits::STARTS_RULE
        .and(Bits::NUMBER)
        .and(Bits::MONTH)
        .and(Bits::WEEKDAY);
    match document.shape(at) {
        Shape::Number => true,
        Shape::Mark => money::is_symbol(document.word(at)),
        Shape::Caps if money::is_code(document.word(at)) => true,
        _ => document.bits(at).has(WORDS) || money::is_prefixed(document.word(at)),
    }
}

fn longest(document: &Document<'_>, at: usize) -> Option<(usize, Kind, Option<Spoken>)> {
    let number = |end: Option<usize>, kind| end.map(|end| (end, kind, None));
    let date = date::date(document, at).map(|(end, spoken)| (end, Kind::Date, spoken));
    let bare = amount::modifiers(document, at);
    let matches = [
        number(money::money(document, bare), Kind::Money),
        number(amount::percent(document, bare), Kind::Percent),
        date,
        number(date::time::time(document, at), Kind::Time),
        number(amount::quantity(document, bare), Kind::Quantity),
    ];
    let mut best: Option<(usize, Kind, Option<Spoken>)> = None;
    for found in matches.into_iter().flatten() {
        if best.is_none_or(|(end, ..)| found.0 > end) {
            best = Some(found);
        }
    }
    best
}

#[cfg(test)]
mod tests;
